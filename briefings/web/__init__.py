"""The site: pages, templates, and the only part that knows MkDocs."""
