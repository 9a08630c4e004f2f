"""What is written of each file while a scan goes on: its line, its rows, its page, its figures and its pseudonym."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ehc_text.checking.exceptions import child_key
from ehc_text.records.assessment import AssessedFile
from ehc_text.records.plan import DocumentKind
from ehc_text.records.scan import FileSummary
from ehc_text.reporting import plan_page
from ehc_text.reporting.csv_table import headings_text, rows_text
from ehc_text.reporting.plan_page import write_plan_page
from ehc_text.reporting.pseudonyms import key_headings_text, key_row, pseudonymous
from ehc_text.scanning.folder import FINDINGS, KEY, PLANS
from ehc_text.scanning.segments import SegmentFile, segment_file
from ehc_text.scanning.summary import summarise


class Results:
    """Takes the files in their order; one can be put anew, where more was found once all had been read."""

    def __init__(
        self,
        folder: Path,
        *,
        plans: SegmentFile,
        table: SegmentFile,
        key: SegmentFile,
        sources: Sequence[Path] | None,
        first_names: frozenset[str],
    ) -> None:
        """Write lines to `plans`, rows to `table`, who a pseudonym stands for to `key`, and pages below `folder`.

        `sources` are the documents, by position: with them the reports name what they show, without them they do not.
        `first_names` are those that a name is known by, in small letters.
        """
        self._folder = folder
        self._plans, self._table, self._key = plans, table, key
        self._sources = sources
        self._first_names = first_names
        self._positions: dict[str, int] = {}
        self._summaries: dict[int, FileSummary] = {}
        table.head(headings_text())
        key.head(key_headings_text())

    @property
    def summaries(self) -> tuple[FileSummary, ...]:
        """The figures of each file, in order."""
        return tuple(summary for _, summary in sorted(self._summaries.items()))

    def summary(self, position: int) -> FileSummary:
        """Return the figures of the file that was put at `position`."""
        return self._summaries[position]

    def put(self, position: int, assessed: AssessedFile, line: str, *, duplicate_of: str | None) -> None:
        """Put the results of the file at `position`, and `line`, its published object."""
        label = self._label(position, assessed, is_double=duplicate_of is not None)
        shown = assessed if self._sources else pseudonymous(assessed, label, self._first_names)
        has_page = shown.plan is not None and shown.plan.kind is not DocumentKind.OTHER
        summary = summarise(
            assessed,
            shown=shown,
            duplicate_of=duplicate_of,
            page=f"{plan_page.FOLDER}/{label}.html" if has_page else "",
            source=self._sources[position].absolute().as_uri() if self._sources else "",
        )
        self._summaries[position] = summary
        self._plans.put(position, line + "\n")
        self._table.put(position, rows_text(shown))
        self._key.put(position, key_row(assessed, label, child_key(assessed.plan.child) if assessed.plan else ""))
        if has_page:
            write_plan_page(self._folder / summary.page, shown, summary)

    def _label(self, position: int, assessed: AssessedFile, *, is_double: bool) -> str:
        """Return the file's pseudonym; where its contents stand in an earlier file, or are not known, with its number.

        It depends on the file and its place in the list alone, so that a resumed scan gives the same.
        """
        name = assessed.file.pseudonym
        if name and not is_double and self._positions.setdefault(name, position) == position:
            return name
        return f"{name or 'P-unread'}-{position + 1}"


@contextmanager
def results_in(
    folder: Path, *, sources: Sequence[Path] | None = None, first_names: frozenset[str] = frozenset()
) -> Iterator[Results]:
    """Give what takes the results; its files in `folder` are whole when it is left."""
    (folder / plan_page.FOLDER).mkdir()
    with (
        segment_file(folder / PLANS) as plans,
        segment_file(folder / FINDINGS) as table,
        segment_file(folder / KEY) as key,
    ):
        yield Results(folder, plans=plans, table=table, key=key, sources=sources, first_names=first_names)
