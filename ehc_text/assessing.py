"""Findings to QualityAssessment: a suggested grade for each standard and for the plan. A person signs off."""

from collections.abc import Iterable, Mapping

from ehc_text.records.assessment import Grade, QualityAssessment, StandardResult
from ehc_text.records.finding import Finding
from ehc_text.records.framework import Framework, Standard

_BEST_FIRST = tuple(Grade)


def assess(
    findings: Iterable[Finding], statement_count: int, framework: Framework, *, is_review: bool = False
) -> QualityAssessment:
    """Return the suggested grades of a plan with these findings and `statement_count` provision statements.

    An annual review report is asked the standards for reviews, and no others.
    """
    found = tuple(findings)
    asked = [standard for standard in framework.standards if standard.for_reviews == is_review]
    results = tuple(_result(standard, found, statement_count, framework) for standard in asked)
    score = _score(results, framework)
    return QualityAssessment(standards=results, grade=_plan_grade(score, results, framework), score=score)


def _result(
    standard: Standard, findings: tuple[Finding, ...], statement_count: int, framework: Framework
) -> StandardResult:
    own = [finding for finding in findings if finding.code in standard.codes]
    if standard.counts_statements:
        touched = {finding.statement for finding in own if finding.statement}
        share = len(touched) / statement_count if statement_count else float(bool(own))
        grade = _best_within(share, framework.most_share)
    else:
        grade = _best_within(_points(own, framework), framework.most_points)
    return StandardResult(id=standard.id, name=standard.name, grade=grade, finding_count=len(own))


def _points(findings: list[Finding], framework: Framework) -> int:
    """Each code counts once, however often it occurs: one kind of fault is one thing to put right."""
    by_code = {finding.code: framework.points[finding.severity] for finding in findings}
    return sum(by_code.values())


def _best_within(amount: float, most: Mapping[Grade, int] | Mapping[Grade, float]) -> Grade:
    for grade in _BEST_FIRST:
        if grade in most and amount <= most[grade]:
            return grade
    return Grade.INADEQUATE


def _score(results: tuple[StandardResult, ...], framework: Framework) -> int:
    weights = {standard.id: standard.weight for standard in framework.standards}
    total = sum(weights[result.id] for result in results)
    reached = sum(weights[result.id] * framework.grade_score[result.grade] for result in results)
    return round(reached / total) if total else 0


def _plan_grade(score: int, results: tuple[StandardResult, ...], framework: Framework) -> Grade:
    by_score = next((g for g in _BEST_FIRST if score >= framework.least_score.get(g, 0)), Grade.INADEQUATE)
    is_limited = any(r.id in framework.limiting and r.grade is Grade.INADEQUATE for r in results)
    if is_limited and _BEST_FIRST.index(by_score) < _BEST_FIRST.index(framework.limited_to):
        return framework.limited_to
    return by_score
