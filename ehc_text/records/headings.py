"""The words by which parts of a plan are known: section titles, column heads, closing headings, kinds of document."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingRules:
    """What rules/headings.yaml holds. Letter patterns ("Section A", "(B)") are code; every title is here.

    `titles` maps a letter of a section to its titles; the letter "H" stands for H1 and H2 together. In a title
    `{name}` stands for one to three words. `columns` maps a letter to column heads that name its section in a
    table which sets several sections side by side.
    """

    titles: Mapping[str, tuple[str, ...]]
    key_words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Words that tell a section's title where it is not listed and the line plainly looks like a heading."""
    place_words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Words that tell a section where it is missing and a heading that looks like the others stands in its place."""
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    column_cues: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Words that tell, in column heads that are not listed, whether need, outcome or provision stands below."""
    endings: tuple[str, ...] = ()
    """Headings that close the last section: signatures, appendices, contents."""
    extras: tuple[str, ...] = ()
    """Headings of matter outside A to K that may also stand as a sub-heading inside a section."""
    areas: tuple[str, ...] = ()
    """The areas of need and other usual sub-headings, which never open a section."""
    column_words: tuple[str, ...] = ()
    """Words that head the columns of tables of provision, outcomes and advice."""
    guidance: tuple[str, ...] = ()
    """How the template's own instructions start."""
    nil_returns: tuple[str, ...] = ()
    """What a section says that has nothing to say."""
    row_labels: tuple[str, ...] = ()
    """How a title row starts that only labels the rows under it ("Outcome 1")."""
    plan_titles: tuple[str, ...] = ()
    review_titles: tuple[str, ...] = ()
    other_titles: tuple[str, ...] = ()
    review_words: tuple[str, ...] = ()
    """Labels that only the form of an annual review has."""
    advice_kinds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Kinds of advice of regulation 6 (parent, education, medical, psychology, social care) by their words."""
    descriptive: tuple[str, ...] = ()
    """Words by which a sentence in a provision section shows itself as need, history or status, not provision."""
