"""Make pages: templates in `templates/`, one module for each page. Jinja2 is imported here alone, and late."""
