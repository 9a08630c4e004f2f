"""One file's results for reading in a terminal, a pipe or a text file; no meaning hangs on colour alone."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from ehc_text.checking.structure import has_content
from ehc_text.records.assessment import AssessedFile
from ehc_text.records.finding import Finding, Severity
from ehc_text.records.plan import DocumentKind, FacetKind, Plan, PlanStatus, Statement
from ehc_text.reporting.contract_object import basis_text, is_read
from ehc_text.reporting.view import (
    KIND_NAMES,
    PassageView,
    SectionView,
    acceptance_text,
    sections_with_findings,
    told,
)

_STYLES: Mapping[Severity, str] = {Severity.HIGH: "bold red", Severity.MEDIUM: "bold", Severity.LOW: ""}

_WORDS_STYLE = "bold underline"

_FACETS: Mapping[FacetKind, str] = {
    FacetKind.WHAT: "what",
    FacetKind.WHO: "who",
    FacetKind.FREQUENCY: "how often",
    FacetKind.DURATION: "how long",
    FacetKind.GROUP: "group",
    FacetKind.SETTING: "setting",
    FacetKind.QUALIFICATION: "qualification",
}

_WIDEST = 100
"""Longer lines than this are hard to read; a wider terminal leaves the rest blank."""

_SHOWN = "Shown"

_COMMANDS_OF_TERMINALS = dict.fromkeys(code for code in (*range(0x20), *range(0x7F, 0xA0)) if code not in (0x09, 0x0A))
"""A file's words must not be able to move the cursor or rename the window."""


def print_check(
    console: Console, assessed: AssessedFile, *, shown: str = "", held_as: PlanStatus | None = None
) -> None:
    """Print the summary of a file, then its findings by section, each passage once with its faulty words marked.

    `shown` says which of the findings these are, where they are not all; `held_as` is what the user called the plan.
    """
    console.width = min(console.width, _WIDEST)
    asides = tuple(_asides(assessed, shown, held_as))
    if console.is_terminal:
        _print_parts(console, assessed, asides)
        return
    with console.capture() as capture:
        _print_parts(console, assessed, asides)
    # Lines are filled up with blanks, which only a terminal swallows.
    console.file.write("".join(f"{line.rstrip()}\n" for line in capture.get().split("\n")).removesuffix("\n"))


def long_day(day: dt.date | None) -> str:
    """Return "1 November 2026", or "not found"."""
    return f"{day.day} {day:%B %Y}" if day else "not found"


def _asides(assessed: AssessedFile, shown: str, held_as: PlanStatus | None) -> Iterator[tuple[str, RenderableType]]:
    plan = assessed.plan
    if plan is not None and plan.kind is DocumentKind.EHC_PLAN and is_read(assessed):
        if (held_as or plan.status) is PlanStatus.DRAFT:
            yield "Held to be", Text(f"a draft: no date of issue is asked for, {_about_placement(plan)}")
        elif held_as is None and plan.status is PlanStatus.UNKNOWN:
            yield (
                "Held to be",
                Text("an issued plan, since no status was found; --profile draft holds it to be a draft"),
            )
    if shown:
        yield _SHOWN, Text(shown)


def _about_placement(plan: Plan) -> str:
    placement = next((section for section in plan.sections if section.letter == "I"), None)
    if placement is None or not has_content(placement):
        return "and Section I is rightly blank"
    return "and Section I may name no school or type of school yet (Children and Families Act 2014, section 38(5))"


def _print_parts(console: Console, assessed: AssessedFile, asides: Sequence[tuple[str, RenderableType]]) -> None:
    console.print(_summary(assessed, asides))
    statements = {statement.id: statement for statement in assessed.plan.statements} if assessed.plan else {}
    is_coloured = console.is_terminal and not console.no_color
    for section in sections_with_findings(assessed):
        console.print(_section_head(section))
        for passage in section.passages:
            parts = _passage(passage, statements.get(passage.statement or ""), is_coloured=is_coloured)
            console.print(Padding(parts, (0, 0, 1, 2)))


def _summary(assessed: AssessedFile, asides: Sequence[tuple[str, RenderableType]]) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in (*_facts(assessed, is_narrowed=any(name == _SHOWN for name, _ in asides)), *asides):
        table.add_row(name, value)
    return table


def _facts(assessed: AssessedFile, *, is_narrowed: bool) -> Iterator[tuple[str, RenderableType]]:
    yield "File", Text(assessed.file.path)
    if assessed.plan is not None:
        yield "Kind", Text(_kind(assessed.plan))
        yield "Dates", Text(_dates(assessed.plan))
    yield "Held against", Text(long_day(assessed.as_of))
    if not is_read(assessed):
        yield "Result", Text("could not be read, and was not checked", style="bold")
    elif assessed.assessment is None:
        yield "Result", Text("not checked: this is no EHC plan or annual review report")
    else:
        yield "Findings", Text(_tally(assessed, is_narrowed=is_narrowed))
        grade = f"{assessed.assessment.grade.value}, {assessed.assessment.score} of 100"
        yield "Suggested grade", Text(f"{grade} (suggested: a person signs off)")
    for problem in assessed.problems:
        yield "Note", Text(_harmless(told(assessed.file, problem)))


def _kind(plan: Plan) -> str:
    status = plan.status.value if plan.status is not PlanStatus.UNKNOWN else "status not found"
    return f"{KIND_NAMES[plan.kind.value]}, {status}"


def _dates(plan: Plan) -> str:
    roles = ("request", "draft", "final", "amended", "last_review", "next_review", "meeting", "decision")
    known = [(role.replace("_", " "), getattr(plan.dates, role)) for role in roles]
    return "; ".join(f"{role} {long_day(day)}" for role, day in known if day) or "none found"


def _tally(assessed: AssessedFile, *, is_narrowed: bool) -> str:
    """Return the counts; how many statements are vague is not known where some findings are left out."""
    found = [finding for finding in assessed.findings if finding.is_open]
    accepted = len(assessed.findings) - len(found)
    aside = f"; {accepted} accepted, not counted" if accepted else ""
    counts = Counter(finding.severity for finding in found)
    if not counts:
        return f"none{aside}"
    vague = len({f.statement for f in found if f.theme == "vague_provision" and f.statement})
    statements = len(assessed.plan.statements) if assessed.plan else 0
    is_told = statements and not is_narrowed
    parts = ", ".join(f"{counts[severity]} {severity.value}" for severity in Severity)
    total = f"{len(found)} ({parts})"
    return f"{total}; {vague} of {statements} provision statements vague{aside}" if is_told else f"{total}{aside}"


def _section_head(section: SectionView) -> Group:
    is_lettered = len(section.letter) in (1, 2)
    title = f"Section {section.letter}: {section.title}" if is_lettered else section.title
    count = section.finding_count
    return Group(
        Text(), Rule(Text(f"{title} ({count} finding{'s' if count != 1 else ''})", style="bold"), align="left"), Text()
    )


def _passage(passage: PassageView, statement: Statement | None, *, is_coloured: bool) -> Group:
    parts: list[RenderableType] = []
    if passage.segments:
        parts.append(_words(passage, is_coloured=is_coloured))
    if aside := _aside(passage):
        parts.append(Text(aside, style="dim"))
    if statement is not None and (passage.said or passage.not_said):
        parts.append(_facet_grid(statement))
    parts += [Padding(_finding(finding), (0, 0, 0, 2)) for finding in passage.findings]
    return Group(*parts)


def _words(passage: PassageView, *, is_coloured: bool) -> Text:
    """The passage, with the quoted words underlined, or in square brackets where nothing can be underlined."""
    text = Text("“")
    for segment in passage.segments:
        if not segment.is_quote:
            text.append(_harmless(segment.text))
        elif is_coloured:
            text.append(_harmless(segment.text), style=_WORDS_STYLE)
        else:
            text.append(f"[{_harmless(segment.text)}]")
    return text.append("”")


def _harmless(text: str) -> str:
    return text.translate(_COMMANDS_OF_TERMINALS)


def _aside(passage: PassageView) -> str:
    parts = [f"Page {passage.page}."] if passage.page is not None else []
    parts += [f"{name.capitalize()}: {words}." for name, words in passage.said]
    return _harmless(" ".join(parts))


def _facet_grid(statement: Statement) -> Table:
    """Which of the facets of provision are in a statement: the first four are what it cannot do without."""
    found = {facet.kind for facet in statement.facets if facet.words.strip()}
    grid = Table.grid(padding=(0, 2))
    for _ in _FACETS:
        grid.add_column(overflow="fold")
    grid.add_row(*(Text(name, style="dim") for name in _FACETS.values()))
    grid.add_row(*(Text("yes") if kind in found else Text("no", style="bold") for kind in _FACETS))
    return grid


def _finding(finding: Finding) -> Group:
    head = Text.assemble(
        (f"{finding.severity.value.upper()} ", _STYLES[finding.severity]),
        (f"{finding.code} ", "bold"),
        "(unsure) " if finding.is_unsure else "",
        _harmless(finding.message),
    )
    advice = Text.assemble(("To put it right: ", "bold"), finding.advice)
    decision = [Text(_harmless(acceptance_text(finding.acceptance)), style="bold")] if finding.acceptance else []
    basis = Text(f"For {finding.agency.value}. {basis_text(finding.basis)}.", style="dim")
    return Group(head, Padding(Group(*decision, advice, basis), (0, 0, 0, 2)))
