"""Hyphens at the ends of lines."""

import pytest

from ehc_text.reading.pdf.hyphens import Hyphens


@pytest.mark.parametrize(
    ("texts", "before", "after", "expected", "remark"),
    [
        (["communication is hard"], "communi-", "cation", "communi", "the whole word stands elsewhere"),
        (["his age-related goals"], "age-", "related", "age-", "the compound stands elsewhere"),
        ([], "non-", "verbal", "non-", "a first half that makes compounds"),
        ([], "thera-", "pist", "thera", "neither half is a word of the document"),
        (["Mr Hall came"], "Smith-", "Hall", "Smith-", "a double name"),
        ([], "20-", "minute", "20-", "a number"),
        (["thera-", "pist and a pist"], "thera-", "pist", "thera-", "the right half stands elsewhere by itself"),
        (["thera-", "pist and more"], "thera-", "pist", "thera", "halves at a line's end are no words"),
    ],
)
def test_a_hyphen_at_a_line_end(texts, before, after, expected, remark):
    assert Hyphens(texts).joined(before, after) == expected, remark
