"""Reads a Word file's bytes: blocks in reading order, margins, and what could not be read."""

from collections.abc import Iterator
from zipfile import ZipFile

from ehc_text.errors import DocumentError
from ehc_text.reading.content import Content
from ehc_text.reading.word.margins import read_margins
from ehc_text.reading.word.numbering import Numbering
from ehc_text.reading.word.package import open_package
from ehc_text.reading.word.story import File, open_story
from ehc_text.reading.word.styles import Styles
from ehc_text.reading.word.tags import BODY
from ehc_text.reading.word.walk import Setting, read_blocks
from ehc_text.records.document import Problem, ProblemKind


def read_word(data: bytes, archive: ZipFile | None = None) -> Content:
    """Return the content of a .docx or .docm file; `archive` is the zip that its bytes are, if it is open already.

    Tracked changes are read as if they were accepted, comments and hidden or struck words are left out.
    Places count the `w:p` of a part, and the `w:r` inside a `w:p`, as lxml's `iter` gives them.

    Raises:
        DocumentError: it is damaged, or is no Word document. The message does not name the file.
    """
    package = open_package(data, archive)
    document = package.parse(package.main)
    body = None if document is None else document.find(BODY)
    if document is None or body is None:
        raise DocumentError("the file holds no Word document; open it in Word and save it as .docx")
    file = File(
        package=package,
        styles=Styles(package.first_of_kind("styles")),
        numbering=Numbering(package.first_of_kind("numbering")),
    )
    try:
        story = open_story(file, document, "document", package.main)
        blocks = read_blocks(body, story, Setting())
        margins, running_heads = read_margins(story)
    except RecursionError:
        raise DocumentError("tables or boxes are nested too deeply to be read; save the file as PDF") from None
    pictures = tuple(place for place in file.pictures if place.part == story.part)
    return Content(
        blocks=blocks,
        margins=margins,
        pictures=pictures,
        running_heads=running_heads,
        problems=tuple(_problems(file)),
    )


def _problems(file: File) -> Iterator[Problem]:
    if file.change_count:
        yield Problem(
            kind=ProblemKind.TRACKED_CHANGES,
            message=f"the file holds tracked changes ({file.change_count}), which were read as if they were all "
            "accepted; accept or reject them in Word to be sure of the wording",
        )
    for what, count in file.lost.items():
        yield Problem(
            kind=ProblemKind.PART_LOST,
            message=f"{what} could not be read (found {count}); copy its words into the document, or read it by eye",
        )
