"""Which lines, cells and column heads open sections A to K, in whatever way a council prints them."""
