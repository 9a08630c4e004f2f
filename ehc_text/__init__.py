"""Reads Education, Health and Care plans and flags what an auditor should look at."""
