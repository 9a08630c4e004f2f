"""Who does it: roles, names and services on one side, everybody and nobody on the other."""

from pathlib import Path

import pytest

from ehc_text.language.people import NAMED, Names, PersonKind, find_people, names_of_deliverers
from ehc_text.rulepacks.load import load_rules
from ehc_text.shipped import folder

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def words():
    return load_rules(Path(folder("rules"))).words["deliverers"]


def doing(text, words, **kwargs):
    return {person.kind for person in find_people(text, words, **kwargs) if person.is_doing}


@pytest.mark.parametrize(
    "cell",
    [
        "Class teacher",
        "TA, Miss Lark",
        "Higher level teaching assistant",
        "Speech and language therapist (HCPC registered)",
        "SENCo",
        "Marcus Hale",
        "Dr Shah, community paediatrician",
        "Sensory Support Service",
        "Community nursing team",
        "Mental Health Support Team",
        "Paediatric audiology",
        "Epilepsy nurse",
        "Key person",
        "Teachers of science",
        "Subject tchrs",
        "Virtual School",
    ],
)
def test_a_cell_that_names_somebody(cell, words):
    assert doing(cell, words, in_place=True) & NAMED


@pytest.mark.parametrize(
    "cell",
    [
        "Staff",
        "All staff",
        "School",
        "The college",
        "Class Team",
        "Careers team",
        "Key adults",
        "Adults working with Ned",
        "A member of staff that he trusts",
        "Relevant professionals",
        "English and humanities departments",
        "Learning support",
        "External provider",
        "Everyone who teaches her",
        "Ongoing",
        "Every March",
        "Weekly",
    ],
)
def test_a_cell_that_names_nobody(cell, words):
    assert not doing(cell, words, in_place=True) & NAMED


@pytest.mark.parametrize(
    ("sentence", "remark"),
    [
        ("Therapy as advised by the speech and language therapist.", "only advises"),
        ("A programme written by the occupational therapist is followed.", "only writes"),
        ("The therapist's report is read.", "only owns"),
        ("Training for the class teacher in signing.", "is taught"),
        ("Equipment if the OT recommends it.", "only recommends"),
    ],
)
def test_who_only_advises_or_is_taught_does_not_do_it(sentence, remark, words):
    assert not doing(sentence, words) & NAMED, remark


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The school will provide a laptop.", PersonKind.SETTING),
        ("Adults will use clear language.", PersonKind.COLLECTIVE),
        ("20 hours of adult support a week.", PersonKind.COLLECTIVE),
        ("Access to a trusted adult.", PersonKind.COLLECTIVE),
        ("The autism outreach team visits.", PersonKind.SERVICE),
        ("The ELSA, Mr Stone, will see Sam.", PersonKind.NAME),
    ],
)
def test_the_kind_of_deliverer_in_a_sentence(sentence, kind, words):
    assert kind in doing(sentence, words)


def test_a_service_for_adults_is_no_adult(words):
    assert doing("The adult mental health team sees Sam.", words) == {PersonKind.SERVICE}


def test_a_first_name_counts_once_the_plan_has_told_its_role(words):
    plan = "Key person (Gwen) greets Ruth.\nPriya Shah, job coach, visits.\nSam went with Oluchi from enrichment."
    names = names_of_deliverers(plan, words, frozenset({"Ruth", "Sam"}))
    assert {"Gwen", "Priya", "Oluchi"} <= names.deliverers
    assert not names.deliverers & {"Ruth", "Sam", "Key"}
    assert doing("Gwen works with Ruth.", words, names=names) == {PersonKind.NAME}
    assert not doing("Gwen works with Ruth.", words)


def test_only_the_names_that_are_asked_for_are_looked_up(words):
    plan = "Key person (Gwen) greets Ruth.\nPriya Shah, job coach, visits."
    names = names_of_deliverers(plan, words, asked="Gwen works with Ruth every Monday.")
    assert names.deliverers == {"Gwen"}


def test_the_child_in_the_deliverers_cell_is_nobody(words):
    names = Names(child=frozenset({"Ned"}))
    assert doing("Ned", words, in_place=True, names=names) == set()
    assert doing("Abiola, 15 minutes", words, in_place=True, names=names) == {PersonKind.NAME}
