"""What a line of a section is: text, a list item, a sub-heading, column heads, or the template's own guidance."""

import re
from collections.abc import Mapping

from ehc_text.parsing.lines.facet_columns import roles_of_heading
from ehc_text.parsing.lines.flatten import FlatParagraph, FlatRow, is_short_label
from ehc_text.parsing.lines.kept import kept
from ehc_text.parsing.lines.titles import is_one_of, plain_words, starts_with_one_of
from ehc_text.records.headings import HeadingRules
from ehc_text.records.plan import LineKind
from ehc_text.records.provision import PartRole

_NUMBERED = re.compile(r"\s*(?:\(?\d{1,2}[.)]|\(?[a-z][.)]|[-–—])\s+(?=\S)")
_COUNTED = re.compile(r"\s*\d+(\.\d+)*\s+")
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*:?$")
_BRACKETED = re.compile(r"\s*\[[^\]]{12,}\]\.?\s*")
_NUMBERED_LABEL = re.compile(r"\s*(?:[\w-]+ ){0,2}(?:outcomes?|needs?|aims?|targets?|objectives?)\s+[A-Z]?\d", re.I)
_HEAD_WORDS = 9
"""A column head is seldom longer."""
_LONG_HEAD_WORDS = 14
"""A head in bold, or in a row marked as one, may say by when its column's outcomes are due."""
_HEADING_WORDS = 25


def line_kind(item: FlatParagraph, rules: HeadingRules) -> LineKind:
    """Return what a line by itself, in a box, or in a row that one cell fills is."""
    paragraph = item.paragraph
    if paragraph.is_note:
        return LineKind.NOTE
    if is_guidance(paragraph.text, rules):
        return LineKind.GUIDANCE
    if _is_sub_heading(item, rules):
        return LineKind.SUB_HEADING
    if paragraph.list_label or _NUMBERED.match(paragraph.text):
        return LineKind.ITEM
    return LineKind.TEXT


def is_guidance(text: str, rules: HeadingRules) -> bool:
    """Return whether the template speaks here, and not the plan."""
    folded = " ".join(text.lower().replace("’", "'").lstrip("\"'“‘[(<*•- ").split())
    phrases = _by_first_letter(rules.guidance).get(folded[:1], ())
    return folded.startswith(phrases) or ("[" in text and bool(_BRACKETED.fullmatch(text)))


def is_column_heads(item: FlatRow, rules: HeadingRules, *, is_first: bool) -> bool:
    """Return whether a row heads the columns under it; `is_first` where no row of cells came before in its table."""
    filled = [text for text in item.texts if text]
    most = _LONG_HEAD_WORDS if is_first and item.row.is_head else _HEAD_WORDS
    if len(filled) < 2 or any(len(text.split()) > most for text in filled):
        return False
    if len(filled) == 2 and all(roles_of_heading(text) == {PartRole.WHO} for text in filled):
        return False  # "Who | Staff" is a label and its value
    known = sum(is_one_of(text, rules.column_words) for text in filled)
    if known >= 2 and 2 * known >= len(filled) and (is_first or known == len(filled)):
        return True
    if any(cell.is_inherited for cell in item.row.cells):
        return False
    return is_first and (item.row.is_head or ((len(filled) >= 3 or known >= 1) and _is_bold_throughout(item)))


def is_second_heads(item: FlatRow, rules: HeadingRules) -> bool:
    """Return whether the row right below the heads that name sections heads the columns once more."""
    filled = [text for text in item.texts if text]
    is_whole = len(filled) == len(item.texts) > 1 and not any(cell.is_inherited for cell in item.row.cells)
    if not is_whole or any(len(text.split()) > _LONG_HEAD_WORDS for text in filled):
        return False
    return _is_bold_throughout(item) or is_column_heads(item, rules, is_first=True)


def is_title_row(item: FlatRow, rules: HeadingRules) -> bool:
    """Return whether a row with one filled cell is a title over the rows below, and not a row of its own."""
    filled = [number for number, text in enumerate(item.texts) if text]
    if len(filled) != 1 or any(cell.is_inherited for cell in item.row.cells):
        return False
    text = item.texts[filled[0]]
    bold = all(paragraph.is_bold for paragraph in item.lines[filled[0]])
    return is_short_label(text) and (bold or is_area(text, rules))


def is_area(text: str, rules: HeadingRules) -> bool:
    """Return whether a text is an area of need or another usual sub-heading, with or without a number or bracket."""
    bare = _behind(_NUMBERED, _behind(_COUNTED, text))
    if "(" in bare:
        bare = _IN_BRACKETS.sub("", bare)
    if ";" not in bare:
        return is_one_of(bare, rules.areas)
    return all(is_one_of(part, rules.areas) for part in bare.split(";"))


def _behind(mark: re.Pattern[str], text: str) -> str:
    """Return the text without the mark that it opens with; `re.sub` would look for one at every character."""
    match = mark.match(text)
    return text[match.end() :] if match else text


@kept(8)
def _by_first_letter(phrases: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for phrase in phrases:
        found.setdefault(phrase[:1].lower(), []).append(phrase.lower())
    return {letter: tuple(some) for letter, some in found.items()}


def _is_sub_heading(item: FlatParagraph, rules: HeadingRules) -> bool:
    text = item.text
    if is_area(text, rules):
        return True
    if item.paragraph.heading_level and len(text.split()) <= _HEADING_WORDS:
        return True
    if _is_numbered_label(item):
        return True
    if not is_short_label(text) or is_one_of(text, rules.nil_returns):
        return False
    if item.paragraph.is_bold:
        return not item.paragraph.list_label or len(plain_words(text)) <= 6
    in_table = item.spot is not None and item.spot.is_band and item.spot.columns > 1
    is_label = starts_with_one_of(text, rules.row_labels) and len(text.split()) <= 8
    return in_table and item.spot is not None and (bool(item.spot.fill) or is_label)


def _is_numbered_label(item: FlatParagraph) -> bool:
    """Return whether a bold line or band is the label of a numbered outcome: "Outcome 3 - hearing what is said"."""
    if len(item.text.split()) > _HEADING_WORDS or item.text.rstrip().endswith("."):
        return False
    in_table = item.spot is not None and item.spot.is_band and item.spot.columns > 1
    return (item.paragraph.is_bold or in_table) and bool(_NUMBERED_LABEL.match(item.text))


def _is_bold_throughout(item: FlatRow) -> bool:
    paragraphs = [paragraph for lines in item.lines for paragraph in lines]
    return bool(paragraphs) and all(paragraph.is_bold for paragraph in paragraphs)
