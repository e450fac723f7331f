"""What leaves the site for other programs: one module for each format, and no MkDocs."""
