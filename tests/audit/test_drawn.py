"""A sample's file is read back with the stock behind it, or refused with its line."""

import pytest

from ehc_text.audit.drawn import read_drawn, stock_behind
from ehc_text.audit.sample import by_flag, by_kind_and_flag, draw
from ehc_text.audit.scanned import ScannedPlan
from ehc_text.cli.sample import HEADINGS
from ehc_text.errors import UsageError
from ehc_text.records.finding import Severity


def plan(number, *severities, kind="ehc_plan"):
    return ScannedPlan(
        path=f"=plan-{number}.docx",
        sha256=f"{number:064x}",
        kind=kind,
        status="final",
        severities=severities,
        codes=("VAG001",) if severities else (),
    )


PLANS = (
    *(plan(n, "high") for n in range(6)),
    *(plan(n, "low") for n in range(6, 11)),
    *(plan(n) for n in range(11, 14)),
    *(plan(n, "low", kind="annual_review") for n in range(14, 17)),
)


def written(tmp_path, drawn, without=()):
    kept = [name for name in HEADINGS if name not in without]
    lines = [",".join(kept)]
    for one in drawn:
        cells = {
            "file": f"'{one.path}",
            "stratum": f'"{one.stratum}"',
            "stratum_size": one.stratum_size,
            "drawn": one.drawn,
            "seed": one.seed,
            "sha256": one.plan,
            "left_out": one.left_out,
        }
        lines.append(",".join(str(cells.get(name, "")) for name in kept))
    path = tmp_path / "sample.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("flagged_at", list(Severity))
@pytest.mark.parametrize("without", [(), ("sha256",)])
def test_the_strata_of_the_stock_are_those_of_the_draw(tmp_path, flagged_at, without):
    rule = by_flag(flagged_at)
    drawn = draw(PLANS, {"flagged": 3, "unflagged": 2}, seed=4, stratum_of=rule)
    back = read_drawn(written(tmp_path, drawn, without), PLANS)
    assert [(one.plan, one.stratum, one.chance, one.seed) for one in back] == [
        (one.plan, one.stratum, one.chance, 4) for one in drawn
    ]
    assert [one.stratum for one in stock_behind(back, PLANS)] == [rule(one) for one in PLANS]


def test_plans_and_reviews_drawn_apart_are_told_apart_in_the_stock(tmp_path):
    rule = by_kind_and_flag(Severity.LOW)
    drawn = draw(PLANS, {"plans, flagged": 3, "reviews, flagged": 2}, seed=4, stratum_of=rule)
    back = read_drawn(written(tmp_path, drawn), PLANS)
    assert [one.stratum for one in stock_behind(back, PLANS)] == [rule(one) for one in PLANS]


def test_a_sample_of_another_scan_is_refused(tmp_path):
    drawn = draw(PLANS, {"flagged": 3}, seed=4, stratum_of=by_flag(Severity.LOW))
    path = written(tmp_path, drawn)
    with pytest.raises(UsageError, match=r"sample\.csv:2: this plan is not in the scan"):
        read_drawn(path, PLANS[-3:])
    with pytest.raises(UsageError, match="not drawn from this scan"):
        stock_behind(read_drawn(path, PLANS), PLANS[:-1])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,size\na,1\n", "sample.csv:1: the column 'file' is missing"),
        ("file,stratum,stratum_size,drawn\n", "sample.csv:1: no plan was drawn"),
        ("file,stratum,stratum_size,drawn\n=plan-1.docx,flagged,many,2\n", "sample.csv:2: a number is missing"),
        (
            "file,stratum,stratum_size,drawn\n=plan-1.docx,flagged,2,3\n",
            "sample.csv:2: a number is missing",
        ),
    ],
)
def test_a_faulty_file_is_told_with_its_line(tmp_path, text, said):
    path = tmp_path / "sample.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        read_drawn(path, PLANS)
    assert str(caught.value).startswith(said)
