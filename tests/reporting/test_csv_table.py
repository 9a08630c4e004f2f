import csv

import pytest
from assessed_builders import absence, accepted, assessed, finding

from ehc_text.reporting.csv_table import ENCODING, HEADINGS, finding_rows, headings_text, rows_text, safe_cells


@pytest.mark.parametrize(
    "cell",
    [
        '=HYPERLINK("http://x","y")',
        "+44 1234",
        "-2+3",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1+1",
        "  =1+1",  # Excel trims blanks before it looks
        "＝1+1",  # full-width, which some locales fold
    ],
)
def test_a_cell_that_would_run_as_a_formula_is_made_text(cell):
    assert safe_cells([cell]) == [f"'{cell}"]


@pytest.mark.parametrize("cell", ["Regular", "(=)", "", "5", "a-b"])
def test_other_cells_stay_as_they_are(cell):
    assert safe_cells([cell]) == [cell]


def test_each_finding_is_a_row_under_the_headings(tmp_path):
    target = tmp_path / "findings.csv"
    rows = rows_text(assessed(findings=(finding(context="one,\n“two”"), absence(letter=None))))
    target.write_bytes((headings_text() + rows).encode("utf-8"))
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")  # Excel needs the mark
    with target.open(encoding=ENCODING, newline="") as file:
        headings, first, second = csv.reader(file)
    assert tuple(headings) == HEADINGS
    assert first[:14] == [
        "north/plan.docx",
        "VAG003",
        "unquantified-frequency",
        "vague_provision",
        "medium",
        "education",
        "F",
        "F-001",
        "Regular",
        "one,\n“two”",
        "4",
        "'Regular' does not say how often.",
        "Say how often.",
        "SEND Code of Practice 2015, 9.69",
    ]
    assert (second[6], second[7], second[10]) == ("", "", "")


def test_a_quote_that_starts_with_a_dash_is_made_text():
    [row] = finding_rows(assessed(findings=(finding(quote="- access to"),)))
    assert row[HEADINGS.index("quote")] == "'- access to"


def test_an_accepted_finding_says_who_accepted_it_and_until_when():
    rows = list(
        finding_rows(
            assessed(
                findings=(finding(acceptance=accepted()), finding(acceptance=accepted(has_run_out=True)), absence())
            )
        )
    )
    assert [row[HEADINGS.index("accepted")] for row in rows] == ["yes", "ran out", ""]
    assert rows[0][-3:] == ["The school sends its timetable each term.", "R. Okafor", "2027-03-31"]
    assert rows[2][-3:] == ["", "", ""]
