"""Word documents to lines of text."""
