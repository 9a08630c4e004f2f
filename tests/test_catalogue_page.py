"""The committed catalogue page says what the rule files say."""

from pathlib import Path

import pytest

from ehc_text.reporting.catalogue_page import catalogue_as_markdown, is_statutory
from ehc_text.rulepacks.load import load_rules
from ehc_text.shipped import folder

PAGE = Path(__file__).parents[1] / "docs" / "catalogue.md"


@pytest.fixture(scope="module")
def pack():
    return load_rules(folder("rules"))


def test_the_committed_page_is_up_to_date(pack):
    assert PAGE.read_text("utf-8") == catalogue_as_markdown(pack) + "\n", "run `make docs`, and commit the page"


def test_every_check_has_its_place_on_the_page(pack):
    page = PAGE.read_text("utf-8")
    for check in pack.checks:
        assert page.count(f"\n### {check.code} {check.name}\n") == 1
        assert f"(#{check.code.lower()}-{check.name})" in page


def test_law_is_told_from_custom(pack):
    by_code = {check.code: check for check in pack.checks}
    assert is_statutory(by_code["DAT002"])
    assert not is_statutory(by_code["DAT001"])  # no law says three years
