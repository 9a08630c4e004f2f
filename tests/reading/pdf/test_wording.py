"""What the words of a line say about where it belongs."""

import pytest

from ehc_text.reading.pdf.wording import has_number, has_sign, is_cut, is_ended, label_of


@pytest.mark.parametrize(
    "text", ["1. By July", "2) By July", "(a) By July", "iv) By July", "2.1 By July", "F12. The TA"]
)
def test_numbers_of_a_list_are_known(text):
    assert has_number(text)


@pytest.mark.parametrize("text", ["2026 was hard", "12 weeks", "A teacher", "1.5hours", "I. am"])
def test_other_words_with_digits_are_no_numbers_of_a_list(text):
    assert not has_number(text)


@pytest.mark.parametrize(
    ("text", "gap", "label", "skip"),
    [
        ("\u2022 First", 10.0, "\u2022", 2),
        ("\uf0b7 First", 10.0, "\u2022", 2),
        ("- First", 3.0, "-", 2),
        ("\u2022First", 0.0, "\u2022", 1),
        ("1. First", 2.5, None, 0),
        ("1. First", 15.0, "1.", 3),
        ("Outcome one", 15.0, None, 0),
        ("-5 degrees", 3.0, None, 0),
    ],
)
def test_labels_are_told_from_text(text, gap, label, skip):
    assert label_of(text, gap, 10.0) == (label, skip)


def test_a_dash_may_be_a_bullet_and_a_word_is_none():
    assert (has_sign("- a point"), has_sign("one point")) == (True, False)


@pytest.mark.parametrize(
    ("text", "after", "expected"),
    [
        ("age-", "related", True),
        ("pre-", "and post-16", False),
        ("one-", "to-one", True),
        ("he said -", "loudly", False),
    ],
)
def test_a_line_that_ends_within_a_word(text, after, expected):
    assert is_cut(text, after) is expected


def test_sentences_end_before_closing_quotes_too():
    assert (is_ended("He said 'no.'"), is_ended("every day:"), is_ended("every day")) == (True, True, False)
