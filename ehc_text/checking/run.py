"""Runs every check of a rule pack over one plan and puts the findings in the plan's own order."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ehc_text.checking.abstaining import abstention, rests_on_undivided, rests_on_unread
from ehc_text.checking.context import CheckContext
from ehc_text.checking.judging import RULES_ALONE, Judges
from ehc_text.checking.provision import THEME as PROVISION_THEME
from ehc_text.checking.provision import provision_findings
from ehc_text.checking.registry import coded_checks
from ehc_text.checking.unheaded import find_unheaded, problem_of
from ehc_text.checking.wording import KINDS as WORDING_KINDS
from ehc_text.checking.wording import wording_findings
from ehc_text.errors import RulesError
from ehc_text.records.document import Problem
from ehc_text.records.finding import Finding
from ehc_text.records.plan import SECTION_LETTERS, DocumentKind, Plan
from ehc_text.records.rules import Check, CheckKind, RulePack

_REVIEW_THEME = "annual_review"
_REVIEWS_TOO = "reviews_too"
"""The setting of a check of plans that annual review reports undergo as well."""

_ORDER = {letter: position for position, letter in enumerate(("front", *SECTION_LETTERS, "tail"))}


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """What the checks found, and which of them abstained because a part of the document could not be read."""

    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()


def run_checks(plan: Plan, pack: RulePack, as_of: dt.date, judges: Judges = RULES_ALONE) -> CheckResult:
    """Return the findings of all checks that apply to this kind of document, by section, offset and code.

    Without `judges` the rules decide alone.

    Raises:
        RulesError: if a rule file asks for a coded check that the program does not have.
    """
    unheaded = find_unheaded(plan, judges.provision)
    plan = replace(plan, hidden=tuple(dict.fromkeys((*plan.hidden, *(one.letter for one in unheaded)))))
    running: list[Check] = []
    unread: list[Check] = []
    undivided: list[Check] = []
    for check in pack.checks:
        if _applies(check, plan.kind):
            if rests_on_unread(check, plan):
                unread.append(check)
            elif rests_on_undivided(check, plan):
                undivided.append(check)
            else:
                running.append(check)
    context = CheckContext(as_of=as_of, words=pack.words, judges=judges)
    findings = in_order(_findings(plan, running, context))
    return CheckResult(findings=findings, problems=(*map(problem_of, unheaded), *_problems(plan, unread, undivided)))


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings by section, offset and code."""
    return tuple(sorted(findings, key=_place))


def _applies(check: Check, kind: DocumentKind) -> bool:
    if kind is DocumentKind.OTHER:
        return False
    is_review = kind is DocumentKind.ANNUAL_REVIEW
    return (check.theme == _REVIEW_THEME) == is_review or (is_review and _REVIEWS_TOO in check.settings)


def _findings(plan: Plan, checks: Sequence[Check], context: CheckContext) -> Iterator[Finding]:
    shared, worded, coded = [], [], []
    for check in checks:
        if check.theme == PROVISION_THEME or check.kind is CheckKind.PHRASE:
            shared.append(check)
        elif check.kind in WORDING_KINDS:
            worded.append(check)
        else:
            coded.append(check)
    yield from provision_findings(plan, shared, context)
    yield from wording_findings(plan, worded)
    functions = coded_checks()
    for check in coded:
        if check.code not in functions:
            raise RulesError(f"{check.source}: no function is known for {check.code}: set its kind to 'phrase'.")
        yield from functions[check.code](plan, check, context)


def _place(finding: Finding) -> tuple[int, int, str]:
    """Return the sorting key of a finding: what has no section comes first, what has no offset first in its section."""
    section = _ORDER.get(finding.section or "front", len(_ORDER))
    return section, -1 if finding.start is None else finding.start, finding.code


def _problems(plan: Plan, unread: Sequence[Check], undivided: Sequence[Check]) -> Iterator[Problem]:
    for abstaining in (unread, undivided):
        if abstaining:
            yield abstention(plan, [check.code for check in abstaining], is_undivided=abstaining is undivided)
