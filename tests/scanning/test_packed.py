"""What is sent by a worker and kept in the ledger is all that was found."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from assessed_builders import assessed, unread

from ehc_text.pipeline import as_found, assess_file, load_tools
from ehc_text.scanning.packed import pack, unpack
from ehc_text.shipped import folder

EXAMPLES = Path(__file__).parent.parent.parent / "examples" / "plans"
AS_OF = dt.date(2026, 11, 1)


@pytest.fixture(scope="module")
def tools():
    return load_tools(models=folder("models"))


@pytest.mark.model
@pytest.mark.parametrize("name", ["cells-01.docx", "columns-02.pdf", "annual-review-01.docx", "letter-01.docx"])
def test_a_plan_comes_back_as_it_was_and_settled_anew_is_the_same(name, tools):
    found = assess_file(EXAMPLES / name, relative=f"north/{name}", as_of=AS_OF, tools=tools)
    assert unpack(pack(found)) == found
    assert as_found(unpack(pack(found)), f"north/{name}", tools) == found


def test_a_file_under_another_name_is_told_under_that_name(tools):
    found = unread("locked.pdf")
    told = replace(found.problems[0], message="locked.pdf: the file is locked")
    again = as_found(replace(found, problems=(told,)), "south/other.pdf", tools)
    assert (again.file.name, again.file.path) == ("other.pdf", "south/other.pdf")
    assert again.problems[0].message == "other.pdf: the file is locked"


def test_a_name_that_is_no_valid_text_can_be_packed():
    found = assessed("x.docx")
    found = replace(found, file=replace(found.file, name="pl\udce4n.docx"))
    assert unpack(pack(found)).file.name == "pl?n.docx"


@pytest.mark.parametrize("damaged", [b"", b"no zip", pack(assessed("x.docx"))[:-5]])
def test_damaged_bytes_are_refused(damaged):
    with pytest.raises(ValueError):
        unpack(damaged)
