"""What the commits of the repository know of earlier versions. All else works without a repository, too."""
