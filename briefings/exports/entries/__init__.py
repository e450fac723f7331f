"""From the corpus and its figures to the shapes of the data."""
