"""The `archive` commands that need the index."""
