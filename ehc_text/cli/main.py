"""The command `ehc`: the Typer application, and errors turned to exit codes."""


def run() -> None:
    """Run the command line and leave with its exit code."""
