"""Therapy that educates stands in G alone, or F has its own."""

import datetime as dt

import pytest
from builders import plan, rule, section

from ehc_text.checking.context import CheckContext
from ehc_text.checking.therapies import therapy_in_health_section
from ehc_text.records.plan import Facet, FacetKind, Statement
from ehc_text.records.rules import WordList

CHECK = rule(
    "HEA003",
    phrases={
        "therapy speech": ("speech and language therap*",),
        "therapy physical": ("physiotherap*",),
        "clinical": ("swallow*",),
        "elsewhere": ("in section f",),
        "teaches": ("teaches", "programme"),
        "advised": ("advice",),
    },
)
NOTHING = dict.fromkeys(("only_considered", "states", "history", "bare_nil", "does", "acts", "doers"), ("zzz",))
CONTEXT = {"acting": WordList(name="acting", groups=NOTHING | {"doers_in_social_care": ("zzz",)})}


def statement(letter, text, who, *facets):
    found = (Facet(kind=FacetKind.WHO, words=who), *(Facet(kind=kind, words="") for kind in facets))
    return Statement(id=f"{letter}-1", section=letter, text=text, start=0, end=len(text), facets=found)


def flagged(health, education=None):
    given = (health, education) if education else (health,)
    sections = [section(one.section, one.text) for one in given]
    context = CheckContext(as_of=dt.date(2026, 11, 1), words=CONTEXT)
    return bool(list(therapy_in_health_section(plan(*sections, statements=given), CHECK, context)))


SPEECH = "speech and language therapist"


@pytest.mark.parametrize(
    ("text", "who", "facets", "expected"),
    [
        (f"A {SPEECH} teaches Kit signs.", SPEECH, (), True),
        (f"A {SPEECH} sees Kit for an hour.", SPEECH, (FacetKind.DURATION,), True),
        (f"A {SPEECH} sees Kit.", SPEECH, (), False),
        (f"A {SPEECH} teaches safe swallowing.", SPEECH, (), False),
        ("A physiotherapist sees Kit for an hour.", "physiotherapist", (FacetKind.DURATION,), False),
        ("A physiotherapist teaches Kit to fall.", "physiotherapist", (), True),
        ("A nurse teaches Kit signs.", "nurse", (), False),
    ],
)
def test_a_therapy_educates_by_its_words_or_its_time(text, who, facets, expected):
    assert flagged(statement("G", text, who, *facets)) is expected


def test_the_same_therapy_in_f_is_enough_and_advice_is_none():
    health = statement("G", f"A {SPEECH} teaches Kit signs.", SPEECH)
    assert not flagged(health, statement("F", f"The {SPEECH} works with Kit.", SPEECH))
    assert flagged(health, statement("F", f"The assistant signs, on the advice of the {SPEECH}.", SPEECH))
