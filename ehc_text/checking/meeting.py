"""Which needs nothing acts on: by table row, by number, by topic, and last by the likeness of words.

A need whose words belong to no topic is not judged by its words: a wrong flag costs more trust than a missed one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ehc_text.checking.acting import WORD_LIST, opens_with_nil
from ehc_text.checking.context import CheckContext, phrases_of
from ehc_text.checking.evidence import quote_finding, section_of
from ehc_text.checking.given_provision import Provision, provision_of
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
from ehc_text.checking.telling_needs import tells_need
from ehc_text.checking.topics import JUDGED, judged_topics_in, topics_in
from ehc_text.checking.wide_needs import WideNeeds
from ehc_text.language.wording import blanked, has_words
from ehc_text.records.finding import Finding
from ehc_text.records.plan import Passage, Plan, Section
from ehc_text.records.rules import Check, WordList

FEWEST_WORDS = 4
"""A shorter passage is a label or a side remark, and no need of its own."""

_BARE_DIAGNOSIS = re.compile(
    r"\W*Diagnos[ie]s\s*[|:][^.|]*\.?\s*|[^.|]{3,120}[,;(] *(?:first )?diagnosed [^.,;|]{3,40}\.?\W*"
)
"""Names a condition and the day on which it was diagnosed; symptoms and medicines would be needs of their own."""


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
    provision = provision_of(plan, met_in, context, topics)
    passing = check.phrases.get("in_passing", ())
    needs = [need for need in plan.needs if need.section == needs_in]
    held = _held(plan, section, needs, provision, context.words[topics], wide, check)
    is_denied = opens_with_nil(section, context.words[WORD_LIST])
    told: set[str] = set()
    for passage in needs:
        if passage.start in held.titles or not tells_need(passage, plan, check, is_denied=is_denied):
            continue
        if needs_in == "C" and _is_cared_for_at_school(passage.text, plan, context, topics):
            continue
        need = _without(passage, passing)
        why = _why(need, held, check)
        if why and not (key := _key(need, held)) <= told:
            told |= key
            yield quote_finding(check, section, need.start, need.end, message=check.message.replace("{how}", why))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """The needs of a section with their numbers, and what they are held against: provision, titles, marks, topics."""

    section: Section
    needs: list[Passage]
    numbers: Mapping[int, str]
    are_numbers_used: bool
    provision: Provision
    lexicon: WordList
    wide: WideNeeds | None
    marks: Marks
    headings: Marks
    titles: Mapping[int, str]
    left_out: str
    """The one title of needs that provision leaves out, "" without."""

    def is_apart(self, need: Passage) -> bool:
        """Return whether a need stands under the title that provision leaves out."""
        return bool(self.left_out) and title_above(need, self.titles) == self.left_out


def _held(
    plan: Plan,
    section: Section,
    needs: list[Passage],
    provision: Provision,
    lexicon: WordList,
    wide: WideNeeds | None,
    check: Check,
) -> _Held:
    numbers = {need.start: number_in(section, need) for need in needs}
    marks, headings = _shared(plan, needs, provision)
    titles = titles_in(section)
    return _Held(
        section=section,
        needs=needs,
        numbers=numbers,
        are_numbers_used=numbers_are_used(numbers.values(), provision.cites),
        provision=provision,
        lexicon=lexicon,
        wide=wide,
        marks=marks,
        headings=headings,
        titles=titles,
        left_out=_title_left_out(plan, needs, titles, provision) if wide else "",
    )


def _why(need: Passage, held: _Held, check: Check) -> str:
    """Return how it is known that nothing acts on the need, "" where something does or nobody can tell."""
    provision, lexicon = held.provision, held.lexicon
    number = held.numbers[need.start]
    mark = mark_at(held.section, need.start)
    stands = (held.marks.speak(mark), held.headings.speak(heading_of(need)))
    if _is_cited(need, number, provision, lexicon) or True in stands:
        return ""
    return (
        _is_left_out(need, mark, stands, provision)
        or _row_is_empty(need, held.needs, provision)
        or _why_unmet(need, held.needs, provision, lexicon, check)
        or _why_all_else_is_for_others(need, held)
        or _why_by_number(need, number, held)
    )


def _why_all_else_is_for_others(need: Passage, held: _Held) -> str:
    """Return how it is known that each provision is for something else, "" where one may be for this need."""
    provision, lexicon, wide = held.provision, held.lexicon, held.wide
    # What stands beside a need in its row is for it: only a narrow topic can say that it is not.
    if wide is None or row_speaks(need, held.needs, provision.letters):
        return ""
    return _why_unmet_widely(need, provision, lexicon, wide) or (
        _stands_apart(need, provision, lexicon, wide) if held.is_apart(need) else ""
    )


def _why_by_number(need: Passage, number: str, held: _Held) -> str:
    """Return how its number shows that nothing acts on the need, "" where it has none or nobody can tell."""
    if held.are_numbers_used and number and not _is_met_by_words(need, held.provision, held.lexicon):
        return f"no provision names its number, {number}, and for the other needs it does"
    if number in held.provision.unkept():
        return f"what stands under its number, {number}, is promised by nobody"
    return ""


def _without(need: Passage, passing: tuple[str, ...]) -> Passage:
    """Return the need without words that tell nothing of what it is about: "than other children"."""
    text = blanked(need.text, passing)
    return need if text == need.text else replace(need, text=text)


def _is_cared_for_at_school(text: str, plan: Plan, context: CheckContext, topics: str) -> bool:
    """Return whether a text tells a diagnosis and nothing more, and what it calls for stands in section F."""
    if _BARE_DIAGNOSIS.fullmatch(text) is None:
        return False
    found = judged_topics_in(text, context.words[topics])
    return bool(found) and found <= provision_of(plan, ("F",), context, topics).topics


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


def _is_met_by_words(need: Passage, provision: Provision, lexicon: WordList) -> bool:
    return bool(topics_in(need.text, lexicon) & provision.topics) or provision.is_alike(need.text)


def _key(need: Passage, held: _Held) -> set[str]:
    """Return what a finding about this need tells of: a title, its topics, or where it has none, the need itself."""
    if held.is_apart(need):
        return {held.left_out}
    return judged_topics_in(need.text, held.lexicon) or {f"at {need.start}"}
