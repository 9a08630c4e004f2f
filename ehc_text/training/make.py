"""Rows in, a model's files out: trained, measured on writers left out, its thresholds set and its card written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from ehc_text.checking.judging import VAGUENESS
from ehc_text.classifiers.card import card_text
from ehc_text.classifiers.model import TextClassifier
from ehc_text.classifiers.named import NamedModel, model_named
from ehc_text.classifiers.rows import FILE_NAME as ROWS_FILE
from ehc_text.classifiers.rows import TrainingRow, read_rows, rows_bytes
from ehc_text.classifiers.store import MANIFEST, WEIGHTS, Manifest, manifest_bytes, sha256, weights_bytes
from ehc_text.classifiers.train import held_out, train
from ehc_text.records.rules import RulePack
from ehc_text.training.facts import card_facts
from ehc_text.training.proof import proof_on_rows
from ehc_text.training.sets import Rows, rows_for
from ehc_text.training.thresholds import label_thresholds, thresholds_for

CARD = "card.md"

Proof = Callable[[TextClassifier, Mapping[str, float], Rows], Sequence[str]]
"""Takes the trained model, its thresholds and its rows; gives the lines of the card that compare it with the rules."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A trained model, the rows that it was trained on, and its files by name, the rows among them."""

    model: TextClassifier
    rows: Rows
    files: Mapping[str, bytes]


def make_model(
    name: str, folder: Path, pack: RulePack, *, more: Sequence[TrainingRow] = (), proof: Proof | None = None
) -> Made:
    """Return the model of this name, trained on the rows in `folder` and on `more`. Same rows, same bytes.

    Raises:
        ModelError: if the rows are faulty or too few, or scikit-learn is not installed.
        UsageError: if there is no model of this name.
    """
    kind = model_named(name)
    rows = rows_for(name, (*read_rows(folder / ROWS_FILE, kind.labels), *more), pack)
    chances = held_out(rows.data, kind.labels, kind.recipe, rows.sets)
    decided = thresholds_for(chances[:, 1], rows) if name == VAGUENESS else None
    thresholds = asdict(decided) if decided else label_thresholds(name, kind.labels, chances, rows.data.labels)
    model = train(rows.data, kind.labels, kind.recipe)
    shown = (
        *(proof_on_rows(chances[:, 1], rows, decided) if decided else ()),
        *(proof(model, thresholds, rows) if proof else ()),
    )
    facts = card_facts(kind, rows, chances, model, thresholds, shown)
    weights = weights_bytes(model)
    training = rows_bytes(rows.rows) if more else (folder / ROWS_FILE).read_bytes()
    files = {
        ROWS_FILE: training,
        WEIGHTS: weights,
        MANIFEST: manifest_bytes(_manifest(kind, rows, thresholds, weights, training)),
        CARD: card_text(facts).encode("utf-8"),
    }
    return Made(model=model, rows=rows, files=files)


def _manifest(
    kind: NamedModel, rows: Rows, thresholds: Mapping[str, float], weights: bytes, training: bytes
) -> Manifest:
    return Manifest(
        name=kind.name,
        labels=kind.labels,
        families=kind.recipe.families,
        kind=kind.recipe.kind.value,
        strength=kind.recipe.strength,
        rows=len(rows.rows),
        groups=len(set(rows.data.groups)),
        thresholds=dict(thresholds),
        trained_with={name: version(name) for name in ("numpy", "scikit-learn")},
        training_sha256=sha256(training),
        weights_sha256=sha256(weights),
    )
