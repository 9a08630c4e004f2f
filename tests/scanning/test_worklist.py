import os
import sys

import pytest

from ehc_text.errors import UsageError
from ehc_text.scanning.worklist import list_work


def fill(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    return folder


def relatives(paths, **options):
    return [item.relative for item in list_work(paths, **options).items]


def test_folders_are_searched_to_the_bottom_in_order_of_path(tmp_path):
    fill(tmp_path, "b.pdf", "a/z.docx", "a/y/x.DOCX", "c.rtf", "d.odt", "e.doc", "f.docm")
    assert relatives([tmp_path]) == ["a/y/x.DOCX", "a/z.docx", "b.pdf", "c.rtf", "d.odt", "e.doc", "f.docm"]


@pytest.mark.parametrize(
    "name",
    [
        "~$plan.docx",  # Word's lock file
        ".~lock.plan.docx#",  # LibreOffice's
        ".hidden.docx",
        ".git/plan.docx",
        "notes.txt",
        "plan.docx.bak",
    ],
)
def test_what_is_no_plan_is_passed_over(tmp_path, name):
    fill(tmp_path, name, "plan.docx")
    assert relatives([tmp_path]) == ["plan.docx"]


def test_a_file_that_is_named_is_tried_whatever_its_extension(tmp_path):
    fill(tmp_path, "plan.txt")
    assert relatives([tmp_path / "plan.txt"]) == ["plan.txt"]


def test_several_paths_are_told_apart_from_the_folder_they_share(tmp_path):
    fill(tmp_path, "north/plan.docx", "south/plan.docx")
    assert relatives([tmp_path / "south", tmp_path / "north"]) == ["north/plan.docx", "south/plan.docx"]


def test_a_file_reached_twice_is_listed_once(tmp_path):
    fill(tmp_path, "north/plan.docx")
    assert relatives([tmp_path, tmp_path / "north", tmp_path / "north" / "plan.docx"]) == ["north/plan.docx"]


def test_the_folder_of_results_is_not_searched(tmp_path):
    fill(tmp_path, "plan.docx", "results/annotated.docx")
    assert relatives([tmp_path], leave_out=tmp_path / "results") == ["plan.docx"]


def test_a_path_that_does_not_exist_is_refused(tmp_path):
    with pytest.raises(UsageError, match=r"nowhere.*check the spelling"):
        list_work([tmp_path, tmp_path / "nowhere"])


def test_a_folder_that_cannot_be_listed_is_told(tmp_path, monkeypatch):
    fill(tmp_path, "shut/plan.docx", "plan.docx")
    really = os.scandir

    def scandir(path):
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", str(path))
        return really(path)

    monkeypatch.setattr(os, "scandir", scandir)
    work = list_work([tmp_path])
    assert [item.relative for item in work.items] == ["plan.docx"]
    assert work.folders_not_opened == ("shut",)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such a name")
def test_a_name_that_is_no_valid_text_can_still_be_reported(tmp_path):
    (tmp_path / os.fsdecode(b"pl\xe4n.docx")).write_bytes(b"x")
    assert relatives([tmp_path]) == ["pl?n.docx"]


def linked(link, target):
    try:
        link.symlink_to(target, target_is_directory=True)
    except OSError:
        pytest.skip("this system makes no links")


def test_links_to_folders_are_followed_once_and_not_in_circles(tmp_path):
    fill(tmp_path, "plans/b/plan.docx", "elsewhere/more.docx", "plans/top.docx")
    linked(tmp_path / "plans" / "b" / "up", tmp_path / "plans")
    linked(tmp_path / "plans" / "a", tmp_path / "plans" / "b")
    linked(tmp_path / "plans" / "more", tmp_path / "elsewhere")
    linked(tmp_path / "plans" / "self", tmp_path / "plans" / "self")
    assert relatives([tmp_path / "plans"]) == ["b/plan.docx", "more/more.docx", "top.docx"]


def test_a_link_to_the_folder_of_results_is_not_followed(tmp_path):
    fill(tmp_path, "plans/plan.docx", "results/annotated.docx")
    linked(tmp_path / "plans" / "last", tmp_path / "results")
    assert relatives([tmp_path / "plans"], leave_out=tmp_path / "results") == ["plan.docx"]


def test_a_file_that_links_in_a_circle_is_listed_so_that_it_is_counted(tmp_path):
    linked(tmp_path / "plan.docx", tmp_path / "plan.docx")
    assert relatives([tmp_path]) == ["plan.docx"]


@pytest.mark.skipif(sys.platform == "win32", reason="its names are other names")
def test_names_may_hold_anything(tmp_path):
    fill(tmp_path, "two\nlines.docx", "😀.pdf")
    assert relatives([tmp_path]) == ["two\nlines.docx", "😀.pdf"]
