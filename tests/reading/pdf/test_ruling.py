"""Which lines belong to one table, and which cells they enclose."""

from ehc_text.reading.pdf.ruling import merged, ruled_frames
from ehc_text.reading.pdf.shapes import Rule


def grid(xs, ys):
    return [Rule(y, xs[0], xs[-1]) for y in ys], [Rule(x, ys[0], ys[-1]) for x in xs]


def test_pieces_of_one_line_are_joined_and_lines_in_one_place_are_one():
    assert merged([Rule(100.0, 10, 50), Rule(101.0, 51, 90)]) == [Rule(100.5, 10, 90)]


def test_lines_far_apart_stay_apart():
    assert merged([Rule(100, 10, 50), Rule(100, 60, 90)]) == [Rule(100, 10, 50), Rule(100, 60, 90)]


def test_a_grid_has_a_region_for_each_cell():
    frame = ruled_frames(*grid((0, 50, 100), (0, 20, 40)))[0]
    assert len(frame.regions) == 4
    assert all(region.is_closed for region in frame.regions)
    assert frame.region_at(75, 30) == frame.owner[1][1]


def test_a_missing_line_joins_two_cells():
    level, upright = grid((0, 50, 100), (0, 20, 40))
    upright[1] = Rule(50, 20, 40)
    frame = ruled_frames(level, upright)[0]
    assert (len(frame.regions), frame.region_at(10, 10)) == (3, frame.region_at(90, 10))


def test_a_frame_that_the_page_cuts_is_open_below():
    frame = ruled_frames([Rule(0, 0, 100)], [Rule(0, 0, 40), Rule(50, 0, 40), Rule(100, 0, 40)])[0]
    assert [region.is_open_below for region in frame.regions] == [True, True]


def test_lines_that_do_not_touch_are_two_frames():
    level, upright = grid((0, 50, 100), (0, 20, 40))
    more_level, more_upright = grid((0, 50, 100), (60, 80))
    assert len(ruled_frames(level + more_level, upright + more_upright)) == 2


def test_a_lone_line_is_no_frame():
    assert ruled_frames([Rule(100, 10, 500)], []) == []


def test_a_page_of_squared_paper_gives_no_frame():
    assert ruled_frames(*grid(range(0, 9000, 4), range(0, 9000, 4))) == []
