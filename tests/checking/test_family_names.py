"""The family under their names alone: in section K, and where section A lets them speak."""

import pytest

from ehc_text.checking.advice_family import is_of_family
from ehc_text.checking.named_carers import named_at_work
from ehc_text.records.plan import AdviceEntry, Child

KIT = Child(first_name="Kit", surname="Hale")


def of_family(text, kinds=("other",)):
    return is_of_family(AdviceEntry(start=0, end=len(text), text=text, kinds=kinds), KIT)


@pytest.mark.parametrize(
    "text",
    [
        "1. Ada and Ben Low, notes, 3.5.26",
        "Letter from Ada and Ben Low, 3 May 2026",
        "Notes of a visit | Nadia & Joel | 2/5/26",
        "A. Hale, letter",
        "Mrs Hale (3 May 2026)",
        "Kit, 2 June 2026",
    ],
)
def test_two_people_without_a_post_the_surname_and_the_child_are_the_family(text):
    assert of_family(text)


@pytest.mark.parametrize(
    "text",
    [
        "Una Bell, 3 May 2026",
        "Una Bell and Jo Platt, occupational therapists, 3 May 2026",
        "Dr Hale, 3 May 2026",
        "Hearing and Vision",
        "Speech and Language | J. Roe | 3 May 2026",
    ],
)
def test_a_stranger_a_post_a_title_and_a_service_are_not(text):
    assert not of_family(text)


def test_what_is_of_a_known_kind_is_not_asked_again():
    assert not of_family("Ada and Ben Low", kinds=("education",))


def test_who_is_named_with_a_post_is_at_work():
    told = named_at_work("Una Bell, his key worker, and Ada (my mum) met. Jo (teaching assistant) was ill.")
    assert set(told) == {"Una", "Jo"}
