"""The checks that show only between the plans of a scan: what each plan leaves for them, and what they find."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from ehc_text.checking.shared_views import CODE, Repeat, ViewsPrint, find_repeats, print_of, repeat_finding
from ehc_text.records.assessment import AssessedFile
from ehc_text.records.finding import Finding
from ehc_text.records.plan import Child, DocumentKind
from ehc_text.records.rules import Check
from ehc_text.scanning.task import adapter


def views_print(assessed: AssessedFile, checks: Iterable[Check]) -> ViewsPrint | None:
    """Return the print of a plan's views; None of what is no EHC plan, and where none of `checks` compares them."""
    plan, check = assessed.plan, _check_among(checks)
    if check is None or plan is None or plan.kind is not DocumentKind.EHC_PLAN:
        return None
    return print_of(plan, assessed.file.sha256, check)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """What stands before the hashes of a print: whose they are, and how many bytes of runs and of grams follow."""

    position: int
    child: Child
    sha256: str
    run_size: int
    gram_size: int


class Across:
    """Takes the print of every file of a scan once, and then tells which files have findings with others.

    The prints wait in a file until all have come, so that nothing of thousands of plans is held in memory; the findings
    are made from the plan itself.
    """

    def __init__(self, checks: Iterable[Check], prints: BinaryIO) -> None:
        """Compare by those of `checks` that show between plans; with none of them nothing is compared.

        `prints` is an empty file to write to and to read again. Names and hashes go there, and no other word of a plan.
        """
        self._check = _check_among(checks)
        self._file = prints

    def take(self, position: int, views: ViewsPrint | None) -> None:
        """Keep the print of the file at `position`, in whatever order they come, each once."""
        if views is None:
            return
        head = _Head(
            position=position,
            child=views.child,
            sha256=views.sha256,
            run_size=len(views.runs),
            gram_size=len(views.grams),
        )
        self._file.write(adapter(_Head).dump_json(head) + b"\n" + views.runs + views.grams)

    def repeats(self) -> Mapping[int, Repeat]:
        """Return what was found, by the position of the file: the same in whatever order they came."""
        if self._check is None:
            return {}
        prints = sorted(self._prints(), key=lambda one: one[0])
        found = find_repeats([views for _, views in prints], self._check)
        return {prints[index][0]: repeat for index, repeat in found.items()}

    def _prints(self) -> Iterator[tuple[int, ViewsPrint]]:
        """Yield position and print, as they came."""
        self._file.seek(0)
        while line := self._file.readline():
            head = adapter(_Head).validate_json(line)
            runs, grams = self._file.read(head.run_size), self._file.read(head.gram_size)
            yield head.position, ViewsPrint(child=head.child, sha256=head.sha256, runs=runs, grams=grams)

    def findings(self, assessed: AssessedFile, repeat: Repeat) -> tuple[Finding, ...]:
        """Return the findings of a file that repeats others."""
        if self._check is None or assessed.plan is None:
            return ()
        finding = repeat_finding(assessed.plan, self._check, repeat)
        return (finding,) if finding else ()


def _check_among(checks: Iterable[Check]) -> Check | None:
    return next((check for check in checks if check.code == CODE), None)
