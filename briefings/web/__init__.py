"""The site: its pages and templates, and the only part that imports MkDocs."""
