"""What an answer to a question is, and how it is written out."""
