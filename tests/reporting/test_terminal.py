import io
from dataclasses import replace

import pytest
from assessed_builders import absence, assessed, finding, plan, section, unread
from rich.console import Console

from ehc_text.records.document import Problem, ProblemKind
from ehc_text.records.finding import Severity
from ehc_text.records.plan import DocumentKind, PlanStatus
from ehc_text.reporting.terminal import print_check


def shown(file, *, width=80, **options):
    out = io.StringIO()
    print_check(Console(file=out, width=width, **options), file)
    return out.getvalue()


def test_the_summary_says_kind_status_dates_and_that_the_grade_is_suggested():
    text = shown(assessed(findings=(finding(), absence())))
    assert "EHC plan, final" in text
    assert "final 1 November 2025; next review 1 November 2026" in text
    assert "2 (1 high, 1 medium, 0 low); 1 of 2 provision statements vague" in text
    assert "good, 70 of 100 (suggested: a person signs off)" in text


def test_without_colour_the_faulty_words_stand_in_brackets():
    text = shown(assessed(findings=(finding(),)))
    assert "“[Regular] sessions with a therapist.”" in text
    assert "MEDIUM VAG003 'Regular' does not say how often." in text
    assert "To put it right: Say how often." in text
    assert "SEND Code of Practice 2015, 9.69" in text
    assert "Page 4. Who: a therapist." in text
    assert "\x1b" not in text


def test_a_small_grid_says_which_facets_a_vague_statement_has():
    lines = shown(assessed(findings=(finding(),))).splitlines()
    names = next(line for line in lines if "how often" in line)
    answers = lines[lines.index(names) + 1]
    grid = {name: answers[names.index(name) :].split()[0] for name in ("what", "who", "how often", "how long", "group")}
    assert grid == {"what": "no", "who": "yes", "how often": "no", "how long": "no", "group": "no"}
    assert names.split()[-2:] == ["setting", "qualification"]


def test_on_a_narrow_terminal_no_name_in_the_grid_is_cut_off():
    lines = shown(assessed(findings=(finding(),)), width=50).splitlines()
    first = next(number for number, line in enumerate(lines) if "what" in line)
    names = [line.split()[-1] for line in lines[first : first + 2]]
    assert "".join(names) == "qualification"


def test_what_is_no_vague_statement_has_no_grid():
    assert "how often  how long" not in shown(assessed(findings=(absence(),)))


@pytest.mark.parametrize(
    ("status", "held_as", "words"),
    [
        (PlanStatus.DRAFT, None, "Held to be a draft: no date of issue is asked for, and Section I is rightly blank"),
        (
            PlanStatus.FINAL,
            PlanStatus.DRAFT,
            "Held to be a draft: no date of issue is asked for, and Section I is rightly blank",
        ),
        (PlanStatus.UNKNOWN, None, "an issued plan, since no status was found; --profile draft"),
        (PlanStatus.FINAL, None, ""),
        (PlanStatus.DRAFT, PlanStatus.FINAL, ""),
    ],
)
def test_it_is_told_where_a_plan_is_held_to_be_a_draft(status, held_as, words):
    out = io.StringIO()
    print_check(Console(file=out, width=100), assessed(plan=plan(status=status)), held_as=held_as)
    text = " ".join(out.getvalue().split())
    assert words in text
    assert ("Held to be" in text) == bool(words)


def test_it_is_told_what_section_i_of_a_draft_may_not_hold():
    placement = section("I", "Oak Hill School, a mainstream school.")
    text = " ".join(shown(assessed(plan=plan(status=PlanStatus.DRAFT, sections=(placement,)))).split())
    assert "Section I may name no school or type of school yet (Children and Families Act 2014, section 38(5))" in text


@pytest.mark.parametrize(("confidence", "is_told"), [(0.49, True), (0.5, False), (1.0, False)])
def test_a_finding_that_rule_and_model_disagree_on_is_told_as_unsure(confidence, is_told):
    text = shown(assessed(findings=(replace(finding(), confidence=confidence),)))
    assert ("VAG003 (unsure) 'Regular'" in text) == is_told


def test_on_a_terminal_the_faulty_words_are_underlined():
    text = shown(assessed(findings=(finding(),)), force_terminal=True, color_system="standard", no_color=False)
    assert "\x1b[1;4mRegular\x1b[0m" in text


def test_no_line_is_wider_than_the_terminal_or_ends_in_blanks():
    long_words = finding(context="word " * 60, message="m " * 90, advice="a " * 90)
    lines = shown(assessed(findings=(long_words,), plan=plan(statements=()))).splitlines()
    assert max(map(len, lines)) <= 80
    assert all(line == line.rstrip() for line in lines)


def test_a_file_that_could_not_be_read_is_never_shown_as_clean():
    text = shown(unread())
    assert "could not be read, and was not checked" in text
    assert "the file is locked" in text
    assert "Findings" not in text


def test_another_document_is_said_not_to_have_been_checked():
    text = shown(assessed(plan=plan(kind=DocumentKind.OTHER), assessment=None))
    assert "not checked: this is no EHC plan or annual review report" in text


def test_problems_name_their_page():
    problem = Problem(kind=ProblemKind.PART_LOST, message="a table was lost", page=7)
    assert "page 7: a table was lost" in shown(assessed(problems=(problem,)))


@pytest.mark.parametrize("severity", list(Severity))
def test_severity_is_told_in_words(severity):
    assert f"{severity.value.upper()} VOI001" in shown(assessed(findings=(absence(severity=severity),)))


def test_words_of_a_file_cannot_command_the_terminal():
    words = finding(
        context="Regular\x1b]0;owned\x07 sessions", message="m\x1b[2J", statement=None, start=None, end=None
    )
    assert "\x1b" not in shown(assessed(findings=(words,)))


def test_markup_in_a_plan_is_printed_as_it_stands():
    words = finding(context="[bold]Regular[/bold]", statement=None, start=None, end=None)
    assert "[bold][Regular][/bold]" in shown(assessed(findings=(words,)))
