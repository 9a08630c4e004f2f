import os
import stat
from pathlib import Path

import pytest

from ehc_text.errors import DocumentError, OutputError, UsageError

pytestmark = pytest.mark.model

PLANS = Path(__file__).parents[2] / "examples" / "plans"
AS_OF = ("--as-of", "2026-11-01", "--models", "off")


@pytest.fixture
def draft(tmp_path):
    """Return a Word file of its own for the test."""
    file = tmp_path / "draft.docx"
    file.write_bytes((PLANS / "cells-01.docx").read_bytes())
    return file


@pytest.mark.parametrize("name", ["cells-01.docx", "cells-02.pdf"])
def test_the_copy_is_written_and_the_original_is_as_it_was(ehc, tmp_path, name):
    file, out = tmp_path / name, tmp_path / f"marked{Path(name).suffix}"
    file.write_bytes((PLANS / name).read_bytes())
    result = ehc("check", file, "--annotate", out, *AS_OF)
    assert result.exit_code == 0
    assert file.read_bytes() == (PLANS / name).read_bytes()
    assert out.stat().st_size > file.stat().st_size / 2
    assert f"{out}: a copy with " in result.stderr
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted([file.name, out.name])
    if os.name == "posix":
        assert stat.S_IMODE(out.stat().st_mode) == 0o600


def refused(result, kind, words):
    """Assert that a run ended with this error, which the program turns to an exit code and a line on stderr."""
    assert isinstance(result.exception, kind), result.output
    assert words in str(result.exception)


def test_the_file_itself_is_never_written_over(ehc, draft, tmp_path):
    before = draft.read_bytes()
    refused(ehc("check", draft, "--annotate", draft, "--overwrite", *AS_OF), UsageError, "is the file itself")
    linked = tmp_path / "same.docx"
    linked.hardlink_to(draft)
    refused(ehc("check", draft, "--annotate", linked, "--overwrite", *AS_OF), UsageError, "is the file itself")
    assert draft.read_bytes() == before


def test_a_file_that_is_there_is_replaced_only_where_that_was_asked(ehc, draft, tmp_path):
    out = tmp_path / "marked.docx"
    out.write_text("mine")
    refused(ehc("check", draft, "--annotate", out, *AS_OF), OutputError, "add --overwrite")
    assert out.read_text() == "mine"
    assert ehc("check", draft, "--annotate", out, "--overwrite", *AS_OF).exit_code == 0
    assert out.read_bytes()[:2] == b"PK"


@pytest.mark.parametrize("name", ["marked.pdf", "marked.docm", "marked", "marked.txt"])
def test_the_copy_of_a_word_file_is_called_a_word_file(ehc, draft, tmp_path, name):
    refused(ehc("check", draft, "--annotate", tmp_path / name, *AS_OF), UsageError, "call it 'marked.docx'")
    assert not (tmp_path / name).exists()


def test_the_copy_of_a_pdf_is_called_a_pdf(ehc, tmp_path):
    result = ehc("check", PLANS / "cells-02.pdf", "--annotate", tmp_path / "marked.docx", *AS_OF)
    refused(result, UsageError, "cells-02.pdf is a PDF file, and so is its copy; call it 'marked.pdf'")


def test_a_folder_that_is_not_there_is_told(ehc, draft, tmp_path):
    refused(ehc("check", draft, "--annotate", tmp_path / "no" / "m.docx", *AS_OF), OutputError, "could not be written")


def test_a_file_that_cannot_be_read_gets_no_copy(ehc, tmp_path):
    file = tmp_path / "draft.docx"
    file.write_bytes(b"PK\x03\x04 cut off")
    assert ehc("check", file, "--annotate", tmp_path / "out.docx", *AS_OF).exit_code == 3
    assert not (tmp_path / "out.docx").exists()


def test_a_file_that_was_changed_on_the_way_is_not_marked_at_the_wrong_words(draft, tmp_path):
    from assessed_builders import assessed

    from ehc_text.cli.annotate import write_annotated

    with pytest.raises(DocumentError, match="was changed"):
        write_annotated(draft, assessed("draft.docx"), tmp_path / "out.docx", password=None)


def test_only_what_is_shown_is_marked(ehc, draft, tmp_path):
    result = ehc("check", draft, "--only", "H2", "--annotate", tmp_path / "out.docx", *AS_OF)
    assert "a copy with 3 findings marked" in result.stderr
