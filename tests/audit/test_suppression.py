"""Small numbers are out of what is published, and nobody can reckon them back from the sums."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ehc_text.audit.suppression import share_is_safe, suppress


@pytest.mark.parametrize(
    ("count", "base", "is_safe"),
    [
        (5, 10, True),
        (4, 10, False),  # four have it
        (6, 10, False),  # four have it not
        (0, 10, True),
        (10, 10, True),
        (0, 4, False),  # the base itself is small
        (1, 1, False),
    ],
)
def test_a_share_is_told_only_where_neither_side_is_small(count, base, is_safe):
    assert share_is_safe(count, base) is is_safe


def test_a_table_without_small_numbers_stays_as_it_is():
    assert suppress([[12, 0, 8], [9, 7, 6]]) == ((12, 0, 8), (9, 7, 6))


def test_a_small_number_takes_the_smallest_of_its_row_and_of_its_columns_with_it():
    assert suppress([[12, 3, 8], [9, 7, 6]]) == ((12, None, None), (9, None, None))


def test_two_small_numbers_that_hide_each_other_need_no_third_if_they_stand_for_five():
    assert suppress([[20, 3, 4], [30, 2, 3]]) == ((20, None, None), (30, None, None))


def test_one_small_number_in_a_single_row():
    assert suppress([[20, 1, 9]]) == ((20, None, None),)


tables = st.integers(1, 3).flatmap(
    lambda width: st.lists(st.lists(st.integers(0, 9), min_size=width, max_size=width), min_size=1, max_size=3)
)


@settings(max_examples=150, deadline=None)
@given(tables)
def test_nobody_can_reckon_a_small_number_from_one_row_or_column_and_its_sum(table):
    shown = suppress(table)
    lines = [*zip(table, shown, strict=True), *zip(zip(*table, strict=True), zip(*shown, strict=True), strict=True)]
    for counts, told in lines:
        hidden = [count for count, one in zip(counts, told, strict=True) if one is None]
        assert not any(0 < one < 5 for one in told if one is not None)
        if not hidden or sum(counts) < 5 or len(counts) == 1:
            continue  # a sum that is small itself is not published; one number alone is its own sum
        rest = sum(hidden)
        possible = [p for p in itertools.product(range(rest + 1), repeat=len(hidden)) if sum(p) == rest]
        for position, count in enumerate(hidden):
            if 0 < count < 5:
                assert len({one[position] for one in possible}) >= 2
