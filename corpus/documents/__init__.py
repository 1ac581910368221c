"""Makes the sample PDFs and Word documents of the corpus from invented text."""
