"""Training with scikit-learn: rows to a calibrated linear model, and the chances that it gives to rows held out.

scikit-learn is needed here and nowhere else; it is imported late, so that a check starts without it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from ehc_text.classifiers.model import ANALYSERS, Family, Floats, TextClassifier, Weights
from ehc_text.errors import ModelError
from ehc_text.records.classified import ModelInput

if TYPE_CHECKING:
    from sklearn.base import ClassifierMixin
    from sklearn.calibration import CalibratedClassifierCV
    from sklearn.pipeline import FeatureUnion, Pipeline

_FOLDS = 5
"""Rows are split in so many parts by group, to calibrate on rows that the model has not seen."""

_SEED = 20261101

_TWO = 2


class Kind(StrEnum):
    """The kinds of model that are compared."""

    LOGISTIC = "logistic regression"
    SUPPORT_VECTORS = "linear support vectors"
    NAIVE_BAYES = "complement naive Bayes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How a model is trained: from which features, by what, how strongly the weights are held down (scikit-learn's C).

    A feature is kept from `least` texts on: a word of one plan alone teaches nothing.
    """

    families: tuple[Family, ...]
    kind: Kind = Kind.LOGISTIC
    strength: float = 1.0
    least: Mapping[Family, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingSet:
    """The rows as a model takes them, all of one length: inputs, labels, the groups never to split, and weights."""

    inputs: tuple[ModelInput, ...]
    labels: tuple[str, ...]
    groups: tuple[str, ...]
    weights: tuple[float, ...]

    def __post_init__(self) -> None:
        """Refuse columns of different lengths."""
        if len({len(self.inputs), len(self.labels), len(self.groups), len(self.weights)}) != 1:
            raise ValueError("inputs, labels, groups and weights are of one length")

    def part(self, rows: Sequence[int]) -> "TrainingSet":
        """Return the set of these rows."""
        return TrainingSet(
            inputs=tuple(self.inputs[row] for row in rows),
            labels=tuple(self.labels[row] for row in rows),
            groups=tuple(self.groups[row] for row in rows),
            weights=tuple(self.weights[row] for row in rows),
        )

    def joined(self, other: "TrainingSet") -> "TrainingSet":
        """Return the set of these rows and another's behind them."""
        return TrainingSet(
            inputs=self.inputs + other.inputs,
            labels=self.labels + other.labels,
            groups=self.groups + other.groups,
            weights=self.weights + other.weights,
        )


Fitted: TypeAlias = "CalibratedClassifierCV"


def train(data: TrainingSet, labels: tuple[str, ...], recipe: Recipe) -> TextClassifier:
    """Return the model trained on all rows, calibrated on rows left out group by group. Same rows, same model.

    Raises:
        ModelError: if scikit-learn is not installed, or there are too few groups or labels to learn from.
    """
    return exported(fit(data, labels, recipe), labels, recipe)


def fit(data: TrainingSet, labels: tuple[str, ...], recipe: Recipe) -> Fitted:
    """Return scikit-learn's own calibrated model of these rows.

    Raises:
        ModelError: as `train`.
    """
    _demand(data, labels)
    from sklearn import config_context
    from sklearn.calibration import CalibratedClassifierCV
    from sklearn.model_selection import StratifiedGroupKFold
    from threadpoolctl import threadpool_limits

    truth = np.array([labels.index(label) for label in data.labels])
    folds = StratifiedGroupKFold(n_splits=_FOLDS).split(data.inputs, truth, data.groups)
    # Threads of the linear algebra library wait for each other here, and their number would change the last digits.
    # Sigmoids label by label leave the chances of many labels too near to each other; one temperature does not.
    method = "sigmoid" if len(labels) == _TWO else "temperature"
    with config_context(enable_metadata_routing=True), threadpool_limits(limits=1):
        fitted = CalibratedClassifierCV(_pipeline(recipe), method=method, cv=list(folds), ensemble=False)
        return fitted.fit(list(data.inputs), truth, sample_weight=np.array(data.weights))


def held_out(data: TrainingSet, labels: tuple[str, ...], recipe: Recipe, sets: Sequence[str]) -> Floats:
    """Return the chances, of shape (n_rows, n_labels), that models trained without a row's set give to it.

    `sets` names for each row the set that is left out together: its group, or who wrote it.
    """
    chances = np.zeros((len(data.inputs), len(labels)))
    for one in sorted(set(sets)):
        inside = [row for row, name in enumerate(sets) if name == one]
        outside = [row for row, name in enumerate(sets) if name != one]
        fitted = fit(data.part(outside), labels, recipe)
        chances[inside] = fitted.predict_proba([data.inputs[row] for row in inside])
    return chances


def exported(fitted: Fitted, labels: tuple[str, ...], recipe: Recipe) -> TextClassifier:
    """Return what `fitted` has learnt as arrays: the same chances without scikit-learn."""
    calibrated = fitted.calibrated_classifiers_[0]
    union: FeatureUnion = calibrated.estimator[0]
    linear = calibrated.estimator[1]
    families: dict[Family, Weights] = {}
    first = 0
    for family in recipe.families:
        vectoriser = union[family.value]
        size = len(vectoriser.vocabulary_)
        families[family] = Weights(
            columns={name: int(column) for name, column in vectoriser.vocabulary_.items()},
            idf=np.ones(size) if family is Family.FACTS else vectoriser.idf_.astype(np.float64),
            coefficients=np.asarray(linear.coef_[:, first : first + size], dtype=np.float64),
        )
        first += size
    (calibrator,) = calibrated.calibrators
    slope, offset = (calibrator.a_, calibrator.b_) if len(labels) == _TWO else (-calibrator.beta_, 0.0)
    scores = len(linear.intercept_)
    return TextClassifier(
        labels=labels,
        families=families,
        intercepts=np.asarray(linear.intercept_, dtype=np.float64),
        slopes=np.full(scores, slope, dtype=np.float64),
        offsets=np.full(scores, offset, dtype=np.float64),
    )


def _demand(data: TrainingSet, labels: tuple[str, ...]) -> None:
    try:
        import sklearn  # noqa: F401  # asked for before anything is done
    except ImportError:
        raise ModelError(
            "Training needs scikit-learn, which is not installed: python -m pip install 'ehc-text[train]'."
        ) from None
    for label in labels:
        groups = {group for group, own in zip(data.groups, data.labels, strict=True) if own == label}
        if len(groups) < _FOLDS:
            raise ModelError(
                f"The label '{label}' stands in {len(groups)} groups of training rows: it takes {_FOLDS} or more."
            )


def _pipeline(recipe: Recipe) -> "Pipeline":
    from sklearn.pipeline import FeatureUnion, Pipeline

    union = FeatureUnion([(family.value, _vectoriser(family, recipe)) for family in recipe.families])
    # Without the request a pipeline keeps the rows' weights from its last step.
    linear = _ESTIMATORS[recipe.kind](recipe.strength).set_fit_request(sample_weight=True)
    return Pipeline([("features", union), ("linear", linear)])


def _vectoriser(family: Family, recipe: Recipe) -> object:
    from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer

    if family is Family.FACTS:
        return CountVectorizer(analyzer=ANALYSERS[family], binary=True, min_df=recipe.least[family])
    return TfidfVectorizer(analyzer=ANALYSERS[family], sublinear_tf=True, min_df=recipe.least[family])


def _logistic(strength: float) -> "ClassifierMixin":
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=strength, tol=1e-8, max_iter=5000)


def _support_vectors(strength: float) -> "ClassifierMixin":
    from sklearn.svm import LinearSVC

    return LinearSVC(C=strength, random_state=_SEED, tol=1e-6, max_iter=20_000)


def _naive_bayes(strength: float) -> "ClassifierMixin":
    from sklearn.naive_bayes import ComplementNB

    return ComplementNB(alpha=1.0 / strength)


_ESTIMATORS: Mapping[Kind, Callable[[float], "ClassifierMixin"]] = {
    Kind.LOGISTIC: _logistic,
    Kind.SUPPORT_VECTORS: _support_vectors,
    Kind.NAIVE_BAYES: _naive_bayes,
}
