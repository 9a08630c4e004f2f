"""Writes a trained model's files where `--models` finds them: all of them, or none."""

from collections.abc import Mapping
from pathlib import Path

from ehc_text.classifiers.store import MANIFEST
from ehc_text.written import make_folder, write_whole


def keep_model(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files into the folder, the manifest last: without it, or with an older one, the model is refused.

    Raises:
        OutputError: if the folder cannot be written to.
    """
    make_folder(folder)
    for name in sorted(files, key=lambda name: name == MANIFEST):
        write_whole(folder / name, files[name])
