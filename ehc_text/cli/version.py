"""Which version of the program this is."""

from importlib import metadata


def version() -> str:
    """Return the installed version, "unknown" in a checkout that was never installed."""
    try:
        return metadata.version("ehc-text")
    except metadata.PackageNotFoundError:
        return "unknown"
