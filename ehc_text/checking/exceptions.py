"""Marks the findings that somebody accepted, with a reason and until a day; when it is past, they count again."""

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ehc_text.language.nlp import fold
from ehc_text.records.assessment import FileFacts
from ehc_text.records.exceptions import AcceptedException
from ehc_text.records.finding import Acceptance, Finding
from ehc_text.records.plan import Child

_KEY_LENGTH = 16

_HIDDEN = re.compile(r"\[(?:child|name|school|date of birth|number)\]")
"""What reports put in the place of names."""


def with_acceptances(
    findings: Iterable[Finding],
    file: FileFacts,
    child: Child,
    exceptions: Sequence[AcceptedException],
    as_of: dt.date,
) -> tuple[Finding, ...]:
    """Return the findings, each with the decision that speaks of it; one that still holds goes before one that ran out.

    `as_of` is the day that a decision's last day is held against.
    """
    own = exceptions_for(file, child, exceptions)
    newest_first = sorted(own, key=lambda one: one.until, reverse=True)
    return tuple(_settled(finding, newest_first, as_of) for finding in findings)


def exceptions_for(
    file: FileFacts, child: Child, exceptions: Iterable[AcceptedException]
) -> tuple[AcceptedException, ...]:
    """Return the exceptions that speak of this plan: of its child where both are known, else of its file."""
    return tuple(one for one in exceptions if _speaks_of(one, file, child))


def child_key(child: Child) -> str:
    """Return a key that stands for name and date of birth, "" where they are not known.

    The key keeps names out of lists. It is no secret: whoever knows name and birthday can work it out.
    """
    if not child.first_name or child.date_of_birth is None:
        return ""
    return hashlib.sha256(_name_and_birth(child).encode()).hexdigest()[:_KEY_LENGTH]


def _settled(finding: Finding, exceptions: Iterable[AcceptedException], as_of: dt.date) -> Finding:
    one = next((one for one in exceptions if _covers(one, finding)), None)
    if one is None:
        return replace(finding, acceptance=None) if finding.acceptance else finding
    acceptance = Acceptance(
        reason=one.reason,
        accepted_by=one.accepted_by,
        until=one.until,
        source=one.source,
        has_run_out=one.until < as_of,
    )
    return replace(finding, acceptance=acceptance)


def _speaks_of(one: AcceptedException, file: FileFacts, child: Child) -> bool:
    key = child_key(child)
    if one.child and key:
        return one.child == key or _plain(one.child) == _plain(_name_and_birth(child))
    path = one.file.replace("\\", "/")
    if not path:
        return False
    return path in (file.path, file.name, file.sha256) or _is_pseudonym_of(file, path)


def _is_pseudonym_of(file: FileFacts, label: str) -> bool:
    """Return whether reports call the file so; a file with the contents of an earlier one has a number."""
    return bool(file.pseudonym) and re.fullmatch(rf"{file.pseudonym}(?:-\d+)?", label) is not None


def _name_and_birth(child: Child) -> str:
    birth = child.date_of_birth.isoformat() if child.date_of_birth else ""
    return " ".join(part.strip() for part in (child.first_name, child.surname, birth) if part).lower()


def _covers(one: AcceptedException, finding: Finding) -> bool:
    if one.code != finding.code or (one.section and one.section != (finding.section or "")):
        return False
    if one.quote:
        wanted, found = _plain(one.quote), _plain(finding.quote)
        return bool(found) and (wanted in found or found in wanted or _is_hidden_form(wanted, found))
    return not one.statement or one.statement == finding.statement


def _is_hidden_form(wanted: str, found: str) -> bool:
    """Return whether `wanted` is a quote from a report in which names are hidden: "[child] will have access to"."""
    parts = _HIDDEN.split(wanted)
    return len(parts) > 1 and re.fullmatch(r".+?".join(map(re.escape, parts)), found) is not None


def _plain(text: str) -> str:
    return " ".join(fold(text).casefold().replace(",", " ").split())
