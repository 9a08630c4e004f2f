"""What goes into a trained model."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelInput:
    """A text, and what the rules and the parser already know of it.

    `facts` are short names, each either there or not: "who:named", "how-often:capped". Their order does not matter.
    """

    text: str
    facts: tuple[str, ...] = ()
