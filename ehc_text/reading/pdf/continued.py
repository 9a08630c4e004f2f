"""A table's part on one page and its part on the next, made one."""

from ehc_text.reading.pdf.shapes import Flow, Grid, GridCell, Line
from ehc_text.reading.pdf.wording import has_number, has_sign, is_ended, starts_low
from ehc_text.reading.pdf.wrapping import is_full

_SIDE_PT = 4.0
_MOST_HEAD_ROWS = 5


def continued_table(table: Grid, part: Grid) -> Grid | None:
    """Return the table with the part on the next page added, None where they are two tables.

    Head rows that the page break repeats are left out, and a row that it cuts is made whole.
    """
    if table.is_open and part.is_open and _have_same_columns(table, part):
        part.edges = table.edges
    if abs(table.edges[0] - part.edges[0]) > _SIDE_PT or abs(table.edges[-1] - part.edges[-1]) > _SIDE_PT:
        return None
    repeated = _repeated_heads(table, part)
    if not repeated and not _is_one_grid(table, part):
        return None
    edges = _all_edges(table.edges, part.edges)
    above, below = _on_edges(table, edges), _on_edges(part, edges)
    below = [cell for cell in below if cell.row >= repeated]
    for cell in below:
        cell.row -= repeated
    rows = part.row_count - repeated
    if rows < 1:
        return Grid(above, edges, table.row_count, table.top, part.bottom, is_open=table.is_open)
    taken = _join_cut_row(above, table.row_count, below, is_open=part.is_open)
    for cell in below:
        cell.row += table.row_count - taken
    cells = above + [cell for cell in below if cell.row_span > 0]
    return Grid(cells, edges, table.row_count + rows - taken, table.top, part.bottom, is_open=table.is_open)


def _have_same_columns(table: Grid, part: Grid) -> bool:
    """Return whether the words of both parts start at the same places, column by column."""
    if len(table.edges) != len(part.edges):
        return False
    starts = zip(table.column_starts(), part.column_starts(), strict=True)
    return all(abs(one - other) <= _SIDE_PT for one, other in starts)


def _repeated_heads(table: Grid, part: Grid) -> int:
    """Return how many rows at the part's top repeat rows of the table."""
    heads = _row_texts(part, min(_MOST_HEAD_ROWS, part.row_count))
    if not heads or not heads[0] or not _may_repeat(table, heads[0][0]):
        return 0
    earlier = _row_texts(table, table.row_count)
    for count in range(len(heads), 0, -1):
        wanted = heads[:count]
        if not all(any(words) for words in wanted):
            continue
        for start in range(table.row_count - count, -1, -1):
            if earlier[start : start + count] != wanted:
                continue
            is_top = _are_titles(earlier[:start]) and _are_titles(wanted[:-1])
            if is_top or _looks_like_head(part, count):
                return count
    return 0


def _may_repeat(table: Grid, head: str) -> bool:
    """Return whether a cell of a table may hold the words of a head, going by how they start."""
    start = head.split(" ", 1)[0]
    if not start:
        return True
    return any(line.text.lstrip().startswith(start) for cell in table.cells for line in cell.lines()[:1])


def _are_titles(rows: list[list[str]]) -> bool:
    """Return whether rows hold one filled cell each, as titles over the heads do."""
    return all(sum(bool(text) for text in row) <= 1 for row in rows)


def _row_texts(grid: Grid, count: int) -> list[list[str]]:
    """Return the words of the cells that start in each of a grid's first rows, from left to right."""
    rows: list[list[GridCell]] = [[] for _ in range(count)]
    for cell in grid.cells:
        if 0 <= cell.row < count:
            rows[cell.row].append(cell)
    return [[_text(cell) for cell in sorted(row, key=_column)] for row in rows]


def _text(cell: GridCell) -> str:
    return " ".join(" ".join([line.text for line in cell.lines()]).split())


def _column(cell: GridCell) -> int:
    return cell.column


def _looks_like_head(part: Grid, count: int) -> bool:
    """Return whether rows look like heads: filled or bold throughout."""
    cells = [cell for row in range(count) for cell in part.row(row) if cell.lines()]
    return all(cell.fill or all(line.is_bold for line in cell.lines()) for cell in cells)


def _is_one_grid(table: Grid, part: Grid) -> bool:
    """Return whether the columns of one part are columns of the other too."""
    fewer, more = sorted((table.edges, part.edges), key=len)
    return all(any(abs(edge - other) <= _SIDE_PT for other in more) for edge in fewer)


def _all_edges(one: list[float], other: list[float]) -> list[float]:
    edges = list(one)
    edges += [edge for edge in other if all(abs(edge - known) > _SIDE_PT for known in one)]
    return sorted(edges)


def _on_edges(grid: Grid, edges: list[float]) -> list[GridCell]:
    """Return the cells with their columns counted on other edges, of which the grid's own are a part."""
    places = [min(range(len(edges)), key=lambda i: abs(edges[i] - edge)) for edge in grid.edges]
    for cell in grid.cells:
        end = places[cell.column + cell.column_span]
        cell.column = places[cell.column]
        cell.column_span = max(end - cell.column, 1)
    return grid.cells


def _join_cut_row(above: list[GridCell], row_count: int, below: list[GridCell], *, is_open: bool) -> int:
    """Add the part's first row to the table's last where a page break cuts it; return how many rows went."""
    pairs = [(upper, lower) for upper, lower in _side_by_side(above, row_count, below)]
    if not pairs:
        return 0
    if _is_cut_row(above, row_count, pairs, is_open=is_open):
        return _merge_rows(pairs, row_count, below)
    for upper, lower in pairs:
        _join_tall_cell(upper, lower, row_count)
    return 0


def _side_by_side(above: list[GridCell], row_count: int, below: list[GridCell]) -> list[tuple[GridCell, GridCell]]:
    last = {(c.column, c.column_span): c for c in above if c.row + c.row_span == row_count}
    first = [cell for cell in below if cell.row == 0]
    pairs = [(last[(c.column, c.column_span)], c) for c in first if (c.column, c.column_span) in last]
    return pairs if len(pairs) == len(first) else []


def _is_cut_row(
    above: list[GridCell], row_count: int, pairs: list[tuple[GridCell, GridCell]], *, is_open: bool
) -> bool:
    if len(pairs) == 1 and pairs[0][0].row_span == pairs[0][1].row_span == 1:
        return _runs_on(*pairs[0])
    single = [(upper, lower) for upper, lower in pairs if upper.row_span == 1] or pairs
    if any(_runs_on(upper, lower) for upper, lower in single) or any(upper.is_open for upper, _ in pairs):
        return True
    filled = [(upper, lower) for upper, lower in single if lower.items]
    emptied = [lower for upper, lower in single if upper.items and not lower.items]
    if not filled or not emptied or not all(upper.items for upper, _ in filled):
        return False
    if is_open:  # without lines the width of a column is unknown, and with it whether a line of words was full
        return all(lower.column for _, lower in filled)
    if all(_may_run_on(upper, lower) for upper, lower in filled):
        return True
    usually_full = _columns_with_words(above, row_count)
    return any(lower.column in usually_full for lower in emptied) or all(lower.column for _, lower in filled)


def _runs_on(upper: GridCell, lower: GridCell) -> bool:
    """Return whether the upper cell's last sentence goes on in the lower one, for sure."""
    first = _first_line(lower)
    return first is not None and starts_low(first.text) and _is_unfinished(upper, first)


def _may_run_on(upper: GridCell, lower: GridCell) -> bool:
    """Return whether the upper cell's last line is full and its sentence has no end."""
    last, first = _last_line(upper), _first_line(lower)
    return last is not None and first is not None and _is_unfinished(upper, first) and is_full(last, first)


def _is_unfinished(upper: GridCell, first: Line) -> bool:
    last = _last_line(upper)
    return last is not None and not (is_ended(last.text) or has_sign(first.text) or has_number(first.text))


def _columns_with_words(above: list[GridCell], row_count: int) -> set[int]:
    """Return the columns in which none of the table's rows, if there are several, is empty."""
    narrow = [cell for cell in above if cell.row < row_count - 1]
    columns = {cell.column for cell in narrow}
    return {
        column
        for column in columns
        if sum(cell.column == column for cell in narrow) > 1 and all(c.items for c in narrow if c.column == column)
    }


def _merge_rows(pairs: list[tuple[GridCell, GridCell]], row_count: int, below: list[GridCell]) -> int:
    tallest = max(lower.row_span for _, lower in pairs)
    for upper, lower in pairs:
        _append(upper, lower)
        upper.is_open = lower.is_open
        if tallest > 1 and lower.row_span > 1:
            upper.row_span += lower.row_span - 1
        elif tallest > 1 and lower.row_span < 1:
            upper.row_span = row_count - upper.row
        lower.row_span = 0
    return 1


def _join_tall_cell(upper: GridCell, lower: GridCell, row_count: int) -> None:
    """Let a cell that spans rows go on into the rows of the next page, where that part has no words or runs on."""
    is_tall = upper.row_span > 1 or lower.row_span > 1 or upper.is_open
    if upper.items and ((is_tall and not lower.items) or _runs_on(upper, lower)):
        _append(upper, lower)
        upper.row_span += lower.row_span
        lower.row_span = 0


def _append(upper: GridCell, lower: GridCell) -> None:
    for item in lower.items:
        last = upper.items[-1] if upper.items else None
        if isinstance(last, Flow) and isinstance(item, Flow):
            last.lines += item.lines
        else:
            upper.items.append(item)
    lower.items = []


def _last_line(cell: GridCell) -> Line | None:
    lines = cell.lines()
    return lines[-1] if lines else None


def _first_line(cell: GridCell) -> Line | None:
    lines = cell.lines()
    return lines[0] if lines else None
