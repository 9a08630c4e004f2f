"""From which chance on a model's word is taken, by what it said of rows whose writer it had not met."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ehc_text.checking.judging import CHILD_SPEAKS, PASSAGE, PROVISION, SPEAKER, VAGUE
from ehc_text.checking.statement_facts import COMPLETE, RULE
from ehc_text.classifiers.evaluate import Flags, threshold_for
from ehc_text.classifiers.model import Floats
from ehc_text.training.sets import Rows

PRECISION = 0.9
"""Nine of ten must be right where the model speaks alone, or overrules a rule though nothing is missing."""

PRECISION_MISSING = 0.95
"""Nineteen of twenty must be right where it overrules a rule though something seems to be missing."""

PRECISION_OF_PASSAGES = 0.95
"""And where a model of passages speaks: real plans hold far more passages of other kinds than the training rows do."""

_EVEN = 0.5
"""A model whose own chance is below even is never sure, however often it turned out to be right."""

_NEVER_VAGUE, NEVER_FIRM = 2.0, -1.0
"""Thresholds that no chance reaches, where the model is never right often enough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """From where the model raises VAG020, and to where it withdraws the rules' hits: see `VaguenessJudge`."""

    vague_from: float
    firm_to: float
    firm_to_missing: float

    def decisions(self, chances: Floats, rows: Rows) -> Flags:
        """Return whether rules and model together call each row vague; `chances` has shape (n_rows,)."""
        hit, complete = has_rule(rows), is_complete(rows)
        firm_to = np.where(complete, self.firm_to, self.firm_to_missing)
        return (hit & (chances > firm_to)) | (~hit & (chances >= self.vague_from))


def thresholds_for(chances: Floats, rows: Rows) -> Thresholds:
    """Return the thresholds for chances of shape (n_rows,) that were given to rows held out."""
    truth, hit, complete = is_vague(rows), has_rule(rows), is_complete(rows)
    vague_from = threshold_for(chances[~hit], truth[~hit], PRECISION)
    return Thresholds(
        vague_from=_NEVER_VAGUE if vague_from is None else max(vague_from, _EVEN),
        firm_to=_firm_to(chances, truth, hit & complete, PRECISION),
        firm_to_missing=_firm_to(chances, truth, hit & ~complete, PRECISION_MISSING),
    )


def label_thresholds(name: str, labels: Sequence[str], chances: Floats, truth: Sequence[str]) -> dict[str, float]:
    """Return the thresholds of a model of passages: `chances` of shape (n_rows, n_labels) were given to rows held out.

    From `provision_from` on a passage is held to be provision; below `child_from` it is held not to be the child's.
    """
    said = np.array(truth)
    if name == PASSAGE:
        of_label = chances[:, labels.index(PROVISION)]
        least = threshold_for(of_label, said == PROVISION, PRECISION_OF_PASSAGES)
        return {"provision_from": _NEVER_VAGUE if least is None else max(least, _EVEN)}
    if name == SPEAKER:
        against = 1 - chances[:, labels.index(CHILD_SPEAKS)]
        least = threshold_for(against, said != CHILD_SPEAKS, PRECISION_OF_PASSAGES)
        return {"child_from": NEVER_FIRM if least is None else min(1 - least, _EVEN)}
    return {}


def _firm_to(chances: Floats, truth: Flags, contested: Flags, precision: float) -> float:
    firm_from = threshold_for(1 - chances[contested], ~truth[contested], precision)
    return NEVER_FIRM if firm_from is None else min(1 - firm_from, _EVEN)


def is_vague(rows: Rows) -> Flags:
    """Return which rows are labelled vague."""
    return np.array([label == VAGUE for label in rows.data.labels])


def has_rule(rows: Rows) -> Flags:
    """Return on which rows a rule fired."""
    return np.array([any(fact.startswith(RULE) for fact in one.facts) for one in rows.data.inputs])


def is_complete(rows: Rows) -> Flags:
    """Return in which rows no facet is missing."""
    return np.array([COMPLETE in one.facts for one in rows.data.inputs])
