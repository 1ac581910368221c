"""Whole minutes as lines: the meeting, its items, their titles, labels and sections."""
