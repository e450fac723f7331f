"""Change annotation files as text without losing their comments: canonical form, new values and new entries."""
