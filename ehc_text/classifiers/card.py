"""The card of a model: what it was made from, what it is worth, where it fails, and what it must not be used for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ehc_text.classifiers.evaluate import Bin, Figures


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """The figures of one label or slice on rows held out, F1 with its 95 % interval; `rows` counts them."""

    name: str
    rows: int
    figures: Figures
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFacts:
    """All that a card tells. Every figure is on rows whose writer the model had not met."""

    name: str
    question: str
    labels: tuple[str, ...]
    not_for: str
    data: tuple[tuple[str, str], ...]
    labels_measured: tuple[Measured, ...]
    calibration_error: float
    bins: tuple[Bin, ...]
    candidates: tuple[tuple[str, Figures, float], ...]
    """Name, figures (means over the labels where there are more than two), expected calibration error."""
    slices: tuple[tuple[str, tuple[Measured, ...]], ...]
    weighty: tuple[tuple[str, tuple[str, ...]], ...]
    """For each label, what speaks for it most."""
    thresholds: tuple[tuple[str, float, str], ...]
    """Name, chance, and what it decides."""
    proof: tuple[str, ...] = ()
    """What shows that the model earns its place, or does not, in lines of markdown."""


def card_text(facts: CardFacts) -> str:
    """Return the card as markdown."""
    return "\n".join(_lines(facts)) + "\n"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a markdown table, an empty line after it."""
    yield f"| {' | '.join(heads)} |"
    yield f"|{'|'.join('---' for _ in heads)}|"
    yield from (f"| {' | '.join(row)} |" for row in rows)
    yield ""


def _lines(facts: CardFacts) -> Iterator[str]:
    yield f"# The model '{facts.name}'"
    yield ""
    yield f"**The question.** {facts.question} Labels: {', '.join(facts.labels)}."
    yield ""
    yield f"**Not for.** {facts.not_for}"
    yield ""
    yield "`ehc models train` writes this page with the model. Every figure is on rows whose writer it had not met."
    yield ""
    yield "## Does it earn its place?"
    yield ""
    yield from facts.proof or ("It is not used yet.",)
    yield ""
    yield "## Data"
    yield ""
    yield from table(("what", "how much"), facts.data)
    yield "## Figures on writers left out"
    yield ""
    yield from _measured("label", facts.labels_measured)
    yield f"Expected calibration error {facts.calibration_error:.3f}. Of the rows with a chance in each tenth:"
    yield ""
    yield from table(("rows", "mean chance", "came true"), (_bin(one) for one in facts.bins))
    yield "## What was compared"
    yield ""
    yield from table(
        ("kind and features", "precision", "recall", "F1", "calibration error"),
        ((name, *_three(figures), f"{error:.3f}") for name, figures, error in facts.candidates),
    )
    yield from _thresholds(facts)
    yield "## Slices"
    yield ""
    for name, measured in facts.slices:
        yield from _measured(name, measured)
    yield "## What weighs most"
    yield ""
    yield from table(("label", "spoken for by"), ((label, ", ".join(words)) for label, words in facts.weighty))


def _thresholds(facts: CardFacts) -> Iterator[str]:
    if facts.thresholds:
        yield "## Thresholds"
        yield ""
        rows = ((name, f"{chance:.3f}", what) for name, chance, what in facts.thresholds)
        yield from table(("name", "chance", "what it decides"), rows)


def _measured(name: str, measured: Iterable[Measured]) -> Iterator[str]:
    rows = ((one.name, str(one.rows), *_three(one.figures), _interval(one)) for one in measured)
    yield from table((name, "rows", "precision", "recall", "F1", "95 % interval of F1"), rows)


def _three(figures: Figures) -> tuple[str, str, str]:
    return f"{figures.precision:.3f}", f"{figures.recall:.3f}", f"{figures.f1:.3f}"


def _interval(one: Measured) -> str:
    return "" if one.low is None or one.high is None else f"{one.low:.3f} to {one.high:.3f}"


def _bin(one: Bin) -> tuple[str, str, str]:
    return str(one.rows), f"{one.chance:.2f}", f"{one.share:.2f}"
