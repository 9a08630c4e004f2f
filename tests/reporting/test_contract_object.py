import json

import pytest
from assessed_builders import F_TEXT, absence, assessed, finding, plan, section, unread

from ehc_text.records.document import Problem, ProblemKind
from ehc_text.records.place import Piece, Place
from ehc_text.reporting.contract import ContractObject
from ehc_text.reporting.contract_object import contract_object, is_read, section_pages


def published(file):
    return json.loads(contract_object(file).as_line())


def test_the_object_has_the_published_fields_in_their_order():
    keys = list(published(assessed(findings=(finding(),))))
    assert keys == [
        "schema",
        "file",
        "kind",
        "status",
        "as_of",
        "child",
        "dates",
        "sections",
        "statements",
        "findings",
        "assessment",
        "problems",
    ]


def test_the_front_sheet_is_published_with_null_where_nothing_was_found():
    found = published(assessed())
    assert found["schema"] == "ehc-text/1"
    assert found["as_of"] == "2026-11-01"
    assert (found["kind"], found["status"]) == ("ehc_plan", "final")
    assert found["child"] == {
        "first_name": "Ines",
        "surname": "Orme",
        "date_of_birth": "2017-05-04",
        "age": 9,
        "year_group": 5,
    }
    assert found["dates"] == {
        "request": None,
        "draft": None,
        "final": "2025-11-01",
        "amended": None,
        "last_review": None,
        "next_review": "2026-11-01",
        "meeting": None,
        "decision": None,
    }


def test_offsets_of_findings_and_statements_count_in_their_sections_text():
    found = published(assessed(findings=(finding(),)))
    text = found["sections"]["F"]["text"]
    [fault] = found["findings"]
    assert text[fault["start"] : fault["end"]] == fault["quote"] == "Regular"
    for statement in found["statements"]:
        assert text[statement["start"] : statement["end"]] == statement["text"]


def test_a_statement_is_vague_by_the_findings_that_name_it():
    causes = (
        finding("VAG011", quote="sessions", start=8, end=16, confidence=0.6),
        finding("VAG003", confidence=0.9),
        finding("STR006", theme="structure", statement="F-002", start=None, end=None),
    )
    first, second = published(assessed(findings=causes))["statements"]
    assert (first["vague"], first["score"], first["codes"]) == (True, 0.9, ["VAG003", "VAG011"])
    assert (second["vague"], second["score"], second["codes"]) == (False, 0.0, [])


def test_every_kind_of_facet_is_listed_if_only_as_empty():
    facets = published(assessed())["statements"][0]["facets"]
    assert facets == {
        "what": [],
        "who": ["a therapist"],
        "frequency": [],
        "duration": [],
        "group": [],
        "setting": [],
        "qualification": [],
    }


def test_the_basis_is_one_line_and_an_absence_quotes_nothing_at_its_sections_start():
    [fault] = published(assessed(findings=(absence(),)))["findings"]
    assert fault["basis"] == "SEND Code of Practice 2015, 9.69"
    assert (fault["start"], fault["end"], fault["quote"], fault["page"]) == (0, 0, "", None)


@pytest.mark.parametrize(
    ("letter", "section", "start"),
    [
        ("F", "F", 0),
        ("front", None, None),  # the front sheet is no section, and its text is not published
        ("G", "G", None),  # a section that the document lacks has no text to count in
    ],
)
def test_offsets_are_published_only_where_there_is_a_text_to_count_in(letter, section, start):
    [fault] = published(assessed(findings=(finding(section=letter),)))["findings"]
    assert (fault["section"], fault["start"]) == (section, start)


def test_a_file_that_could_not_be_read_has_problems_and_no_sections():
    found = published(unread())
    assert (found["kind"], found["status"], found["assessment"]) == ("other", "unknown", None)
    assert (found["sections"], found["statements"], found["findings"]) == ({}, [], [])
    assert found["problems"] == [
        {"kind": "password", "message": "the file is locked: give the password with --password", "page": None}
    ]


def test_the_line_reads_back_as_the_same_object():
    whole = contract_object(assessed(findings=(finding(), absence())))
    assert ContractObject.model_validate_json(whole.as_line()) == whole


def test_the_line_keeps_letters_as_they_are_and_holds_no_line_break():
    odd = "“Zoë” – £5\nnext\u2028"
    file = assessed(plan=plan(sections=(section("A", odd),), statements=()))
    line = contract_object(file).as_line()
    assert "“Zoë” – £5" in line
    assert "\n" not in line
    assert json.loads(line)["sections"]["A"]["text"] == odd


@pytest.mark.parametrize(
    ("places", "pages"),
    [
        ([3, 2, 2], [2, 3]),
        ([None, None], None),  # Word files have no fixed pages
        ([], None),
        ([None, 5], [5]),
    ],
)
def test_the_pages_of_a_section_come_from_its_pieces(places, pages):
    pieces = [Piece(start=0, end=1, place=Place(page=page)) for page in places]
    assert section_pages(pieces) == pages


@pytest.mark.parametrize(
    ("kind", "counts_as_read"),
    [
        (ProblemKind.EMPTY, False),
        (ProblemKind.FAULT, False),
        (ProblemKind.UNREADABLE, False),
        (ProblemKind.PAGE_WITHOUT_TEXT, True),  # read in part, which the figures show apart
        (ProblemKind.NOT_A_PLAN, True),
    ],
)
def test_a_file_without_words_does_not_count_as_read(kind, counts_as_read):
    assert is_read(assessed(problems=(Problem(kind=kind, message="m"),))) is counts_as_read


def test_a_file_name_that_is_no_valid_text_can_still_be_published():
    assert published(assessed("pl\udce4n.docx"))["file"]["name"] == "pl?n.docx"


def test_the_text_of_sections_is_whole():
    assert published(assessed())["sections"]["F"] == {
        "heading": "F: Special educational provision",
        "text": F_TEXT,
        "pages": [4],
    }
