"""What helps who searches: suggestions, corrections, similar decisions, statistics."""
