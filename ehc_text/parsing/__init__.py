"""Document to Plan: kind, front sheet, dates, sections A to K, statements with their facets."""
