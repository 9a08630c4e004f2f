"""Words of meaning are shared whatever their endings; common words and names tell nothing."""

import pytest

from ehc_text.checking.likeness import stems_in, stems_of


@pytest.mark.parametrize(
    ("one", "other", "common", "expected"),
    [
        ("Frequent nosebleeds.", "The GP sees her about her nosebleed.", (), 1),
        ("He stammers when he is hurried.", "Therapy for stammering when hurried", (), 3),
        ("He stammers when he is hurried.", "Therapy for stammering when hurried", ("when",), 2),
        ("She wakes at night.", "She eats her lunch.", (), 0),
        ("", "Anything", (), 0),
    ],
)
def test_stems_are_shared(one, other, common, expected):
    assert len((stems_in(one) & stems_in(other)) - stems_of(common)) == expected
