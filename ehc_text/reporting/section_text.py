"""The sections of a file as read, for reading: plain text, Markdown or JSON, without any judgement."""

import json
import re
from collections.abc import Iterator

from ehc_text.records.assessment import AssessedFile
from ehc_text.records.plan import Section
from ehc_text.reporting.contract_object import contract_object, section_pages
from ehc_text.reporting.view import KIND_NAMES, section_title

_MARKS = re.compile(r"[\\`*_<]")
_LINE_MARK = re.compile(r"^(\s*\d*)([#>+.)-])(?=\s|[#>]|$)")
"""What makes a line a heading, a quotation or an item of a list."""


def sections_as_text(assessed: AssessedFile) -> str:
    """Return each section under a ruled heading, with the pages that it stands on."""
    return "\n".join(_text_lines(assessed))


def sections_as_markdown(assessed: AssessedFile) -> str:
    """Return each section under a Markdown heading; signs in the plan's own words show as such, and mark nothing up."""
    return "\n".join(_markdown_lines(assessed))


def sections_as_json(assessed: AssessedFile) -> str:
    """Return the parts of the contract that hold what was read; none that would look like a clean check.

    docs/writer.md shows the form. `as_of` is the day that the child's age counts from.
    """
    whole = contract_object(assessed).model_dump(mode="json", by_alias=True)
    parts = ("schema", "file", "kind", "status", "as_of", "child", "dates", "sections", "problems")
    return json.dumps({name: whole[name] for name in parts}, ensure_ascii=False, indent=1)


def _text_lines(assessed: AssessedFile) -> Iterator[str]:
    yield f"{assessed.file.path}: {_what(assessed)}"
    for section in _sections(assessed):
        heading = _heading(section)
        yield from ("", heading, "-" * len(heading))
        yield from _printed(section)
        yield section.text or "(nothing under this heading)"


def _markdown_lines(assessed: AssessedFile) -> Iterator[str]:
    what = _what(assessed)
    yield f"# {_literal(assessed.file.path)}"
    yield from ("", what[:1].upper() + what[1:])
    for section in _sections(assessed):
        yield from ("", f"## {_heading(section)}", "")
        yield from (f"*{_literal(line)}*  " for line in _printed(section))
        yield ""
        # Two spaces at a line's end keep the plan's own lines apart.
        yield "  \n".join(map(_literal, section.text.split("\n"))) if section.text else "(nothing under this heading)"


def _sections(assessed: AssessedFile) -> tuple[Section, ...]:
    return assessed.plan.sections if assessed.plan else ()


def _what(assessed: AssessedFile) -> str:
    plan = assessed.plan
    if plan is None:
        return "could not be read"
    letters = ", ".join(section.letter for section in plan.sections)
    return f"{KIND_NAMES[plan.kind.value]}, {plan.status.value}; sections found: {letters or 'none'}"


def _literal(line: str) -> str:
    """Return a line in which no sign of Markdown works: "<name>" would vanish, and "*" would lean what follows."""
    return _LINE_MARK.sub(r"\1\\\2", _MARKS.sub(r"\\\g<0>", line))


def _heading(section: Section) -> str:
    pages = section_pages(section.pieces)
    where = f" (page {_runs(pages)})" if pages else ""
    return f"Section {section.letter}: {section_title(section.letter)}{where}"


def _runs(pages: list[int]) -> str:
    """Return "2-4, 7" for pages 2, 3, 4 and 7."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def _printed(section: Section) -> Iterator[str]:
    if section.heading:
        yield f"Heading as printed: {section.heading}"
    if section.shared_with:
        yield f"Stands together with: {', '.join(section.shared_with)}"
