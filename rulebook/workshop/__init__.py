"""Work on rulebooks: run their examples, break their rules, say what becomes of the letter."""
