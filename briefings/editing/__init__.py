"""Changing annotation files as text, with their comments: canonical form, and new entries."""
