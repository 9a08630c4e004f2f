"""A faulty framework file is refused with its name and what to mend."""

import pytest

from ehc_text.errors import RulesError
from ehc_text.rulepacks.framework import load_framework
from ehc_text.shipped import folder


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('limiting: ["provision"', 'limiting: ["provisions"', "provisions"),  # a standard that is not there
        ('"medium": 2, ', "", "medium"),  # a severity without points
        ("weight: 15", "weight: -1", "standards.0.weight"),
        ('id: "needs"', 'id: "voice"', "same id"),
        ("most_points:", "most_pints:", "most_pints"),
        ("    weight: 15", "\tweight: 15", "no valid YAML"),
    ],
)
def test_a_faulty_framework_says_where_and_what(tmp_path, old, new, said):
    text = (folder("rules") / "framework.yaml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "framework.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RulesError, match=r"framework\.yaml:\d+: ") as caught:
        load_framework(tmp_path)
    assert said in str(caught.value)


def test_a_missing_framework_is_refused(tmp_path):
    with pytest.raises(RulesError, match="needs this file"):
        load_framework(tmp_path)
