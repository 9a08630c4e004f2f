"""What kind of document it is: a plan, the report of an annual review, or something that only looks like one."""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from ehc_text.parsing.lines.flatten import FlatItem, FlatParagraph, flatten
from ehc_text.parsing.lines.kept import kept
from ehc_text.parsing.lines.titles import phrase_words, plain_words
from ehc_text.records.document import Document
from ehc_text.records.headings import HeadingRules
from ehc_text.records.plan import DocumentKind, Section

_TITLE_LINES = 14
"""A document says within so many lines what it is."""
_TITLE_WORDS = 16
_REVIEW_WORDS_LEAST = 3
"""So many labels of a review form outweigh a title that is missing."""
_PLAN_SECTIONS_LEAST = 6
_ENCLOSED_SECTIONS_LEAST = 2
"""A plan behind a covering letter may be short: its own title speaks for it."""
_CORE = frozenset("BEF")
_DEAR = re.compile(r"dear\b", re.IGNORECASE)
_YOURS = re.compile(r"(?:yours|(?:with )?(?:kind|best|warm) (?:regards|wishes))\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?]\s*$")
_SPACED_OUT = re.compile(r"\b(?:[^\W\d_]\s+){2,}[^\W\d_]\b")
"""Letters printed apart; a short word of such a title may be all of it that still stands so: "HEALTH A N D CARE"."""


def classify(document: Document, sections: Sequence[Section], rules: HeadingRules) -> DocumentKind:
    """Return the kind: by the document's title first, then by the sections that it has, then by its labels.

    A review form may walk through sections A to K, and a plan names its last annual review: neither makes the one
    the other.
    """
    items = flatten(document.blocks)
    titled = _by_title(items, document.margins, rules)
    body = {section.letter for section in sections if section.text.strip()}
    is_plan_like = len(body) >= _PLAN_SECTIONS_LEAST and bool(body & _CORE)
    review_labels = _review_labels(items, rules)
    if titled is DocumentKind.ANNUAL_REVIEW:
        return _review_or_plan(
            is_plan_like=is_plan_like, review_labels=review_labels, titled_too=_has_plan_title(items, rules)
        )
    if titled is DocumentKind.EHC_PLAN and (is_plan_like or not _is_letter(items)):
        return titled
    if len(body) >= _ENCLOSED_SECTIONS_LEAST and body & _CORE and _encloses_plan(items, rules):
        return DocumentKind.EHC_PLAN
    if titled is DocumentKind.OTHER:
        return DocumentKind.EHC_PLAN if is_plan_like and _has_plan_title(items, rules) else DocumentKind.OTHER
    if is_plan_like and review_labels < 2 * _REVIEW_WORDS_LEAST:
        return DocumentKind.EHC_PLAN
    if titled is None and review_labels >= _REVIEW_WORDS_LEAST and _speaks_of_review(items):
        return DocumentKind.ANNUAL_REVIEW
    return DocumentKind.OTHER


def _is_letter(items: Sequence[FlatItem]) -> bool:
    return any(_DEAR.match(item.text) for item in items[:_TITLE_LINES])


def _encloses_plan(items: Sequence[FlatItem], rules: HeadingRules) -> bool:
    """Return whether a letter stands first, and the title of a plan behind its end."""
    if not _is_letter(items):
        return False
    ends = [index for index, item in enumerate(items) if _YOURS.match(item.text)]
    return bool(ends) and _has_plan_title(items[ends[0] + 1 :], rules)


def _review_or_plan(*, is_plan_like: bool, review_labels: int, titled_too: bool) -> DocumentKind:
    """Return which of the two a document with a review's title is: a plan may bear its last review on its face."""
    if is_plan_like and titled_too and not review_labels:
        return DocumentKind.EHC_PLAN
    return DocumentKind.ANNUAL_REVIEW


def _by_title(items: Sequence[FlatItem], margins: tuple[str, ...], rules: HeadingRules) -> DocumentKind | None:
    """Return what the first line says that names a kind of document, None where none does."""
    for title in (*_title_lines(items), *margins):
        found = _kind_of(title, rules)
        if found is not None:
            return found
    return None


def _title_lines(items: Sequence[FlatItem]) -> Iterator[str]:
    """Yield the short lines at the start that stand by themselves; cells with a label and a value are none."""
    for item in items[:_TITLE_LINES]:
        if isinstance(item, FlatParagraph):
            text = item.text
            words = _SPACED_OUT.sub("_", text).split()
            if len(words) <= _TITLE_WORDS and not _SENTENCE.search(text) and not re.search(r":\s*\S", text):
                yield text


def _kind_of(title: str, rules: HeadingRules) -> DocumentKind | None:
    """Return the kind that a title names; the longest name found in it counts, a review before a plan."""
    is_spaced = _SPACED_OUT.search(title) is not None
    longest = partial(_longest_spaced, title) if is_spaced else partial(_longest, plain_words(title))
    named = {
        DocumentKind.ANNUAL_REVIEW: longest(rules.review_titles),
        DocumentKind.OTHER: longest(rules.other_titles),
        DocumentKind.EHC_PLAN: longest(rules.plan_titles),
    }
    if named[DocumentKind.ANNUAL_REVIEW]:
        return DocumentKind.ANNUAL_REVIEW
    best = max(named, key=lambda kind: named[kind])
    return best if named[best] else None


def _longest(words: tuple[str, ...], phrases: tuple[str, ...]) -> int:
    """Return how many words the longest of the phrases has that stands in the title, 0 for none.

    "My plan", of which "plan" is left, must be the whole title: an action plan is none.
    """
    known = phrase_words(phrases)
    common = _of_several_words(phrases)
    lengths = [
        end - start
        for start in range(len(words))
        for end in range(start + 1, len(words) + 1)
        if words[start:end] in known and (end - start > 1 or len(words) == 1 or words[start:end] not in common)
    ]
    return max(lengths, default=0)


def _longest_spaced(title: str, phrases: tuple[str, ...]) -> int:
    """Return how many words the longest of the phrases has whose letters stand in the title, wherever it has gaps."""
    letters = _letters_alone(title)
    return max(
        (len(known.split()) for known in phrases if " " in known and _letters_alone(known) in letters), default=0
    )


def _letters_alone(text: str) -> str:
    return "".join(filter(str.isalpha, text.lower()))


@kept(8)
def _of_several_words(phrases: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return phrase_words(tuple(phrase for phrase in phrases if " " in phrase))


def _has_plan_title(items: Sequence[FlatItem], rules: HeadingRules) -> bool:
    return any(_kind_of(title, rules) is DocumentKind.EHC_PLAN for title in _title_lines(items))


def _review_labels(items: Sequence[FlatItem], rules: HeadingRules) -> int:
    """Return how many different labels of a review form stand as cells or short lines of their own."""
    known = phrase_words(rules.review_words)
    found: set[tuple[str, ...]] = set()
    for item in items:
        texts = [item.text] if isinstance(item, FlatParagraph) else item.texts
        found.update(words for text in texts if len(text) < 80 and (words := plain_words(text)) in known)
    return len(found)


def _speaks_of_review(items: Sequence[FlatItem]) -> bool:
    return any("review" in item.text.lower() for item in items[: 2 * _TITLE_LINES])
