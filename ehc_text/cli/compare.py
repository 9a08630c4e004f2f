"""The desk `ehc compare`: what two scans of the same plans find differently."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ehc_text.cli.options import Format, TextOrJson
from ehc_text.cli.streams import result

if TYPE_CHECKING:
    from ehc_text.audit.compare import Comparison


def compare(
    before: Annotated[Path, typer.Argument(help="A scan's folder, its plans.jsonl, or what `ehc check` printed.")],
    after: Annotated[Path, typer.Argument(help="The later one.")],
    output: Format = TextOrJson.TEXT,
) -> None:
    """Say which findings were gained and which lost between two scans, by code and by plan.

    Plans are known again by their contents or their path, findings by code, section and quote: use it to see what a
    changed rule does, or what became of a plan that was sent back.

    Example: ehc compare results/2026-10 results/2026-11
    """
    from ehc_text.audit.compare import compare as compared
    from ehc_text.audit.compare import lines_of, read_plans

    comparison = compared(read_plans(before), read_plans(after))
    if output is TextOrJson.JSON:
        result(json.dumps(_as_data(comparison), ensure_ascii=False, indent=1))
    else:
        result("\n".join(lines_of(comparison)))


def _as_data(comparison: "Comparison") -> dict[str, Any]:
    codes = {code: {"gained": gained, "lost": lost} for code, (gained, lost) in comparison.by_code.items()}
    return {"codes": codes, **asdict(comparison)}
