"""What the repository's commits know of earlier versions; everything else works where there is no repository."""
