"""Phases of education, "primary" or "post-16": where text tells them of a person, and where a form names one."""

import re

from ehc_text.language.stages import FoundStage, StageKind

PHASES = {
    **dict.fromkeys(("early-years", "pre-school", "preschool", "nursery"), (-2, 0)),
    "infant": (0, 2),
    "junior": (3, 6),
    "primary": (0, 6),
    "secondary": (7, 13),
    **dict.fromkeys(("post-16", "sixth-form"), (12, 20)),
    "post-19": (14, 20),
}
"""First and last year group of each phase, the widest that a careful reader lets pass: secondary with a sixth form."""

_PHASE_SPACE = re.compile(r"[\s\N{EN DASH}\N{NON-BREAKING HYPHEN}-]+")
_PHASE_NAMES = "|".join(sorted((name.replace("-", r"[\s-]") for name in PHASES), key=len, reverse=True))
# The pupil is told, not the school: "attends a primary school" is looked for with the settings.
_PHASE = re.compile(
    rf"\b(?P<phase>{_PHASE_NAMES})(?:[\s-]school)?(?:[\s-]aged?\b(?!\s+\w+(?:s|ren)\b)|[\s-](?:pupil|child|student|learner)\b(?!['’]s|s['’]))",
    re.IGNORECASE,
)


def find_phases(text: str) -> tuple[FoundStage, ...]:
    """Return the phases of education that `text` tells of a person ("a primary-aged child", "is of secondary age")."""
    return tuple(
        FoundStage(start=match.start(), end=match.end(), kind=StageKind.PHASE, first_year=first, last_year=last)
        for match in _PHASE.finditer(text)
        for first, last in (PHASES[_PHASE_SPACE.sub("-", match["phase"].lower())],)
    )


def phase_named(text: str) -> FoundStage | None:
    """Return the phase that the whole of `text` names, as a form does; None where it names no phase."""
    name = _PHASE_SPACE.sub("-", text.strip(" .").lower()).removesuffix("-phase")
    for ending in ("", "-school", "-education"):
        if name.removesuffix(ending) in PHASES:
            first, last = PHASES[name.removesuffix(ending)]
            return FoundStage(start=0, end=len(text), kind=StageKind.PHASE, first_year=first, last_year=last)
    return None
