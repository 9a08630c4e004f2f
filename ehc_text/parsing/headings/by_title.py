"""Which headings without a letter open a section, by their titles and by how they look."""

from dataclasses import replace

from ehc_text.parsing.headings.candidates import Candidate, Where, letters_of
from ehc_text.parsing.lines.looks import Look
from ehc_text.parsing.lines.titles import plain_words
from ehc_text.records.plan import SECTION_LETTERS, SECTION_TITLES

_FAMILY_LEAST = 4
"""So many sections under headings of one look vouch for them all, where no title is listed."""
_FAMILY_BESIDE_LISTED = 6
"""So many where some titles are listed, which may be sub-headings."""
_CORE = frozenset("BEF")
_STATUTORY_WORDS = 3
"""So many words of the names in the law tell the sections apart."""


def is_listed(candidate: Candidate) -> bool:
    """Return whether a heading without a letter has a listed title and looks like a heading."""
    return not candidate.is_keyed and (candidate.weight >= 2 or candidate.where is Where.COLUMNS)


def known_by_title(titled: list[Candidate], lettered: list[Candidate]) -> list[Candidate]:
    """Return the headings of a document that goes by titles.

    Unlisted titles need the look of those that are listed, or many fellows of a look that is no smaller; or they
    divide a heading of several sections.
    """
    sure = [c for c in titled if is_listed(c)]
    looks = {c.look for c in (*sure, *lettered) if c.where is not Where.COLUMNS and c.weight >= 2}
    largest = max((look.size_pt for look in looks), default=0.0)
    family = _titled_family(titled, _FAMILY_BESIDE_LISTED if sure or lettered else _FAMILY_LEAST)
    top = {look for look in looks if look.size_pt >= largest}
    if family and family[0].look.size_pt >= largest:
        top = {c.look for c in family} | {look for look in top if look.size_pt >= family[0].look.size_pt}
    kept: list[Candidate] = []
    for candidate in titled:
        if candidate in sure or (candidate.is_keyed and (candidate.look in top or _divides(candidate, kept))):
            kept.append(candidate)
    return _without_parts_of_views(kept)


def _divides(candidate: Candidate, kept: list[Candidate]) -> bool:
    """Return whether a title divides a heading of several sections: "Any other help" under "Help at home"."""
    joint = max((place for place, c in enumerate(kept) if len(c.letters) > 1), default=len(kept))
    if joint == len(kept) or candidate.where is not kept[joint].where:
        return False
    parts = kept[joint + 1 :]
    if any((c.look, c.where) != (candidate.look, candidate.where) for c in parts):
        return False
    is_new = letters_of(parts).isdisjoint(candidate.letters)
    return is_new and letters_of([*parts, candidate]) <= set(kept[joint].letters) > set(candidate.letters)


def fills_gap(candidate: Candidate, missing: set[str], looks: set[Look], lettered: list[Candidate]) -> bool:
    """Return whether a heading without a letter stands for a section that no lettered heading opens by itself.

    It may also divide a heading of several: "Sections C and G: Health", and under it "Health needs".
    """
    if candidate.where is Where.COLUMNS:
        return _may_divide(candidate, missing, lettered)
    if set(candidate.letters) <= missing:
        return candidate.look in looks
    above = [c for c in lettered if c.item < candidate.item]
    return bool(above) and candidate.weight >= 2 and set(candidate.letters) < set(above[-1].letters)


def without_needless_columns(titled: list[Candidate], lettered: list[Candidate]) -> list[Candidate]:
    """Return the headings without columns that only name what another section of the document holds."""
    headings = sorted((c for c in (*titled, *lettered) if c.where is not Where.COLUMNS), key=lambda c: c.item)
    missing = set(SECTION_LETTERS) - letters_of(headings)
    return [c for c in titled if c.where is not Where.COLUMNS or _may_divide(c, missing, headings)]


def _without_parts_of_views(titled: list[Candidate]) -> list[Candidate]:
    """Return the headings without sub-headings of section A that might be titles of others.

    "My health" and "What I need help with" stand in A where health needs and special educational needs have a heading
    in the words of the law further down.
    """
    kept: list[Candidate] = []
    for position, candidate in enumerate(titled):
        in_views = bool(kept) and "A" in kept[-1].letters and len(candidate.letters) == 1
        later = (c for c in titled[position + 1 :] if c.letters == candidate.letters)
        if not (in_views and not _is_statutory(candidate) and any(map(_is_statutory, later))):
            kept.append(candidate)
    return kept


def _is_statutory(candidate: Candidate) -> bool:
    """Return whether a heading names its section as the law does."""
    name = plain_words(SECTION_TITLES[candidate.letters[0]])[:_STATUTORY_WORDS]
    return f" {' '.join(name)} " in f" {' '.join(plain_words(candidate.heading))} "


def _titled_family(titled: list[Candidate], least: int) -> list[Candidate]:
    """Return the headings of one look that hold words of the titles of many sections, two of B, E and F among them."""
    families: dict[tuple[Where, Look], list[Candidate]] = {}
    for candidate in titled:
        is_own_heading = candidate.where is not Where.COLUMNS and len(candidate.letters) == 1
        if is_own_heading or candidate.letters == ("H1", "H2"):
            look = replace(candidate.look, is_capitals=False)
            families.setdefault((candidate.where, look), []).append(candidate)
    best = max(families.values(), key=lambda family: len(letters_of(family)), default=[])
    return best if len(letters_of(best)) >= least and len(letters_of(best) & _CORE) > 1 else []


def _may_divide(candidate: Candidate, missing: set[str], lettered: list[Candidate]) -> bool:
    """Return whether column heads without letters set sections side by side.

    They do under a heading that names these sections together, or where the sections have no heading of their own.
    """
    above = [c for c in lettered if c.item < candidate.item]
    if above and len(set(above[-1].letters) & set(candidate.letters)) >= 2:
        return True
    here = set(above[-1].letters) if above else set()
    return set(candidate.letters) - here <= missing
