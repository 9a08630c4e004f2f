"""The kinds of model that a card compares, beside the recipe that is kept."""

from collections.abc import Iterator
from dataclasses import replace

from ehc_text.classifiers.model import Family
from ehc_text.classifiers.named import NamedModel
from ehc_text.classifiers.train import Kind, Recipe

_EVEN_HAND = {Kind.SUPPORT_VECTORS: 0.2, Kind.NAIVE_BAYES: 1.0}
"""The strength of the other kinds: each the best of a few that were tried on the rows."""


def candidates_of(model: NamedModel) -> Iterator[tuple[str, Recipe]]:
    """Yield each candidate with its name: the recipe kept, the other kinds, and the recipe without some features."""
    kept = model.recipe
    yield f"{kept.kind.value}, {_told(kept)} (kept)", kept
    for kind, strength in _EVEN_HAND.items():
        if kind is not kept.kind:
            other = replace(kept, kind=kind, strength=strength)
            yield f"{kind.value}, {_told(other)}", other
    for family in Family:
        if family in kept.families and len(kept.families) > 1:
            fewer = replace(kept, families=tuple(one for one in kept.families if one is not family))
            yield f"{kept.kind.value}, {_told(fewer)}", fewer


def _told(recipe: Recipe) -> str:
    return ", ".join(family.value for family in recipe.families)
