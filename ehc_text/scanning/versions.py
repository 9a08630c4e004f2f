"""The fingerprint of all that a result depends on beside the file itself: what was read with the same can be reused."""

import hashlib
import json
import platform
import shutil
from collections.abc import Iterator
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from ehc_text.pipeline import Tools
from ehc_text.reading.convert import find_libreoffice
from ehc_text.scanning.task import ReadingOrder
from ehc_text.shipped import NO_MODELS, folder

_CHARS = 16
_LIBRARIES = ("ehc-text", "lxml", "numpy", "pypdfium2", "spacy")
"""Those whose next version may read or judge a document otherwise."""


def with_versions(order: ReadingOrder, tools: Tools) -> ReadingOrder:
    """Return the order with the fingerprint that every worker must come to as well."""
    return replace(order, versions=versions_of(order, tools))


def versions_of(order: ReadingOrder, tools: Tools) -> str:
    """Return the fingerprint of program, libraries, rules, models, as-of day and password use.

    The accepted exceptions and the framework of grades are no part of it: they are applied anew whenever the results
    are written. Of the password it holds only that there is one. A word of two is not told from it.
    """
    parts = {
        "program": _program(),
        "libraries": [_version(name) for name in _LIBRARIES],
        "python": platform.python_version_tuple()[:2],
        # A file that could not be read without them can be read once they are there.
        "found": [find_libreoffice() is not None, shutil.which("tesseract") is not None],
        "rules": tools.pack.version,
        "off": sorted(order.off),
        "severities": sorted((code, severity.value) for code, severity in order.severities.items()),
        "models": _models(order),
        "as_of": order.as_of.isoformat(),
        "password": order.password is not None,
    }
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:_CHARS]


def pages_version() -> str:
    """Return the fingerprint of what pages are made with: it must be the same wherever they are made."""
    return _hash((_package() / "reporting" / "templates").iterdir()) + _version("jinja2")


def _program() -> str:
    """Return a hash over the program's own files: in a checkout they change while the version stays."""
    return _hash(path for path in _package().rglob("*.py"))


def _models(order: ReadingOrder) -> str:
    """Return a hash over the manifests, which hold the hashes of the weights, and the thresholds.

    A model that the named folder does not hold is the shipped one.
    """
    if order.models == NO_MODELS:
        return NO_MODELS
    shipped = folder("models")
    folders = (shipped, order.models or shipped)
    return "+".join(_hash(where.glob("*/manifest.json")) for where in folders)


def _hash(paths: Iterator[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.parent.name.encode() + path.name.encode() + b"\0")
        digest.update(path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()


def _package() -> Path:
    return Path(__file__).parent.parent


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
