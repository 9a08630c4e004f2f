"""Which version of the program this is."""


def version() -> str:
    """Return the installed version, "unknown" in a checkout that was never installed."""
    from importlib import metadata  # brings in all that reads e-mail

    try:
        return metadata.version("ehc-text")
    except metadata.PackageNotFoundError:
        return "unknown"
