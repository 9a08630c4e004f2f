import datetime as dt

import pytest
from assessed_builders import assessed

from ehc_text.errors import SettingsError
from ehc_text.scanning.caseload import MOST_GROUPS, load_caseload, with_cases
from ehc_text.scanning.summary import summarise


@pytest.fixture
def cases(tmp_path):
    def load(*lines, encoding="utf-8-sig"):
        path = tmp_path / "cases.csv"
        path.write_text("\n".join(lines) + "\n", encoding=encoding)
        return load_caseload(path)

    return load


def joined(caseload, path="north/plan.docx"):
    return with_cases([summarise(assessed(path))], caseload)


def test_a_row_is_joined_by_the_name_of_the_file(cases):
    rows = cases("File name,RequestDate,Issue date,Area", "PLAN.docx,2026-01-05,22/05/2026,North")
    [file], use = joined(rows)
    assert (file.case.request, file.case.issue) == (dt.date(2026, 1, 5), dt.date(2026, 5, 22))
    assert file.case.groups == {"Area": "North"}
    assert (use.row_count, use.matched_count, use.unmatched_lines) == (1, 1, ())


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("Name,DOB", "Ines Orme,04/05/2017"),
        ("Child name,Date of birth", '"ORME, Ines",2017-05-04'),
        ("Forename,Surname,PersonBirthDate", "ines,orme,2017-05-04 00:00:00"),
    ],
)
def test_a_row_is_joined_by_name_and_date_of_birth(cases, head, row):
    [file], _ = joined(cases(head, row))
    assert file.case is not None


def test_a_child_of_the_same_name_and_another_birthday_is_another(cases):
    [file], use = joined(cases("name,dob", "Ines Orme,05/05/2017"))
    assert file.case is None
    assert use.unmatched_lines == (2,)


def test_a_row_that_names_the_file_goes_before_one_that_names_the_child(cases):
    rows = cases("file,name,dob,area", ",Ines Orme,2017-05-04,by child", "north/plan.docx,,,by file")
    [file], use = joined(rows)
    assert file.case.groups == {"area": "by file"}
    assert use.unmatched_lines == (2,)


def test_of_two_rows_for_one_plan_the_first_is_taken_and_the_other_told(cases):
    [file], use = joined(cases("file,area", "plan.docx,one", "plan.docx,two"))
    assert file.case.groups == {"area": "one"}
    assert use.double_lines == (3,)


def test_columns_that_identify_or_hold_too_many_values_do_not_group(cases):
    rows = [f"p{number}.docx,A{number},remark {number},North" for number in range(MOST_GROUPS + 1)]
    caseload = cases("file,UPN,Notes,Area", *rows)
    assert caseload.not_grouped == ("UPN", "Notes")
    assert caseload.rows[0].case.groups == {"Area": "North"}


@pytest.mark.parametrize(("cell", "expected"), [("yes", True), ("1", True), ("", False), ("No", False)])
def test_an_exception_is_marked(cases, cell, expected):
    assert cases("file,exception", f"plan.docx,{cell}").rows[0].case.is_exception is expected


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (("area,request date", "North,2026-01-01"), "cases.csv:1: no column says which plan"),
        (("file,request date", "a.docx,31/02/2026"), "cases.csv:2: the date of request is no day"),
        (("name,dob", "Ines Orme,soon"), "cases.csv:2: the date of birth is no day"),
    ],
)
def test_a_faulty_caseload_is_told_by_line_and_without_its_words(cases, lines, message):
    with pytest.raises(SettingsError, match=message) as caught:
        cases(*lines)
    assert "31/02" not in str(caught.value)
    assert "Ines" not in str(caught.value)


def test_a_file_that_is_no_csv_in_utf8_is_told(tmp_path):
    (tmp_path / "cases.csv").write_bytes("file\ncaf\xe9.docx".encode("latin-1"))
    with pytest.raises(SettingsError, match="CSV UTF-8"):
        load_caseload(tmp_path / "cases.csv")
    with pytest.raises(SettingsError, match="can be read"):
        load_caseload(tmp_path / "none.csv")
