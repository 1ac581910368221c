"""One module a source system: bytes of a source file to agenda items."""
