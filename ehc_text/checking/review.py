"""The checks on annual review reports: views, agencies, progress, recommendation, decision and amendment in time.

Limits: the authority decides within 4 weeks of the meeting (SEND Regulations 2014, regulations 20 and 21), and an
amended final plan follows within 8 weeks of the notice that goes out with the decision (regulation 22).
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from ehc_text.checking.context import CheckContext, CheckFunction, number_of, phrases_of
from ehc_text.checking.evidence import absence_finding, page_at
from ehc_text.checking.printed_dates import printed
from ehc_text.language.wording import has_words
from ehc_text.records.finding import Agency, Finding
from ehc_text.records.plan import Plan, Section
from ehc_text.records.review import Attendee, Review, ReviewDecision, ReviewPlace
from ehc_text.records.rules import Check

AGENCIES = (Agency.EDUCATION, Agency.HEALTH, Agency.SOCIAL_CARE)

STANDS_FOR = {"therapy": "health"}
"""Therapists are counted with health only where the report lists nobody else of health."""


def child_views_missing(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """ARV001: no views of the child, or only words of others in their place."""
    review = _review(plan)
    if not review.has_child_voice:
        yield absence_finding(check, None, quote=review.child_views.split("\n")[0])


def agency_missing(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """ARV002: an agency that the plan relies on neither came nor reported."""
    review = _review(plan)
    for agency in AGENCIES:
        people = [one for one in _of_agency(review, review.attendees, agency) if not _has_no_part(one, check)]
        if not people and _of_agency(review, review.attendees, agency):
            continue
        invited = [person for person in people if person.was_invited is not False]
        told = _of_agency(review, review.told, agency)
        is_denied = _is_away(told) and _wrote_nothing(told)
        if _took_part(invited, told, is_denied=is_denied):
            continue
        if is_denied or (review.has_attendance and (invited or agency in review.relied_on)):
            quote, place = _evidence(invited, told)
            message = check.message.replace("{agency}", agency.value.capitalize())
            page = _page(plan, place)
            yield absence_finding(check, None, message=message, quote=quote, page=page, agency=agency)


def recommendation_missing(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """ARV003: nothing says whether to maintain, amend or cease the plan."""
    review = _review(plan)
    if review.recommendation is None:
        offers = review.recommendation_words
        yield absence_finding(check, None, quote=offers.split("\n")[0], context=offers)


def decision_late(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """ARV004: the decision came more than `weeks` after the meeting, or has not come by then."""
    due = _due(plan, check)
    if due is None:
        return
    decided = plan.dates.decision
    if decided is None and context.as_of > due:
        yield absence_finding(check, None, quote=_review(plan).decision_words)
    elif decided is not None and decided > due:
        yield _on(plan, check, decided)


def progress_missing(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """ARV005: an outcome of the plan of which nothing is said."""
    for outcome in _review(plan).outcomes:
        if not outcome.progress:
            page = _page(plan, outcome.place)
            yield absence_finding(check, None, quote=outcome.outcome.strip(), page=page)


def amendment_late(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """ARV006: an amended plan was decided on, and came more than `weeks` after the meeting or has not come by then."""
    due = _due(plan, check)
    review = _review(plan)
    decision = review.decision or (review.recommendation if plan.dates.decision else None)
    if due is None or decision is not ReviewDecision.AMEND:
        return
    amended = plan.dates.amended
    if amended is not None and plan.dates.meeting is not None and amended < plan.dates.meeting:
        amended = None  # of an amendment before this review
    if amended is None and context.as_of > due:
        yield absence_finding(check, None, quote=review.amendment_words)
    elif amended is not None and amended > due:
        yield _on(plan, check, amended)


CHECKS: Mapping[str, CheckFunction] = {
    "ARV001": child_views_missing,
    "ARV002": agency_missing,
    "ARV003": recommendation_missing,
    "ARV004": decision_late,
    "ARV005": progress_missing,
    "ARV006": amendment_late,
}


def _review(plan: Plan) -> Review:
    return plan.review or Review()


def _due(plan: Plan, check: Check) -> dt.date | None:
    meeting = plan.dates.meeting
    return meeting + dt.timedelta(weeks=number_of(check, "weeks")) if meeting else None


def _on(plan: Plan, check: Check, day: dt.date) -> Finding:
    place = printed(plan, day)
    return absence_finding(check, None, quote=place.words, context=place.context, page=place.page)


def _of_agency(review: Review, people: Sequence[Attendee], agency: Agency) -> list[Attendee]:
    """Return the agency's own among `people`; others stand for it where the whole report names none of its own."""
    own = [person for person in people if person.agency == agency]
    if own or any(person.agency == agency for person in (*review.attendees, *review.told)):
        return own
    return [person for person in people if STANDS_FOR.get(person.agency) == agency]


def _took_part(people: Sequence[Attendee], told: Sequence[Attendee], *, is_denied: bool) -> bool:
    """Return whether one of an agency came or wrote; where that is denied, being quoted shows nothing."""
    if any(one.attended or one.reported for one in people) or any(one.attended for one in told):
        return True
    is_denied = is_denied or any(one.attended is False and one.reported is False for one in people)
    return not is_denied and any(one.reported for one in told)


def _is_away(told: Sequence[Attendee]) -> bool:
    return any(one.attended is False for one in told)


def _wrote_nothing(told: Sequence[Attendee]) -> bool:
    return any(one.reported is False for one in told)


def _has_no_part(person: Attendee, check: Check) -> bool:
    """Return whether the person's own row says that the agency has no part in this plan, and was not asked."""
    return person.was_invited is not True and has_words(person.row, phrases_of(check, "no_part"))


def _evidence(people: Sequence[Attendee], told: Sequence[Attendee]) -> tuple[str, ReviewPlace | None]:
    """Return the words that tell of the silence: a sentence that says it, else the rows of the people."""
    said = [one for one in told if one.attended is False or one.reported is False]
    first = next(iter((*said, *people)), None)
    return (first.row, first.place) if first else ("", None)


def _page(plan: Plan, place: ReviewPlace | None) -> int | None:
    sections: tuple[Section, ...] = (plan.front, *plan.sections, plan.tail)
    section = next((section for section in sections if place and section.letter == place.section), None)
    return page_at(section, place.start) if section and place else None
