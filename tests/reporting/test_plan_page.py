import datetime as dt

from assessed_builders import absence, accepted, assessed, finding, plan, section
from page_tags import Tags

from ehc_text.records.document import Problem, ProblemKind
from ehc_text.reporting.plan_page import plan_page_text, sections_of
from ehc_text.scanning.summary import summarise


def page(file, **links):
    return plan_page_text(file, summarise(file, page="plan/p.html", **links))


def test_the_page_is_whole_and_needs_no_network():
    text = page(assessed(findings=(finding(), absence(), absence("DAT003", None))))
    tags = Tags(text)
    assert (tags.open, tags.crossed) == ([], [])
    assert len(tags.ids) == len(set(tags.ids))
    assert {target[1:] for target in tags.targets if target.startswith("#")} <= set(tags.ids)
    assert "https:" not in text
    assert "<script" not in text
    assert "default-src 'none'" in text


def test_every_section_is_shown_and_faulty_words_are_marked_with_the_number_of_their_finding():
    text = page(assessed(findings=(finding(),)))
    assert '<mark class="medium">Regular</mark><a class="ref" href="#f1"' in text
    assert "Daily help &lt;b&gt;from&lt;/b&gt; the class TA." in text
    assert "Not found: how often, how long." in text
    assert "Section A: Views, interests and aspirations" in text


def test_marks_that_overlap_are_cut_where_they_start_and_end():
    two = (finding(quote="Regular sessions", end=16), finding("VAG011", quote="sessions with", start=8, end=21))
    [line, _] = sections_of(assessed(findings=two))[1].lines
    assert [(one.text, one.ends) for one in line.stretches] == [
        ("Regular ", ()),
        ("sessions", (1,)),
        (" with", (2,)),
        (" a therapist.", ()),
    ]
    assert [bool(one.severity) for one in line.stretches] == [True, True, True, False]


def test_a_finding_of_a_whole_line_is_a_bar_and_no_mark():
    [line, _] = sections_of(assessed(findings=(finding(quote="Regular sessions with a therapist.", end=34),)))[1].lines
    assert line.is_whole
    assert [one.severity for one in line.stretches] == ["", ""]
    assert line.stretches[-1].ends == (1,)


def test_what_is_missing_stands_above_its_section_or_above_all():
    pages = {one.letter: one.note_count for one in sections_of(assessed(findings=(absence(), absence("DAT003", None))))}
    assert pages == {"": 1, "A": 1, "F": 0}


def test_no_finding_is_lost_between_lines():
    gap = plan(sections=(section("F", "one\ntwo\nthree"),))
    placed = tuple(finding(quote="", start=place, end=place, statement=None) for place in (0, 3, 4, 9))
    assert sum(one.note_count for one in sections_of(assessed(plan=gap, findings=placed))) == 4


def test_words_of_a_plan_cannot_become_markup():
    evil = plan(sections=(section("F", "<script>alert(1)</script>"),))
    text = page(assessed('"><img src=x>.docx', plan=evil))
    assert "<script>" not in text
    assert "<img" not in text


def test_acceptances_and_problems_are_told():
    lost = Problem(kind=ProblemKind.PAGE_WITHOUT_TEXT, message="page 7 has no text layer")
    text = page(assessed(findings=(finding(acceptance=accepted()),), problems=(lost,)))
    assert "Accepted by R. Okafor until 31 March 2027" in text
    assert "page 7 has no text layer" in text


def test_the_document_is_linked_only_where_it_may_be_named():
    assert "Open the document" not in page(assessed())
    assert 'href="file:///x/a.pdf"' in page(assessed(), source="file:///x/a.pdf")


def test_the_front_says_when_the_plan_was_issued():
    file = assessed()
    assert file.plan.dates.final == dt.date(2025, 11, 1)
    assert "1 November 2025" in page(file)
