"""Ruled lines in the picture of a page."""

from ehc_text.reading.pdf.pixels import rules_in

WIDTH, HEIGHT = 120, 90


def picture(*boxes):
    rows = [bytearray(b"\xff" * WIDTH) for _ in range(HEIGHT)]
    for x0, top, x1, bottom in boxes:
        for y in range(top, bottom):
            rows[y][x0:x1] = b"\x20" * (x1 - x0)
    return b"".join(rows)


def test_a_thin_dark_run_is_a_line():
    level, upright = rules_in(picture((10, 40, 100, 41)), WIDTH, HEIGHT, 1.0)
    assert (level, upright) == ([(40, 10, 100)], [])


def test_a_dark_area_has_lines_at_its_edges_only():
    level, upright = rules_in(picture((10, 30, 100, 60)), WIDTH, HEIGHT, 1.0)
    assert level == [(30, 10, 100), (59, 10, 100)]
    assert upright == [(10, 30, 60), (99, 30, 60)]


def test_strokes_of_letters_are_too_short():
    assert rules_in(picture((10, 40, 25, 41), (10, 40, 11, 55)), WIDTH, HEIGHT, 1.0) == ([], [])


def test_a_line_askew_is_one_line_in_pieces_that_lie_together():
    level, _ = rules_in(picture((10, 40, 60, 41), (55, 41, 110, 42)), WIDTH, HEIGHT, 1.0)
    assert max(rule.at for rule in level) - min(rule.at for rule in level) <= 1
