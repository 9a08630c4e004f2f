import pytest

from ehc_text.audit.sample_size import advise, half_width


@pytest.mark.parametrize(
    ("within", "prevalence", "stock", "expected", "remark"),
    [
        (0.1, 0.5, 10**9, 97, "1.96² * 0.25 / 0.01 = 96.04"),
        (0.1, 0.5, 100, 50, "96.04 / (1 + 95.04 / 100) = 49.2"),
        (0.05, 0.3, 10**9, 323, "1.96² * 0.21 / 0.0025 = 322.7"),
        (0.01, 0.5, 40, 40, "never more than there are"),
    ],
)
def test_the_number_to_read_is_cochrans(within, prevalence, stock, expected, remark):
    no_such_flags = {"precision": 0.1, "recall": 1.0}  # so that no trial draws are made
    assert advise(within, stock=stock, prevalence=prevalence, **no_such_flags).alone == expected, remark


def test_flags_save_reading():
    advice = advise(0.1, stock=2000, prevalence=0.3, precision=0.9, recall=0.9)
    assert advice.with_flags < 0.6 * advice.alone


def test_flags_that_cannot_be_so_many_give_no_advice():
    assert advise(0.1, stock=2000, prevalence=0.5, precision=0.3, recall=0.9).with_flags is None


def test_ten_documents_tell_a_share_give_or_take_thirty_points():
    assert half_width(10, stock=100_000) == pytest.approx(0.31, abs=0.005)
    assert half_width(40, stock=40) == 0
