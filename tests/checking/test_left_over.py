from ehc_text.checking.left_over import LeftOver, topics_given, topics_of
from ehc_text.records.rules import WordList

LEXICON = WordList(
    name="needs",
    groups={
        "reading": ("read*",),
        "balance": ("trips",),
        "balance - met by": ("physio*",),
        "balance - perhaps met by": ("gym",),
    },
)
READS, TRIPS, HUMS = (
    "He does not read the words of a page.",
    "He trips on each of the stairs.",
    "He cannot stop humming in a quiet room.",
)


def left_over(*given: str, needs: tuple[str, ...] = (READS, HUMS)) -> list[str]:
    topics = topics_given(given, (LEXICON,), broad=("mentor",), oversight=("the SENCO reports",))
    judge = LeftOver(topics=lambda: topics_of(needs, (LEXICON,)), given=lambda: topics, difficulty=("not", "cannot"))
    return [need for need in needs if judge.is_left_over(need)]


def test_a_need_that_no_word_list_knows_is_left_over_where_all_provision_is_for_the_others():
    assert left_over("Paired reading.", "Reads with a TA.") == [HUMS]


def test_provision_that_no_other_need_asks_for_may_be_for_it():
    assert left_over("Paired reading.", "The physiotherapist visits.") == []
    assert left_over("Paired reading.", "The physiotherapist visits.", needs=(READS, TRIPS, HUMS)) == [HUMS]


def test_provision_that_nobody_knows_or_that_may_be_for_anything_leaves_nothing_over():
    assert left_over("Paired reading.", "Blue Sky, daily.") == []
    assert left_over("Paired reading.", "A mentor reads with him.") == []


def test_what_only_keeps_watch_is_for_no_need():
    assert left_over("Paired reading.", "Each term the SENCO reports on him.") == [HUMS]


def test_no_provision_at_all_leaves_nothing_over():
    assert left_over() == []


def test_a_strength_is_not_left_over():
    assert left_over("Paired reading.", needs=(READS, "He hums most sweetly in the choir.")) == []
