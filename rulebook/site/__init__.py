"""Make pages from rules, words and templates. Jinja2 is imported here alone, and late."""
