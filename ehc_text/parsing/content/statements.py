"""The provision statements of sections F, G, H1 and H2: one for each sentence, list item or table row that promises."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ehc_text.language.sentences import find_sentences
from ehc_text.parsing.content.cards import card_at, is_field, tells_no_provision, values_of
from ehc_text.parsing.lines.facet_columns import roles_of_heading
from ehc_text.parsing.lines.nil import is_description, is_nil_return, is_pointer, promises
from ehc_text.parsing.lines.titles import is_one_of, plain_words, starts_with_one_of
from ehc_text.records.headings import HeadingRules
from ehc_text.records.plan import PROVISION_LETTERS, CellSpan, Line, LineKind, Section, Statement
from ehc_text.records.provision import PartRole

_LABEL = re.compile(
    r"\s*\(?(?:[A-Z]{1,2}\d{1,2}(?:\.\d{1,2})*|\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{1,4})[.):]?\)?\s+(?=\S)"
)
_LEAD_IN = re.compile(r"(?::|\b(?:following|as follows|these|listed below|below)\W?)\s*$", re.I)
_GOVERNS = re.compile(
    r"\b(?:the following|(?:sees? to|do(?:es)?|gives?|provides?|checks?|delivers?|carr(?:y|ies) out|makes? sure of"
    r"|responsible for|(?:all|each) of) these)\b",
    re.IGNORECASE,
)
_LONGEST_INTRODUCTION = 3
"""A paragraph of no more sentences than these may lead in the list below it: "Ms Hale sees to these. She ..."."""

_CLARIFIES = re.compile(r"(?:that is|this means|that means|in other words|namely|i\.?e\.?)\b", re.I)
_GOES_ON = re.compile(r"(?:this|these|it|they|each session|each visit|sessions|the sessions|the programme)\b", re.I)
_TYPED_STYLE = re.compile(r"\s*\(?(?P<mark>\d|[a-z])")


@dataclass(slots=True)
class _Walk:
    """Where the walk over a section's lines stands: the lead-in that governs, and what was found."""

    section: Section
    rules: HeadingRules
    found: list[Statement] = field(default_factory=list)
    lead_in: str = ""
    lead_style: str = ""
    styles: list[str] = field(default_factory=list)
    """The styles of the lists that are open, the outer one first."""
    stated_at: int = 0
    """How many lists were open at the item that made the last statement; 0 where no item did."""
    is_told_more: bool = False
    """Whether items go on with who or when for the last statement: "This will be delivered by:"."""


def find_statements(section: Section, rules: HeadingRules) -> tuple[Statement, ...]:
    """Return the statements of a section of provision in order, their facets still empty.

    Text under two sections' heading counts under the first of them. Left out are headings, the template's guidance,
    nil returns, pointers elsewhere, and sentences of status or history.
    """
    if section.letter not in PROVISION_LETTERS or _belongs_to_other(section):
        return ()
    walk = _Walk(section=section, rules=rules)
    lines = section.lines
    position = 0
    while position < len(lines):
        card = card_at(section, lines, position, rules)
        if len(card) > 1:
            if _closes_list(lines, position, position + len(card)):
                _take_line(walk, card[0], None)
                _share_fields(walk, card[1:], lines[:position])
            else:
                _take_card(walk, card)
            position += len(card)
            continue
        _take_line(walk, lines[position], lines[position + 1] if position + 1 < len(lines) else None)
        position += 1
    return tuple(walk.found)


def _closes_list(lines: Sequence[Line], position: int, end: int) -> bool:
    """Return whether an item is the last of a list: fields below it, up to `end`, then hold for all of its items."""
    if not position or (end < len(lines) and lines[end].kind is LineKind.ITEM):
        return False
    here, before = lines[position], lines[position - 1]
    return here.kind is before.kind is LineKind.ITEM and before.level == here.level


def _share_fields(walk: _Walk, fields: Sequence[Line], above: Sequence[Line]) -> None:
    """Add the words of fields below a list to the statements of all its items."""
    start = next((one.end for one in reversed(above) if one.kind is not LineKind.ITEM), -1)
    words = tuple(walk.section.text[field.start : field.end] for field in fields)
    for place, statement in enumerate(walk.found):
        if statement.start >= start:
            walk.found[place] = replace(statement, around=(*statement.around, *words))


def _belongs_to_other(section: Section) -> bool:
    earlier = PROVISION_LETTERS[: PROVISION_LETTERS.index(section.letter)]
    return any(letter in earlier or letter < "F" for letter in section.shared_with if letter != section.letter)


def _take_line(walk: _Walk, line: Line, following: Line | None) -> None:
    text = walk.section.text[line.start : line.end]
    if line.kind is not LineKind.ITEM:
        walk.styles, walk.stated_at, walk.is_told_more = [], 0, False
    if line.kind is LineKind.NOTE:
        _add_around_last(walk, text)
    elif line.kind is LineKind.ROW:
        _take_row(walk, line)
    elif line.kind is LineKind.ITEM:
        _take_item(walk, line, text, following)
    elif line.kind is LineKind.TEXT:
        _take_text(walk, line, text, following)
    elif line.kind is LineKind.SUB_HEADING:
        is_lead_in = _leads_in(text, following) and text.rstrip().endswith(":") and _is_promise(text)
        walk.lead_in, walk.lead_style = (text, "") if is_lead_in else ("", "")


def _take_row(walk: _Walk, line: Line) -> None:
    cells = [cell for cell in line.cells if walk.section.text[cell.start : cell.end].strip()]
    texts = [walk.section.text[cell.start : cell.end] for cell in cells]
    if not cells or all(is_nil_return(text, walk.rules) for text in texts):
        return
    contents = [text for text in texts if not re.fullmatch(r"\W*[A-Z]{0,2}\d{0,3}(?:\.\d+)*\W*", text)]
    if not contents or _is_label_row(contents, line, walk.rules) or _is_nil_row(contents, walk.rules):
        return
    start = line.start
    if len(line.cells) == 1:
        start = _first_promise(walk, line)
        if start == line.end:
            return
    inherited = tuple(cell.inherited for cell in line.cells if cell.inherited)
    lead_in = (walk.lead_in,) if walk.lead_in else ()
    cells_there = line.cells if start == line.start else (replace(line.cells[0], start=start),)
    _add(walk, start, line.end, line, around=(*lead_in, *inherited), cells=cells_there)


def _first_promise(walk: _Walk, line: Line) -> int:
    """Return where the first sentence of a lone cell starts that is no mere description, the line's end if none is."""
    for start, end in find_sentences(walk.section.text[line.start : line.end]):
        if not _says_nothing(walk.section.text[line.start + start : line.start + end], walk.rules):
            return line.start + start
    return line.end


def _is_label_row(contents: Sequence[str], line: Line, rules: HeadingRules) -> bool:
    """Return whether a row only names the outcome or area of the rows below it."""
    if len(contents) > 1 or len(line.cells) < 2:
        return False
    return starts_with_one_of(contents[0], rules.row_labels) or is_one_of(contents[0], rules.areas)


def _is_nil_row(contents: Sequence[str], rules: HeadingRules) -> bool:
    """Return whether a row says "none" of what its first cell names: "Health provision | None"."""
    if all(is_nil_return(text, rules) for text in contents[1:]) and len(contents) > 1:
        return is_one_of(contents[0], rules.column_words) or is_one_of(contents[0], rules.areas)
    return is_nil_return(contents[0], rules)


def _take_item(walk: _Walk, line: Line, text: str, following: Line | None) -> None:
    style = _style(line, text)
    _open_list(walk, style)
    if walk.lead_in and style == walk.lead_style:
        walk.lead_in = ""
    if _goes_on_with_last(walk, text):
        _lengthen_last(walk, line.end)
        return
    if text.rstrip().endswith(":") and following is not None and following.kind is LineKind.ITEM:
        walk.lead_in, walk.lead_style = text, style
        return
    start = line.start + _label_length(text)
    bare = walk.section.text[start : line.end]
    if _says_nothing(bare, walk.rules):
        return
    _add(walk, start, line.end, line, around=(walk.lead_in,) if walk.lead_in else ())
    walk.stated_at = len(walk.styles)


def _open_list(walk: _Walk, style: str) -> None:
    """Note in which of the lists inside each other an item stands."""
    if style in walk.styles:
        del walk.styles[walk.styles.index(style) + 1 :]
    else:
        walk.styles.append(style)
    if len(walk.styles) <= walk.stated_at:
        walk.is_told_more = False


def _goes_on_with_last(walk: _Walk, text: str) -> bool:
    """Return whether an item in a list inside the last statement's item only tells more of it.

    So does a line that asks by whom or when, with all below it ("This will be delivered by:"), and one that is no
    sentence of its own ("twice a week, in the library").
    """
    if not 0 < walk.stated_at < len(walk.styles):
        return False
    is_question = text.rstrip().endswith(":") and roles_of_heading(text) <= {PartRole.WHO, PartRole.WHEN}
    walk.is_told_more = walk.is_told_more or (is_question and bool(roles_of_heading(text)))
    return walk.is_told_more or text[:1].islower() or text[:1].isdigit()


def _take_text(walk: _Walk, line: Line, text: str, following: Line | None) -> None:
    """Take the sentences of a paragraph; the last may lead in the list, table or line that follows."""
    governed = walk.lead_in if walk.lead_style == "text" else ""
    walk.lead_in = ""
    spans = find_sentences(text)
    if following is not None and following.kind is LineKind.ITEM and _introduces(text, len(spans)):
        walk.lead_in, walk.lead_style = text, ""
        return
    for number, (first, last) in enumerate(spans):
        if number == 0:
            first += _label_length(text[first:last])
        sentence = text[first:last]
        if number == len(spans) - 1 and _leads_in(sentence, following):
            walk.lead_in = sentence
            walk.lead_style = "text" if following and following.kind is LineKind.TEXT else ""
            return
        if (
            walk.found
            and number
            and _CLARIFIES.match(sentence)
            and walk.found[-1].end >= line.start + spans[number - 1][0]
        ):
            _lengthen_last(walk, line.start + last)
            continue
        if number and walk.found and walk.found[-1].start >= line.start and is_field(sentence, walk.rules):
            _lengthen_last(walk, line.start + last)
            continue
        if _says_nothing(sentence, walk.rules):
            continue
        if number and _GOES_ON.match(sentence) and walk.found and walk.found[-1].start >= line.start:
            _add_around_last(walk, sentence)
        _add(walk, line.start + first, line.start + last, line, around=(governed,) if governed else ())


def _leads_in(sentence: str, following: Line | None) -> bool:
    if following is None or following.kind not in (LineKind.ITEM, LineKind.ROW, LineKind.COLUMN_HEADS, LineKind.TEXT):
        return False
    if following.kind is LineKind.TEXT:
        return sentence.rstrip().endswith(":")
    return bool(_LEAD_IN.search(sentence))


def _is_promise(text: str) -> bool:
    """Return whether a sub-heading says who does what stands below it: "The class teacher, Mr Abel, will:"."""
    return promises(text) or _GOVERNS.search(text) is not None


def _introduces(text: str, sentences: int) -> bool:
    """Return whether a paragraph above a list tells what holds for each of its items, and nothing of its own."""
    return sentences <= _LONGEST_INTRODUCTION and _GOVERNS.search(text) is not None


def _says_nothing(text: str, rules: HeadingRules) -> bool:
    if not plain_words(text) or is_pointer(text):
        return True
    return is_nil_return(text, rules) or is_description(text, rules)


def _label_length(text: str) -> int:
    """Return how long the typed number is that a paragraph starts with ("F12. ", "(a) "), 0 where it has none."""
    match = _LABEL.match(text)
    if match is None:
        return 0
    mark = match[0].strip()
    is_marked = mark[-1] in ".):" or mark[0] == "(" or re.match(r"[A-Z]{1,2}\d", mark)
    return match.end() if is_marked else 0


def _style(line: Line, text: str) -> str:
    """Return what tells the items of one list from those of a list inside it."""
    match = _TYPED_STYLE.match(line.label or text[: _label_length(text)])
    mark = match["mark"] if match else line.label.strip()[:1] or "•"
    return f"{line.level}{'1' if mark.isdigit() else 'a' if mark.isalpha() else mark}"


def _add(
    walk: _Walk, start: int, end: int, line: Line, *, around: tuple[str, ...] = (), cells: tuple[CellSpan, ...] = ()
) -> None:
    walk.found.append(
        Statement(
            id=f"{walk.section.letter}-{len(walk.found) + 1:03}",
            section=walk.section.letter,
            text=walk.section.text[start:end],
            start=start,
            end=end,
            cells=cells,
            under=line.under,
            around=around,
        )
    )


def _lengthen_last(walk: _Walk, end: int) -> None:
    last = walk.found[-1]
    walk.found[-1] = replace(last, end=end, text=walk.section.text[last.start : end])


def _add_around_last(walk: _Walk, text: str) -> None:
    if walk.found:
        walk.found[-1] = replace(walk.found[-1], around=(*walk.found[-1].around, text))


def _take_card(walk: _Walk, card: Sequence[Line]) -> None:
    text = walk.section.text
    values = values_of(card, walk.section)
    filled = [text[cell.start : cell.end] for cell in values if text[cell.start : cell.end].strip()]
    if not filled or all(is_nil_return(value, walk.rules) for value in filled):
        return
    start = card[0].start
    if not values[0].heading:
        start += _label_length(text[start : card[0].end])
        values = (replace(values[0], start=start), *values[1:])
        if _says_nothing(text[start : card[0].end], walk.rules):
            return
    around = tuple(cell.inherited for cell in card[0].cells if cell.inherited)
    if tells_no_provision(card, walk.section) and card[0].under and not is_one_of(card[0].under, walk.rules.areas):
        around = (card[0].under, *around)
    _add(walk, start, card[-1].end, card[0], around=around, cells=values)


def statements_of(sections: Sequence[Section], rules: HeadingRules) -> Iterator[Statement]:
    """Yield the statements of all sections of provision."""
    for section in sections:
        yield from find_statements(section, rules)
