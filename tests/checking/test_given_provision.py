"""What acts in the sections that needs are held against."""

import datetime as dt

from builders import plan, section

from ehc_text.checking.context import CheckContext
from ehc_text.checking.given_provision import provision_of
from ehc_text.records.plan import Child, Facet, FacetKind, Statement
from ehc_text.records.rules import WordList

ACTING = {
    "only_considered": ("may be",),
    "states": ("zzz",),
    "history": ("zzz",),
    "doers": ("zzz",),
    "bare_nil": ("none",),
    "common_words": ("teaches", "with"),
}
TOPICS = {"reading": ("read*",), "movement": ("unsteady",), "movement - met by": ("physio*",)}
WORDS = {"acting": WordList(name="acting", groups=ACTING), "topics": WordList(name="topics", groups=TOPICS)}
TEXT = "(B1) The tutor reads long books with Kit aloud.\nB2 A physiotherapist may be asked."


def provision():
    starts = (TEXT.index("The tutor"), TEXT.index("B2"))
    ends = (TEXT.index("\n"), len(TEXT))
    who = (Facet(kind=FacetKind.WHO, words="tutor"),)
    given = tuple(
        Statement(id=f"F-{start}", section="F", text=TEXT[start:end], start=start, end=end, facets=who)
        for start, end in zip(starts, ends, strict=True)
    )
    a_plan = plan(section("F", TEXT), child=Child(first_name="Kit"), statements=given)
    return provision_of(a_plan, ("F",), CheckContext(as_of=dt.date(2026, 11, 1), words=WORDS), "topics")


def test_what_may_be_done_meets_no_topic_and_keeps_no_number():
    found = provision()
    assert [one.text for one in found.statements] == ["The tutor reads long books with Kit aloud."]
    assert found.topics == {"reading"}
    assert not found.all_act
    assert found.unkept() == {"B2"}


def test_the_number_before_a_statement_comes_with_it():
    assert provision().statements[0].around == ("(B1)",)


def test_a_need_is_alike_by_words_of_meaning_without_the_childs_name():
    assert provision().is_alike("He reads no long books.")
    assert not provision().is_alike("Kit reads no books.")
