"""The front sheet: the child, the plan's status, and its dates by their roles."""
