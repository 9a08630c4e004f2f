"""The audit store keeps what it was given, on SQLite and PostgreSQL, whatever happens on the way."""

import multiprocessing
import os
import signal
import stat
import subprocess
import sys
import textwrap
import time
from dataclasses import replace
from pathlib import Path

import pytest
from desk_builders import AT, DAY, audit_finding, audit_pack, audit_plan, audit_sample, recording_of, sha
from sqlalchemy.exc import DBAPIError

from ehc_text.audit.store import open_store
from ehc_text.errors import StoreError, UsageError
from ehc_text.records.assessment import Grade
from ehc_text.records.audit import Answer, SignOff

from .conftest import execute

TESTS = Path(__file__).parents[1]


def test_a_pack_comes_back_as_it_was_but_for_the_titles_that_name_children(place):
    pack = audit_pack()
    with open_store(place) as store:
        store.add_pack(pack, at=AT)
    with open_store(place) as store:
        back = store.pack("pack-1")
    untitled = tuple(replace(plan, title="") for plan in pack.plans)
    assert back == replace(pack, plans=untitled, sample=replace(pack.sample, plans=untitled))


def test_a_recording_comes_back_with_all_its_answers(place):
    pack = audit_pack()
    recording = recording_of(pack, Answer.DISAGREE)
    signed = replace(recording.plans[0], signed_by="Q. Lead", has_consent=True)
    recording = replace(recording, plans=(signed, *recording.plans[1:]))
    with open_store(place) as store:
        store.add_pack(pack, at=AT)
        assert store.add_recording(recording, at=AT) == 1
        [filled] = store.filled_packs()
        [sign_off] = store.sign_offs()
    assert filled.recording == recording
    assert (sign_off.grade, sign_off.suggested, sign_off.signed_by) == (Grade.GOOD, Grade.GOOD, "Q. Lead")


def test_a_correction_is_a_new_recording_and_the_first_stays(place):
    pack = audit_pack()
    with open_store(place) as store:
        store.add_pack(pack, at=AT)
        store.add_recording(recording_of(pack), at=AT)
        assert store.add_recording(recording_of(pack, Answer.DISAGREE), at=AT) == 2
        [filled] = store.filled_packs()
        answers = [row["answer"] for table, row in store.all_rows() if table == "verdicts"]
    assert {one.answer for one in filled.recording.findings} == {Answer.DISAGREE}
    assert sorted(answers) == ["agree", "agree", "disagree", "disagree"]


def test_the_same_pack_handed_in_twice_is_recorded_once(place):
    pack = audit_pack()
    with open_store(place) as store:
        store.add_pack(pack, at=AT)
        turns = [store.add_recording(recording_of(pack), at=AT) for _ in range(2)]
        tables = [table for table, _ in store.all_rows()]
    assert turns == [1, 1]
    assert tables.count("recordings") == 1


def test_two_packs_of_one_sample_share_its_rows(place):
    sample = audit_sample()
    with open_store(place) as store:
        store.add_pack(audit_pack(sample), at=AT)
        store.add_pack(audit_pack(sample, key="pack-2", auditor="B. Reader", marking=2, plans=sample.plans[:1]), at=AT)
        tables = [table for table, _ in store.all_rows()]
        second = store.pack("pack-2")
    assert (tables.count("scans"), tables.count("samples"), tables.count("sampled_plans")) == (1, 1, 2)
    assert [plan.number for plan in second.plans] == [1]


def test_nobody_is_both_readers_of_a_sample(place):
    sample = audit_sample()
    first, second = audit_pack(sample), audit_pack(sample, key="pack-2", marking=2)
    with open_store(place) as store:
        store.add_pack(first, at=AT)
        store.add_pack(second, at=AT)
        store.add_recording(recording_of(first), at=AT)
        with pytest.raises(UsageError, match="two people"):
            store.add_recording(recording_of(second, auditor="a. reader"), at=AT)
        assert store.add_recording(recording_of(second, auditor="B. Reader"), at=AT) == 1


@pytest.mark.parametrize("statement", ["UPDATE verdicts SET answer = 'agree'", "DELETE FROM verdicts"])
def test_no_row_can_be_changed_or_removed_even_past_the_program(place, statement):
    pack = audit_pack()
    with open_store(place) as store:
        store.add_pack(pack, at=AT)
        store.add_recording(recording_of(pack), at=AT)
    with pytest.raises(DBAPIError, match="never changed"):
        execute(place, statement)


def test_a_plan_is_signed_off_beside_what_was_suggested(place):
    signed = SignOff(plan=sha(1), grade=Grade.INADEQUATE, signed_by="Q. Lead", signed_on=DAY, note="No voice.")
    with open_store(place) as store:
        store.add_pack(audit_pack(), at=AT)
        store.add_sign_off(signed, at=AT)
        with pytest.raises(UsageError, match="No plan"):
            store.add_sign_off(replace(signed, plan=sha(99)), at=AT)
        assert store.sign_offs() == (replace(signed, suggested=Grade.GOOD),)


def test_the_copy_is_a_store_of_its_own_with_every_row(place, tmp_path):
    pack = audit_pack()
    with open_store(place) as store:
        store.add_pack(pack, at=AT)
        store.add_recording(recording_of(pack), at=AT)
        rows = list(store.all_rows())
        assert store.copy_to(tmp_path / "copy.sqlite") == len(rows)
        with pytest.raises(StoreError, match="is there already"):
            store.copy_to(tmp_path / "copy.sqlite")
    with open_store(str(tmp_path / "copy.sqlite"), must_exist=True) as copy:
        assert list(copy.all_rows()) == rows


def _record(place, number, started):
    sample = audit_sample(audit_plan(1, audit_finding(1)), sha256=f"{number:064x}")
    pack = audit_pack(sample, key=f"pack-{number}", auditor=f"Reader {number}")
    started.wait()
    with open_store(place) as store:
        store.add_pack(pack, at=AT)
        for answer in (Answer.AGREE, Answer.DISAGREE, Answer.NOT_APPLICABLE):
            store.add_recording(recording_of(pack, answer), at=AT)


def test_two_writers_at_once_both_get_all_they_wrote_into_a_new_store(place):
    """The store is not there when they start: making it is part of the race."""
    context = multiprocessing.get_context("fork")
    started = context.Event()
    writers = [context.Process(target=_record, args=(place, number, started)) for number in (1, 2)]
    for writer in writers:
        writer.start()
    started.set()
    for writer in writers:
        writer.join(60)
    assert [writer.exitcode for writer in writers] == [0, 0]
    with open_store(place, must_exist=True) as store:
        filled = store.filled_packs()
        tables = [table for table, _ in store.all_rows()]
    assert sorted((one.pack.key, one.turn) for one in filled) == [("pack-1", 3), ("pack-2", 3)]
    assert (tables.count("scans"), tables.count("recordings")) == (1, 6)


KILLED = """
    import sys
    from desk_builders import AT, audit_pack, recording_of
    from ehc_text.audit import store as module
    from ehc_text.records.desk import Answer

    def tell_and_hang(connection, table, rows):
        if table.name == "plan_grades":  # verdicts and grades are written, the rest is not
            print("in the middle", flush=True)
            sys.stdin.read()
        add_all(connection, table, rows)

    with module.open_store(sys.argv[1]) as store:
        add_all = module._add_all
        module._add_all = tell_and_hang
        store.add_recording(recording_of(audit_pack(), Answer.DISAGREE), at=AT)
"""


def test_a_writer_killed_in_the_middle_of_a_recording_leaves_nothing_of_it(place):
    pack = audit_pack()
    with open_store(place) as store:
        store.add_pack(pack, at=AT)
        store.add_recording(recording_of(pack), at=AT)
        before = list(store.all_rows())
    writer = subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", textwrap.dedent(KILLED), place],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(TESTS)},
    )
    with writer:
        assert writer.stdout.readline() == b"in the middle\n"
        writer.send_signal(signal.SIGKILL)
    with open_store(place, must_exist=True) as store:
        assert list(store.all_rows()) == before
        assert store.add_recording(recording_of(pack, Answer.DISAGREE), at=AT) == 2


def test_a_store_that_a_newer_program_made_is_left_alone(place):
    with open_store(place):
        pass
    execute(place, "UPDATE alembic_version SET version_num = '999'")
    with pytest.raises(StoreError, match="newer"), open_store(place):
        pass


def test_a_database_of_something_else_is_left_alone(place):
    execute(place, "CREATE TABLE pupils (id INTEGER)")
    with pytest.raises(StoreError, match="holds other tables"), open_store(place):
        pass


def test_the_tables_are_those_that_the_steps_make(place):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory

    import ehc_text.audit.migrations as migrations
    from ehc_text.audit.database import HEAD, open_engine
    from ehc_text.audit.tables import METADATA

    engine = open_engine(place)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
    engine.dispose()
    assert ScriptDirectory(str(Path(migrations.__file__).parent)).get_heads() == [HEAD]


def test_only_the_owner_may_read_the_file(tmp_path):
    with open_store(str(tmp_path / "new" / "audit.sqlite")):
        pass
    assert stat.S_IMODE((tmp_path / "new" / "audit.sqlite").stat().st_mode) == 0o600


def test_a_store_that_is_not_there_is_not_made_by_reading(tmp_path):
    with pytest.raises(StoreError, match="There is no audit store"), open_store(str(tmp_path / "no"), must_exist=True):
        pass
    assert not (tmp_path / "no").exists()


def test_an_error_tells_neither_a_password_nor_a_value(tmp_path):
    with pytest.raises(StoreError) as caught, open_store("postgresql://auditor:sesame@127.0.0.1:1/audit"):
        pass
    assert "sesame" not in str(caught.value)
    (tmp_path / "broken.sqlite").write_bytes(b"this is a letter about Robin, and no database at all" * 40)
    with pytest.raises(StoreError) as caught, open_store(str(tmp_path / "broken.sqlite")):
        pass
    assert "not a database" in str(caught.value)
    assert "Robin" not in str(caught.value)


def test_a_full_disk_is_told_and_leaves_the_store_as_it_was(tmp_path):
    """SQLite's own limit on pages stands for the disk."""
    from sqlalchemy import event

    place = str(tmp_path / "audit.sqlite")
    pack = audit_pack()
    with open_store(place) as store:
        store.add_pack(pack, at=AT)
        before = list(store.all_rows())
        long = replace(recording_of(pack).plans[0], comment="x" * 4_000_000)
        event.listen(store._engine, "connect", lambda one, _: one.execute("PRAGMA max_page_count = 100"))
        store._engine.dispose()
        with pytest.raises(StoreError, match="full"):
            store.add_recording(recording_of(pack, plans=(long,)), at=AT)
        assert list(store.all_rows()) == before


def test_reading_and_writing_forty_plans_takes_no_time_to_speak_of(tmp_path):
    plans = [audit_plan(n, *(audit_finding(k) for k in range(1, 31))) for n in range(1, 41)]
    pack = audit_pack(audit_sample(*plans))
    with open_store(str(tmp_path / "audit.sqlite")) as store:
        store.add_pack(pack, at=AT)
        start = time.perf_counter()
        store.add_recording(recording_of(pack), at=AT)
        assert time.perf_counter() - start < 5
