"""A text file that holds a segment for each file of a scan, of which one can be put anew before the file is closed."""

from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

_HEAD = -1


class SegmentFile:
    """Segments by position. What is put anew goes to the end, and to its place when the file is closed."""

    def __init__(self, path: Path, file: BinaryIO) -> None:
        """Write to `file`, which stands open under `path`."""
        self._path = path
        self._file = file
        self._positions, self._ends = array("q"), array("q")
        """Of each segment as it was put: two numbers are all that is held of it."""
        self._last = _HEAD - 1
        self._is_in_order = True

    def head(self, text: str) -> None:
        """Put what stands before all segments."""
        self.put(_HEAD, text)

    def put(self, position: int, text: str) -> None:
        """Put the segment at `position`, in the place of an earlier one."""
        self._is_in_order = self._is_in_order and position > self._last
        self._last = position
        self._file.write(text.encode("utf-8"))
        self._positions.append(position)
        self._ends.append(self._file.tell())

    def close(self) -> None:
        """Close the file, its segments in the order of their positions."""
        self._file.close()
        if self._is_in_order:
            return
        ordered = self._path.with_name(f"{self._path.name}.ordered")
        with self._path.open("rb") as source, ordered.open("wb") as target:
            for start, end in self._spans():
                source.seek(start)
                target.write(source.read(end - start))
        ordered.replace(self._path)

    def _spans(self) -> list[tuple[int, int]]:
        """Return where the segments start and end, by their positions; of one that was put anew, the last."""
        starts = (0, *self._ends[:-1])
        last = dict(zip(self._positions, zip(starts, self._ends, strict=True), strict=True))
        return [span for _, span in sorted(last.items())]


@contextmanager
def segment_file(path: Path) -> Iterator[SegmentFile]:
    """Give a new segment file, closed at the end, also where something fails."""
    with path.open("wb") as file:
        segments = SegmentFile(path, file)
        yield segments
    segments.close()
