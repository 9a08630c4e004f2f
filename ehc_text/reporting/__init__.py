"""To files: the JSON contract, CSV, HTML and the terminal view."""
