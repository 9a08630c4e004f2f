"""The outcomes of section E, apart from the steps towards them and from what is said of all of them at once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ehc_text.parsing.content.outcome_asides import is_aside, sets_a_time, tells_who_checks
from ehc_text.parsing.lines.nil import is_nil_return
from ehc_text.parsing.lines.titles import is_one_of, plain_words
from ehc_text.records.headings import HeadingRules
from ehc_text.records.plan import CellSpan, Line, LineKind, Passage, Section

_STEPS = re.compile(
    r"\b(?:short(?:er)?[\s-]*term|steps?|targets?|milestones?|interim|this year|next 12 months"
    r"|12 month|objectives)\b",
    re.IGNORECASE,
)
_OUTCOME_HEAD = re.compile(r"\b(?:outcomes?|aims?|goals?|achieve|working towards|aspirations?)\b", re.I)
_WRONG_HEAD = re.compile(
    r"\b(?:no|number|ref|area|need|who|when|how|review|date|measure|check\w*|evidence|success|provision|support)\b",
    re.I,
)
_NUMBER = re.compile(
    r"\W*(?:[A-Z]{0,2}\d{0,2}(?:\.\d+)*|(?:long term |short term )?(?:outcome|aim|goal|target)\s*\d*)\W*", re.I
)
_OF_ALL = re.compile(
    r"\b(?:all (?:of )?(?:the |these )?outcomes|the outcomes|these outcomes|outcomes (?:are|should|will)"
    r"|to be (?:achieved|met|reached) by)\b",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:will|shall|can|to have|is able|be able|by the (?:end|time)"
    r"|by (?:july|june|december|easter|christmas|summer|the))\b",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"\b(?:steps|targets|outcomes|these)\b[^.]*?\b(?:sets?|written|writes?|reviewed|agreed|recorded|looked at)\b"
    r"|\b(?:sets?|written|writes?|reviews?|agrees?|records?)\b[^.]*?\b(?:steps|targets|outcomes)\b",
    re.IGNORECASE,
)
"""What is said of the outcomes or their steps, below them: who writes, sets or reviews them."""

_BESIDE_LABEL = re.compile(
    r"\W*(?:(?:small |short[- ]term |next |key )?steps?(?: towards[^:|]{0,40}| to success)?"
    r"|success (?:criteria|measures?)|measured? by|measures?|evidence|how (?:will )?(?:we|this|it"
    r"|s?he)\b[^:|]{0,40}"
    r"|(?:we|you) (?:will|shall) know[^:|]{0,30}|provision|supported by|support(?: needed| required)?|baseline"
    r"|starting point|strategies|resources|review(?:ed)?|monitoring|checked by|who checks"
    r"|how (?:do )?we check[^:|]{0,20})\s*:",
    re.IGNORECASE,
)
"""Opens a line that says something of the outcome above it: its steps, how it is measured, who supports it."""

_STEP_LABEL_WORDS = 12
_ROW_STYLE = "|"
"""The style of outcomes that are rows of a table."""


@dataclass(slots=True)
class _Walk:
    section: Section
    found: list[Passage] = field(default_factory=list)
    style: str = ""
    of_all: str = ""
    in_steps: bool = False
    step_style: str = ""


def find_outcomes(section: Section, rules: HeadingRules) -> tuple[Passage, ...]:
    """Return the outcomes in order. `under` also holds what the section says of all of them ("by July 2028")."""
    walk = _Walk(section=section)
    for line in section.lines:
        if line.kind is LineKind.ROW:
            _take_row(walk, line, rules)
        elif line.kind in (LineKind.TEXT, LineKind.ITEM):
            _take_line(walk, line, rules)
        elif line.kind is LineKind.SUB_HEADING:
            walk.in_steps = bool(_STEPS.search(section.text[line.start : line.end]))
            walk.step_style = ""
    return tuple(walk.found)


def _take_line(walk: _Walk, line: Line, rules: HeadingRules) -> None:
    text = walk.section.text[line.start : line.end]
    style = _style(line, text)
    if is_aside(text):
        walk.of_all = text if sets_a_time(text) else walk.of_all
        return
    if _is_step_label(text):
        walk.in_steps, walk.step_style = True, ""
        return
    if is_nil_return(text, rules) or _NUMBER.fullmatch(text):
        return
    if _is_of_all(text, line):
        walk.of_all = text
        return
    if walk.found and (_BESIDE_LABEL.match(text) or tells_who_checks(text)):
        return
    if walk.style.startswith("1") and style.startswith("a"):
        return  # "(a)" below "1." is a step towards it
    if walk.in_steps and not _ends_steps(walk, style):
        walk.step_style = walk.step_style or style
        return
    walk.in_steps = False
    if (
        line.kind is LineKind.TEXT
        and walk.style.startswith(("1", "•", _ROW_STYLE))
        and style == "text"
        and (not _FUTURE.search(text) or _REMARK.search(text))
    ):
        return
    walk.style = walk.style or style
    _add(walk, line.start, line.end, line, ())


def _is_step_label(text: str) -> bool:
    """Return whether a line only announces the steps towards the outcome above it."""
    return len(text.split()) <= _STEP_LABEL_WORDS and bool(_STEPS.search(text)) and not _FUTURE.search(text)


def _is_of_all(text: str, line: Line) -> bool:
    if line.kind is LineKind.ITEM:
        return False
    if text.rstrip().endswith(":") and len(text.split()) <= _STEP_LABEL_WORDS:
        return True
    if not _OF_ALL.search(text):
        return False
    return not re.search(r"\b(?:he|she|they|I) (?:will|can)\b", text)


def _ends_steps(walk: _Walk, style: str) -> bool:
    """Return whether a line is an outcome again: it looks like the first outcome, and not like the first step."""
    if style == walk.style:
        return style != walk.step_style
    return bool(walk.step_style) and style != walk.step_style and style == "text"


def _style(line: Line, text: str) -> str:
    mark = line.label or text
    match = re.match(r"\W*(?:[A-Z]{0,2}(\d)|([a-z])[.)])", mark)
    if match and (line.label or re.match(r"\W*[A-Z]{0,2}\d{1,2}(?:\.\d+)*[.):]?\s", text) or match[2]):
        return f"{'1' if match[1] else 'a'}{line.level}"
    return f"•{line.level}" if line.kind is LineKind.ITEM else "text"


def _take_row(walk: _Walk, line: Line, rules: HeadingRules) -> None:
    text = walk.section.text
    cells = [cell for cell in line.cells if plain_words(text[cell.start : cell.end])]
    if not cells or all(is_nil_return(text[cell.start : cell.end], rules) for cell in cells):
        return
    if (
        len(line.cells) > 1
        and _STEPS.search(text[cells[0].start : cells[0].end])
        and len(cells) == 2
        and not cells[0].heading
    ):
        return
    cells = [cell for cell in cells if not is_aside(text[cell.start : cell.end])]
    if not cells or _is_beside(text, cells):
        return
    if _is_key(text, cells, rules):
        if not _OUTCOME_HEAD.search(text[cells[0].start : cells[0].end]):
            return  # "By when | Easter 2027"
        cells = cells[1:]
    cell = _outcome_cell(text, cells)
    if cell is not None:
        walk.style = walk.style or _ROW_STYLE
        _add(walk, cell.start, cell.end, line, line.cells)


def _is_beside(text: str, cells: Sequence[CellSpan]) -> bool:
    """Return whether a row without heads is labelled as what stands beside an outcome: "How we check it | ..."."""
    is_headed = any(cell.heading or cell.inherited for cell in cells)
    first = text[cells[0].start : cells[0].end].rstrip(" :.")
    return len(cells) == 2 and not is_headed and _BESIDE_LABEL.fullmatch(f"{first}:") is not None


def _is_key(text: str, cells: Sequence[CellSpan], rules: HeadingRules) -> bool:
    """Return whether the first of two cells without heads only says what the other one tells."""
    is_pair = len(cells) == 2 and not any(cell.heading or cell.inherited for cell in cells)
    return is_pair and is_one_of(text[cells[0].start : cells[0].end], rules.column_words)


def _outcome_cell(text: str, cells: Sequence[CellSpan]) -> CellSpan | None:
    """Return the cell that tells the outcome: by its column's head, else the first that is more than a number."""
    named = [c for c in cells if _OUTCOME_HEAD.search(c.heading) and not _STEPS.search(c.heading)]
    for cell in named:
        if not _NUMBER.fullmatch(text[cell.start : cell.end]):
            return cell
    plain = [c for c in cells if not _STEPS.search(c.heading) and not _NUMBER.fullmatch(text[c.start : c.end])]
    fitting = [c for c in plain if not _WRONG_HEAD.search(c.heading)] or plain
    if not fitting:
        return None
    speaking = [c for c in fitting if _FUTURE.search(text[c.start : c.end])]
    return (speaking or fitting)[0]


def _add(walk: _Walk, start: int, end: int, line: Line, row: tuple[CellSpan, ...]) -> None:
    under = " ".join(part for part in (line.under, walk.of_all) if part)
    walk.found.append(
        Passage(
            section=walk.section.letter,
            start=start,
            end=end,
            text=walk.section.text[start:end],
            under=under,
            row=row,
            beside=line.beside,
            columns=line.columns,
        )
    )
