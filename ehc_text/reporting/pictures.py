"""What the report shows as pictures: where findings stand, how old plans are, and which standards they meet."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from ehc_text.records.scan import Grouping, Kpi, ScanRun
from ehc_text.reporting.batch import STALE_YEARS, AgeRow, HeatTable
from ehc_text.reporting.pages import theme_title, thousands
from ehc_text.reporting.svg import Bar, Cell, bars, columns, shaded_table

MARKED_YEAR = "2019"
"""Marked among the issue years: the first whole year after the last statements of special educational needs had been
turned into plans (by 31 March 2018), so that older plans mostly are such conversions."""

FEW = 5
"""A share of fewer plans is printed in brackets: it says little."""

_SHADES = ("#ffffff", "#e3edf6", "#b9d2e8", "#7fadd6", "#1d5687")
_SHARES = ((20, "#b5532a"), (40, "#e3a27c"), (60, "#f6e7dc"), (80, "#cfdff0"), (95, "#8fb6da"), (101, "#1d5687"))
"""From few plans that meet a standard (brown) to nearly all (blue): told apart without red and green."""

_DARK = ("#1d5687", "#b5532a")


def heat_picture(heat: HeatTable) -> Markup:
    """Return findings by theme and section."""
    heads = [column.capitalize() if column else "Whole" for column in heat.columns]
    rows = [
        (
            f"{theme_title(row.theme)} ({thousands(row.total)})",
            [
                Cell(
                    text=thousands(cell.count) if cell.count else "",
                    fill=_SHADES[cell.step],
                    is_light=_SHADES[cell.step] in _DARK,
                    tip=f"{theme_title(row.theme)}, {head}: {cell.count}",
                )
                for head, cell in zip(heads, row.cells, strict=True)
            ],
        )
        for row in heat.rows
    ]
    return shaded_table(
        "Findings by theme and section",
        heads,
        rows,
        describe="Within a theme, the darker the cell the more findings. “Whole” is the whole document.",
    )


def age_picture(ages: Sequence[AgeRow]) -> Markup:
    """Return how many plans are how many years old, with a line at three years."""
    most = max((row.plans for row in ages), default=0) or 1
    rows = [
        Bar(label=row.label, part=row.plans / most, words=thousands(row.plans) if row.plans else "") for row in ages
    ]
    old, known = sum(row.plans for row in ages if row.years >= STALE_YEARS), sum(row.plans for row in ages)
    return columns(
        "Years since plans were issued or amended",
        rows,
        line_at=STALE_YEARS,
        line_words="three years",
        describe=f"{old} of {known} plans with a known day of issue are older than three years.",
    )


def standards_picture(standards: Mapping[str, Kpi]) -> Markup:
    """Return the share of plans that meet each standard."""
    rows = [Bar(label=kpi.name, part=(kpi.value or 0) / 100, words=share_words(kpi)) for kpi in standards.values()]
    return bars("Share of plans that meet each standard", rows)


def grouped_picture(run: ScanRun, grouping: Grouping) -> Markup:
    """Return the share of plans that meet each standard, by group; among issue years one is marked."""
    cohorts = grouping.cohorts
    rows = [
        (kpi.name, [_share_cell(cohort.standards.get(name), kpi.name, cohort.name) for cohort in cohorts])
        for name, kpi in run.standards.items()
    ]
    is_years = grouping.id == "issue_year"
    line = next((n for n, cohort in enumerate(cohorts) if cohort.name >= MARKED_YEAR), None) if is_years else None
    return shaded_table(
        f"Share of plans that meet each standard, by {grouping.name[:1].lower()}{grouping.name[1:]}",
        [cohort.name for cohort in cohorts],
        rows,
        under=[f"{thousands(cohort.plan_count)} plan{'' if cohort.plan_count == 1 else 's'}" for cohort in cohorts],
        line_before=line,
        line_words=f"{MARKED_YEAR} and later" if line is not None else "",
        describe="From brown (few plans meet the standard) to blue (nearly all do). In brackets: fewer than "
        f"{FEW} plans.",
    )


def share_words(kpi: Kpi | None) -> str:
    """Return "63% (12 of 19)", or a dash where there was nothing to count."""
    if kpi is None or kpi.value is None:
        return "–"
    return f"{kpi.value:.0f}% ({thousands(kpi.count or 0)} of {thousands(kpi.base)})"


def _share_cell(kpi: Kpi | None, standard: str, group: str) -> Cell:
    if kpi is None or kpi.value is None:
        return Cell(text="–", tip=f"{standard}, {group}: no plan that could be judged")
    fill = next(colour for end, colour in _SHARES if kpi.value < end)
    is_few = kpi.base < FEW
    return Cell(
        text=f"({kpi.value:.0f}%)" if is_few else f"{kpi.value:.0f}%",
        fill="#ffffff" if is_few else fill,
        is_light=not is_few and fill in _DARK,
        tip=f"{standard}, {group}: {share_words(kpi)}",
    )
