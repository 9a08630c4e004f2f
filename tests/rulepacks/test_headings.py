import pytest
from section_builders import SHIPPED

from ehc_text.errors import RulesError
from ehc_text.records.plan import SECTION_LETTERS
from ehc_text.rulepacks.headings import load_headings

WHOLE = "titles:\n" + "".join(f'  "{letter}": ["Title of {letter}"]\n' for letter in SECTION_LETTERS)


def test_the_shipped_file_has_titles_for_every_section():
    assert set(SECTION_LETTERS) <= set(load_headings(SHIPPED).titles)


def test_a_file_of_titles_alone_is_enough(tmp_path):
    (tmp_path / "headings.yaml").write_text(WHOLE, encoding="utf-8")
    assert load_headings(tmp_path).titles["B"] == ("Title of B",)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (WHOLE + "titel: []\n", "headings.yaml:14: titel"),
        (WHOLE + 'columns:\n  "Z": ["Zoo"]\n', "headings.yaml:15: 'Z' is no section"),
        ('titles:\n  "A": ["About me"]\n', "headings.yaml:1: titles has none for section B"),
        (WHOLE + "endings: [1, 2]\n", "headings.yaml:14: endings.0"),
        ("titles: [\n", "headings.yaml:2: this is no YAML"),
    ],
)
def test_a_fault_is_told_by_file_and_line(tmp_path, content, fault):
    (tmp_path / "headings.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(RulesError) as caught:
        load_headings(tmp_path)
    assert str(caught.value).startswith(fault)
