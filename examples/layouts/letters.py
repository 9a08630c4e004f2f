"""Papers that lie beside plans and are none: a report of an annual review, a covering letter."""

from typing import Any

from layouts.blocks import Block
from layouts.compose import Layout, Look, heading, key_values, plain_blocks


def front(plan: dict[str, Any]) -> list[Block]:
    """Return the title, where there is one, and what stands at the head of the paper."""
    title: list[Block] = [heading(plan["title"], "title")] if plan.get("title") else []
    tables: list[Block] = [key_values(plan["front"], widths=(36, 64))] if plan.get("front") else []
    return [*title, *tables, *plain_blocks(plan.get("recital", []))]


LAYOUT = Layout(headings={}, look=Look(font="Calibri", size=11, footer=""), front=front)
