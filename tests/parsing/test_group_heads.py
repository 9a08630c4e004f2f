"""Headings in large type over groups of sections, with an introduction between them and the first section."""

from builders import paragraph
from section_builders import bold, head, text, texts

GROUPS = {"Being well": "CG", "My street": "DH1", "In class": "BF"}
INTRODUCTION = "This chapter was written with the nurse."


def chapter(words):
    return paragraph(words, heading_level=1, is_bold=True, size_pt=20.0)


def plan(*introduction, group=chapter):
    blocks = [head("Section A", level=2), text("I like bees.")]
    for name, letters in GROUPS.items():
        blocks += [group(name), *introduction]
        for letter in ("D", "H1") if letters == "DH1" else letters:
            blocks += [head(f"Section {letter}", level=2), text(f"What is said in {letter.lower()}.")]
    return blocks


EXPECTED = {"A": "I like bees.", **{k: f"What is said in {k.lower()}." for k in ("B", "C", "D", "F", "G", "H1")}}


def test_a_heading_over_sections_and_its_introduction_belong_to_none_of_them():
    assert texts(*plan(text(INTRODUCTION))) == EXPECTED
    assert texts(*plan(text(INTRODUCTION), text("It was checked in May."))) == EXPECTED


def test_a_heading_that_elsewhere_stands_over_text_of_its_own_divides_a_section():
    blocks = plan(text(INTRODUCTION))
    blocks += [chapter("More about me"), *(text(f"Line {n} of what I do on a day.") for n in range(4))]
    blocks += [head("Section I", level=2), text("Bank Road School.")]
    assert texts(*blocks)["A"].startswith("I like bees.\nBeing well")


def test_a_heading_no_larger_than_those_of_the_sections_is_no_group():
    assert "Being well" in texts(*plan(text(INTRODUCTION), group=bold))["A"]
