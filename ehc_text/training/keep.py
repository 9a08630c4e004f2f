"""Writes a trained model's files where `--models` finds them: all of them, or none."""

from collections.abc import Mapping
from pathlib import Path

from ehc_text.classifiers.store import MANIFEST
from ehc_text.errors import OutputError


def keep_model(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files into the folder, the manifest last: without it, or with an older one, the model is refused.

    Raises:
        OutputError: if the folder cannot be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in sorted(files, key=lambda name: name == MANIFEST):
            _write(folder / name, files[name])
    except OSError as error:
        raise OutputError(
            f"The model could not be written to '{folder}': {error.strerror}. Name another --out."
        ) from None


def _write(path: Path, content: bytes) -> None:
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
