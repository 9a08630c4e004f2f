"""A portrait template printed to PDF: a contents page, outcomes before needs, half-ruled tables of provision."""

from typing import Any

from layouts.blocks import Block
from layouts.compose import Layout, Look, heading, key_values, plain_blocks


def front(plan: dict[str, Any]) -> list[Block]:
    """Return the title, the details, the key dates and a contents page."""
    return [
        heading("Education, Health and Care Plan", "title"),
        heading(f"for {plan['child']['first_name']} {plan['child']['surname']}", "sub"),
        key_values(plan["front"], widths=(40, 60)),
        *plain_blocks(plan.get("recital", [])),
        heading("", "break"),
        heading("Contents", "sub"),
        heading("", "contents"),
    ]


LAYOUT = Layout(
    headings={
        "A": "Section A – My views, interests and aspirations and those of my family",
        "B": "Section B – Special educational needs",
        "C": "Section C – Health care needs",
        "D": "Section D – Social care needs",
        "E": "Section E – Outcomes",
        "F": "Section F – Special educational provision",
        "G": "Section G – Health care provision",
        "H1": "Section H (1) – Social care provision for children covered by the CSDPA 1970",
        "H2": "Section H (2) – Other social care provision reasonably required",
        "I": "Section I – Name and type of education placement",
        "J": "Section J – Personal budget arrangements",
        "K": "Section K – List of reports and evidence",
    },
    look=Look(font="Helvetica", size=10.5, ink="0B3954", band="DCE9F2", rules="half"),
    front=front,
)
