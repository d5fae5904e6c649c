"""Compare two versions of a draft: which outcomes changed, and what of the draft changed them."""
