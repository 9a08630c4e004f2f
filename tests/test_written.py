import os
import stat

import pytest

from ehc_text.errors import OutputError
from ehc_text.written import make_folder, whole_file, write_whole


def test_a_file_takes_the_place_of_an_earlier_one_and_nothing_is_left_beside_it(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"old")
    write_whole(tmp_path / "a.csv", b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.csv", b"new")]


def test_what_goes_wrong_on_the_way_leaves_the_earlier_file(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"old")

    def break_off():
        with whole_file(tmp_path / "a.csv") as unfinished:
            unfinished.write_bytes(b"ne")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        break_off()
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.csv", b"old")]


@pytest.mark.skipif(os.name != "posix", reason="the system knows no such modes")
def test_its_owner_alone_may_read_it_whoever_could_read_the_one_before(tmp_path):
    (tmp_path / "a.csv").touch(mode=0o644)
    write_whole(tmp_path / "a.csv", b"new")
    make_folder(tmp_path / "made")
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "a.csv", tmp_path / "made")]
    assert modes == [0o600, 0o700]


def test_what_cannot_be_written_is_told_with_what_to_do(tmp_path):
    with pytest.raises(OutputError, match=r"no.a\.csv' could not be written: .*name another"):
        write_whole(tmp_path / "no" / "a.csv", b"")
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match=r"file.folder' could not be made: .*Name another"):
        make_folder(tmp_path / "file" / "folder")
