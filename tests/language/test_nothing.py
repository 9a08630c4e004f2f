"""A nil return is known by its build; a need or a promise told with words for nothing is none."""

import pytest

from ehc_text.language.nothing import holds_nothing, is_record_field, says_nothing


@pytest.mark.parametrize(
    "sentence",
    [
        "There was none.",
        "None has been judged necessary.",
        "Nothing else was found to be needed (Short Breaks Team, 4 May 2026).",
        "Nothing is owed under this section.",
        "Help at home: nil.",
        "Provision: None",
        "No other help of this kind was called for.",
        "At present there is nothing that was found necessary.",
        "The team found nothing further.",
        "It was agreed that no short breaks are needed.",
        "Lia does not need help of this kind.",
        "None as at 3 June 2026.",
        "Nothing for now.",
        "There isn't any.",
        "Her aunt did not want a visit, so there is none.",
        "We talked about it in June and nothing is needed.",
        "Nobody has asked for help under this section.",
        "Not identified.",
        "Hours: 0",
    ],
)
def test_a_nil_return_says_nothing_in_whatever_words(sentence):
    assert says_nothing(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "None of the family can lift him.",
        "None of the family lift him.",
        "No adult is free to take him out.",
        "Nothing but a visit once a week.",
        "No support is given to his mother, and she is worn out.",
        "Nothing helps when he is upset.",
        "There is no lift in the house.",
        "None will be given until the panel meets.",
        "No help at home until May.",
        "Nothing has come of the referral.",
        "He needs somebody with him at all times.",
        "The family asked for three nights a month.",
        "There is nothing for her at weekends, and her dad is tired.",
        "No decision has been made about short breaks.",
        "Two nights a month at Fern House.",
    ],
)
def test_a_need_an_exception_or_a_promise_is_no_nil_return(sentence):
    assert not says_nothing(sentence)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Record version: 4\nProvision: None", True),
        ("The family did not ask for an assessment. None was made.", True),
        ("The family was not assessed.", False),  # that is no nil yet
        ("Ref: 7 | Provision: None", True),
        ("None was made. He is lonely at weekends.", False),
        ("Record version: 4", False),
        ("", False),
    ],
)
def test_a_section_holds_nothing_where_one_sentence_says_so_and_no_other_tells_more(text, expected):
    assert holds_nothing(text) is expected


@pytest.mark.parametrize(
    "text", ["Section version: 3", "Outcome no.", "Provision ID: 20447", "Status: Final", "Ref 12"]
)
def test_a_label_of_the_record_with_its_number_is_a_field(text):
    assert is_record_field(text)


@pytest.mark.parametrize(
    "text",
    ["Tom will say no", "Tom knows his phone number", "Outcome 1", "By when: 2027", "Say no", "Issue: he is lonely"],
)
def test_words_about_the_child_are_no_field_of_the_record(text):
    assert not is_record_field(text)
