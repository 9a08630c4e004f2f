"""Moves between settings that section I tells with their September."""

import pytest

from ehc_text.checking.moves import move_of


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Until July 2026 Oak Lane Primary. From September 2026 Hill Academy.", 2026),
        ("From 1 September 2025 Weston College. Until then: Marl School.", 2025),
        ("Marl School, from September 2020.", None),
        ("Marl School until July 2026.", None),
    ],
)
def test_a_move_has_an_end_and_a_start(text, year):
    move = move_of(text)
    assert (move.year if move else None) == year
