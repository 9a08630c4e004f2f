import csv
import io

from assessed_builders import accepted, assessed, finding, plan, section, statement

from ehc_text.records.assessment import pseudonym_of
from ehc_text.records.document import Problem, ProblemKind
from ehc_text.reporting.pseudonyms import key_row, pseudonymous

TEXT = "Ines will have access to\nhelp for Ines each day."


def hidden(**changes):
    about = plan(sections=(section("F", TEXT, page=3),), statements=(statement(1, TEXT, start=0),))
    return pseudonymous(assessed("n/Ines Orme.docx", plan=about, **changes), "P-1", frozenset())


def test_quotes_stand_at_their_offsets_in_the_text_as_it_is_shown():
    quote = "help for Ines"
    start = TEXT.index(quote)
    [found] = hidden(findings=(finding(quote=quote, context=TEXT, start=start, end=start + len(quote)),)).findings
    text = hidden().plan.sections[0].text
    assert found.quote == "help for [child]" == text[found.start : found.end]
    assert found.context == "[child] will have access to\nhelp for [child] each day."


def test_file_child_and_statements_are_shown_without_names():
    file = hidden(findings=(finding(acceptance=accepted(reason="Ines agreed.")),))
    assert (file.file.name, file.file.path) == ("P-1", "P-1")
    assert file.plan.child.names == ()
    assert file.plan.child.age == 9
    assert file.plan.statements[0].text == file.plan.sections[0].text
    assert "Ines" not in repr(file)
    assert "Orme" not in repr(file)


def test_problems_name_the_file_by_its_label():
    problems = (
        Problem(kind=ProblemKind.UNREADABLE, message="Ines Orme.docx: is damaged"),
        Problem(kind=ProblemKind.DUPLICATE, message="the same contents as the file 'n/Ines Orme.docx'"),
    )
    told = [problem.message for problem in hidden(problems=problems).problems]
    assert told == ["P-1: is damaged", f"the same contents as {pseudonym_of('a' * 64)}"]


def test_a_pseudonym_is_the_same_in_every_scan_and_tells_nothing():
    assert pseudonym_of("ab" * 32) == pseudonym_of("ab" * 32) != pseudonym_of("cd" * 32)
    assert pseudonym_of("") == ""


def test_the_key_says_whom_a_pseudonym_stands_for_and_holds_no_formula():
    [row] = csv.reader(io.StringIO(key_row(assessed("=1.docx"), "P-1", "key")))
    assert row == ["P-1", "'=1.docx", "Ines", "Orme", "2017-05-04", "key"]
