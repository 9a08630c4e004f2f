"""Views of child and parents in one voice: "we", "they", "it was felt", and nobody is named.

Whose view is whose cannot be told then; section A holds the views of each (SEND Regulations 2014 reg 12(1)(a)).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import dropwhile

from ehc_text.language.wording import find_words, has_words
from ehc_text.parsing.content.views import FIRST_PERSON, outside_quotes
from ehc_text.records.plan import LineKind, Section, View
from ehc_text.records.rules import WordList

_WE = re.compile(r"\b(?:we|our|ours|us)\b", re.IGNORECASE)
_AND = r"(?:['’]s|s['’])?(?:\s*[,/&]\s*|\s+and\s+(?:of\s+)?|\s+with\s+)(?:(?:his|her|their|my|the|both|of)\s+){0,3}"
_CHILD_WORDS = ("child", "young person", "pupil", "student", "learner")
_FEWEST_SIGNS = 2
"""A single "we feel" may be a slip of the pen; so many sentences without a speaker are how the text is written."""

_FEWEST_WORDS = 8
"""What is said in one voice has at least so many words: less is a label."""

_OFFICIAL = re.compile(r"\binterests\b.*\baspirations\b|\baspirations\b.*\binterests\b", re.IGNORECASE)
"""The law's own title of section A joins child and parents, and says nothing of how the text below it is written."""

_CHILD_WITH_PARENT = re.compile(
    r"\b(?:my (?:mum|mam|dad|nan|gran|grandma|carer|parents|family) and (?:me|I)"
    r"|(?:me|I) and (?:my )?(?:mum|mam|dad|nan|gran|grandma|parents|family))\b",
    re.IGNORECASE,
)
_AS_A_FAMILY = re.compile(
    r"\bfamily,? (?:including [\w' -]{2,30},? )?(?:(?:all|both|together) )?(?:feels?|thinks?|wants?|hopes?|would)\b"
    r"|\bfamily (?:have|has|hold|share) a? ?(?:shared )?(?:vision|hope|view)|\bas a family,? (?:we|they)\b",
    re.IGNORECASE,
)
_OURS = re.compile(
    r"(?i)\bour (?:(?:own|shared|joint|family) )?(?:views?|hopes?|wishes|voices?|story|thoughts|dreams)\b"
)
_OF_A_CHILD = re.compile(
    r"\b(?:he|she|him|her|his|hers|our (?:son|daughter|boy|girl|child|children)|my (?:son|daughter|boy|girl|child))\b",
    re.IGNORECASE,
)
_OF_ITSELF = re.compile(
    r"\bI (?:really |also |don['’]t |do not |just )?(?:like|love|hate|enjoy|want to|want a|want my)\b"
    r"(?! (?:him|her|it when (?:he|she)|that (?:he|she)|my (?:son|daughter)))",
)
_OF_ANOTHER = re.compile(
    r"\bI (?:\w+ )?(?:want|hope|worry|feel|think|believe|know|wish|love|would like|need)(?: that)? (?:him|her|he|she)\b"
)
_AS_A_PARENT = re.compile(
    r"\bI (?:\w+ )?(?:noticed|knew|realised) (?:that )?(?:he|she)\b|\bI was (?:a|born a) (?:\w+ )?baby\b"
    r"|\b[Mm]y (?:(?:other|older|younger|eldest|youngest) (?:children|child)|son|daughter|boy|girl|child)\b"
)
"""What only a parent says, or nobody remembers of themselves."""

_SPOKE = re.compile(
    r"\b(?:together|jointly|seen|met|meeting|completed|wrote|filled|would|feel|think|want|hope|say|told|like)\b"
)
_LABEL = re.compile(r"\W*([^:|]{3,60}):\s")
_REACH_CHARS = 28
"""The verb that says who holds a view begins at most so far behind the speaker."""


@dataclass(frozen=True, slots=True)
class _Said:
    """Some words of section A, `section.text[start:end]`, and where they stand."""

    start: int
    end: int
    text: str


def unnamed_speakers(
    voices: Sequence[View], section: Section, names: tuple[str, ...], words: WordList
) -> tuple[int, int] | None:
    """Return where child and parents speak in one voice, and nobody in it is told apart; None where all are.

    They are joined by a heading ("Views of Kit and his carers"), by a label or a column's head, or by the sentence
    itself ("My mum and me think ..."). Whoever says "I", or is said to hold a view, is told apart. `words` is the word
    list "voices".
    """
    mixed = _in_the_plural(voices, names, words) or _in_two_persons(voices, words)
    if mixed:
        return mixed
    for told in (
        *_under_headings(voices, names, words),
        *_labelled(section, names, words),
        *_joined_in(voices, names, words),
    ):
        texts = [_without_joined(outside_quotes(one.text), names, words) for one in told]
        count = sum(len(text.split()) for text in texts)
        if count >= _FEWEST_WORDS and not any(
            FIRST_PERSON.search(text) or _says_who(text, names, words) for text in texts
        ):
            return told[0].start, told[0].end
    return None


def _in_the_plural(voices: Sequence[View], names: tuple[str, ...], words: WordList) -> tuple[int, int] | None:
    """Return the first sentence that says "we" under a joint heading where nobody is told apart.

    None where fewer than two sentences leave their speaker open.
    """
    joint = [voice for voice in voices if _joins(voice.under, names, words) or _OURS.search(voice.under)]
    texts = [outside_quotes(voice.text) for voice in joint]
    if any(FIRST_PERSON.search(text) or _says_who(text, names, words) for text in texts):
        return None
    if any(_OURS.search(voice.under) for voice in joint) and any(_OF_A_CHILD.search(text) for text in texts):
        return None  # parents who say "our views" speak of the child as "she"
    said = [voice for voice, text in zip(joint, texts, strict=True) if _WE.search(text)]
    unclear = [text for text in texts if _WE.search(text) or has_words(text, words.groups["said_by_nobody"])]
    return (said[0].start, said[0].end) if said and len(unclear) >= _FEWEST_SIGNS else None


def _in_two_persons(voices: Sequence[View], words: WordList) -> tuple[int, int] | None:
    """Return where "I" is now the child and now the parent, under one heading that is not the parents'."""
    for heading in dict.fromkeys(voice.under for voice in voices):
        if has_words(heading, words.groups["parents"]):
            continue
        told = [(voice, outside_quotes(voice.text)) for voice in voices if voice.under == heading]
        parents = [voice for voice, text in told if _AS_A_PARENT.search(text)]
        signs = sum(len(_AS_A_PARENT.findall(text)) + len(_OF_ANOTHER.findall(text)) for _, text in told)
        if parents and signs >= _FEWEST_SIGNS and any(_OF_ITSELF.search(text) for _, text in told):
            return parents[0].start, parents[0].end
    return None


def _under_headings(voices: Sequence[View], names: tuple[str, ...], words: WordList) -> Iterator[list[_Said]]:
    """Yield what stands under each heading that joins child and parents, the law's own title left out."""
    for heading in dict.fromkeys(voice.under for voice in voices):
        if heading and not _OFFICIAL.search(heading) and _joins(heading, names, words):
            yield [_Said(one.start, one.end, one.text) for one in voices if one.under == heading]


def _labelled(section: Section, names: tuple[str, ...], words: WordList) -> Iterator[list[_Said]]:
    """Yield the lines whose label joins them, and the cells below a head that does."""
    below: dict[str, list[_Said]] = {}
    for line in section.lines:
        if line.kind in (LineKind.SUB_HEADING, LineKind.COLUMN_HEADS, LineKind.GUIDANCE):
            continue
        text = section.text[line.start : line.end]
        label = _LABEL.match(text)
        if label and not line.cells and _joins(label[1], names, words):
            below.setdefault("", []).append(_Said(line.start, line.end, text[label.end() :]))
        for cell in line.cells:
            if cell.heading and _joins(cell.heading, names, words):
                said = _Said(cell.start, cell.end, section.text[cell.start : cell.end])
                below.setdefault(cell.heading, []).append(said)
    yield from below.values()


def _joined_in(voices: Sequence[View], names: tuple[str, ...], words: WordList) -> Iterator[list[_Said]]:
    """Yield what follows a sentence in which child and parents speak as one, up to the next heading."""
    for heading in dict.fromkeys(voice.under for voice in voices):
        below = [voice for voice in voices if voice.under == heading]
        told = list(dropwhile(lambda one: not _speaks_for_both(one.text, names, words), below))
        if told:
            yield [_Said(one.start, one.end, one.text) for one in told]


def _speaks_for_both(text: str, names: tuple[str, ...], words: WordList) -> bool:
    if " and " not in text and "family" not in text and "/" not in text and "&" not in text and " with " not in text:
        return False
    text = outside_quotes(text)
    if _CHILD_WITH_PARENT.search(text) or _AS_A_FAMILY.search(text):
        return True
    return _joins(text, names, words) and _SPOKE.search(text) is not None


def _joins(text: str, names: tuple[str, ...], words: WordList) -> bool:
    """Return whether words join child and parents: "Kit and his carers", "child/parent", and not "Kit's carers"."""
    return any(True for _ in _joints(text, names, words))


def _joints(text: str, names: tuple[str, ...], words: WordList) -> Iterator[re.Match[str]]:
    if not has_words(text, _parents(words)):
        return
    children = {name.lower() for name in (*names, *_CHILD_WORDS)}
    for match in _joined(_parents(words)).finditer(text):
        if (match["before"] or match["behind"]).lower() in children:
            yield match


def _without_joined(text: str, names: tuple[str, ...], words: WordList) -> str:
    """Return the text without the words that join child and parents: they tell neither apart."""
    for match in (*_joints(text, names, words), *_CHILD_WITH_PARENT.finditer(text), *_AS_A_FAMILY.finditer(text)):
        text = text[: match.start()] + " " * (match.end() - match.start()) + text[match.end() :]
    return text


@lru_cache(maxsize=4)
def _parents(words: WordList) -> tuple[str, ...]:
    return (*words.groups["parents"], "family")


# An expression with a child's name in it would be compiled anew for every plan.
@lru_cache(maxsize=4)
def _joined(parents: tuple[str, ...]) -> re.Pattern[str]:
    """Return what matches somebody joined with parents, before or behind them."""
    parent = "|".join(map(re.escape, parents))
    someone = r"(?:young )?[\w-]+"
    return re.compile(
        rf"\b(?P<before>{someone}){_AND}(?:{parent})\b|\b(?:{parent}){_AND}(?P<behind>{someone})\b", re.IGNORECASE
    )


def _says_who(text: str, names: tuple[str, ...], words: WordList) -> bool:
    """Return whether somebody is said to hold a view, or has a label of their own: "Mum wants ...", "Dad: he ..."."""
    speakers = (*names, "he", "she", *words.groups["parents"])
    holds = words.groups["holding_a_view"] + words.groups["views"]
    return any(
        text[end : end + 1] == ":" or has_words(text[end : end + _REACH_CHARS], holds)
        for _, end in find_words(text, speakers)
    )
