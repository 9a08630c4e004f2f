"""Accepted exceptions: of which plan and finding they speak, and what happens when their day is past."""

import datetime as dt

import pytest
from assessed_builders import absence, assessed, finding, plan

from ehc_text.checking.exceptions import child_key, exceptions_for, with_acceptances
from ehc_text.records.exceptions import AcceptedException
from ehc_text.records.plan import Child

AS_OF = dt.date(2026, 11, 1)
FILE = assessed("north/plan.docx").file
INES = plan().child


def exception(**changes):
    fields = {
        "code": "VAG003",
        "reason": "Agreed with the school.",
        "accepted_by": "R. Okafor",
        "until": dt.date(2027, 3, 31),
        "source": "accepted.csv:2",
        "file": "north/plan.docx",
    }
    return AcceptedException(**{**fields, **changes})


def is_accepted(one, found=None, *, child=INES):
    [settled] = with_acceptances([found or finding()], FILE, child, [one], AS_OF)
    return not settled.is_open


MATCHES = [
    ({}, True, "by the path"),
    ({"file": "plan.docx"}, True, "by the name"),
    ({"file": "north\\plan.docx"}, True, "by the path as Windows writes it"),
    ({"file": "a" * 64}, True, "by the hash"),
    ({"file": "other.docx"}, False, "of another file"),
    ({"file": "", "child": "Ines Orme 2017-05-04"}, True, "by the child"),
    ({"file": "", "child": "ines  orme, 2017-05-04"}, True, "by the child, otherwise written"),
    ({"file": "", "child": child_key(INES)}, True, "by the child's key"),
    ({"file": "old.docx", "child": child_key(INES)}, True, "by the child, in a new file"),
    ({"child": "Tom Orme 2017-05-04"}, False, "of another child, though the file's name is the same"),
    ({"code": "VAG004"}, False, "of another code"),
    ({"quote": "regular"}, True, "by the quote"),
    ({"quote": "often"}, False, "of another quote"),
    ({"statement": "F-001"}, True, "by the statement"),
    ({"statement": "F-002"}, False, "of another statement"),
    ({"statement": "F-009", "quote": "Regular"}, True, "by the quote, though the statement's number moved"),
    ({"section": "G"}, False, "of another section"),
]


@pytest.mark.parametrize(("changes", "due", "remark"), MATCHES, ids=[case[2] for case in MATCHES])
def test_an_exception_speaks_of_its_own_finding_alone(changes, due, remark):
    assert is_accepted(exception(**changes)) is due, remark


def test_where_the_child_is_not_known_the_file_decides():
    assert is_accepted(exception(child="Ines Orme 2017-05-04"), child=Child())


@pytest.mark.parametrize("label", [FILE.pseudonym, f"{FILE.pseudonym}-2"])
def test_a_plan_may_be_called_by_its_pseudonym(label):
    assert is_accepted(exception(file=label))
    assert not is_accepted(exception(file=f"{FILE.pseudonym}X"))


def test_a_quote_in_which_names_are_hidden_is_known_again():
    found = finding(quote="Ines will have access to Ms Vane")
    assert is_accepted(exception(quote="[child] will have access to Ms [name]"), found)
    assert not is_accepted(exception(quote="[child] will have help from Ms [name]"), found)


def test_an_absence_is_accepted_without_a_quote():
    assert is_accepted(exception(code="VOI001", section="A"), absence())
    assert not is_accepted(exception(code="VOI001", quote="nothing"), absence())


@pytest.mark.parametrize(
    ("until", "is_open"),
    [(dt.date(2026, 11, 1), False), (dt.date(2026, 10, 31), True)],
    ids=["on its last day", "the day after"],
)
def test_after_its_last_day_the_finding_counts_again_and_says_so(until, is_open):
    [settled] = with_acceptances([finding()], FILE, INES, [exception(until=until)], AS_OF)
    assert settled.is_open is is_open
    assert settled.acceptance.has_run_out is is_open
    assert settled.acceptance.reason == "Agreed with the school."


def test_of_two_exceptions_the_one_that_still_holds_counts():
    over = exception(until=dt.date(2025, 1, 1), source="accepted.csv:2")
    holds = exception(source="accepted.csv:3")
    [settled] = with_acceptances([finding()], FILE, INES, [over, holds], AS_OF)
    assert settled.acceptance.source == "accepted.csv:3"


def test_an_acceptance_that_was_taken_back_is_gone():
    [settled] = with_acceptances([finding()], FILE, INES, [exception()], AS_OF)
    [again] = with_acceptances([settled], FILE, INES, [], AS_OF)
    assert (again.acceptance, again.is_open) == (None, True)


def test_only_the_exceptions_of_this_plan_are_held_against_it():
    others = exception(file="other.docx")
    assert exceptions_for(FILE, INES, [others, exception()]) == (exception(),)


def test_a_key_needs_a_name_and_a_date_of_birth_and_holds_neither():
    assert child_key(Child(first_name="Ines")) == ""
    assert len(child_key(INES)) == 16
    assert child_key(INES) != child_key(Child(first_name="Ines", surname="Orme", date_of_birth=dt.date(2017, 5, 5)))
