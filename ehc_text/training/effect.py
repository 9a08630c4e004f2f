"""What officers' verdicts change: the model with and without them, on statements that it has not met."""

from dataclasses import dataclass

import numpy as np

from ehc_text.classifiers.evaluate import Figures, figures
from ehc_text.classifiers.model import Floats
from ehc_text.classifiers.named import NamedModel
from ehc_text.classifiers.train import fit
from ehc_text.training.sets import Rows

_FOLDS = 5
_EVEN = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """The figures on the decided statements: by a model that learnt from no verdict, and by one that learnt.

    The second is asked of plans whose verdicts were left out of its training, a fifth of the plans at a time.
    """

    statements: int
    plans: int
    before: Figures
    after: Figures


def effect_of(kind: NamedModel, shipped: Rows, verdicts: Rows) -> Effect:
    """Return what the verdicts change in the model's answers about the statements that were decided on.

    Raises:
        ModelError: as `train`.
    """
    truth = np.array([label == kind.labels[1] for label in verdicts.data.labels])
    plans = sorted(set(verdicts.data.groups))
    before = _chances(kind, shipped, None, verdicts)
    after = np.zeros(len(truth))
    for fold in range(min(_FOLDS, len(plans))):
        left_out = set(plans[fold::_FOLDS])
        inside = [row for row, plan in enumerate(verdicts.data.groups) if plan in left_out]
        outside = [row for row, plan in enumerate(verdicts.data.groups) if plan not in left_out]
        after[inside] = _chances(kind, shipped, outside, verdicts)[inside]
    return Effect(
        statements=len(truth),
        plans=len(plans),
        before=figures(before >= _EVEN, truth),
        after=figures(after >= _EVEN, truth),
    )


def _chances(kind: NamedModel, shipped: Rows, learnt: list[int] | None, verdicts: Rows) -> Floats:
    """Return the chances of the second label for all decided statements, by a model that also learnt some of them."""
    data = shipped.data.joined(verdicts.data.part(learnt)) if learnt else shipped.data
    fitted = fit(data, kind.labels, kind.recipe)
    return np.asarray(fitted.predict_proba(list(verdicts.data.inputs))[:, 1], dtype=np.float64)
