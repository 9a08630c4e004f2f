"""The audit pack: what the workbook offers, and what is read back from it or told of its cells."""

import datetime as dt
import time
import zipfile

import pytest
from desk_builders import AT, audit_finding, audit_pack, audit_plan, audit_sample, recording_of
from openpyxl import load_workbook
from pack_filler import fill

from ehc_text.audit.pack.answers import open_pack, read_answers
from ehc_text.audit.pack.layout import COVER, DAY_CELL, LISTS, OTHER, STANDARDS, layout_of, standards_of
from ehc_text.audit.pack.write import write_pack
from ehc_text.audit.store import open_store
from ehc_text.errors import OutputError, PackError
from ehc_text.records.assessment import Grade
from ehc_text.records.audit import Answer
from ehc_text.rulepacks.framework import load_framework
from ehc_text.rulepacks.load import load_rules
from ehc_text.shipped import folder

TODAY = dt.date(2026, 11, 25)


@pytest.fixture(scope="module")
def framework():
    return load_framework(folder("rules"))


@pytest.fixture(scope="module")
def checks():
    return load_rules(folder("rules")).checks


@pytest.fixture
def made(tmp_path, framework, checks):
    """Return a pack of three plans and its workbook; the second plan has no finding, the third is a review."""
    plans = (
        audit_plan(1, audit_finding(1), audit_finding(2, "VAG003", quote="=1+1", context="=1+1 | regularly")),
        audit_plan(2),
        audit_plan(3, audit_finding(1, "ARV001", section="", statement=""), drawn={"kind": "annual_review"}),
    )
    pack = audit_pack(audit_sample(*plans))
    path = tmp_path / "pack.xlsx"
    write_pack(path, pack, plans, framework, checks)
    return pack, path


def read(made, framework, checks, today=TODAY):
    pack, path = made
    book, key = open_pack(path)
    assert key == pack.key
    return read_answers(book, pack, framework, [check.code for check in checks], today)


def layout(pack, number, framework):
    plan = pack.plans[number - 1]
    return layout_of(plan, standards_of(plan, framework))


def test_each_plan_has_a_sheet_behind_the_cover_and_the_standards(made):
    assert load_workbook(made[1]).sheetnames == [COVER, STANDARDS, "Plan 1", "Plan 2", "Plan 3", LISTS]


def test_what_was_filled_in_is_read_back(made, framework, checks):
    pack, path = made
    rows = layout(pack, 1, framework)
    more = {
        ("Plan 1", f"F{rows.findings + 1}"): " Disagree ",
        ("Plan 1", f"G{rows.findings + 1}"): "It says when.",
        ("Plan 1", f"H{rows.findings}"): "yes",
        ("Plan 1", f"B{rows.missed}"): "VAG005 unnamed deliverer",
        ("Plan 1", f"C{rows.missed}"): "F-001",
        ("Plan 1", f"D{rows.missed}"): "an adult",
        ("Plan 1", f"B{rows.missed + 3}"): OTHER,
        ("Plan 1", f"C{rows.missed + 3}"): "E",
        ("Plan 1", f"G{rows.missed + 3}"): "Two outcomes contradict each other.",
        ("Plan 1", f"F{rows.standards}"): "not judged",
        ("Plan 1", rows.signed_cell): "Q. Lead",
        ("Plan 1", rows.consent_cell): "yes",
        ("Plan 1", f"G{rows.whole}"): "Nearly there.",
        (COVER, DAY_CELL): "20/11/2026",
    }
    fill(path, pack, framework, more=more)
    recording = read(made, framework, checks)
    assert (recording.auditor, recording.decided_on) == ("A. Reader", dt.date(2026, 11, 20))
    told = [(a.plan, a.number, a.code, a.section, a.statement, a.answer, a.is_example) for a in recording.findings]
    assert told == [
        (1, 1, "VAG001", "F", "F-001", Answer.AGREE, True),
        (1, 2, "VAG003", "F", "F-001", Answer.DISAGREE, False),
        (1, None, "VAG005", "F", "F-001", Answer.MISSED, False),
        (1, None, "", "E", "", Answer.MISSED, False),
        (3, 1, "ARV001", "", "", Answer.AGREE, False),
    ]
    grades = {(one.plan, one.standard): one.grade for one in recording.grades}
    assert grades[1, "voice"] is None
    assert grades[2, "voice"] is Grade.GOOD
    assert {standard for plan, standard in grades if plan == 3} == {
        "review-voice",
        "review-evidence",
        "review-decision",
    }
    first = recording.plans[0]
    assert (first.grade, first.signed_by, first.has_consent, first.comment) == (
        Grade.GOOD,
        "Q. Lead",
        True,
        "Nearly there.",
    )


def test_the_childs_names_are_put_out_of_sight_in_what_an_auditor_writes(tmp_path, framework, checks):
    plan = audit_plan(1, audit_finding(1), child=("Amina Jo", "Hart-Lee"))
    pack = audit_pack(audit_sample(plan))
    write_pack(tmp_path / "pack.xlsx", pack, [plan], framework, checks)
    rows = layout_of(plan, standards_of(plan, framework))
    more = {
        ("Plan 1", f"G{rows.findings}"): "AMINA needs it, Mr Hart says.",
        ("Plan 1", f"B{rows.missed}"): "VAG005",
        ("Plan 1", f"D{rows.missed}"): "Jo’s adult helps Amina",
        ("Plan 1", f"G{rows.standards}"): "Amina's own words.",
        ("Plan 1", f"G{rows.whole}"): "Ask Miss Lee.",
    }
    fill(tmp_path / "pack.xlsx", pack, framework, more=more)
    recording = read((pack, tmp_path / "pack.xlsx"), framework, checks)
    assert recording.findings[0].reason == "Robin needs it, Mr Surname says."
    assert recording.findings[1].words == "Robin’s adult helps Robin"
    assert recording.grades[0].reason == "Robin's own words."
    assert recording.plans[0].comment == "Ask Miss Surname."


def test_a_plan_that_nobody_began_is_passed_by(made, framework, checks):
    fill(made[1], made[0], framework, plans=[2])
    recording = read(made, framework, checks)
    assert {one.plan for one in recording.plans} == {2}
    assert recording.decided_on == TODAY


FAULTS = [
    ({"F": None}, "F", "choose agree, disagree", "no answer"),
    ({"F": "perhaps"}, "F", "choose agree, disagree", "none of the answers"),
    ({"F": "disagree"}, "G", "why", "no reason where one disagrees"),
    ({"F": "not applicable"}, "G", "why", "no reason where it does not apply"),
    ({"F": "=A1"}, "F", "formula", "a formula"),
    ({"H": "maybe"}, "H", "choose yes", "an example that is neither yes nor empty"),
    ({"A": "9"}, "A", "rows were moved", "a row that is not where it was"),
]


@pytest.mark.parametrize(("cells", "column", "said", "remark"), FAULTS, ids=[fault[3] for fault in FAULTS])
def test_a_fault_in_an_answer_is_told_by_its_cell(made, framework, checks, cells, column, said, remark):
    row = layout(made[0], 1, framework).findings
    fill(made[1], made[0], framework, more={("Plan 1", f"{name}{row}"): value for name, value in cells.items()})
    with pytest.raises(PackError) as caught:
        read(made, framework, checks)
    assert f"Plan 1!{column}{row}: " in str(caught.value), remark
    assert said in str(caught.value)
    assert "nothing was recorded" in str(caught.value)


MISSED = [
    ({"D": "an adult"}, "B", "choose a check", "no check"),
    ({"B": "XYZ123", "D": "an adult"}, "B", "choose a check", "an unknown check"),
    ({"B": "VAG005", "C": "F-099", "D": "an adult"}, "C", "choose a statement", "a statement that is not there"),
    ({"B": "VAG005", "C": "F-001"}, "G", "say what is wrong", "neither words nor what is wrong"),
]


@pytest.mark.parametrize(("cells", "column", "said", "remark"), MISSED, ids=[fault[3] for fault in MISSED])
def test_a_fault_in_a_missed_fault_is_told_by_its_cell(made, framework, checks, cells, column, said, remark):
    row = layout(made[0], 1, framework).missed
    fill(made[1], made[0], framework, more={("Plan 1", f"{name}{row}"): value for name, value in cells.items()})
    with pytest.raises(PackError) as caught:
        read(made, framework, checks)
    assert f"Plan 1!{column}{row}: " in str(caught.value), remark
    assert said in str(caught.value)


def test_grades_sign_offs_and_the_cover_are_checked_too_and_all_is_told_at_once(made, framework, checks):
    pack, path = made
    rows = layout(pack, 1, framework)
    more = {
        ("Plan 1", f"F{rows.standards + 1}"): "excellent",
        ("Plan 1", f"F{rows.standards + 2}"): None,
        ("Plan 1", rows.overall_cell): "not judged",
        ("Plan 1", rows.signed_cell): "Q. Lead",
        ("Plan 1", rows.consent_cell): "probably",
        (COVER, DAY_CELL): dt.datetime(2027, 1, 1),
        (COVER, "C5"): None,
    }
    fill(path, pack, framework, more=more)
    with pytest.raises(PackError) as caught:
        read(made, framework, checks)
    told = [line.split(":")[0].strip() for line in str(caught.value).splitlines()[1:]]
    assert sorted(told) == sorted(
        [f"{COVER}!C5", f"{COVER}!{DAY_CELL}"]
        + [f"Plan 1!{cell}" for cell in (f"F{rows.standards + 1}", f"F{rows.standards + 2}")]
        + [f"Plan 1!{cell}" for cell in (rows.signed_cell, rows.consent_cell)]
    )


def test_a_message_holds_no_words_of_the_plan_or_of_the_auditor(made, framework, checks):
    rows = layout(made[0], 1, framework)
    more = {("Plan 1", f"F{rows.findings}"): "Robin never gets it", ("Plan 1", f"D{rows.missed}"): "Robin needs help"}
    fill(made[1], made[0], framework, more=more)
    with pytest.raises(PackError) as caught:
        read(made, framework, checks)
    assert "Robin" not in str(caught.value)


def test_an_empty_pack_is_not_recorded(made, framework, checks):
    with pytest.raises(PackError, match="Nothing was filled in"):
        read(made, framework, checks)


@pytest.mark.parametrize("content", [b"no workbook", b"PK\x03\x04 cut off", None])
def test_a_file_that_is_no_pack_is_refused(tmp_path, content):
    path = tmp_path / "other.xlsx"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(PackError):
        open_pack(path)


def test_a_pack_of_another_framework_is_refused(made, framework, checks):
    fill(made[1], made[0], framework, more={("Plan 1", f"B{layout(made[0], 1, framework).standards}"): "Their voice"})
    with pytest.raises(PackError, match="another standard"):
        read(made, framework, checks)


def test_no_text_of_a_plan_is_run_as_a_formula(made):
    sheet = load_workbook(made[1])["Plan 1"]
    formulas = [cell.coordinate for row in sheet for cell in row if cell.data_type == "f"]
    assert formulas == []
    assert sheet["D8"].value == "=1+1 | regularly"


def test_only_the_cells_to_write_in_can_be_changed(made, framework):
    sheet = load_workbook(made[1])["Plan 1"]
    rows = layout(made[0], 1, framework)
    assert sheet.protection.sheet
    unlocked = {cell.coordinate for row in sheet for cell in row if not cell.protection.locked}
    assert {f"F{rows.findings}", f"G{rows.findings}", f"B{rows.missed}", rows.signed_cell} <= unlocked
    assert not any(cell[0] == "A" for cell in unlocked)
    assert not {f"{column}{rows.findings}" for column in "BCDE"} & unlocked


def test_answers_grades_and_codes_are_chosen_from_lists(made, framework):
    sheet = load_workbook(made[1])["Plan 1"]
    rows = layout(made[0], 1, framework)

    def offered(cell):
        return [v.formula1 for v in sheet.data_validations.dataValidation if cell in v.sqref]

    assert offered(f"F{rows.findings}") == ['"agree,disagree,not applicable"']
    assert offered(f"F{rows.standards}") == ['"outstanding,good,requires improvement,inadequate,not judged"']
    assert offered(f"B{rows.missed}")[0].startswith(f"{LISTS}!$A$1")


def test_the_suggested_grades_are_not_shown_to_an_auditor(tmp_path, framework, checks):
    plan = audit_plan(1, grade=Grade.INADEQUATE)
    pack = audit_pack(audit_sample(plan))
    write_pack(tmp_path / "pack.xlsx", pack, [plan], framework, checks)
    sheet = load_workbook(tmp_path / "pack.xlsx")["Plan 1"]
    rows = layout_of(plan, standards_of(plan, framework))
    values = {cell.value for row in sheet.iter_rows(min_row=rows.standards, max_row=rows.whole + 2) for cell in row}
    assert not values & {grade.value for grade in Grade}


def test_a_second_reader_sees_nothing_of_the_first_ones_answers(tmp_path, framework, checks):
    sample = audit_sample()
    first = audit_pack(sample)
    with open_store(str(tmp_path / "audit.sqlite")) as store:
        store.add_pack(first, at=AT)
        recording = recording_of(first, Answer.DISAGREE)
        store.add_recording(recording, at=AT)
        second = audit_pack(store.pack("pack-1").sample, key="pack-2", auditor="B. Reader", marking=2)
        store.add_pack(second, at=AT)
        again = store.pack("pack-2")
    write_pack(tmp_path / "second.xlsx", again, again.plans, framework, checks)
    with zipfile.ZipFile(tmp_path / "second.xlsx") as file:
        content = b"".join(file.read(name) for name in file.namelist()).decode("utf-8", "replace")
    for secret in ("It says when.", "Clear.", "A. Reader"):
        assert secret not in content
    assert "B. Reader" in content


def test_a_workbook_is_written_whole_or_not_at_all(tmp_path, framework, checks):
    plan = audit_plan(1)
    (tmp_path / "is-a-folder").mkdir()
    with pytest.raises(OutputError):
        write_pack(tmp_path / "is-a-folder", audit_pack(audit_sample(plan)), [plan], framework, checks)
    assert [path.name for path in tmp_path.iterdir()] == ["is-a-folder"]


def test_odd_characters_and_endless_texts_do_not_break_a_workbook(tmp_path, framework, checks):
    plan = audit_plan(1, audit_finding(1, context="bell \x07 and " + "word " * 9000, quote="bell \x07"))
    write_pack(tmp_path / "pack.xlsx", audit_pack(audit_sample(plan)), [plan], framework, checks)
    assert load_workbook(tmp_path / "pack.xlsx")["Plan 1"]["D7"].value.startswith("bell  and word")


def test_forty_plans_are_recorded_in_under_five_seconds(tmp_path, framework, checks):
    plans = [audit_plan(n, *(audit_finding(k) for k in range(1, 26))) for n in range(1, 41)]
    pack = audit_pack(audit_sample(*plans))
    path = tmp_path / "pack.xlsx"
    write_pack(path, pack, plans, framework, checks)
    fill(path, pack, framework)
    with open_store(str(tmp_path / "audit.sqlite")) as store:
        store.add_pack(pack, at=AT)
        start = time.process_time()
        store.add_recording(read((pack, path), framework, checks), at=AT)
        taken = time.process_time() - start
        assert len(store.filled_packs()[0].recording.findings) == 1000
    assert taken < 5


def test_a_part_of_a_sample_keeps_its_numbers_and_counts_to_none(made, framework, checks, tmp_path):
    """The third plan of a sample is not "Plan 3 of 1"."""
    pack, _ = made
    write_pack(tmp_path / "part.xlsx", pack, pack.plans[2:], framework, checks)
    assert load_workbook(tmp_path / "part.xlsx")["Plan 3"]["A1"].value.startswith("Plan 3")
    assert " of " not in load_workbook(tmp_path / "part.xlsx")["Plan 3"]["A1"].value
