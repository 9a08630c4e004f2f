"""Front sheets of many shapes, each invented: what dates they give, and what they must not be taken to give."""

import datetime as dt

import pytest
from builders import document, paragraph
from front_sheets import RULES, front_sheet, section
from hypothesis import given
from hypothesis import strategies as st
from section_builders import bold, cell, grid, head, rules

from ehc_text.parsing.front.date_roles import section_dates
from ehc_text.parsing.sections import undivided
from ehc_text.records.dates import DatePrecision
from ehc_text.records.plan import DocumentKind, PlanStatus

DATE_CASES = [
    ("initials", ["D/P 3.2.26 F/P 3.5.26"], {"draft": "2026-02-03", "final": "2026-05-03"}),
    ("short for review", ["Final 3.5.25", "Rev. 09-Jun-2026"], {"final": "2025-05-03", "last_review": "2026-06-09"}),
    ("statement turned into a plan", ["Statement converted to a plan | 14 November 2016"], {"final": "2016-11-14"}),
    (
        "a look at the file",
        ["Final | 3 May 2026", "File last checked by | J. Roe, 4 June 2026"],
        {"final": "2026-05-03"},
    ),
    (
        "another plan of the child's",
        ["Final | 3 May 2026", "His care plan is dated 4 June 2026."],
        {"final": "2026-05-03"},
    ),
    ("label and value side by side", ["Date of final plan | 3 March 2026"], {"final": "2026-03-03"}),
    (
        "four cells in a row",
        ["Draft sent | 1.2.26 | Final issued | 3.3.26"],
        {"draft": "2026-02-01", "final": "2026-03-03"},
    ),
    (
        "labels above their values",
        ["Date requested | Date of draft | Date of final plan | Next review", "1/9/25 | 2/1/26 | 3/3/26 | 2/3/27"],
        {"request": "2025-09-01", "draft": "2026-01-02", "final": "2026-03-03", "next_review": "2027-03-02"},
    ),
    (
        "colons in paragraphs",
        ["Date of Final EHC Plan: 3rd March 2026", "My Review Date: 2nd March 2027"],
        {"final": "2026-03-03", "next_review": "2027-03-02"},
    ),
    ("the plan's name for a label", ["EHC plan of 3 March 2026"], {"final": "2026-03-03"}),
    ("the plan's name over a date of birth is a title", ["EHC plan", "Tom Hale | 4 May 2018"], {}),
    (
        "reviews in one breath",
        ["Final: 3 March 2024", "Reviews held 2/3/25, 1/3/26 and 3/10/26"],
        {"final": "2024-03-03", "last_review": "2026-10-03"},
    ),
    ("a first request", ["Initial request 2 Nov 2025"], {"request": "2025-11-02"}),
    ("label in a line of its own", ["Date of final plan", "3 March 2026"], {"final": "2026-03-03"}),
    (
        "a line that ran together",
        ["Final plan issued 16/06/2026 Review due by 15 June 2027"],
        {"final": "2026-06-16", "next_review": "2027-06-15"},
    ),
    ("an empty cell gives nothing", ["Final plan | ", "Date of birth | 4 May 2018"], {}),
    ("an empty cell before another pair", ["Final plan |  | Draft plan | 4 May 2026"], {"draft": "2026-05-04"}),
    (
        "an empty cell in a column",
        ["Draft plan | 4 May 2026", "Final plan | ", "Review due | 3 May 2027"],
        {"draft": "2026-05-04", "next_review": "2027-05-03"},
    ),
    ("prompt of a picker", ["Final plan issued | Click or tap to enter a date.", "Draft issued | DD/MM/YYYY"], {}),
    ("birth, advice and print dates", ["DOB | 3/3/2018", "Printed on | 4/4/2026", "Report dated | 5/5/2026"], {}),
    (
        "recital",
        ["This is the Education, Health and Care Plan of Sam Reed, born on 4 May 2018, made on 3 March 2026."],
        {"final": "2026-03-03"},
    ),
    (
        "recital of an amended plan",
        ["This plan was amended and finalised on 3 March 2026 by Westmere Council."],
        {"amended": "2026-03-03"},
    ),
    (
        "first issue and a newer version",
        ["Initial plan date | 1/4/2022", "Current plan date | 3/3/2026"],
        {"final": "2022-04-01", "amended": "2026-03-03"},
    ),
    (
        "first issue and the same version",
        ["Initial plan date | 3/3/2026", "Date of this plan | 3/3/2026"],
        {"final": "2026-03-03"},
    ),
    (
        "in effect since",
        ["Date of Issue of First EHC Plan | 1/4/2022", "Amended with effect from | 3/3/2026"],
        {"final": "2022-04-01", "amended": "2026-03-03"},
    ),
    (
        "the newest of several amendments",
        ["Final plan | 1/4/2020", "Amended | 2/4/2023", "Second amendment | 3/3/2026", "Amended for Year 7 | 1/2/2025"],
        {"final": "2020-04-01", "amended": "2026-03-03"},
    ),
    (
        "original plan and amended final plan",
        ["Date original EHCP issued | 1/4/2022", "Date of Final Amended EHCP | 3/3/26"],
        {"final": "2022-04-01", "amended": "2026-03-03"},
    ),
    (
        "review labels of real templates",
        ["Date this plan will be reviewed by | 2/3/2027"],
        {"next_review": "2027-03-02"},
    ),
    (
        "scheduled review",
        ["Date of Final Plan | 3/3/2026", "Scheduled Review Date | 2/3/2027"],
        {"final": "2026-03-03", "next_review": "2027-03-02"},
    ),
    (
        "review date after the issue is the one due",
        ["Date of plan | 3/3/2024", "Review date | 2/3/2025"],
        {"final": "2024-03-03", "next_review": "2025-03-02"},
    ),
    (
        "review date before the issue was held",
        ["Amended final plan | 3/3/2026", "Review date | 2/12/2025"],
        {"amended": "2026-03-03", "last_review": "2025-12-02"},
    ),
    (
        "annual review in the past",
        ["Final plan | 3/3/2024", "Annual review | 4/3/2026"],
        {"final": "2024-03-03", "last_review": "2026-03-04"},
    ),
    (
        "annual review in the future",
        ["Final plan | 3/3/2026", "Annual review | 2/3/2027"],
        {"final": "2026-03-03", "next_review": "2027-03-02"},
    ),
    (
        "last and next review",
        ["Date of last annual review | 10.02.26 (maintained)", "Next review no later than | 9.2.27"],
        {"last_review": "2026-02-10", "next_review": "2027-02-09"},
    ),
    ("review to be held by", ["Next review to be held by | 04/03/2027"], {"next_review": "2027-03-04"}),
    (
        "log of reviews",
        ["Review meeting | Outcome", "3 June 2024 | Maintain", "5 June 2025 | Maintain. Next review by 4 June 2026."],
        {"last_review": "2025-06-05", "next_review": "2026-06-04"},
    ),
    ("request by other names", ["Date of EHCNA request | 2/9/2025"], {"request": "2025-09-02"}),
    ("request for assessment", ["EHC needs assessment requested | 29.06.26"], {"request": "2026-06-29"}),
    ("referral", ["Date referral received | 29.06.26"], {"request": "2026-06-29"}),
    ("advice requested is no request", ["Advice requested | 29.06.26"], {}),
    ("month alone is no day", ["Final plan | March 2026"], {}),
    (
        "status beside a bare date",
        ["Version | Date | Status", "1 | 2/1/26 | Draft", "2 | 3/3/26 | Final"],
        {"draft": "2026-01-02", "final": "2026-03-03"},
    ),
    ("status in brackets", ["Date of plan: 3 March 2026 (final)"], {"final": "2026-03-03"}),
    ("deadline of the plan is no issue", ["Final plan due by | 3 March 2026"], {}),
    ("date of a decision to assess", ["Decision to assess | 3 March 2026"], {}),
    ("transition and placement", ["Date of next transition | 1/9/27", "Start date at school | 4/9/23"], {}),
    ("not yet issued", ["Final plan | Not yet issued (checked on 3 March 2026)"], {}),
    ("plan agreed", ["Date EHC plan agreed | 3/3/2026"], {"final": "2026-03-03"}),
    ("issued on", ["Issued on: 3 March 2026"], {"final": "2026-03-03"}),
    ("a title with the date in it", ["Final Education, Health and Care Plan, 3 March 2026"], {"final": "2026-03-03"}),
    ("split superscript", ["Date of Final Plan | 3 rd March 2026"], {"final": "2026-03-03"}),
    (
        "label with its value in one cell",
        ["Date of draft plan: 2/1/26 | Date of final plan: 3/3/26"],
        {"draft": "2026-01-02", "final": "2026-03-03"},
    ),
    (
        "comments on the draft",
        ["This draft was sent on 2 January 2026, for comments by 17 January 2026."],
        {"draft": "2026-01-02"},
    ),
    ("unknown event in the next row", ["Status | Final plan", "Date of visit | 3/3/2026"], {}),
    ("draft and proposed", ["Proposed plan issued | 3/3/2026"], {"draft": "2026-03-03"}),
    (
        "draft amended plan",
        ["Plan first issued | 1/4/2022 | Draft amended plan sent | 3/3/26", "Amended final plan | 1/5/26"],
        {"final": "2022-04-01", "draft": "2026-03-03", "amended": "2026-05-01"},
    ),
    ("previous plan", ["Previous plan dated | 3/3/2021", "Date of plan | 4/4/2026"], {"final": "2026-04-04"}),
    (
        "phase transfer",
        ["Phase transfer amendment | 14/2/2026", "Original issue | 1/2/2022"],
        {"final": "2022-02-01", "amended": "2026-02-14"},
    ),
    (
        "a sentence with both",
        ["This plan was made on 1 June 2021 and amended on 3 March 2026. It will be reviewed by 2 March 2027."],
        {"final": "2021-06-01", "amended": "2026-03-03", "next_review": "2027-03-02"},
    ),
    (
        "the request told after the plan",
        ["The plan was finalised on 3 March 2026 after a request for assessment received on 6 October 2025."],
        {"request": "2025-10-06", "final": "2026-03-03"},
    ),
    (
        "abbreviated review",
        ["Date of 1st final EHCP | 1/4/22", "Date of last AR | 4/3/26", "Next AR due by | 3/3/27"],
        {"final": "2022-04-01", "last_review": "2026-03-04", "next_review": "2027-03-03"},
    ),
    ("plain words", ["My plan will be looked at again by | 3/3/27"], {"next_review": "2027-03-03"}),
    ("a single plain date", ["Final EHC plan", "Date: 3 March 2026"], {"final": "2026-03-03"}),
    ("a log of plain dates", ["Date | What happened", "3/3/2026 | Telephone call", "4/4/2026 | Visit"], {}),
    ("a parent's signature", ["Signature of parent | J. Reed", "Date | 3/3/2026"], {}),
    (
        "draft amendment of an older plan",
        ["Draft amended EHC plan", "Date of final plan | 1/4/22", "Draft sent | 3/3/26"],
        {"final": "2022-04-01", "draft": "2026-03-03"},
    ),
    ("looked after since", ["Looked after? | Yes, since 8/11/2021"], {}),
]


@pytest.mark.parametrize(("remark", "lines", "expected"), DATE_CASES, ids=[case[0] for case in DATE_CASES])
def test_a_front_sheet_gives_its_dates_by_role(remark, lines, expected):
    dates = front_sheet(*lines).dates
    roles = ("request", "draft", "final", "amended", "last_review", "next_review", "meeting", "decision")
    assert {role: day.isoformat() for role in roles if (day := getattr(dates, role))} == expected, remark


def test_the_margins_give_the_issue_where_the_front_sheet_does_not():
    sheet = front_sheet("Name | Sam Reed", margins=("Sam Reed  DOB 4/5/2018  Final plan - issued 3 March 2026",))
    assert sheet.dates.final == dt.date(2026, 3, 3)
    assert sheet.status is PlanStatus.FINAL


def test_a_labelled_date_wins_over_the_margins():
    sheet = front_sheet("Final plan issued | 3 March 2026", margins=("Final plan - issued 9 March 2026",))
    assert sheet.dates.final == dt.date(2026, 3, 3)


def test_the_signature_for_the_council_gives_the_issue_where_nothing_else_does():
    tail = ("Signed on behalf of Westmere Council | J. Okoro", "Name | Jo Okoro", "Date | 3 March 2026")
    sheet = front_sheet("Final Education, Health and Care Plan", tail=tail)
    assert sheet.dates.final == dt.date(2026, 3, 3)


def test_a_signature_at_the_end_of_the_last_section_counts_too():
    last = section(
        "Advice | Date",
        "Parent | 3/1/2026",
        "Signed on behalf of the local authority",
        "Date: 3 March 2026",
        letter="K",
    )
    assert front_sheet("Final EHC plan", sections=(last,)).dates.final == dt.date(2026, 3, 3)


def test_the_signature_of_a_report_bound_in_is_no_issue():
    tail = ("Occupational therapy report", "Signed | A. Stone, occupational therapist", "Date | 3 March 2026")
    assert front_sheet("Final EHC plan", tail=tail).dates.final is None


def test_a_signature_gives_a_draft_no_final_date():
    tail = ("Signed on behalf of Westmere Council | J. Okoro", "Date | 3 March 2026")
    assert front_sheet("Draft Education, Health and Care Plan", tail=tail).dates.final is None


def test_the_date_of_a_draft_is_no_final_date():
    dates = front_sheet("Draft EHC Plan", "Date of plan | 3 March 2026").dates
    assert (dates.draft, dates.final) == (dt.date(2026, 3, 3), None)


def test_an_impossible_day_is_kept_with_its_role():
    mention = front_sheet("Final plan | 31 September 2026").mentions[0]
    assert (mention.role, mention.words) == ("final", "31 September 2026")
    assert mention.precision is DatePrecision.IMPOSSIBLE


def test_a_mention_says_where_its_words_stand():
    front = section("Name | Sam Reed", "Final plan | 3 March 2026")
    mention = front_sheet("Name | Sam Reed", "Final plan | 3 March 2026").mentions[0]
    assert front.text[mention.start : mention.end] == "3 March 2026"


REVIEW_CASES = [
    (
        "labels of a review form",
        ["Date of this review | 18 June 2026", "Date of last review | 19/6/2025", "Date of current plan | 20/3/2025"],
        {"meeting": "2026-06-18", "last_review": "2025-06-19", "final": "2025-03-20"},
    ),
    (
        "meeting date",
        ["Date of meeting: 18 June 2026", "Date of next review: 17 June 2027"],
        {"meeting": "2026-06-18", "next_review": "2027-06-17"},
    ),
    (
        "annual review date",
        ["Date of Annual Review | 18.06.26", "Date of Final EHC Plan | 20.03.25"],
        {"meeting": "2026-06-18", "final": "2025-03-20"},
    ),
    (
        "the council's part",
        ["Date of meeting | 18/6/26", "Date of decision letter | 14/8/26", "Amended final plan issued | 3/9/26"],
        {"meeting": "2026-06-18", "decision": "2026-08-14", "amended": "2026-09-03"},
    ),
    ("an amended plan that is missing", ["Amended final plan | Not yet issued (file checked on 30 October 2026)"], {}),
    (
        "reports and papers",
        ["Report received | 30.06.26", "Paperwork sent to council | 1.7.26", "Invitations sent | 1.6.26"],
        {},
    ),
    ("previous review", ["Previous annual review meeting | 19/6/2025"], {"last_review": "2025-06-19"}),
]


@pytest.mark.parametrize(("remark", "lines", "expected"), REVIEW_CASES, ids=[case[0] for case in REVIEW_CASES])
def test_a_review_report_gives_its_dates_by_role(remark, lines, expected):
    dates = front_sheet(*lines, kind=DocumentKind.ANNUAL_REVIEW).dates
    roles = ("request", "draft", "final", "amended", "last_review", "next_review", "meeting", "decision")
    assert {role: day.isoformat() for role in roles if (day := getattr(dates, role))} == expected, remark


@given(st.lists(st.text(alphabet="Draft final plan:issued reviw dob name |/3.2026\\n☒☐", max_size=40), max_size=8))
def test_any_front_sheet_is_read_and_every_mention_quotes_its_place(lines):
    front = section(*lines)
    for mention in front_sheet(*lines).mentions:
        assert front.text[mention.start : mention.end] == mention.words


def test_what_is_said_of_social_care_is_kept():
    sheet = front_sheet("Currently a looked after child? | Yes", "Known to social care | Not known to social care")
    assert (sheet.looked_after, sheet.social_care) == ("Yes", "Not known to social care")


def test_an_amendment_notice_is_the_draft_of_a_plan_that_is_one_and_no_date_of_a_finished_plan():
    lines = ("Amendment notice sent | 4 May 2026", "Date first issued | 8 July 2022")
    finished = front_sheet("Status | Amended final", *lines, "Date of this plan | 1 July 2026").dates
    assert (finished.draft, finished.amended) == (None, dt.date(2026, 7, 1))
    assert front_sheet("Status | Draft", *lines).dates.draft == dt.date(2026, 5, 4)


def test_the_review_of_a_plan_of_social_care_is_not_that_of_this_plan():
    said = "The social worker said that the child in need plan would be looked at again on 9 December 2026."
    assert front_sheet(said, kind=DocumentKind.ANNUAL_REVIEW).dates.next_review is None
    own = "Beside her child in need plan there is the EHC plan, which will be looked at again on 9 December 2026."
    assert front_sheet(own, kind=DocumentKind.ANNUAL_REVIEW).dates.next_review == dt.date(2026, 12, 9)


def test_a_label_without_a_value_says_nothing_of_the_labelled_row_below_it():
    table = grid((cell(bold("Date of the decision letter")), ""), ("File note", "30/10/2026: his uncle rang."))
    parts = undivided(document(head("For office use"), table), rules())
    found = [(m.role, m.date) for m in section_dates(parts.front, RULES.review_dates, RULES.absences)]
    assert found == []


def test_a_title_over_a_table_still_says_what_its_rows_are_of():
    table = grid((cell(bold("Date of the decision letter")), ""), ("", "30/10/2026"))
    parts = undivided(document(head("For office use"), table), rules())
    found = [(m.role, m.date) for m in section_dates(parts.front, RULES.review_dates, RULES.absences)]
    assert found == [("decision", dt.date(2026, 10, 30))]


def test_a_title_gives_no_role_to_a_date_in_the_middle_of_a_story():
    told = "The visit of the therapist to the drama department in the autumn took place on 13 January 2026."
    parts = undivided(
        document(head("Changes since the last review"), paragraph(told), paragraph("24 September 2025")), rules()
    )
    found = [(m.role, m.date) for m in section_dates(parts.front, RULES.review_dates, RULES.absences)]
    assert found == [("last_review", dt.date(2025, 9, 24))]
