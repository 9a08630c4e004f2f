from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehc_text.language.sentences import find_sentences

CASES = [
    ("The TA helps. She stays.", ["The TA helps.", "She stays."], "a plain pair"),
    ("Dr. Amin and Mrs. Low visit. They stay.", ["Dr. Amin and Mrs. Low visit.", "They stay."], "titles"),
    ("Seen by J. R. Smith weekly.", ["Seen by J. R. Smith weekly."], "initials"),
    ("From 9.05 to 9.20 daily.", ["From 9.05 to 9.20 daily."], "clock times with a point"),
    (
        "From 9 a.m. to 4 p.m. on Mondays. Then home.",
        ["From 9 a.m. to 4 p.m. on Mondays.", "Then home."],
        "a.m. and p.m.",
    ),
    ("Until 4 p.m. Staff then leave.", ["Until 4 p.m.", "Staff then leave."], "p.m. at the end"),
    (
        "It takes 1.5 hrs. Each time is noted.",
        ["It takes 1.5 hrs.", "Each time is noted."],
        "an abbreviated unit at the end",
    ),
    ("Aids, e.g. Makaton, are used. Good.", ["Aids, e.g. Makaton, are used.", "Good."], "e.g."),
    ("Lego, cards etc. The TA picks.", ["Lego, cards etc.", "The TA picks."], "etc. at the end"),
    (
        "In room No. 4 daily. The answer is no. He left.",
        ["In room No. 4 daily.", "The answer is no.", "He left."],
        "No. and no",
    ),
    (
        "F1. The TA shall read. F2. The nurse shall see him.",
        ["F1. The TA shall read.", "F2. The nurse shall see him."],
        "labels",
    ),
    ("1. By July he will read.", ["1. By July he will read."], "a number at the start"),
    ("As in Section F. The TA helps.", ["As in Section F.", "The TA helps."], "a section's letter ends a sentence"),
    ("'Stop!' She sits. Then up.", ["'Stop!'", "She sits.", "Then up."], "quotes"),
    ("One line\nAnd another", ["One line", "And another"], "line breaks"),
    ("On 3 Sept. 2026 it starts. Good.", ["On 3 Sept. 2026 it starts.", "Good."], "months"),
    ("", [], "nothing"),
    ("   ", [], "blanks"),
]


@pytest.mark.parametrize(("text", "expected"), [case[:2] for case in CASES], ids=[case[2] for case in CASES])
def test_sentences_end_where_a_reader_would_say(text, expected):
    assert [text[start:end] for start, end in find_sentences(text)] == expected


@given(st.text(alphabet="aB1. !?\n'()", max_size=60))
def test_spans_are_in_order_and_leave_out_only_blanks(text):
    spans = find_sentences(text)
    inside = {position for start, end in spans for position in range(start, end)}
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert all(text[position].isspace() for position in set(range(len(text))) - inside)
