import json
import sys

import pytest

from ehc_text.audit.exchange import read_records
from ehc_text.scanning import made


@pytest.fixture
def plans(tmp_path):
    """Return a folder with files of these names."""

    def make(*names):
        folder = tmp_path / "plans"
        for name in names:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(name.encode())
        return folder

    return make


def test_a_scan_leaves_its_folder_and_says_so_on_stderr(ehc, pipeline, plans, tmp_path):
    result = ehc("scan", plans("north/good.docx", "clean.docx"), "--out", tmp_path / "out", "--as-of", "2026-11-01")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "2 files: 2 EHC plans" in result.stderr
    assert "1 finding." in result.stderr
    lines = (tmp_path / "out" / "plans.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["file"]["path"] for line in lines] == ["clean.docx", "north/good.docx"]
    page = (tmp_path / "out" / "report.html").read_text("utf-8")
    assert "Says it is repeated but not how often" in page


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (("good.docx", "clean.docx"), 0),
        (("good.docx", "locked.pdf"), 6),
        (("locked.pdf", "lost.pdf"), 3),
        (("notes.txt",), 3),
    ],
)
def test_the_exit_code_tells_how_much_was_read(ehc, pipeline, plans, tmp_path, names, code):
    result = ehc("scan", plans(*names), "--out", tmp_path / "out")
    assert getattr(result.exception, "exit_code", result.exit_code) == code


def test_a_folder_without_plans_is_told_what_is_read(ehc, pipeline, plans, tmp_path):
    result = ehc("scan", plans("notes.txt"), "--out", tmp_path / "out")
    assert ".docx, .odt, .pdf, .rtf" in str(result.exception)
    assert not (tmp_path / "out").exists()


def test_files_that_could_not_be_read_are_named_even_when_quiet(ehc, pipeline, plans, tmp_path):
    result = ehc("scan", plans("good.docx", "locked.pdf"), "--out", tmp_path / "out", "--quiet")
    assert result.stderr == "locked.pdf: not read: the file is locked: give the password with --password\n"


@pytest.mark.skipif(sys.platform == "win32", reason="its names are other names")
def test_a_name_can_neither_break_the_line_nor_colour_it(ehc, pipeline, plans, tmp_path):
    result = ehc("scan", plans("good.docx", "two\nlines \x1b[31m😀.pdf"), "--out", tmp_path / "out", "--quiet")
    assert result.stderr.startswith("two\\nlines \\x1b[31m😀.pdf: not read: ")
    assert result.stderr.count("\n") == 1
    entries = [json.loads(line) for line in (tmp_path / "out" / "plans.jsonl").read_text("utf-8").splitlines()]
    assert entries[1]["file"]["path"] == "two\nlines \x1b[31m😀.pdf"


def test_a_crash_on_one_file_costs_that_file_alone(ehc, pipeline, plans, tmp_path):
    pipeline.answers["bad.docx"] = RuntimeError("words")
    assert ehc("scan", plans("bad.docx", "good.docx"), "--out", tmp_path / "out").exit_code == 6


def test_a_page_that_cannot_be_made_is_told_and_the_scan_ends_with_6(ehc, pipeline, plans, tmp_path, monkeypatch):
    def fail(shown, summary):
        raise KeyError("words")

    monkeypatch.setattr(made, "plan_page_text", fail)
    result = ehc("scan", plans("good.docx"), "--out", tmp_path / "out", "--quiet")
    assert result.exit_code == 6
    assert result.stderr.startswith("good.docx: the program failed on this plan's page (KeyError): please report it")
    assert (tmp_path / "out" / "findings.csv").read_text("utf-8-sig").count("VAG003") == 1


def test_an_earlier_scan_ends_with_5_unless_overwritten(ehc, pipeline, plans, tmp_path):
    folder = plans("good.docx")
    assert ehc("scan", folder, "--out", tmp_path / "out").exit_code == 0
    refused = ehc("scan", folder, "--out", tmp_path / "out")
    assert refused.exception.exit_code == 5
    assert ehc("scan", folder, "--out", tmp_path / "out", "--overwrite").exit_code == 0


def test_a_path_that_does_not_exist_ends_with_2(ehc, pipeline, tmp_path):
    assert ehc("scan", tmp_path / "nowhere", "--out", tmp_path / "out").exception.exit_code == 2


def test_ctrl_c_ends_with_130_and_says_what_is_kept(ehc, pipeline, plans, tmp_path):
    pipeline.answers["stop.docx"] = KeyboardInterrupt()
    result = ehc("scan", plans("good.docx", "stop.docx"), "--out", tmp_path / "out")
    assert result.exit_code == 130
    assert "1 of 2 files are done and kept: the same command goes on from there." in result.stderr
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["ledger.sqlite"]


def test_a_sample_is_drawn_from_the_scan(ehc, pipeline, plans, tmp_path):
    ehc("scan", plans("good.docx", "clean.docx", "locked.pdf"), "--out", tmp_path / "out")
    result = ehc("sample", tmp_path / "out", "--flagged", 1, "--unflagged", 3, "--identify")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "file,stratum,stratum_size,drawn,chance,weight,kind,status,findings,cell,left_out,seed,sha256",
        "good.docx,flagged,1,1,1,1,ehc_plan,final,1,,0,1,good.docx",
        "clean.docx,unflagged,1,1,1,1,ehc_plan,final,0,,0,1,clean.docx",
    ]
    assert "unflagged: 1 can be drawn, and 3 were asked for: all are taken." in result.stderr


def test_plans_and_reviews_are_drawn_each_by_themselves(ehc, pipeline, plans, tmp_path):
    ehc("scan", plans("good.docx", "clean.docx"), "--out", tmp_path / "out")
    result = ehc("sample", tmp_path / "out", "--plans", 2, "--reviews", 5, "--by", "issue-year", "--identify")
    rows = [line.split(",") for line in result.stdout.splitlines()[1:]]
    assert [(row[0], row[1] + row[2], row[10]) for row in rows] == [
        ("good.docx", '"plans flagged"', "2025"),
        ("clean.docx", '"plans unflagged"', "2025"),
    ]
    assert "reviews, flagged: 0 can be drawn, and 5 were asked for" in result.stderr


def test_a_sample_is_spread_over_the_columns_of_the_caseload_that_the_scan_takes(ehc, pipeline, plans, tmp_path):
    cases = tmp_path / "cases.csv"
    cases.write_text('Child name,DOB,Area\n,,\n"ORME, Ines",04/05/2017,North\n')
    ehc("scan", plans("good.docx"), "--out", tmp_path / "out", "--caseload", cases)
    run = json.loads((tmp_path / "out" / "run.json").read_text())
    assert [group["name"] for group in run["cohorts"]["caseload:Area"]["groups"]] == ["North"]
    drawn = ehc("sample", tmp_path / "out", "--by", "Area", "--caseload", cases)
    assert drawn.stdout.splitlines()[1].split(",")[9] == "North"


def test_what_was_audited_lately_is_not_drawn_again(ehc, pipeline, plans, tmp_path):
    ehc("scan", plans("good.docx", "clean.docx"), "--out", tmp_path / "out")
    reading = {"record": "reading", "plan": "good.docx", "auditor": "A", "marking": 1, "read_on": "2026-10-05"}
    (tmp_path / "audit.jsonl").write_text(json.dumps(reading))
    asked = ("sample", tmp_path / "out", "--audited", tmp_path / "audit.jsonl")
    assert "good.docx" not in ehc(*asked, "--since", "2026-10-05").stdout
    assert "good.docx" in ehc(*asked, "--since", "2026-10-06").stdout
    assert "--since go together" in str(ehc(*asked).exception)


def test_a_sample_can_be_written_as_records_with_the_stock_that_it_is_of(ehc, pipeline, plans, tmp_path):
    ehc("scan", plans("good.docx", "clean.docx"), "--out", tmp_path / "out")
    ehc("sample", tmp_path / "out", "--flagged", 1, "--unflagged", 0, "--records", tmp_path / "audit.jsonl")
    records = read_records(tmp_path / "audit.jsonl")
    assert [(plan.plan, plan.stratum, plan.codes) for plan in records.stock] == [
        ("clean.docx", "unflagged", ()),
        ("good.docx", "flagged", ("VAG003",)),
    ]
    assert [(plan.plan, plan.chance) for plan in records.sampled] == [("good.docx", 1.0)]


def test_advice_on_how_many_to_read_draws_nothing(ehc, pipeline, plans, tmp_path):
    ehc("scan", plans("good.docx", "clean.docx"), "--out", tmp_path / "out")
    result = ehc("sample", tmp_path / "out", "--within", 0.1, "--prevalence", 0.3)
    assert result.stdout.startswith("For 30% give or take 10 points, of 2 documents: read 2, by the sample alone.")


def test_numbers_by_kind_and_by_flag_are_not_asked_together(ehc, pipeline, plans, tmp_path):
    ehc("scan", plans("good.docx"), "--out", tmp_path / "out")
    assert ehc("sample", tmp_path / "out", "--plans", 1, "--flagged", 1).exception.exit_code == 2


def test_a_draw_is_never_written_over_by_another_one(ehc, pipeline, plans, tmp_path):
    """Somebody may be reading it already; the same draw again is the same file."""
    ehc("scan", plans("good.docx", "clean.docx"), "--out", tmp_path / "out")
    asked = ("sample", tmp_path / "out", "--out", tmp_path / "sample.csv")
    assert ehc(*asked).exit_code == ehc(*asked).exit_code == 0
    before = (tmp_path / "sample.csv").read_bytes()
    assert "maybe another draw" in str(ehc(*asked, "--unflagged", 0).exception)
    assert (tmp_path / "sample.csv").read_bytes() == before


def test_a_draw_of_nothing_is_refused(ehc, pipeline, plans, tmp_path):
    ehc("scan", plans("good.docx"), "--out", tmp_path / "out")
    assert "Nothing would be drawn" in str(ehc("sample", tmp_path / "out", "--plans", 0).exception)


def test_a_sample_calls_plans_by_the_pseudonyms_of_the_scan(ehc, pipeline, plans, tmp_path):
    ehc("scan", plans("good.docx"), "--out", tmp_path / "out")
    drawn = ehc("sample", tmp_path / "out", "--unflagged", 0).stdout.splitlines()[1].split(",")[0]
    key = (tmp_path / "out" / "pseudonyms.csv").read_text("utf-8-sig").splitlines()[1]
    assert key == f"{drawn},good.docx,Ines,Orme,2017-05-04,{key.rsplit(',', 1)[1]}"


def test_reports_name_files_only_when_asked(ehc, pipeline, plans, tmp_path):
    folder = plans("north/Ines Orme.docx", "locked.pdf")
    pipeline.answers["Ines Orme.docx"] = pipeline.answers["good.docx"]
    for out, extra in (("hidden", ()), ("named", ("--identify",))):
        ehc("scan", folder, "--out", tmp_path / out, *extra)
        written = [path for path in (tmp_path / out).rglob("*") if path.suffix in (".html", ".csv", ".xlsx")]
        shared = [path.read_text("utf-8", errors="replace") for path in written if path.name != "pseudonyms.csv"]
        assert any("Ines" in text for text in shared) is bool(extra)
        assert any("locked.pdf" in text for text in shared) is bool(extra)


def test_a_caseload_that_does_not_fit_is_told(ehc, pipeline, plans, tmp_path):
    cases = tmp_path / "cases.csv"
    cases.write_text("file,area\ngood.docx,North\ngone.docx,South\n", encoding="utf-8")
    result = ehc("scan", plans("good.docx"), "--out", tmp_path / "out", "--caseload", cases)
    assert "1 row of the caseload fitted no file" in result.stderr
    run = json.loads((tmp_path / "out" / "run.json").read_text("utf-8"))
    assert [group["name"] for group in run["cohorts"]["caseload:area"]["groups"]] == ["North"]
    assert run["caseload"]["lines_without_a_file"] == [3]


def test_a_faulty_caseload_ends_with_4_before_a_plan_is_read(ehc, pipeline, plans, tmp_path):
    (tmp_path / "cases.csv").write_text("area\nNorth\n", encoding="utf-8")
    result = ehc("scan", plans("good.docx"), "--out", tmp_path / "out", "--caseload", tmp_path / "cases.csv")
    assert result.exception.exit_code == 4
    assert pipeline.calls == []


def test_a_sample_can_be_written_to_a_file(ehc, pipeline, plans, tmp_path):
    ehc("scan", plans("good.docx"), "--out", tmp_path / "out")
    result = ehc("sample", tmp_path / "out", "--out", tmp_path / "sample.csv")
    assert result.stdout == ""
    assert (tmp_path / "sample.csv").read_bytes().startswith(b"\xef\xbb\xbffile,stratum")
    failed = ehc("sample", tmp_path / "out", "--out", tmp_path / "no" / "folder" / "sample.csv")
    assert failed.exception.exit_code == 5


@pytest.mark.parametrize(("given", "code"), [("2G", 0), ("512M", 0), ("512MB", 0), ("2", 2), ("lots", 2), ("1M", 2)])
def test_a_memory_limit_is_given_in_megabytes_or_gigabytes(ehc, pipeline, plans, tmp_path, given, code):
    assert ehc("scan", plans("good.docx"), "--out", tmp_path / "out", "--memory-limit", given).exit_code == code


def test_the_password_reaches_the_readers(ehc, pipeline, plans, tmp_path):
    ehc("scan", plans("good.docx"), "--out", tmp_path / "out", "--password", "open")
    assert [password for _, _, password in pipeline.calls] == ["open"]
