"""How far a plan has come, by all the ways in which plans say it."""

import pytest
from front_sheets import front_sheet

from ehc_text.records.plan import DocumentKind

CASES = [
    ("title", ["Draft Education, Health and Care Plan"], (), "draft"),
    ("title with a bracket", ["Education, Health and Care Plan (Final)"], (), "final"),
    ("title of an amended plan", ["Amended Final EHC Plan"], (), "amended"),
    ("final amended", ["FINAL AMENDED EDUCATION, HEALTH AND CARE PLAN"], (), "amended"),
    ("draft amended", ["Draft Amended Education, Health and Care Plan"], (), "draft"),
    ("proposed", ["Proposed Education, Health and Care Plan"], (), "draft"),
    ("notice", ["Education, Health and Care Plan", "Amendment Notice"], (), "draft"),
    ("a template's own choice says nothing", ["EHC Plan (Final/Amended/Draft)"], (), "unknown"),
    ("a choice beside a date", ["EHC Plan (Draft / Final)", "Final plan | 3 March 2026"], (), "final"),
    ("label", ["Status of plan | FINAL"], (), "final"),
    ("beside the name in a banner", ["Sam Reed | Final", "Draft issued | 3/2/2026"], (), "final"),
    ("beside a date in a list", ["Sam Reed", "Draft issued | 3/2/2026", "Final | "], (), "draft"),
    ("label with colon", ["Status: Draft"], (), "draft"),
    ("previous status is ignored", ["Status | Final | Previous Status | Draft"], (), "final"),
    ("only a previous status", ["Previous Status | Draft", "Final plan | 3/3/2026"], (), "final"),
    ("ticks before their words", ["☐ Draft ☒ Final ☐ Amended"], (), "final"),
    ("ticks behind their words", ["Draft ☐ Final ☐ Amended Final ☒"], (), "amended"),
    ("ticks in square brackets", ["Status: [ ] Draft [x] Final"], (), "final"),
    ("ticks in cells", ["Draft | ☐ | Final | ☒ | Amended final | ☐"], (), "final"),
    ("ticks behind a label in a cell of its own", ["Status | ☐ Draft | ☒ Final | ☐ Amended"], (), "final"),
    ("ticks behind a label without a colon", ["Status ☐ Draft ☒ Final"], (), "final"),
    ("ticks behind their words, and a remark", ["Draft ☐ Final ☒ Remarks: none"], (), "final"),
    ("ticks behind a label", ["Plan type: ☒ Draft ☐ Final"], (), "draft"),
    ("ticks in rows", ["Draft | [ ]", "Final | [x]", "Amended final | [ ]"], (), "final"),
    ("a tick wins over the title", ["Draft EHC Plan", "☐ Draft ☒ Final"], (), "final"),
    ("header", ["Education, Health and Care Plan"], ("Sam Reed", "DRAFT"), "draft"),
    ("letter-spaced watermark", ["Education, Health and Care Plan"], ("D R A F T",), "draft"),
    ("header with its date", ["EHC Plan"], ("Amended final plan - issued 09/10/2026",), "amended"),
    ("sentence", ["EHC Plan", "Name | Sam Reed", "This is a draft. Parents have 15 days to comment."], (), "draft"),
    ("dates: final", ["Final plan issued | 3/3/2026"], (), "final"),
    ("dates: amended", ["Final plan | 3/3/2025", "Amended final plan | 4/4/2026"], (), "amended"),
    ("dates: only a draft", ["Draft sent | 3/3/2026", "Final plan | "], (), "draft"),
    ("a final plan with an amendment", ["Status | Final", "Date of first amendment | 3/3/2026"], (), "amended"),
    ("nothing", ["Name | Sam Reed"], (), "unknown"),
    ("social care status is another matter", ["Social care status | Draft assessment"], (), "unknown"),
    ("final word of prose", ["My final wish is to live near my friends and to have a plan."], (), "unknown"),
]


@pytest.mark.parametrize(("remark", "lines", "margins", "expected"), CASES, ids=[case[0] for case in CASES])
def test_the_status_is_read_from(remark, lines, margins, expected):
    assert front_sheet(*lines, margins=margins).status == expected, remark


def test_a_review_report_has_the_status_of_the_report():
    lines = ("Status of this report | Draft", "Date of meeting | 3/3/2026", "Amended final plan | 4/6/2026")
    assert front_sheet(*lines, kind=DocumentKind.ANNUAL_REVIEW).status == "draft"


def test_a_dated_review_report_is_final_where_nothing_says_otherwise():
    assert front_sheet("Date of meeting | 3/3/2026", kind=DocumentKind.ANNUAL_REVIEW).status == "final"
