"""Reads a filled-in audit pack back; what is wrong is told by sheet and cell, all of it at once, and in no other words.

A plan of whose sheet nothing was filled in is passed by: the pack may be handed in again.
"""

import datetime as dt
import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from ehc_text.audit.pack.layout import (
    ANSWER,
    ANSWERS,
    AUDITOR_CELL,
    CHECK,
    CHILD_CELLS,
    COVER,
    DAY_CELL,
    EXAMPLE,
    GRADES,
    KEY_CELL,
    MISSED_ROWS,
    NO,
    NOT_JUDGED,
    NUMBER,
    OTHER,
    REASON,
    WHERE,
    WORDS,
    YES,
    PlanLayout,
    layout_of,
    places_of,
    standards_of,
)
from ehc_text.audit.stand_ins import names_of, without_names
from ehc_text.errors import PackError
from ehc_text.records.assessment import Grade
from ehc_text.records.audit import Answer
from ehc_text.records.desk import AuditPack, AuditPlan, FindingAnswer, GradeAnswer, PlanAnswer, Recording
from ehc_text.records.framework import Framework, Standard
from ehc_text.records.plan import SECTION_LETTERS

_MOST_FAULTS = 40
"""So many faults are named; whoever has more will find the rest when these are mended."""

_BRITISH = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")


def open_pack(path: Path) -> tuple[Workbook, str]:
    """Return a filled-in workbook and the key of its pack.

    Raises:
        PackError: if the file is no audit pack.
    """
    try:
        with warnings.catch_warnings():
            # LibreOffice writes extensions of Excel's that openpyxl does not keep; nobody's answers are in them.
            warnings.simplefilter("ignore", UserWarning)
            book = load_workbook(path)
        key = str(book[COVER][KEY_CELL].value or "").strip()
    except OSError as error:
        raise PackError(f"'{path}' cannot be read: {error.strerror or 'the system refused'}.") from None
    except (BadZipFile, InvalidFileException, KeyError, ValueError, TypeError):
        raise PackError(f"'{path}' is no audit pack: `ehc audit pack` makes one; keep it as .xlsx.") from None
    if not key:
        raise PackError(
            f"'{path}' has no key on its sheet {COVER}, cell {KEY_CELL}: start again from the pack as made."
        )
    return book, key


def read_answers(
    book: Workbook, pack: AuditPack, framework: Framework, codes: Sequence[str], today: dt.date
) -> Recording:
    """Return all that was filled in.

    Raises:
        PackError: if anything is missing or is none of the choices: each such cell is named, with what it needs.
    """
    reader = _Reader()
    cover = book[COVER]
    auditor = reader.text(cover, AUDITOR_CELL) or reader.fault(cover, AUDITOR_CELL, "write your name")
    decided_on = _day(reader, cover, today)
    findings: list[FindingAnswer] = []
    grades: list[GradeAnswer] = []
    plans: list[PlanAnswer] = []
    for plan in pack.plans:
        standards = standards_of(plan, framework)
        layout = layout_of(plan, standards)
        if layout.sheet not in book.sheetnames:
            reader.faults.append(f"{layout.sheet}: the sheet is missing: start again from the pack as made")
            continue
        sheet = book[layout.sheet]
        is_as_made = _is_as_made(reader, sheet, plan, layout, standards)
        if not is_as_made or not _is_begun(sheet, layout):
            continue
        findings += _found(reader, sheet, plan, layout)
        findings += _missed(reader, sheet, plan, layout, codes)
        grades += _grades(reader, sheet, plan, layout, standards)
        plans.append(_whole(reader, sheet, plan, layout))
    if not plans and not reader.faults:
        raise PackError("Nothing was filled in yet: open the sheet of a plan, and answer in its yellow cells.")
    reader.refuse_faults()
    return Recording(
        pack=pack.key,
        auditor=auditor,
        decided_on=decided_on,
        findings=tuple(findings),
        grades=tuple(grades),
        plans=tuple(plans),
    )


@dataclass
class _Reader:
    """Reads cells, and remembers what is wrong with them."""

    faults: list[str] = field(default_factory=list)

    def free_text(self, sheet: Worksheet, place: str) -> str:
        """Return what an auditor wrote, with stand-ins for the child's names: the store keeps none."""
        first, last = (str(sheet[cell].value or "") for cell in CHILD_CELLS)
        return without_names(self.text(sheet, place), names_of(first, last))

    def text(self, sheet: Worksheet, place: str) -> str:
        """Return what stands in a cell, "" where nothing does."""
        cell = sheet[place]
        if cell.data_type == "f":
            return self.fault(sheet, place, "this is a formula: write the words themselves")
        return "" if cell.value is None else str(cell.value).strip()

    def choice(self, sheet: Worksheet, place: str, choices: Sequence[str], what: str) -> str:
        """Return which of the choices stands in a cell, "" where none does; capitals do not count."""
        given = self.text(sheet, place)
        by_name = {name.casefold(): name for name in choices}
        if given and given.casefold() not in by_name:
            return self.fault(sheet, place, f"choose {what} from the list")
        return by_name.get(given.casefold(), "")

    def fault(self, sheet: Worksheet, place: str, what: str) -> str:
        """Remember a fault, the first one of each cell, and return the text that stands for what is missing."""
        if not any(known.startswith(f"{sheet.title}!{place}: ") for known in self.faults):
            self.faults.append(f"{sheet.title}!{place}: {what}")
        return ""

    def refuse_faults(self) -> None:
        """Raise all that is wrong at once."""
        if not self.faults:
            return
        more = len(self.faults) - _MOST_FAULTS
        lines = [*self.faults[:_MOST_FAULTS], *([f"and {more} more"] if more > 0 else [])]
        count = f"{len(self.faults)} cell{'s need' if len(self.faults) > 1 else ' needs'} another look"
        raise PackError("\n  ".join([f"{count}; nothing was recorded:", *lines]))


def _day(reader: _Reader, cover: Worksheet, today: dt.date) -> dt.date:
    """Return the day that stands on the cover, or today where none does."""
    value = cover[DAY_CELL].value
    day = value.date() if isinstance(value, dt.datetime) else value
    if day is None:
        return today
    if isinstance(day, str):
        match = _BRITISH.fullmatch(day.strip())
        try:
            day = dt.date(int(match[3]), int(match[2]), int(match[1])) if match else dt.date.fromisoformat(day.strip())
        except ValueError:
            day = None
    if not isinstance(day, dt.date):
        reader.fault(cover, DAY_CELL, "write the day such as 20/11/2026, or leave it empty for today")
        return today
    if day > today:
        reader.fault(cover, DAY_CELL, "this day is yet to come: correct it")
    return day


def _is_as_made(
    reader: _Reader, sheet: Worksheet, plan: AuditPlan, layout: PlanLayout, standards: Sequence[Standard]
) -> bool:
    """Return whether findings and standards stand where they were put: rows may have been sorted or taken out."""
    for row, finding in enumerate(plan.findings, start=layout.findings):
        number, check = sheet[f"{NUMBER}{row}"].value, sheet[f"{CHECK}{row}"].value
        if str(number) != str(finding.number) or not str(check).startswith(finding.code):
            reader.fault(sheet, f"{NUMBER}{row}", "rows were moved or taken out: start again from the pack as made")
            return False
    for row, standard in enumerate(standards, start=layout.standards):
        if sheet[f"{CHECK}{row}"].value != standard.name:
            what = "here stood another standard when the pack was made: name its framework with --rules"
            reader.fault(sheet, f"{CHECK}{row}", what)
            return False
    return True


def _is_begun(sheet: Worksheet, layout: PlanLayout) -> bool:
    """Return whether anything was filled in on the sheet."""
    return any(sheet[place].value not in (None, "") for place in _inputs(layout))


def _inputs(layout: PlanLayout) -> Iterator[str]:
    for row in range(layout.findings, layout.findings + layout.finding_count):
        yield from (f"{column}{row}" for column in (ANSWER, REASON, EXAMPLE))
    for row in range(layout.missed, layout.missed + MISSED_ROWS):
        yield from (f"{column}{row}" for column in (CHECK, WHERE, WORDS, REASON, EXAMPLE))
    for row in range(layout.standards, layout.standards + layout.standard_count):
        yield from (f"{column}{row}" for column in (ANSWER, REASON))
    yield from (layout.overall_cell, layout.signed_cell, layout.consent_cell, f"{REASON}{layout.whole}")


def _found(reader: _Reader, sheet: Worksheet, plan: AuditPlan, layout: PlanLayout) -> Iterator[FindingAnswer]:
    for row, finding in enumerate(plan.findings, start=layout.findings):
        answer = reader.choice(sheet, f"{ANSWER}{row}", ANSWERS, "agree, disagree or not applicable")
        reason = reader.free_text(sheet, f"{REASON}{row}")
        if not answer:
            if not reader.text(sheet, f"{ANSWER}{row}"):
                reader.fault(sheet, f"{ANSWER}{row}", "choose agree, disagree or not applicable")
            continue
        if answer != Answer.AGREE and not reason:
            reader.fault(sheet, f"{REASON}{row}", f"say in a few words why: {answer}")
        yield FindingAnswer(
            plan=plan.number,
            number=finding.number,
            code=finding.code,
            section=finding.section,
            statement=finding.statement,
            answer=Answer(answer),
            reason=reason,
            is_example=reader.choice(sheet, f"{EXAMPLE}{row}", (YES, NO), "yes") == YES,
        )


def _missed(
    reader: _Reader, sheet: Worksheet, plan: AuditPlan, layout: PlanLayout, codes: Sequence[str]
) -> Iterator[FindingAnswer]:
    places = {place.casefold(): place for place in places_of(plan)}
    sections = {statement.id: statement.section for statement in plan.statements}
    for row in range(layout.missed, layout.missed + MISSED_ROWS):
        check, where, words, reason, example = (
            reader.text(sheet, f"{column}{row}") for column in (CHECK, WHERE, WORDS, REASON, EXAMPLE)
        )
        if not any((check, where, words, reason, example)):
            continue
        code = check[:6].upper()
        is_other = check.casefold() == OTHER
        if not is_other and code not in codes:
            reader.fault(sheet, f"{CHECK}{row}", "choose a check from the list; its last line is for others")
        if where and where.casefold() not in places:
            reader.fault(sheet, f"{WHERE}{row}", "choose a statement or a section from the list, or leave it empty")
        if not (reason or words):
            reader.fault(sheet, f"{REASON}{row}", "say what is wrong, or quote the plan's words beside it")
        place = places.get(where.casefold(), "")
        yield FindingAnswer(
            plan=plan.number,
            number=None,
            code="" if is_other else code,
            section=sections.get(place, place if place in SECTION_LETTERS else ""),
            statement=place if place in sections else "",
            answer=Answer.MISSED,
            reason=reader.free_text(sheet, f"{REASON}{row}"),
            words=reader.free_text(sheet, f"{WORDS}{row}"),
            is_example=reader.choice(sheet, f"{EXAMPLE}{row}", (YES, NO), "yes") == YES,
        )


def _grades(
    reader: _Reader, sheet: Worksheet, plan: AuditPlan, layout: PlanLayout, standards: Sequence[Standard]
) -> Iterator[GradeAnswer]:
    for row, standard in enumerate(standards, start=layout.standards):
        grade = _grade(reader, sheet, f"{ANSWER}{row}", reader.fault)
        yield GradeAnswer(
            plan=plan.number, standard=standard.id, grade=grade, reason=reader.free_text(sheet, f"{REASON}{row}")
        )


def _whole(reader: _Reader, sheet: Worksheet, plan: AuditPlan, layout: PlanLayout) -> PlanAnswer:
    grade = _grade(reader, sheet, layout.overall_cell, reader.fault)
    signed_by = reader.text(sheet, layout.signed_cell)
    if signed_by and grade is None:
        reader.fault(sheet, layout.signed_cell, "a grade is signed off here, and there is none: choose it above")
    return PlanAnswer(
        plan=plan.number,
        grade=grade,
        comment=reader.free_text(sheet, f"{REASON}{layout.whole}"),
        signed_by=signed_by,
        has_consent=reader.choice(sheet, layout.consent_cell, (YES, NO), "yes or no") == YES,
    )


def _grade(reader: _Reader, sheet: Worksheet, place: str, fault: Callable[[Worksheet, str, str], str]) -> Grade | None:
    given = reader.choice(sheet, place, GRADES, f"a grade or '{NOT_JUDGED}'")
    if not given and not reader.text(sheet, place):
        fault(sheet, place, f"choose your grade, or '{NOT_JUDGED}'")
    return Grade(given) if given and given != NOT_JUDGED else None
