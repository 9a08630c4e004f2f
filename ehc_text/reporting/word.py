"""A copy of a Word file with a comment for each finding, at the exact words.

Written on the file's XML: what the libraries for Word files offer does not reach content controls, tracked insertions
or macro-enabled files, and this way all other parts of the file are copied byte for byte.
"""

import datetime as dt
from collections.abc import Sequence

from ehc_text.reading.word.package import open_package
from ehc_text.reporting.marks import Mark
from ehc_text.reporting.word_anchors import Anchors
from ehc_text.reporting.word_package import WordCopy


def commented_copy(data: bytes, marks: Sequence[Mark], *, written: dt.datetime, keeps_macros: bool = True) -> bytes:
    """Return the bytes of a copy with a comment for each mark; comments that are there already stay.

    Word keeps comments out of notes and text boxes, so what stands there is marked at the note's mark, or where the
    box is anchored. A mark without a place is put at the start of the document. `written` dates the comments. A copy
    that keeps no macros is an ordinary .docx.

    Raises:
        DocumentError: if the file is damaged.
    """
    copy = WordCopy(open_package(data))
    anchors = Anchors(copy)
    ids = [copy.add_comment(mark.finding, written) for mark in marks]
    anchors.put(list(zip(ids, marks, strict=True)))
    if not keeps_macros:
        copy.drop_macros()
    return copy.as_bytes()
