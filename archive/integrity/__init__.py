"""Is everything as it was written? Reads all of it again; shares no code with the writers."""
