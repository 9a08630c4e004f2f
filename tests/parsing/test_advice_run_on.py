"""Advice that section K runs together in one paragraph."""

from section_builders import rules, section

from ehc_text.parsing.content.advice_list import find_advice
from ehc_text.records.plan import LineKind


def advice(*lines):
    return [(one.text, str(one.date) if one.date else None) for one in find_advice(section("K", *lines), rules())]


def test_semicolons_part_the_pieces():
    assert advice("School 1.12.25; Medical: Dr Shah, 29.10.24; parents 20.11.25.") == [
        ("School 1.12.25", "2025-12-01"),
        ("Medical: Dr Shah, 29.10.24", "2024-10-29"),
        ("parents 20.11.25", "2025-11-20"),
    ]


def test_in_prose_each_piece_ends_with_its_day():
    text = "We considered the mother's letter (8 May 2026), the head's of 9 May 2026, Dr Shah's of 3 May 2026"
    text += " and a note (undated)."
    assert advice(text) == [
        ("We considered the mother's letter (8 May 2026)", "2026-05-08"),
        ("the head's of 9 May 2026", "2026-05-09"),
        ("Dr Shah's of 3 May 2026", "2026-05-03"),
        ("a note (undated)", None),
    ]


def test_a_day_in_the_lead_in_is_that_of_the_items():
    found = advice("All were signed on 30 January 2026:", (LineKind.ITEM, "EP report, C. Lowe"))
    assert found == [("EP report, C. Lowe", "2026-01-30")]


def test_a_leaflet_is_no_advice():
    assert not advice("Enclosed: leaflet of the advice service for parents.")
