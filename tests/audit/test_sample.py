import random

import pytest

from ehc_text.audit.sample import draw, is_flagged
from ehc_text.audit.scanned import ScannedPlan
from ehc_text.records.finding import Severity


def scanned(number, *severities):
    return ScannedPlan(
        path=f"{number}.docx", sha256=f"{number:064}", kind="ehc_plan", status="final", severities=severities
    )


PLANS = [*(scanned(number, "low") for number in range(20)), *(scanned(number) for number in range(20, 25))]


def test_each_stratum_gives_as_many_as_asked():
    drawn = draw(PLANS, flagged=4, unflagged=2, seed=7)
    assert [entry.stratum for entry in drawn] == ["flagged"] * 4 + ["unflagged"] * 2
    assert len({entry.plan.path for entry in drawn}) == 6
    assert all(entry.plan.severities for entry in drawn[:4])
    assert not any(entry.plan.severities for entry in drawn[4:])


def test_chance_and_weight_are_those_of_the_stratum():
    drawn = draw(PLANS, flagged=5, unflagged=5, seed=7)
    assert {(entry.stratum_size, entry.drawn, entry.chance, entry.weight) for entry in drawn[:5]} == {
        (20, 5, 0.25, 4.0)
    }
    assert {(entry.chance, entry.weight) for entry in drawn[5:]} == {(1.0, 1.0)}


def test_the_order_of_the_plans_does_not_matter():
    assert draw(PLANS, flagged=5, unflagged=2, seed=7) == draw(PLANS[::-1], flagged=5, unflagged=2, seed=7)


def test_another_seed_draws_other_plans():
    one = {entry.plan.path for entry in draw(PLANS, flagged=5, unflagged=0, seed=1)}
    others = [{entry.plan.path for entry in draw(PLANS, flagged=5, unflagged=0, seed=seed)} for seed in range(2, 6)]
    assert any(one != other for other in others)


def test_asking_for_more_of_one_stratum_leaves_the_other_alone():
    few = draw(PLANS, flagged=1, unflagged=3, seed=7)[1:]
    many = draw(PLANS, flagged=9, unflagged=3, seed=7)[9:]
    assert few == many


def test_a_stratum_with_too_few_plans_gives_all_it_has():
    drawn = draw(PLANS, flagged=0, unflagged=99, seed=7)
    assert sorted(entry.plan.path for entry in drawn) == ["20.docx", "21.docx", "22.docx", "23.docx", "24.docx"]


@pytest.mark.parametrize(
    ("severities", "least", "expected"),
    [
        (("low",), Severity.LOW, True),
        (("low",), Severity.MEDIUM, False),
        (("low", "high"), Severity.MEDIUM, True),
        ((), Severity.LOW, False),
    ],
)
def test_a_plan_is_flagged_from_a_weight_on(severities, least, expected):
    assert is_flagged(scanned(1, *severities), least) is expected


def test_the_draw_is_that_of_pythons_generator_over_plans_in_order_of_their_hash():
    names = [f"{number}.docx" for number in range(20)]
    expected = random.Random("2026:flagged").sample(names, 3)  # noqa: S311
    assert [entry.plan.path for entry in draw(PLANS, flagged=3, unflagged=0, seed=2026)] == expected
