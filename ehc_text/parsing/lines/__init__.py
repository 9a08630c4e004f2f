"""A document as one stream of lines and rows, and what a line, a label, a letter or a title is."""
