"""A little training set, made here, that a model can learn something from: twelve plans, two or three labels."""

from ehc_text.classifiers.model import Family
from ehc_text.classifiers.train import Recipe, TrainingSet
from ehc_text.records.classified import ModelInput

RECIPE = Recipe(
    families=(Family.WORDS, Family.LETTERS, Family.FACTS),
    strength=2.0,
    least={Family.WORDS: 1, Family.LETTERS: 2, Family.FACTS: 1},
)

_TEXTS = {
    "firm": "A teaching assistant reads with {} for {} minutes every morning",
    "vague": "{} will have some help with reading as staff see fit, perhaps {} times",
    "none": "No help of this kind was asked for by {} or by {} others",
}
_WORDS = ("Amir", "Bea", "Cora", "Dev", "Ewan", "Fay", "Gil", "Hana", "Ines", "Jude", "Kit", "Lea")


def little_set(labels: tuple[str, ...]) -> TrainingSet:
    rows = [(label, name, number) for number, name in enumerate(_WORDS, start=1) for label in labels]
    return TrainingSet(
        inputs=tuple(
            ModelInput(text=_TEXTS[label].format(name, number), facts=(f"who:{label}", "sentence")[: 1 + number % 2])
            for label, name, number in rows
        ),
        labels=tuple(label for label, _, _ in rows),
        groups=tuple(name for _, name, _ in rows),
        weights=tuple(1.0 + (number % 3) for _, _, number in rows),
    )
