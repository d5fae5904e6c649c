"""Sign files, and tell by whom they were signed: Ed25519, in the two plain files of minisign."""
