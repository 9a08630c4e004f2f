"""What silences a weak phrase: a test for each cure that a rule file can name."""

import re
from collections.abc import Callable, Mapping
from typing import TypeAlias

from ehc_text.parsing.content.facets import QUALIFICATION_WORDS, named_doers, quantities_of
from ehc_text.records.plan import Statement
from ehc_text.records.provision import Nature, Part, PartRole, PersonKind, Quantity, QuantityKind
from ehc_text.records.rules import Cure

CureTest: TypeAlias = Callable[[Statement, Part, int, int], bool]
"""Takes the statement, the part that the phrase stands in, and the phrase's span in that part."""

_HOW_OFTEN = (QuantityKind.OCCASIONS, QuantityKind.PERIOD, QuantityKind.EVENT, QuantityKind.DATE)
_ADJUSTING = re.compile(
    r"\b(?:more|further|extra|longer|adjusted|adjustments?|changed|changes|altered|updated|amended|replaced|repeated"
    r"|increased|reduced|graded|faded|topped up|repaired|renewed|dose|revised|adapted)\b[^.;|]{0,30}$",
    re.IGNORECASE,
)
_MEASURED = re.compile(r"\d|minute|hour|day|night|morning|afternoon", re.IGNORECASE)
_CARE_PLAN = re.compile(r"\b(?:plan|card|protocol|passport|prescription|regime)\b", re.IGNORECASE)
_AT_A_TIME = re.compile(r"\W*(?:\w+ )?(?:at a time|at once|in one go|each time|on each occasion)\b", re.IGNORECASE)
_DAY = re.compile(r"\b\d{1,2}[./ ](?:\d{1,2}|[A-Z][a-z]+)[./ ]\d{2,4}\b|\b[A-Z][a-z]+ 20\d\d\b|every [A-Z][a-z]+")
_NUMBER_BEFORE = re.compile(r"(?:\d(?:\s*per ?cent)?|\b(?:one|two|three|four|five|six|ten)\b)\W*$")
_TOTAL = re.compile(
    r"^\s*(?:\w+\s+){0,5}?(?:an?|per|each|every|/)\s*(?:week|fortnight|month|term|half|year|day)", re.IGNORECASE
)


_EXPLAINS = re.compile(
    r"[\s,;(]*(?:that (?:is|being)(?: to say)?|i\.?\s?e\.?\b|which (?:is|are|means?)|mean(?:s|ing)|in other words"
    r"|namely|=|(?:the need|these|this|it) being|and it is (?:required|needed) when)"
    r"|[^.;|:]{0,40}: ?(?:when(?:ever)?|if|on|at|any|each time|every time|an? reading|reading|score)\b",
    re.IGNORECASE,
)
_UNSEEN = re.compile(
    r"\b(?:need|feel|felt|anxi|upset|distress|overwhelm|dysregul|struggl|tired|appropriate|necessary|ready|mood|cope"
    r"|coping|stress|difficult|possible|request|discretion|judge|worr|unsettled|agitat)",
    re.IGNORECASE,
)
"""What nobody sees: an explanation by one of these says no more than the phrase."""

_EXPLANATION_CHARS = 90

_FEWEST_WORDS_DESCRIBING = 15
"""With more words than these, 'in-class support' is described; with fewer there is room for hours and a name only."""


def is_named(statement: Statement) -> bool:
    """Return whether somebody who can be asked, or the family in the deliverer's place, does it."""
    if any(True for _ in named_doers(statement)):
        return True
    return any(
        person.kind is PersonKind.FAMILY and PartRole.WHO in part.roles
        for part in statement.parts
        for person in part.people
    )


def says_how_often(statement: Statement) -> bool:
    """Return whether it is said how often, with nothing that leaves the number open downwards."""
    return any(not quantity.is_capped for _, quantity in quantities_of(statement, *_HOW_OFTEN))


def says_how_long(statement: Statement) -> bool:
    """Return whether it is said for how long; an event that ends by itself needs no length."""
    lengths = quantities_of(statement, QuantityKind.LENGTH)
    return any(
        not quantity.is_capped or is_cap_of_one_occasion(statement, part, quantity) for part, quantity in lengths
    )


def has_event(statement: Statement) -> bool:
    """Return whether something that anyone can see sets it off."""
    return any(True for _ in quantities_of(statement, QuantityKind.EVENT))


def has_dose(statement: Statement) -> bool:
    """Return whether it is said who, how often and, for what is delivered in time, how long."""
    needs_length = statement.nature is Nature.TIMED and not has_event(statement)
    return is_named(statement) and says_how_often(statement) and (not needs_length or says_how_long(statement))


def is_cap_of_one_occasion(statement: Statement, part: Part, quantity: Quantity) -> bool:
    """Return whether a capped length belongs to one of a fixed number of occasions: 'daily, for up to ten minutes'."""
    if _TOTAL.match(part.text[quantity.end :]):
        return False
    if _AT_A_TIME.match(part.text[quantity.end :]):
        return True
    occasions = quantities_of(statement, QuantityKind.OCCASIONS, QuantityKind.EVENT)
    return any(not occasion.is_capped for _, occasion in occasions)


def _full_dose(statement: Statement, part: Part, start: int, end: int) -> bool:
    is_measured = has_event(statement) or any(
        not quantity.is_capped and _MEASURED.search(place.text[quantity.start : quantity.end])
        for place, quantity in quantities_of(statement, QuantityKind.LENGTH)
    )
    return is_named(statement) and says_how_often(statement) and is_measured


def _adjustment(statement: Statement, part: Part, start: int, end: int) -> bool:
    return has_dose(statement) and _ADJUSTING.search(part.text[max(0, start - 60) : start]) is not None


def _amount(statement: Statement, part: Part, start: int, end: int) -> bool:
    kinds = (QuantityKind.LENGTH, QuantityKind.COUNT)
    found = [quantity for _, quantity in quantities_of(statement, *kinds, QuantityKind.OCCASIONS)]
    if any(not quantity.is_capped and quantity.kind in kinds for quantity in found):
        return True
    # A number straight before or behind the word is its amount: 'four extra visits', '25% extra'.
    return _NUMBER_BEFORE.search(part.text[:start]) is not None


def _fixed_occasions(statement: Statement, part: Part, start: int, end: int) -> bool:
    capped = [quantity for quantity in part.quantities if quantity.is_capped and quantity.start >= start]
    if not capped:
        # 'Up to' with no time or number of times behind it caps something else: a distance, a size of print.
        return True
    if any(quantity.kind in (QuantityKind.COUNT, QuantityKind.OCCASIONS) for quantity in capped):
        return False
    return all(
        is_cap_of_one_occasion(statement, part, quantity) for quantity in capped if quantity.kind is QuantityKind.LENGTH
    )


def _group_size(statement: Statement, part: Part, start: int, end: int) -> bool:
    for place in statement.parts:
        for quantity in place.quantities:
            is_inside = place is part and start <= quantity.start and quantity.end <= end
            if quantity.kind is QuantityKind.GROUP and not is_inside:
                return True
    return False


def _qualification(statement: Statement, part: Part, start: int, end: int) -> bool:
    return any(
        QUALIFICATION_WORDS.search(place.text, end if place is part else 0)
        for place in statement.parts
        if PartRole.CHECK not in place.roles
    )


def is_by_care_plan(statement: Statement) -> bool:
    """Return whether a dated care plan, at a sign that anyone can see, says what is done and who is trained for it."""
    text = statement.text
    return has_event(statement) and _CARE_PLAN.search(text) is not None and _DAY.search(text) is not None


def _dated_plan(statement: Statement, part: Part, start: int, end: int) -> bool:
    return is_by_care_plan(statement)


def _described(statement: Statement, part: Part, start: int, end: int) -> bool:
    texts = [place.text for place in statement.parts if PartRole.WHAT in place.roles]
    return sum(len(text.split()) for text in texts) > _FEWEST_WORDS_DESCRIBING


def _explained(statement: Statement, part: Part, start: int, end: int) -> bool:
    match = _EXPLAINS.match(part.text[end:])
    if match is None or not is_named(statement):
        return False
    told = re.split(r"[;|]", part.text[end + match.end() : end + match.end() + _EXPLANATION_CHARS])[0]
    return _UNSEEN.search(told) is None


def _strategy(statement: Statement, part: Part, start: int, end: int) -> bool:
    return statement.nature not in (Nature.TIMED, Nature.COUNTED)


CURES: Mapping[Cure, CureTest] = {
    Cure.DOSE: lambda statement, part, start, end: has_dose(statement),
    Cure.FULL_DOSE: _full_dose,
    Cure.ADJUSTMENT: _adjustment,
    Cure.FREQUENCY: lambda statement, part, start, end: says_how_often(statement),
    Cure.AMOUNT: _amount,
    Cure.FIXED_OCCASIONS: _fixed_occasions,
    Cure.GROUP_SIZE: _group_size,
    Cure.QUALIFICATION: _qualification,
    Cure.DATED_PLAN: _dated_plan,
    Cure.DESCRIBED: _described,
    Cure.EXPLAINED: _explained,
    Cure.STRATEGY: _strategy,
    Cure.NAMED_STRATEGY: lambda statement, part, start, end: (
        _strategy(statement, part, start, end) and is_named(statement)
    ),
}
