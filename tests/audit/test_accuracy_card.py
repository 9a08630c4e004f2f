import pytest
import yaml
from audit_builders import CODE

from ehc_text.audit.accuracy_card import Trust, accuracy_card, switch_off_lines
from ehc_text.audit.estimate import CodeEstimate
from ehc_text.audit.intervals import Interval, wilson
from ehc_text.rulepacks.own import with_own_rules
from ehc_text.shipped import folder


def estimated(code=CODE, right=0, decided=0):
    nothing = Interval(value=0.5, low=0.0, high=1.0)
    return CodeEstimate(
        code=code,
        stock=100,
        flagged=40,
        read=20,
        read_flagged=10,
        findings_decided=decided,
        precision=wilson(right / decided, decided) if decided else None,
        found=None,
        missed=None,
        prevalence=nothing,
        alone=nothing,
    )


TRUSTS = [
    (29, 30, Trust.TRUST, "nearly always right"),
    (20, 30, Trust.CHECK, "two of three"),
    (5, 6, Trust.UNKNOWN, "too few"),
    (0, 0, Trust.UNKNOWN, "none"),
    (8, 10, Trust.CHECK, "four of five, but of ten only: perhaps 0.49"),
    (9, 10, Trust.TRUST, "0.60 at the least"),
    (14, 30, Trust.BELOW, "less than half, perhaps more"),
    (3, 30, Trust.BELOW, "surely less than half"),
]


@pytest.mark.parametrize(("right", "decided", "expected", "remark"), TRUSTS)
def test_what_to_make_of_a_rule_follows_from_its_precision(right, decided, expected, remark):
    (entry,) = accuracy_card([estimated(right=right, decided=decided)])
    assert entry.trust is expected, remark
    assert entry.is_surely_below is (remark == "surely less than half")


def test_the_least_right_rules_come_first_and_those_without_verdicts_last():
    card = accuracy_card([estimated("DAT001"), estimated("VAG001", 9, 10), estimated("VAG002", 2, 10)])
    assert [entry.code for entry in card] == ["VAG002", "VAG001", "DAT001"]


def test_rules_below_the_floor_are_offered_for_switching_off(tmp_path):
    card = accuracy_card([estimated("VAG001", 3, 30), estimated("VAG002", 14, 30), estimated("VAG003", 29, 30)])
    lines = "\n".join(switch_off_lines(card))
    assert yaml.safe_load(lines) == {"extends": "shipped", "switch_off": ["VAG001"]}
    assert '# perhaps: "VAG002",  # right in 47% of 30, 30% to 64%' in lines
    assert "VAG003" not in lines


def test_the_lines_are_rules_of_ones_own_that_can_be_loaded(tmp_path):
    from ehc_text.rulepacks.load import load_rules

    card = accuracy_card([estimated("VAG001", 3, 30), estimated("VAG002", 14, 30)])
    (tmp_path / "own.yaml").write_text("\n".join(switch_off_lines(card)))
    pack = with_own_rules(load_rules(folder("rules")), tmp_path)
    codes = {check.code for check in pack.checks}
    assert "VAG001" not in codes
    assert "VAG002" in codes


def test_no_lines_are_offered_where_no_rule_is_below():
    assert list(switch_off_lines(accuracy_card([estimated(right=29, decided=30)]))) == []


def test_a_council_sets_its_own_floor():
    (entry,) = accuracy_card([estimated(right=20, decided=30)], floor=0.9)
    assert entry.trust is Trust.BELOW
    assert entry.is_surely_below


def test_a_rule_that_plans_and_reviews_spoke_of_has_one_entry_where_more_was_decided():
    (entry,) = accuracy_card([estimated(right=29, decided=30), estimated(right=0, decided=2)])
    assert (entry.decided, entry.trust) == (30, Trust.TRUST)
