from dataclasses import replace

import numpy as np
import pytest
from audit_builders import CODE, audit, name_of, reading, stock, verdict

from ehc_text.audit.agreement import ac1_of, agreed_of, between_auditors, kappa_of, with_the_program
from ehc_text.records.assessment import Grade
from ehc_text.records.audit import Answer, StandardGrade

YES, NO, MISSED, NA = Answer.AGREE, Answer.DISAGREE, Answer.MISSED, Answer.NOT_APPLICABLE


def tables(*rows):
    return np.array([rows], dtype=float)


def test_the_measures_are_those_worked_out_by_hand():
    # Of 50 things both said yes to 20 and no to 15: 0.7 agreed. By luck 0.5 * 0.6 + 0.5 * 0.4 = 0.5 (Cohen).
    counts = tables([20, 5], [10, 15])
    assert agreed_of(counts)[0] == pytest.approx(0.7)
    assert kappa_of(counts)[0] == pytest.approx(0.4)
    # Gwet: yes is said in 0.55 of all, luck is 2 * 0.55 * 0.45 = 0.495.
    assert ac1_of(counts)[0] == pytest.approx((0.7 - 0.495) / 0.505)


def test_where_nearly_all_are_alike_kappa_falls_and_ac1_does_not():
    # Gwet (2008), the paradox: 118 and 2 agreed of 125, 5 not.
    counts = tables([118, 5], [2, 0])
    assert agreed_of(counts)[0] == pytest.approx(0.944)
    assert kappa_of(counts)[0] == pytest.approx(-0.0234, abs=0.0005)
    assert ac1_of(counts)[0] == pytest.approx(0.9408, abs=0.0005)


def test_with_four_grades_the_luck_of_ac1_is_parted_among_three():
    counts = np.diag([3.0, 3.0, 3.0, 3.0])[np.newaxis]
    counts[0, 0, 1] = 4.0
    means = [(7 + 3) / 32, (3 + 7) / 32, 6 / 32, 6 / 32]
    luck = sum(mean * (1 - mean) for mean in means) / 3
    assert ac1_of(counts)[0] == pytest.approx((0.75 - luck) / (1 - luck))


def test_kappa_is_not_told_where_both_said_one_thing_of_all():
    assert np.isnan(kappa_of(tables([9, 0], [0, 0]))[0])


PLANS = stock(("all", 12, True), ("all", 12, False))


def twice(first, second):
    """Return an audit in which two auditors answered about the same plans."""
    records = audit(PLANS, first)
    return replace(
        records,
        readings=(*records.readings, *(reading(name, "B", 2) for name in second)),
        verdicts=(
            *records.verdicts,
            *(
                verdict(name, answer, auditor="B", marking=2, finding=None if answer is MISSED else number)
                for name, said in second.items()
                for number, answer in enumerate(said, start=1)
            ),
        ),
    )


def flagged(number):
    return name_of("all", True, number)


def clean(number):
    return name_of("all", False, number)


def test_auditors_are_compared_on_each_finding_and_on_what_was_missed():
    first = {flagged(0): (YES, NO), flagged(1): (YES,), clean(0): (MISSED,)}
    second = {flagged(0): (YES, YES), flagged(1): (NO,), clean(0): (MISSED,)}
    (found,), standards = between_auditors(twice(first, second))
    # Three findings, of which one is agreed on, and three plans in each of which both missed or did not miss.
    assert (found.about, found.plans, found.items) == (CODE, 3, 6)
    assert found.agreed.value == pytest.approx(4 / 6)
    assert standards == ()


def test_plans_that_one_auditor_read_alone_do_not_count():
    first = {flagged(number): (YES,) for number in range(5)}
    (found,), _ = between_auditors(twice(first, {flagged(0): (YES,)}))
    assert (found.plans, found.items) == (1, 2)


def test_not_applicable_says_that_there_is_no_fault():
    (found,), _ = between_auditors(twice({flagged(0): (NA,)}, {flagged(0): (NO,)}))
    assert found.agreed.value == 1.0


def test_full_agreement_on_few_plans_is_no_proof_of_it():
    first = {flagged(number): ((YES,) if number % 2 else (NO,)) for number in range(10)}
    (found,), _ = between_auditors(twice(first, first))
    assert (found.agreed.value, found.kappa.value, found.ac1.value) == (1.0, 1.0, 1.0)
    assert found.agreed.low == pytest.approx(0.722, abs=0.001)
    assert 0.4 < found.ac1.low < found.agreed.low


def test_one_plan_alone_tells_next_to_nothing_of_agreement():
    """Drawn again, one plan is the same plan: an interval from that would have no width."""
    first = {flagged(0): (YES, YES, NO)}
    (found,), _ = between_auditors(twice(first, {flagged(0): (YES, NO, NO)}))
    # Three things of four agreed, and no plan to compare this one with: one plan counts once. Wilson's interval
    # of 0.75 of 1: (0.75 + 1.921 -/+ 1.96 * sqrt(0.1875 + 0.9604)) / 4.841.
    assert (found.agreed.low, found.agreed.high) == pytest.approx((0.118, 0.985), abs=0.001)
    # Both say yes of 1.5 of 4: luck is 2 * 0.375 * 0.625.
    assert found.ac1.low == pytest.approx(1 - (1 - 0.118) / (1 - 0.46875), abs=0.003)
    assert found.kappa.low < 0 < found.kappa.high


def test_a_fault_of_reviews_is_not_agreed_on_in_plans_that_cannot_have_it():
    records = twice({flagged(0): (YES,), clean(0): ()}, {flagged(0): (NO,), clean(0): ()})
    as_review = {clean(0): "annual_review"}
    mixed = replace(
        records, sampled=tuple(replace(one, kind=as_review.get(one.plan, one.kind)) for one in records.sampled)
    )
    (found,), _ = between_auditors(mixed)
    assert (found.plans, found.items) == (1, 2)
    assert [one.plans for one in with_the_program(mixed)[0]] == [1]


def test_the_interval_holds_the_figure_and_is_the_same_every_time():
    first = {flagged(number): ((YES,) if number % 2 else (NO,)) for number in range(10)}
    second = {**first, flagged(0): (YES,), flagged(1): (NO,)}
    records = twice(first, second)
    (found,), _ = between_auditors(records)
    assert found.agreed.low < found.agreed.value < found.agreed.high
    assert found.kappa.low < found.kappa.value < found.kappa.high
    assert between_auditors(records)[0] == (found,)


def test_the_program_is_compared_plan_by_plan():
    said = {flagged(0): (YES, NO), flagged(1): (NO,), clean(0): (MISSED,), clean(1): ()}
    (found,), _ = with_the_program(audit(PLANS, said))
    assert (found.plans, found.items, found.agreed.value) == (4, 4, 0.5)


def grade(plan, value, auditor="A", marking=1, suggested=None):
    return StandardGrade(
        plan=plan, standard="voice", grade=value, auditor=auditor, marking=marking, suggested=suggested
    )


def test_grades_are_compared_by_standard():
    records = replace(
        audit(PLANS, {flagged(0): (), flagged(1): (), flagged(2): ()}),
        grades=(
            grade(flagged(0), Grade.GOOD, suggested=Grade.GOOD),
            grade(flagged(1), Grade.INADEQUATE, suggested=Grade.GOOD),
            grade(flagged(2), None, suggested=Grade.GOOD),
            grade(flagged(0), Grade.GOOD, "B", 2),
        ),
    )
    _, (program,) = with_the_program(records)
    _, (auditors,) = between_auditors(records)
    assert (program.about, program.items, program.agreed.value) == ("voice", 2, 0.5)
    assert (auditors.items, auditors.agreed.value) == (1, 1.0)
