"""Figures of many files that hold what they have in common once."""

import datetime as dt
from dataclasses import replace

from assessed_builders import assessed

from ehc_text.records.assessment import Grade, StandardResult
from ehc_text.records.plan import PlanDates
from ehc_text.scanning.sparing import Sparing
from ehc_text.scanning.summary import summarise


def made_anew():
    """Return figures none of whose parts is that of another file, as they are when they have come as JSON."""
    year = int("2024")
    standard = StandardResult(id="-".join(["a", "voice"]), name="Voice", grade=Grade.GOOD, finding_count=0)
    return replace(
        summarise(assessed()),
        counts={"".join(["VAG", "001"]): 2},
        places={("".join(["vague_", "provision"]), "F"): 2},
        standards=(standard,),
        dates=PlanDates(final=dt.date(year, 5, 1)),
        issued=dt.date(year, 5, 1),
    )


def test_the_figures_stay_what_they_were():
    figures = made_anew()
    assert Sparing().spared(figures) == figures


def test_what_two_files_have_in_common_is_held_once():
    sparing = Sparing()
    one, other = sparing.spared(made_anew()), sparing.spared(made_anew())
    assert one.standards[0] is other.standards[0]
    assert one.issued is one.dates.final is other.issued
    for shared in ("counts", "places"):
        assert next(iter(getattr(one, shared))) is next(iter(getattr(other, shared)))


def test_words_that_are_held_anyway_are_not_held_twice():
    path = "/".join(["north", "a.docx"])
    figures = replace(made_anew(), file=replace(made_anew().file, path="".join(["north", "/a.docx"])))
    assert Sparing().spared(figures, path).file.path is path
