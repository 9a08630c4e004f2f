"""Follows Word's fields, so that their results are read and their instructions are not."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from ehc_text.reading.word.tags import DELETED, FLD_CHAR_TYPE, VAL, Element, is_on, number_of, w

CHECKED, UNCHECKED = "☒", "☐"
_BUTTON = re.compile(r"\s*(?:MACROBUTTON|GOTOBUTTON)\s+\S+\s+(.*)", re.IGNORECASE | re.DOTALL)
"""These fields have no result: they show the end of their instruction, such as "[Click here and type]"."""


@dataclass(slots=True)
class _Field:
    is_result: bool = False
    has_text: bool = False
    instruction: str = ""
    value: str = ""


@dataclass(slots=True)
class Fields:
    """The fields that are open at one point of the text. `is_hiding` is True inside an instruction."""

    unclosed: frozenset[Element] = frozenset()
    is_hiding: bool = False
    _open: list[_Field] = field(default_factory=list)

    def step(self, mark: Element) -> str:
        """Take a `w:fldChar`; return the words that it shows by itself (a check box, a drop-down), mostly none."""
        kind = mark.get(FLD_CHAR_TYPE)
        shown = ""
        if kind == "begin" and mark not in self.unclosed:
            self._open.append(_Field(value=_form_value(mark)))
        elif kind == "separate" and self._open:
            self._open[-1].is_result = True
        elif kind == "end" and self._open:
            shown = self._close()
        self.is_hiding = any(not each.is_result for each in self._open)
        return "" if self.is_hiding else shown

    def instruct(self, text: str) -> None:
        """Take a piece of a field's instruction."""
        if self._open:
            self._open[-1].instruction += text

    def note_text(self) -> None:
        """Take it that the innermost field shows words."""
        if self._open:
            self._open[-1].has_text = True

    def apart(self) -> "Fields":
        """Return the state for words that stand apart from the line, in a text box: no field is open there."""
        return Fields(unclosed=self.unclosed)

    def _close(self) -> str:
        closed = self._open.pop()
        if closed.has_text:
            self.note_text()
            return ""
        button = _BUTTON.match(closed.instruction)
        return button[1].strip() if button else closed.value


def unclosed_fields(marks: Iterable[Element]) -> frozenset[Element]:
    """Return the beginnings that never end: to wait for their end would hide the rest of the document."""
    waiting: list[Element] = []
    for mark in marks:
        if any(above.tag in DELETED for above in mark.iterancestors()):
            continue
        kind = mark.get(FLD_CHAR_TYPE)
        if kind == "begin":
            waiting.append(mark)
        elif kind == "end" and waiting:
            waiting.pop()
    return frozenset(waiting)


def _form_value(mark: Element) -> str:
    data = mark.find(_FORM_DATA)
    if data is None:
        return ""
    box, choice = data.find(_CHECK_BOX), data.find(_CHOICE)
    if box is not None:
        checked = box.find(_CHECKED)
        return CHECKED if is_on(box.find(_DEFAULT) if checked is None else checked) else UNCHECKED
    if choice is not None:
        entries = [each.get(VAL, "") for each in choice.findall(_ENTRY)]
        result = choice.find(_RESULT)
        at = number_of(choice.find(_DEFAULT) if result is None else result)
        return entries[at] if 0 <= at < len(entries) else ""
    return ""


_FORM_DATA, _CHECK_BOX, _CHECKED, _DEFAULT = w("ffData"), w("checkBox"), w("checked"), w("default")
_CHOICE, _ENTRY, _RESULT = w("ddList"), w("listEntry"), w("result")
