"""Text with names and numbers hidden that tell who a plan is about: "[child]" for the child, "[school]" for a school.

What is known by its look or its place alone is hidden: names that stand in no list, streets, and what somebody could
work out from the story, stay. A report without names is less personal, and it is not anonymous.
"""

# ruff: noqa: SIM905 - lists of a hundred words read better as text

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from ehc_text.records.plan import Child

CHILD, NAME, SCHOOL, BIRTH, NUMBER = "[child]", "[name]", "[school]", "[date of birth]", "[number]"

_MONTHS = "January February March April May June July August September October November December".split()

_CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
_BEHIND_CAPITAL = (
    rf"(?:(?:(?<=M)rs?|(?<=M)s|(?<=D)r|(?<=P)rof|(?<=R)ev|(?<=S)t)\.|\.(?:{_CAPITAL}\.)*"
    rf"(?=[ \N{{NO-BREAK SPACE}}]{_CAPITAL})|[\w'’-]*)"
)
"""What a capital starts: a title with its full stop, initials before a name, or any word."""
# What is looked for starts with a set of signs, and what must stand before it is asked after: so re skips in C to
# where it may start, in place of trying each sign of the text.
_RUN = re.compile(
    rf"{_CAPITAL}(?<![\w@.]{_CAPITAL}){_BEHIND_CAPITAL}"
    rf"(?:[ \N{{NO-BREAK SPACE}}](?:(?:of|and|the|for|&)[ ])?{_CAPITAL}{_BEHIND_CAPITAL})*"
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
_DIGIT = re.compile(r"\d")
_NUMBERS = re.compile(
    r"[A-Z\d+](?:"
    r"(?<=[A-Z])(?<!\w\w)\d{11}[0-9A-Z]\b"  # unique pupil number
    r"|(?<=\d)(?<!\w\w)\d{2}[ -]?\d{3}[ -]?\d{4}\b"  # NHS number
    r"|(?:(?<=\+)(?<!\d\+)44 ?|(?<=0)(?<!\d0))\d{2,4}[ -]?\d{3,4}[ -]?\d{3,4}(?!\d)"  # telephone
    r"|(?<=[A-Z])(?<!\w\w)[A-Z]?\d[A-Z\d]? ?\d[A-Z]{2}\b"  # postcode
    r")"
)
_KIN = re.compile(
    r"(?i)\b(?:mother|father|mum|mummy|dad|daddy|parents?|carers?|guardian|brothers?|sisters?|step\w+|grand\w+|nan|nana"
    r"|aunt\w*|uncle|twin|cousin)(?:['’]s)?(?: names?)?(?:,| is| called|:)? $"
)
_SHORTEST_KIN = len("mum ")
_PIECE = re.compile(r"[^ \N{NO-BREAK SPACE}]+")
_POSSESSIVE = re.compile(r"['’]s?$")

_KIN_WORDS = frozenset("Mother Father Mum Mummy Dad Daddy Nan Nana Grandma Grandad Auntie Aunt Uncle".split())
_TITLES = frozenset({"Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Prof", "Professor", "Rev", "Sister", "Sir", "Dame"})
_SCHOOLS = frozenset({"School", "Schools", "Academy", "College", "Nursery", "Preschool", "Pre-School", "Primary"})
_GENERIC = frozenset(
    "A An At The In Of And For His Her Their Our My Your This That Each Any All Year Years Class Key Stage Early "
    "Primary Secondary Special Specialist High Junior Infant Infants Nursery Mainstream Community State Sixth Form "
    "Further Education Middle First Upper Lower Day Boarding Independent Maintained Local Higher Residential Named "
    "Current Previous Free Church Grammar Head Deputy Whole Home Pre".split()
)
"""Words that name a kind of school and no school."""

_NO_SURNAME = frozenset(
    "Occupational Speech Educational Education Class Teaching Teacher Specialist Social Clinical Community School Head "
    "Paediatrician Physiotherapist Physiotherapy Portage Advisory Assistant Consultant Nurse Psychologist Therapist "
    "SENCO SENCo TA LSA SALT OT CAMHS Section Year Key Stage Monday Tuesday Wednesday Thursday Friday Saturday Sunday "
    "He She They It The A An Will Is Has Can Needs When And But In On At To For With From As If His Her Their I "
    "Independent Child Children Family Support Deputy Principal Designated Health Sensory Learning Early Mental".split()
) | frozenset(_MONTHS)


_MOST_RUNS = 8192
"""So many runs of capitalised words are remembered from one plan to the next: about 2 MB."""

_Placed: TypeAlias = tuple[str, int, int]
"""A word of a run, with its start and end in it."""


@dataclass(frozen=True, slots=True)
class Edit:
    """`text[start:end]` becomes `words`."""

    start: int
    end: int
    words: str


class Hidden:
    """A text with edits made in it; offsets of the old text can be asked where they are now."""

    def __init__(self, text: str, edits: Sequence[Edit]) -> None:
        """Make the edits, which are in order and do not overlap."""
        self._old = text
        self._edits = edits
        self._ends = [edit.end for edit in edits]
        parts, done, self._shifts = [], 0, [0]
        for edit in edits:
            parts += [text[done : edit.start], edit.words]
            done = edit.end
            self._shifts.append(self._shifts[-1] + len(edit.words) - (edit.end - edit.start))
        self.text = "".join((*parts, text[done:]))

    @property
    def has_edits(self) -> bool:
        """Whether anything is hidden."""
        return bool(self._edits)

    def start_of(self, offset: int) -> int:
        """Return where a span that started at `offset` starts; in hidden words, where these start."""
        number = bisect_right(self._ends, offset)
        inside = number < len(self._edits) and self._edits[number].start < offset
        return (self._edits[number].start if inside else offset) + self._shifts[number]

    def words_at(self, words: str, offset: int) -> str | None:
        """Return how words that stand around `offset` of the old text read now; None where they do not stand there."""
        start = self._old.rfind(words, 0, offset + len(words)) if words else -1
        if start == -1 or not start <= offset <= start + len(words):
            return None
        return self.text[self.start_of(start) : self.end_of(start + len(words))]

    def end_of(self, offset: int) -> int:
        """Return where a span that ended before `offset` ends; in hidden words, where these end."""
        number = bisect_right(self._ends, offset)
        if number < len(self._edits) and self._edits[number].start < offset:
            return self._edits[number].end + self._shifts[number + 1]
        return offset + self._shifts[number]


class Hider:
    """Hides what tells who a plan is about, for one child."""

    def __init__(self, child: Child, first_names: frozenset[str]) -> None:
        """Hide this child's names and birthday; `first_names`, in small letters, are those that a name is known by."""
        parts = (part for name in child.names for part in (name, *name.split("-")))
        self._own = frozenset(part.casefold() for part in parts if len(part) > 1 and part[0].isupper())
        self._first_names = first_names
        self._birth = _birth_pattern(child)
        self._birth_year = f"{child.date_of_birth:%y}" if child.date_of_birth else ""
        self._seen: dict[str, str] = {}
        self._runs: dict[tuple[str, bool], tuple[Edit, ...]] = {}

    def text(self, text: str) -> str:
        """Return the text with names hidden; asked again for the same text, without looking again."""
        if text.islower() and not _DIGIT.search(text) and "@" not in text:
            return text
        if text not in self._seen:
            self._seen[text] = self.hidden(text).text
        return self._seen[text]

    def hidden(self, text: str) -> Hidden:
        """Return the text with names hidden, and where its offsets went."""
        edits = sorted(self._edits(text), key=lambda edit: (edit.start, -edit.end))
        kept: list[Edit] = []
        for edit in edits:
            if not kept or edit.start >= kept[-1].end:
                kept.append(edit)
        return Hidden(text, kept)

    def _edits(self, text: str) -> Iterator[Edit]:
        if "@" in text:
            yield from (Edit(*match.span(), NUMBER) for match in _MAIL.finditer(text))
        if _DIGIT.search(text):
            yield from (Edit(*match.span(), NUMBER) for match in _NUMBERS.finditer(text))
            if self._birth and self._birth_year in text:
                yield from (Edit(*match.span(), BIRTH) for match in self._birth.finditer(text))
        for run in _RUN.finditer(text):
            start = run.start()
            for edit in self._edits_of(run.group(), is_kin=_is_behind_kin(text, start)):
                yield Edit(start + edit.start, start + edit.end, edit.words)

    def _edits_of(self, run: str, *, is_kin: bool) -> tuple[Edit, ...]:
        """Return what to hide in a run of capitalised words, from its start: a plan has the same runs many times."""
        found = self._runs.get((run, is_kin))
        if found is None:
            plain = run.casefold()
            known = _Known(frozenset(name for name in self._own if name in plain), self._first_names)
            found = self._runs[run, is_kin] = _edits_in(run, known, is_kin)
        return found


@dataclass(frozen=True, slots=True)
class _Known:
    """The names that a person in a run is known by: the child's `own`, casefolded, and `first_names` of others."""

    own: frozenset[str]
    first_names: frozenset[str]

    def who(self, words: list[_Placed], at: int, last: int, *, is_kin: bool) -> tuple[str, int]:
        """Return what the words from `at` are to be called, "" for what may stay, and how many words it is."""
        before = words[at - 1][0].rstrip(".") if at else ""
        if before in _TITLES and _may_follow_title(words[at][0]):
            return NAME, _count(words[at:last], _may_follow_title, most=3)
        if self.is_own(words[at][0]):
            return CHILD, _count(words[at:last], self.is_own, most=9)
        is_known = is_kin or before in _KIN_WORDS or self.is_first_name(words[at][0])
        if is_known and _may_be_name(words[at][0]):
            return NAME, _count(words[at:last], _may_be_name, most=3)
        return "", 1

    def is_own(self, word: str) -> bool:
        if not self.own:
            return False
        plain = _bare(word).casefold()
        return plain in self.own or any(part in self.own for part in plain.split("-") if len(part) > 1)

    def is_first_name(self, word: str) -> bool:
        plain = _bare(word)
        return plain[1:].islower() and any(part.lower() in self.first_names for part in (plain, *plain.split("-")))


@lru_cache(maxsize=_MOST_RUNS)
def _edits_in(run: str, known: _Known, is_kin: bool) -> tuple[Edit, ...]:
    """Return what to hide in a run, from its start: plans have most of their runs in common."""
    words = [(match.group(), *match.span()) for match in _PIECE.finditer(run)]
    return tuple(_in_run(words, known, is_kin=is_kin))


def _in_run(words: list[_Placed], known: _Known, *, is_kin: bool) -> Iterator[Edit]:
    """Yield what to hide in a run of capitalised words: a school, people with a title, the child, others."""
    school = _school_in([word for word, _, _ in words])
    position = 0
    while position < len(words):
        if school and position == school[0]:
            yield _edit(words, position, school[1], SCHOOL)
            position = school[1]
            continue
        last = school[0] if school and school[0] > position else len(words)
        kind, count = known.who(words, position, last, is_kin=is_kin and position == 0)
        if kind:
            yield _edit(words, position, position + count, kind)
        position += count


def _is_behind_kin(text: str, start: int) -> bool:
    """Return whether what starts there stands behind a word such as "mother"; a new sentence does not."""
    if start < _SHORTEST_KIN or text[start - 1] != " " or text[start - 2] in ".!?;|":
        return False
    return _KIN.search(text, max(0, start - 40), start) is not None


def _bare(word: str) -> str:
    return _POSSESSIVE.sub("", word.rstrip(".,;:"))


def _count(words: list[_Placed], holds: Callable[[str], bool], *, most: int) -> int:
    """Return for how many words in a row it holds."""
    return next((count for count, (word, _, _) in enumerate(words[:most]) if not holds(word)), len(words[:most]))


def _may_follow_title(word: str) -> bool:
    """Return whether the word may be a name behind a title: an initial, or a surname in capitals, too."""
    plain = _bare(word)
    return plain[:1].isupper() and plain not in _NO_SURNAME - {"A", "I"} and plain not in _TITLES


def _may_be_name(word: str) -> bool:
    plain = _bare(word)
    is_initial = len(plain) == 1 and word.endswith(".")
    return plain[:1].isupper() and plain not in _NO_SURNAME | _TITLES and (is_initial or not plain.isupper())


def _edit(words: list[_Placed], first: int, last: int, hidden: str) -> Edit:
    """Hide words `first` to before `last`; what the last of them ends with ("'s", a full stop) stays."""
    word, start, _ = words[last - 1]
    return Edit(words[first][1], start + len(_bare(word)), hidden)


def _school_in(words: list[str]) -> tuple[int, int] | None:
    """Return which words of a run name a school, from its first telling word to the word for it."""
    places = [place for place, word in enumerate(words) if _bare(word) in _SCHOOLS]
    if not places:
        return None
    last = places[-1]
    first = next((place for place, word in enumerate(words[:last]) if _tells(word)), None)
    return None if first is None else (first, last + 1)


def _tells(word: str) -> bool:
    return word[:1].isupper() and _bare(word) not in _GENERIC


def _birth_pattern(child: Child) -> re.Pattern[str] | None:
    born = child.date_of_birth
    if born is None:
        return None
    month = _MONTHS[born.month - 1]
    year = rf"(?:{born.year}|{born.year % 100:02})"
    named = rf"(?:{month}|{month[:3]})"
    return re.compile(
        rf"(?<!\d)(?:0?{born.day}[./-]0?{born.month}[./-]{year}|{born.isoformat()}"
        rf"|0?{born.day}(?:st|nd|rd|th)? (?:of )?{named},? {year}|{named} 0?{born.day}(?:st|nd|rd|th)?,? {year})(?!\d)"
    )
