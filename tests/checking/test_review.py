"""The checks on annual review reports: each rule's own examples, and reports in the shapes of several forms."""

import datetime as dt
from pathlib import Path

import pytest
from front_sheets import front_sheet, section

from ehc_text.checking.run import run_checks
from ehc_text.parsing.review.review import read_review
from ehc_text.records.plan import DocumentKind, Plan
from ehc_text.rulepacks.load import load_rules

PACK = load_rules(Path(__file__).parents[2] / "rules")
CHECKS = [check for check in PACK.checks if check.code.startswith("ARV")]
FLAGS = [(check, example) for check in CHECKS for example in check.flags]
PASSES = [(check, example) for check in CHECKS for example in check.passes]


def findings(lines, as_of="2026-11-01"):
    sheet = front_sheet(*lines, kind=DocumentKind.ANNUAL_REVIEW)
    front, tail = section(*lines), section(letter="tail")
    names = [name for name in (sheet.child.first_name, sheet.child.known_as) if name]
    plan = Plan(
        kind=DocumentKind.ANNUAL_REVIEW,
        status=sheet.status,
        child=sheet.child,
        dates=sheet.dates,
        front=front,
        tail=tail,
        review=read_review((front, tail), PACK.words["review"], names),
    )
    return run_checks(plan, PACK, dt.date.fromisoformat(as_of)).findings


@pytest.mark.parametrize(("check", "example"), FLAGS, ids=[f"{check.code}:{example.line}" for check, example in FLAGS])
def test_a_rule_flags_its_faulty_examples_at_the_mark(check, example):
    found = [finding for finding in findings(example.front, example.as_of) if finding.code == check.code]
    assert len(found) == 1
    if example.marks:
        assert found[0].quote == example.marks[0]


@pytest.mark.parametrize(
    ("check", "example"), PASSES, ids=[f"{check.code}:{example.line}" for check, example in PASSES]
)
def test_a_rule_lets_its_sound_examples_pass(check, example):
    assert check.code not in {finding.code for finding in findings(example.front, example.as_of)}


SOUND = (
    "Report of the annual review",
    "Name | Sam Reed",
    "Date of this review | 5 October 2026",
    "Who came and who reported",
    "Name | Role | Invited | Attended | Report",
    "Sam | Pupil | Yes | Yes | Views form",
    "Jo Reed | Mother | Yes | Yes | Letter",
    "A. Hill | SENCo | Yes | Yes | 21 September 2026",
    "Dr Shah | Paediatrician | Yes | Apologies | 20 September 2026",
    "D. Fox | Social worker | Yes | Yes | -",
    "Sam's views",
    "Sam typed: 'I like the new bus.'",
    "Jo's views",
    "Jo is pleased.",
    "Progress towards the outcomes",
    "Outcome | Progress | Met or not",
    "1. By July 2027 Sam will read 50 words. | 40 words in May 2026. | Not met",
    "Recommendation",
    "☒ Maintain the plan ☐ Amend the plan ☐ Cease the plan",
)


def test_a_sound_report_has_no_findings():
    assert findings(SOUND) == ()


CHANGES = [
    ("Sam typed: 'I like the new bus.'", "None recorded.", "ARV001", "a nil in place of the views"),
    ("Sam typed: 'I like the new bus.'", "", "ARV001", "nothing under the heading"),
    (
        "Sam typed: 'I like the new bus.'",
        "The pupil form did not come back. Everyone agrees that Sam is enjoying school.",
        "ARV001",
        "only what adults think, where the child's words should stand",
    ),
    (
        "Dr Shah | Paediatrician | Yes | Apologies | 20 September 2026",
        "Dr Shah | Paediatrician | Yes | No | Awaited",
        "ARV002",
        "health silent",
    ),
    (
        "D. Fox | Social worker | Yes | Yes | -",
        "D. Fox | Social worker | Yes | No reply | ",
        "ARV002",
        "social care silent",
    ),
    (
        "☒ Maintain the plan ☐ Amend the plan ☐ Cease the plan",
        "☐ Maintain the plan ☐ Amend the plan ☐ Cease the plan",
        "ARV003",
        "no box ticked",
    ),
    (
        "☒ Maintain the plan ☐ Amend the plan ☐ Cease the plan",
        "Maintain / amend / cease",
        "ARV003",
        "a choice left open",
    ),
    (
        "Date of this review | 5 October 2026",
        "Date of this review | 2 October 2026",
        "ARV004",
        "no decision after four weeks",
    ),
    (
        "1. By July 2027 Sam will read 50 words. | 40 words in May 2026. | Not met",
        "1. By July 2027 Sam will read 50 words. |  | ",
        "ARV005",
        "nothing said of an outcome",
    ),
]


@pytest.mark.parametrize(("line", "instead", "code", "remark"), CHANGES, ids=[case[3] for case in CHANGES])
def test_one_change_brings_one_finding(line, instead, code, remark):
    assert line in SOUND
    lines = [instead if text == line else text for text in SOUND]
    assert [finding.code for finding in findings([text for text in lines if text])] == [code], remark


def test_a_silent_agency_answers_for_itself():
    lines = [text.replace("Yes | Apologies | 20 September 2026", "Yes | No | None received") for text in SOUND]
    (finding,) = findings(lines)
    assert (finding.agency, finding.message.split()[0]) == ("health", "Health")


def test_a_therapist_stands_for_health_where_nobody_else_of_health_is_listed():
    lines = [text.replace("Dr Shah | Paediatrician", "T. Moss | Speech and language therapist") for text in SOUND]
    assert findings(lines) == ()


RECOMMENDED = [
    ("Recommendation: Amend the plan", "a label"),
    ("The meeting recommends that the plan is maintained without amendment.", "a sentence"),
    ("Maintain [ ] Amend [x] Cease [ ]", "boxes behind their words"),
    ("Maintain | ☐ | Amend | ☒ | Cease | ☐", "boxes in cells"),
]


@pytest.mark.parametrize(("line", "remark"), RECOMMENDED, ids=[case[1] for case in RECOMMENDED])
def test_a_recommendation_is_read_from(line, remark):
    lines = (*SOUND[:-1], line)
    assert "ARV003" not in {finding.code for finding in findings(lines)}, remark


def test_an_older_amendment_does_not_stand_for_the_one_that_is_due():
    lines = ("Annual review report", "Date of current amended plan | 3 March 2025", "Date of this review | 5 June 2026")
    lines = (*lines, "Decision | Amend", "Date of decision letter | 1 July 2026", "Amended final plan | ")
    assert "ARV006" in {finding.code for finding in findings(lines)}
