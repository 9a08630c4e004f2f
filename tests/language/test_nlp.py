"""Finding phrases: case, quotes, hyphens and slots, at the right offsets."""

import pytest

from ehc_text.language.nlp import finder_of, fold

pytestmark = pytest.mark.model

CURLY = "it\N{RIGHT SINGLE QUOTATION MARK}s a\N{NO-BREAK SPACE}1\N{EN DASH}1 \N{MULTIPLICATION SIGN} 3"


def found(text, **groups):
    return [(hit.group, text[hit.start : hit.end]) for hit in finder_of(groups).find(text)]


def test_folding_keeps_every_offset():
    assert fold(CURLY) == "it's a 1-1 x 3"
    assert len(fold(CURLY)) == len(CURLY)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Help AS REQUIRED.", "AS REQUIRED"),
        ("Help as\nrequired", "as\nrequired"),
        ("Help as-required.", "as-required"),
        ("Help as  required", "as  required"),
    ],
)
def test_a_phrase_is_found_however_it_is_written(text, quote):
    assert found(text, trigger=("as required",)) == [("trigger", quote)]


def test_a_phrase_is_no_part_of_a_word():
    assert found("He was required and has mayonnaise", trigger=("as required", "may")) == []


def test_the_longer_phrase_wins_and_may_be_harmless():
    assert found("up to date", amount=("up to",), harmless=("up to date",)) == [("harmless", "up to date")]


def test_families_do_not_shut_each_other_out():
    hits = found("frequent opportunities", **{"A/x": ("frequent opportunities",), "B/x": ("frequent",)})
    assert hits == [("A/x", "frequent opportunities"), ("B/x", "frequent")]


@pytest.mark.parametrize("who", ["he", "they", "Amina", "I"])
def test_a_slot_stands_for_the_child(who):
    text = f"should {who} need it"
    assert found(text, trigger=("should <child>",)) == [("trigger", f"should {who}")]


def test_the_month_of_may_is_no_permission():
    assert found("By 6 May he may go", modal=("may",)) == [("modal", "may")]
    assert "By 6 May he may go".index("may") == finder_of({"modal": ("may",)}).find("By 6 May he may go")[0].start


def test_texts_that_are_looked_through_together_do_not_run_into_each_other():
    finder = finder_of({"trigger": ("as required",)})
    texts = ("help as", "required", "as required", "", "as\0required", "so as required")
    found = {text: [(hit.start, hit.end) for hit in hits] for text, hits in finder.find_all(texts).items()}
    assert found == {
        "help as": [],
        "required": [],
        "as required": [(0, 11)],
        "": [],
        "as\0required": [(0, 11)],
        "so as required": [(3, 14)],
    }
