"""The kinds of check that read any section."""

import pytest
from builders import plan, rule, section

from ehc_text.checking.wording import wording_findings
from ehc_text.language.wording import blanked
from ehc_text.records.rules import CheckKind

pytestmark = pytest.mark.model


def check(code, kind, sections, *phrases, **kwargs):
    from dataclasses import replace

    made = rule(code, message="'{match}'", phrases={"all": phrases}, **kwargs)
    return replace(made, kind=kind, sections=sections)


def found(checks, *sections):
    return [(one.code, one.section, one.quote) for one in wording_findings(plan(*sections), checks)]


def test_words_are_found_once_a_line_in_the_sections_that_the_check_names():
    one = check("LOC001", CheckKind.WORDING, ("B", "I"), "LSS", "old team")
    text = "The LSS and the old team.\nThe Old Team came."
    assert found([one], section("B", text), section("C", "The LSS.")) == [
        ("LOC001", "B", "LSS"),
        ("LOC001", "B", "Old Team"),
    ]


def test_a_harmless_wording_shuts_out_the_phrase_in_it():
    one = check("LOC001", CheckKind.WORDING, ("B",), "LSS", settings={"harmless": ("LSS building",)})
    assert found([one], section("B", "In the LSS building.")) == []


def test_a_section_without_the_words_is_told_and_one_that_is_not_there_is_not():
    one = check("LOC002", CheckKind.MISSING_WORDING, ("F", "G"), "reviewed by")
    assert found([one], section("F", "Reading help.")) == [("LOC002", "F", "Section F")]
    assert found([one], section("F", "Reading help, reviewed by Ms Hill.")) == []
    assert found([one], section("F", "")) == []


def test_words_are_blanked_out_and_the_length_is_kept():
    assert blanked("a page of large print aloud", ("large print",)) == "a page of             aloud"
