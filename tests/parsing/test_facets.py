"""Facets: what a statement's cells, column heads and lead-in say of who, how often and how long."""

from pathlib import Path

import pytest

from ehc_text.language.people import Names
from ehc_text.parsing.content.facets import taken_apart, with_facets, with_names
from ehc_text.parsing.lines.facet_columns import roles_of_heading
from ehc_text.records.plan import CellSpan, FacetKind, Statement
from ehc_text.records.provision import Nature, PartRole
from ehc_text.rulepacks.load import load_rules
from ehc_text.shipped import folder

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def words():
    return load_rules(Path(folder("rules"))).words


def row(*cells, headings=(), around=()):
    text = " | ".join(cells)
    spans, start = [], 0
    for position, cell in enumerate(cells):
        heading = headings[position] if headings else ""
        spans.append(CellSpan(start=start, end=start + len(cell), heading=heading))
        start += len(cell) + 3
    return Statement(id="F-1", section="F", text=text, start=0, end=len(text), cells=tuple(spans), around=around)


def sentence(text, *around):
    return Statement(id="F-1", section="F", text=text, start=0, end=len(text), around=around)


def facet_words(statement, words, kind):
    return [facet.words for facet in with_facets(statement, words).facets if facet.kind is kind]


@pytest.mark.parametrize(
    ("heading", "roles"),
    [
        ("Provision", {PartRole.WHAT}),
        ("Special educational provision required to meet need", {PartRole.WHAT}),
        ("By whom", {PartRole.WHO}),
        ("Delivered by", {PartRole.WHO}),
        ("Who, how often", {PartRole.WHO, PartRole.WHEN}),
        ("Frequency and duration", {PartRole.WHEN}),
        ("Monitored by", {PartRole.CHECK}),
        ("Review", {PartRole.CHECK}),
        ("Which need does this meet", {PartRole.ASIDE}),
        ("No.", {PartRole.ASIDE}),
        ("", set()),
    ],
)
def test_a_heading_says_what_its_cells_tell(heading, roles):
    assert roles_of_heading(heading) == roles


def test_a_row_gives_its_facets_from_its_columns(words):
    statement = row(
        "Phonics in a group of three",
        "HLTA, Mrs Wren (Level 4)",
        "15 minutes every day",
        "SENCo",
        headings=("Provision", "By whom", "How often", "Monitored by"),
    )
    assert facet_words(statement, words, FacetKind.WHAT) == ["Phonics in a group of three"]
    assert facet_words(statement, words, FacetKind.WHO) == ["HLTA", "Mrs Wren"]
    assert "15 minutes" in facet_words(statement, words, FacetKind.DURATION)
    assert "every day" in facet_words(statement, words, FacetKind.FREQUENCY)
    assert facet_words(statement, words, FacetKind.GROUP) == ["group of three"]
    assert facet_words(statement, words, FacetKind.QUALIFICATION) == ["Level 4"]


def test_a_bare_role_that_monitors_is_not_who_delivers(words):
    statement = row("Touch typing", "", "Daily", "SENCo", headings=("Provision", "By whom", "When", "Monitored by"))
    assert facet_words(statement, words, FacetKind.WHO) == []


def test_a_column_head_can_hold_the_dose_itself(words):
    statement = row("Reading from a scheme", "Yes", headings=("Provision", "Every day, 20 minutes, from the class TA"))
    assert facet_words(statement, words, FacetKind.WHO) == ["TA"]
    assert facet_words(statement, words, FacetKind.DURATION) == ["20 minutes"]


def test_a_bare_number_takes_its_unit_from_the_head(words):
    statement = row("Teaching assistant in lessons", "12", headings=("Provision", "Hours per week"))
    assert "12 Hours" in facet_words(statement, words, FacetKind.DURATION)


def test_a_row_without_heads_is_read_by_its_words(words):
    statement = row("Number games from the box", "Miss Wren", "20 minutes on three afternoons a week", "Class teacher")
    roles = [part.roles for part in taken_apart((statement,), words)[0].parts]
    assert roles == [{PartRole.WHAT}, {PartRole.WHO}, {PartRole.WHEN}, {PartRole.CHECK}]


def test_the_lead_in_counts_for_the_item(words):
    statement = sentence("20 minutes of reading", "Sam has this every day, from the teaching assistant:")
    assert facet_words(statement, words, FacetKind.WHO) == ["teaching assistant"]
    assert "every day" in facet_words(statement, words, FacetKind.FREQUENCY)


def test_when_it_is_reviewed_is_not_how_often_it_is_delivered(words):
    statement = sentence("The teaching assistant reads with Sam; this will be reviewed every term.")
    assert facet_words(statement, words, FacetKind.FREQUENCY) == []


def test_a_day_of_training_is_not_when_it_is_delivered(words):
    statement = sentence("The TA, trained in the scheme in September 2023, reads with Sam.")
    assert facet_words(statement, words, FacetKind.FREQUENCY) == []


@pytest.mark.parametrize(
    ("text", "nature"),
    [
        ("Speech and language therapy", Nature.TIMED),
        ("Hearing test in clinic", Nature.COUNTED),
        ("A writing slope on his desk", Nature.STANDING),
        ("Her seizures will be monitored", Nature.COUNTED),
        ("The teaching assistant sharpens the pencils", None),
    ],
)
def test_the_nature_of_a_provision(text, nature, words):
    assert taken_apart((sentence(text),), words)[0].nature is nature


def people_in(statement):
    return [part.text[person.start : person.end] for part in statement.parts for person in part.people]


def test_a_statement_reads_otherwise_to_one_who_knows_the_names(words):
    heads = ("Provision", "By whom")
    statements = (
        sentence("Gwen's group meets daily."),
        row("Phonics", "Sam", headings=heads),
        row("Phonics for Sam", "Gwen", headings=heads),
        sentence("The teaching assistant reads with him."),
    )
    strange = taken_apart(statements, words)
    assert [people_in(one) for one in strange] == [[], ["Sam"], ["Gwen"], ["teaching assistant"]]
    known = with_names(strange, words, Names(deliverers=frozenset({"Gwen"}), child=frozenset({"Sam"})))
    assert [people_in(one) for one in known] == [["Gwen"], [], ["Gwen"], ["teaching assistant"]]
    assert known[3] is strange[3]
