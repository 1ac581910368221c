"""Where the index lies: its folders, which one is live, and how readers follow it."""
