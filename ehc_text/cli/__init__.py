"""The command ehc: a file for each desk."""
