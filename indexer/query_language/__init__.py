"""The language of queries: from what was typed to the query tree, with messages."""
