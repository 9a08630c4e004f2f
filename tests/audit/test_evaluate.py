import json

import pytest
from assessed_builders import F_TEXT, absence, assessed, finding

from ehc_text.audit.evaluate import evaluate, worst_codes
from ehc_text.audit.gold import find_cases
from ehc_text.audit.measures import Tally
from ehc_text.errors import UsageError
from ehc_text.reporting.contract_object import contract_object

FIRST, SECOND = F_TEXT.split("\n")


def label(tmp_path, name="one", *, template="council", documents=(".docx",), **changes):
    """Write a gold file that agrees in full with `assessed(findings=(finding(), absence()))`."""
    gold = {
        "kind": "ehc_plan",
        "as_of": "2026-11-01",
        "dates": {"final": "2025-11-01", "amended": None},
        "sections": {"A": "", "F": F_TEXT},
        "statements": [
            {"section": "F", "text": FIRST, "vague": True, "codes": ["VAG003"]},
            {"section": "F", "text": SECOND, "vague": False, "codes": []},
        ],
        "expected": [{"code": "VOI001", "section": "A", "near": "", "why": "nothing of hers"}],
        "unsure": [],
    }
    folder = tmp_path / template
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.gold.json").write_text(json.dumps({**gold, **changes}), encoding="utf-8")
    for ending in documents:
        (folder / f"{name}{ending}").write_bytes(b"")
    return tmp_path


def figures(cases, *findings, **changes):
    found = contract_object(assessed(findings=findings, **changes))
    return evaluate(find_cases(cases), lambda _: found).figures


def test_full_agreement_scores_one_throughout(tmp_path):
    found = figures(label(tmp_path), finding(), absence())
    assert (found["documents"], found["documents_missing"], found["statements"]) == (1, 0, 2)
    assert found["statements_unmatched"] == 0
    for name in (
        "kind_accuracy",
        "section_found",
        "section_text_f1",
        "date_accuracy",
        "vague_precision",
        "vague_recall",
        "vague_f1",
        "vague_cause_f1",
        "codes_precision",
        "codes_recall",
        "codes_f1",
        "codes_f1_VOI",
        "council: section_text_f1",
        "council: vague_f1",
        "council: codes_f1",
    ):
        assert found[name] == 1.0, name


def test_a_missed_and_a_wrong_statement_halve_nothing_unseen(tmp_path):
    second = finding("VAG001", statement="F-002", quote="help", context=SECOND, start=41, end=45)
    found = figures(label(tmp_path), second, absence())
    assert (found["vague_precision"], found["vague_recall"], found["vague_f1"]) == (0.0, 0.0, 0.0)
    assert found["vague_cause_f1"] == 0.0


def test_a_statement_with_another_cause_is_right_with_a_wrong_cause(tmp_path):
    found = figures(label(tmp_path), finding("VAG011", quote="sessions", start=8, end=16), absence())
    assert found["vague_f1"] == 1.0
    assert found["vague_cause_f1"] == 0.0


def test_borderline_statements_are_not_scored(tmp_path):
    statements = [{"section": "F", "text": FIRST, "vague": False, "codes": [], "borderline": True}]
    found = figures(label(tmp_path, statements=statements), finding())
    assert (found["statements"], found["vague_f1"]) == (0, 1.0)


def test_a_statement_that_was_not_read_is_unmatched_and_not_vague(tmp_path):
    statements = [{"section": "G", "text": "The nurse calls.", "vague": True, "codes": ["VAG011"]}]
    found = figures(label(tmp_path, statements=statements), finding())
    assert (found["statements_unmatched"], found["vague_recall"]) == (1, 0.0)


def test_codes_of_which_the_officers_were_unsure_are_not_scored(tmp_path):
    found = figures(label(tmp_path, unsure=["DAT003"]), absence(), absence("DAT003", None))
    assert found["codes_precision"] == 1.0


def test_a_code_counts_once_for_a_document(tmp_path):
    found = figures(label(tmp_path), absence(), absence(), absence("DAT003", None))
    assert (found["codes_precision"], found["codes_recall"]) == (0.5, 1.0)
    assert (found["codes_f1_VOI"], found["codes_f1_DAT"]) == (1.0, 0.0)


@pytest.mark.parametrize(
    ("near", "expected"),
    [("sessions with a therapist", 1.0), ("quite other words than these", 0.0)],
)
def test_a_finding_is_located_by_its_quote_or_context(tmp_path, near, expected):
    labels = [{"code": "STR006", "section": "F", "near": near}]
    fault = finding("STR006", theme="structure", quote="Regular", statement=None)
    assert figures(label(tmp_path, expected=labels), fault)["codes_located"] == expected


def test_a_section_that_was_not_found_scores_nought_even_if_it_was_empty(tmp_path):
    found = figures(label(tmp_path, sections={"A": "", "F": F_TEXT, "G": ""}))
    assert found["section_found"] == pytest.approx(2 / 3)
    assert found["section_text_f1"] == pytest.approx(2 / 3)


def test_a_section_that_is_not_in_the_document_counts_against_the_text(tmp_path):
    found = figures(label(tmp_path, sections={"F": F_TEXT}))
    assert (found["section_found"], found["section_text_f1"]) == (1.0, 0.5)


def test_dates_that_are_absent_must_be_found_absent(tmp_path):
    found = figures(label(tmp_path, dates={"final": "2025-11-01", "next_review": None}))
    assert found["date_accuracy"] == 0.5


def test_a_document_that_is_not_there_is_missing_and_scores_nought(tmp_path):
    evaluation = evaluate(find_cases(label(tmp_path)), lambda _: None)
    assert evaluation.missing == ("one.docx",)
    assert evaluation.figures["documents_missing"] == 1
    assert evaluation.figures["section_text_f1"] == 0.0
    assert evaluation.figures["kind_accuracy"] == 0.0


def test_every_disagreement_is_remarked_on(tmp_path):
    found = contract_object(assessed(findings=(absence("DAT003", None),)))
    remarks = "\n".join(evaluate(find_cases(label(tmp_path)), lambda _: found).remarks)
    assert f"missed one.docx F: {FIRST}" in remarks
    assert "missed one.docx VOI001: nothing of hers" in remarks
    assert "wrongly found one.docx DAT003" in remarks


def test_templates_are_told_apart(tmp_path):
    label(tmp_path, "one", template="north")
    label(tmp_path, "two", template="south", sections={"F": "quite other words"})
    found = figures(tmp_path, finding(), absence())
    assert found["north: section_text_f1"] == 1.0
    assert found["south: section_text_f1"] == 0.0


def test_the_documents_of_a_case_are_those_named_or_those_beside_it(tmp_path):
    label(tmp_path, "one", documents=(".docx", ".pdf"))
    label(tmp_path, "two", documents=(".docx", ".pdf"), files=["two.pdf"])
    assert [file.path.name for file in find_cases(tmp_path)] == ["one.docx", "one.pdf", "two.pdf"]


def test_a_folder_without_cases_is_refused(tmp_path):
    with pytest.raises(UsageError, match=r"\.gold\.json"):
        find_cases(tmp_path)


@pytest.mark.parametrize("changes", [{"as_of": "1.11.2026"}, {"statements": [{"section": "F"}]}])
def test_a_faulty_gold_file_is_named(tmp_path, changes):
    with pytest.raises(UsageError, match=r"one\.gold\.json: (as_of|statements)"):
        find_cases(label(tmp_path, **changes))


def test_the_codes_with_the_most_wrong_decisions_come_first():
    codes = {"A": Tally(tp=9), "B": Tally(fp=1, fn=2), "C": Tally(fp=1)}
    assert [code for code, _ in worst_codes(codes, most=2)] == ["B", "C"]
