"""Phrases of a rule file are found as a reader would find them."""

import pytest

from ehc_text.language.wording import find_words, first_words, groups_in, has_words, spans_with, words_in
from ehc_text.records.rules import WordList


@pytest.mark.parametrize(
    ("text", "phrases", "expected"),
    [
        ("He has epilepsy.", ("epilep*",), ["epilepsy"]),  # a star is the rest of the word
        ("Not known to CAMHS", ("camhs", "not known to"), ["Not known to", "CAMHS"]),  # whatever the case
        ("his son’s carer", ("son's",), ["son’s"]),  # curly apostrophes
        ("a one‑to‑one lesson", ("one-to-one",), ["one‑to‑one"]),  # non-breaking hyphens
        ("under the\n care of", ("under the care of",), ["under the\n care of"]),  # line breaks
        ("disused", ("used",), []),  # word borders
        ("child in need plan", ("child in need", "child in need plan"), ["child in need plan"]),  # longest wins
        ("anything", (), []),  # no phrases, no hits
        ("", ("used",), []),  # no text, no hits
        ("He is biweekly, she weekly", ("*weekly",), ["biweekly", "weekly"]),  # a star before the rest
        ("An OT or OTs", ("ot*",), ["OT", "OTs"]),  # a short word with a star
        ("one, two (three) four", ("(three)", "one, two"), ["one, two", "(three)"]),  # signs are part of a phrase
        ("support staff and staff support", ("staff support*",), ["staff support"]),  # all its words, in its order
        ("the care of the care home", ("the care home",), ["the care home"]),  # the first word alone is no hit
        ("in need in need in need", ("in need", "need in"), ["in need", "in need", "in need"]),  # none overlaps
    ],
)
def test_phrases_are_found(text, phrases, expected):
    assert [text[start:end] for start, end in find_words(text, phrases)] == expected


def test_the_first_place_is_the_first_in_the_text_not_in_the_list():
    assert first_words("a b c", ("c", "b")) == (2, 3)
    assert not has_words("a b c", ("d",))


def test_the_groups_are_told_of_which_a_phrase_stands():
    groups = {"heart": ("cardi*", "heart"), "sleep": ("sleep", "awake at night"), "signs": ("(!)",), "none": ()}
    words = WordList(name="topics", groups=groups)
    assert groups_in("The cardiologist asked why he is awake (!) at night", words) == {"heart", "signs"}
    assert groups_in("He is awake at  night", words) == {"sleep"}


@pytest.mark.parametrize(
    ("phrases", "expected"),
    [
        (("runs",), ["He runs.", "She runs fast"]),
        (("runs fast",), ["She runs fast"]),
        (("runs she",), []),  # no phrase goes over the end of a sentence
        (("sit*", "runs. she runs"), ["They sit."]),
        (("swims",), []),
    ],
)
def test_a_section_tells_which_of_its_sentences_have_a_phrase(phrases, expected):
    text = "He runs. They sit. She runs fast"
    sentences = [(0, 8), (9, 18), (19, 32)]
    assert [text[start:end] for start, end in spans_with(text, sentences, phrases)] == expected


def test_a_letter_that_grows_when_made_small_moves_no_offset():
    text = "\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}lker has Epilepsy"
    assert find_words(text, ("epilep*",)) == ((10, 18),)


def test_the_words_of_a_text_are_told_in_order():
    assert list(words_in("He's 8, and She")) == ["he", "s", "8", "and", "she"]
