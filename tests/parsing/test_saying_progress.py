"""Words beside an outcome that say how far it is reached, and those that say nothing of it."""

import pytest

from ehc_text.parsing.review.saying_progress import tells_progress


@pytest.mark.parametrize(
    "text",
    [
        "40 words",
        "No change since May.",
        "Not begun.",
        "See the therapist's report: joins three words.",
        "Nobody worked on this in the spring; he ties one knot.",
        "Has not attended the club since June.",
    ],
)
def test_a_clause_that_tells_where_the_child_stands_is_progress(text):
    assert tells_progress(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "See Section H2, not discussed.",
        "No information from the clinic.",
        "The nurse has been emailed twice. No reply was received.",
        "Time ran out before this one was reached.",
        "The sessions were given as the plan says.",
        "Carried over to the next meeting.",
    ],
)
def test_what_only_tells_of_silence_or_of_provision_is_none(text):
    assert not tells_progress(text)
