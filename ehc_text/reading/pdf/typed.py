"""Words from elsewhere than the text layer: form fields, notes put on the page, OCR. They have no font."""

from ehc_text.reading.pdf.shapes import Font, Word

_SHARE = 0.8
_HIGHEST_PT = 15.0
"""The size of letters is taken to be this share of their box, though of no more than this height."""


def typed_word(text: str, x0: float, top: float, x1: float, bottom: float) -> Word:
    """Return a word of plain looks, its size judged by its box."""
    size = round(_SHARE * min(bottom - top, _HIGHEST_PT), 1)
    return Word(text, x0, top, x1, bottom, Font(size, is_bold=False, is_italic=False))
