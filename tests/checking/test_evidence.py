"""A finding's quote is what stands at its offsets, and it knows its page and its agency."""

import pytest
from builders import rule, section

from ehc_text.checking.evidence import agency_of, page_at, quote_finding
from ehc_text.records.finding import Agency
from ehc_text.records.place import Piece, Place


def test_a_finding_quotes_its_offsets_and_puts_them_into_the_message():
    text = "She will have access to a quiet room."
    finding = quote_finding(rule("VAG001", message="'{match}' promises nothing."), section("F", text), 14, 23)
    assert (finding.quote, finding.message) == ("access to", "'access to' promises nothing.")
    assert finding.context == text


@pytest.mark.parametrize(
    ("letter", "expected"),
    [("F", Agency.EDUCATION), ("G", Agency.HEALTH), ("H2", Agency.SOCIAL_CARE), (None, Agency.EDUCATION)],
)
def test_the_section_says_whose_fault_it_is_to_mend(letter, expected):
    assert agency_of(letter) == expected


def test_a_page_is_that_of_the_piece_which_holds_the_offset():
    pieces = (Piece(start=0, end=3, place=Place(page=4)), Piece(start=3, end=6, place=Place(page=5)))
    a_section = section("F", "abcdef", pieces=pieces)
    assert [page_at(a_section, offset) for offset in (0, 2, 3, 5)] == [4, 4, 5, 5]
    assert page_at(section("F", "abc"), 1) is None
