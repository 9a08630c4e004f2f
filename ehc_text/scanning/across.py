"""The checks that show only between the plans of a scan: what each plan leaves for them, and what they find."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import BinaryIO

from ehc_text.checking.shared_views import CODE, Repeat, ViewsPrint, find_repeats, print_of, repeat_finding
from ehc_text.records.assessment import AssessedFile
from ehc_text.records.finding import Finding
from ehc_text.records.plan import DocumentKind
from ehc_text.records.rules import Check


def views_print(assessed: AssessedFile, checks: Iterable[Check]) -> ViewsPrint | None:
    """Return the print of a plan's views; None of what is no EHC plan, and where none of `checks` compares them."""
    plan, check = assessed.plan, _check_among(checks)
    if check is None or plan is None or plan.kind is not DocumentKind.EHC_PLAN:
        return None
    return print_of(plan, assessed.file.sha256, check)


class Across:
    """Takes the print of every file of a scan once, and then tells which files have findings with others.

    The hashes of a print go to a file until all have come, so that thousands of plans fit in memory; the findings are
    made from the plan itself.
    """

    def __init__(self, checks: Iterable[Check], hashes: BinaryIO) -> None:
        """Compare by those of `checks` that show between plans; with none of them nothing is compared.

        `hashes` is an empty file to write to and to read again; no word of a plan goes there, and no name.
        """
        self._check = _check_among(checks)
        self._hashes = hashes
        self._kept: dict[int, tuple[ViewsPrint, int, int]] = {}
        """By position: a print without its hashes, and how many bytes its runs and its grams take."""

    def take(self, position: int, views: ViewsPrint | None) -> None:
        """Keep the print of the file at `position`, in whatever order they come, each once."""
        if views is not None:
            self._hashes.write(views.runs)
            self._hashes.write(views.grams)
            self._kept[position] = replace(views, runs=b"", grams=b""), len(views.runs), len(views.grams)

    def repeats(self) -> Mapping[int, Repeat]:
        """Return what was found, by the position of the file: the same in whatever order they came."""
        if self._check is None:
            return {}
        prints = sorted(self._prints(), key=lambda one: one[0])
        found = find_repeats([views for _, views in prints], self._check)
        return {prints[index][0]: repeat for index, repeat in found.items()}

    def _prints(self) -> Iterator[tuple[int, ViewsPrint]]:
        """Yield position and print, as they came."""
        self._hashes.seek(0)
        for position, (views, run_size, gram_size) in self._kept.items():
            runs, grams = self._hashes.read(run_size), self._hashes.read(gram_size)
            yield position, replace(views, runs=runs, grams=grams)

    def findings(self, assessed: AssessedFile, repeat: Repeat) -> tuple[Finding, ...]:
        """Return the findings of a file that repeats others."""
        if self._check is None or assessed.plan is None:
            return ()
        finding = repeat_finding(assessed.plan, self._check, repeat)
        return (finding,) if finding else ()


def _check_among(checks: Iterable[Check]) -> Check | None:
    return next((check for check in checks if check.code == CODE), None)
