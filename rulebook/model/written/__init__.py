"""Say how the files of a rulebook are written: what each key may hold. The schemas are made of this.

What is written well becomes the nouns of the same names in `rulebook.model`.
"""
