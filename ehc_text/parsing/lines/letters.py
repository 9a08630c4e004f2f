"""The letters of sections in a line: "Section A", "SECTIONA:", "B - ...", "(C)", "Sections H1 and H2", "Needs (B)"."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

_LETTER = r"(?:H\s?[-.]?\s?\(?\s?[12]\s?\)?|[A-K](?:\s?\([1-9]\)|[1-9](?!\d))?)(?![A-Za-z0-9])"
_LOWER = r"(?:h\s?[12]|[a-k](?=\s*[:.–—-]|\s*$))(?![a-z0-9])"
_JOIN = (
    r"(?:\s*,\s*(?i:and\s+)?|\s*[/&+]\s*|\s+(?i:and|to)\s+|(?<=[A-K0-9])[-–](?=[A-K])|(?<=H1)\s+(?=H2))"
    r"(?i:sections?\s*|parts?\s*)?"
)
_GLOSS = r"(?:\s*\((?!\s*[12]\s*\))[^()]{3,}\))?"
_LETTERS = rf"{_LETTER}(?:{_GLOSS}{_JOIN}{_LETTER})*"
_WORD = r"(?:sections?|sect\.?|parts?|s ?e ?c ?t ?i ?o ?n(?: ?s)?)"
_OF_PLAN = r"(?:\s(?i:of|in)\s(?i:the|this|my|your|our|an?)\s[^()]{1,30})?"
_MARKS = r"[\s*•\-–—#>|]*"

_SECTION = re.compile(rf"{_MARKS}(?i:{_WORD})\s*[:\-–]?\s*\(?(?P<letters>{_LETTERS}|{_LOWER})\)?")
_APPENDED = re.compile(rf"{_MARKS}(?i:appendix|annexe?)\s*(?:[:\-–]\s*)?\(?(?P<letters>K)\)?(?![A-Za-z0-9])")
"""Section K is the advice itself, which is appended (SEND Regulations 2014, regulation 12): "Appendix K: Advice"."""
_BARE = re.compile(rf"\*?\s*(?P<letters>{_LETTERS})(?=\s*[:.)–—-]|\s*\||\s+\S|\s*$)")
_BRACKETED = re.compile(rf"\*?\s*\(\s*(?P<letters>{_LETTERS})\s*\)")
_AT_END = re.compile(
    rf"^(?P<title>\S.*?)\s*[-–—:,]?\s*"
    rf"(?:\(\s*(?:(?i:{_WORD})\s*)?(?P<letters>{_LETTERS})\s*{_OF_PLAN}\)|(?i:{_WORD})\s+(?P<named>{_LETTERS}){_GLOSS})"
    rf"\s*(?:[:–—-]\s*(?P<area>[^:.]{{0,80}}))?$"
)
_LAST = re.compile(rf"(?P<title>\S.*?\S)[\s|]+\[?(?P<letters>{_LETTERS}(?:\s+{_LETTER})*)\]?\s*")
_NAMES_OTHERS = re.compile(
    r"(?i)\b(?:appendix|annexe?|group|set|tier|table|figure|option|vitamin|hepatitis|and|or|to)$"
)
"""Before a letter that names something else ("Reading group B", "Vitamin D") or is a word ("Mum and I")."""
_MAY_BE_AT_START = re.compile(r"[\s*•\-–—#>|(]*(?:[A-K](?![A-Za-z])|(?i:s\s?e\s?c|part|app|ann))")
"""What the forms at the start have in common: a letter by itself, or the beginning of one of their words."""
_MAY_BE_AT_END = re.compile(rf"(?:\(\s*(?:(?i:{_WORD})\s*)?|(?i:{_WORD})\s+)[A-K](?![A-Za-z])")
"""What the form at the end needs: a letter by itself, behind a bracket or one of the words."""
_LONE = re.compile(r"[A-K]|H[12]")
_SEPARATOR = re.compile(r"\s*\)?\s*[:.\-–—;|]+\s*|\s*\n\s*|\s{2,}(?=\S)|\s*\t\s*")
_ONE = re.compile(rf"(?<![A-Za-z])(?:{_LETTER}|{_LOWER})")
_RANGE = re.compile(rf"(?:^|\s){_LETTER}(?:\s*[-–]\s*|\s+to\s+){_LETTER}\s*$")
_MAY_BE_SPACED = re.compile(r"\s*\S\s")
_SPACED = re.compile(r"(?:\S\s){6,}\S")


class Form(StrEnum):
    """How a line names its letter."""

    SECTION = "section"
    """With the word section or part before it."""
    BARE = "bare"
    """The letter first: "B - Needs", "(B) Needs"."""
    APPENDED = "appended"
    """With the word appendix or annex before it, which K alone may have."""
    AT_END = "at_end"
    """The letter last: "Needs (B)"."""
    TITLE = "title"
    """No letter: known by its title alone."""


_AT_START = (
    (_SECTION, Form.SECTION),
    (_BRACKETED, Form.BARE),
    (_BARE, Form.BARE),
    (_APPENDED, Form.APPENDED),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lettered:
    """The letters that a line names; what follows them starts at `rest`. "H" means H1 and H2 together.

    `is_part` marks a letter with a number of its own ("C1", "B.2"), which is a part of its section.
    `title_end` is where the title ends that stands before the letters, for `Form.AT_END`.
    """

    letters: tuple[str, ...]
    form: Form
    rest: int
    has_separator: bool
    is_part: bool = False
    title_end: int = 0


# A line or cell is asked for its letters as a heading, as a column's head, as a panel and as a title.
@lru_cache(maxsize=4096)
def find_letters(text: str) -> Lettered | None:
    """Return the section letters that a line starts or ends with, None where it names none.

    "Section 17", "Sectional", a range ("Sections A to K") and an article ("A quiet room") name none; whether a bare
    letter is a list marker is for the caller to say, who sees the line's look and its neighbours.
    """
    flat = text.replace("\t", " ")
    if not flat.isascii():
        flat = flat.replace("\u00a0", " ").replace("\u2011", "-")
    if _MAY_BE_AT_START.match(flat):
        for pattern, form in _AT_START:
            match = pattern.match(flat)
            if match:
                return _from_start(flat, match, form)
    if flat.endswith("]"):
        flat = flat.replace("[", "(").replace("]", ")")
    match = _AT_END.match(flat) if _may_be_at_end(flat) else None
    if match and not match["title"].rstrip().endswith((".", ";")):
        letters, is_part = _split(match["letters"] or match["named"])
        if letters and (len(letters) > 1 or not match["area"]):
            end = match.end("title")
            return Lettered(
                letters=letters, form=Form.AT_END, rest=len(text), has_separator=True, is_part=is_part, title_end=end
            )
    return None


def letters_alone(text: str) -> tuple[str, ...]:
    """Return the letters that a text names and says nothing beside, () for any other.

    They may stand one below the other, with nothing between them: "E", "B, C, D", "E F".
    """
    words = text.split()
    joint = " & " if len(words) > 1 and all(map(_LONE.fullmatch, words)) else " "
    line = joint.join(words)
    lettered = find_letters(line)
    if lettered is None or lettered.is_part or lettered.form is Form.AT_END or lettered.rest < len(line):
        return ()
    return lettered.letters


def find_last_letter(text: str) -> Lettered | None:
    """Return the letters that a line ends with, without a bracket or a word for them: "Health needs | C".

    Only a document that sets many of its headings so can tell that they are letters of sections.
    """
    match = _LAST.fullmatch(text.replace("\t", " ").replace("\u00a0", " "))
    if match is None or match["title"].rstrip().endswith((".", ";", ",")) or _NAMES_OTHERS.search(match["title"]):
        return None
    letters, is_part = _split(match["letters"])
    if not letters or is_part:
        return None
    return Lettered(letters=letters, form=Form.AT_END, rest=len(text), has_separator=True, title_end=match.end("title"))


def _may_be_at_end(flat: str) -> bool:
    """Return whether the last form can match: most prose is told without any expression."""
    small = flat.lower()
    return ("(" in small or "sect" in small or "part" in small) and _MAY_BE_AT_END.search(flat) is not None


def close_up(text: str) -> str:
    """Return text whose letters were spaced out ("S E C T I O N  A") with its words whole again.

    >>> close_up("S E C T I O N  A")
    'SECTION A'
    """
    if not _MAY_BE_SPACED.match(text) or not _SPACED.fullmatch(text.replace("  ", " ").strip()):
        return text
    return " ".join(word.replace(" ", "") for word in re.split(r"\s{2,}", text.strip()))


def _from_start(flat: str, match: re.Match[str], form: Form) -> Lettered | None:
    letters, is_part = _split(match["letters"])
    if not letters:
        return None
    end = match.end()
    separator = _SEPARATOR.match(flat, end)
    is_bracketed = match.re is _BRACKETED  # the brackets of "(D) My needs" set the letter off by themselves
    has_separator = separator is not None or is_bracketed or end >= len(flat.rstrip())
    rest = separator.end() if separator else end + (len(flat) - end - len(flat[end:].lstrip()))
    return Lettered(letters=letters, form=form, rest=rest, has_separator=has_separator, is_part=is_part)


def _split(words: str) -> tuple[tuple[str, ...], bool]:
    """Return the single letters of a list of them, and whether one of them is a numbered part."""
    if _RANGE.search(words) and not _is_pair(words):
        return (), False
    found: list[str] = []
    is_part = False
    for match in _ONE.finditer(re.sub(r"\((?!\s*[1-9])[^()]*\)", " ", words)):
        mark = re.sub(r"[^A-K0-9]", "", match[0].upper())
        if mark[0] != "H" and len(mark) > 1:
            is_part = True
            mark = mark[0]
        if mark not in found:
            found.append(mark)
    return tuple(found), is_part


def _is_pair(words: str) -> bool:
    """Return whether a range names two neighbours ("H1-H2", "E-F"), or more than two letters ("B-F-E")."""
    marks = _ONE.findall(words)
    return len(marks) != 2 or abs(ord(marks[0][0].upper()) - ord(marks[1][0].upper())) <= 1
