"""Tells where, in a run of lines, a new paragraph starts: by spacing, bullets, looks, and room left on a line."""

from ehc_text.reading.pdf.shapes import Line
from ehc_text.reading.pdf.spacing import Spacing
from ehc_text.reading.pdf.wording import has_number, has_sign, has_sure_sign, is_cut, is_ended, is_plain, starts_low

_LOOSE = 1.3
"""Lines further apart than this many times the usual distance are not of one paragraph."""
_WIDER = 1.06
"""Lines a little further apart are of two paragraphs where the one ends and the other begins a sentence."""
_WIDEST = 3.5
"""Lines of one paragraph that are further apart than so many font sizes are not known."""
_SPACE = 0.25
_SLACK = 0.15
_WITHIN_SENTENCE = 2.0
"""In the middle of a sentence this many font sizes more of room are needed to speak of a new paragraph."""
_SIGN_GAP = 0.45
_SIZE_STEP = 0.15
_INDENT_PT = 3.0


def is_start(group: list[Line], line: Line, spacing: Spacing) -> bool:
    """Return whether a line starts a new paragraph after the lines of `group`."""
    last = group[-1]
    if last.page != line.page or line.bottom < last.top:
        return not _runs_on(last, line)
    if last.text[-1:] == "-" and is_cut(last.text, line.text) and _goes_on_below(last, line):
        return False
    is_marked = not is_plain(line.text)
    if is_marked and _has_sign(last, line):
        return True
    looks_alike = last.size == line.size and last.is_bold == line.is_bold
    if (not looks_alike and _looks_differ(last, line)) or _is_far(last, line, spacing):
        return True
    has_room = not is_full(last, line)
    is_whole = has_room or is_ended(last.text)
    if is_marked and has_number(line.text) and (is_whole or has_number(group[0].text)):
        return True
    return is_whole if _is_outdented(group, line) else has_room


def is_full(last: Line, line: Line) -> bool:
    """Return whether the next line's first word would not have fitted on the last."""
    if last.is_cut:
        return True
    needed, room = line.first_width + (_SPACE + _SLACK) * last.size, last.right - last.x1
    if needed > room:
        return True
    if not starts_low(line.text) or is_ended(last.text):
        return False
    return needed + _WITHIN_SENTENCE * last.size > room


def _goes_on_below(last: Line, line: Line) -> bool:
    """Return whether the second half of a word may stand in a line, however widely the lines are set."""
    is_near = line.bottom - last.bottom < _WIDEST * last.size and abs(last.size - line.size) <= _SIZE_STEP * last.size
    return is_near and line.text[:2].isalpha() and starts_low(line.text) and line.x0 < last.x1


def _runs_on(last: Line, line: Line) -> bool:
    """Return whether a paragraph at the foot of a page or column goes on at the head of the next."""
    if has_sign(line.text) or has_number(line.text) or abs(last.size - line.size) > 0.6:
        return False
    if starts_low(line.text) and not is_ended(last.text):
        return True
    return last.is_bold == line.is_bold and is_full(last, line)


def _has_sign(last: Line, line: Line) -> bool:
    if has_sure_sign(line.text):
        return True
    if not has_sign(line.text):
        return False
    is_apart = line.gap > _SIGN_GAP * line.size or has_sign(last.text)
    return is_apart or is_ended(last.text) or not is_full(last, line)


def _looks_differ(last: Line, line: Line) -> bool:
    if abs(last.size - line.size) > _SIZE_STEP * max(last.size, line.size):
        return True
    if last.is_bold == line.is_bold:
        return False
    is_whole = is_ended(last.text) or not is_full(last, line)
    if last.is_bold:
        return not line.starts_bold and (is_whole or line.text[:1].isupper())
    return is_whole


def _is_far(last: Line, line: Line, spacing: Spacing) -> bool:
    distance = line.bottom - last.bottom
    usual = spacing.of(line if line.size > last.size else last)
    if distance > _LOOSE * usual:
        return True
    if distance <= _WIDER * usual or starts_low(line.text):
        return False
    return is_ended(last.text) and spacing.is_known(line)


def _is_outdented(group: list[Line], line: Line) -> bool:
    """Return whether a line starts left of the text that the paragraph's earlier lines start at."""
    if len(group) > 1:
        return line.x0 < group[-1].x0 - _INDENT_PT
    return has_sign(group[0].text) and line.x0 < group[0].x0 + _INDENT_PT and group[0].gap > 0
