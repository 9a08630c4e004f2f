"""The indicators and their definitions: the one place that says what each counts, out of what, and what is left out."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ehc_text.records.assessment import Grade
from ehc_text.records.scan import FileSummary
from ehc_text.scanning import questions as ask
from ehc_text.scanning.questions import LEFT_OUT, Question, Told, is_whole, yes


class Form(StrEnum):
    """How the counts of many plans become one figure."""

    SHARE = "%"
    MEDIAN = "median"
    PER_THOUSAND = "per thousand"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One indicator. `of_plan` is what a plan adds on a day, None where the question does not concern it.

    `is_over_files` is True where documents that are no EHC plans, and unread ones, are asked as well.
    """

    id: str
    name: str
    definition: str
    of_plan: Question
    form: Form = Form.SHARE
    unit: str = "%"
    is_key: bool = False
    is_over_files: bool = False


def standard_met(name: str, title: str) -> Measure:
    """Return the indicator of how many plans meet a standard of the framework."""

    def ask(plan: FileSummary, _: dt.date) -> Told | None:
        grade = next((one.grade for one in plan.standards if one.id == name), None)
        if grade is None:
            return None
        return LEFT_OUT if not is_whole(plan) else yes(grade in (Grade.OUTSTANDING, Grade.GOOD))

    return Measure(id=name, name=title, definition=MEETING, of_plan=ask)


MEETING = (
    "Plans whose suggested grade for the standard is good or outstanding, out of those graded. "
    "Plans read in part are left out."
)
"""What it is to meet a standard."""

_PART = "Plans of which the part that this rests on was not read are left out."

MEASURES: Sequence[Measure] = (
    Measure(
        id="under_three_years",
        name="Plans under three years old",
        definition="Plans last issued or amended no more than 36 months before the day dates are held against, out of "
        "plans that are no drafts. Left out: plans without a day of issue that could be read.",
        of_plan=ask.under_three_years,
        is_key=True,
    ),
    Measure(
        id="median_age_months",
        name="Median age of a plan",
        definition="The middle of the months since each plan was last issued or amended, over plans that are no "
        "drafts. Left out: plans without a day of issue that could be read.",
        of_plan=ask.age_months,
        form=Form.MEDIAN,
        unit="months",
        is_key=True,
    ),
    Measure(
        id="reviews_in_date",
        name="Annual reviews in date",
        definition="Plans issued, amended or reviewed in the last 12 months, out of plans that are no drafts. Left "
        "out: plans that give none of these days.",
        of_plan=ask.review_in_date,
        is_key=True,
    ),
    Measure(
        id="issued_in_20_weeks",
        name="Issued within 20 weeks of the request",
        definition="Plans issued no more than 20 weeks after the request, out of plans for which both days are known: "
        "from the caseload where it gives them, else from the plan. Cases that the caseload marks as exceptions, and "
        "drafts, are not asked. Left out: plans without both days.",
        of_plan=ask.in_twenty_weeks,
        is_key=True,
    ),
    Measure(
        id="provision_specific",
        name="Provision statements that are specific",
        definition="Provision statements without a finding of vague provision, out of all statements of Sections F, G, "
        "H1 and H2 that were read.",
        of_plan=ask.specific_statements,
        is_key=True,
    ),
    Measure(
        id="child_voice_present",
        name="Child’s voice present",
        definition="Plans whose Section A gives the child’s or young person’s own views: neither VOI001 (no views) nor "
        f"VOI002 (told by adults alone). {_PART}",
        of_plan=ask.free_of("VOI001", "VOI002"),
        is_key=True,
    ),
    Measure(
        id="health_needs_acted_on",
        name="Health needs acted on",
        definition="Plans without HEA001 or HEA002 (a health need that nothing in Section G acts on), out of plans "
        "that tell a health need in Section C. Plans read in part are left out.",
        of_plan=ask.acted_on("C", "HEA001", "HEA002"),
        is_key=True,
    ),
    Measure(
        id="social_care_needs_acted_on",
        name="Social care needs acted on",
        definition="Plans without SOC001, SOC002 or SOC003 (a social care need that nothing in Section H1 or H2 acts "
        "on), out of plans that tell a social care need in Section D. Plans read in part are left out.",
        of_plan=ask.acted_on("D", "SOC001", "SOC002", "SOC003"),
        is_key=True,
    ),
    Measure(
        id="advice_in_date",
        name="Advice in date when the plan was issued",
        definition="Pieces of advice in Section K dated no more than 12 months before the plan was last issued or "
        "amended (no DAT007), out of those with a date. Left out: plans without a day of issue, or with "
        "Section K unread.",
        of_plan=ask.advice_in_date,
        is_key=True,
    ),
    Measure(
        id="unread_pages",
        name="Pages that could not be read",
        definition="Pages without words that could be read, out of the pages of all files that have pages (PDF). Left "
        "out: unread files of which the number of pages is not known.",
        of_plan=ask.unread_pages,
        is_key=True,
        is_over_files=True,
    ),
    Measure(
        id="unread_files",
        name="Files that could not be read",
        definition="Files that could not be read at all, out of all files found.",
        of_plan=ask.unread_files,
        is_over_files=True,
    ),
    Measure(
        id="advice_dated",
        name="Advice with a date",
        definition="Pieces of advice in Section K for which a day, month or term is given, out of all that it lists.",
        of_plan=ask.advice_dated,
    ),
    Measure(
        id="review_date_given",
        name="Plans that give the date of their last or next review",
        definition=f"Plans with a date of the last or the next review, out of all plans. {_PART}",
        of_plan=ask.review_date_given,
    ),
    Measure(
        id="needs_with_provision",
        name="Plans in which provision meets every special educational need",
        definition=f"Plans without THR001, out of all plans. {_PART}",
        of_plan=ask.free_of("THR001"),
    ),
    Measure(
        id="vague_per_1000_words",
        name="Vague wordings per 1,000 words of provision",
        definition="Findings of vague provision for each 1,000 words of Sections F, G, H1 and H2.",
        of_plan=ask.vague_wordings,
        form=Form.PER_THOUSAND,
        unit="",
    ),
    Measure(
        id="median_findings",
        name="Median number of findings in a plan",
        definition="The middle of the numbers of open findings. Plans read in part are left out.",
        of_plan=ask.finding_count,
        form=Form.MEDIAN,
        unit="",
    ),
    Measure(
        id="without_high",
        name="Plans without a finding of high severity",
        definition="Plans without an open finding of high severity, out of all plans. Plans read in part are left out.",
        of_plan=ask.without_high,
    ),
    Measure(
        id="good_or_better",
        name="Suggested grade good or outstanding",
        definition="Plans whose suggested grade over all standards is good or outstanding. Plans read in part are left "
        "out.",
        of_plan=ask.good_or_better,
    ),
)
"""All indicators, in the order in which reports print them."""
