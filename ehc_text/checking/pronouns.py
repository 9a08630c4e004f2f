"""A run of the wrong pronoun: sentence after sentence of "he" in a plan that has "she" for its child."""

import re
from collections import Counter
from collections.abc import Iterator

from ehc_text.checking.context import number_of, phrases_of
from ehc_text.checking.evidence import quote_finding
from ehc_text.language.sentences import find_sentences
from ehc_text.language.wording import has_words, words_in
from ehc_text.records.finding import Finding
from ehc_text.records.plan import Plan, Section
from ehc_text.records.rules import Check

_HE_WORDS = ("he", "him", "his", "himself")
_SHE_WORDS = ("she", "her", "hers", "herself")
_HE, _SHE = (re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE) for words in (_HE_WORDS, _SHE_WORDS))
_CAPITAL = re.compile(r"(?<!^)(?<![.!?]\s)\b[A-Z][a-z]+\b")


def wrong_pronouns(plan: Plan, check: Check, letters: tuple[str, ...]) -> Iterator[Finding]:
    """Yield a finding at the first sentence of each section's run of pronouns that are not the child's.

    The child's are those that the plan has far more of; "they" may be anybody's and never counts.
    """
    sections = [section for section in plan.sections if section.letter in letters]
    counts = [Counter(words_in(section.text)) for section in sections]
    he, she = (sum(count[word] for count in counts for word in words) for words in (_HE_WORDS, _SHE_WORDS))
    right, wrong, wrong_words = (_HE, _SHE, _SHE_WORDS) if he > she else (_SHE, _HE, _HE_WORDS)
    if max(he, she) < number_of(check, "least_right") or max(he, she) <= min(he, she):
        return
    for section, count in zip(sections, counts, strict=True):
        if sum(count[word] for word in wrong_words) < number_of(check, "run"):
            continue
        start, end = _run(section, right, wrong, check)
        if end > start:
            message = "Sentence after sentence here has another pronoun than the rest of the plan."
            yield quote_finding(check, section, start, end, message=message)


def _run(section: Section, right: re.Pattern[str], wrong: re.Pattern[str], check: Check) -> tuple[int, int]:
    """Return the first sentence of a run that is long enough, an empty span where there is none."""
    for line in section.lines:
        spans = [
            (line.start + one, line.start + two) for one, two in find_sentences(section.text[line.start : line.end])
        ]
        found: list[tuple[int, int]] = []
        before = ""
        for start, end in spans:
            sentence = section.text[start:end]
            if wrong.search(sentence) is None or right.search(sentence):
                found = []
            elif found or not _is_about_another(before, sentence, wrong, check):
                found.append((start, end))
            if len(found) >= number_of(check, "run"):
                return found[0]
            before = sentence
    return 0, 0


def _is_about_another(before: str, sentence: str, wrong: re.Pattern[str], check: Check) -> bool:
    """Return whether the first pronoun of a run stands for a person told of just before: "Her father works. He ..."."""
    match = wrong.search(sentence)
    opening = sentence[: match.start()] if match else ""
    context = f"{before} {opening}"
    return has_words(context, phrases_of(check, "introduced_by")) or _CAPITAL.search(context) is not None
