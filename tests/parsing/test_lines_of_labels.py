"""First cells of several lines of which one gives the letter of the section."""

import pytest
from section_builders import TITLES, bold, grid, head, text, texts


@pytest.mark.parametrize(
    "said",
    [
        "Section {k}",
        "(Section {k})",
        "[EHC plan section {k}]",
        "Part {k} of the plan",
        "Section {k}, legal name",
        "{k}",
    ],
)
@pytest.mark.parametrize("more", [[], ["my words and theirs"]])
def test_a_line_of_a_first_cell_says_its_letter(said, more):
    plan = [grid(([bold(f"Our words, {n}"), said.format(k=k), *more], f"Text {k}.")) for n, k in enumerate(TITLES)]
    assert texts(*plan) == {k: f"Text {k}." for k in TITLES}


def test_a_first_cell_that_points_to_another_section_opens_none():
    table = grid(
        ("For", "What"), (["Reading", "Section B"], "Ms Abel reads."), (["Sleep", "See section C"], "A clinic.")
    )
    found = texts(head("Section B: Needs"), text("Slow."), head("Section F: Provision"), table)
    assert found["B"] == "Slow."
    assert found["F"].endswith("Ms Abel reads.\nSleep\nSee section C | A clinic.")
