"""The desk `ehc schema`: the published form of the results, for those who write programs on top of them."""

import json

from ehc_text.cli.streams import result


def schema() -> None:
    """Print the JSON Schema of what `ehc check --format json` prints and a line of plans.jsonl holds.

    Example: ehc schema > ehc-text-1.schema.json
    """
    from ehc_text.reporting.contract import json_schema

    result(json.dumps(json_schema(), ensure_ascii=False, indent=1))
