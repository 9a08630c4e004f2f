"""Many files to a Scan: the work list, and the folder that it leaves."""
