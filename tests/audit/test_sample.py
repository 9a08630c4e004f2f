import datetime as dt
import random
from collections import Counter

import pytest

from ehc_text.audit.sample import allotted, by_flag, by_kind_and_flag, draw, is_flagged, lately, stock_of
from ehc_text.audit.scanned import ScannedPlan
from ehc_text.records.finding import Severity

FLAG = by_flag(Severity.LOW)


def scanned(number, *severities, kind="ehc_plan", year="2025"):
    return ScannedPlan(
        path=f"{number}.docx",
        sha256=f"{number:064}",
        kind=kind,
        status="final",
        severities=severities,
        codes=("VAG003",) if severities else (),
        issue_year=year,
    )


PLANS = [*(scanned(number, "low") for number in range(20)), *(scanned(number) for number in range(20, 25))]


def drawn_of(flagged, unflagged, seed=7, plans=PLANS, **more):
    return draw(plans, {"flagged": flagged, "unflagged": unflagged}, seed=seed, stratum_of=FLAG, **more)


def test_each_stratum_gives_as_many_as_asked():
    drawn = drawn_of(4, 2)
    assert [entry.stratum for entry in drawn] == ["flagged"] * 4 + ["unflagged"] * 2
    assert len({entry.path for entry in drawn}) == 6
    assert all(entry.codes for entry in drawn[:4])
    assert not any(entry.codes for entry in drawn[4:])


def test_chance_and_weight_are_those_of_the_stratum():
    drawn = drawn_of(5, 5)
    assert {(entry.stratum_size, entry.drawn, entry.chance, entry.weight) for entry in drawn[:5]} == {
        (20, 5, 0.25, 4.0)
    }
    assert {(entry.chance, entry.weight) for entry in drawn[5:]} == {(1.0, 1.0)}


def test_the_order_of_the_plans_does_not_matter():
    assert drawn_of(5, 2) == drawn_of(5, 2, plans=PLANS[::-1])
    spread = {"cell_of": lambda plan: plan.issue_year}
    assert drawn_of(5, 2, **spread) == drawn_of(5, 2, plans=PLANS[::-1], **spread)


def test_another_seed_draws_other_plans():
    one = {entry.path for entry in drawn_of(5, 0, seed=1)}
    others = [{entry.path for entry in drawn_of(5, 0, seed=seed)} for seed in range(2, 6)]
    assert any(one != other for other in others)


def test_asking_for_more_of_one_stratum_leaves_the_other_alone():
    assert drawn_of(1, 3)[1:] == drawn_of(9, 3)[9:]


def test_a_stratum_with_too_few_plans_gives_all_it_has():
    drawn = drawn_of(0, 99)
    assert sorted(entry.path for entry in drawn) == ["20.docx", "21.docx", "22.docx", "23.docx", "24.docx"]


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
    assert [entry.path for entry in drawn_of(3, 0, seed=2026)] == expected


def test_what_was_audited_lately_has_no_chance_and_the_others_a_greater_one():
    recent = {f"{number:064}" for number in range(10)}
    drawn = drawn_of(5, 0, recent=recent)
    assert not recent & {entry.plan for entry in drawn}
    assert {(entry.left_out, entry.chance, entry.weight) for entry in drawn} == {(10, 0.5, 4.0)}


def test_what_was_read_on_the_day_itself_or_later_was_read_lately():
    readings = [("a", dt.date(2026, 9, 30)), ("b", dt.date(2026, 10, 1)), ("c", dt.date(2026, 11, 1))]
    assert lately(readings, dt.date(2026, 10, 1)) == {"b", "c"}


YEARS = [*(scanned(number, "low", year="2024") for number in range(30)), *(scanned(99 - n, "low") for n in range(10))]


def test_a_spread_draw_takes_of_each_cell_its_part_rounded_up_or_down():
    for seed in range(50):
        drawn = drawn_of(6, 0, seed=seed, plans=YEARS, cell_of=lambda plan: plan.issue_year)
        count = Counter(entry.cell for entry in drawn)
        assert count["2024"] in (4, 5)
        assert count["2025"] in (1, 2)
        assert len({entry.plan for entry in drawn}) == 6


def test_in_a_spread_draw_every_plan_has_the_same_chance():
    rounds = 2000
    count = Counter(
        entry.plan
        for seed in range(rounds)
        for entry in drawn_of(6, 0, seed=seed, plans=YEARS, cell_of=lambda plan: plan.issue_year)
    )
    # 6 of 40 is 0.15; of 2000 draws its standard error is 0.008.
    assert all(abs(count[plan.sha256] / rounds - 0.15) < 0.035 for plan in YEARS)


ALLOTTED = [
    (5, 90, 10, (4, 1), "their part would be half a plan: one at least"),
    (10, 60, 40, (6, 4), "their part"),
    (10, 20, 80, (5, 5), "at most half"),
    (10, 3, 97, (3, 7), "the flagged ones are too few for the rest"),
    (5, 100, 0, (5, 0), "there are none without findings"),
    (5, 0, 100, (0, 5), "there are none with findings"),
    (1, 50, 50, (1, 0), "of one plan none can be spared"),
    (9, 20, 1, (8, 1), "there is one only"),
]


@pytest.mark.parametrize(("number", "flagged", "unflagged", "expected", "remark"), ALLOTTED)
def test_plans_without_findings_give_their_part(number, flagged, unflagged, expected, remark):
    stock = [scanned(n, *(("low",) if n < flagged else ())) for n in range(flagged + unflagged)]
    wanted = allotted(stock, number_of_plans=number, number_of_reviews=0, flagged_at=Severity.LOW)
    assert (wanted["plans, flagged"], wanted["plans, unflagged"]) == expected, remark
    assert (wanted["reviews, flagged"], wanted["reviews, unflagged"]) == (0, 0)


def test_the_stock_names_each_documents_stratum_and_codes():
    stock = stock_of([scanned(1, "low"), scanned(2, kind="annual_review")], by_kind_and_flag(Severity.LOW))
    assert [(plan.stratum, plan.codes) for plan in stock] == [
        ("plans, flagged", ("VAG003",)),
        ("reviews, unflagged", ()),
    ]
