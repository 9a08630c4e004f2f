"""What goes into a trained model and what comes out of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelInput:
    """A text, and what the rules and the parser already know of it.

    `facts` are short names, each either there or not: "who:named", "how-often:capped". Their order does not matter.
    """

    text: str
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a model makes of one text: its likeliest label, the chance of that label, and what moved it most.

    `words` are words of the text, or facts of it, the weightiest first; each spoke for the label.
    """

    label: str
    chance: float
    words: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a chance that is none."""
        if not 0.0 <= self.chance <= 1.0:
            raise ValueError("a chance lies between 0 and 1")
