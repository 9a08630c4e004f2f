"""Scan to Sample, and figures against labelled cases."""
