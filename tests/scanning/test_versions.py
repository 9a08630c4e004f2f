"""What makes a result another one, so that a file must be read again."""

import datetime as dt
from dataclasses import replace
from types import SimpleNamespace

import pytest

from ehc_text.records.finding import Severity
from ehc_text.scanning import versions
from ehc_text.scanning.task import ReadingOrder
from ehc_text.scanning.versions import versions_of

ORDER = ReadingOrder(as_of=dt.date(2026, 11, 1), models="off")


def tools(version="a"):
    return SimpleNamespace(pack=SimpleNamespace(version=version))


@pytest.mark.parametrize(
    "change",
    [
        {"as_of": dt.date(2026, 11, 2)},
        {"off": ("VAG001",)},
        {"severities": {"VAG001": Severity.LOW}},
        {"models": None},
        {"password": "open"},
    ],
)
def test_another_order_gives_another_fingerprint(change):
    assert versions_of(replace(ORDER, **change), tools()) != versions_of(ORDER, tools())


def test_other_rules_give_another_fingerprint():
    assert versions_of(ORDER, tools("a")) != versions_of(ORDER, tools("b"))


@pytest.mark.parametrize("change", [{"password": "b"}, {"time_limit_seconds": 7.0}, {"sources": {"VAG001": "x:1"}}])
def test_what_changes_no_result_changes_no_fingerprint(change):
    order = replace(ORDER, password="a")  # noqa: S106
    assert versions_of(replace(order, **change), tools()) == versions_of(order, tools())


def test_a_program_that_is_found_since_gives_another_fingerprint(monkeypatch):
    monkeypatch.setattr(versions, "find_libreoffice", lambda: None)
    before = versions_of(ORDER, tools())
    monkeypatch.setattr(versions, "find_libreoffice", lambda: "/usr/bin/soffice")
    assert versions_of(ORDER, tools()) != before


def test_another_line_of_the_program_gives_another_fingerprint(monkeypatch, tmp_path):
    monkeypatch.setattr(versions, "_package", lambda: tmp_path)
    (tmp_path / "a.py").write_text("one = 1")
    before = versions_of(ORDER, tools())
    (tmp_path / "a.py").write_text("one = 2")
    assert versions_of(ORDER, tools()) != before


def test_the_password_is_not_shown():
    assert "open" not in repr(replace(ORDER, password="open"))  # noqa: S106
