"""A row of an annual review report, with the part of the report that it stands in."""

from dataclasses import dataclass

from ehc_text.parsing.lines.labels import LabelRow


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRow:
    """A row or line of the report, with the letter of the section it stands in and the part that it belongs to.

    `part` is the kind of the nearest heading above: parent_views, child_views, attendance, decision, proposed,
    recommendation, progress, provision or other.
    """

    row: LabelRow
    letter: str
    part: str
    is_heading: bool
