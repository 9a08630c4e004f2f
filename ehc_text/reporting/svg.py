"""Small pictures as inline SVG, made of data alone: bars, columns and shaded tables, with a title and a description."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

_INK, _SOFT, _LINE, _BAR, _MARK = "#0b0c0c", "#484d51", "#b1b4b6", "#1d5687", "#942514"
_SMALL, _NORMAL = 13, 14
_CHAR_WIDTH = 7.2
"""What a character takes at most at the normal size, in a typeface without serifs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a shaded table: its words, its colour, and what it says when pointed at."""

    text: str = ""
    fill: str = "#ffffff"
    is_light: bool = False
    tip: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar: its label, its length (0 to 1), and the words at its end."""

    label: str
    part: float
    words: str = ""


def bars(title: str, rows: Sequence[Bar], *, describe: str = "") -> Markup:
    """Return bars that run to the right, a row each."""
    left, width, height = 8 + _CHAR_WIDTH * max((len(row.label) for row in rows), default=0), 400, 30
    parts = []
    for number, row in enumerate(rows):
        y = 6 + number * height
        parts += [
            _text(left - 10, y + 16, row.label, anchor="end"),
            f'<rect x="{left:g}" y="{y}" width="{width}" height="22" fill="#f3f2f1"/>',
            f'<rect x="{left:g}" y="{y}" width="{width * row.part:.1f}" height="22" fill="{_BAR}"/>',
            _text(left + width + 10, y + 16, row.words),
        ]
    return _svg(title, describe, left + width + 170, 12 + height * len(rows), parts)


def columns(title: str, rows: Sequence[Bar], *, line_at: int, line_words: str, describe: str = "") -> Markup:
    """Return upright columns, with a line before the one at `line_at` (counted from 0) and words on it."""
    step, height, top, left = 46, 180, 44, 16
    parts = []
    for number, row in enumerate(rows):
        x, tall = left + number * step, height * row.part
        y = top + height - tall
        fill = _BAR if number < line_at else _MARK
        parts += [
            f'<rect x="{x + 4}" y="{y:.1f}" width="{step - 8}" height="{tall:.1f}" fill="{fill}"/>',
            _text(x + step / 2, y - 5, row.words, anchor="middle", size=_SMALL),
            _text(x + step / 2, top + height + 18, row.label, anchor="middle", size=_SMALL),
        ]
    x = left + line_at * step
    width = left + len(rows) * step + 16
    parts += [
        f'<line x1="{left}" y1="{top + height}" x2="{width - 16}" y2="{top + height}" stroke="{_INK}"/>',
        f'<line x1="{x}" y1="26" x2="{x}" y2="{top + height}" stroke="{_INK}" stroke-width="2"/>',
        _text(x, 18, line_words, anchor="middle", weight="bold"),
        _text(left, top + height + 38, "Age in years", size=_SMALL, fill=_SOFT),
    ]
    return _svg(title, describe, width, top + height + 46, parts)


def shaded_table(
    title: str,
    heads: Sequence[str],
    rows: Sequence[tuple[str, Sequence[Cell]]],
    *,
    under: Sequence[str] = (),
    line_before: int | None = None,
    line_words: str = "",
    describe: str = "",
) -> Markup:
    """Return a table of shaded cells; `under` are smaller words below the heads; a line may stand before a column."""
    left = 8 + _CHAR_WIDTH * max((len(label) for label, _ in rows), default=0)
    widest = max((len(head) for head in (*heads, *under)), default=0)
    step, height = max(54.0, 12 + _CHAR_WIDTH * widest), 30
    top = (42 if under else 26) + (22 if line_words else 0)
    parts = [
        _text(left + (n + 0.5) * step, top - (24 if under else 8), h, anchor="middle") for n, h in enumerate(heads)
    ]
    parts += [
        _text(left + (n + 0.5) * step, top - 8, words, anchor="middle", size=_SMALL, fill=_SOFT)
        for n, words in enumerate(under)
    ]
    for row, (label, cells) in enumerate(rows):
        y = top + row * height
        parts.append(_text(left - 10, y + 20, label, anchor="end"))
        parts += [_cell(left + n * step, y, step, height, cell) for n, cell in enumerate(cells)]
    bottom = top + height * len(rows)
    if line_before is not None:
        x = left + line_before * step
        parts.append(f'<line x1="{x:g}" y1="22" x2="{x:g}" y2="{bottom}" stroke="{_INK}" stroke-width="2.5"/>')
        parts.append(_text(x + 6, 16, line_words, weight="bold", size=_SMALL))
    return _svg(title, describe, left + max(step * len(heads), 200) + 8, bottom + 8, parts)


def _cell(x: float, y: float, width: float, height: float, cell: Cell) -> str:
    tip = f"<title>{escape(cell.tip)}</title>" if cell.tip else ""
    words = _text(x + width / 2, y + 20, cell.text, anchor="middle", fill="#ffffff" if cell.is_light else _INK)
    return (
        f'<g>{tip}<rect x="{x + 1:g}" y="{y + 1:g}" width="{width - 2:g}" height="{height - 2:g}" fill="{cell.fill}" '
        f'stroke="{_LINE}" stroke-width="0.5"/>{words if cell.text else ""}</g>'
    )


def _text(
    x: float, y: float, words: str, *, anchor: str = "start", size: int = _NORMAL, fill: str = _INK, weight: str = ""
) -> str:
    bold = f' font-weight="{weight}"' if weight else ""
    look = f'text-anchor="{anchor}" font-size="{size}" fill="{fill}"{bold}'
    return f'<text x="{x:.1f}" y="{y:.1f}" {look}>{escape(words)}</text>'


def _svg(title: str, describe: str, width: float, height: float, parts: Iterable[str]) -> Markup:
    """Return the picture; it is no wider than its own size, and a screen reader is told its title and description."""
    return Markup("".join(_pieces(title, describe, round(width), round(height), parts)))  # noqa: S704 - all words are escaped


def _pieces(title: str, describe: str, width: int, height: int, parts: Iterable[str]) -> Iterator[str]:
    yield f'<svg role="img" viewBox="0 0 {width} {height}" width="{width}" height="{height}" xmlns="http://www.w3.org/2000/svg">'
    yield f"<title>{escape(title)}</title>"
    if describe:
        yield f"<desc>{escape(describe)}</desc>"
    yield from parts
    yield "</svg>"
