"""An annual review report as parsed: who came and wrote, whose views it holds, progress, recommendation, decision."""

from dataclasses import dataclass
from enum import StrEnum


class ReviewDecision(StrEnum):
    """What a review recommends for the plan, and what the authority then decides."""

    MAINTAIN = "maintain"
    AMEND = "amend"
    CEASE = "cease"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPlace:
    """Where something stands: `text[start:end]` of the section with this letter ("front" as a rule)."""

    section: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """One person of the review. What the report does not say is None.

    `agency` is one of child, parent, education, health, therapy, social care, authority, "" where the words do not
    tell. `row` is the person's row as printed.
    """

    row: str
    place: ReviewPlace
    agency: str
    was_invited: bool | None = None
    attended: bool | None = None
    reported: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeProgress:
    """An outcome of the plan, and what the review says of it: `progress` is "" where it says nothing."""

    outcome: str
    progress: str
    place: ReviewPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What an annual review report holds. `child_views` and `parent_views` are "" where there are none.

    `has_attendance` tells whether the report lists who came at all. `relied_on` names the agencies whose provision
    the report walks through. `has_child_voice` tells whether the child's views show any sign of coming from the
    child. The `..._words` are the rows as printed that hold the recommendation, the date of the decision and that of
    the amended final plan. `told` is what sentences say of an agency's part: its `row` is the sentence.
    """

    attendees: tuple[Attendee, ...] = ()
    has_attendance: bool = False
    child_views: str = ""
    parent_views: str = ""
    outcomes: tuple[OutcomeProgress, ...] = ()
    recommendation: ReviewDecision | None = None
    decision: ReviewDecision | None = None
    relied_on: tuple[str, ...] = ()
    has_child_voice: bool = False
    recommendation_words: str = ""
    decision_words: str = ""
    amendment_words: str = ""
    told: tuple[Attendee, ...] = ()
