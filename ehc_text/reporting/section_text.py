"""The sections of a file as read, for reading: plain text, Markdown or JSON, without any judgement."""

import json
from collections.abc import Iterator

from ehc_text.records.assessment import AssessedFile
from ehc_text.records.plan import Section
from ehc_text.reporting.contract_object import contract_object, section_pages
from ehc_text.reporting.view import KIND_NAMES, section_title


def sections_as_text(assessed: AssessedFile) -> str:
    """Return each section under a ruled heading, with the pages that it stands on."""
    return "\n".join(_text_lines(assessed))


def sections_as_markdown(assessed: AssessedFile) -> str:
    """Return each section under a Markdown heading; the plan's own words are left as they are."""
    return "\n".join(_markdown_lines(assessed))


def sections_as_json(assessed: AssessedFile) -> str:
    """Return the parts of the contract that hold what was read; none that would look like a clean check."""
    whole = contract_object(assessed).model_dump(mode="json", by_alias=True)
    parts = ("schema", "file", "kind", "status", "child", "dates", "sections", "problems")
    return json.dumps({name: whole[name] for name in parts}, ensure_ascii=False, indent=1)


def _text_lines(assessed: AssessedFile) -> Iterator[str]:
    yield f"{assessed.file.path}: {_what(assessed)}"
    for section in _sections(assessed):
        heading = _heading(section)
        yield from ("", heading, "-" * len(heading))
        yield from _printed(section)
        yield section.text or "(nothing under this heading)"


def _markdown_lines(assessed: AssessedFile) -> Iterator[str]:
    yield f"# {assessed.file.path}"
    yield from ("", _what(assessed).capitalize())
    for section in _sections(assessed):
        yield from ("", f"## {_heading(section)}", "")
        yield from (f"*{line}*" for line in _printed(section))
        yield ""
        # Two spaces at a line's end keep the plan's own lines apart.
        yield section.text.replace("\n", "  \n") or "(nothing under this heading)"


def _sections(assessed: AssessedFile) -> tuple[Section, ...]:
    return assessed.plan.sections if assessed.plan else ()


def _what(assessed: AssessedFile) -> str:
    plan = assessed.plan
    if plan is None:
        return "could not be read"
    letters = ", ".join(section.letter for section in plan.sections)
    return f"{KIND_NAMES[plan.kind.value]}, {plan.status.value}; sections found: {letters or 'none'}"


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
