"""The desk `ehc rules`: which checks there are, what each rests on, and whether they still test themselves well."""

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ehc_text.cli.options import Config, Format, Rules, TextOrJson, settings_of, tools_of
from ehc_text.cli.streams import result, say
from ehc_text.errors import ExitCode, UsageError
from ehc_text.shipped import NO_MODELS

if TYPE_CHECKING:
    from ehc_text.records.rules import Check, RulePack

app = typer.Typer(
    help="List the rules, show one, or run the rules' own tests.\n\nExample: ehc rules show VAG002",
    no_args_is_help=True,
    rich_markup_mode=None,
)


class ListFormat(StrEnum):
    """How the checks are listed."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


@app.command(name="list")
def list_rules(
    rules: Rules = None,
    config: Config = None,
    output: Annotated[
        ListFormat, typer.Option("--format", help="Text for people, JSON for programs, markdown for a page.")
    ] = ListFormat.TEXT,
) -> None:
    """List every check with its severity and what it means; a council's own and those that are off are marked.

    Example: ehc rules list
    """
    from ehc_text.reporting.catalogue_page import catalogue_as_markdown

    pack = _pack(rules, config)
    if output is ListFormat.MARKDOWN:
        result(catalogue_as_markdown(pack))
        return
    checks = sorted((*pack.checks, *pack.switched_off), key=lambda check: check.code)
    off = {check.code for check in pack.switched_off}
    if output is ListFormat.JSON:
        data = [{**_as_data(check), "is_off": check.code in off} for check in checks]
        result(json.dumps(data, ensure_ascii=False, indent=1))
        return
    for check in checks:
        result(f"{check.code}  {check.severity.value:6}  {check.name}: {check.means}{_mark(check, off)}")


@app.command()
def show(
    code: Annotated[str, typer.Argument(help="The code of a check, such as VAG002.")],
    rules: Rules = None,
    config: Config = None,
    output: Format = TextOrJson.TEXT,
) -> None:
    """Show one check: what it means, what it says, what it rests on, its words and its examples.

    Example: ehc rules show VAG002
    """
    pack = _pack(rules, config)
    check = next((check for check in (*pack.checks, *pack.switched_off) if check.code == code.upper()), None)
    if check is None:
        raise UsageError(f"There is no check '{code}': `ehc rules list` names them all.")
    if output is TextOrJson.JSON:
        result(json.dumps(_as_data(check), ensure_ascii=False, indent=1))
        return
    from ehc_text.reporting.rule_text import rule_as_text

    result(rule_as_text(check))


@app.command()
def test(rules: Rules = None, config: Config = None, output: Format = TextOrJson.TEXT) -> None:
    """Run each check over its own examples; a fault is told as file:line, and ends with exit code 4.

    Example: ehc rules test --rules our-rules/
    """
    from ehc_text import pipeline

    tools = tools_of(settings_of(config, rules=rules, models=NO_MODELS))
    failures = pipeline.test_rules(tools)
    if output is TextOrJson.JSON:
        result(json.dumps([{"where": where, "what": what} for where, what in failures], ensure_ascii=False, indent=1))
    else:
        for where, what in failures:
            result(f"{where}: {what}")
    checks = tools.pack.checks
    examples = sum(len(check.flags) + len(check.passes) for check in checks)
    say(f"{len(checks)} checks, {examples} examples: {len(failures) or 'none'} failed.")
    if failures:
        raise typer.Exit(ExitCode.RULES)


def _mark(check: "Check", off: set[str]) -> str:
    if check.code in off:
        return f" [off: {check.own}]"
    if check.own and check.own == check.source:
        return f" [own: {check.own}]"
    return f" [changed: {check.own}]" if check.own else ""


def _pack(rules: list[Path] | None, config: Path | None) -> "RulePack":
    return tools_of(settings_of(config, rules=rules, models=NO_MODELS)).pack


def _as_data(check: "Check") -> dict[str, Any]:
    from pydantic import TypeAdapter

    from ehc_text.records.rules import Check

    data: dict[str, Any] = TypeAdapter(Check).dump_python(check, mode="json")
    return data
