"""What all pages of HTML share: the templates, and how days, figures and names are printed on them."""

import datetime as dt
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from ehc_text.records.finding import Severity
from ehc_text.records.scan import Kpi
from ehc_text.reporting.view import KIND_NAMES, acceptance_text, section_title

_THEME_TITLES = {
    "child_voice": "Child’s voice",
    "health_action": "Health needs and action",
    "social_care_action": "Social care needs and action",
    "advice": "Professional advice",
}


@cache
def environment() -> Environment:
    """Return the templates; whatever is put into them is made plain text."""
    made = Environment(
        loader=PackageLoader("ehc_text.reporting"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # nobody changes the templates while a scan runs: they need no look for each page
    )
    made.filters.update(
        long_day=long_day,
        kpi_value=kpi_value,
        theme_title=theme_title,
        name_title=name_title,
        title_of=section_title,
        thousands=thousands,
    )
    made.globals.update(KIND_NAMES=KIND_NAMES, acceptance_text=acceptance_text, Severity=Severity)
    return made


_FINE_FROM = 1000
"""From so many on a tenth of a percent stands for one at least."""


def long_day(day: dt.date) -> str:
    """Return "1 November 2026"."""
    return f"{day.day} {day:%B %Y}"


def kpi_value(kpi: Kpi) -> str:
    """Return the figure as it is printed: "38%", "4.5 months", or "not known" where there was nothing to count.

    Shares of fewer than a thousand are whole percent, since a tenth of one would stand for nobody; but what is not
    quite none or all is not printed as if it were.
    """
    if kpi.value is None:
        return "not known"
    if kpi.unit == "%" and kpi.base < _FINE_FROM:
        whole = round(kpi.value)
        return f"{kpi.value:.1f}%" if whole in (0, 100) and kpi.value != whole else f"{whole}%"
    number = f"{kpi.value:,.1f}".removesuffix(".0")
    return f"{number}%" if kpi.unit == "%" else f"{number} {kpi.unit}".strip()


def thousands(number: int) -> str:
    """Return "1,234"."""
    return f"{number:,}"


def theme_title(theme: str) -> str:
    """Return "Child's voice" for "child_voice", and "Some theme" for a theme of a council's own."""
    return _THEME_TITLES.get(theme, theme.replace("_", " ").capitalize())


def name_title(name: str) -> str:
    """Return "No issue date" for "no-issue-date"."""
    return name.replace("-", " ").capitalize()
