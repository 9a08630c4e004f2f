"""Runs every check of a rule pack over one plan and puts the findings in the plan's own order."""

import datetime as dt
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ehc_text.checking.context import CheckContext
from ehc_text.checking.provision import THEME as PROVISION_THEME
from ehc_text.checking.provision import provision_findings
from ehc_text.checking.registry import coded_checks
from ehc_text.checking.wording import KINDS as WORDING_KINDS
from ehc_text.checking.wording import wording_findings
from ehc_text.errors import RulesError
from ehc_text.records.document import Problem, ProblemKind
from ehc_text.records.finding import Finding
from ehc_text.records.plan import SECTION_LETTERS, DocumentKind, Plan, Section
from ehc_text.records.rules import Check, CheckKind, RulePack

RESTS_ON = "rests_on"
"""The setting of a check that finds something missing: the letter of the section that it looks in, 'front' or 'all'.

With a page unread that may belong to that part, the check abstains instead of guessing.
"""

_REVIEW_THEME = "annual_review"
_ORDER = {letter: position for position, letter in enumerate(("front", *SECTION_LETTERS, "tail"))}


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """What the checks found, and which of them abstained because pages could not be read."""

    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()


def run_checks(plan: Plan, pack: RulePack, as_of: dt.date) -> CheckResult:
    """Return the findings of all checks that apply to this kind of document, by section, offset and code.

    Raises:
        RulesError: if a rule file asks for a coded check that the program does not have.
    """
    checks = [check for check in pack.checks if _applies(check, plan.kind)]
    abstaining = [check for check in checks if _rests_on_unread(check, plan)]
    running = [check for check in checks if check not in abstaining]
    context = CheckContext(as_of=as_of, words=pack.words)
    findings = in_order(_findings(plan, running, context))
    return CheckResult(findings=findings, problems=_problems(plan, abstaining))


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings by section, offset and code."""
    return tuple(sorted(findings, key=_place))


def _applies(check: Check, kind: DocumentKind) -> bool:
    if kind is DocumentKind.OTHER:
        return False
    return (check.theme == _REVIEW_THEME) == (kind is DocumentKind.ANNUAL_REVIEW)


def _rests_on_unread(check: Check, plan: Plan) -> bool:
    if RESTS_ON not in check.settings or not plan.unread_pages:
        return False
    first, last = _pages_of(plan, str(check.settings[RESTS_ON]))
    return any(first <= page <= last for page in plan.unread_pages)


def _pages_of(plan: Plan, letter: str) -> tuple[float, float]:
    """Return the pages that a part of the plan may run over, up to where the next starts; all of them if unknown."""
    starts = sorted((page, section.letter) for section in plan.sections for page in _first_page(section))
    if letter == "front" and starts:
        return 1, starts[0][0]
    for position, (page, one) in enumerate(starts):
        if one == letter:
            return page, starts[position + 1][0] if position + 1 < len(starts) else math.inf
    return 1, math.inf


def _first_page(section: Section) -> tuple[int, ...]:
    pages = [piece.place.page for piece in section.pieces if piece.place.page is not None]
    return (min(pages),) if pages else ()


def _findings(plan: Plan, checks: Sequence[Check], context: CheckContext) -> Iterator[Finding]:
    shared = [check for check in checks if check.theme == PROVISION_THEME or check.kind is CheckKind.PHRASE]
    yield from provision_findings(plan, shared, context)
    worded = [check for check in checks if check.kind in WORDING_KINDS]
    yield from wording_findings(plan, worded)
    functions = coded_checks()
    for check in checks:
        if check in shared or check in worded:
            continue
        if check.code not in functions:
            raise RulesError(f"{check.source}: no function is known for {check.code}: set its kind to 'phrase'.")
        yield from functions[check.code](plan, check, context)


def _place(finding: Finding) -> tuple[int, int, str]:
    """Return the sorting key of a finding: what has no section comes first, what has no offset first in its section."""
    section = _ORDER.get(finding.section or "front", len(_ORDER))
    return section, -1 if finding.start is None else finding.start, finding.code


def _problems(plan: Plan, abstaining: Sequence[Check]) -> tuple[Problem, ...]:
    if not abstaining:
        return ()
    codes = ", ".join(sorted(check.code for check in abstaining))
    pages = ", ".join(str(page) for page in plan.unread_pages)
    message = f"Pages that could not be read ({pages}) may hold what these checks look for, so they abstained: {codes}."
    return (Problem(kind=ProblemKind.CHECK_ABSTAINED, message=message, page=plan.unread_pages[0]),)
