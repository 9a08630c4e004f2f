"""The suggested grade follows from findings and the framework's numbers alone."""

import pytest
from builders import finding

from ehc_text.assessing import assess
from ehc_text.records.assessment import Grade
from ehc_text.rulepacks.framework import load_framework
from ehc_text.rulepacks.load import load_rules
from ehc_text.shipped import folder


@pytest.fixture(scope="module")
def framework():
    return load_framework(folder("rules"))


def grade_of(result, standard_id):
    return next(s.grade for s in result.standards if s.id == standard_id)


def test_a_plan_without_findings_scores_full_marks(framework):
    result = assess((), {"F": 20}, framework)
    assert (result.grade, result.score) == (Grade.OUTSTANDING, 100)


@pytest.mark.parametrize(
    ("vague", "expected"),
    [
        (1, Grade.OUTSTANDING),  # 1 of 20 is exactly the limit of 5 %
        (2, Grade.GOOD),
        (4, Grade.GOOD),
        (10, Grade.REQUIRES_IMPROVEMENT),
        (11, Grade.INADEQUATE),
    ],
)
def test_provision_is_graded_by_the_share_of_vague_statements(framework, vague, expected):
    findings = [finding("VAG001", section="F", statement=f"F-{n:03}") for n in range(vague)]
    assert grade_of(assess(findings, {"F": 20}, framework), "provision") == expected


def test_two_causes_in_one_statement_count_as_one_statement(framework):
    findings = [finding(code, section="F", statement="F-001") for code in ("VAG001", "VAG003", "VAG005")]
    assert grade_of(assess(findings, {"F": 20}, framework), "provision") == Grade.OUTSTANDING


def test_a_code_counts_once_however_often_it_occurs(framework):
    once = assess([finding("HEA001", severity="high")], {"F": 20}, framework)
    thrice = assess([finding("HEA001", severity="high")] * 3, {"F": 20}, framework)
    assert grade_of(once, "health") == grade_of(thrice, "health") == Grade.REQUIRES_IMPROVEMENT


def test_inadequate_provision_limits_the_plan_whatever_its_score(framework):
    findings = [finding("VAG001", section="F", statement=f"F-{n:03}") for n in range(20)]
    result = assess(findings, {"F": 20}, framework)
    assert result.score >= 75  # every other standard is without fault
    assert result.grade == Grade.REQUIRES_IMPROVEMENT


def test_every_code_in_the_framework_stands_in_one_standard_only(framework):
    codes = [code for standard in framework.standards for code in standard.codes]
    assert len(codes) == len(set(codes))


def test_every_shipped_check_speaks_to_a_standard(framework):
    checks = load_rules(folder("rules")).checks
    assert {check.code for check in checks} == {code for standard in framework.standards for code in standard.codes}


def test_every_standard_says_what_a_plan_of_each_grade_looks_like(framework):
    assert all(set(standard.looks_like) == set(Grade) for standard in framework.standards)


def test_each_section_is_graded_by_the_worse_of_its_statements_and_its_other_faults(framework):
    findings = [
        finding("VAG001", section="F", statement="F-001"),  # 1 of 4: requires improvement
        finding("STR006", section="F", severity="low"),  # one point: good
        finding("STR007", section="B", severity="low"),
        finding("STR001", section="J", severity="high"),  # found to be missing: no such section in the plan
    ]
    result = assess(findings, {"A": 0, "B": 0, "F": 4}, framework)
    assert [(s.letter, s.grade, s.finding_count) for s in result.sections] == [
        ("A", Grade.OUTSTANDING, 0),
        ("B", Grade.GOOD, 1),
        ("F", Grade.REQUIRES_IMPROVEMENT, 2),
        ("J", Grade.REQUIRES_IMPROVEMENT, 1),
    ]


def test_a_standard_says_which_of_its_checks_could_not_look(framework):
    result = assess((), {"F": 20}, framework, abstained=["VOI003", "VOI001", "STR001"])
    assert {s.id: s.abstained for s in result.standards if s.abstained} == {
        "voice": ("VOI001", "VOI003"),
        "accuracy": ("STR001",),
    }


def test_a_review_is_asked_the_standards_for_reviews_alone(framework):
    result = assess([finding("ARV004", severity="high")], {}, framework, is_review=True)
    assert {standard.id for standard in result.standards} == {"review-voice", "review-evidence", "review-decision"}
    assert grade_of(result, "review-decision") == Grade.REQUIRES_IMPROVEMENT
    assert result.grade != Grade.OUTSTANDING
