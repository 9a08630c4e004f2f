"""Rows that are headings throughout, with the text of the section below them and what was done to it beside them."""

import pytest
from section_builders import TITLES, bold, find, grid, text, texts


def rows(*cells):
    """Return a plan in which each section's heading is a table of one row with these cells."""
    return [
        block
        for k, title in TITLES.items()
        for block in (grid(tuple([bold(one.format(k=k, title=title))] for one in cells)), text(f"Said under {k}."))
    ]


@pytest.mark.parametrize(
    "cells",
    [
        ("Part {k}", "{title}", "amended in June"),
        ("{k}", "{title}", "no change"),
        ("Section {k}", "Our own words for it", "page 4"),
    ],
)
def test_no_cell_of_a_row_that_is_a_heading_is_text(cells):
    assert texts(*rows(*cells)) == {k: f"Said under {k}." for k in TITLES}
    assert find(*rows(*cells)).sections[2].heading == " ".join(cells).format(k="C", title=TITLES["C"])


def test_a_row_with_nothing_below_it_holds_the_text_of_its_section():
    blocks = [block for block in rows("Part {k}", "{title}") if block != text("Said under J.")]
    assert texts(*blocks[:-3], grid(([bold("Part J")], ["None."])), *blocks[-2:])["J"] == "None."
    plan = [grid(([bold(f"Part {k}")], [f"Said under {k}"])) for k in TITLES]
    assert texts(*plan) == {k: f"Said under {k}" for k in TITLES}
