"""The models that the program knows: their labels, and the recipe of each, with the reason for it in its card."""

from collections.abc import Mapping
from dataclasses import dataclass

from ehc_text.classifiers.model import Family
from ehc_text.classifiers.train import Recipe
from ehc_text.errors import UsageError


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedModel:
    """What a model is for: its question, its labels in order, and how it is trained."""

    name: str
    question: str
    labels: tuple[str, ...]
    recipe: Recipe
    not_for: str
    """What it must not be used for."""


VAGUE, FIRM = "vague", "firm"

_WORDS_AND_LETTERS = {Family.WORDS: 3, Family.LETTERS: 5}

MODELS: Mapping[str, NamedModel] = {
    model.name: model
    for model in (
        NamedModel(
            name="vagueness",
            question=(
                "Could a parent who reads only this provision statement tell on a given Friday whether it was "
                "delivered in that week or term?"
            ),
            labels=(FIRM, VAGUE),
            recipe=Recipe(
                families=(Family.WORDS, Family.LETTERS, Family.FACTS),
                strength=2.0,
                least={**_WORDS_AND_LETTERS, Family.FACTS: 1},
            ),
            not_for=(
                "Anything but single provision statements of Sections F, G, H1 and H2; ranking schools, officers or "
                "children; deciding anything without a person."
            ),
        ),
        NamedModel(
            name="passage",
            question="What does this passage of a plan do?",
            labels=("advice", "guidance", "history", "need", "nil", "outcome", "provision", "view"),
            recipe=Recipe(families=(Family.WORDS, Family.LETTERS), strength=4.0, least=_WORDS_AND_LETTERS),
            not_for="Whole sections, letters or reports; it has met passages of one to three sentences.",
        ),
        NamedModel(
            name="speaker",
            question="Whose view does this passage of Section A give?",
            labels=("child", "parent", "professional"),
            recipe=Recipe(families=(Family.WORDS, Family.LETTERS), strength=4.0, least=_WORDS_AND_LETTERS),
            not_for="Saying whether a view is true, or was gathered well; passages outside Section A.",
        ),
    )
}


def model_named(name: str) -> NamedModel:
    """Return the model of this name.

    Raises:
        UsageError: if there is none.
    """
    if name not in MODELS:
        raise UsageError(f"There is no model '{name}': use one of {', '.join(MODELS)}.")
    return MODELS[name]
