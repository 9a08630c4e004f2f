import pytest
from assessed_builders import F_TEXT, absence, assessed, finding

from ehc_text.records.document import Problem, ProblemKind
from ehc_text.reporting.view import marked, section_title, sections_with_findings, told


def parts(segments):
    return [(segment.text, segment.is_quote) for segment in segments]


def test_sections_come_in_statutory_order_after_the_whole_document():
    faults = (finding(), absence("HEA001", "H2"), absence(), absence("DAT003", None), absence("STR004", "front"))
    assert [section.letter for section in sections_with_findings(assessed(findings=faults))] == [
        "",
        "A",
        "F",
        "H2",
        "front",
    ]


def test_a_statement_with_several_causes_is_shown_once():
    faults = (finding("VAG011", quote="sessions", start=8, end=16), finding())
    [section] = sections_with_findings(assessed(findings=faults))
    [passage] = section.passages
    assert [fault.code for fault in passage.findings] == ["VAG003", "VAG011"]
    assert parts(passage.segments) == [
        ("Regular", True),
        (" ", False),
        ("sessions", True),
        (" with a therapist.", False),
    ]
    assert section.finding_count == 2


def test_a_vague_statement_shows_what_it_says_and_what_was_not_found():
    [section] = sections_with_findings(assessed(findings=(finding(),)))
    assert section.passages[0].said == (("who", "a therapist"),)
    assert section.passages[0].not_said == ("how often", "how long")


def test_an_absence_has_no_words_and_asks_nothing_of_provision():
    [section] = sections_with_findings(assessed(findings=(absence(),)))
    [passage] = section.passages
    assert (passage.segments, passage.said, passage.not_said) == ((), (), ())


def test_of_equal_words_the_one_that_was_meant_is_marked():
    text = "Help. Help with reading, help with sums."
    fault = finding(quote="elp", context="Help with reading, help with sums.", start=26, end=29)
    assert parts(marked(fault.context, [fault], text)) == [
        ("Help with reading, h", False),
        ("elp", True),
        (" with sums.", False),
    ]


@pytest.mark.parametrize(
    ("quote", "start", "expected"),
    [
        ("Regular", 0, [("Regular", True), (" sessions", False)]),
        ("nowhere", None, [("Regular sessions", False)]),  # a context that was shortened
    ],
)
def test_words_are_found_without_the_sections_text(quote, start, expected):
    end = None if start is None else start + len(quote)
    fault = finding(quote=quote, context="Regular sessions", start=start, end=end)
    assert parts(marked(fault.context, [fault], "")) == expected


def test_a_quote_of_the_whole_passage_is_not_marked():
    fault = finding(quote="Regular sessions", context="Regular sessions", start=0, end=16)
    assert parts(marked(fault.context, [fault], "Regular sessions")) == [("Regular sessions", False)]


def test_of_quotes_within_each_other_the_shortest_is_marked():
    outer = finding(quote="Regular sessions", start=0, end=16)
    inner = finding(quote="sessions", start=8, end=16)
    segments = parts(marked("Regular sessions with a therapist.", [outer, inner], F_TEXT))
    assert segments == [("Regular ", False), ("sessions", True), (" with a therapist.", False)]


def test_quotes_that_overlap_are_marked_as_one_stretch_after_another():
    first = finding(quote="Regular sessions", start=0, end=16)
    second = finding(quote="sessions with", start=8, end=21)
    segments = marked("Regular sessions with a therapist.", [first, second], F_TEXT)
    assert "".join(segment.text for segment in segments) == "Regular sessions with a therapist."
    assert "".join(segment.text for segment in segments if segment.is_quote) == "Regular sessions with"


@pytest.mark.parametrize(
    ("message", "page", "shown"),
    [
        ("plan.docx: there is no such file", None, "there is no such file"),
        ("a table was lost", 7, "page 7: a table was lost"),
        ("page 7 has no text", 7, "page 7 has no text"),
    ],
)
def test_a_problem_is_told_without_the_files_name_and_with_its_page(message, page, shown):
    problem = Problem(kind=ProblemKind.PART_LOST, message=message, page=page)
    assert told(assessed().file, problem) == shown


def test_every_section_has_its_title():
    assert section_title("F") == "Special educational provision"
    assert section_title("") == "The whole document"
    assert section_title("front") == "Front"
