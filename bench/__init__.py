"""How fast a large corpus builds, beside Hugo writing the same kinds of pages and files: `python -m bench`."""
