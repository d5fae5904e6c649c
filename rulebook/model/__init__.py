"""Hold the nouns: frozen models, no files, no clock."""
