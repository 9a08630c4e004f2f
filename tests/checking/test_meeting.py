"""Needs and actions meet by topic."""

from ehc_text.checking.meeting import topics_in
from ehc_text.records.rules import WordList

LEXICON = WordList(
    name="topics", groups={"sleep": ("sleep*",), "movement": ("unsteady",), "movement - met by": ("physio*",)}
)


def test_a_topic_is_found_by_its_words():
    assert topics_in("He is unsteady and sleeps badly.", LEXICON) == {"sleep", "movement"}


def test_words_for_provision_count_for_provision_alone():
    assert topics_in("The physiotherapist visits.", LEXICON) == set()
    assert topics_in("The physiotherapist visits.", LEXICON, met_by=True) == {"movement"}
