"""Finding passages in the article's own text as a browser does, and pointing to them.

Nothing here stores the text or knows of MkDocs. Results are offsets, and the words that were asked for.
"""
