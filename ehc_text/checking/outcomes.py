"""The checks on section E: outcomes that are there, are no provision, can be measured and have a time to be reached by.

An outcome is a benefit or difference made to the child, and should be specific, measurable, achievable, realistic and
time-bound (Code of Practice 9.66); from Year 9 some are about adult life (reg 12(3) and Code of Practice 9.69).
"""

import re
from collections.abc import Iterator, Mapping

from ehc_text.checking.acting import WORD_LIST, is_nil
from ehc_text.checking.context import CheckContext, CheckFunction, number_of, phrases_of
from ehc_text.checking.evidence import absence_finding, line_around, quote_finding, section_of
from ehc_text.checking.provided import says_provision
from ehc_text.language.dates import find_dates
from ehc_text.language.stages import find_ages, find_ages_to_reach, find_stages
from ehc_text.language.wording import blanked, find_words, has_words
from ehc_text.records.finding import Finding
from ehc_text.records.plan import LineKind, Passage, Plan, Section
from ehc_text.records.rules import Check

_NUMBER = re.compile(r"\d")
_WILL = re.compile(r"\b(?:will|shall|can)\b", re.IGNORECASE)
_STRETCH = re.compile(
    r"\b(?:\d{1,2}|one|two|three|six|twelve|a|this|next)\s+(?:months?|years?|terms?)\b", re.IGNORECASE
)
_BY = re.compile(r"\bby\b", re.IGNORECASE)
_TIME_LABEL = re.compile(r"\W*(?:time\s?scales?|by when|when|target date|date|to be (?:achieved|reached) by)\b", re.I)
_SEEN = re.compile(
    r"\bso that (?:\w+ ){1,2}(?:can|will|is able to)\s+"
    r"|\b(?:so that|in that|meaning that|which means that)\s+(?:he|she|they)\s+"
    r"|\bso that (?:the |an? |h(?:is|er) )?\w+(?: \w+)? (?:can|will|knows?|understands?|hears?|reads?|do(?:es)? not)\s+"
    r"|\b(?:that is(?: to say)?|i\.e\.|namely|(?:shown|seen|evidenced|measured|demonstrated) (?:by|when|in)|known by"
    r"|we (?:will|shall) know (?:by|when|because))[,:]?\s+(?=\w+\s+\w+\s+\w+)"
    r"|(?:[:;]|\s[–-])\s+(?:he|she|they|his|her|their|somebody|someone|another \w+)\s+(?=\w+\s+\w+)"
    r"|\bby (?!using|having|receiving|working|attending|developing|improving|increasing|being)\w+ing\s+"
    r"(?=\w+\s+\w+\s+\w+)",
    re.IGNORECASE,
)
"""Opens what can be seen: "is calmer at lunch: he stays until he has eaten", "so that he walks the beam"."""

_MEASURE_LABEL = re.compile(
    r"\W*(?:(?:small |short[- ]term |next |key )?steps?\b[^:|]{0,40}|success (?:criteria|measures?)|measured? by"
    r"|measures?|evidence|how (?:will )?(?:we|this|it)\b[^:|]{0,30}(?:know|known|measured|seen|shown|tell)[^:|]{0,20}"
    r"|(?:we|you) (?:will|shall) know[^:|]{0,30})\s*[:|]",
    re.IGNORECASE,
)
"""Opens a line with the steps towards the outcome above it, or with how it is measured."""

_LABEL = re.compile(
    r"^\s*(?:(?:outcome|aim|target|objective|goal|step|no\.?)\s*)?[A-Z]{0,2}\d{1,2}(?:[.):|]|\s|$)", re.IGNORECASE
)
"""The number of an outcome measures nothing."""


def no_outcomes(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """OUT001: section E is missing or empty, or holds no outcome."""
    section = section_of(plan, "E")
    if section is None:
        yield absence_finding(check, None)
    elif not any(True for _ in _outcomes(plan, context)):
        yield absence_finding(check, "E", quote=section.heading)


def provision_as_outcome(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """OUT002: an outcome that only says what will be provided."""
    for section, outcome in _outcomes(plan, context):
        if says_provision(outcome.text, check) and not has_words(outcome.text, phrases_of(check, "results")):
            yield quote_finding(check, section, outcome.start, outcome.end)


def not_measurable(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """OUT003: an outcome, its steps included, with nothing by which anyone could tell that it was reached."""
    for section, outcome in _outcomes(plan, context):
        text = blanked(_without_times(outcome.text), phrases_of(check, "of_a_thing"))
        if not has_words(text, phrases_of(check, "wishes")) or _is_measured(text, check):
            continue
        beside = (*_measuring_cells(section, outcome, check), *_measures_below(plan, section, outcome))
        if not any(_is_measured(_without_times(one), check) for one in beside):
            yield quote_finding(check, section, outcome.start, outcome.end)


def no_timescale(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """OUT004: an outcome without a date, age, year or key stage, itself or in its heading, row or lead-in."""
    for section, outcome in _outcomes(plan, context):
        heads = (cell.heading for cell in outcome.row)
        around = "\n".join(
            (line_around(section, outcome.start, outcome.end), outcome.under, *heads, *_row_words(section, outcome))
        )
        if _has_time(around, check) or _section_time(plan, section, check) or _has_time_beside(section, outcome, check):
            continue
        yield quote_finding(check, section, outcome.start, outcome.end)


def no_adulthood_outcomes(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """OUT005: from Year 9, no outcome on employment, independent living, community or health in adult life."""
    year = plan.child.year_group
    if year is None or year < number_of(check, "year") or not any(True for _ in _outcomes(plan, context)):
        return
    texts = [
        "\n".join((outcome.text, outcome.under, *_row_words(section, outcome)))
        for section, outcome in _outcomes(plan, context)
    ]
    if not any(has_words(text, phrases_of(check, "adult_life")) for text in texts):
        section, first = next(_outcomes(plan, context))
        yield quote_finding(check, section, first.start, first.end)


CHECKS: Mapping[str, CheckFunction] = {
    "OUT001": no_outcomes,
    "OUT002": provision_as_outcome,
    "OUT003": not_measurable,
    "OUT004": no_timescale,
    "OUT005": no_adulthood_outcomes,
}


def _outcomes(plan: Plan, context: CheckContext) -> Iterator[tuple[Section, Passage]]:
    section = section_of(plan, "E")
    if section is not None:
        yield from ((section, outcome) for outcome in plan.outcomes if _is_outcome(outcome.text, context))


def _without_times(text: str) -> str:
    """Blank out dates, stages and ages: their numbers measure nothing."""
    spans = [(date.start, date.end) for date in find_dates(text)]
    spans += [(stage.start, stage.end) for stage in find_stages(text)]
    spans += [(age.start, age.end) for age in (*find_ages(text), *find_ages_to_reach(text))]
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return _LABEL.sub("", text)


def _is_outcome(text: str, context: CheckContext) -> bool:
    """Return whether a passage tells an outcome: it is no nil return, no pointer and no promise to write one later."""
    words = context.words[WORD_LIST]
    if has_words(text, words.groups["later"]):
        return False
    return _WILL.search(text) is not None or not is_nil(text, words)


def _is_measured(text: str, check: Check) -> bool:
    if _NUMBER.search(text) or has_words(text, phrases_of(check, "measures")):
        return True
    seen = _SEEN.search(text)
    # "so that he can tell his mother what he did" can be seen; "so that he can make better progress" cannot.
    return seen is not None and not has_words(text[seen.end() :], phrases_of(check, "wishes"))


def _measuring_cells(section: Section, outcome: Passage, check: Check) -> Iterator[str]:
    """Yield the other cells of the outcome's row, its steps and measures; what is provided measures nothing."""
    for cell in outcome.row:
        if cell.start != outcome.start and not has_words(cell.heading, phrases_of(check, "no_measure")):
            yield section.text[cell.start : cell.end]


def _measures_below(plan: Plan, section: Section, outcome: Passage) -> Iterator[str]:
    """Yield the lines up to the next outcome that are labelled as its steps or its measure."""
    end = min((one.start for one in plan.outcomes if one.start >= outcome.end), default=len(section.text))
    is_labelled = False
    for line in section.text[outcome.end : end].split("\n"):
        label = _MEASURE_LABEL.match(line)
        is_labelled = label is not None or (is_labelled and ":" not in line)
        if is_labelled:
            yield line[label.end() :] if label else line


def _has_time_beside(section: Section, outcome: Passage, check: Check) -> bool:
    """Return whether the row's column for it, or a label on the next line, says by when."""
    cells = (cell for cell in outcome.row if has_words(cell.heading, phrases_of(check, "columns")))
    if any(_STRETCH.search(section.text[cell.start : cell.end] or cell.inherited) for cell in cells):
        return True
    following = section.text[outcome.end :].lstrip("\n").split("\n", 1)[0]
    return _TIME_LABEL.match(following) is not None and _has_time(following, check)


def _has_time(text: str, check: Check) -> bool:
    # "the Year 1 word list" names a standard, and no time.
    for start, end in find_words(text, phrases_of(check, "no_times")):
        text = text[:start] + " " * (end - start) + text[end:]
    if find_dates(text) or find_stages(text) or find_ages(text) or find_ages_to_reach(text):
        return True
    return has_words(text, phrases_of(check, "times"))


def _row_words(section: Section, outcome: Passage) -> Iterator[str]:
    for cell in outcome.row:
        yield section.text[cell.start : cell.end]
        yield cell.inherited


def _section_time(plan: Plan, section: Section, check: Check) -> bool:
    """Return whether the heading, or a line that is no outcome itself, sets a time for them all."""
    if _BY.search(section.heading) and _has_time(section.heading, check):
        return True
    starts = {outcome.start for outcome in plan.outcomes}
    for line in section.lines:
        if any(line.start <= start < line.end for start in starts):
            continue
        words = section.text[line.start : line.end]
        if line.kind in (LineKind.TEXT, LineKind.SUB_HEADING) and has_words(words, phrases_of(check, "for_all")):
            return _has_time(words, check)
    return False
