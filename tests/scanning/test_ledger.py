"""What is kept from one scan to the next, and for how long."""

import os
import sqlite3
import stat

import pytest

from ehc_text.errors import OutputError
from ehc_text.scanning.ledger import LEDGER, Lasts, open_ledger


def ledger(folder, versions="v1", limits="120 s", **options):
    return open_ledger(folder, versions=versions, limits=limits, **options)


def test_what_was_kept_is_there_again(tmp_path):
    with ledger(tmp_path) as book:
        book.keep("a", b"words", Lasts.ALWAYS)
    with ledger(tmp_path) as book:
        assert book.has("a")
        assert not book.has("b")
        assert book.packed("a") == b"words"
        with pytest.raises(KeyError):
            book.packed("b")


@pytest.mark.parametrize(
    ("lasts", "versions", "limits", "expected"),
    [
        (Lasts.ALWAYS, "v1", "60 s", True),  # what was read within other limits was read
        (Lasts.ALWAYS, "v2", "120 s", False),
        (Lasts.WITHIN_LIMITS, "v1", "120 s", True),  # an interrupted scan does not try again what it gave up
        (Lasts.WITHIN_LIMITS, "v1", "600 s", False),  # with more time it may be read
        (Lasts.THIS_SCAN, "v1", "120 s", False),
    ],
)
def test_a_file_is_read_again_where_the_result_may_be_another(tmp_path, lasts, versions, limits, expected):
    with ledger(tmp_path) as book:
        book.keep("a", b"words", lasts)
    with ledger(tmp_path, versions, limits) as book:
        assert book.has("a") is expected


def test_afresh_forgets_everything(tmp_path):
    with ledger(tmp_path) as book:
        book.keep("a", b"words", Lasts.ALWAYS)
    with ledger(tmp_path, afresh=True) as book:
        assert not book.has("a")


def test_a_finished_scan_lets_go_of_what_it_did_not_use_and_of_what_was_not_read(tmp_path):
    with ledger(tmp_path) as book:
        for key in ("kept", "deleted"):
            book.keep(key, key.encode() * 1000, Lasts.ALWAYS)
        book.keep("broken", b"x", Lasts.WITHIN_LIMITS)
        book.keep_only({"kept", "broken"})
        assert [book.has(key) for key in ("kept", "deleted", "broken")] == [True, False, False]
    assert b"deleteddeleted" not in (tmp_path / LEDGER).read_bytes()


def test_a_ledger_with_nothing_in_it_is_taken_away(tmp_path):
    with ledger(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


def test_two_scans_cannot_have_one_folder_at_once(tmp_path):
    with ledger(tmp_path) as book:
        with pytest.raises(OutputError, match="Another scan is writing"), ledger(tmp_path):
            pass
        book.keep("a", b"words", Lasts.ALWAYS)
    with ledger(tmp_path) as book:
        assert book.has("a")


def test_a_damaged_ledger_is_told_with_what_to_do(tmp_path):
    (tmp_path / LEDGER).write_bytes(b"no database at all" * 1000)
    with pytest.raises(OutputError, match=r"damaged: delete it"), ledger(tmp_path):
        pass


def test_a_full_disk_is_told_and_loses_nothing(tmp_path):
    with pytest.raises(OutputError, match="make room"), ledger(tmp_path) as book:
        book.keep("a", b"words", Lasts.ALWAYS)
        book._connection.execute("PRAGMA max_page_count = 20")
        book.keep("b", b"words" * 100_000, Lasts.ALWAYS)
    with ledger(tmp_path) as book:
        assert book.has("a")
        assert not book.has("b")


def test_a_ledger_of_another_make_is_begun_anew(tmp_path):
    with sqlite3.connect(tmp_path / LEDGER) as other:
        other.execute("CREATE TABLE outcome (something TEXT)")
    other.close()
    with ledger(tmp_path) as book:
        assert not book.has("a")


@pytest.mark.skipif(os.name != "posix", reason="the system knows no modes")
def test_only_the_owner_may_read_it(tmp_path):
    with ledger(tmp_path) as book:
        book.keep("a", b"words", Lasts.ALWAYS)
        assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o600}
