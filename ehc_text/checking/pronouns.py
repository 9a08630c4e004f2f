"""A run of the wrong pronoun: sentence after sentence of "he" in a plan that has "she" for its child."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ehc_text.checking.context import number_of, phrases_of
from ehc_text.checking.evidence import quote_finding
from ehc_text.language.sentences import find_sentences
from ehc_text.language.wording import has_words, words_in
from ehc_text.records.finding import Finding
from ehc_text.records.plan import Plan, Section
from ehc_text.records.rules import Check

_WORDS = {"he": ("he", "him", "his", "himself"), "she": ("she", "her", "hers", "herself")}
_PATTERNS = {name: re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE) for name, words in _WORDS.items()}
_OTHER = {"he": "she", "she": "he"}
_STATED = re.compile(
    r"(?i:\b(?:gender|sex|pronouns?)\b)[\s:|(]*"
    r"(?P<kind>(?i:(?:fe)?male|girl|boy|woman|man)|[FfMm](?=\s|$)|(?i:she|he)(?=/))"
)
_KINDS = ("girl", "boy", "woman", "man", "daughter", "son", "lad", "lass")
_IS_A = re.compile(
    r"\b(?P<who>[A-Z][\w'’-]+)\s+(?:is|was)\s+(?:an?|the)\s+(?:[\w'’,-]+\s+){0,4}?"
    rf"(?P<kind>{'|'.join(_KINDS)})\b"
)
_GOES_ON = re.compile(r"(?:^|(?<=[\n.!?|] ))(?P<who>[A-Z][\w-]+)\s[^.!?\n]*[.!?]\s+(?P<then>He|She)\b", re.MULTILINE)
_OF_A_GIRL = ("f", "female", "girl", "woman", "she", "daughter", "lass")
_CAPITAL = re.compile(
    r"(?<!^)(?<![.!?|]\s)\b(?!(?:Year|Key|Stage|Reception|Section|Part|English|Maths|Science|School|College|January|February|March"
    r"|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday"
    r"|Sunday|Autumn|Spring|Summer|Christmas|Easter|The|In|By|At|On|As|When)\b)[A-Z][a-z]+\b"
)
"""A capital inside a sentence may be somebody's name, unless it is one of the calendar or the timetable."""


def wrong_pronouns(plan: Plan, check: Check, letters: tuple[str, ...]) -> Iterator[Finding]:
    """Yield a finding at the first sentence of each section's run of pronouns that are not the child's.

    The child's are those that the plan states, or that the other sections have far more of; "they" may be anybody's
    and never counts.
    """
    counts = {section.letter: Counter(words_in(section.text)) for section in plan.sections}
    totals = {name: sum(_count(count, name) for count in counts.values()) for name in _WORDS}
    if not all(totals.values()):
        return  # nearly every plan has one of the two alone
    names = plan.child.called
    stated = _stated(plan, names, counts)
    for section in plan.sections:
        if section.letter not in letters:
            continue
        count = counts[section.letter]
        others = {name: totals[name] - _count(count, name) for name in _WORDS}
        right = stated or _plain(others, totals, number_of(check, "least_right")) or _told(plan, section, names)
        if not right or _count(count, _OTHER[right]) < number_of(check, "run"):
            continue
        start, end = _run(section, right, names, check)
        if end > start:
            message = "Sentence after sentence here has another pronoun than the rest of the plan."
            yield quote_finding(check, section, start, end, message=message)


def _count(count: Counter[str], name: str) -> int:
    return sum(count[word] for word in _WORDS[name])


def _plain(others: dict[str, int], totals: dict[str, int], least: int) -> str:
    """Return the pronoun that the other sections, or the whole plan, plainly have for the child, "" where none is."""
    for counted in (others, totals):
        more = max(counted, key=counted.__getitem__)
        if others[more] >= least and counted[more] > counted[_OTHER[more]]:
            return more
    return ""


def _told(plan: Plan, section: Section, names: Sequence[str]) -> str:
    """Return the pronoun that another section goes on with behind the child's name: "Kit is shy. He hides."."""
    found = {
        match["then"].lower()
        for other in plan.sections
        if other is not section
        for match in _GOES_ON.finditer(other.text)
        if match["who"] in names
    }
    return found.pop() if len(found) == 1 else ""


def _stated(plan: Plan, names: Sequence[str], counts: Mapping[str, Counter[str]]) -> str:
    """Return the pronoun that the front sheet states ("Gender: female"), or that "Kit is a quiet boy" tells."""
    match = _STATED.search(plan.front.text)
    if match is None:
        told = (
            found
            for section in plan.sections
            if any(kind in counts[section.letter] for kind in _KINDS)
            for found in _IS_A.finditer(section.text)
        )
        match = next((found for found in told if found["who"] in names), None)
    if match is None:
        return ""
    return "she" if match["kind"].lower() in _OF_A_GIRL else "he"


def _run(section: Section, right: str, names: Sequence[str], check: Check) -> tuple[int, int]:
    """Return the first sentence of a run that is long enough, an empty span where there is none."""
    wrong = _PATTERNS[_OTHER[right]]
    for line in section.lines:
        text = section.text[line.start : line.end]
        if wrong.search(text) is None:
            continue
        found: list[tuple[int, int]] = []
        before, said = "", 0
        for start, end in find_sentences(text):
            sentence = text[start:end]
            if wrong.search(sentence) is None or _PATTERNS[right].search(sentence):
                found, said = [], 0
            elif found or not _is_about_another(before, sentence, wrong, names, check):
                found.append((line.start + start, line.start + end))
                said += len(wrong.findall(sentence))
            if _is_long(len(found), said, check):
                return found[0]
            before = sentence
    return 0, 0


def _is_long(sentences: int, said: int, check: Check) -> bool:
    """Return whether so many sentences make a run; two do where they say the pronoun again and again."""
    return sentences >= number_of(check, "run") or (sentences > 1 and said >= number_of(check, "least_wrong"))


def _is_about_another(before: str, sentence: str, wrong: re.Pattern[str], names: Sequence[str], check: Check) -> bool:
    """Return whether the first pronoun of a run stands for a person told of just before: "Her father works. He ..."."""
    match = wrong.search(sentence)
    opening = sentence[: match.start()] if match else ""
    context = f"{before} {opening}"
    # "He" is none of her "friends" or "parents"; who comes with "Mrs" or "Miss" has a name, and so a capital.
    someone = tuple(phrase for phrase in phrases_of(check, "introduced_by") if not phrase.endswith("s"))
    capitals = {name for name in _CAPITAL.findall(context) if name not in names}
    return bool(capitals) or has_words(context, someone)
