"""Signs that cost little must let through whatever the expressions behind them match: labels, titles, nil returns."""

import pytest

from ehc_text.parsing.lines.labels import label_rules, role_of
from ehc_text.parsing.lines.letters import Form, find_letters
from ehc_text.parsing.lines.nil import is_nil_return
from ehc_text.parsing.lines.titles import starts_with_one_of, title_index
from ehc_text.records.headings import HeadingRules

_RULES = label_rules({"final": ("final* issued", "date of/for issue"), "birth": ("born", "=dob")})


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Finalised and issued:", "final"),  # the first word goes on behind the star
        ("The date for the issue", "final"),  # the label opens behind other words
        ("D.O.B.", "birth"),
        ("D.O.B. of the father", None),  # the label must be the whole
        ("Issued, final", None),  # the words are there, in the wrong order
        ("School", None),
    ],
)
def test_a_label_is_known_by_the_word_that_opens_it(label: str, role: str | None) -> None:
    assert role_of(label, _RULES) == role


def test_of_two_rules_that_fit_a_label_the_first_is_taken() -> None:
    assert role_of("Born; final plan issued", _RULES) == "final"


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Hopes of Sam", {"A"}),
        ("Hopes of Ana Maria Reed", {"A"}),
        ("Hopes of Ana Maria Reed and Tom Reed", set()),  # a name has three words at most
        ("Hopes", set()),
    ],
)
def test_a_title_with_a_name_takes_names_of_one_to_three_words(text: str, letters: set[str]) -> None:
    index = title_index(HeadingRules(titles={"A": ("Hopes of {name}",)}))
    assert index.letters(text) == letters


def test_a_long_title_is_known_with_one_word_too_many_and_not_in_a_sentence() -> None:
    index = title_index(HeadingRules(titles={"C": ("health needs relating to special educational needs",)}))
    assert index.letters("Health needs relating to all special educational needs") == {"C"}
    assert (
        index.letters("Health needs relating to noise are met by the nurse who comes in every week to see him") == set()
    )


def test_a_text_starts_with_a_phrase_only_if_all_of_its_words_stand_first() -> None:
    assert starts_with_one_of("Outcome 1: to read", ("outcome", "long term aim"))
    assert not starts_with_one_of("Long term plans", ("outcome", "long term aim"))
    assert not starts_with_one_of("", ("outcome",))


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("S E C T I O N  A", Form.SECTION),
        ("• part B: needs", Form.SECTION),
        ("Annex K - advice", Form.APPENDED),
        ("(D) Needs", Form.BARE),
        ("section h1", Form.SECTION),
    ],
)
def test_letters_are_found_behind_marks_and_spaced_words(text: str, form: Form) -> None:
    found = find_letters(text)
    assert found is not None
    assert found.form is form


@pytest.mark.parametrize("text", ["N/A", "Na", "Nothing needed at present.", "NONE", "☐ Yes ☒ No", "…"])
def test_a_nil_return_is_known_however_it_is_written(text: str) -> None:
    assert is_nil_return(text, HeadingRules(titles={}))
