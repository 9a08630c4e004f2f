"""What OCR saw to words as from a text layer: lines of even height, bullets, no strokes of ruled lines."""

from collections.abc import Iterable
from statistics import median

from ehc_text.reading.ocr import SeenWord
from ehc_text.reading.pdf.shapes import Font, Rule, Word

_HANGING = set("gjpqyQ,;()[]|")
"""Letters that reach below the line they stand on."""
_HIGH = set("bdfhklt0123456789'’")
_HIGH_SHARE = 0.73
"""How far capitals and high letters reach up, in font sizes."""
_LOW_SHARE = 0.52
_ASCENT, _DESCENT = 0.75, 0.21
_ALIKE = 0.2
"""Lines whose size differs from the usual one by less than this share have the usual one: OCR measures roughly."""
_ENOUGH = 12
"""A line of fewer letters than this tells its size twice as roughly."""
_STROKES = set("|[]{}_-—~=!lI\\/")
_RULE_PT = 4.0
_MISREAD_BULLETS = {"e", "¢", "«", "©", "°", "»", "*", "®", "@", "o", "+"}


def words_from(seen: list[SeenWord], scale: float, upright: list[Rule]) -> list[Word]:
    """Return the words that OCR saw, in points; `scale` is pixels to the point."""
    lines = [_in_points(line, scale) for line in _lines(seen)]
    lines = [[word for word in line if not _is_stroke(word, upright)] for line in lines]
    lines = [line for line in lines if line]
    sizes = [_size(line) for line in lines]
    usual = median(sizes) if sizes else 0.0
    words: list[Word] = []
    for line, size in zip(lines, sizes, strict=True):
        share = _ALIKE if sum(len(word.text) for word in line) >= _ENOUGH else 2 * _ALIKE
        words += _levelled(_with_bullet(line), usual if abs(size - usual) < share * usual else size)
    return words


def _lines(seen: Iterable[SeenWord]) -> list[list[SeenWord]]:
    lines: dict[tuple[str, ...], list[SeenWord]] = {}
    for word in seen:
        lines.setdefault(word.line, []).append(word)
    return list(lines.values())


def _in_points(line: list[SeenWord], scale: float) -> list[SeenWord]:
    return [SeenWord(w.text, w.x0 / scale, w.top / scale, w.x1 / scale, w.bottom / scale) for w in line]


def _is_stroke(word: SeenWord, upright: list[Rule]) -> bool:
    """Return whether a word is a ruled line that OCR took for a letter."""
    if not set(word.text) <= _STROKES:
        return False
    return any(
        word.x0 - _RULE_PT <= rule.at <= word.x1 + _RULE_PT and rule.start <= (word.top + word.bottom) / 2 <= rule.end
        for rule in upright
    )


def _with_bullet(line: list[SeenWord]) -> list[SeenWord]:
    first = line[0]
    if len(line) > 1 and first.text in _MISREAD_BULLETS and line[1].text[:1].isupper():
        return [first._replace(text="•"), *line[1:]]
    return line


def _base(word: SeenWord) -> float | None:
    return None if set(word.text) & _HANGING else word.bottom


def _size(line: list[SeenWord]) -> float:
    """Return a line's font size, judged by how high its letters reach."""
    sizes = []
    for word in line:
        is_high = any(c.isupper() or c in _HIGH for c in word.text)
        hanging = _DESCENT if set(word.text) & _HANGING else 0.0
        if any(c.isalnum() for c in word.text):
            sizes.append((word.bottom - word.top) / ((_HIGH_SHARE if is_high else _LOW_SHARE) + hanging))
    return median(sizes) if sizes else max(word.bottom - word.top for word in line)


def _levelled(line: list[SeenWord], size: float) -> list[Word]:
    """Return a line's words with one height, each on the level of its neighbours: a scan may lie askew."""
    font = Font(round(size, 1), is_bold=False, is_italic=False)
    bases = [base for word in line if (base := _base(word)) is not None]
    middle = median(bases) if bases else max(word.bottom for word in line) - _DESCENT * size
    return [Word(w.text, w.x0, middle - _ASCENT * size, w.x1, middle + _DESCENT * size, font) for w in line]
