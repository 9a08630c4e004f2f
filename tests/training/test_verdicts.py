import json

import pytest

from ehc_text.errors import ModelError
from ehc_text.training.verdicts import WEIGHT, rows_from_verdicts

HEADS = "plan,section,statement,columns,lead_in,code,verdict,auditor,child\n"


def rows(tmp_path, text, name="verdicts.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return rows_from_verdicts(path)


def test_a_statement_is_vague_where_one_finding_on_it_was_upheld(tmp_path):
    [row] = rows(
        tmp_path,
        HEADS + "P1,F,Some help.,,,VAG004,disagree,ann,\nP1,F,Some help.,,,VAG011,agree,ann,\n",
    )
    assert (row.label, row.codes, row.weight, row.group, row.hand) == (
        "vague",
        ("VAG011",),
        WEIGHT,
        "verdict P1",
        "auditor ann",
    )


def test_a_statement_is_firm_where_every_finding_on_it_was_rejected(tmp_path):
    [row] = rows(tmp_path, HEADS + "P1,F,Daily help.,,,VAG004,disagree,ann,\n")
    assert (row.label, row.codes) == ("firm", ())


def test_a_missed_fault_makes_a_vague_row_and_an_answer_left_out_makes_none(tmp_path):
    found = rows(tmp_path, HEADS + "P1,G,Clinic.,,,VAG020,missed,,\nP2,G,Other.,,,VAG011,not applicable,,\n")
    assert [(row.text, row.label) for row in found] == [("Clinic.", "vague")]


def test_the_same_words_in_two_plans_are_two_rows_and_a_cell_may_hold_a_comma(tmp_path):
    text = (
        HEADS
        + 'P1,F,"Help | TA, daily",What | Who,,VAG011,agree,,\nP2,F,"Help | TA, daily",What | Who,,VAG011,disagree,,\n'
    )
    assert [(row.group, row.label, row.columns) for row in rows(tmp_path, text)] == [
        ("verdict P1", "vague", "What | Who"),
        ("verdict P2", "firm", "What | Who"),
    ]


def test_json_lines_say_the_same_as_csv(tmp_path):
    verdict = {"plan": "P1", "section": "F", "statement": "Some help.", "code": "VAG004", "verdict": "agree"}
    assert rows(tmp_path, json.dumps(verdict), "v.jsonl") == rows(
        tmp_path, HEADS + "P1,F,Some help.,,,VAG004,agree,,\n"
    )


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("P1,B,Some help.,,,VAG004,agree,,", "3: section: "),
        ("P1,F,Some help.,,,VAG004,perhaps,,", "3: verdict: "),
        ("P1,F,,,,VAG004,agree,,", "3: statement: "),
        ("P1,F,Some help.,,,VAGUE,agree,,", "3: code: "),
    ],
)
def test_a_faulty_verdict_is_told_with_its_line(tmp_path, line, what):
    with pytest.raises(ModelError, match=rf"verdicts\.csv:{what}"):
        rows(tmp_path, f"{HEADS}P1,F,Daily help.,,,VAG004,agree,,\n{line}\n")


def test_a_file_with_nothing_to_learn_is_refused(tmp_path):
    with pytest.raises(ModelError, match="nothing to learn"):
        rows(tmp_path, HEADS + "P1,F,Help.,,,OUT001,agree,,\n")


def test_a_line_that_is_no_json_is_told(tmp_path):
    with pytest.raises(ModelError, match=r"v\.jsonl:2: this is no JSON"):
        rows(
            tmp_path,
            '{"plan": "P1", "section": "F", "statement": "x", "code": "VAG004", "verdict": "agree"}\n{',
            "v.jsonl",
        )
