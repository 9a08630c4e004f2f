"""What is written of each file while a scan goes on: its line, its rows, its figures and its passages."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ehc_text.records.assessment import AssessedFile
from ehc_text.records.scan import FileSummary
from ehc_text.reporting.csv_table import headings_text, rows_text
from ehc_text.reporting.html import DetailShelf
from ehc_text.scanning.folder import FINDINGS, PLANS
from ehc_text.scanning.segments import SegmentFile, segment_file
from ehc_text.scanning.summary import summarise


class Results:
    """Takes the files in their order; one can be put anew, where more was found once all had been read."""

    def __init__(self, plans: SegmentFile, table: SegmentFile) -> None:
        """Write lines to `plans` and rows to `table`."""
        self._plans = plans
        self._table = table
        self._summaries: dict[int, FileSummary] = {}
        self.shelf = DetailShelf()
        table.head(headings_text())

    @property
    def summaries(self) -> tuple[FileSummary, ...]:
        """The figures of each file, in order."""
        return tuple(summary for _, summary in sorted(self._summaries.items()))

    def summary(self, position: int) -> FileSummary:
        """Return the figures of the file that was put at `position`."""
        return self._summaries[position]

    def put(self, position: int, assessed: AssessedFile, line: str, *, duplicate_of: str | None) -> None:
        """Put the results of the file at `position`, and `line`, its published object."""
        self._plans.put(position, line + "\n")
        self._table.put(position, rows_text(assessed))
        self._summaries[position] = summarise(assessed, duplicate_of=duplicate_of)
        self.shelf.put(position, assessed, self._summaries[position])


@contextmanager
def results_in(folder: Path) -> Iterator[Results]:
    """Give what takes the results; its files in `folder` are whole when it is left."""
    with segment_file(folder / PLANS) as plans, segment_file(folder / FINDINGS) as table:
        yield Results(plans, table)
