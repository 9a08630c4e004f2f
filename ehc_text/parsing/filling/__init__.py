"""The text of each section, line by line and row by row, with the map back to the file."""
