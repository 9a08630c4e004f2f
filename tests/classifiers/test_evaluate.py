import numpy as np
import pytest

from ehc_text.classifiers.evaluate import calibration_error, figures, interval, reliability, threshold_for


def flags(*values):
    return np.array(values, dtype=bool)


def test_precision_recall_and_f1_count_what_they_say():
    found = figures(flags(1, 1, 1, 0, 0), flags(1, 1, 0, 1, 0))
    assert (found.precision, found.recall) == (2 / 3, 2 / 3)
    assert found.f1 == pytest.approx(2 / 3)


def test_saying_nothing_is_precise_and_finds_nothing():
    found = figures(flags(0, 0), flags(1, 0))
    assert (found.precision, found.recall, found.f1) == (1.0, 0.0, 0.0)


def test_a_chance_that_comes_true_as_often_as_it_says_has_no_error():
    chances = np.array([0.25, 0.25, 0.25, 0.25, 1.0])
    assert calibration_error(chances, flags(1, 0, 0, 0, 1)) == 0.0


def test_the_error_is_weighed_by_rows():
    # Three rows of 0.95 that all fail, one of 0.05 that does: 0.95 off for three quarters, 0.05 for one.
    chances = np.array([0.95, 0.95, 0.95, 0.05])
    assert calibration_error(chances, flags(0, 0, 0, 0)) == pytest.approx(0.75 * 0.95 + 0.25 * 0.05)


def test_empty_tenths_are_left_out_and_certainty_is_in_the_last():
    bins = reliability(np.array([0.0, 1.0, 1.0]), flags(0, 1, 0))
    assert [(one.rows, one.chance, one.share) for one in bins] == [(1, 0.0, 0.0), (2, 1.0, 0.5)]


def test_the_threshold_is_the_lowest_that_keeps_the_precision():
    chances = np.linspace(1.0, 0.0, 21)
    truth = chances >= 0.5
    # Eleven rows are true; with a twelfth and a false one the share is 11 of 12, and with two 11 of 13.
    assert threshold_for(chances, truth, 0.9) == pytest.approx(chances[11])


def test_luck_among_a_few_rows_sets_no_threshold():
    chances = np.array([0.9, 0.8, 0.7, 0.6])
    assert threshold_for(chances, flags(1, 1, 1, 1), 0.9) is None


def test_rows_of_one_chance_are_taken_together():
    chances = np.array([0.9] * 9 + [0.5] * 4)
    truth = flags(*[1] * 9, 1, 0, 0, 0)
    assert threshold_for(chances, truth, 0.9) is None


def test_an_interval_draws_whole_plans_and_is_the_same_again():
    groups = [name for name in "abcdefgh" for _ in range(5)]
    truth = np.array([name in "abcd" for name in groups])

    def measure(drawn):
        return float(truth[drawn].mean())

    low, high = interval(measure, groups)
    assert (low, high) == interval(measure, groups)
    # Rows drawn one by one would give 0.5 plus or minus 0.15; whole plans of one kind give 0.5 plus or minus 0.35.
    assert low < 0.25
    assert high > 0.75
