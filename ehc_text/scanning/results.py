"""What is written of each file while a scan goes on: its line, its rows, its page, its figures and its pseudonym."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ehc_text.records.assessment import FileFacts
from ehc_text.records.scan import FileSummary
from ehc_text.reporting import plan_page
from ehc_text.reporting.csv_table import headings_text
from ehc_text.reporting.pseudonyms import key_headings_text
from ehc_text.scanning.folder import FINDINGS, KEY, PLANS
from ehc_text.scanning.made import Made
from ehc_text.scanning.segments import SegmentFile, segment_file
from ehc_text.scanning.sparing import Sparing


class Results:
    """Takes the files in whatever order; one can be put anew, where more was found once all had been read."""

    def __init__(self, folder: Path, *, plans: SegmentFile, table: SegmentFile, key: SegmentFile) -> None:
        """Write lines to `plans`, rows to `table`, who a pseudonym stands for to `key`, and pages below `folder`."""
        self._folder = folder
        self._plans, self._table, self._key = plans, table, key
        self._positions: dict[str, int] = {}
        self._summaries: dict[int, FileSummary] = {}
        self._sparing = Sparing()
        table.head(headings_text())
        key.head(key_headings_text())

    @property
    def summaries(self) -> tuple[FileSummary, ...]:
        """The figures of each file, in order."""
        return tuple(summary for _, summary in sorted(self._summaries.items()))

    def summary(self, position: int) -> FileSummary:
        """Return the figures of the file that was put at `position`."""
        return self._summaries[position]

    def label(self, position: int, file: FileFacts, *, is_double: bool) -> str:
        """Return the file's pseudonym; where its contents stand in an earlier file, or are not known, with its number.

        It depends on the file and its place in the list alone, so that a resumed scan gives the same.
        """
        name = file.pseudonym
        if name and not is_double and self._positions.setdefault(name, position) == position:
            return name
        return f"{name or 'P-unread'}-{position + 1}"

    def put(self, position: int, made: Made, *held: str) -> None:
        """Put what was made of the file at `position`; words that are `held` anyway need not be held twice."""
        self._summaries[position] = self._sparing.spared(made.summary, *held)
        self._plans.put(position, made.line)
        self._table.put(position, made.rows)
        self._key.put(position, made.key_row)
        if made.page:
            page = self._folder / made.summary.page
            page.write_text(made.page, encoding="utf-8", errors="replace", newline="\n")


@contextmanager
def results_in(folder: Path) -> Iterator[Results]:
    """Give what takes the results; its files in `folder` are whole when it is left."""
    (folder / plan_page.FOLDER).mkdir()
    with (
        segment_file(folder / PLANS) as plans,
        segment_file(folder / FINDINGS) as table,
        segment_file(folder / KEY) as key,
    ):
        yield Results(folder, plans=plans, table=table, key=key)
