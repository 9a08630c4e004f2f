"""The checks on section K: which advice is there, how old it was when the plan was issued, and what has no date."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping

from ehc_text.checking.advice_family import is_of_family
from ehc_text.checking.context import CheckContext, CheckFunction, number_of, phrases_of
from ehc_text.checking.evidence import absence_finding, quote_finding, section_of
from ehc_text.checking.structure import has_content
from ehc_text.checking.timing import add_months, newest_issue
from ehc_text.language.dates import find_dates
from ehc_text.language.wording import has_words
from ehc_text.records.finding import Agency, Finding
from ehc_text.records.plan import AdviceEntry, Plan
from ehc_text.records.rules import Check

_OWNERS = {
    "parent": Agency.EDUCATION,
    "education": Agency.EDUCATION,
    "psychology": Agency.EDUCATION,
    "medical": Agency.HEALTH,
    "social care": Agency.SOCIAL_CARE,
}
"""The advice of regulation 6(1) that every assessment needs, and the agency that owes it."""


def statutory_advice_missing(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """ADV001: section K lists no advice of a kind that regulation 6(1) requires; a nil return counts as advice."""
    section = section_of(plan, "K")
    if section is None or not has_content(section) or not plan.advice:
        return  # STR001 and STR002 tell of these
    # What is only announced is no advice yet.
    listed = [entry for entry in plan.advice if not has_words(entry.text, phrases_of(check, "to_come"))]
    given = {kind for entry in listed for kind in entry.kinds}
    own = _own_words(plan)
    if any(
        has_words(entry.text, phrases_of(check, "parent")) or own.search(entry.text) or is_of_family(entry, plan.child)
        for entry in listed
    ):
        given.add("parent")
    for kind, agency in _OWNERS.items():
        if kind not in given:
            yield absence_finding(check, "K", message=check.message.replace("{kind}", kind), agency=agency)


def advice_out_of_date(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """DAT007: advice dated more than `months` before the plan was issued."""
    issued, section = newest_issue(plan.dates), section_of(plan, "K")
    if issued is None or section is None:
        return
    for entry in plan.advice:
        day = day_of(entry)
        if day and add_months(day, number_of(check, "months")) < issued:
            yield quote_finding(check, section, entry.start, entry.end)


def advice_undated(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """DAT008: advice without a date. Advice that was never received has none to give."""
    section = section_of(plan, "K")
    if section is None:
        return
    for entry in plan.advice:
        if not entry.has_date_words and not _was_never_given(entry, check):
            yield quote_finding(check, section, entry.start, entry.end)


def day_of(entry: AdviceEntry) -> dt.date | None:
    """Return the day of an entry: as given, or the last of the newest month or term that it names; None without one."""
    return entry.date or max((found.last for found in find_dates(entry.text) if found.last is not None), default=None)


CHECKS: Mapping[str, CheckFunction] = {
    "ADV001": statutory_advice_missing,
    "DAT007": advice_out_of_date,
    "DAT008": advice_undated,
}


def _own_words(plan: Plan) -> re.Pattern[str]:
    """Return what finds the child's own contribution by name: "Mo's statement"."""
    names = "|".join(map(re.escape, plan.child.called))
    what = r"(?:own\s+)?(?:views|statement|page|words|wishes|story|contribution|letter|form|video)\b"
    return re.compile(rf"\b(?:{names})['’]s?\s+{what}" if names else r"(?!)", re.IGNORECASE)


def _was_never_given(entry: AdviceEntry, check: Check) -> bool:
    return has_words(entry.text, phrases_of(check, "never_given"))
