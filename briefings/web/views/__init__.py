"""What each page shows: one module a page, from the corpus and its figures to a template's context."""
