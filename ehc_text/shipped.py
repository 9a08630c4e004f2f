"""Finds the data that ships with the program: rules/ and models/, in a checkout or installed."""

from importlib.resources import files
from pathlib import Path
from typing import Literal

from ehc_text.errors import SettingsError

NO_MODELS: Literal["off"] = "off"
"""Named in the place of a folder of models: the rules decide alone."""


def folder(name: str) -> Path:
    """Return the shipped folder `name` ("rules" or "models").

    An installed package carries it under `_shipped`; in a checkout it lies beside the package. `sys.path` is
    never searched: an editable install leaves a stale copy of `_shipped` in site-packages.

    Raises:
        SettingsError: if neither place has it.
    """
    package = Path(str(files("ehc_text")))
    installed = package / "_shipped" / name
    if installed.is_dir():
        return installed
    checkout = package.parent / name
    if checkout.is_dir() and (package.parent / "pyproject.toml").is_file():
        return checkout
    raise SettingsError(f"The folder '{name}' that ships with ehc-text is missing: install ehc-text again.")
