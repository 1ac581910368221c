"""Realistic invented agenda items in any number; item ``i`` has the same bytes for one seed."""
