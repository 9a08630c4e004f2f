"""A council's list of its cases, joined to the plans of a scan by file, or by name and date of birth.

The file is CSV with a heading line. Headings are known in the spellings of the SEN2 return and in plain words:

    file | file name | path                       which document it is
    name | first name, surname | forename ...     who it is, together with
    date of birth | dob | birth date
    request date | received date | ...            when the assessment was asked for
    issue date | start date | ...                 when the first final plan was issued
    exception | 20 week exception                 "yes" takes the case out of the 20 weeks

Every other column groups the plans, unless it identifies a child or holds too many different values. A sample may be
spread over any column that identifies no child.
"""

import csv
import datetime as dt
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ehc_text.checking.exceptions import child_key
from ehc_text.errors import SettingsError
from ehc_text.language.dates import read_day
from ehc_text.language.nlp import fold
from ehc_text.records.plan import Child
from ehc_text.records.scan import Case, CaseloadUse, FileSummary

MOST_GROUPS = 40
"""A column with more different values is no use for grouping: it holds remarks, numbers or addresses."""

_FILE = frozenset({"file", "filename", "path", "document"})
_NAME = frozenset({"name", "childname", "pupilname", "fullname", "childsname"})
_FIRST = frozenset({"firstname", "forename", "givenname"})
_LAST = frozenset({"surname", "lastname", "familyname"})
_BORN = frozenset({"dateofbirth", "dob", "birthdate", "personbirthdate"})
_REQUEST = frozenset({"requestdate", "requestdatetime", "receiveddate", "datereceived", "dateofrequest", "request"})
_ISSUE = frozenset({"issuedate", "startdate", "planstartdate", "dateissued", "finaldate", "finalissuedate", "issued"})
_EXCEPTION = frozenset({"exception", "exceptions", "week20", "20weekexception", "timelinessexception"})
_IDENTIFYING = frozenset(
    {"upn", "uln", "uniquelearnernumber", "formerupn", "nhsnumber", "personid", "caseid", "caseref", "postcode"}
) | frozenset({"address", "parent", "parentname", "email", "phone", "telephone", "nhs", "id", "reference"})
_OF_KNOWN_KINDS = _FILE | _NAME | _FIRST | _LAST | _BORN | _REQUEST | _ISSUE | _EXCEPTION
_YES = frozenset({"1", "y", "yes", "true", "exception"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """One row of a caseload: its line in the file, counted from 1, what it is known by, the case, and its cells.

    `cells` maps the heading of each column that is of no known kind and identifies no child to the row's value.
    """

    line: int
    file: str
    child_keys: tuple[str, ...]
    case: Case
    cells: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Caseload:
    """A caseload as read. `columns` are those of the rows' cells; `not_grouped` are no use for grouping plans."""

    rows: tuple[CaseRow, ...]
    columns: tuple[str, ...] = ()
    not_grouped: tuple[str, ...] = ()


def load_caseload(path: Path) -> Caseload:
    """Return the cases of a file.

    Raises:
        SettingsError: if the file cannot be read, names no document or child, or holds a day that is none; the message
            says file:line and column, and none of the file's values.
    """
    table = _table(path)
    columns = {column: _plain(column) for column in (table[0][1] if table else {})}
    if not _is_joinable(set(columns.values())):
        raise SettingsError(
            f"{path.name}:1: no column says which plan a row is about: give 'file', or 'name' and 'date of birth'."
        )
    others = [column for column, plain in columns.items() if plain and plain not in _OF_KNOWN_KINDS]
    telling = [column for column in others if columns[column] not in _IDENTIFYING]
    grouping = [column for column in telling if len({row.get(column, "") for _, row in table}) <= MOST_GROUPS]
    rows = tuple(_row(path.name, line, row, columns, telling, grouping) for line, row in table)
    left = tuple(column for column in others if column not in grouping)
    return Caseload(rows=rows, columns=tuple(telling), not_grouped=left)


def with_cases(files: Sequence[FileSummary], caseload: Caseload) -> tuple[tuple[FileSummary, ...], CaseloadUse]:
    """Return the files, each with its case where the caseload has one, and how the two fitted."""
    finder = RowFinder(caseload.rows)
    joined: list[FileSummary] = []
    for file in files:
        rows = finder.rows_for(file.file.path, file.child_key)
        joined.append(replace(file, case=rows[0].case) if rows else file)
    return tuple(joined), CaseloadUse(
        row_count=len(caseload.rows),
        matched_count=sum(file.case is not None for file in joined),
        unmatched_lines=tuple(row.line for row in caseload.rows if row.line not in finder.used),
        double_lines=tuple(sorted(finder.doubles)),
        not_grouped=caseload.not_grouped,
    )


@dataclass(slots=True)
class RowFinder:
    """Finds the rows of a plan, and remembers which were used and which stood behind another for the same plan."""

    rows: Sequence[CaseRow]
    used: set[int] = field(default_factory=set)
    doubles: set[int] = field(default_factory=set)
    by_file: Mapping[str, list[CaseRow]] = field(init=False)
    by_child: Mapping[str, list[CaseRow]] = field(init=False)

    def __post_init__(self) -> None:
        self.by_file, self.by_child = defaultdict(list), defaultdict(list)
        for row in self.rows:
            if row.file:
                self.by_file[_path(row.file)].append(row)
            for key in row.child_keys:
                self.by_child[key].append(row)

    def rows_for(self, path: str, child_key: str) -> list[CaseRow]:
        """Return the rows of the plan at `path`, with forward slashes, and of the child with this key, "" for none.

        A row that names the file goes before one that names the child. Where several fit, the first is the plan's.
        """
        named = self.by_file.get(_path(path)) or self.by_file.get(_path(path.rpartition("/")[2]))
        rows = named or (self.by_child.get(child_key) if child_key else None) or []
        self.used.update(row.line for row in rows)
        self.doubles.update(row.line for row in rows[1:])
        return rows


def _table(path: Path) -> list[tuple[int, dict[str, str]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restval="")
            return [(reader.line_num, _cells(row)) for row in reader if any(_cells(row).values())]
    except OSError as error:
        raise SettingsError(f"{path.name}: {error.strerror}: name a caseload that can be read.") from None
    except (UnicodeDecodeError, csv.Error):
        raise SettingsError(f"{path.name}: this is no CSV file in UTF-8: save it from Excel as 'CSV UTF-8'.") from None


def _cells(row: Mapping[str | None, str | list[str] | None]) -> dict[str, str]:
    return {key.strip(): value.strip() for key, value in row.items() if key and isinstance(value, str)}


def _plain(column: str) -> str:
    return re.sub(r"[^a-z0-9]", "", column.lower())


def _path(text: str) -> str:
    return fold(text.replace("\\", "/")).casefold().removeprefix("./")


def _is_joinable(columns: set[str]) -> bool:
    has_name = bool(columns & _NAME) or (bool(columns & _FIRST) and bool(columns & _LAST))
    return bool(columns & _FILE) or (has_name and bool(columns & _BORN))


def _row(
    name: str,
    line: int,
    row: Mapping[str, str],
    columns: Mapping[str, str],
    telling: Sequence[str],
    grouping: Sequence[str],
) -> CaseRow:
    def of(known: frozenset[str]) -> str:
        return next((row[column] for column, plain in columns.items() if plain in known and row.get(column)), "")

    def day(known: frozenset[str], what: str) -> dt.date | None:
        words = of(known)
        found = _day(words)
        if words and found is None:
            raise SettingsError(f"{name}:{line}: the {what} is no day: write 2026-11-01 or 01/11/2026.")
        return found

    case = Case(
        request=day(_REQUEST, "date of request"),
        issue=day(_ISSUE, "date of issue"),
        is_exception=of(_EXCEPTION).lower() in _YES,
        groups={column: row.get(column, "") for column in grouping},
    )
    born = day(_BORN, "date of birth")
    keys = tuple(child_key(child) for child in _children(of(_NAME), of(_FIRST), of(_LAST), born))
    return CaseRow(
        line=line,
        file=of(_FILE),
        child_keys=tuple(key for key in keys if key),
        case=case,
        cells={column: row.get(column, "") for column in telling},
    )


def _day(words: str) -> dt.date | None:
    """Return the day that the words give; Excel's midnight behind it is no part of it."""
    return read_day(re.sub(r"[T ]00:00(:00(\.0+)?)?$", "", words)) if words else None


def _children(name: str, first: str, last: str, born: dt.date | None) -> list[Child]:
    """Return the child under each way its name may be read: "Ines Orme" and "Orme, Ines" are one."""
    if first and last:
        return [Child(first_name=first, surname=last, date_of_birth=born)]
    surname, comma, given = name.partition(",")
    whole = f"{given.strip()} {surname.strip()}" if comma else name
    return [Child(first_name=whole, date_of_birth=born)] if whole else []
