"""On simple tables, what we read is what pdfplumber reads, a second reader of the same files."""

from io import BytesIO

import pdfplumber
import pytest
from hazards.pdf.drawn import Drawn, rows

from ehc_text.reading.pdf.read import read_pdf
from ehc_text.records.document import Table

TABLES = [
    ((60, 200, 340, 500), (100, 120, 140), [("Provision", "Who", "When"), ("Phonics", "Mrs Reed", "Daily")]),
    ((60, 300), (100, 130, 160, 190), [("one",), ("two",), ("three",)]),
    ((40, 240, 300, 550), (200, 240, 280), [(("two lines", "in a cell"), "a", "b"), ("c", "", "d")]),
]


@pytest.mark.parametrize("drawing", TABLES)
def test_a_table_has_the_cells_that_pdfplumber_sees(drawing):
    data = Drawn().grid(*drawing).bytes()
    with pdfplumber.open(BytesIO(data)) as pdf:
        expected = [[(cell or "").replace("\n", " ") for cell in row] for row in pdf.pages[0].extract_tables()[0]]
    assert [[cell.replace(" / ", " ") for cell in row] for row in rows(read_pdf(data).blocks[0])] == expected


def test_a_page_has_the_words_that_pdfplumber_sees():
    drawn = Drawn().wrapped(60, 80, "She reads every day with her teacher, who hears her read aloud for ten minutes.")
    data = drawn.grid(*TABLES[0]).text(60, 200, "Words after the table.").bytes()
    with pdfplumber.open(BytesIO(data)) as pdf:
        expected = sorted(word["text"] for word in pdf.pages[0].extract_words())
    assert sorted(_words(read_pdf(data).blocks)) == expected


def _words(blocks):
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from _words(cell.blocks)
        else:
            yield from block.text.split()
