"""Who the plan is for, in all the ways in which front sheets and margins put it."""

import datetime as dt

import pytest
from front_sheets import front_sheet, section

NAME_CASES = [
    ("name", ["Name | Zofia Tarleton-Kos"], (), "Zofia", "Tarleton-Kos", None),
    ("child's name", ["Child's name | Callum Storrow"], (), "Callum", "Storrow", None),
    ("name of child or young person", ["Name of child or young person: Sam Reed"], (), "Sam", "Reed", None),
    ("two labels", ["First name | Reuben | Surname | Talvace"], (), "Reuben", "Talvace", None),
    ("surname and forenames", ["Surname: REED", "Forename(s): Sam Alexander"], (), "Sam", "Reed", None),
    ("surname first", ["Name: Reed, Sam"], (), "Sam", "Reed", None),
    ("surname in capitals first", ["Full name | REED Sam"], (), "Sam", "Reed", None),
    ("all capitals", ["NAME | BETHAN O'NEILL-VANE"], (), "Bethan", "O'Neill-Vane", None),
    ("middle names", ["Full Name | Sam Alexander Reed"], (), "Sam", "Reed", None),
    ("particles", ["Name | Lotte van den Berg"], (), "Lotte", "van den Berg", None),
    ("known as", ["Name | Zofia Kos | Known at home as | Zosia"], (), "Zofia", "Kos", "Zosia"),
    ("known as in brackets", ["Name | Zofia Kos (known as Zosia)"], (), "Zofia", "Kos", "Zosia"),
    ("nickname in quotes", ["Name | Zofia 'Zosia' Kos"], (), "Zofia", "Kos", "Zosia"),
    ("preferred name", ["Name | Zofia Kos", "Preferred name | Zosia"], (), "Zofia", "Kos", "Zosia"),
    ("heads above values", ["Name | Date of birth | UPN", "Sam Reed | 4/5/2018 | X000"], (), "Sam", "Reed", None),
    ("parent's name is another's", ["Parent's name | Jo Reed", "Name | Sam Hill"], (), "Sam", "Hill", None),
    ("school's name is another's", ["Name of school | Elm Park", "Pupil | Sam Hill"], (), "Sam", "Hill", None),
    ("title", ["Education, Health and Care Plan for Sam Reed"], (), "Sam", "Reed", None),
    ("margin before the birth date", ["EHC Plan"], ("CONFIDENTIAL   Sam Reed   DOB: 04/05/2018",), "Sam", "Reed", None),
    (
        "margin of its own",
        ["EHC Plan"],
        ("Sam Reed", "D.O.B. 4/5/2018", "Westmere County Council"),
        "Sam",
        "Reed",
        None,
    ),
    ("placeholder", ["Name | [insert name]"], (), None, None, None),
    ("picker", ["Name | Click or tap here to enter text."], (), None, None, None),
    ("empty", ["Name | ", "Date of birth | 4/5/2018"], (), None, None, None),
    ("master", ["Name: Master Sam Reed"], (), "Sam", "Reed", None),
    ("label and name in one line", ["My name Rowan Achter"], (), "Rowan", "Achter", None),
    ("name above the birth date", ["EHC Plan", "Zofia Kos", "Date of birth 19 May 2018"], (), "Zofia", "Kos", None),
    ("recital", ["This is the plan of Sam Reed, born on 4 May 2018."], (), "Sam", "Reed", None),
    (
        "legal and preferred",
        ["Legal surname | Kos", "Legal forename | Zofia", "Preferred forename | Zosia"],
        (),
        "Zofia",
        "Kos",
        "Zosia",
    ),
    ("only a first name", ["My EHC plan"], ("Rowan's plan",), "Rowan", None, None),
    ("birth behind a stroke", ["SAM REED / born 4 May 2018"], (), "Sam", "Reed", None),
    ("birth behind a colon", ["Sam Reed: DOB 4 May 2018", "Issued 3 March 2026"], (), "Sam", "Reed", None),
    ("a day behind a colon", ["Sam Reed: 4 May 2018", "Final: 3 March 2026"], (), "Sam", "Reed", None),
    ("birth in the next cell", ["SAM REED | DOB 4/5/18", "Final | 3/3/26"], (), "Sam", "Reed", None),
    ("year group behind it", ["Sam Reed, Year 3", "Date of birth: 4 May 2018"], (), "Sam", "Reed", None),
    ("below the birth", ["DOB 4.5.2018", "Year 3", "Sam Reed-Hill"], (), "Sam", "Reed-Hill", None),
    ("the school below the birth", ["DOB 4.5.2018", "Year 3", "Elm Park Academy"], (), None, None, None),
    ("initials of young person", ["YP: Sam Reed", "DOB: 4/5/2010"], (), "Sam", "Reed", None),
    ("age behind it", ["Young person | Sam Reed (18)"], (), "Sam", "Reed", None),
]


@pytest.mark.parametrize(
    ("remark", "lines", "margins", "first", "surname", "known_as"), NAME_CASES, ids=[case[0] for case in NAME_CASES]
)
def test_the_name_is_read_from(remark, lines, margins, first, surname, known_as):
    child = front_sheet(*lines, margins=margins).child
    assert (child.first_name, child.surname, child.known_as) == (first, surname, known_as), remark


BIRTH_CASES = [
    ("label", ["Date of birth | 19 September 2022"], (), "2022-09-19"),
    ("short label", ["DOB: 05.10.15"], (), "2015-10-05"),
    ("dotted label", ["D.O.B. | 15/03/09"], (), "2009-03-15"),
    ("born before 2000", ["Date of birth | 3/2/01"], (), "2001-02-03"),
    ("recital", ["This is the plan of Sam Reed, born on 4 May 2018."], (), "2018-05-04"),
    ("margin", ["EHC Plan"], ("Sam Reed – date of birth 4 May 2018",), "2018-05-04"),
    ("empty", ["Date of birth | ", "Final plan | 3/3/2026"], (), None),
    ("with the age", ["Date of birth | 30/04/2008 (aged 18)"], (), "2008-04-30"),
    ("heads above values", ["Name | DOB", "Sam Reed | 4/5/2018"], (), "2018-05-04"),
]


@pytest.mark.parametrize(("remark", "lines", "margins", "expected"), BIRTH_CASES, ids=[case[0] for case in BIRTH_CASES])
def test_the_date_of_birth_is_read_from(remark, lines, margins, expected):
    born = front_sheet(*lines, margins=margins).child.date_of_birth
    assert (born and born.isoformat()) == expected, remark


def test_age_and_year_group_follow_from_the_date_of_birth():
    child = front_sheet("Date of birth | 31 August 2013").child
    assert (child.age, child.year_group) == (13, 9)


def test_a_child_named_only_in_section_a_is_found_there():
    inner = section("Name | Sam Reed", "Date of birth | 4 May 2018", letter="A")
    child = front_sheet("Education, Health and Care Plan", sections=(inner,)).child
    assert (child.first_name, child.date_of_birth) == ("Sam", dt.date(2018, 5, 4))


@pytest.mark.parametrize(
    "line",
    [
        "Isla Burke / 12 December 2012",
        "Isla Burke: 12 December 2012",
        "Review - Isla Burke, 12/12/2012",
        "Isla Burke (12.12.12)",
        "Isla Burke | 12.xii.2012 | Year 9",
        "Review: Isla Burke, 12/12/2012",
    ],
)
def test_a_name_at_the_top_with_an_unlabelled_day_tells_the_birth(line):
    child = front_sheet(line, "Final plan: 3 March 2026").child
    assert (child.first_name, child.surname, child.date_of_birth) == ("Isla", "Burke", dt.date(2012, 12, 12))


def test_a_name_with_the_day_of_a_signature_is_no_child():
    assert front_sheet("Signed by Jo Reed, 3 March 2025", "Final plan: 3 March 2025").child.date_of_birth is None


def test_born_with_its_day_is_no_label_for_the_line_below():
    child = front_sheet("Review of the plan for Corey Wood, born 30/3/2012", "Meeting held 22 September 2026.").child
    assert child.date_of_birth == dt.date(2012, 3, 30)
