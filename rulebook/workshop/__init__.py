"""Work on rulebooks: pure functions of what was loaded."""
