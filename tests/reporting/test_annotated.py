"""Whole plans annotated: each finding of the example plans is marked at exactly its words, and all else stays."""

import datetime as dt
import io
import re
import zipfile
from pathlib import Path

import pikepdf
import pytest
from lxml import etree
from reporting.test_word import bared, macro_file, ranges

from ehc_text.errors import UsageError
from ehc_text.pipeline import assess_file, load_tools
from ehc_text.reading.open import read_document
from ehc_text.reporting.annotated import annotated_copy
from ehc_text.reporting.marks import marks_of

pytestmark = pytest.mark.model

PLANS = Path(__file__).parents[2] / "examples" / "plans"
AS_OF = dt.date(2026, 11, 1)
WRITTEN = dt.datetime(2026, 11, 1, 9, 30, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def tools():
    """Return the shipped rules; without the models, which take longer and change no place."""
    return load_tools()


def annotated(path, tools, tmp_path):
    """Return the path of the copy, and the marks that are in it."""
    assessed = assess_file(path, relative=path.name, as_of=AS_OF, tools=tools)
    out = tmp_path / f"marked{path.suffix}"
    out.write_bytes(annotated_copy(path, assessed, out=out, written=WRITTEN))
    return out, marks_of(assessed, read_document(path))


@pytest.mark.parametrize("path", sorted(PLANS.glob("*.docx")), ids=lambda path: path.stem)
def test_each_comment_of_an_example_plan_holds_exactly_its_quote(path, tools, tmp_path):
    out, marks = annotated(path, tools, tmp_path)
    held = list(ranges(out.read_bytes()).values())
    told = [_squeezed(mark.finding.quote) if mark.is_quote else None for mark in marks]
    found = [_squeezed(words) if mark.is_quote else None for words, mark in zip(held, marks, strict=True)]
    assert found == told
    old, new = read_document(path), read_document(out)
    assert tuple(map(bared, new.blocks)) == tuple(map(bared, old.blocks))
    assert new.margins == old.margins


@pytest.mark.parametrize("path", sorted(PLANS.glob("*.pdf")), ids=lambda path: path.stem)
def test_each_finding_of_an_example_plan_is_highlighted_on_its_page(path, tools, tmp_path):
    out, marks = annotated(path, tools, tmp_path)
    with pikepdf.open(out) as pdf:
        noted = [
            (str(note.Subj), number)
            for number, page in enumerate(pdf.pages, start=1)
            for note in page.obj.get("/Annots", [])
            if str(note.get("/T", "")) == "ehc-text"
        ]
    for mark in marks:
        page = mark.stretches[0].place.page if mark.stretches else 1
        assert (mark.finding.code, page) in noted
    assert len(noted) >= len(marks)
    assert read_document(out).blocks == read_document(path).blocks


@pytest.mark.parametrize(
    ("name", "out", "is_fit"),
    [
        ("plan.docm", "marked.docx", True),
        ("plan.docm", "marked.docm", True),
        ("PLAN.DOCM", "marked.docm", True),
        ("plan.docx", "marked.docm", False),
        ("plan.docm", "marked.doc", False),
    ],
)
def test_a_macro_file_may_keep_its_kind_of_name(tools, tmp_path, name, out, is_fit):
    path = tmp_path / name
    path.write_bytes(macro_file())
    assessed = assess_file(path, relative=name, as_of=AS_OF, tools=tools)
    if not is_fit:
        with pytest.raises(UsageError, match=r"call it 'marked\.docx'"):
            annotated_copy(path, assessed, out=Path(out), written=WRITTEN)
        return
    copy = zipfile.ZipFile(io.BytesIO(annotated_copy(path, assessed, out=Path(out), written=WRITTEN)))
    assert ("word/vbaProject.bin" in copy.namelist()) is out.endswith(".docm")
    etree.fromstring(copy.read("word/comments.xml"))


def test_the_same_copy_has_the_same_bytes(tools, tmp_path):
    for name in ("cells-01.docx", "cells-02.pdf"):
        first, _ = annotated(PLANS / name, tools, tmp_path)
        before = first.read_bytes()
        assert annotated(PLANS / name, tools, tmp_path)[0].read_bytes() == before


def _squeezed(words: str) -> str:
    """Return words without blanks, and without the signs that part cells."""
    return re.sub(r"[\s|]+", "", words)
