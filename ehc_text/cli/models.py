"""The desk `ehc models`: which trained models there are, what each is worth, and training them again."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ehc_text.cli.options import Config, Models, Rules, settings_of, tools_of
from ehc_text.cli.streams import result, say
from ehc_text.errors import ExitCode, ModelError, UsageError
from ehc_text.shipped import NO_MODELS

if TYPE_CHECKING:
    from ehc_text.audit.gold import LabelledFile
    from ehc_text.classifiers.rows import TrainingRow
    from ehc_text.pipeline import Tools
    from ehc_text.training.effect import Effect
    from ehc_text.training.make import Proof

app = typer.Typer(
    help="List the trained models, show what one is worth, or train one again.\n\nExample: ehc models show vagueness",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command(name="list")
def list_models(models: Models = None, config: Config = None) -> None:
    """List the trained models: the question of each, its rows, and whether it is used.

    Example: ehc models list
    """
    from ehc_text.classifiers.named import MODELS
    from ehc_text.classifiers.store import load_manifest

    where = _folder(models, config)
    for name, kind in MODELS.items():
        if not (where / name).is_dir():
            result(f"{name}  not trained: {kind.question}")
            continue
        manifest = load_manifest(where / name)
        use = "decides with the rules" if manifest.thresholds else "not used in checks"
        result(f"{name}  {manifest.rows} rows of {manifest.groups} plans, {use}: {kind.question}")


@app.command()
def show(
    name: Annotated[str, typer.Argument(help="The name of a model, such as vagueness.")],
    models: Models = None,
    config: Config = None,
) -> None:
    """Show a model's card: its data, figures, thresholds, weightiest words, and what it must not be used for.

    Example: ehc models show vagueness
    """
    from ehc_text.classifiers.named import model_named
    from ehc_text.training.make import CARD

    card = _folder(models, config) / model_named(name).name / CARD
    try:
        result(card.read_text(encoding="utf-8").rstrip())
    except OSError:
        raise ModelError(f"{name}/{CARD}: the file is missing: train the model (`ehc models train {name}`).") from None


@app.command()
def train(
    name: Annotated[str, typer.Argument(help="The name of a model: vagueness, passage or speaker.")],
    models: Models = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="DIR", help="The folder of models to write to; that of the rows when left out."),
    ] = None,
    cases: Annotated[
        Path | None,
        typer.Option("--cases", metavar="DIR", help="Labelled cases, on which the card compares rules and model."),
    ] = None,
    verdicts: Annotated[
        Path | None,
        typer.Option("--verdicts", metavar="FILE", help="Officers' decisions on findings, as further training rows."),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Keep the model without asking.")] = False,
    rules: Rules = None,
    config: Config = None,
) -> None:
    """Train a model on its rows, and write its weights, manifest and card. The same rows give the same files.

    With --verdicts the effect on the statements that were decided on is printed before anything is kept; --out is then
    needed, since the shipped model stays as it is. Training needs scikit-learn: pip install 'ehc-text[train]'.

    Examples: ehc models train vagueness --cases our-cases/

    ehc models train vagueness --verdicts verdicts.csv --out our-models/
    """
    from ehc_text.classifiers.named import model_named
    from ehc_text.training.keep import keep_model
    from ehc_text.training.make import make_model
    from ehc_text.training.verdicts import rows_from_verdicts

    kind = model_named(name)
    where = _folder(models, config) / name
    if verdicts is not None and out is None:
        raise UsageError("With --verdicts name a folder of your own with --out: the shipped model stays as it is.")
    tools = tools_of(settings_of(config, rules=rules, models=NO_MODELS))
    decided = rows_from_verdicts(verdicts) if verdicts else ()
    if decided and not _is_wanted(_effect(name, where, decided, tools), yes=yes):
        say("Nothing was kept.")
        raise typer.Exit(ExitCode.DONE)
    made = make_model(name, where, tools.pack, more=decided, proof=_proof(name, cases, tools))
    target = (out / name) if out else where
    keep_model(target, made.files)
    say(f"{kind.name}: trained on {len(made.rows.rows)} rows, written to {target}.")


def _folder(models: str | None, config: Path | None) -> Path:
    from ehc_text.shipped import folder

    chosen = settings_of(config, models=models).models
    if chosen == NO_MODELS:
        raise UsageError("Here --models names a folder of models; 'off' is for checks.")
    return chosen or folder("models")


def _proof(name: str, cases: Path | None, tools: "Tools") -> "Proof | None":
    if cases is None:
        return None
    from ehc_text.audit.gold import find_cases
    from ehc_text.checking.judging import VAGUENESS
    from ehc_text.training.proof import proof_on_cases
    from ehc_text.training.trials import trial_lines
    from ehc_text.training.uses import proof_of_uses

    files: tuple[LabelledFile, ...] = find_cases(cases)
    if name == VAGUENESS:
        return lambda model, thresholds, _: proof_on_cases(files, tools, model, thresholds)
    return lambda model, thresholds, rows: (
        *proof_of_uses(name, files, tools, model, next(iter(thresholds.values()))),
        *trial_lines(name, rows, tools, next(iter(thresholds.values()))),
    )


def _effect(name: str, where: Path, decided: "tuple[TrainingRow, ...]", tools: "Tools") -> "Effect":
    from ehc_text.classifiers.named import model_named
    from ehc_text.classifiers.rows import FILE_NAME, read_rows
    from ehc_text.training.effect import effect_of
    from ehc_text.training.sets import rows_for

    kind = model_named(name)
    shipped = rows_for(name, read_rows(where / FILE_NAME, kind.labels), tools.pack)
    return effect_of(kind, shipped, rows_for(name, decided, tools.pack))


def _is_wanted(effect: "Effect", *, yes: bool) -> bool:
    """Print what the verdicts change, and return whether the user wants to keep it."""
    result(f"{effect.statements} statements of {effect.plans} plans were decided on. On plans left out of training:")
    for who, one in (("without the verdicts", effect.before), ("with them", effect.after)):
        result(f"  {who:22} precision {one.precision:.3f}, recall {one.recall:.3f}, F1 {one.f1:.3f}")
    try:
        return yes or typer.confirm("Keep the model that learnt from them?", err=True)
    except typer.Abort:
        say("\nNobody answered: --yes keeps the model without asking.")
        return False
