"""What the sections hold: statements with their facets, needs, outcomes, advice and views."""
