"""File to Document: Word and PDF files to blocks in reading order, each with where it stood."""
