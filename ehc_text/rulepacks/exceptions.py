"""The file of accepted exceptions, CSV or YAML: every fault is told as file:line with what to do about it.

A CSV may be cut from a scan's findings.csv: keep the rows to accept, and fill in reason, accepted_by and until.
"""

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from ehc_text.errors import SettingsError
from ehc_text.records.exceptions import AcceptedException
from ehc_text.rulepacks.lined import read_lined

_DECISION = ("reason", "accepted_by", "until")
_PLACES = ("section", "statement", "quote")
_KEYS = ("file", "child", "code", *_PLACES, *_DECISION)
_FINDINGS_KEYS = frozenset(
    ("name", "theme", "severity", "agency", "context", "page", "message", "advice", "basis", "accepted")
)
"""Further columns of findings.csv: they may stay in, and say nothing here."""

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_BRITISH = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


def load_exceptions(path: Path) -> tuple[AcceptedException, ...]:
    """Return the decisions that the file holds; rows whose reason, accepted_by and until are all empty decide nothing.

    Raises:
        SettingsError: if the file is missing or an entry is faulty; the message starts with file:line.
    """
    rows = _yaml_rows(path) if path.suffix.lower() in (".yaml", ".yml") else _csv_rows(path)
    return tuple(_exception(row, source) for source, row in rows if any(row.get(key) for key in _DECISION))


def _csv_rows(path: Path) -> Iterator[tuple[str, Mapping[str, str]]]:
    reader = csv.DictReader(io.StringIO(_text(path), newline=""))
    for position, name in enumerate(reader.fieldnames or (), start=1):
        if name not in _KEYS and name not in _FINDINGS_KEYS:
            # Without a row of headings this may be a plan's words: it is not repeated.
            raise SettingsError(f"{path.name}:1: column {position} has no known heading: use {', '.join(_KEYS)}.")
    missing = [key for key in ("code", *_DECISION) if key not in (reader.fieldnames or ())]
    if missing:
        raise SettingsError(f"{path.name}:1: the column '{missing[0]}' is missing: add it to the first line.")
    line = reader.line_num + 1
    for row in reader:
        cells = {key: _cell(value) for key, value in row.items() if isinstance(key, str) and isinstance(value, str)}
        yield f"{path.name}:{line}", cells
        line = reader.line_num + 1


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError:
        raise SettingsError(f"{path.name}:1: the file cannot be read: name a CSV or YAML file with --accept.") from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")  # what Excel saves as plain CSV


def _cell(text: str) -> str:
    """Return the cell without the apostrophe that keeps a spreadsheet from running it as a formula."""
    text = text.strip()
    return text[1:] if text[:1] == "'" and text[1:2] in ("=", "+", "-", "@") else text


def _yaml_rows(path: Path) -> Iterator[tuple[str, Mapping[str, str]]]:
    file = read_lined(path)
    if not isinstance(file.content, list):
        raise SettingsError(f"{path.name}:1: write a list of exceptions: start each with '- code: ...'.")
    for position, entry in enumerate(file.content):
        source = file.source((position,))
        if not isinstance(entry, dict):
            raise SettingsError(f"{source}: an exception has keys: {', '.join(_KEYS)}.")
        unknown = next((key for key in entry if key not in _KEYS), None)
        if unknown is not None:
            raise SettingsError(f"{source}: '{unknown}' is no known key: use {', '.join(_KEYS)}.")
        yield source, {str(key): str(value).strip() for key, value in entry.items() if value is not None}


def _exception(row: Mapping[str, str], source: str) -> AcceptedException:
    for key in ("code", *_DECISION):
        if not row.get(key):
            raise SettingsError(f"{source}: '{key}' is empty: fill it in, or take the exception out.")
    if not row.get("file") and not row.get("child"):
        raise SettingsError(f"{source}: say which plan: fill in 'file', or 'child' (name and date of birth, or key).")
    texts = {key: row.get(key, "") for key in _KEYS if key != "until"}
    return AcceptedException(**texts, until=_day(row["until"], source), source=source)


def _day(text: str, source: str) -> dt.date:
    """Return the day of 2026-11-01 or, as British Excel writes it, 01/11/2026."""
    iso, british = _ISO.fullmatch(text), _BRITISH.fullmatch(text)
    parts = iso.groups() if iso else tuple(reversed(british.groups())) if british else ()
    try:
        year, month, day = map(int, parts)
        return dt.date(year, month, day)
    except ValueError:
        raise SettingsError(f"{source}: 'until' is no day: write it as YYYY-MM-DD.") from None
