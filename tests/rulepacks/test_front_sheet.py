"""The front-sheet rules: the shipped file loads, and a faulty one is told by file and line."""

from pathlib import Path

import pytest

from ehc_text.errors import RulesError
from ehc_text.rulepacks.front_sheet import load_front_sheet, with_own_front_sheet

SHIPPED = Path(__file__).parents[2] / "rules" / "front_sheet.yaml"

FAULTS = [
    ("wrong role", 'role: "draft"', 'role: "drafty"', "no known role"),
    ("a bare word", '"draft*"', "12", "words in quotes"),
    ("capitals", '"draft*"', '"Draft"', "small letters"),
    ("no labels", '["final*"]', "[]", "at least one label"),
    ("unknown list", "review_dates:", "reviewdates:", "no known list"),
    ("a key too many", '  - role: "request"', '  - role: "request"\n    note: "x"', "nothing else"),
]


def test_the_shipped_rules_know_every_list():
    rules = load_front_sheet(SHIPPED.parent)
    assert {rule.role for rule in rules.dates} >= {"request", "draft", "final", "amended", "last_review", "next_review"}
    assert {rule.role for rule in rules.review_dates} >= {"meeting", "decision"}
    assert rules.absences


@pytest.mark.parametrize(("remark", "old", "new", "message"), FAULTS, ids=[case[0] for case in FAULTS])
def test_a_faulty_file_is_told_by_line(tmp_path, remark, old, new, message):
    text = SHIPPED.read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "front_sheet.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RulesError, match=rf"^front_sheet\.yaml:\d+: .*{message}"):
        load_front_sheet(tmp_path)


def test_a_missing_list_is_told(tmp_path):
    (tmp_path / "front_sheet.yaml").write_text('dates:\n  - role: "final"\n    labels: ["final*"]\n', encoding="utf-8")
    with pytest.raises(RulesError, match="'review_dates' needs a list"):
        load_front_sheet(tmp_path)


def test_own_labels_stand_before_the_shipped_ones_and_leave_the_other_lists(tmp_path):
    shipped = load_front_sheet(SHIPPED.parent)
    (tmp_path / "front_sheet.yaml").write_text('dates:\n  - role: "final"\n    labels: ["x"]\n', encoding="utf-8")
    own = with_own_front_sheet(shipped, tmp_path)
    assert own.dates[0].role == "final"
    assert own.dates[1:] == shipped.dates
    assert own.child == shipped.child
    assert with_own_front_sheet(shipped, tmp_path / "nowhere") is shipped
