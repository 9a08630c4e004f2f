import json

import pytest

from ehc_text.classifiers.rows import read_rows
from ehc_text.errors import ModelError

GOOD = {"id": "1", "group": "g", "text": "Daily reading.", "label": "firm", "register": "hurried"}


def write(tmp_path, *rows):
    path = tmp_path / "training.jsonl"
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_rows_come_in_order_and_empty_lines_are_passed_by(tmp_path):
    rows = read_rows(write(tmp_path, GOOD, "", GOOD | {"id": "2", "label": "vague"}), ("firm", "vague"))
    assert [(row.id, row.label, row.register_, row.weight) for row in rows] == [
        ("1", "firm", "hurried", 1.0),
        ("2", "vague", "hurried", 1.0),
    ]


@pytest.mark.parametrize(
    ("row", "what"),
    [
        (GOOD | {"id": "2", "label": "odd"}, "'odd' is no label"),
        (GOOD, "the id '1' stands twice"),
        (GOOD | {"id": "2", "text": ""}, "text: "),
        (GOOD | {"id": "2", "weight": 0}, "weight: "),
        (GOOD | {"id": "2", "colour": "red"}, "colour: "),
        ("{", "the row: "),
    ],
)
def test_a_faulty_row_is_told_with_its_line(tmp_path, row, what):
    with pytest.raises(ModelError, match=rf"training.jsonl:2: {what}"):
        read_rows(write(tmp_path, GOOD, row), ("firm", "vague"))


def test_a_file_without_rows_is_refused(tmp_path):
    with pytest.raises(ModelError, match="no rows"):
        read_rows(write(tmp_path, ""), ("firm",))


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(ModelError, match="cannot be read"):
        read_rows(tmp_path / "training.jsonl", ("firm",))
