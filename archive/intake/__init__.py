"""From a source file to items in the store: the only place where files, readers and store meet."""
