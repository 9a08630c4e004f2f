"""Times reading: this program's reader beside the least that can be done and what others use. See README.md."""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from corpus import files, lean_copies
from rounds import Times, Work, median, print_table, ratio, time_in_turns, verdict

from ehc_text.reading.open import read_document
from ehc_text.records.document import Block, Paragraph

Reader = Callable[[Path], object]
_OURS = "ehc-text"
_STATUS = Path("/proc/self/status")
_WORD_PARTS = re.compile(r"word/(?:document|styles|numbering|footnotes|endnotes|header\d*|footer\d*)\.xml")
"""The parts of a Word file that hold words, or say what they are: the floor unzips and parses these."""


def main() -> None:
    """Time all readers, and print the tables and the bars."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="how often each reader reads all files (default: 3)")
    parser.add_argument("--memory", metavar="READER", help=argparse.SUPPRESS)
    parser.add_argument("files", nargs="*", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.memory:
        _tell_memory({**_pdf_readers(), **_word_readers()}[options.memory], options.files)
        return
    _time_pdf(options.rounds)
    _time_word(options.rounds)


def pdfium_text(path: Path) -> int:
    """Read the bare text of a PDF through PDFium: the floor."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path.read_bytes())
    count = 0
    for page in document:
        text = page.get_textpage()
        count += len(text.get_text_range())
        text.close()
        page.close()
    document.close()
    return count


def pdfplumber_all(path: Path) -> int:
    """Read text and tables of a PDF through pdfplumber."""
    import pdfplumber

    with pdfplumber.open(path) as document:
        return sum(len(page.extract_text() or "") + len(page.extract_tables()) for page in document.pages)


def pdftotext(path: Path) -> int:
    """Read a PDF through poppler's pdftotext, with its layout kept."""
    done = subprocess.run(["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True)
    return len(done.stdout)


def unzip_and_parse(path: Path) -> int:
    """Unzip the parts of a Word file that are needed, and parse them with lxml: the floor."""
    from lxml import etree

    with zipfile.ZipFile(path) as archive:
        names = filter(_WORD_PARTS.fullmatch, archive.namelist())
        return sum(len(etree.fromstring(archive.read(name))) for name in names)


def python_docx(path: Path) -> int:
    """Walk the paragraphs, with the names of their styles, and the tables of a Word file with python-docx."""
    import docx

    document = docx.Document(str(path))
    count = sum(len(paragraph.text) + len(paragraph.style.name or "") for paragraph in document.paragraphs)
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    return count + sum(len(cell.text) for cell in cells)


def _pdf_readers() -> Mapping[str, Reader]:
    readers: dict[str, Reader] = {"PDFium, bare text": pdfium_text, _OURS: read_document}
    if shutil.which("pdftotext"):
        readers["pdftotext -layout"] = pdftotext
    return {**readers, "pdfplumber, text and tables": pdfplumber_all}


def _word_readers() -> Mapping[str, Reader]:
    return {"unzip and lxml": unzip_and_parse, _OURS: read_document, "python-docx": python_docx}


def _time_pdf(rounds: int) -> None:
    paths = files("pdf")
    documents = [read_document(path) for path in paths]
    pages = sum(document.page_count or 0 for document in documents)
    words = sum(_words(document.blocks) for document in documents)
    print(f"PDF: {len(paths)} files, {pages} pages, {words} words")
    times = time_in_turns(_works(_pdf_readers(), paths), rounds)
    _print_readers(times, "PDFium, bare text", paths, _pdf_readers(), words, pages)
    print(verdict("Times the floor", ratio(times, _OURS, "PDFium, bare text"), 2.5, at_most=True))
    print(verdict("Times as fast as pdfplumber", ratio(times, "pdfplumber, text and tables", _OURS), 25, at_most=False))


def _time_word(rounds: int) -> None:
    paths = files("docx")
    words = sum(_words(read_document(path).blocks) for path in paths)
    with tempfile.TemporaryDirectory() as folder:
        for what, copies in (("as they are", paths), ("lean styles", lean_copies(paths, Path(folder)))):
            print(f"\nWord, {what}: {len(copies)} files, {words} words")
            times = time_in_turns(_works(_word_readers(), copies), rounds)
            _print_readers(times, "unzip and lxml", copies, _word_readers(), words, None)
            print(verdict("Times the floor", ratio(times, _OURS, "unzip and lxml"), 4, at_most=True))
            print(verdict("Times as fast as python-docx", ratio(times, "python-docx", _OURS), 10, at_most=False))


def _works(readers: Mapping[str, Reader], paths: tuple[Path, ...]) -> Mapping[str, Work]:
    return {name: partial(_read_all, reader, paths) for name, reader in readers.items()}


def _read_all(reader: Reader, paths: tuple[Path, ...]) -> None:
    for path in paths:
        reader(path)


def _print_readers(
    times: Times, floor: str, paths: tuple[Path, ...], readers: Mapping[str, Reader], words: int, pages: int | None
) -> None:
    per_page = ["ms a page"] if pages else []
    rows = []
    for name in readers:
        milliseconds = 1000 * median(times, name)
        figures = [f"{milliseconds / pages:.2f}"] if pages else []
        figures += [f"{1000 * milliseconds / words:.2f}", f"{ratio(times, name, floor):.2f}", _memory(name, paths)]
        rows.append((name, *figures))
    print_table(("reader", *per_page, "ms per 1,000 words", "times the floor", "peak memory, MB"), rows)


def _words(blocks: tuple[Block, ...]) -> int:
    total = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            total += len(block.text.split())
        else:
            total += sum(_words(cell.blocks) for row in block.rows for cell in row.cells if not cell.is_inherited)
    return total


def _memory(name: str, paths: tuple[Path, ...]) -> str:
    """Return the peak memory of a process of its own that reads the files with this reader alone, "-" if unknown."""
    if not _STATUS.exists() or name == "pdftotext -layout":
        return "-"
    command = [sys.executable, __file__, "--memory", name, *map(str, paths)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def _tell_memory(reader: Reader, paths: list[Path]) -> None:
    _read_all(reader, tuple(paths))
    # Not getrusage: there a process starts with the peak of the one that started it.
    peak = next(line.split()[1] for line in _STATUS.read_text().splitlines() if line.startswith("VmHWM"))
    print(f"{int(peak) / 1024:.0f}")


if __name__ == "__main__":
    main()
