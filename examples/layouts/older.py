"""An older template: letters in brackets, running prose, tick boxes, document control and a table of explanations."""

from typing import Any

from layouts.blocks import Block
from layouts.compose import Layout, Look, heading, key_values, plain_blocks

_EXPLAINED = [
    ("Section A", "The views, interests and aspirations of the child or young person and the parents"),
    ("Section B", "All of the special educational needs"),
    ("Sections C and D", "Health needs and social care needs"),
    ("Section E", "The outcomes sought"),
    ("Section F", "The special educational provision required, which should be detailed and specific"),
    ("Sections G, H1 and H2", "Health care provision and social care provision"),
    ("Sections I, J and K", "Placement, personal budget, and the advice gathered"),
]


def front(plan: dict[str, Any]) -> list[Block]:
    """Return the title, status ticks, identity, document control and what each section is for."""
    return [
        heading("Thornwell County Council", "strong"),
        heading("Education, Health and Care Plan", "title"),
        *plain_blocks(plan["recital"]),
        key_values(plan["front"], widths=(38, 62)),
        heading("Document control", "sub"),
        *plain_blocks([{"table": plan["control"]}]),
        heading("Understanding the content of EHC plans", "sub"),
        key_values([list(pair) for pair in _EXPLAINED], widths=(28, 72)),
        heading("", "break"),
    ]


LAYOUT = Layout(
    headings={
        "A": "(A) Views, Interests and Aspirations",
        "B": "(B) Special Educational Needs",
        "C": "(C) Health Needs related to SEN",
        "D": "(D) Social Care Needs",
        "E": "(E) Outcomes",
        "F": "(F) Special Educational Provision",
        "G": "(G) Health Provision",
        "H1": "(H1) Social Care Provision under the Chronically Sick and Disabled Persons Act 1970",
        "H2": "(H2) Other Social Care Provision",
        "H1/H2": "(H) Social Care Provision (sections H1 and H2)",
        "I": "(I) Placement",
        "J": "(J) Personal Budget",
        "K": "(K) Advice and Information",
    },
    look=Look(font="Garamond", size=11.5, ink="3B3B3B", band="E7E6E6", footer="Plan Guidance 06/17"),
    front=front,
)
