"""What sentences of a review report tell of the authority's decision and of its days."""

import pytest
from front_sheets import section

from ehc_text.parsing.lines.labels import label_rows
from ehc_text.parsing.review.deciding import decision_in_prose, told_days
from ehc_text.records.review import ReviewDecision


def decided(line, recommendation=None):
    found = decision_in_prose(label_rows(section(line)), recommendation)
    return found.value if found else None


def days(line):
    return [(found.role, found.date.isoformat()) for found in told_days([section(line)])]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The council decided on 20 May 2026 to amend the plan.", "amend"),
        ("On 20 May 2026 the authority told Ms Reed that it would not amend the plan.", "maintain"),
        ("The letter says: decision to cease the plan.", "cease"),
        ("The council will decide whether to amend the plan.", None),
        ("The meeting asks that the council agreed to amend last year.", None),
        ("Sam decided to end it.", None),
        ("The class decided to amend its rules.", None),
        ("It was decided to cease the plan.", "cease"),
        ("Decision of 3 May 2026: amend.", "amend"),
    ],
)
def test_a_sentence_tells_the_decision(sentence, expected):
    assert decided(sentence) == expected


def test_what_the_authority_agreed_to_is_what_was_recommended():
    assert decided("The council agreed on 19 May 2026.", ReviewDecision.AMEND) == "amend"
    assert decided("The school agreed on 19 May 2026.", ReviewDecision.AMEND) is None


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The review was brought forward to 5 June 2026.", [("meeting", "2026-06-05")]),
        ("The next review will be held on 5 June 2027.", []),
        ("The council wrote on 24 June 2026 that it would amend the plan.", [("decision", "2026-06-24")]),
        ("On 24 June 2026 the council decided to maintain the plan.", [("decision", "2026-06-24")]),
        ("The amended plan was sent out on 3 October 2026.", [("amended", "2026-10-03")]),
        ("The amended plan had not been sent by 3 October 2026.", []),
        ("The class decided on 1 September 2026 to amend its rules.", []),
        ("It was decided on 24 June 2026 to amend the plan.", [("decision", "2026-06-24")]),
    ],
)
def test_a_sentence_tells_the_days(sentence, expected):
    assert days(sentence) == expected
