"""The article's own text, as a contributor holds it: finding passages in it as a browser does, and pointing to them.

Nothing here stores a text or knows of MkDocs; what is found is given as offsets, and as the words that were asked for.
"""
