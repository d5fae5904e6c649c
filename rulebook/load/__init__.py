"""Turn bytes into models; the only code that opens files."""
