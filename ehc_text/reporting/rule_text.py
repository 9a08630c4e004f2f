"""One check as a page for reading: what it means, what it says, what it rests on, its words and its examples."""

from collections.abc import Iterable, Iterator, Mapping
from textwrap import fill

from ehc_text.records.rules import Check, Example, Setting
from ehc_text.reporting.contract_object import basis_cited

_WIDTH = 80


def rule_as_text(check: Check) -> str:
    """Return the page of one check."""
    return "\n".join(_lines(check))


def _lines(check: Check) -> Iterator[str]:
    yield f"{check.code} {check.name}"
    yield ""
    yield from _field("Means", check.means)
    yield from _field("Says", check.message)
    yield from _field("Advice", check.advice)
    yield from _field("Basis", basis_cited(check.basis))
    yield from _field("Theme", check.theme.replace("_", " "))
    yield from _field("Severity", check.severity.value)
    yield from _field("Agency", check.agency.value if check.agency else "that of the section, or of what is missing")
    yield from _field("Sections", ", ".join(check.sections) or "the whole document")
    yield from _field("Rule", check.source)
    yield from _field("Limits", _limits(check.settings))
    yield from _field("Own rules", f"added, changed or switched off in {check.own}" if check.own else "")
    for group, phrases in check.phrases.items():
        cures = ", ".join(check.cures.get(group, ()))
        yield from ("", f"Phrases, {group}{f' (cured by: {cures})' if cures else ''}:")
        yield fill("; ".join(phrases), _WIDTH, initial_indent="  ", subsequent_indent="  ")
    yield from _examples("Flags", check.flags)
    yield from _examples("Lets pass", check.passes)


def _field(name: str, text: str) -> Iterator[str]:
    if text:
        yield fill(text, _WIDTH, initial_indent=f"{name:10}", subsequent_indent=" " * 10, break_on_hyphens=False)


def _limits(settings: Mapping[str, Setting]) -> str:
    """Return the thresholds of a check, by the names that a change of them takes."""
    return ", ".join(f"{name} {value}" for name, value in settings.items() if isinstance(value, int | float))


def _examples(title: str, examples: Iterable[Example]) -> Iterator[str]:
    yield from ("", f"{title}:")
    for example in examples:
        yield from _example(example)


def _example(example: Example) -> Iterator[str]:
    lines = [("front", line) for line in example.front]
    lines += [(letter, line) for letter, texts in example.sections.items() for line in texts]
    if example.written_under:
        yield fill(f"(with {_limits(example.written_under)})", _WIDTH, initial_indent="    ", subsequent_indent=" " * 4)
    for number, (letter, line) in enumerate(lines):
        bullet = "- " if number == 0 else "  "
        yield fill(
            f"{letter}: {_marked(line, example.marks)}", _WIDTH, initial_indent=f"  {bullet}", subsequent_indent=" " * 6
        )


def _marked(line: str, marks: Iterable[str]) -> str:
    for mark in marks:
        line = line.replace(mark, f"[[{mark}]]", 1)
    return line
