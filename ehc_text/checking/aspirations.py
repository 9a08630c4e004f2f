"""VOI004: what the child hopes for, told by the child or read from what the child chose; others' hopes are none.

Section A holds the child's aspirations beside the views (SEND Regulations 2014 reg 12(1)(a)).
"""

import re
from collections.abc import Callable, Sequence

from ehc_text.checking.context import phrases_of
from ehc_text.checking.speakers import READ_FROM
from ehc_text.language.wording import blanked, find_words, has_words
from ehc_text.records.plan import Section, Speaker, View
from ehc_text.records.rules import Check, WordList

_OTHERS = (
    r"(?:schools?|staff|teachers?|teams?|authority|council|nursery|college|setting|senco|tutors?|professionals?"
    r"|workers?|therapists?|we|our)"
)
_HOPED_BY_OTHERS = re.compile(
    rf"\b{_OTHERS}(?:['’]s|s['’])?\s+(?:\w+\s+)?(?:aspirations?|ambitions?|hopes?|goals?|aims?|dreams?|vision)\b"
    rf"|\b(?:aspirations?|ambitions?|hopes?|goals?|vision) (?:of|held by) (?:the )?{_OTHERS}\b"
    r"|['’]s is that\b",
    re.IGNORECASE,
)
"""The hope of the school or of the authority; "his father's is that ..." goes on from it."""

_HOPES = (
    r"(?:hopes?|wants?|wish(?:es)?|would (?:like|love|want|wish)|['’]d like|aspires?|dreams?|expects?|(?:is|are) hoping"
    r"|longs?)"
)
_CHILD_WISHES = (
    r"(?:(?:also|now|still|really|mostly|just)\s+)?(?:would (?:like|love)|hopes|wants|wishes|['’]d (?:like|love))\b"
    r"(?!\s+(?:him|her|them|that (?:he|she))\b)"
)
_WISHES = re.compile(rf"\s+{_CHILD_WISHES}")
_OPENING = re.compile(r"\W*(?:(?:Next|Later|Then|At|In|After|This|As|When)\b[^,.;]{0,50},?\s+)?")
_READING = re.compile(rf"{READ_FROM}.{{0,80}}?(?<!\w)\Z")
_LABEL_END = re.compile(r"^[^|:]{1,80}(?:\||:\s)")


def tells_a_hope(voices: Sequence[View], check: Check, words: WordList, subjects: Sequence[str]) -> bool:
    """Return whether one of the sentences of section A tells what the child hopes for.

    `voices` have their speaker; `words` is the word list "voices". Parents are heard where they tell the child's hopes
    under a heading of hopes, and not where they hope themselves. `subjects` are the names and the pronoun of the child.
    """
    return any(
        _tells(voice, check, words) or (voice.speaker is not Speaker.PARENT and _child_wishes(voice.text, subjects))
        for voice in voices
        if not _HOPED_BY_OTHERS.search(voice.text)
    )


def _child_wishes(text: str, subjects: Sequence[str]) -> bool:
    """Return whether the child is the subject of a sentence and wishes, or a wish is read from what was seen.

    The names are held against the words before the wish, so that no pattern is made for each child.
    """
    for wish in _WISHES.finditer(text):
        before = text[: wish.start()]
        for subject in filter(None, subjects):
            lead = before[: -len(subject)]
            is_subject = before.lower().endswith(subject.lower())
            if is_subject and (_OPENING.fullmatch(lead) or _READING.search(lead)):
                return True
    return False


def column_of_hopes(section: Section, check: Check, words: WordList) -> bool:
    """Return whether a cell below a column's head of hopes, not of the parents', holds more than a nil."""
    return any(
        _is_of_hopes(cell.heading, check, words) and _fills(section.text[cell.start : cell.end], check)
        for line in section.lines
        for cell in line.cells
        if cell.heading
    )


def _tells(voice: View, check: Check, words: WordList) -> bool:
    is_headed = _is_of_hopes(voice.under, check, words)
    if voice.speaker is Speaker.PARENT and (not is_headed or _hopes_as_a_parent(voice.text, words)):
        return False
    if _HOPED_BY_OTHERS.search(voice.text):
        return False
    said = _LABEL_END.sub("", voice.text) if is_headed else voice.text
    return any(tells(voice, said, check, words) for tells in _WAYS) or (is_headed and _fills(said, check))


def _says_so(voice: View, said: str, check: Check, _words: WordList) -> bool:
    """Return whether the words alone tell a hope: "when I grow up", "wants to be a vet"."""
    return has_words(said, phrases_of(check, "aspirations")) and not has_words(voice.text, phrases_of(check, "nil"))


def _wishes(voice: View, said: str, check: Check, _words: WordList) -> bool:
    """Return whether the child wishes: "I hope", "she said that she would like to go"."""
    return voice.is_own and has_words(said, phrases_of(check, "wishes"))


def _wishes_for_what_comes(voice: View, said: str, check: Check, words: WordList) -> bool:
    """Return whether what comes later is wished for: college, a job; the college of today is none."""
    is_wished = has_words(said, phrases_of(check, "to_come")) and has_words(said, phrases_of(check, "looking_ahead"))
    return is_wished and not _hopes_as_a_parent(voice.text, words)


_WAYS: Sequence[Callable[[View, str, Check, WordList], bool]] = (_says_so, _wishes, _wishes_for_what_comes)


def _is_of_hopes(heading: str, check: Check, words: WordList) -> bool:
    """Return whether a heading or a row's label is of hopes, and not of the parents'."""
    heading = blanked(heading, phrases_of(check, "no_headings"))
    return has_words(heading, phrases_of(check, "headings")) and not has_words(heading, words.groups["parents"])


def _fills(said: str, check: Check) -> bool:
    """Return whether what stands under a heading of hopes is neither a nil nor a target of the school's."""
    return (
        re.search(r"\w", said) is not None
        and not has_words(said, phrases_of(check, "nil"))
        and not has_words(said, phrases_of(check, "targets"))
    )


def _hopes_as_a_parent(text: str, words: WordList) -> bool:
    """Return whether the hope is the parent's own: "his parents hope that he ..."."""
    return any(
        re.match(rf"\W*(?:both |all |too |also )?{_HOPES}\b", text[end:])
        for _, end in find_words(text, words.groups["parents"])
    ) or has_words(text, words.groups["parents_speak"])
