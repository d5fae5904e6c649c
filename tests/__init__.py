"""Test Rulebook: `small.py` builds small drafts and editions, `generate.py` makes drafts by the thousand."""
