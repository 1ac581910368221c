"""PDFs to lines of text: words, rows, page frames, labels beside the text."""
