"""Which needs nothing acts on: by table row, by number, by topic, and last by the likeness of words.

A need whose words belong to no topic is not judged by its words: a wrong flag costs more trust than a missed one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from ehc_text.checking.acting import WORD_LIST, is_nil
from ehc_text.checking.context import CheckContext, phrases_of
from ehc_text.checking.evidence import line_around, quote_finding, section_of
from ehc_text.checking.given_provision import Provision, provision_of, words_of
from ehc_text.checking.left_over import LeftOver, topics_given
from ehc_text.checking.marks import (
    Marks,
    heading_of,
    headings_shared,
    mark_at,
    marks_shared,
    title_above,
    title_left_out,
    titles_in,
)
from ehc_text.checking.numbers import is_cited, number_of, numbers_are_used
from ehc_text.checking.topics import JUDGED, judged_topics_in, topics_in
from ehc_text.checking.wide_needs import WideNeeds
from ehc_text.language.sentences import find_sentences
from ehc_text.language.wording import has_words
from ehc_text.records.finding import Finding
from ehc_text.records.plan import Passage, Plan, Section
from ehc_text.records.rules import Check, WordList

FEWEST_WORDS = 4
"""A shorter passage is a label or a side remark, and no need of its own."""

_OF_ANOTHER = re.compile(
    r"\W*(?:(?:His|Her|Their) (?:[a-z-]+ )?(?:brothers?|sisters?|siblings?|twin|cousins?)"
    r"|(?P<name>[A-Z][a-z]+), (?:who|(?:his|her|their) (?:[a-z-]+ )?(?:brother|sister|twin|cousin|mother|father)))\b"
)
_CAN = re.compile(r"\W*(?:He|She|They|[A-Z][a-z]+) (?:can|is able to|are able to)\b(?! (?:become|be|get|find)\b)")
_LIMITED = re.compile(
    r"n['’]t\b|\b(?:but|only|not|cannot|never|although|though|however|unless|until|if|when|with|without|yet|some|sometimes|one|two"
    r"|few|little|up to|as long as|needs?|help|support|prompt\w*)\b",
    re.IGNORECASE,
)

_DENIED = re.compile(
    r"n['’]t\b|\b(?:cannot|(?:not|never)(?! (?:need|require|only)\w*)|hardly|barely|neither)\b", re.IGNORECASE
)


def unmet_needs(
    plan: Plan,
    check: Check,
    context: CheckContext,
    *,
    needs_in: str,
    met_in: tuple[str, ...],
    topics: str,
    wide: WideNeeds | None = None,
) -> Iterator[Finding]:
    """Yield a finding for each need of the section `needs_in` that nothing in `met_in` acts on, and how that is known.

    A table row or a topic is told of once. `wide` judges the needs that have no narrow topic.
    """
    section = section_of(plan, needs_in)
    if section is None:
        return
    lexicon = context.words[topics]
    provision = provision_of(plan, met_in, context, topics)
    needs = [need for need in plan.needs if need.section == needs_in]
    numbers = {need.start: number_in(section, need) for need in needs}
    numbered = numbers_are_used(numbers.values(), provision.cites)
    marks, headings = _shared(plan, needs, provision)
    titles = titles_in(section)
    left_out = _title_left_out(plan, needs, titles, provision) if wide else ""
    left_over = _left_over(section, needs, provision, (lexicon, *((wide.lexicon,) if wide else ())), check)
    is_denied = _opens_with_nil(section, context)
    told: set[str] = set()
    for need in needs:
        if need.start in titles or _tells_no_need(need.text, check):
            continue
        if is_denied and not has_words(need.text, phrases_of(check, "tells_need")):
            continue  # "No needs were identified. She goes to a swimming club."
        if needs_in == "B" and (_is_of_another(need.text, plan) or _tells_only_what_can_be_done(need.text)):
            continue
        is_apart = bool(left_out) and title_above(need, titles) == left_out
        mark = mark_at(section, need.start)
        stands = (marks.speak(mark), headings.speak(heading_of(need)))
        if _is_cited(need, numbers[need.start], provision, lexicon) or True in stands:
            continue
        why = (
            _is_left_out(need, mark, stands, provision)
            or _row_is_empty(need, needs, provision)
            or _why_unmet(need, needs, provision, lexicon, check)
            or (wide and _why_unmet_widely(need, provision, lexicon, wide))
            or (wide and is_apart and _stands_apart(need, provision, lexicon, wide))
            or _is_the_rest(need, section, provision, left_over)
        )
        if not why and numbered and numbers[need.start] and not _is_met_by_words(need, provision, lexicon):
            why = f"no provision names its number, {numbers[need.start]}, and for the other needs it does"
        if not why and numbers[need.start] in provision.unkept():
            why = f"what stands under its number, {numbers[need.start]}, is promised by nobody"
        if why and not (key := {left_out} if is_apart else _key(need, lexicon)) <= told:
            told |= key
            yield quote_finding(check, section, need.start, need.end, message=check.message.replace("{how}", why))


def _tells_no_need(text: str, check: Check) -> bool:
    """Return whether a passage says that there is no need, or tells a strength and denies nothing of it.

    Not every check has words for strengths: those of health and social care are plain denials of a need.
    """
    if has_words(text, phrases_of(check, "no_need")):
        return True
    return _DENIED.search(text) is None and has_words(text, check.phrases.get("strengths", ()))


def _opens_with_nil(section: Section, context: CheckContext) -> bool:
    """Return whether a section of needs begins by saying that there are none."""
    start, end = next(iter(find_sentences(section.text)), (0, 0))
    return end > start and is_nil(section.text[start:end], context.words[WORD_LIST])


def _shared(plan: Plan, needs: Sequence[Passage], provision: Provision) -> tuple[Marks, Marks]:
    """Return the marks and the sub-headings that provision takes from the needs, none of section B.

    What helps with learning is grouped and numbered in ways of its own; its numbers are told by "need 3" or "B3".
    """
    if any(need.section == "B" for need in needs):
        return Marks(), Marks()
    given = [one for one in plan.statements if one.section in provision.letters]
    return (
        marks_shared(plan, needs, provision.letters, provision.statements),
        headings_shared(needs, given, provision.statements),
    )


def _is_left_out(need: Passage, mark: str, stands: tuple[bool | None, bool | None], provision: Provision) -> str:
    """Return that nothing acts under the need's mark or sub-heading where it does for others, "" where none tells."""
    if False not in stands or provision.is_alike(need.text):
        return ""
    where = f"mark, '{mark}'" if stands[0] is False else "sub-heading"
    return f"nothing acts under its {where}, and for the other needs something does"


def _is_of_another(text: str, plan: Plan) -> bool:
    """Return whether a sentence of section B tells of somebody else: "His brother, who is deaf, ...".

    In section D what brothers and sisters need bears on what social care has to do.
    """
    match = _OF_ANOTHER.match(text)
    return match is not None and match["name"] not in plan.child.names


def _tells_only_what_can_be_done(text: str) -> bool:
    """Return whether a sentence tells a strength: "He can mend a chain", with nothing that limits it."""
    return _CAN.match(text) is not None and _LIMITED.search(text) is None


def row_speaks(passage: Passage, passages: list[Passage], letters: tuple[str, ...]) -> bool | None:
    """Return whether the passage's table row says something in these sections; None where no row tells.

    Where no passage has anything beside it, the table does not pair its rows, and an empty cell shows nothing.
    """
    if not set(passage.columns) & set(letters):
        return None
    if set(passage.beside) & set(letters):
        return True
    return False if any(set(other.beside) & set(letters) for other in passages) else None


def number_in(section: Section, passage: Passage) -> str:
    """Return the number of the line that the passage stands in, "" where it has none."""
    for line in section.lines:
        if line.start <= passage.start < line.end:
            return number_of(section.text[line.start : line.end], line.label)
    return ""


def _is_cited(need: Passage, number: str, provision: Provision, lexicon: WordList) -> bool:
    """Return whether provision names the need's number.

    A heading that names several numbers tells nothing of a need whose narrow topic nothing is about.
    """
    numbers = [one for one in (number, number_of(need.under)) if one and is_cited(one, provision.cites)]
    if not numbers or any(is_cited(one, provision.cites_for_itself()) for one in numbers):
        return bool(numbers)
    found = judged_topics_in(need.text, lexicon) if JUDGED in lexicon.groups else set()
    return not found or bool(found & provision.topics) or provision.is_alike(need.text)


def _row_is_empty(need: Passage, needs: list[Passage], provision: Provision) -> str:
    """Return that the need's table row is empty where provision should stand, "" where it is not."""
    if row_speaks(need, needs, provision.letters) is False and not provision.is_alike(need.text):
        return f"its table row says nothing under Section {' or '.join(provision.letters)}"
    return ""


def _why_unmet(need: Passage, needs: list[Passage], provision: Provision, lexicon: WordList, check: Check) -> str:
    """Return how its topics show that nothing acts on the need, "" where something does or nobody can tell."""
    is_narrow = JUDGED in lexicon.groups
    # A row pairs one need with what meets it; a cell with a list of needs does not, so narrow topics are still asked.
    if row_speaks(need, needs, provision.letters) and provision.all_act and not is_narrow:
        return ""
    if len(need.text.split()) < FEWEST_WORDS and (is_narrow or not need.text.rstrip().endswith((".", ";"))):
        return ""
    found = judged_topics_in(need.text, lexicon)
    if found and not found & provision.topics and not provision.is_alike(need.text):
        return f"no provision is about {', '.join(sorted(found))}; needs and provision were matched by topic"
    if not provision.statements and (found or has_words(need.text, phrases_of(check, "tells_need"))):
        return f"Section {' or '.join(provision.letters)} promises nothing at all"
    return ""


def _why_unmet_widely(need: Passage, provision: Provision, lexicon: WordList, wide: WideNeeds) -> str:
    """Return how its wide topics show that nothing acts on a need of no narrow topic, "" where nobody can tell."""
    if len(need.text.split()) < FEWEST_WORDS or judged_topics_in(need.text, lexicon):
        return ""
    found = wide.unmet_topics(need.text)
    if not found or provision.is_alike(need.text):
        return ""
    return f"each provision is about something else than {', '.join(sorted(found))}; they were matched by topic"


def _title_left_out(plan: Plan, needs: Sequence[Passage], titles: Mapping[int, str], provision: Provision) -> str:
    """Return the one title of needs under which no provision stands, where all their others are there; "" if none."""
    given = [one for one in plan.statements if one.section in provision.letters]
    above = {letter: titles_in(section_of(plan, letter)) for letter in provision.letters}
    ours = (title_above(one, titles) for one in needs if len(one.text.split()) >= FEWEST_WORDS)
    return title_left_out(ours, (title_above(one, above[one.section]) for one in given))


def _stands_apart(need: Passage, provision: Provision, lexicon: WordList, wide: WideNeeds) -> str:
    """Return that a need stands under the title that provision leaves out, "" where something is about it after all."""
    if not has_words(need.text, wide.difficulty):
        return ""
    if judged_topics_in(need.text, lexicon) & provision.topics or provision.is_alike(need.text):
        return ""
    return "provision has the sub-headings of all other needs, and not that of this one"


def _left_over(
    section: Section, needs: Sequence[Passage], provision: Provision, lexicons: Sequence[WordList], check: Check
) -> LeftOver:
    broad, oversight = phrases_of(check, "broad"), phrases_of(check, "oversight")
    return LeftOver(
        lexicons=lexicons,
        lines=tuple(dict.fromkeys(line_around(section, need.start, need.end) for need in needs)),
        given=cache(lambda: topics_given([words_of(one) for one in provision.statements], lexicons, broad, oversight)),
        difficulty=phrases_of(check, "difficulty"),
    )


def _is_the_rest(need: Passage, section: Section, provision: Provision, left_over: LeftOver) -> str:
    """Return that each provision is for another need, "" where one may be for this."""
    if not left_over.is_left_over(line_around(section, need.start, need.end)) or provision.is_alike(need.text):
        return ""
    return "each provision is about one of the other needs"


def _is_met_by_words(need: Passage, provision: Provision, lexicon: WordList) -> bool:
    return bool(topics_in(need.text, lexicon) & provision.topics) or provision.is_alike(need.text)


def _key(need: Passage, lexicon: WordList) -> set[str]:
    """Return what a finding about this need tells of: its topics, or where it has none, the need itself."""
    return judged_topics_in(need.text, lexicon) or {f"at {need.start}"}
