from dataclasses import replace

import pytest
from audit_builders import CODE, audit, name_of, reading, stock, verdict

from ehc_text.audit.estimate import estimate, trend
from ehc_text.audit.intervals import upper_bound, wilson
from ehc_text.audit.judged import evidence_from
from ehc_text.errors import UsageError
from ehc_text.records.audit import Answer

YES, NO, MISSED, NA = Answer.AGREE, Answer.DISAGREE, Answer.MISSED, Answer.NOT_APPLICABLE

STOCK = stock(("all", 420, True), ("all", 580, False))


def answers(flagged=(), unflagged=(), stratum="all"):
    """Return answers by plan: for flagged and for unflagged plans one tuple of answers each."""
    return {
        **{name_of(stratum, True, number): said for number, said in enumerate(flagged)},
        **{name_of(stratum, False, number): said for number, said in enumerate(unflagged)},
    }


def one(records, code=CODE):
    return next(found for found in estimate(evidence_from(records)) if found.code == code)


def test_a_flag_rate_of_42_becomes_the_30_that_are_true():
    # 42 of 100 plans are flagged, 59 of 100 flags are right; of 58 unflagged 5.4 are missed: 0.82 of 30 were found.
    flagged = [(YES,)] * 59 + [(NO,)] * 41
    unflagged = [(MISSED,)] * 9 + [()] * 88
    found = one(audit(STOCK, answers(flagged, unflagged)))
    assert found.flagged / found.stock == 0.42
    assert found.precision.value == pytest.approx(0.59)
    assert found.prevalence.value == pytest.approx(0.30, abs=0.003)
    assert found.prevalence.high < 0.42
    assert found.prevalence.width < found.alone.width


def test_precision_is_told_with_wilsons_interval_where_each_plan_has_one_finding():
    found = one(audit(STOCK, answers([(YES,)] * 18 + [(NO,)] * 2)))
    assert found.precision.value == pytest.approx(0.9)
    assert found.precision.low < wilson(0.9, 20).low + 0.01
    assert 0.65 < found.precision.low < 0.75
    assert found.findings_decided == 20


def test_findings_that_fall_together_in_a_plan_tell_less():
    together = one(audit(STOCK, answers([(YES,) * 5] * 6 + [(NO,) * 5] * 4))).precision
    apart = one(audit(STOCK, answers([(YES, YES, YES, NO, NO)] * 8 + [(YES, YES, YES, YES, NO)] * 2))).precision
    assert together.value == pytest.approx(0.6)
    assert together.width > 1.5 * apart.width


def test_findings_count_by_how_many_plans_theirs_stands_for():
    plans = stock(("large", 90, True), ("small", 10, True))
    said = {**answers([(YES,)] * 5, stratum="large"), **answers([(NO,)] * 5, stratum="small")}
    assert one(audit(plans, said)).precision.value == pytest.approx(0.9)


def test_what_is_not_applicable_is_no_fault_and_no_error_of_the_rule():
    found = one(audit(STOCK, answers([(YES,), (NA,)], [()])))
    assert (found.precision.value, found.findings_decided) == (1.0, 1)
    assert found.prevalence.value == pytest.approx(0.42 * 0.5)


def test_one_finding_that_is_right_makes_the_plan_faulty():
    assert one(audit(STOCK, answers([(NO, YES, NO)], [()]))).prevalence.value == pytest.approx(0.42)


def test_misses_among_the_unflagged_have_an_exact_bound():
    none = one(audit(STOCK, answers([(YES,)], [()] * 20))).missed
    some = one(audit(STOCK, answers([(YES,)], [(MISSED,)] * 2 + [()] * 18))).missed
    assert (none.value, none.high) == (0.0, pytest.approx(1 - 0.05 ** (1 / 20)))
    assert (some.value, some.high) == (pytest.approx(0.1), pytest.approx(upper_bound(2, 20)))


def test_what_nobody_read_is_not_known():
    found = one(audit(STOCK, answers([(YES,)])))
    assert (found.missed, found.read, found.read_flagged) == (None, 1, 1)
    found = one(audit(STOCK, answers((), [()])))
    assert (found.precision, found.found) == (None, None)


def test_the_share_of_faults_that_are_found_is_counted_over_the_stock():
    # Of 420 flagged plans 8 of 10 have the fault, of 580 others 2 of 10: 336 are found and 116 missed.
    found = one(audit(STOCK, answers([(YES,)] * 8 + [(NO,)] * 2, [(MISSED,)] * 2 + [()] * 8)))
    assert found.found.value == pytest.approx(336 / 452)
    assert found.found.low < 336 / 452 < found.found.high


def test_what_few_plans_without_a_finding_do_not_show_may_be_missed_all_the_same():
    """Nothing was missed in five of 1,800 plans: up to half of them could have the fault, for all that is known."""
    plans = stock(("flagged", 200, True), ("unflagged", 1800, False))
    said = answers([(YES,)] * 45 + [(NO,)] * 5, (), "flagged") | answers((), [()] * 5, "unflagged")
    found = one(audit(plans, said))
    assert found.found.value == 1.0
    # 180 found; Wilson's bound of 0 of 5 is 0.43 of 1,800 missed.
    assert found.found.low < 180 / (180 + 0.4 * 1800)


def test_how_much_is_found_is_not_told_where_nobody_read_a_plan_without_a_finding():
    assert one(audit(STOCK, answers([(YES,)] * 9))).found is None


def test_a_plan_that_was_drawn_but_not_read_is_not_counted_as_clean():
    records = audit(STOCK, answers([(YES,)] * 3, [()] * 3))
    records = replace(records, readings=records.readings[:3])
    evidence = evidence_from(records)
    assert (len(evidence.plans), evidence.unread) == (3, 3)
    assert {plan.weight for plan in evidence.plans} == {1000 / 3}


def test_the_second_marking_does_not_count_twice():
    records = audit(STOCK, answers([(YES,)], [()]))
    name = name_of("all", True, 0)
    second = replace(
        records,
        readings=(*records.readings, reading(name, "B", 2)),
        verdicts=(*records.verdicts, verdict(name, NO, auditor="B", marking=2)),
    )
    assert one(second) == one(records)
    assert evidence_from(second, marking=2).plans[0].judged(CODE).disagreed == 1


def test_a_fault_that_no_rule_finds_is_estimated_too():
    records = audit(STOCK, answers((), [(), ()]))
    missed = verdict(name_of("all", False, 0), MISSED, "VOI009")
    found = one(replace(records, verdicts=(missed,)), "VOI009")
    assert (found.flagged, found.prevalence.value) == (0, pytest.approx(0.5))


def test_kinds_of_document_are_told_apart():
    review = replace(STOCK[0], plan="review", kind="annual_review")
    evidence = evidence_from(audit((*STOCK, review), answers([(YES,)], [()]))).of_kind("ehc_plan")
    assert len(evidence.stock) == 1000


def test_a_sample_of_another_stock_is_refused():
    records = audit(STOCK, answers([(YES,)], [()]))
    for other in (stock(("others", 9, True)), [replace(plan, plan=f"new {plan.plan}") for plan in STOCK]):
        with pytest.raises(UsageError, match="not of this stock"):
            estimate(evidence_from(replace(records, stock=tuple(other))))
    with pytest.raises(UsageError, match="record the audit packs first"):
        estimate(evidence_from(replace(records, readings=())))


def test_a_plan_that_was_amended_since_it_was_read_still_counts_for_its_stratum():
    records = audit(STOCK, answers([(YES,), (NO,)], [(), ()]))
    amended = tuple(replace(plan, plan="amended") if plan == STOCK[0] else plan for plan in STOCK)
    found = one(replace(records, stock=amended))
    assert (found.read, found.stock) == (4, 1000)
    assert found.prevalence.value == pytest.approx(0.42 * 0.5)


def test_a_trend_is_sure_only_where_its_interval_leaves_out_nought():
    before = estimate(evidence_from(audit(STOCK, answers([(YES,)] * 50 + [(NO,)] * 10, [(MISSED,)] * 15 + [()] * 45))))
    same = estimate(evidence_from(audit(STOCK, answers([(YES,)] * 47 + [(NO,)] * 13, [(MISSED,)] * 14 + [()] * 46))))
    better = estimate(evidence_from(audit(STOCK, answers([(YES,)] * 12 + [(NO,)] * 48, [()] * 60))))
    (little,), (much,) = trend(before, same), trend(before, better)
    assert little.change.low < 0 < little.change.high
    assert not little.is_sure
    assert much.change.value == pytest.approx(much.later.value - much.earlier.value)
    assert much.change.high < 0
    assert much.is_sure


def test_a_fault_of_one_period_only_can_be_looked_for_in_the_other():
    clean = stock(("all", 50, False))
    evidence = evidence_from(audit(clean, answers((), [()] * 10)))
    assert estimate(evidence) == ()
    (found,) = estimate(evidence, [CODE])
    assert (found.code, found.prevalence.value, found.flagged) == (CODE, pytest.approx(0.0), 0)
