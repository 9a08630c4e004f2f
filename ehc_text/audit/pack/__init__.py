"""The audit pack: a workbook that an auditor fills in, and the answers read back from it."""
