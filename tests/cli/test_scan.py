import json
import sys

import pytest


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
    result = ehc("sample", tmp_path / "out", "--flagged", 1, "--unflagged", 3)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "file,stratum,stratum_size,drawn,chance,weight,kind,status,findings",
        "good.docx,flagged,1,1,1,1,ehc_plan,final,1",
        "clean.docx,unflagged,1,1,1,1,ehc_plan,final,0",
    ]
    assert "The scan has 1 unflagged plans, and 3 were asked for: all are taken." in result.stderr


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
