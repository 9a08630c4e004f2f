"""A landscape template of tables in which sections stand side by side: needs, provision and outcomes in one row."""

from typing import Any

from layouts.blocks import Block
from layouts.compose import Layout, Look, heading, key_values, plain_blocks


def front(plan: dict[str, Any]) -> list[Block]:
    """Return the title, the personal details in content controls, and the services involved."""
    blocks: list[Block] = [heading("Education, Health and Care (EHC) Plan", "title")]
    for table in plan["front"]:
        blocks += [
            heading(table["h"], "sub"),
            key_values(table["kv"], widths=(22, 28, 22, 28)[: len(table["kv"][0])] or (), has_controls=True),
        ]
    return blocks + list(plain_blocks(plan.get("recital", [])))


LAYOUT = Layout(
    headings={
        "A": "A – Views, interests and aspirations of the child and their parents, or of the young person",
        "B/F/E": "Special Educational Needs and Provision (B-F-E)",
        "C/G/E": "Sections C (health care needs) and G (health care provision)",
        "D/H1/H2/E": "Sections D (social care needs) and H1 and H2 (social care provision)",
        "I": "I – Placement",
        "J": "J – Direct Payments",
        "K": "K – The advice and information gathered during the EHC needs assessment",
    },
    look=Look(
        font="Arial",
        size=10,
        landscape=True,
        has_heading_styles=False,
        has_controls=True,
        ink="1D4F3B",
        band="DDEBE3",
        footer="Weatherley Council EHC plan",
    ),
    front=front,
    frame="band",
    extra={
        "B": "B – Special Educational Needs",
        "F": "F – Special Educational Provision",
        "E": "E – Outcomes",
        "C": "C – Health Care Needs",
        "G": "G – Health Care Provision reasonably required",
        "D": "D – Social Care Needs",
        "H1": "H1 – Social care provision which must be made under section 2 of the CSDPA 1970",
        "H2": "H2 – Any other social care provision reasonably required",
    },
)
