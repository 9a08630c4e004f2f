import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehc_text.audit.intervals import Interval, beta_share, difference, share_of, student, upper_bound, wilson


@pytest.mark.parametrize(
    ("share", "size", "low", "high", "remark"),
    [
        # Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3.
        (81 / 263, 263, 0.2553, 0.3662, "81 of 263"),
        (15 / 148, 148, 0.0624, 0.1605, "15 of 148"),
        (0.0, 20, 0.0, 0.1611, "none of 20"),
        (1 / 29, 29, 0.0061, 0.1718, "1 of 29"),
        (1.0, 20, 0.8389, 1.0, "all of 20: none of 20 the other way round"),
        (0.4, 0, 0.0, 1.0, "of no draws nothing is known"),
    ],
)
def test_wilsons_interval_is_that_of_the_formula(share, size, low, high, remark):
    found = wilson(share, size)
    assert (found.low, found.high) == (pytest.approx(low, abs=6e-5), pytest.approx(high, abs=6e-5)), remark


@pytest.mark.parametrize(("size", "level"), [(1, 0.95), (10, 0.95), (60, 0.975)])
def test_the_bound_of_no_fault_is_the_share_that_would_rarely_hide(size, level):
    assert upper_bound(0, size, level) == pytest.approx(1 - (1 - level) ** (1 / size))


def test_at_the_bound_so_few_faults_come_up_once_in_twenty_times():
    bound = upper_bound(3, 40)
    chance = sum(math.comb(40, faults) * bound**faults * (1 - bound) ** (40 - faults) for faults in range(4))
    assert chance == pytest.approx(0.05)


def test_where_all_are_faulty_there_is_no_bound_below_all():
    assert upper_bound(7, 7) == 1.0


@given(st.floats(0.01, 0.99), st.floats(0.5, 300), st.floats(0.5, 300))
def test_the_beta_distribution_is_that_of_scipy(x, a, b):
    beta = pytest.importorskip("scipy.stats").beta
    assert beta_share(x, a, b) == pytest.approx(beta.cdf(x, a, b), abs=1e-9)


def test_the_interval_of_a_difference_is_newcombes():
    # Newcombe (1998), table II, comparison (a): 56/70 less 48/80 is 0.2, by method 10 from 0.0524 to 0.3339.
    found = difference(wilson(48 / 80, 80), wilson(56 / 70, 70))
    assert found.value == pytest.approx(0.2)
    assert (round(found.low, 4), round(found.high, 4)) == (0.0524, 0.3339)


def test_a_difference_of_things_known_for_certain_is_certain():
    sure = Interval(value=0.3, low=0.3, high=0.3)
    assert difference(sure, Interval(value=0.1, low=0.1, high=0.1)).width == 0


@pytest.mark.parametrize(("freedom", "expected"), [(1, 12.706), (2, 4.303), (5, 2.571), (30, 2.042), (1000, 1.962)])
def test_students_t_is_that_of_the_printed_tables(freedom, expected):
    assert student(freedom) == pytest.approx(expected, abs=0.001)


def test_a_share_of_two_sums_has_the_ends_of_their_ratio():
    """Donner and Zou's ratio of 0.3 (0.2 to 0.4) by 0.1 (0.05 to 0.2), worked out by hand."""
    one, other = Interval(value=0.3, low=0.2, high=0.4), Interval(value=0.1, low=0.05, high=0.2)
    found = share_of(one, other)
    # The upper end of the second is twice its value: 0.2 * (0.6 - 0.2) / (2 * 0.03) = 1.3333, a share of 4 / 7.
    assert found.low == pytest.approx(4 / 7)
    # 0.05 * 0.15 / (0.03 + sqrt(0.0009 - 0.0075 * 0.08)) = 0.15849, a share of 1 / 1.15849.
    assert found.high == pytest.approx(1 / 1.15849, abs=0.0001)


@pytest.mark.parametrize(("one", "other", "expected"), [(0.0, 0.2, 0.0), (0.2, 0.0, 1.0)])
def test_a_part_that_is_surely_nought_leaves_a_share_that_is_sure(one, other, expected):
    found = share_of(*(Interval(value=value, low=value / 2, high=value * 1.5) for value in (one, other)))
    assert (found.low, found.value, found.high) == (expected, expected, expected)
