"""What was decided: read from proposal and resolution, each value with its evidence."""
