"""The words of annual review reports, ready to be held against labels, headings and cells."""

import re
from dataclasses import dataclass

from ehc_text.parsing.lines.kept import kept
from ehc_text.parsing.lines.labels import label_rules, role_of
from ehc_text.records.front_sheet import LabelRule
from ehc_text.records.rules import WordList

_NHS = re.compile(r"\bNHS\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewWords:
    """The groups of the word list "review", each as rules in the order of the file."""

    headings: tuple[LabelRule, ...]
    columns: tuple[LabelRule, ...]
    agencies: tuple[LabelRule, ...]
    options: tuple[LabelRule, ...]
    no_views: tuple[LabelRule, ...]
    no_progress: tuple[LabelRule, ...]
    no_report: tuple[LabelRule, ...]
    said_yes: tuple[LabelRule, ...]
    said_no: tuple[LabelRule, ...]
    nothing_relied_on: tuple[LabelRule, ...]
    relied_labels: tuple[LabelRule, ...]
    attendance_labels: tuple[LabelRule, ...]
    decision_labels: tuple[LabelRule, ...]
    recommendation_labels: tuple[LabelRule, ...]
    progress_labels: tuple[LabelRule, ...]
    decision_date_labels: tuple[LabelRule, ...]
    amendment_labels: tuple[LabelRule, ...]
    child_signs: tuple[LabelRule, ...]
    absent_views: tuple[LabelRule, ...]


def agency_of(text: str, known: ReviewWords) -> str | None:
    """Return the agency of the person or service that a text names first, None without; an NHS therapist is health."""
    agency = role_of(text, known.agencies)
    return "health" if agency == "therapy" and _NHS.search(text) else agency


@kept(4)
def review_words(words: WordList) -> ReviewWords:
    """Return the word list's groups as rules; a group that the list lacks is empty."""
    groups = words.groups
    return ReviewWords(
        headings=_family(words, "heading_"),
        columns=_family(words, "column_"),
        agencies=_family(words, "agency_"),
        options=_family(words, "option_"),
        attendance_labels=label_rules(
            {name: groups.get(f"label_{name}", ()) for name in ("apologies", "present", "reports")}
        ),
        decision_labels=label_rules({"decision": groups.get("label_decision", ())}),
        recommendation_labels=label_rules({"recommendation": groups.get("label_recommendation", ())}),
        relied_labels=label_rules({"relied": groups.get("label_relied", ())}),
        progress_labels=label_rules({"progress": groups.get("label_progress", ())}),
        decision_date_labels=label_rules({"decision_date": groups.get("label_decision_date", ())}),
        amendment_labels=label_rules({"amendment": groups.get("label_amendment", ())}),
        **{
            name: label_rules({name: groups.get(name, ())})
            for name in (
                "no_views",
                "no_progress",
                "no_report",
                "said_yes",
                "said_no",
                "child_signs",
                "absent_views",
                "nothing_relied_on",
            )
        },
    )


def _family(words: WordList, prefix: str) -> tuple[LabelRule, ...]:
    return label_rules(
        {
            name.removeprefix(prefix).replace("_", " ") if prefix == "agency_" else name.removeprefix(prefix): entries
            for name, entries in words.groups.items()
            if name.startswith(prefix)
        }
    )
