"""Which words of a text a query was found by, and the pieces of text that show it."""
