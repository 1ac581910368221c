"""How the index comes to hold what the store holds: built anew, or caught up from the log."""
