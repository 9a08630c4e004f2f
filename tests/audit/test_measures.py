import pytest

from ehc_text.audit.measures import Tally, overlap, text_f1, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Amina’s class-room", ["aminas", "class", "room"]),  # an apostrophe within a word falls away
        ("speciﬁc ofﬁce", ["specific", "office"]),  # ligatures of print
        ("30-minute, £5 50%", ["30", "minute", "£5", "50%"]),
        ("co\u00adoperate", ["cooperate"]),  # a soft hyphen
        ("", []),
        (None, []),
    ],
)
def test_words_are_compared_without_their_print(text, expected):
    assert tokens(text) == expected


@pytest.mark.parametrize(
    ("gold", "read", "expected"),
    [
        ("", "", 1.0),
        ("a b", "a b", 1.0),
        ("b a", "a b", 1.0),  # order does not count
        ("a b", "", 0.0),
        ("", "a", 0.0),
        ("a b c d", "a b", 2 * 1.0 * 0.5 / 1.5),
        ("a a", "a", 2 * 1.0 * 0.5 / 1.5),  # how often does
    ],
)
def test_texts_agree_as_bags_of_words(gold, read, expected):
    assert text_f1(gold, read) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("a b", "a b c d", 1.0), ("a b c d", "a b", 1.0), ("a b", "c", 0.0), ("", "a", 0.0), ("a x", "a b", 0.5)],
)
def test_overlap_is_the_share_of_the_shorter(one, other, expected):
    assert overlap(one, other) == expected


def test_a_tally_counts_right_and_wrong_decisions():
    tally = Tally()
    for is_due, is_found in [(True, True), (True, True), (True, False), (False, True), (False, False)]:
        tally.count(is_due=is_due, is_found=is_found)
    assert (tally.tp, tally.fn, tally.fp, tally.tn, tally.total) == (2, 1, 1, 1, 5)
    assert tally.precision == pytest.approx(2 / 3)
    assert tally.recall == pytest.approx(2 / 3)
    assert tally.f1 == pytest.approx(2 / 3)


def test_where_nothing_was_due_or_found_nothing_is_wrong():
    assert (Tally().precision, Tally().recall, Tally().f1) == (1.0, 1.0, 1.0)


def test_tallies_add_up():
    total = Tally(tp=1)
    total.add(Tally(tp=1, fp=2, fn=3, tn=4))
    assert (total.tp, total.fp, total.fn, total.tn) == (2, 2, 3, 4)
