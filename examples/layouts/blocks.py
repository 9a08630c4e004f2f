"""The blocks that a document is made of, each knowing its section and its label, so that file and gold cannot drift."""

import re
from dataclasses import dataclass
from typing import TypeAlias

_LABEL = re.compile(r"\s*~(?P<unsure>\?)?\s*(?P<what>n|(?:VAG\d{3}\s*)*)$")
_NOTE = re.compile(r"\^\[(?P<note>[^\]]*)\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a careful officer says of a provision statement: the causes of vagueness, and whether it is borderline."""

    codes: tuple[str, ...] = ()
    is_borderline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words with their label (None where they are no provision statement) and the footnote that they carry."""

    text: str
    label: Label | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of a kind (title, section, sub, body, bullet, guidance, break, contents), for some sections."""

    pieces: tuple[Piece, ...]
    kind: str = "body"
    sections: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words as printed, without list signs."""
        return " ".join(piece.text for piece in self.pieces if piece.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A table cell; `merge` is "start" or "go" where it is merged downwards, `control` names a content control."""

    paragraphs: tuple[Paragraph, ...]
    sections: tuple[str, ...] = ()
    span: int = 1
    merge: str = ""
    control: str = ""

    @property
    def text(self) -> str:
        """The cell's paragraphs, one a line."""
        return "\n".join(p.text for p in self.paragraphs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A table row of a kind (section, title, head, body); `label` is set where the whole row is one statement."""

    cells: tuple[Cell, ...]
    kind: str = "body"
    label: Label | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; `widths` are shares, `rules` is grid, half (horizontal lines only) or none."""

    rows: tuple[Row, ...]
    widths: tuple[int, ...]
    rules: str = "grid"
    repeat: int = 0
    """How many rows come again at the top of each page."""


Block: TypeAlias = Paragraph | Table


def piece(words: str, *, is_provision: bool = False) -> Piece:
    """Return the piece that content words stand for: 'text^[footnote] ~VAG003 VAG011'.

    A tilde opens the label: codes, '?' before them for borderline, 'n' for words that are no statement. Words of a
    provision section without a tilde are a specific statement.
    """
    found = _LABEL.search(words)
    text = words[: found.start()] if found else words
    label = Label() if is_provision else None
    if found and found["what"] == "n":
        label = None
    elif found:
        label = Label(codes=tuple(found["what"].split()), is_borderline=bool(found["unsure"]))
    note = _NOTE.search(text)
    return Piece(text=_NOTE.sub("", text), label=label, note=note["note"] if note else "")
