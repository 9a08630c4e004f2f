"""Pages joined: tables and paragraphs that run over a page break become whole."""

from ehc_text.reading.pdf.continued import continued_table
from ehc_text.reading.pdf.shapes import Flow, Grid, Item, PageLayout


def joined(pages: list[PageLayout]) -> list[Item]:
    """Return the items of all pages in reading order, tables and flows whole over page breaks."""
    items: list[Item] = []
    for page in pages:
        for place, item in enumerate(page.items):
            last = items[-1] if items and place == 0 else None
            if isinstance(last, Flow) and isinstance(item, Flow):
                last.lines += item.lines
            elif isinstance(last, Grid) and isinstance(item, Grid) and (whole := continued_table(last, item)):
                items[-1] = whole
            else:
                items.append(item)
    return items
