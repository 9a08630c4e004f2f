"""The examples of a rule file: a statement, or a tiny plan, with the expected quote marked [[like this]].

A plain string is one provision statement in the first of the check's sections. A mapping is a tiny plan:

    sections: {F: ["# Communication", "^ Provision | Who", "Signing, daily for 10 minutes | [[Staff]]"]}
    front: ["Date of birth: 4 May 2016"]
    as_of: "2026-11-01"

A line with ' | ' is a table row, a line that starts with "^ " holds the column heads, "* " makes a list item and
"# " a sub-heading. A line that starts with none of these is a paragraph. For a check that shows only between plans,
`other: {front: [...], sections: {...}}` is another plan of the same scan.
"""

import re
from collections.abc import Iterable

from ehc_text.records.rules import Example
from ehc_text.rulepacks.schema import ExampleEntry

MARK = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)
"""A quote that the check must find."""


def example(entry: str | ExampleEntry, sections: tuple[str, ...], line: int) -> Example:
    """Return the example of a rule file as a record, its marks taken out of the lines."""
    if isinstance(entry, str):
        # An example of a check on the whole plan has no section of its own: F then stands in.
        entry = ExampleEntry.model_validate({"sections": {sections[0] if sections else "F": (entry,)}})
    lines = [*entry.front, *(line for texts in entry.sections.values() for line in texts)]
    return Example(
        sections={letter: _unmarked(texts) for letter, texts in entry.sections.items()},
        front=_unmarked(entry.front),
        marks=tuple(mark for text in lines for mark in MARK.findall(text)),
        as_of=entry.as_of,
        line=line,
        other=_other(entry, line),
    )


def _other(entry: ExampleEntry, line: int) -> Example | None:
    if entry.other is None:
        return None
    return Example(sections=entry.other.sections, front=entry.other.front, as_of=entry.as_of, line=line)


def _unmarked(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(MARK.sub(r"\1", text) for text in texts)
