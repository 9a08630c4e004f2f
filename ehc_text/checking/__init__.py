"""Plan to Findings: the kinds of check a rule file can ask for, and a file for each family that needs code."""
