"""The quality-assurance framework: standards, what each asks, the codes that speak to it, and the limits of grades."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ehc_text.records.assessment import Grade
from ehc_text.records.finding import Agency, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """One standard. `weight` is its part in the plan's score, `agency` who owns it.

    Where `counts_statements` is set, the standard is graded by the share of provision statements that a finding
    speaks to; else by points, each code counted once.
    """

    id: str
    name: str
    asks: str
    codes: tuple[str, ...]
    weight: int
    agency: Agency
    sections: tuple[str, ...] = ()
    """The sections that it is asked of; empty where it is asked of the whole plan."""
    looks_like: Mapping[Grade, str] = field(default_factory=dict)
    """What an auditor has before them where a plan is of a grade."""
    counts_statements: bool = False
    for_reviews: bool = False
    """True where the standard is asked of an annual review report, and not of a plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Framework:
    """Standards, and the numbers that turn findings into a suggested grade.

    `points` is what a finding of each severity costs. `most_points` and `most_share` give the most that a standard
    may have and still be of a grade; `grade_score` is what a grade counts in the plan's score (0 to 100), and
    `least_score` what a plan needs for a grade. A standard in `limiting` that is inadequate keeps the plan from
    any grade above `limited_to`. `sections` are the letters of the sections that get a grade of their own.
    """

    standards: tuple[Standard, ...]
    points: Mapping[Severity, int]
    most_points: Mapping[Grade, int]
    most_share: Mapping[Grade, float]
    grade_score: Mapping[Grade, int]
    least_score: Mapping[Grade, int]
    limiting: tuple[str, ...]
    limited_to: Grade
    sections: tuple[str, ...] = ()
