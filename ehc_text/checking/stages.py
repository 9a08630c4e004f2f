"""The checks that set a stage against the date of birth: told as current, a target now past, a transfer missed."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence

from ehc_text.checking.context import CheckContext, CheckFunction, number_of, phrases_of
from ehc_text.checking.evidence import quote_finding, section_of
from ehc_text.checking.front_stage import is_explained, stale_front_sheet
from ehc_text.checking.moves import move_of, named_late, without_custom
from ehc_text.checking.timing import add_months, newest_issue
from ehc_text.language.dates import find_dates
from ehc_text.language.phases import find_phases
from ehc_text.language.sentences import find_sentences
from ehc_text.language.stages import age_on, find_ages, find_stages, may_tell_stage, stage_ends, year_group
from ehc_text.language.wording import blanked, first_words, has_words
from ehc_text.records.finding import Finding
from ehc_text.records.plan import Line, Plan, PlanStatus, Section
from ehc_text.records.rules import Check

_TOLD_IN = ("A", "B", "C", "D")
_LAST_SCHOOL_YEAR = 11
_CLAUSE = re.compile(r"[,;]\s|(?<!group):\s|\s(?:and|but|while|though)\s")
_FIRST_PERSON_AGE = re.compile(r"\bI(?: am|['’]m)(?: now)?\b")
_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "nine": 9, "twelve": 12}
_STRETCH = re.compile(
    rf"\b(?:within|in|over)\s+(?:the\s+next\s+)?(?P<number>\d{{1,2}}|{'|'.join(_NUMBERS)})\s+(?P<unit>months?|years?)\b(?!\s+\d)",
    re.IGNORECASE,
)
_AGES_TAUGHT = re.compile(
    r"\b(?:aged?s?|ages)\s+(?:of\s+|from\s+|between\s+)?\d{1,2}\s*(?:to|-|–|and)\s*(?P<oldest>\d{1,2})\b", re.IGNORECASE
)
_OLDEST_BEFORE_TRANSFER = 16
"""A setting that teaches older learners than these has no transfer after it that the regulations date."""

_LAST_AGE_BEFORE_SECONDARY = 13
"""That of middle schools."""

_AGE_AT_YEAR_0 = 5
"""A pupil turns so old in Reception; in the last year group of a primary school (Year 6) a pupil turns 11."""

_ANOTHER = re.compile(
    r"\W*(?:[Tt]heir|[Hh]is|[Hh]er|[Mm]y|[Tt]he) (?:\w+ )?"
    r"(?:son|daughter|brother|sister|half-brother|half-sister|cousin|niece|nephew)\b"
    r"|\W*(?!(?:He|She|They|It|This|That|There|Now|When|At|In|As|Aged)\b)"
    r"(?P<name>[A-Z][a-z]+) (?:is|was|turned|has turned)\b"
)
"""Opens a clause with its subject, a name or a relation."""

_AGE_REACHED = re.compile(
    r"\b(?:(?:is|are|am|turns?|[’']m|[’']s|reach(?:es)?)(?: the)?|aged?)(?: age)?(?: of)? (?P<years>\d{1,2})\b"
    r"(?!\s*(?:per|%|out|times|min|hour|words|[-–]))"
)


def stage_out_of_step(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """DAT005: a stage, an age or a setting told as current that the date of birth puts a year or more out at as-of.

    In the sections, and on the front sheet (`checking.front_stage`), whose year group is that of the day of issue.
    """
    born = plan.child.date_of_birth
    if born is None:
        return
    own = frozenset(plan.child.names)
    # One year is no fault where the plan says that the child is taught with another year group.
    years_out = number_of(check, "years_out") + is_explained(plan, check)
    for section in plan.sections:
        if section.letter not in _TOLD_IN:
            continue
        left = _settings_left(section.text, born, check, context.as_of)
        for start, end in find_sentences(section.text):
            sentence = section.text[start:end]
            # Few sentences tell a stage at all, and few clauses of them: that is asked before whether it is today's.
            if (
                (left or may_tell_stage(sentence))
                and any(
                    _is_out_of_step(clause, born, left, check, context.as_of, years_out)
                    and _is_current(clause, check)
                    and not _is_of_another(clause, own)
                    for clause in _clauses(sentence)
                )
                and not has_words(sentence, phrases_of(check, "explained"))
            ):
                yield quote_finding(check, section, start, end)
    yield from stale_front_sheet(plan, born, check, context.as_of)


def target_date_passed(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """DAT006: an outcome or a step whose own date, age or stage lies before as-of."""
    section = section_of(plan, "E")
    if section is None:
        return
    for line in section.lines:
        text = section.text[line.start : line.end]
        due = _due(_time_words(section, line, check), plan)
        if due is not None and due < context.as_of and not has_words(text, phrases_of(check, "history")):
            yield quote_finding(check, section, line.start, line.end)


def phase_transfer_missed(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """DAT010: past the statutory date, section I names the phase that the child leaves, and none after it."""
    born, section = plan.child.date_of_birth, section_of(plan, "I")
    issued = newest_issue(plan.dates)
    if born is None or section is None or issued is None or plan.status is PlanStatus.DRAFT:
        return
    text = blanked(section.text, phrases_of(check, "aside"))
    if has_words(text, phrases_of(check, "all_through")) or _is_out_of_cohort(plan, check):
        return
    moves = move_of(text)
    if moves and named_late(moves, born, plan.dates, check):
        yield quote_finding(check, section, moves.start, moves.end)
        return
    ages = _AGES_TAUGHT.search(text)
    if ages:
        yield from _left_by_age(ages, born, issued, section, check, context.as_of)
        return
    for name in ("early", "infant", "primary", "middle", "secondary"):
        span = first_words(text, phrases_of(check, name))
        if span is None or has_words(without_custom(text), phrases_of(check, f"after_{name}")):
            continue  # a setting to move on to is named
        deadline = _deadline(born, number_of(check, f"{name}_ends_before"), check)
        if moves and moves.year >= deadline.year:
            continue  # the setting to move on to is named, whatever its name
        if deadline < context.as_of and issued < dt.date(deadline.year, 9, 1):
            yield quote_finding(check, section, *span)
            return


CHECKS: Mapping[str, CheckFunction] = {
    "DAT005": stage_out_of_step,
    "DAT006": target_date_passed,
    "DAT010": phase_transfer_missed,
}


def _left_by_age(
    ages: re.Match[str], born: dt.date, issued: dt.date, section: Section, check: Check, as_of: dt.date
) -> Iterator[Finding]:
    """Yield a finding where the child is past the ages that the only setting teaches: "aged 2 to 11"."""
    oldest = int(ages["oldest"])
    if oldest > _OLDEST_BEFORE_TRANSFER or len(_AGES_TAUGHT.findall(section.text)) > 1:
        return
    after = "after_primary" if oldest <= _LAST_AGE_BEFORE_SECONDARY else "after_secondary"
    if has_words(section.text[: ages.start()] + section.text[ages.end() :], phrases_of(check, after)):
        return  # a setting to move on to is named
    deadline = _deadline(born, max(oldest - _AGE_AT_YEAR_0 + 1, 0), check)
    if deadline < as_of and issued < dt.date(deadline.year, 9, 1):
        yield quote_finding(check, section, *ages.span())


def _clauses(sentence: str) -> list[str]:
    """Split a sentence so that history in one half does not speak for the other."""
    return _CLAUSE.split(sentence)


def _is_current(sentence: str, check: Check) -> bool:
    return has_words(sentence, phrases_of(check, "current")) and not has_words(sentence, phrases_of(check, "history"))


def _is_out_of_step(
    clause: str, born: dt.date, left: Sequence[str], check: Check, as_of: dt.date, years_out: int
) -> bool:
    year, age = year_group(born, as_of), age_on(born, as_of)
    if year is not None:
        for stage in (*find_stages(clause), *find_phases(clause)):
            if year - stage.last_year >= years_out or stage.first_year - year >= years_out:
                return True
    if left and _attends_a_setting_left(clause, left, check):
        return True
    told = _FIRST_PERSON_AGE.sub("is", clause)
    return any(abs(age - found.years) > number_of(check, "years_out") for found in find_ages(told))


def _settings_left(text: str, born: dt.date, check: Check, as_of: dt.date) -> list[str]:
    """Return the kinds of setting, nursery or primary school, that the text names and the child is too old for."""
    year = year_group(born, as_of)
    if year is None:
        return []
    return [
        name
        for name in ("early", "primary")
        if year >= number_of(check, f"{name}_ends_before") and has_words(text, phrases_of(check, name))
    ]


def _attends_a_setting_left(clause: str, left: Sequence[str], check: Check) -> bool:
    """Return whether the clause tells of a setting as attended that the child is too old for."""
    return has_words(clause, phrases_of(check, "attending")) and any(
        has_words(clause, phrases_of(check, name)) and not has_words(clause, phrases_of(check, f"after_{name}"))
        for name in left
    )


def _is_of_another(clause: str, own: frozenset[str]) -> bool:
    """Return whether a clause tells of somebody else by name or relation: "Jaden is seventeen", "their son is six"."""
    match = _ANOTHER.match(clause)
    return match is not None and (match["name"] is None or bool(own and match["name"] not in own))


def _time_words(section: Section, line: Line, check: Check) -> str:
    """Return the part of a line that sets a time: the cells of a column for it, else what follows "by"."""
    columns = [cell for cell in line.cells if has_words(cell.heading, phrases_of(check, "columns"))]
    if columns:
        return " ".join(f"{cell.heading} {section.text[cell.start : cell.end]}" for cell in columns)
    text = section.text[line.start : line.end]
    span = first_words(text, phrases_of(check, "reached_by"))
    return text[span[0] :] if span else ""


def _due(text: str, plan: Plan) -> dt.date | None:
    """Return the last day of the first date, stage, age or stretch of time of `text`.

    A date beats the stage that it explains in brackets; a stretch runs from the newest issue or review.
    """
    dates = [found.last for found in find_dates(text) if found.last is not None]
    if dates:
        return dates[0]
    born = plan.child.date_of_birth
    stages = find_stages(text)
    if stages and born:
        return stage_ends(born, stages[0])
    stretch = _STRETCH.search(text)
    since = max(filter(None, (newest_issue(plan.dates), plan.dates.last_review)), default=None)
    if stretch and since:
        number = _NUMBERS.get(stretch["number"].lower()) or int(stretch["number"])
        return add_months(since, number * (12 if stretch["unit"].lower().startswith("y") else 1))
    age = _AGE_REACHED.search(text)
    return add_months(born, 12 * int(age["years"])) if age and born else None


def _is_out_of_cohort(plan: Plan, check: Check) -> bool:
    """Return whether the plan says that the child is taught with a younger or an older year group."""
    texts = (plan.front.text, *(section.text for section in plan.sections if section.letter in ("B", "I")))
    return any(has_words(text, phrases_of(check, "out_of_cohort")) for text in texts)


def _deadline(born: dt.date, first_year: int, check: Check) -> dt.date:
    """Return the day by which the plan must name the next phase: 15 February, or 31 March for post-16 (reg 18(1))."""
    start = next(
        year for year in range(born.year, born.year + 30) if year_group(born, dt.date(year, 9, 1)) == first_year
    )
    day = "post_16" if first_year > _LAST_SCHOOL_YEAR else "other"
    month, date = divmod(number_of(check, f"{day}_deadline"), 100)
    return dt.date(start, month, date)
