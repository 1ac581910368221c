"""Sample minutes with what is in them, and a generator of any number more."""
