"""A friendly template without any letters, whose headings speak in the child's name; tables of keys and values."""

from typing import Any

from layouts.blocks import Block
from layouts.compose import Layout, Look, heading, key_values, plain_blocks


def front(plan: dict[str, Any]) -> list[Block]:
    """Return the title, the table of details and the note on who may see the plan."""
    return [
        heading(
            f"My Education, Health and Care Plan – {plan['child']['first_name']} {plan['child']['surname']}", "title"
        ),
        key_values(plan["front"], widths=(34, 66)),
        *plain_blocks(plan.get("recital", [])),
    ]


LAYOUT = Layout(
    headings={
        "A": "All about me: my story, my views and what I hope for",
        "B": "My special educational needs",
        "C": "My health needs",
        "D": "My social care needs",
        "E": "My outcomes",
        "F": "My support plan: the special educational provision I must have",
        "G": "My health provision",
        "H1": "My social care provision under section 2 of the Chronically Sick and Disabled Persons Act 1970",
        "H2": "Any other social care provision for me",
        "I": "My placement",
        "J": "My personal budget",
        "K": "The advice and information that helped to write my plan",
    },
    look=Look(font="Verdana", size=10, ink="7A2E5D", band="F3E3EC", footer="Tolverne Council, SEND and Inclusion"),
    front=front,
)
