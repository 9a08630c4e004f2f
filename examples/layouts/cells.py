"""A template of boxes: heading and text share a cell, and the list of advice follows straight on the front sheet."""

from typing import Any

from layouts.blocks import Block
from layouts.compose import Layout, Look, heading, key_values, plain_blocks


def front(plan: dict[str, Any]) -> list[Block]:
    """Return the title, the status as ticked, and the table of details."""
    return [
        heading("Quillmouth Council", "strong"),
        heading("EDUCATION, HEALTH AND CARE PLAN", "title"),
        *plain_blocks(plan.get("recital", [])),
        key_values(plan["front"], widths=(26, 24, 26, 24)),
    ]


LAYOUT = Layout(
    headings={
        "A": "*Section A: This is me – my views, interests and aspirations, and those of my parents",
        "B": "*Section B: My strengths and my special educational needs",
        "C": "*Section C: My health needs that relate to my SEN",
        "D": "*Section D: My social care needs that relate to my SEN",
        "E": "*Section E: Outcomes",
        "F": "*Section F: Special educational provision required by me",
        "G": "*Section G: Health provision",
        "H1": "*Section H1: Social care provision which must be made for me under section 2 of the CSDPA 1970",
        "H2": "*Section H2: Other social care provision reasonably required",
        "I": "*Section I: Educational placement named in this EHC plan",
        "J": "*Section J: Personal budget",
        "K": "*Section K: Advice and information used to write my EHC plan",
    },
    look=Look(
        font="Tahoma", size=10, has_heading_styles=False, ink="4A2C6A", band="E9E2F0", footer="Quillmouth Council"
    ),
    front=front,
    frame="cell",
)
