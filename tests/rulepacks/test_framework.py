"""A faulty framework file is refused with its name and line, and what to mend."""

import pytest

from ehc_text.errors import RulesError
from ehc_text.rulepacks.framework import load_framework
from ehc_text.shipped import folder


@pytest.mark.parametrize(
    ("old", "new", "line_holds", "said"),
    [
        ('limiting: ["provision"', 'limiting: ["provisions"', "limiting", "provisions"),  # a standard that is not there
        ('"medium": 2, ', "", "points:", "medium"),  # a severity without points
        ("weight: 15", "weight: -1", "weight: -1", "greater than 0"),
        ('id: "needs"', 'id: "voice"', 'id: "voice"', "taken"),
        ("most_points:", "most_pints:", "most_pints", "no known key"),
        ("    weight: 15", "\tweight: 15", "weight: 15", "no YAML"),
        ('"good": 2, "requires', '"good": 6, "requires', "most_points", "must grow"),
        ('"good": 75', '"good": 35', "least_score", "must fall"),
        ('"VOI002"', '"STR001"', '"STR001"', "already speaks to 'voice'"),
        ('"VOI002"', '"VOI999"', '"VOI999"', "no check VOI999"),
        ('agency: "health"', 'agency: "healthy"', "healthy", "agency"),
        ('sections: ["B", "C"', 'sections: ["L", "C"', '"L"', "no section"),
    ],
)
def test_a_faulty_framework_says_where_and_what(tmp_path, old, new, line_holds, said):
    text = (folder("rules") / "framework.yaml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "framework.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    known = {f"{code}" for code in text.replace('"', " ").replace(",", " ").split() if code[-3:].isdigit()}
    with pytest.raises(RulesError, match=r"framework\.yaml:\d+: ") as caught:
        load_framework(tmp_path, known)
    line = int(str(caught.value).split(":")[1])
    assert said in str(caught.value)
    told = text.replace(old, new, 1).splitlines()
    assert any(line_holds in one for one in told[line - 2 : line + 1])


def test_a_missing_framework_is_refused(tmp_path):
    with pytest.raises(RulesError, match="needs its framework"):
        load_framework(tmp_path)
