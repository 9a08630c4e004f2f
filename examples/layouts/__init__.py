"""How an invented plan's content becomes a Word or PDF file and its gold labels."""
