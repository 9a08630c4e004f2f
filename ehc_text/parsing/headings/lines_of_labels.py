"""First cells of several lines of which one gives the letter: "What I find hard / Section B", "My body / C"."""

import re
from collections.abc import Sequence

from ehc_text.parsing.headings.candidates import Candidate, Reader, expand, in_left_cell
from ehc_text.parsing.lines.flatten import is_short_label
from ehc_text.parsing.lines.letters import Form, find_letters
from ehc_text.parsing.lines.looks import Look
from ehc_text.records.document import Paragraph

_MOST_LINES = 4
_MOST_WORDS = 24
_MOST_BESIDE = 3
"""So few words may stand beside the letter in its line: "[EHC plan Section B]", "Section B, legal wording"."""
_NAMED = re.compile(r"\b(?i:sections?|parts?)\s+(?=[A-K])")
_POINTS = re.compile(r"\W*(?:see|as|from|in|for|linked|refer|to|links?)\b", re.IGNORECASE)


def letter_among(paragraphs: Sequence[Paragraph], index: int, look: Look, reader: Reader) -> Candidate | None:
    """Return the heading that a cell of several short lines is by the letter in one of them, None where none has it.

    With the word section before it a letter tells by itself; without, only headings of the same look can show it.
    """
    texts = [paragraph.text for paragraph in paragraphs]
    is_label = 2 <= len(texts) <= _MOST_LINES and all(map(is_short_label, texts))
    if not is_label or len(" ".join(texts).split()) > _MOST_WORDS:
        return None
    if _is_letter_over_title(paragraphs, look):
        return _below_letter(paragraphs, index, look, reader)
    named = [(letters, text) for text in texts if (letters := _letters_named(text))]
    alone = [(letters, text) for text in texts[1:] if (letters := _letters_alone(text))]
    found = named or alone
    if len(found) != 1:
        return None
    ((letters, line),) = found
    title = " ".join(text for text in texts if text != line)
    is_known = not {*reader.titles.keyed(title), *reader.column_titles.letters(title)}.isdisjoint(letters)
    form = Form.SECTION if named else Form.AT_END
    heading = " ".join(texts)
    return in_left_cell(
        index, expand(letters), heading, look, reader, form=form, is_titled=is_known, needs_fellows=not named
    )


def _is_letter_over_title(paragraphs: Sequence[Paragraph], look: Look) -> bool:
    """Return whether the first line of a marked cell is the letter, and the others are its title in bold or large."""
    is_marked = bool(look.fill) or all(paragraph.is_bold for paragraph in paragraphs)
    return is_marked and bool(_letters_alone(paragraphs[0].text)) and not any(p.list_label for p in paragraphs)


def _below_letter(paragraphs: Sequence[Paragraph], index: int, look: Look, reader: Reader) -> Candidate:
    """Return the heading of a letter and the title below it; only fellows of its look can show what it is."""
    letters = expand(_letters_alone(paragraphs[0].text))
    title = " ".join(paragraph.text for paragraph in paragraphs[1:])
    heading = f"{paragraphs[0].text} {title}"
    is_titled = bool(reader.titles.letters(title) & set(letters))
    return in_left_cell(index, letters, heading, look, reader, form=Form.BARE, is_titled=is_titled)


def _letters_named(text: str) -> tuple[str, ...]:
    """Return the letters that a line names with the word section before them, and little else."""
    named = _NAMED.search(text)
    if named is None or _POINTS.match(text):
        return ()
    lettered = find_letters(text[named.start() :])
    if lettered is None or lettered.is_part or lettered.form is not Form.SECTION:
        return ()
    beside = f"{text[: named.start()]} {text[named.start() + lettered.rest :]}".strip(" ()[]")
    return lettered.letters if len(beside.split()) <= _MOST_BESIDE else ()


def _letters_alone(text: str) -> tuple[str, ...]:
    """Return the letters that are all that a line says."""
    bare = text.strip(" ()[]")
    lettered = find_letters(bare) if bare else None
    is_whole = lettered is not None and not bare[lettered.rest :].strip()
    return lettered.letters if lettered and is_whole and not lettered.is_part else ()
