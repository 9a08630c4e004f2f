"""Headings whose letter stands in a circle or square: no mark parts it from a title in a council's own words."""

import pytest
from section_builders import TITLES, grid, head, text, texts

_CIRCLED = {
    "A": "Sol and the people round him",
    "B": "Where lessons get stuck",
    "C": "Body and health",
    "D": "Home and family",
    "E": "By the end of next year",
    "F": "Every day in class",
    "G": "The nurse and her team",
    "I": "My school",
    "J": "Money",
    "K": "Who told us",
}


def test_letters_without_a_mark_before_a_councils_own_titles_vouch_for_each_other():
    blocks = [b for k, title in _CIRCLED.items() for b in (head(f"{k} {title}"), text(f"Words of {k}."))]
    assert texts(*blocks) == {k: f"Words of {k}." for k in _CIRCLED}


def test_so_many_letters_in_one_look_need_no_title_that_is_known():
    titles = dict.fromkeys(_CIRCLED, "Tulip")
    blocks = [b for k, title in titles.items() for b in (head(f"{k} {title}"), text(f"Words of {k}."))]
    assert texts(*blocks) == {k: f"Words of {k}." for k in titles}


def test_headings_that_begin_with_a_letter_by_chance_open_nothing():
    blocks = [head(f"Section {k}: {title}") for k, title in TITLES.items() if k != "E"]
    blocks = [b for one in blocks for b in (one, text("Said of it."))]
    found = texts(*blocks[:4], head("A Level courses"), text("Art."), head("E Safety"), text("Care."), *blocks[4:])
    assert found["B"] == "Said of it.\nA Level courses\nArt.\nE Safety\nCare."
    assert "E" not in found


def test_a_table_of_what_was_amended_takes_no_letter_from_the_headings():
    listed = grid(("", "About", "Amended?", "How"), *((k, title, "Yes", "A line") for k, title in _CIRCLED.items()))
    plan = [b for k, title in _CIRCLED.items() for b in (head(f"{k} {title} not amended"), text(f"Words of {k}."))]
    assert texts(listed, *plan) == {k: f"Words of {k}." for k in _CIRCLED}


@pytest.mark.parametrize(
    "said", ["amended 3 June 2026", "(not amended)", "– no change", "| updated 4.5.26", "unchanged"]
)
def test_what_was_done_to_a_section_is_no_part_of_its_title(said):
    plan = [b for k, title in TITLES.items() for b in (head(f"{k} {title} {said}"), text(f"Words of {k}."))]
    assert texts(*plan) == {k: f"Words of {k}." for k in TITLES}


def test_titles_in_plain_words_need_no_letter_where_they_look_alike():
    plain = {
        "A": "Kit, and the people who know him",
        "B": "Where Kit gets stuck",
        "C": "Illness and sleep",
        "D": "Home life",
        "E": "Where Kit is heading by 2029",
        "F": "What happens in lessons",
        "G": "What the nurses will do",
        "I": "Where he is taught",
        "J": "Money we manage",
        "K": "Who advised the council",
    }
    blocks = [b for k, title in plain.items() for b in (head(title), text(f"Words of {k}."))]
    assert texts(*blocks) == {k: f"Words of {k}." for k in plain}
