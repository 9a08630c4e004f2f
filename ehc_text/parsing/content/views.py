"""The views of section A: each sentence with whose it is, the child's, a parent's, or an adult's about the child."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ehc_text.language.sentences import find_sentences
from ehc_text.language.wording import find_words, has_words
from ehc_text.records.plan import Child, LineKind, Section, Speaker, View
from ehc_text.records.rules import WordList

_OWN_CHILD = r"(?:(?:dear|little|own|lovely|beautiful) )?(?:son|daughter|child|children|boy|girl|grand\w+)\b"

FIRST_PERSON = re.compile(
    r"\b(?:I|I['’](?:m|ve|d|ll)|Im|Ive|[Mm]e|[Mm]yself"
    rf"|[Mm]y(?! {_OWN_CHILD}))\b"
)
"""Somebody speaks of themselves; who says "my son" is not the child."""

_MY_CHILD = re.compile(rf"\b[Mm]y {_OWN_CHILD}")
"""Who says so is a parent, whatever else they say of themselves."""

_OF_A_PARENT = re.compile(
    r"\w{0,2}['’]s?\s+(?!(?:own |main |only |great(?:est)? |big(?:gest)? |first )?"
    r"(?:views?|hopes?|wish\w*|worr\w+|concerns?|feelings?|opinions?|fears?|dreams?|aspirations?|comments?|words?|page|side"
    r"|priorit\w+|request)\b)"
)
"""What is a parent's, unless it is a view."""

_LONGEST_HISTORY_WORDS = 4
_LONGEST_TITLE_WORDS = 9
"""A line of more words that no heading was made of is a sentence without its full stop."""

_QUOTED = re.compile(r"[“‘\"']([^“”‘’\"\n]{12,}?)[”’\"'](?!\w)")


def find_views(section: Section, child: Child, front: Section, words: WordList) -> Iterator[View]:
    """Yield the sentences of section A in order, column heads, sub-headings and guidance left out.

    `words` is the word list "voices" of the rules: the names of parents, of views, and the verbs of telling; `front`
    gives the first names of the parents.
    """
    names = child.called
    own_parents = _parent_names(front, child, words) + _named_as_parents(section.text, words)
    parents = (words.groups["parents"], own_parents)
    titled = ("", "")
    for line in section.lines:
        if line.kind in (LineKind.SUB_HEADING, LineKind.COLUMN_HEADS, LineKind.GUIDANCE):
            continue
        text = section.text[line.start : line.end]
        if not line.cells and _is_title(text, (names, *parents), words):
            titled = (line.under, text)
            continue
        title = titled[1] if titled[1] and titled[0] == line.under else ""
        under = _heading_of(title or line.under, text)
        for start, end in find_sentences(text):
            speaker, is_own = _speaker(text[start:end], under, names, parents, words)
            yield View(
                section=section.letter,
                start=line.start + start,
                end=line.start + end,
                text=text[start:end],
                speaker=speaker,
                is_own=is_own,
                under=under,
            )


def _is_title(text: str, people: tuple[tuple[str, ...], ...], words: WordList) -> bool:
    """Return whether a line is a title that says whose words follow, though it looks like text: "What Kit says"."""
    return (
        len(text.split()) <= _LONGEST_TITLE_WORDS
        and text.rstrip()[-1:].isalpha()
        and (
            (has_words(text, words.groups["opens_views"]) and _names_one_of(text, people))
            or (len(text.split()) <= _LONGEST_HISTORY_WORDS and has_words(text, words.groups["history_headings"]))
        )
        and FIRST_PERSON.search(text) is None
    )


def outside_quotes(text: str) -> str:
    """Return the text with what stands between quotation marks blanked out, its length kept."""
    return _QUOTED.sub(lambda match: " " * len(match.group()), text)


def _heading_of(under: str, text: str) -> str:
    """A row's first cell heads it, where the row has a label and words: "My parents' views | We hope ..."."""
    first_cell = text.split(" | ", 1)[0] if " | " in text else ""
    return first_cell if first_cell and len(first_cell) < 80 else under


def _speaker(
    text: str, under: str, names: tuple[str, ...], parents: tuple[tuple[str, ...], ...], words: WordList
) -> tuple[Speaker, bool]:
    """Return whose view a sentence gives, and whether it is the child's own."""
    heading_is_parents = _names_one_of(under, parents) or _is_of_the_family(under, text, words)
    is_own = _is_own_words(text, names, heading_is_parents, words)
    if heading_is_parents or (_is_told_by(text, parents, words) and not is_own):
        return Speaker.PARENT, False
    if is_own or _tells_of_telling(text, names, words):
        return Speaker.CHILD, is_own
    return Speaker.ADULT, False


def _is_of_the_family(under: str, text: str, words: WordList) -> bool:
    """Return whether a heading is of the family; below the bare word the child may still speak for itself."""
    if has_words(under, words.groups["family_headings"]):
        return True
    return under.strip(" :.").lower() in words.groups["family_words"] and not FIRST_PERSON.search(outside_quotes(text))


def _is_own_words(text: str, names: tuple[str, ...], under_parents: bool, words: WordList) -> bool:
    if under_parents or has_words(text, words.groups["parents_speak"]) or _MY_CHILD.search(outside_quotes(text)):
        return False
    return bool(FIRST_PERSON.search(text)) or _tells_of_telling(text, names, words)


def _tells_of_telling(text: str, names: tuple[str, ...], words: WordList) -> bool:
    """Return whether the child tells or shows something here: "Amina pushed the red jug away", "he said that ..."."""
    verbs = words.groups["telling"]
    if not has_words(text, verbs):
        return False
    subjects = tuple(f" {name.lower()}" for name in (*names, "he", "she", "they"))
    told = _telling(verbs).finditer(text)
    return any(f" {text[: match.end('subject')].lower()}".endswith(subjects) for match in told)


# An expression with a child's name in it would be compiled anew for every plan.
@lru_cache(maxsize=4)
def _telling(verbs: tuple[str, ...]) -> re.Pattern[str]:
    told = "|".join(map(re.escape, verbs)) or r"(?!)"
    return re.compile(rf"(?P<subject>\b[\w'’-]+)\s+(?:\w+ly\s+|also\s+|has\s+|then\s+)?(?:{told})\b", re.IGNORECASE)


def _is_told_by(text: str, parents: tuple[tuple[str, ...], ...], words: WordList) -> bool:
    """Return whether parents are named with a verb of holding a view; "Mum's health" names none, "Mum's hope" does."""
    if not has_words(text, words.groups["holding_a_view"]):
        return False
    return any(
        not _OF_A_PARENT.match(text, max(start, end - 2))
        for phrases in parents
        for start, end in find_words(text, phrases)
    )


def _names_one_of(text: str, people: tuple[tuple[str, ...], ...]) -> bool:
    """Return whether a text names somebody of several lists, by a common word or by first name.

    The lists are kept apart: one of all together would be prepared anew for every plan.
    """
    return any(has_words(text, phrases) for phrases in people)


def _named_as_parents(text: str, words: WordList) -> tuple[str, ...]:
    """Return the first names that section A itself gives to those who care for the child: "Ellis, his carer"."""
    if not has_words(text, words.groups["parents"]):
        return ()
    before, behind = _naming(words.groups["parents"])
    named = {match["name"] for pattern in (before, behind) for match in pattern.finditer(text)}
    return tuple(sorted(named - set(words.groups["no_names"])))


@lru_cache(maxsize=4)
def _naming(parents: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what names a carer before the relation, and behind it."""
    one = "|".join(map(re.escape, sorted(parents, key=len, reverse=True)))
    owner = r"(?:his|her|their|the|my)"
    return (
        re.compile(rf"\b(?P<name>[A-Z][a-z]+)(?: [A-Z][\w'’-]+)?(?:, | \(){owner} (?:\w+ )?(?:{one})\b"),
        re.compile(rf"\b{owner} (?:{one})(?:,? | \()(?P<name>[A-Z][a-z]+)\b"),
    )


def _parent_names(front: Section, child: Child, words: WordList) -> tuple[str, ...]:
    """Return the first names that the front sheet gives beside a label such as "Parent or carer"."""
    found: set[str] = set()
    surname = (child.surname or "").lower()
    for line in front.lines:
        text = front.text[line.start : line.end]
        if has_words(text, words.groups["parents"]):
            found.update(re.findall(r"\b[A-Z][a-z]{2,}\b", text.split(" | ", 1)[-1]))
    aside = {*words.groups["no_names"], *child.called}
    return tuple(sorted(name for name in found if name not in aside and name.lower() not in surname))
