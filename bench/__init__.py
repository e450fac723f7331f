"""How fast a large corpus builds, beside a plain MkDocs site of the same content: `python -m bench`."""
