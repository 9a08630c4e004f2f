"""A file of segments, of which one is put anew."""

import pytest

from ehc_text.scanning.segments import segment_file


def test_segments_stand_in_the_order_in_which_they_were_put(tmp_path):
    with segment_file(tmp_path / "x.csv") as segments:
        segments.head("head\n")
        segments.put(0, "é\n")
        segments.put(1, "b\n")
    assert (tmp_path / "x.csv").read_text("utf-8") == "head\né\nb\n"


def test_a_segment_put_anew_takes_its_own_place_and_leaves_nothing_of_the_old(tmp_path):
    with segment_file(tmp_path / "x.csv") as segments:
        segments.head("head\n")
        for position, text in enumerate("abc"):
            segments.put(position, f"{text}\n")
        segments.put(1, "longer é\n")
        segments.put(0, "")
    assert (tmp_path / "x.csv").read_text("utf-8") == "head\nlonger é\nc\n"
    assert [path.name for path in tmp_path.iterdir()] == ["x.csv"]


def test_a_failure_is_not_hidden_by_the_closing(tmp_path):
    with pytest.raises(KeyboardInterrupt), segment_file(tmp_path / "x.csv") as segments:
        segments.put(0, "a")
        raise KeyboardInterrupt
