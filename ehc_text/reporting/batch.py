"""The tables over all files of a scan: findings by theme and section, plans by age, and how often a code occurs."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

from ehc_text.checking.timing import add_months
from ehc_text.records.finding import Severity
from ehc_text.records.plan import SECTION_LETTERS, PlanStatus
from ehc_text.records.rules import Check
from ehc_text.records.scan import FileSummary

HEAT_STEPS = 4
"""How many shades the heat table has beside white."""

OLDEST_YEARS = 10
"""Plans that are older are counted together."""

STALE_YEARS = 3
"""From so many years on a plan is a stale one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatCell:
    """The findings of one theme in one section; `step` runs from 0 (none) to HEAT_STEPS (most of its theme)."""

    count: int
    step: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatRow:
    """One theme: its findings by section, in the order of the table's columns, and their sum."""

    theme: str
    cells: tuple[HeatCell, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatTable:
    """Findings by theme and section; a column "" stands for the whole document."""

    columns: tuple[str, ...]
    rows: tuple[HeatRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeRow:
    """How many plans are so many whole years old; the last row holds all that are older."""

    years: int
    plans: int

    @property
    def label(self) -> str:
        """The years as they are printed: "2–3", "10+"."""
        return f"{self.years}–{self.years + 1}" if self.years < OLDEST_YEARS else f"{self.years}+"


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeRow:
    """How often a code occurs: in how many documents, and how many times in all."""

    code: str
    name: str
    means: str
    severity: Severity | None
    documents: int
    findings: int


def heat_table(files: Iterable[FileSummary]) -> HeatTable:
    """Return findings by theme and section; the columns are A to K, then other places, the whole document last."""
    places: Counter[tuple[str, str]] = Counter()
    for file in files:
        places.update(file.places)
    others = sorted({section for _, section in places} - {"", *SECTION_LETTERS})
    columns = (*SECTION_LETTERS, *others, "")
    themes = sorted({theme for theme, _ in places}, key=lambda theme: (-_theme_total(places, theme), theme))
    rows = tuple(_heat_row(theme, columns, places) for theme in themes)
    return HeatTable(columns=columns, rows=rows)


def age_table(plans: Iterable[FileSummary], as_of: dt.date) -> tuple[AgeRow, ...]:
    """Return how many plans that are no drafts are how many years old, counted from their issue or last amendment.

    A plan of three years to the day is still in its third year, as in the key figure of plans under three years.
    """
    days = [plan.issued for plan in plans if plan.issued and plan.status is not PlanStatus.DRAFT]
    counts = Counter(_whole_years(day, as_of) for day in days if day <= as_of)
    return tuple(AgeRow(years=years, plans=counts[years]) for years in range(OLDEST_YEARS + 1))


def code_table(files: Sequence[FileSummary], checks: Iterable[Check]) -> tuple[CodeRow, ...]:
    """Return the codes that occur, those in the most documents first."""
    by_code = {check.code: check for check in checks}
    documents = Counter(code for file in files for code in file.counts)
    findings: Counter[str] = Counter()
    for file in files:
        findings.update(file.counts)
    codes = sorted(documents, key=lambda code: (-documents[code], -findings[code], code))
    return tuple(_code_row(code, by_code.get(code), documents[code], findings[code]) for code in codes)


def _whole_years(day: dt.date, as_of: dt.date) -> int:
    past = (years for years in range(OLDEST_YEARS) if add_months(day, 12 * (years + 1)) >= as_of)
    return next(past, OLDEST_YEARS)


def _theme_total(places: Counter[tuple[str, str]], theme: str) -> int:
    return sum(count for (other, _), count in places.items() if other == theme)


def _heat_row(theme: str, columns: Sequence[str], places: Counter[tuple[str, str]]) -> HeatRow:
    # Shades are by theme: vague provision outnumbers the rest so far that all else would look alike.
    most = max(places[theme, column] for column in columns)
    cells = tuple(HeatCell(count=places[theme, col], step=_step(places[theme, col], most)) for col in columns)
    return HeatRow(theme=theme, cells=cells, total=_theme_total(places, theme))


def _step(count: int, most: int) -> int:
    """Square roots, so that one huge cell does not leave all others pale."""
    if not count:
        return 0
    return max(1, round(HEAT_STEPS * sqrt(count / most)))


def _code_row(code: str, check: Check | None, documents: int, findings: int) -> CodeRow:
    return CodeRow(
        code=code,
        name=check.name if check else "",
        means=check.means if check else "",
        severity=check.severity if check else None,
        documents=documents,
        findings=findings,
    )
