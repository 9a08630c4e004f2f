"""A portrait template without heading styles: lettered bold paragraphs, in which E and F open anew for each area."""

from typing import Any

from layouts.blocks import Block
from layouts.compose import Layout, Look, heading, key_values, plain_blocks


def front(plan: dict[str, Any]) -> list[Block]:
    """Return the title, the tables of the front sheet and the opening recital."""
    return [
        heading("Marrowby Borough Council", "strong"),
        heading("EDUCATION, HEALTH AND CARE PLAN", "title"),
        key_values(plan["front"], widths=(24, 26, 24, 26)),
        *plain_blocks(plan.get("recital", [])),
    ]


LAYOUT = Layout(
    headings={
        "A": "SECTION A: The views, interests and aspirations of {name} and {name}'s parents",
        "B": "SECTION B: Special educational needs",
        "C": "SECTION C: Health needs which relate to {name}'s special educational needs",
        "D": "SECTION D: Social care needs which relate to {name}'s special educational needs or to a disability",
        "E": "SECTION E: Outcomes",
        "F": "SECTION F: Special educational provision",
        "G": "SECTION G: Health provision",
        "H1": "SECTION H1: Social care provision resulting from section 2 of the Chronically Sick and Disabled Persons "
        "Act 1970",
        "H2": "SECTION H2: Any other social care provision",
        "H1/H2": "SECTIONS H1 AND H2: Social care provision",
        "I": "SECTION I: Placement",
        "J": "SECTION J: Personal budget",
        "K": "SECTION K: Advice and information",
    },
    look=Look(
        font="Times New Roman",
        size=11.5,
        has_heading_styles=False,
        ink="000000",
        band="EDEDED",
        footer="OFFICIAL – SENSITIVE",
    ),
    front=front,
)
