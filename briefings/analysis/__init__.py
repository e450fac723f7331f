"""The figures: pure functions of a Corpus."""
