"""Headings in a line of text: its letters, its title, and where content begins behind them."""

import re
from dataclasses import replace
from functools import partial

from ehc_text.parsing.headings.candidates import Candidate, Reader, Where, expand
from ehc_text.parsing.lines.flatten import is_short_label
from ehc_text.parsing.lines.joint_titles import letters_together
from ehc_text.parsing.lines.letters import Form, Lettered, close_up, find_last_letter, find_letters
from ehc_text.parsing.lines.line_kinds import is_area
from ehc_text.parsing.lines.looks import Look, strength
from ehc_text.parsing.lines.nil import is_nil_return
from ehc_text.parsing.lines.titles import TitleIndex, is_one_of
from ehc_text.records.making import maker

_LEADER = re.compile(r"(\.\s?){4,}|…{2,}|_{4,}|\t\s*\d{1,3}\s*$")
_AT_RIGHT = re.compile(r"(?P<title>\S.*\S)(?P<gap>\s+)(?P<letter>\(?(?:[A-K]|H\s?[12])\)?)\s*", re.DOTALL)
_LEAST_WEIGHT = 2
_LEAST_GAP = 4
"""So many spaces set the letter apart where the title is not known."""
_LABEL = re.compile(r"(?i)\s*(?:section\s*|part\s*)?\(?(?:[A-K]|H\s?[12])\)?\W*$")
_CUT = re.compile(r"\s*[:;|]\s+|\s+[-–—]\s+|\.\s+|\s*\n\s*|:(?=\S)")
_NUMBER = re.compile(r"\s*(?:(?i:part|section)\s*)?\d{1,2}(?:\.\d{1,2})*\s*[.:)–-]?\s+(?=\S)")
_POINTS = re.compile(r"\b(?:for|to|in|of|from|and|with|under|about|on|by)\s*\(?\s*$", re.I)
_SET_OFF = tuple("([,:–—-")
"""What parts the letter from a title that ends in one of these words: "Advice we relied on (Section K)"."""
_OF_PLAN = re.compile(r"\s(?:of|in)\s")
_EXPLAINS = re.compile(r"(?:what|how|where|who|why|which|when|things|the things|my|our|his|her|their)\b", re.I)
_JOINS_TITLES = re.compile(r"\s+and\s+|\s*[&/,]\s*")
_COUNTED = re.compile(r"\s+(?:no\.?\s*)?\d{1,2}\s*:?\s*$", re.I)
"""The number of one of several: "E - Outcome 1"."""
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\W*")
"""What is said of the heading itself: "(amended)", "(no change)"."""
_DONE_TO_IT = re.compile(
    r"[\s|(\[–—-]+(?:(?:not |un|last |newly )?(?:amended|changed|revised|reviewed|updated)|no changes?)\b"
    r"[\w\s/.]{0,24}[)\]]?$",
    re.IGNORECASE,
)
"""What was done to a section, behind its title: "Health needs    amended 3 June 2026"."""
_CONTINUED = re.compile(r"\W*(?:continued|continuation|cont(?:['’]?d)?)\W*", re.I)
_GOES_ON = re.compile(r"\W+(?:continued|continuation|cont(?:['’]?d)?)\W*$", re.I)
"""Behind the title of a section that goes on: "Outcomes (continued)"."""
_PARTS_OF_H = (("H1",), ("H2",))
"""No list marker looks like these."""
_APPENDED = re.compile(r"\W*(?:appendix|appendices|annexe?|attachment|enclosure)\b", re.I)
"""What is appended is no section, whatever it is about: "Appendix 1: what the school does on a bad day"."""
_TITLE_WORDS = 16
"""A title without a letter is seldom longer."""
LONG_WORDS = 25
"""What has more words is prose, or one of the long titles of the law."""
_made_candidate = maker(Candidate)


def heading_in_text(
    index: int, printed: str, label: str | None, look: Look, where: Where, reader: Reader
) -> Candidate | None:
    """Return what a line or cell may open, None where it cannot. `label` is a number that Word made for it."""
    if _has_leader(printed):
        return None
    prefix = f"{label} " if label and _LABEL.match(label) else ""
    text = prefix + printed
    lettered = find_letters(text)
    if (closed := close_up(text)) != text:
        text, lettered = closed, find_letters(closed)
        printed = printed if lettered else closed
        prefix = ""
    weight = strength(look, reader.body_pt)
    if lettered is None and reader.ends_in_letters and weight >= _LEAST_WEIGHT:
        lettered = find_last_letter(text)
    right = _AT_RIGHT.fullmatch(text) if weight >= _LEAST_WEIGHT and not reader.ends_in_letters else None
    if lettered is None and right is None and not _may_be_title(printed, weight, reader):
        return None
    base = _made_candidate(
        item=index, letters=(), form=Form.TITLE, where=where, heading=text.strip(), look=look, weight=weight
    )
    is_open = lettered is None or (lettered.form is Form.AT_END and right is not None and _is_wide(right["gap"]))
    if right and is_open and (apart := _with_letter_at_right(base, right, reader)):
        return apart
    found = _lettered(base, text, lettered, reader) if lettered else None
    if found is None:
        return _titled(base, printed, reader) if not prefix or lettered is None else None
    if found.content is not None and found.content < len(prefix):
        return None
    if found.content is None or (not prefix and text == printed):
        return found
    return replace(found, content=found.content - len(prefix) if text == prefix + printed else None)


def _with_letter_at_right(base: Candidate, match: re.Match[str], reader: Reader) -> Candidate | None:
    """Return the heading whose letter stands by itself at the right; where its title is not known its fellows tell."""
    lettered = find_letters(match["letter"])
    words = match["title"].lower().split()
    if lettered is None or len(words) > _TITLE_WORDS or words[-1] in ("section", "part"):
        return None
    letters = expand(lettered.letters)
    is_titled = is_title_of(match["title"], letters, reader.titles)
    if not is_titled and not _is_wide(match["gap"]):
        return None
    return replace(base, letters=letters, form=Form.BARE, is_titled=is_titled)


def _is_wide(gap: str) -> bool:
    return "\t" in gap or len(gap) >= _LEAST_GAP


def _has_leader(text: str) -> bool:
    """Return whether dots, a line or a tab lead to a page number, as in a contents list."""
    may_lead = "…" in text or "\t" in text or "___" in text or text.count(".") > 3
    return may_lead and _LEADER.search(text) is not None


def _may_be_title(printed: str, weight: int, reader: Reader) -> bool:
    """Return whether a line that names no letter can be a title; nearly all lines are told here, and cost no more."""
    text = _without_number(printed)
    if reader.titles.letters(text):
        return True
    if printed.rstrip().endswith((".", ";")) or len(text.split()) > _TITLE_WORDS:
        return False
    return weight >= 2 or _JOINS_TITLES.search(text) is not None


def _without_number(text: str) -> str:
    match = _NUMBER.match(text)
    return text[match.end() :] if match else text


def names_letters(printed: str, label: str | None) -> bool:
    """Return whether a line names letters at all, as written or spaced out; what names none has its title at most."""
    text = f"{label} {printed}" if label and _LABEL.match(label) else printed
    return find_letters(text) is not None or ((closed := close_up(text)) != text and find_letters(closed) is not None)


def is_title_of(text: str, letters: tuple[str, ...], titles: TitleIndex) -> bool:
    """Return whether a text is a title of one of the sections named."""
    if text.rstrip().rstrip(":").rstrip()[-1:].isdigit():
        text = _COUNTED.sub("", text)
    if "ed" in text or "change" in text.lower():
        text = _DONE_TO_IT.sub("", text)
    at_end = find_letters(text)
    bare = text[: at_end.title_end] if at_end and at_end.form is Form.AT_END else text
    named = titles.letters(bare)
    return bool(named) and not set(letters).isdisjoint(expand(tuple(named)))


def split_title(rest: str, letters: tuple[str, ...], reader: Reader, *, is_heading: bool) -> tuple[int, int | None]:
    """Return where the title ends in what follows a letter, and where content starts, None where there is none.

    >>> split_title("Placement - Oak School", ("I",), reader, is_heading=True)
    (9, 12)
    """
    if not rest.strip() or _IN_BRACKETS.fullmatch(rest):
        return len(rest), None
    if is_title_of(rest, letters, reader.titles):
        return len(rest), None
    cuts = list(_CUT.finditer(rest))
    for match in reversed(cuts):
        if is_title_of(rest[: match.start()], letters, reader.titles):
            if is_heading and _is_gloss(rest[match.end() :], reader):
                return len(rest), None
            return match.start(), match.end()
    broken = rest.find("\n")
    if broken > 0:
        return broken, broken + 1
    if is_one_of(rest, reader.rules.nil_returns):
        return 0, 0
    is_prose = len(rest.split()) > LONG_WORDS or rest.rstrip().endswith(".")
    if is_prose and not is_heading:
        return 0, 0
    return len(rest), None


def _is_gloss(text: str, reader: Reader) -> bool:
    """Return whether what follows a title in its own heading only explains it: "Outcomes - what I will learn"."""
    if len(text.split()) > _TITLE_WORDS or text.rstrip().endswith((".", ";")) or is_nil_return(text, reader.rules):
        return False
    return text[:1].islower() or bool(_EXPLAINS.match(text))


def _lettered(base: Candidate, text: str, lettered: Lettered, reader: Reader) -> Candidate | None:
    letters = expand(lettered.letters)
    found = partial(
        replace,
        base,
        letters=letters,
        form=lettered.form,
        has_separator=lettered.has_separator,
        is_part=lettered.is_part,
    )
    if lettered.form is Form.AT_END:
        return _at_end(found(), text, lettered, reader)
    rest = text[lettered.rest :]
    if lettered.form is Form.BARE and not rest.strip() and not lettered.is_part:
        return found(is_lone=True)
    if _CONTINUED.fullmatch(rest):
        return found(has_separator=True, is_continued=True)
    goes_on = _GOES_ON.search(rest)
    if goes_on and is_title_of(rest[: goes_on.start()], letters, reader.column_titles):
        return found(is_titled=True, has_separator=True, is_continued=True)
    title_end, content = split_title(rest, letters, reader, is_heading=base.weight >= 2)
    is_titled = title_end > 0 and is_title_of(rest[:title_end], letters, reader.column_titles)
    if lettered.is_part and base.weight >= 2 and set(letters) <= reader.titles.keyed(rest[:title_end]):
        is_titled = True  # "D1. A summary of my social care needs that were assessed"
    if lettered.form is Form.APPENDED and rest.strip() and not is_titled:
        return None  # "Appendix K: Report of the school" is a report
    is_set_off = lettered.has_separator or _goes_on_after_comma(rest, lettered.form, base.weight)
    if not is_titled and not is_set_off:
        if not rest[:1].isupper() and not rest.startswith(("(", "[", "“", "'", '"')):
            return None
        if len(rest.split()) > LONG_WORDS or rest.rstrip().endswith((".", ";")):
            return None
    if lettered.form is Form.BARE and not is_titled and not _may_be_bare(rest, base.weight, letters, lettered):
        if base.weight < 2 or lettered.is_part or not rest or len(rest.split()) > _TITLE_WORDS:
            return None
        is_keyed = not reader.titles.keyed(rest).isdisjoint(lettered.letters)
        return found(needs_fellows=True, is_titled=is_keyed)  # "C My body", with the letter in a square
    area = rest[content:].strip() if content is not None and is_area(rest[content:], reader.rules) else ""
    start = None if content is None or area else lettered.rest + content
    heading = text[: lettered.rest + title_end].strip(" :-–—|.\n") or base.heading
    return found(is_titled=is_titled, content=start, heading=heading, area=area, has_separator=is_set_off)


def _goes_on_after_comma(rest: str, form: Form, weight: int) -> bool:
    """Return whether a heading says after a comma which of several it is: "Part F, for outcome 1"."""
    return form is Form.SECTION and weight >= 2 and rest.startswith(",") and is_short_label(rest)


def _may_be_bare(rest: str, weight: int, letters: tuple[str, ...], lettered: Lettered) -> bool:
    """Return whether a bare letter without a known title may still head something: "C - My body", "H1: None"."""
    if letters in _PARTS_OF_H and (lettered.has_separator or weight >= 2):
        return True
    return lettered.has_separator and not lettered.is_part and bool(rest) and len(rest.split()) <= LONG_WORDS


def _at_end(found: Candidate, text: str, lettered: Lettered, reader: Reader) -> Candidate | None:
    title = _NUMBER.sub("", text[: lettered.title_end])
    tail = text[lettered.title_end :].lower()
    has_word = "ection" in tail and not _OF_PLAN.search(tail)  # "Support for needs (Section B of this plan)"
    is_titled = bool(expand(tuple(reader.column_titles.letters(title))))
    is_about = _POINTS.search(title) is not None  # "Recommendations for Section F", but "What I need help with (B)" too
    is_set_off = is_about and found.weight >= 1 and text[lettered.title_end :].lstrip()[:1] in _SET_OFF
    if is_about and not is_titled and not is_set_off and (has_word or found.weight < 2):
        return None
    if len(title.split()) > LONG_WORDS or re.match(r"(?i)(see|in|from|as in|under|linked|refer|please)\b", title):
        return None
    is_short = len(title.split()) <= _TITLE_WORDS and not title.rstrip().endswith(".")
    is_keyed = not reader.titles.keyed(title).isdisjoint(lettered.letters)
    if is_set_off and has_word and is_short and not is_titled:
        return replace(found, needs_fellows=True, is_titled=is_keyed)  # "Advice we relied on (Section K)"
    if has_word and found.weight >= 1 and is_short:
        return replace(found, is_titled=is_titled)  # "Support for outcome 1 (Section F)", in bold
    if is_titled or (not is_about and found.weight >= 2 and (has_word or len(found.letters) > 1)):
        return replace(found, is_titled=is_titled)
    if found.weight < 2 or title.rstrip().endswith("."):
        return None
    if found.letters in _PARTS_OF_H:
        return found
    return replace(found, needs_fellows=True, is_titled=is_keyed)  # "Getting about (D)"


def _titled(base: Candidate, text: str, reader: Reader) -> Candidate | None:
    heading = text.strip(" :")
    text = _without_number(text)
    together = letters_together(text)
    if together:
        return replace(base, heading=heading, letters=together, is_titled=True)
    letters = _fully(reader.titles.letters(text), text, reader)
    if len(letters) == 1:
        return replace(base, heading=heading, letters=expand(tuple(letters)), is_titled=True)
    if letters or text.rstrip().endswith((".", ";")) or len(text.split()) > _TITLE_WORDS:
        return None
    several = _joined_titles(text, reader)
    if several:
        return replace(base, heading=heading, letters=several, is_titled=True)
    keyed = reader.titles.keyed(text) if base.weight >= 2 else frozenset()
    if not 1 <= len(keyed) <= 2 or _APPENDED.match(text):
        return None
    area = text.split(":")[0].strip() if ":" in text and not reader.titles.keyed(text.split(":")[0]) else ""
    return replace(base, heading=heading, letters=expand(tuple(sorted(keyed))), is_keyed=True, area=area)


def _fully(letters: frozenset[str], text: str, reader: Reader) -> frozenset[str]:
    """Return the letters of a title, H1 and H2 together where it is nearly that of H1 and names other care too."""
    return frozenset({"H"}) if letters == {"H1"} and reader.titles.keyed(text) >= {"H1", "H2"} else letters


def _joined_titles(text: str, reader: Reader) -> tuple[str, ...]:
    """Return the letters of several titles in one heading: "My outcomes and my special educational provision"."""
    parts = _JOINS_TITLES.split(text)
    if len(parts) < 2:
        return ()
    named: list[frozenset[str]] = []
    for part in parts:
        named.append(reader.column_titles.letters(part))
        if len(named[-1]) != 1:
            return ()
    letters = expand(tuple(dict.fromkeys(letter for letters in named for letter in letters)))
    return letters if len(letters) > 1 else ()
