"""A need of a wide topic is unmet only where all provision is known to be about something else."""

from ehc_text.checking.wide_needs import WideNeeds, is_known
from ehc_text.records.rules import WordList

LEXICON = WordList(name="need_topics", groups={"memory": ("remember*",), "number": ("counts", "sums")})


def unmet(text, *, met=(), can_tell=True):
    wide = WideNeeds(lexicon=LEXICON, met=lambda: set(met), can_tell=lambda: can_tell, difficulty=("cannot",))
    return wide.unmet_topics(text)


def test_a_difficulty_that_nothing_is_about_is_unmet():
    assert unmet("Kit cannot remember two things.", met=("number",)) == {"memory"}


def test_it_is_not_told_of_a_strength_nor_where_it_is_met_or_not_known():
    assert not unmet("Kit remembers names.")
    assert not unmet("Kit cannot remember two things.", met=("memory",))
    assert not unmet("Kit cannot remember two things.", can_tell=False)
    assert not unmet("Kit cannot swim.")


def test_a_statement_is_known_by_a_topic_and_not_by_who_gives_it():
    assert is_known("A tutor does sums.", [LEXICON], ("tutor",))
    assert not is_known("A tutor comes.", [LEXICON], ("tutor",))
    assert not is_known("A sums tutor comes.", [LEXICON], ("sums tutor",))
    assert is_known("The SENCO reviews it.", [LEXICON], (), ("reviews",))
