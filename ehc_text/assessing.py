"""Findings to QualityAssessment: suggested grades for each standard, each section and the plan. A person signs off."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from ehc_text.records.assessment import Grade, QualityAssessment, SectionResult, StandardResult
from ehc_text.records.finding import Finding
from ehc_text.records.framework import Framework, Standard

_BEST_FIRST = tuple(Grade)


def assess(
    findings: Iterable[Finding],
    statements: Mapping[str, int],
    framework: Framework,
    *,
    is_review: bool = False,
    abstained: Collection[str] = (),
) -> QualityAssessment:
    """Return the suggested grades of a plan with these findings.

    `statements` maps the letter of each section that is in the plan to how many provision statements it holds.
    `abstained` are the codes of the checks that did not run, because what they rest on could not be read.
    An annual review report is asked the standards for reviews, and no others; its sections get no grades.
    """
    found = tuple(findings)
    asked = [standard for standard in framework.standards if standard.for_reviews == is_review]
    results = tuple(_result(standard, found, statements, framework, abstained) for standard in asked)
    score = _score(results, framework)
    return QualityAssessment(
        standards=results,
        grade=_plan_grade(score, results, framework),
        score=score,
        sections=() if is_review else tuple(_section_results(found, statements, framework)),
    )


def _result(
    standard: Standard,
    findings: tuple[Finding, ...],
    statements: Mapping[str, int],
    framework: Framework,
    abstained: Collection[str],
) -> StandardResult:
    own = [finding for finding in findings if finding.code in standard.codes]
    if standard.counts_statements:
        grade = _grade_by_statements(own, sum(statements.values()), framework)
    else:
        grade = _grade_by_points(own, framework)
    return StandardResult(
        id=standard.id,
        name=standard.name,
        grade=grade,
        finding_count=len(own),
        abstained=tuple(code for code in standard.codes if code in abstained),
    )


def _section_results(
    findings: tuple[Finding, ...], statements: Mapping[str, int], framework: Framework
) -> Iterable[SectionResult]:
    """Yield each section that is there or has a finding (that it is missing), graded by the worse of both ways."""
    counted = {code for standard in framework.standards if standard.counts_statements for code in standard.codes}
    for letter in framework.sections:
        own = [finding for finding in findings if finding.section == letter]
        if letter in statements or own:
            by_statements = [finding for finding in own if finding.code in counted]
            others = [finding for finding in own if finding.code not in counted]
            grades = (
                _grade_by_statements(by_statements, statements.get(letter, 0), framework),
                _grade_by_points(others, framework),
            )
            yield SectionResult(letter=letter, grade=max(grades, key=_BEST_FIRST.index), finding_count=len(own))


def _grade_by_statements(own: Sequence[Finding], statement_count: int, framework: Framework) -> Grade:
    touched = {finding.statement for finding in own if finding.statement}
    share = len(touched) / statement_count if statement_count else float(bool(own))
    return _best_within(share, framework.most_share)


def _grade_by_points(own: Sequence[Finding], framework: Framework) -> Grade:
    """Each code counts once, however often it occurs: one kind of fault is one thing to put right."""
    by_code = {finding.code: framework.points[finding.severity] for finding in own}
    return _best_within(sum(by_code.values()), framework.most_points)


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
