"""The desk `ehc evaluate`: what the program is worth on cases that people have labelled."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ehc_text.cli.options import AsOf, Config, Format, Models, Rules, TextOrJson, settings_of, today, tools_of
from ehc_text.cli.streams import result, say
from ehc_text.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from ehc_text.audit.evaluate import Evaluation


def floor(text: str) -> tuple[str, float]:
    """Return the name and value of NAME=VALUE.

    Raises:
        typer.BadParameter: if it is not written so.
    """
    name, equals, value = text.rpartition("=")
    try:
        if equals and name:
            return name, float(value)
    except ValueError:
        pass
    raise typer.BadParameter(f"'{text}': give the floor as NAME=VALUE, such as vague_f1=0.9.")


def evaluate(
    cases_dir: Annotated[Path, typer.Argument(metavar="CASES_DIR", help="Searched to the bottom for NAME.gold.json.")],
    as_of: AsOf = None,
    rules: Rules = None,
    models: Models = None,
    config: Config = None,
    output: Format = TextOrJson.TEXT,
    verbose: Annotated[
        bool, typer.Option("--verbose", help="Tell every disagreement too, in the cases' words.")
    ] = False,
    floors: Annotated[
        list[str] | None, typer.Option("--floor", metavar="NAME=VALUE", help="Exit with 1 where a figure is below.")
    ] = None,
) -> None:
    """Check labelled cases, and print how well the results agree with the labels.

    A case is a plan (NAME.docx, NAME.pdf) with a NAME.gold.json beside it: label plans of your own templates to see
    what the program is worth on them. Dates are held against the day that the gold file names, else against --as-of.

    Example: ehc evaluate our-cases/ --floor vague_f1=0.9
    """
    from ehc_text import pipeline
    from ehc_text.audit.evaluate import evaluate as held_against_labels
    from ehc_text.audit.gold import LabelledFile, find_cases
    from ehc_text.reporting.contract import ContractObject
    from ehc_text.reporting.contract_object import contract_object

    limits = [floor(text) for text in floors or []]
    files = find_cases(cases_dir)
    settings = settings_of(config, rules=rules, models=models, as_of=as_of)
    tools = tools_of(settings)
    default_day = settings.as_of or today()

    def read(file: LabelledFile) -> ContractObject | None:
        if not file.path.is_file():
            return None
        day = file.gold.as_of or default_day
        return contract_object(pipeline.assess_file(file.path, relative=file.path.name, as_of=day, tools=tools))

    evaluation = held_against_labels(files, read)
    _print(evaluation, output, verbose=verbose)
    if not _holds_floors(evaluation, limits):
        raise typer.Exit(ExitCode.FINDINGS)


def _print(evaluation: "Evaluation", output: TextOrJson, *, verbose: bool) -> None:
    if verbose:
        for remark in evaluation.remarks:
            (say if output is TextOrJson.JSON else result)(f"  {remark}")
    if output is TextOrJson.JSON:
        result(json.dumps(evaluation.figures, indent=1))
        return
    from ehc_text.audit.evaluate import worst_codes

    for name, value in evaluation.figures.items():
        result(f"{name:32} {_told(value)}")
    worst = (f"{code} tp{tally.tp} fp{tally.fp} fn{tally.fn}" for code, tally in worst_codes(evaluation.codes))
    result(f"worst codes: {', '.join(worst)}")
    if evaluation.missing:
        result(f"missing: {', '.join(evaluation.missing[:20])}")


def _told(value: float | None) -> str:
    if value is None:
        return "nothing labelled"
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def _holds_floors(evaluation: "Evaluation", limits: list[tuple[str, float]]) -> bool:
    unknown = next((name for name, _ in limits if name not in evaluation.figures), None)
    if unknown is not None:
        raise UsageError(f"There is no figure '{unknown}': take a name from the list that `ehc evaluate` prints.")
    found = [(name, evaluation.figures[name], least) for name, least in limits]
    below = [(name, value, least) for name, value, least in found if value is None or value < least]
    for name, value, least in below:
        say(f"below its floor: {name} {_told(value)} < {least}")
    return not below
