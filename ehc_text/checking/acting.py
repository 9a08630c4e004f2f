"""Which statements of a plan do something: a named service or person acts, however vaguely.

Provision by nobody, or only considered, explored or offered, acts on no need. Being under somebody's care, known to
a service or monitored by nobody is a state and no action.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from ehc_text.checking.context import CheckContext
from ehc_text.checking.evidence import section_of
from ehc_text.language.sentences import find_sentences
from ehc_text.language.wording import has_words
from ehc_text.parsing.content.facets import with_facets
from ehc_text.records.plan import SOCIAL_CARE_LETTERS, FacetKind, Plan, Section, Statement
from ehc_text.records.rules import WordList

WORD_LIST = "acting"
"""The word list of the rules: states, considerations and nil returns."""


LONGEST_NIL = 90
"""A nil return with its sources and dates has fewer words than this; a longer text has a nil among its needs."""

_LONGEST_BARE_NIL = 4
"""A stock phrase such as "N/A" or "as above" has no more words; "No: he needs ..." is no stock phrase."""

_OPENS_WITH_NIL = re.compile(r"\W*(?:(?:section )?(?:[CDG]|H[12])\W+)?(?:none|nil)\s*[:,(;–-]", re.IGNORECASE)
_LONGEST_OPENING_NIL = 12
"""A text that opens with "None:" and has no more words gives only the reason: "None: over 18"."""

_WHO_HEADING = re.compile(
    r"\bwho(?:m)?\b|\bdeliver|\bprovide[dr]|\bresponsib|\bstaff\b|\bagency\b|\bperson\b|\bclinician\b"
    r"|\b(?:given |made )?by\s*$",
    re.IGNORECASE,
)
_NOBODY_YET = re.compile(
    r"\W*(?:n/?a|none|nil|nobody|tb[cad]|not (?:known|applicable|yet \w+)|as now|vacant|to be \w+)?\W*", re.IGNORECASE
)
"""A cell for the deliverer that names nobody: empty, a dash, "TBC", "to be recruited"."""

_SERVICE_THAT = re.compile(
    r"\b(?:(?:Dr|Mr|Mrs|Ms|Miss|Professor|Prof) [a-z'’-]+,?|under\b[^.|]*?|known to\b[^.|]*?|open to\b[^.|]*?)\s*"
    r"\b(?:which|who|where (?:s?he|they)|and (?:is|are) (?:seen|reviewed|tested))\b",
    re.IGNORECASE,
)
_GOES_TO = re.compile(
    r"\b(?:goes|go|going|attends?|attending|stays?|staying|spends?)\b[^.|]{0,30}?\b(?:to|at|with|in)\s+(?:the )?[A-Z]"
    r"|\b(?:attends?|attending)\s+(?:the )?[A-Z]"
)
"""The child goes to a place by its name: with a time, somebody has the child there."""

TIMES = frozenset((FacetKind.FREQUENCY, FacetKind.DURATION))
"""What says when: how often, or how long."""

_BARE = re.compile(r"^\W+|\W+$")
_FEWEST_WORDS_OF_ACT = 4
"""Fewer words beside a state or a nil are the name of what is not acted on, or of who does not act."""

_SAME_PERSON = re.compile(
    r"\W*(?:She|He|They|The (?:same )?(?:worker|nurse|therapist|assistant|teacher|clinic|team))\b"
)
_ROLE_AND_NAME = re.compile(
    r"\b(?:TA|LSA|HLTA|ELSA|SENCO|assistant|worker|mentor|teacher|tutor|coach|practitioner|supervisor"
    r"|nurse|carer|person|adult)\b[ ,(]{1,3}"
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?P<name>[A-Z][a-z]{2,})\b"
)
_NAME_THEN_ROLE = re.compile(
    r"\b(?P<name>[A-Z][a-z]+ [A-Z][a-z'’-]+), (?:(?:a|an|the|our|his|her|their) )?(?:[a-z-]+ ){0,3}"
    r"(?:assistant|worker|mentor|teacher|tutor|coach|practitioner|supervisor|nurse|carer|therapist|adviser|specialist)\b"
)
_CLAUSE = re.compile(r"(?<=[.;\n])\s+|\s\|\s|,?\s+but\s+")


def acting_statements(plan: Plan, context: CheckContext, letter: str) -> tuple[Statement, ...]:
    """Return the statements of a section in which somebody does something."""
    words = context.words[WORD_LIST]
    names = context.once(_first_names_of_staff, plan)
    acting: list[Statement] = []
    before: Statement | None = None
    for one in plan.statements:
        if one.section != letter or _is_by_the_family(one, plan):
            continue
        is_known = (before is not None and _goes_on(one, before)) or has_words(one.text, names)
        if is_acting(one, words, is_known_who=is_known):
            acting.append(one)
            before = one
        else:
            before = None
    taken = {one.start for one in acting}
    return (*acting, *(one for one in _services_that_act(plan, letter, context) if one.start not in taken))


def is_acting(statement: Statement, words: WordList, *, is_known_who: bool = False) -> bool:
    """Return whether a named service or person does something in this statement.

    `is_known_who` says that somebody is named elsewhere: in the sentence before it, or by a first name.
    """
    if not is_known_who and not _names_somebody(statement, words):
        return False
    if not is_idle(statement.text, words) and not _has_nil_cell(statement, words):
        return True
    clauses = [clause for clause in _CLAUSE.split(statement.text) if clause.strip()]
    firm = [clause for clause in clauses if not has_words(clause, words.groups["only_considered"])]
    if not firm or (len(firm) < len(clauses) and not _somebody_in(firm, statement, words)):
        return False
    return any(_is_act(clause, words) for clause in firm)


def is_nil(text: str, words: WordList) -> bool:
    """Return whether the text says that there is nothing: a stock phrase, or a nil return with its source and date."""
    first = _first_sentence(text)
    if not text.strip() or (first in words.groups["bare_nil"] and len(first.split()) <= _LONGEST_BARE_NIL):
        return True
    if has_words(text, words.groups["but_for"]):
        return False
    if _OPENS_WITH_NIL.match(text) and len(text.split()) <= _LONGEST_OPENING_NIL:
        return True
    return len(text.split()) <= LONGEST_NIL and has_words(text, words.groups["nil"])


def opens_with_nil(section: Section, words: WordList) -> bool:
    """Return whether a section of needs begins by saying that there are none."""
    start, end = next(iter(find_sentences(section.text)), (0, 0))
    return end > start and is_nil(section.text[start:end], words)


def is_idle(text: str, words: WordList) -> bool:
    """Return whether a text holds a word of a state, of history, or of what is only considered."""
    return has_words(text, _idle_words(words))


@lru_cache(maxsize=8)
def _idle_words(words: WordList) -> tuple[str, ...]:
    return words.groups["only_considered"] + words.groups["states"] + words.groups["history"]


def _is_act(clause: str, words: WordList) -> bool:
    """Return whether a clause tells of an act: no state, no history and no bare label ("Cystic fibrosis", "CAMHS")."""
    if has_words(clause, words.groups["acts"]):
        return True
    if _BARE.sub("", clause).strip().lower() in words.groups["bare_nil"] or len(clause.split()) < _FEWEST_WORDS_OF_ACT:
        return False
    if has_words(clause, words.groups["states"]):
        return False
    return not has_words(clause, words.groups["history"]) or has_words(clause, words.groups["promises"])


def _has_nil_cell(statement: Statement, words: WordList) -> bool:
    """Return whether a cell of the statement's row says that there is nothing: "CAMHS | none | -"."""
    if not statement.cells:
        return False
    return any(_BARE.sub("", cell).strip().lower() in words.groups["bare_nil"] for cell in statement.text.split(" | "))


def _is_by_the_family(statement: Statement, plan: Plan) -> bool:
    """Return whether all who are named in a statement have the child's surname: its parents tell, or do, something."""
    named = [facet.words for facet in statement.facets if facet.kind is FacetKind.WHO]
    surname = plan.child.surname
    return bool(surname and named) and all(name.split()[-1] == surname for name in named)


def _goes_on(statement: Statement, before: Statement) -> bool:
    """Return whether a statement goes on with what the person named before it does: "She shows him ..."."""
    return statement.under == before.under and _SAME_PERSON.match(statement.text) is not None


def _first_names_of_staff(plan: Plan, context: CheckContext) -> tuple[str, ...]:
    """Return the names that stand beside a role somewhere in the provision: "LSA Becca", "Jo Hill, family worker"."""
    child = {plan.child.first_name, plan.child.known_as, plan.child.surname}
    ways = (_ROLE_AND_NAME, _NAME_THEN_ROLE)
    found = (match for one in plan.statements for way in ways for match in way.findall(one.text))
    return tuple(dict.fromkeys(name for name in found if name not in child))


def _services_that_act(plan: Plan, letter: str, context: CheckContext) -> Iterator[Statement]:
    """Yield the sentences that tell that a service acts, though they begin as a state or were not read as provision.

    "He is known to the clinic, which tests ..." begins as a state and goes on to an action; "The nurse trains the
    staff" says in the present what somebody does, and counts where it was not read.
    """
    section = section_of(plan, letter)
    if section is None or letter == "F":
        return
    words = context.words[WORD_LIST]
    read = {one.start for one in plan.statements if one.section == letter}
    for start, end in find_sentences(section.text):
        text = section.text[start:end]
        sentence = Statement(id="", section=letter, text=text, start=start, end=end)
        match = _SERVICE_THAT.search(text)
        if (match and has_words(text[match.end() :], words.groups["acts"])) or (
            start not in read and _somebody_does(sentence, context)
        ):
            yield sentence


def _somebody_does(sentence: Statement, context: CheckContext) -> bool:
    """Return whether a sentence says in the present what somebody whom it names does."""
    words = context.words[WORD_LIST]
    if not has_words(sentence.text, words.groups["does"]) or is_idle(sentence.text, words):
        return False
    return _names_somebody(with_facets(sentence, context.words), words)


def _names_somebody(statement: Statement, words: WordList) -> bool:
    """Return whether a deliverer is named: by a word that the rules know, in the column for it, or as a place to go."""
    kinds = {facet.kind for facet in statement.facets}
    if FacetKind.WHO in kinds:
        return True
    if statement.section in SOCIAL_CARE_LETTERS and kinds & TIMES and _GOES_TO.search(statement.text):
        return True
    in_social_care = words.groups["doers_in_social_care"] if statement.section in SOCIAL_CARE_LETTERS else ()
    if has_words(statement.text, words.groups["doers"]) or has_words(statement.text, in_social_care):
        return True
    for cell in statement.cells:
        told = statement.text[cell.start - statement.start : cell.end - statement.start]
        if _WHO_HEADING.search(cell.heading) and not _NOBODY_YET.fullmatch(told):
            return True
    return False


def _somebody_in(clauses: list[str], statement: Statement, words: WordList) -> bool:
    """Return whether the clauses that promise something name a deliverer of their own."""
    text = " ".join(clauses)
    named = [facet.words for facet in statement.facets if facet.kind is FacetKind.WHO]
    return any(name in text for name in named) or has_words(text, words.groups["doers"])


def _first_sentence(text: str) -> str:
    start, end = next(iter(find_sentences(text)), (0, 0))
    return text[start:end].strip(" .;:-–").lower()
