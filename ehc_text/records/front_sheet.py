"""What the front sheet says, and the rules by which its labels are told apart."""

from dataclasses import dataclass

from ehc_text.records.dates import DateMention
from ehc_text.records.plan import Child, PlanDates, PlanStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelPattern:
    """Words that a label must hold in this order, other words between them allowed.

    Each of `words` lists alternatives; one that ends in "*" stands for all words that begin with it. Where
    `is_whole` is set, the label must be these words and no others.
    """

    words: tuple[tuple[str, ...], ...]
    is_whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LabelRule:
    """A role, and the patterns of the labels that stand for it; two rules are equal only if they are the same one."""

    role: str
    patterns: tuple[LabelPattern, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontSheetRules:
    """The roles of front-sheet labels by what they label; in each tuple the first role that fits is taken.

    `review_dates` are tried before `dates` in an annual review report. `statuses` read status words wherever they
    stand; `signatures` tell the lines that sign a plan off for the authority. `absences` are the words that stand
    in a date's place where there is none yet, `placeholders` those of an empty form field.
    """

    dates: tuple[LabelRule, ...]
    review_dates: tuple[LabelRule, ...]
    child: tuple[LabelRule, ...]
    facts: tuple[LabelRule, ...]
    statuses: tuple[LabelRule, ...]
    signatures: tuple[LabelRule, ...]
    absences: tuple[LabelRule, ...]
    placeholders: tuple[LabelRule, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontSheet:
    """Status, child and dates of a document. `mentions` holds each date that has a role, in the order found.

    Several mentions may have one role, and a role may be one that `dates` has no place for ("birth", "signature").
    `looked_after` is what the document answers to the question whether the child is looked after, "" where it does
    not ask; `social_care` the same for whether social care knows the child.
    """

    status: PlanStatus
    child: Child
    dates: PlanDates
    mentions: tuple[DateMention, ...] = ()
    looked_after: str = ""
    social_care: str = ""
