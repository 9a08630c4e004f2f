"""Titles without letters that name the sections of one service together."""

import pytest
from section_builders import bold, cell, grid, head, text, texts

from ehc_text.parsing.lines.joint_titles import letters_together


@pytest.mark.parametrize(
    ("title", "letters"),
    [
        ("Health: needs and provision", "C G"),
        ("Health care needs and support", "C G"),
        ("Medical needs, outcomes and help", "C E G"),
        ("My special educational needs and provision", "B F"),
        ("Education: needs, outcomes and provision", "B E F"),
        ("Strengths, difficulties, goals and support: learning", "B E F"),
        ("Social care needs & provision", "D H1 H2"),
        ("Home and family: needs / support", "D H1 H2"),
    ],
)
def test_one_service_and_several_kinds_name_their_sections(title, letters):
    assert letters_together(title) == tuple(letters.split())


@pytest.mark.parametrize(
    "title",
    [
        "Health needs",
        "Help with health needs",
        "Support for learning needs",
        "Learning support needs",
        "Needs, outcomes and provision",
        "Education, health and care: needs and provision",
        "Health needs and social care provision",
        "Health: needs and provision in the last year",
        "",
    ],
)
def test_one_kind_several_services_or_other_words_name_none_together(title):
    assert letters_together(title) == ()


@pytest.mark.parametrize("pattern", ["{}", "Part 3: {}", "3. {}"])
def test_columns_under_such_titles_are_their_sections(pattern):
    def heads(*words):
        return tuple(cell(bold(one), column=number) for number, one in enumerate(words))

    wide, narrow = heads("Need", "Aim", "What we will do", "Who"), heads("Need", "What we will do", "Who")
    found = texts(
        head("My views"),
        text("Petra likes clay."),
        head(pattern.format("Education: needs, outcomes and provision")),
        grid(wide, ("She loses her place.", "By July she will read a page.", "Paired reading", "Ms Orr")),
        head(pattern.format("Health: needs and provision")),
        grid(narrow, ("She wheezes.", "Checks each term", "Asthma nurse")),
        head(pattern.format("Social care: needs and provision")),
        grid(narrow, ("She runs off.", "High locks", "The council")),
        head("Placement"),
        text("Brook Lane."),
        head("Advice and information"),
        text("Ms Orr, 3 May 2026"),
    )
    assert found == {
        "A": "Petra likes clay.",
        "B": "She loses her place.",
        "C": "She wheezes.",
        "D": "She runs off.",
        "E": "By July she will read a page.",
        "F": "Paired reading | Ms Orr",
        "G": "Checks each term | Asthma nurse",
        "H1": "High locks | The council",
        "H2": "High locks | The council",
        "I": "Brook Lane.",
        "K": "Ms Orr, 3 May 2026",
    }
