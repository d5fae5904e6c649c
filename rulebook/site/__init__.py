"""Make the documentation site of an edition: rules, words and templates to pages."""
