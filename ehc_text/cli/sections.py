"""The desk `ehc sections`: what was read from one file, before any judgement."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ehc_text.cli.check import tell_problems
from ehc_text.cli.options import AsOf, Config, Password, Rules, settings_of, today, tools_of
from ehc_text.cli.streams import result
from ehc_text.errors import ExitCode
from ehc_text.shipped import NO_MODELS


class SectionFormat(StrEnum):
    """How the sections are printed."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


def sections(
    file: Annotated[Path, typer.Argument(help="A plan: .docx, .docm, .pdf, .doc, .odt, .rtf.")],
    output: Annotated[SectionFormat, typer.Option("--format", help="How to print them.")] = SectionFormat.TEXT,
    password: Password = None,
    rules: Rules = None,
    as_of: AsOf = None,
    config: Config = None,
) -> None:
    """Print sections A to K of one plan as they were read, with their pages.

    Example: ehc sections plan.pdf --format markdown > plan.md
    """
    from ehc_text import pipeline
    from ehc_text.reporting import section_text
    from ehc_text.reporting.contract_object import is_read

    settings = settings_of(config, rules=rules, models=NO_MODELS, as_of=as_of)
    tools = tools_of(settings)
    held_against = settings.as_of or today()
    read = pipeline.read_only(file, relative=file.name, as_of=held_against, tools=tools, password=password)
    renderers = {
        SectionFormat.TEXT: section_text.sections_as_text,
        SectionFormat.MARKDOWN: section_text.sections_as_markdown,
        SectionFormat.JSON: section_text.sections_as_json,
    }
    result(renderers[output](read))
    tell_problems(read)
    if not is_read(read):
        raise typer.Exit(ExitCode.UNREADABLE)
