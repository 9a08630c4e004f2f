"""The audit store: packs, the answers in them, and sign-offs, in an SQLite file or in PostgreSQL.

Rows are added and never changed: triggers refuse it. A correction is a new recording of the same pack, and the newest
one holds. What belongs together is written in one transaction, so that a crash leaves all of it or nothing. All SQL of
the program stands here, in database.py beneath it, and in migrations/.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, insert, select

from ehc_text.audit import rows, tables
from ehc_text.audit.database import for_reading, open_engine, told, wait_for_turn
from ehc_text.errors import StoreError, UsageError
from ehc_text.records.audit import SignOff
from ehc_text.records.desk import (
    AuditPack,
    AuditPlan,
    AuditSample,
    FilledPack,
    FindingAnswer,
    GradeAnswer,
    PlanAnswer,
    Recording,
)
from ehc_text.written import whole_file


@contextmanager
def open_store(where: str, *, must_exist: bool = False) -> Iterator["Store"]:
    """Give the store at `where`, a path or a postgresql:// URL, made or brought up to date if need be.

    Raises:
        StoreError: if it cannot be opened, or a newer program made it.
    """
    engine = open_engine(where, must_exist=must_exist)
    try:
        yield Store(engine, where)
    finally:
        engine.dispose()


class Store:
    """An open store. Every method is one transaction."""

    def __init__(self, engine: Engine, where: str) -> None:
        """Take the engine of a store that is up to date, and its place for messages."""
        self._engine = engine
        self._where = where

    def add_pack(self, pack: AuditPack, *, at: str) -> None:
        """Add a pack, and its sample and scan, where they are new. `at` is the time, as ISO."""
        with self._writing() as connection:
            if _first(connection, tables.PACKS, key=pack.key):
                return  # the same sample, reader and day: its workbook may have been lost, and is made again
            sample = self._sample_id(connection, pack.sample, at)
            ids = {row["number"]: row["id"] for row in _all(connection, tables.SAMPLED_PLANS, sample_id=sample)}
            row = {"sample_id": sample, "key": pack.key, "auditor": pack.auditor, "marking": pack.marking}
            own = _add(connection, tables.PACKS, row | {"made_on": pack.made_on.isoformat(), "recorded_at": at})
            chosen = [{"pack_id": own, "sampled_plan_id": ids[plan.number]} for plan in pack.plans]
            connection.execute(insert(tables.PACK_PLANS), chosen)

    def pack(self, key: str) -> AuditPack:
        """Return the pack of this key.

        Raises:
            UsageError: if the store does not have it.
        """
        with self._reading() as connection:
            row = _first(connection, tables.PACKS, key=key)
            if row is None:
                raise UsageError("This pack was not made with this store: name the store with --store.")
            return self._pack(connection, row, {})

    def add_recording(self, recording: Recording, *, at: str) -> int:
        """Add what stands in a pack, and return which turn it is: 1 the first time, more where it corrects.

        A recording that says what the newest one says adds nothing.

        Raises:
            UsageError: if a second reader is also the first.
        """
        with self._writing() as connection:
            pack = _first(connection, tables.PACKS, key=recording.pack)
            if pack is None:
                raise UsageError("This pack was not made with this store: name the store with --store.")
            _refuse_own_second(connection, pack, recording.auditor)
            newest = _newest(connection, pack["id"])
            digest = rows.answers_digest(recording)
            if newest and newest["answers_sha256"] == digest:
                return int(newest["turn"])
            turn = newest["turn"] + 1 if newest else 1
            row = {"pack_id": pack["id"], "turn": turn, "answers_sha256": digest, "auditor": recording.auditor}
            row |= {"decided_on": recording.decided_on.isoformat(), "recorded_at": at}
            self._add_answers(connection, recording, _add(connection, tables.RECORDINGS, row), pack["sample_id"], at)
            return int(turn)

    def full_sha256(self, start: str) -> str:
        """Return the SHA-256 of the one sampled plan that it is the start of.

        Raises:
            UsageError: if there is none, or more than one.
        """
        with self._reading() as connection:
            found = {row["sha256"] for row in _all(connection, tables.SAMPLED_PLANS)}
        matching = [sha256 for sha256 in found if sha256.startswith(start)]
        if not matching:
            raise UsageError("No plan of the store's samples starts so: the plan's sheet in its pack has the SHA-256.")
        if len(matching) > 1:
            raise UsageError(f"{len(matching)} plans of the store's samples start so: give more of the SHA-256.")
        return str(matching[0])

    def add_sign_off(self, signed: SignOff, *, at: str) -> str:
        """Add that somebody signed a plan's grade off, and return what was suggested, which is kept beside it.

        Raises:
            UsageError: if no plan of a sample has these contents.
        """
        with self._writing() as connection:
            plan = next(reversed(_all(connection, tables.SAMPLED_PLANS, sha256=signed.plan)), None)
            if plan is None:
                raise UsageError("No plan of a sample in the store has these contents: see `ehc audit status`.")
            keys = {"sampled_plan_id": plan["id"], "recording_id": None, "recorded_at": at}
            _add(connection, tables.SIGN_OFFS, keys | rows.sign_off_row(signed, plan["grade"]))
            return str(plan["grade"])

    def filled_packs(self) -> tuple[FilledPack, ...]:
        """Return each pack that was recorded, with the newest recording of it, in the order they were made in."""
        with self._reading() as connection:
            known: dict[int, AuditSample] = {}
            newest = [(row, _newest(connection, row["id"])) for row in _all(connection, tables.PACKS)]
            return tuple(self._filled(connection, row, last, known) for row, last in newest if last)

    def packs(self) -> tuple[tuple[AuditPack, int], ...]:
        """Return each pack with how often it was recorded."""
        with self._reading() as connection:
            known: dict[int, AuditSample] = {}
            counted = []
            for row in _all(connection, tables.PACKS):
                newest = _newest(connection, row["id"])
                counted.append((self._pack(connection, row, known), newest["turn"] if newest else 0))
            return tuple(counted)

    def sign_offs(self) -> tuple[SignOff, ...]:
        """Return every sign-off, the oldest first; of one plan the last one holds."""
        plans, signed = tables.SAMPLED_PLANS, tables.SIGN_OFFS
        query = select(signed, plans.c.sha256).join(plans).order_by(signed.c.id)
        with self._reading() as connection:
            return tuple(rows.sign_off_of(dict(row)) for row in connection.execute(query).mappings())

    def all_rows(self) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Yield every row of the store with the name of its table, as of one moment."""
        with self._reading() as connection:
            for table in tables.IN_ORDER:
                for row in connection.execute(select(table).order_by(table.c.id)).mappings():
                    yield table.name, dict(row)

    def copy_to(self, path: Path) -> int:
        """Write a copy of the whole store, as of one moment, to a new SQLite file; return how many rows it has.

        Raises:
            StoreError: if the file is there already.
            OutputError: if it cannot be written.
        """
        if path.exists():
            raise StoreError(f"'{path}' is there already: name a new file for the copy.")
        by_table: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
        for name, row in self.all_rows():
            by_table[name].append(row)
        with whole_file(path) as unfinished, open_store(str(unfinished)) as copy, copy._writing() as target:
            for name, found in by_table.items():
                target.execute(insert(tables.METADATA.tables[name]), found)
        return sum(map(len, by_table.values()))

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with told(self._where), self._engine.begin() as connection:
            wait_for_turn(connection)
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with told(self._where), for_reading(self._engine).begin() as connection:
            yield connection

    def _sample_id(self, connection: Connection, sample: AuditSample, at: str) -> int:
        scan = _first(connection, tables.SCANS, plans_sha256=sample.scan.plans_sha256)
        scan_id = scan["id"] if scan else _add(connection, tables.SCANS, rows.scan_row(sample.scan, at))
        known = _first(connection, tables.SAMPLES, scan_id=scan_id, sha256=sample.sha256)
        if known:
            return int(known["id"])
        row = {"scan_id": scan_id, "sha256": sample.sha256, "recorded_at": at}
        own = _add(connection, tables.SAMPLES, row)
        _add_all(connection, tables.STOCK_PLANS, [{"sample_id": own} | rows.stock_row(one) for one in sample.stock])
        for plan in sample.plans:
            _add_plan(connection, plan, own)
        return own

    def _add_answers(self, connection: Connection, recording: Recording, own: int, sample: int, at: str) -> None:
        plans = {row["number"]: row for row in _all(connection, tables.SAMPLED_PLANS, sample_id=sample)}

        def keys(answer: FindingAnswer | GradeAnswer | PlanAnswer) -> dict[str, Any]:
            return {"recording_id": own, "sampled_plan_id": plans[answer.plan]["id"]}

        _add_all(connection, tables.VERDICTS, [keys(one) | rows.verdict_row(one) for one in recording.findings])
        _add_all(connection, tables.GRADES, [keys(one) | rows.grade_row(one) for one in recording.grades])
        _add_all(connection, tables.PLAN_GRADES, [keys(one) | rows.plan_answer_row(one) for one in recording.plans])
        for one in recording.plans:
            if one.signed_by and one.grade:
                row = rows.signed_in_pack_row(one, plans[one.plan]["grade"], recording.decided_on)
                _add(connection, tables.SIGN_OFFS, keys(one) | row | {"recorded_at": at})

    def _pack(self, connection: Connection, row: rows.Row, known: dict[int, AuditSample]) -> AuditPack:
        if row["sample_id"] not in known:
            known[row["sample_id"]] = _sample(connection, row["sample_id"])
        sample = known[row["sample_id"]]
        chosen = {one["sampled_plan_id"] for one in _all(connection, tables.PACK_PLANS, pack_id=row["id"])}
        drawn = _all(connection, tables.SAMPLED_PLANS, sample_id=row["sample_id"])
        numbers = {one["number"] for one in drawn if one["id"] in chosen}
        return AuditPack(
            key=row["key"],
            sample=sample,
            plans=tuple(plan for plan in sample.plans if plan.number in numbers),
            auditor=row["auditor"],
            marking=row["marking"],
            made_on=dt.date.fromisoformat(row["made_on"]),
        )

    def _filled(
        self, connection: Connection, row: rows.Row, newest: rows.Row, known: dict[int, AuditSample]
    ) -> FilledPack:
        numbers = {
            one["id"]: one["number"] for one in _all(connection, tables.SAMPLED_PLANS, sample_id=row["sample_id"])
        }

        def answers(table: Table) -> list[tuple[rows.Row, int]]:
            found = _all(connection, table, recording_id=newest["id"])
            return [(one, numbers[one["sampled_plan_id"]]) for one in found]

        signed = {plan: one["signed_by"] for one, plan in answers(tables.SIGN_OFFS)}
        recording = Recording(
            pack=row["key"],
            auditor=newest["auditor"],
            decided_on=dt.date.fromisoformat(newest["decided_on"]),
            findings=tuple(rows.verdict_of(one, plan) for one, plan in answers(tables.VERDICTS)),
            grades=tuple(rows.grade_of(one, plan) for one, plan in answers(tables.GRADES)),
            plans=tuple(rows.plan_answer_of(one, plan, signed) for one, plan in answers(tables.PLAN_GRADES)),
        )
        return FilledPack(pack=self._pack(connection, row, known), recording=recording, turn=newest["turn"])


def _add(connection: Connection, table: Table, row: Mapping[str, Any]) -> int:
    """Add a row and return its id."""
    key = connection.execute(insert(table), row).inserted_primary_key
    if key is None:
        raise StoreError("The database gave no number to a new row: ask whoever looks after it.")
    return int(key[0])


def _add_all(connection: Connection, table: Table, found: Sequence[Mapping[str, Any]]) -> None:
    if found:
        connection.execute(insert(table), found)


def _add_plan(connection: Connection, plan: AuditPlan, sample: int) -> None:
    key = {"sampled_plan_id": _add(connection, tables.SAMPLED_PLANS, {"sample_id": sample} | rows.plan_row(plan))}
    _add_all(connection, tables.SUGGESTED_GRADES, [key | rows.suggested_row(one) for one in plan.suggested])
    _add_all(connection, tables.FINDINGS, [key | rows.finding_row(one) for one in plan.findings])
    _add_all(connection, tables.STATEMENTS, [key | rows.statement_row(one) for one in plan.statements])


def _all(connection: Connection, table: Table, **wanted: object) -> list[rows.Row]:
    """Return the rows that have these values, in the order they were added in."""
    query = select(table).filter_by(**wanted).order_by(table.c.id)
    return [dict(row) for row in connection.execute(query).mappings()]


def _first(connection: Connection, table: Table, **wanted: object) -> rows.Row | None:
    return next(iter(_all(connection, table, **wanted)), None)


def _newest(connection: Connection, pack: int) -> rows.Row | None:
    """Return the newest recording of a pack."""
    return next(reversed(_all(connection, tables.RECORDINGS, pack_id=pack)), None)


def _refuse_own_second(connection: Connection, pack: rows.Row, auditor: str) -> None:
    """Refuse a second reader who read the same sample first, or the other way round."""
    others = [
        row for row in _all(connection, tables.PACKS, sample_id=pack["sample_id"]) if row["marking"] != pack["marking"]
    ]
    readers = {last["auditor"].casefold() for row in others if (last := _newest(connection, row["id"]))}
    if auditor.casefold() in readers:
        raise UsageError("The first and the second reader of a sample are two people: this one has read it already.")


def _sample(connection: Connection, own: int) -> AuditSample:
    row = _all(connection, tables.SAMPLES, id=own)[0]
    scan = _all(connection, tables.SCANS, id=row["scan_id"])[0]
    parts = {
        table: _of_plans(connection, table, own)
        for table in (tables.SUGGESTED_GRADES, tables.FINDINGS, tables.STATEMENTS)
    }
    plans = tuple(
        rows.plan_of(
            plan,
            parts[tables.SUGGESTED_GRADES][plan["id"]],
            parts[tables.FINDINGS][plan["id"]],
            parts[tables.STATEMENTS][plan["id"]],
        )
        for plan in _all(connection, tables.SAMPLED_PLANS, sample_id=own)
    )
    stock = tuple(map(rows.stock_of, _all(connection, tables.STOCK_PLANS, sample_id=own)))
    return AuditSample(sha256=row["sha256"], scan=rows.scan_of(scan), plans=plans, stock=stock)


def _of_plans(connection: Connection, table: Table, sample: int) -> dict[int, list[rows.Row]]:
    """Return the rows that belong to the plans of a sample, by plan."""
    plans = tables.SAMPLED_PLANS
    query = select(table).join(plans).where(plans.c.sample_id == sample).order_by(table.c.id)
    found: dict[int, list[rows.Row]] = defaultdict(list)
    for row in connection.execute(query).mappings():
        found[row["sampled_plan_id"]].append(dict(row))
    return found
