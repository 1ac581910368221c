"""How much of real minutes is read rightly: readings compared with gold metadata."""
