"""A passage that stands in two sections is quoted where it stands second, whole."""

from builders import plan, rule, section

from ehc_text.checking.context import CheckContext
from ehc_text.checking.repeats import passage_repeated

WORDS = [f"word{n}" for n in range(40)]


def found(first: str, second: str, **shared):
    a_plan = plan(section("B", first, **shared), section("C", second))
    check = rule("STR007", settings={"words": 25}, message="In {first} and {second}.")
    return list(passage_repeated(a_plan, check, CheckContext(as_of=None, words={})))


def test_the_longest_shared_run_is_quoted():
    passage = " ".join(WORDS)
    (finding,) = found(f"Before. {passage} after.", f"Other words. {passage}, and more.")
    assert finding.quote == passage
    assert (finding.section, finding.message) == ("C", "In B and C.")


def test_one_word_fewer_than_the_threshold_is_no_passage():
    assert found(" ".join(WORDS[:24]), " ".join(WORDS[:24])) == []
    assert len(found(" ".join(WORDS[:25]), " ".join(WORDS[:25]))) == 1


def test_kinds_of_apostrophe_and_line_breaks_do_not_hide_a_repeat():
    passage = "He can’t go " + " ".join(WORDS)
    assert len(found(passage, passage.replace("’", "'").replace(" word20", "\nword20"))) == 1


def test_one_text_under_two_letters_is_no_repeat():
    passage = " ".join(WORDS)
    assert found(passage, passage, shared_with=("C",)) == []


def test_a_passage_is_found_wherever_it_begins():
    passage = " ".join(WORDS[:25])
    for number in range(25):
        before = "".join(f"other{n} " for n in range(number))
        assert [finding.quote for finding in found(before + passage, "Hers. " + passage)] == [passage]
