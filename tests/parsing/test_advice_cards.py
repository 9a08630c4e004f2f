"""Advice that section K tells downwards, a row for each field."""

import datetime as dt

from section_builders import bold, find, grid, head, rules, text

from ehc_text.parsing.content.advice_list import find_advice


def advice(*blocks):
    (found,) = find(head("Section K: Advice and information"), *blocks).sections
    return [(one.kinds, one.date, one.has_date_words) for one in find_advice(found, rules())]


def test_a_card_of_label_and_value_is_one_entry_with_its_type_and_day():
    found = advice(
        grid(("Type of advice", "School"), ("Written by", "Una Bell"), ("Date", "4 May 2026")),
        grid(("Type of advice", "Educational psychology"), ("Written by", "Dr C. Lowe"), ("Date", "")),
    )
    assert found == [(("education",), dt.date(2026, 5, 4), True), (("psychology",), None, False)]


def test_a_card_goes_on_over_the_page_behind_a_line_of_its_foot():
    found = advice(
        grid(("Source", "Parents"), ("Author", "Notes of the visit")),
        text("Version 3"),
        grid(("Date received", "4 May 2026"), ("Source", "Social care"), ("Author", "D. Fox"), ("Date received", "-")),
    )
    assert found[0] == (("parent",), dt.date(2026, 5, 4), True)
    assert found[1][0] == ("social care",)


def test_the_heading_over_a_card_tells_its_type():
    found = advice(
        bold("Medical advice"),
        grid(("Author", "Una Bell"), ("Date", "5 May 2026")),
        bold("Social care advice"),
        grid(("Author", "D. Fox"), ("Date", "6 May 2026")),
    )
    assert [kinds for kinds, _, _ in found] == [("medical",), ("social care",)]


def test_rows_that_begin_with_the_type_are_a_list_and_no_cards():
    found = advice(grid(("Parents", "3 May 2026"), ("School", "4 May 2026")))
    assert [kinds for kinds, _, _ in found] == [("parent",), ("education",)]


def test_a_column_of_whom_the_appendix_is_from_tells_the_type():
    found = advice(
        grid(
            ("Appendix from", "Name", "Date"),
            ("School", "Una Bell", "4 May 2026"),
            ("Parents", "M. Hale", "3 May 2026"),
        )
    )
    assert [kinds for kinds, _, _ in found] == [("education",), ("parent",)]
