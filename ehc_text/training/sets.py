"""The rows of a model as it is trained on them: shipped rows, and those that officers' verdicts add."""

from collections.abc import Sequence
from dataclasses import dataclass

from ehc_text.checking.judging import VAGUENESS
from ehc_text.classifiers.rows import TrainingRow
from ehc_text.classifiers.train import TrainingSet
from ehc_text.records.rules import RulePack
from ehc_text.training.plans import statement_inputs, text_inputs

_FEWEST_HANDS = 3
"""With fewer writers than these, groups are left out instead: one writer alone is too little to learn from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Training rows, the same as a training set, and which rows are left out together when the model is measured."""

    rows: tuple[TrainingRow, ...]
    data: TrainingSet
    sets: tuple[str, ...]


def rows_for(name: str, rows: Sequence[TrainingRow], pack: RulePack) -> Rows:
    """Return the rows as the model of this name takes them."""
    inputs = statement_inputs(rows, pack) if name == VAGUENESS else text_inputs(rows)
    data = TrainingSet(
        inputs=inputs,
        labels=tuple(row.label for row in rows),
        groups=tuple(row.group for row in rows),
        weights=tuple(row.weight for row in rows),
    )
    hands = tuple(row.hand for row in rows)
    return Rows(rows=tuple(rows), data=data, sets=hands if len(set(hands)) >= _FEWEST_HANDS else data.groups)
