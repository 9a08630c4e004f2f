"""The file of accepted exceptions: what it may look like, and how each fault is told."""

import csv
import datetime as dt
import io

import pytest
from assessed_builders import assessed, finding

from ehc_text.errors import SettingsError
from ehc_text.reporting.csv_table import HEADINGS, finding_rows
from ehc_text.rulepacks.exceptions import load_exceptions

HEAD = "file,child,code,quote,reason,accepted_by,until\n"
ROW = "plan.docx,,VAG003,regular,Agreed with the school,R. Okafor,2027-03-31\n"


def load(tmp_path, text, name="accepted.csv"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return load_exceptions(path)


def test_a_row_is_a_decision(tmp_path):
    [one] = load(tmp_path, HEAD + ROW)
    assert (one.file, one.child, one.code, one.quote) == ("plan.docx", "", "VAG003", "regular")
    assert (one.reason, one.accepted_by, one.until) == ("Agreed with the school", "R. Okafor", dt.date(2027, 3, 31))
    assert one.source == "accepted.csv:2"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_what_excel_saves_is_read(tmp_path, encoding):
    text = (HEAD + ROW.replace("the school", "the school’s head").replace("2027-03-31", "31/03/2027")).encode(encoding)
    [one] = load(tmp_path, text)
    assert (one.reason, one.until) == ("Agreed with the school’s head", dt.date(2027, 3, 31))


def test_yaml_does_as_well(tmp_path):
    text = """\
- child: "Ines Orme 2017-05-04"
  code: "VAG003"
  reason: "Agreed"
  accepted_by: "R. Okafor"
  until: 2027-03-31
"""
    [one] = load(tmp_path, text, "accepted.yaml")
    assert (one.child, one.until, one.source) == ("Ines Orme 2017-05-04", dt.date(2027, 3, 31), "accepted.yaml:1")


def test_rows_of_findings_csv_become_decisions_once_they_are_filled_in(tmp_path):
    rows = list(finding_rows(assessed(findings=(finding(quote="- regular"), finding("VAG004")))))
    rows[0][-3:] = ["Agreed", "R. Okafor", "2027-03-31"]
    file = io.StringIO(newline="")
    csv.writer(file).writerows([HEADINGS, *rows])
    [one] = load(tmp_path, file.getvalue())
    assert (one.file, one.code, one.quote, one.statement) == ("north/plan.docx", "VAG003", "- regular", "F-001")
    assert one.child == rows[0][HEADINGS.index("child")] != ""


FAULTS = [
    (HEAD.replace("reason", "reasons") + ROW, "accepted.csv:1: column 5 has no known heading", "a misspelt column"),
    (ROW + ROW, "accepted.csv:1: column 1 has no known heading", "no headings"),
    (HEAD.replace(",until", "") + ROW, "accepted.csv:1: the column 'until' is missing", "a missing column"),
    (HEAD + ROW + ROW.replace("R. Okafor", ""), "accepted.csv:3: 'accepted_by' is empty", "nobody answers for it"),
    (HEAD + ROW.replace("VAG003", ""), "accepted.csv:2: 'code' is empty", "no code"),
    (HEAD + ROW.replace("plan.docx", ""), "accepted.csv:2: say which plan", "no plan"),
    (HEAD + ROW.replace("2027-03-31", "soon"), "accepted.csv:2: 'until' is no day", "no day"),
    (HEAD + ROW.replace("2027-03-31", "30/02/2027"), "accepted.csv:2: 'until' is no day", "a day that is not"),
]


@pytest.mark.parametrize(("text", "told", "remark"), FAULTS, ids=[fault[2] for fault in FAULTS])
def test_a_fault_is_told_with_its_line(tmp_path, text, told, remark):
    with pytest.raises(SettingsError) as error:
        load(tmp_path, text)
    assert str(error.value).startswith(told), remark


def test_a_misspelt_key_in_yaml_is_told_with_its_line(tmp_path):
    with pytest.raises(SettingsError, match=r"accepted.yaml:1: 'codes' is no known key"):
        load(tmp_path, '- codes: "VAG003"\n', "accepted.yaml")


def test_a_row_is_named_by_its_first_line(tmp_path):
    text = HEAD + 'plan.docx,,VAG003,"two\nlines",Agreed,R. Okafor,2027-03-31\n' + ROW.replace("VAG003", "")
    with pytest.raises(SettingsError, match=r"accepted.csv:4: 'code' is empty"):
        load(tmp_path, text)


def test_a_file_that_is_not_there_is_a_fault(tmp_path):
    with pytest.raises(SettingsError, match=r"none.csv:1: the file cannot be read"):
        load_exceptions(tmp_path / "none.csv")
