"""Numbers tie provision to needs, and are not mistaken for amounts."""

from dataclasses import replace

import pytest

from ehc_text.checking.numbers import (
    citing,
    citing_for_itself,
    is_cited,
    is_the_only_one_left_out,
    number_of,
    numbers_are_used,
)
from ehc_text.records.plan import CellSpan, Statement


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("B1. Spells words as they sound.", "", "B1"),
        ("B2 | Reads slowly | Psychologist", "", "B2"),
        ("Need 3: sleep", "", "3"),
        ("4) He cannot wait.", "", "4"),
        ("B1.2 Attention", "", "B1.2"),
        ("He cannot wait.", "5.", "5"),  # the word processor's own number
        ("14 of 30 words are read on sight.", "", ""),  # an amount
        ("He reads 20 words.", "•", ""),
    ],
)
def test_a_line_begins_with_its_number_or_has_none(text, label, expected):
    assert number_of(text, label) == expected


@pytest.mark.parametrize(
    ("number", "text", "expected"),
    [
        ("B1", "(B1) Phonics with the teaching assistant", True),
        ("B1", "Phonics (B10)", False),
        ("B4", "Meets needs 1, 2 and 4", True),
        ("3", "Meets need 3", True),
        ("3", "Phonics, 3 times a week", False),
        ("B3", "Phonics in B3.1 lessons", False),
    ],
)
def test_a_statement_cites_a_number_in_words(number, text, expected):
    assert is_cited(number, citing([_statement(text)])) is expected


def test_a_column_for_the_need_cites_bare_numbers():
    text = "1, 3 | Phonics"
    cells = (CellSpan(start=0, end=4, heading="Which need"), CellSpan(start=7, end=14, heading="Provision"))
    row = Statement(id="F-1", section="F", text=text, start=0, end=14, cells=cells)
    assert is_cited("B3", citing([row]))
    assert not is_cited("B2", citing([row]))


def test_numbers_count_as_used_only_where_nearly_all_are_cited():
    statements = [_statement("Phonics (B1)"), _statement("Numicon (B2)"), _statement("Games (B4)")]
    assert numbers_are_used(["B1", "B2", "B3", "B4"], citing(statements))
    assert not numbers_are_used(["B1", "B2"], citing(statements))  # too few to show anything
    assert not numbers_are_used(["B1", "B5", "B6", "B7", "B8"], citing(statements))


def test_a_heading_for_several_needs_names_none_for_itself():
    shared = replace(_statement("Ear defenders"), under="Sensory (needs B3 and B4)")
    alone = replace(_statement("Ear defenders"), under="Sensory (need B4)")
    assert is_cited("B4", citing([shared]))
    assert not is_cited("B4", citing_for_itself([shared]))
    assert is_cited("B4", citing_for_itself([alone]))
    assert is_cited("B4", citing_for_itself([shared, _statement("(B4) Balance work")]))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("Outcome 1", "Outcome 2", "Outcome 4"), True),
        (("Outcome 1", "Outcome 2"), False),  # two are left out
    ],
)
def test_one_number_stands_out_where_all_others_are_cited(texts, expected):
    statements = [_statement(text) for text in texts]
    assert is_the_only_one_left_out("3", ["1", "2", "3", "4"], citing(statements), "outcomes?") is expected


def _statement(text: str) -> Statement:
    return Statement(id="F-1", section="F", text=text, start=0, end=len(text))


def test_a_number_that_begins_the_next_statement_is_not_cited_by_the_last_word_of_the_one_before():
    assert not is_cited("2", citing([_statement("The programme meets her needs"), _statement("2 sessions a week")]))
    assert is_cited("2", citing([_statement("A programme for needs 1 and 2"), _statement("Sessions")]))
