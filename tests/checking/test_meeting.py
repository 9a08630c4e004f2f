"""Needs and actions meet by topic."""

import pytest

from ehc_text.checking.meeting import row_speaks
from ehc_text.checking.topics import topics_in
from ehc_text.records.plan import Passage
from ehc_text.records.rules import WordList

LEXICON = WordList(
    name="topics", groups={"sleep": ("sleep*",), "movement": ("unsteady",), "movement - met by": ("physio*",)}
)


def test_a_topic_is_found_by_its_words():
    assert topics_in("He is unsteady and sleeps badly.", LEXICON) == {"sleep", "movement"}


def test_words_for_provision_count_for_provision_alone():
    assert topics_in("The physiotherapist visits.", LEXICON) == set()
    assert topics_in("The physiotherapist visits.", LEXICON, met_by=True) == {"movement"}


@pytest.mark.parametrize(
    ("beside", "columns", "others", "expected"),
    [
        (("F",), ("B", "E", "F"), (), True),
        ((), ("B", "E", "F"), (("F",),), False),  # another row speaks, this one does not
        ((), ("B", "E", "F"), ((),), None),  # the table pairs no rows at all
        ((), (), (("F",),), None),  # no such table
        (("E",), ("B", "E"), (), None),  # no column for F
    ],
)
def test_an_empty_cell_shows_something_only_where_other_rows_speak(beside, columns, others, expected):
    need = Passage(section="B", start=0, end=4, text="Need", beside=beside, columns=columns)
    rest = [Passage(section="B", start=9, end=12, text="One", beside=one, columns=columns) for one in others]
    assert row_speaks(need, [need, *rest], ("F",)) is expected
