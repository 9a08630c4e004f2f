"""Runs the command `ehc` from a checkout: `python cli.py check FILE`."""

from ehc_text.cli.main import run

run()
