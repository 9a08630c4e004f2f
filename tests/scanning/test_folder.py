import os
import stat

import pytest

from ehc_text.errors import OutputError
from ehc_text.scanning.folder import clear_left_over, new_scan_folder


def write_scan(out, text, *, overwrite=False):
    with new_scan_folder(out, overwrite=overwrite) as folder:
        (folder / "plans.jsonl").write_text(text)
        (folder / "run.json").write_text("{}")


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_the_folder_appears_whole_with_its_parents(tmp_path):
    write_scan(tmp_path / "a" / "b", "one")
    assert names(tmp_path / "a") == ["b"]
    assert names(tmp_path / "a" / "b") == ["plans.jsonl", "run.json"]


def test_an_empty_folder_may_be_filled(tmp_path):
    (tmp_path / "out").mkdir()
    write_scan(tmp_path / "out", "one")
    assert names(tmp_path) == ["out"]
    assert (tmp_path / "out" / "plans.jsonl").read_text() == "one"


def test_an_earlier_scan_is_replaced_only_when_asked(tmp_path):
    out = tmp_path / "out"
    write_scan(out, "one")
    with pytest.raises(OutputError, match="--overwrite"):
        write_scan(out, "two")
    assert (out / "plans.jsonl").read_text() == "one"
    write_scan(out, "two", overwrite=True)
    assert (out / "plans.jsonl").read_text() == "two"
    assert names(tmp_path) == ["out"]


def test_files_that_no_scan_wrote_are_kept(tmp_path):
    out = tmp_path / "out"
    write_scan(out, "one")
    (out / "sample.csv").write_text("verdicts")
    write_scan(out, "two", overwrite=True)
    assert (out / "sample.csv").read_text() == "verdicts"
    assert (out / "plans.jsonl").read_text() == "two"


def test_a_folder_of_other_things_is_refused_even_with_overwrite(tmp_path):
    (tmp_path / "letter.docx").write_text("mine")
    with pytest.raises(OutputError, match="no scan"):
        write_scan(tmp_path, "one", overwrite=True)
    assert names(tmp_path) == ["letter.docx"]


def test_a_file_in_the_folders_place_is_refused(tmp_path):
    (tmp_path / "out").write_text("mine")
    with pytest.raises(OutputError, match="is a file"):
        write_scan(tmp_path / "out", "one")


@pytest.mark.parametrize("end", [KeyboardInterrupt, ValueError, SystemExit])
def test_a_scan_that_is_broken_off_leaves_nothing_behind(tmp_path, end):
    write_scan(tmp_path / "out", "one")
    with pytest.raises(end), new_scan_folder(tmp_path / "out", overwrite=True) as folder:
        (folder / "plans.jsonl").write_text("half")
        raise end
    assert names(tmp_path) == ["out"]
    assert (tmp_path / "out" / "plans.jsonl").read_text() == "one"


def test_where_the_new_files_cannot_be_put_the_old_ones_stay(tmp_path, monkeypatch):
    out = tmp_path / "out"
    write_scan(out, "one")
    really = type(out).rename

    def rename(self, target):
        if self.name == "run.json" and self.parent.name.startswith(".building-"):
            raise PermissionError(13, "it is open elsewhere", str(self))
        return really(self, target)

    monkeypatch.setattr(type(out), "rename", rename)
    with pytest.raises(OutputError, match="Close the files"):
        write_scan(out, "two", overwrite=True)
    monkeypatch.undo()
    assert names(out) == ["plans.jsonl", "run.json"]
    assert (out / "plans.jsonl").read_text() == "one"


def test_a_folder_with_the_ledger_of_a_broken_scan_may_be_filled(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "ledger.sqlite").write_text("")
    (tmp_path / "out" / ".building-killed").mkdir()
    with new_scan_folder(tmp_path / "out", overwrite=False) as folder:
        clear_left_over(tmp_path / "out", folder)
        (folder / "run.json").write_text("{}")
    assert names(tmp_path / "out") == ["ledger.sqlite", "run.json"]


def test_a_full_disk_is_told_as_such(tmp_path):
    with (
        pytest.raises(OutputError, match="No space left"),
        new_scan_folder(tmp_path / "out", overwrite=False),
    ):
        raise OSError(28, "No space left on device")
    assert names(tmp_path) == []


def test_a_place_where_nothing_can_be_made_is_refused(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="No folder can be made"):
        write_scan(tmp_path / "file" / "out", "one")


@pytest.mark.skipif(os.name != "posix", reason="the system knows no modes")
def test_only_the_owner_may_read_what_was_written(tmp_path):
    write_scan(tmp_path / "out", "one")
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "out" / "plans.jsonl").stat().st_mode) == 0o600
