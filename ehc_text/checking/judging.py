"""The one place where rules and trained models decide together.

Whether a provision statement is vague (`decide`):

- Rules silent, model sure that the statement is vague: VAG020, raised by the classifier, with the words that moved it.
- Rules fired, nothing is missing (somebody is named, and it is said how often and, for what is delivered in time, how
  long), and the model is sure that it is specific: the hits are withdrawn.
- Rules fired, and something seems to be missing: the hits are withdrawn only where the model is surer still. The parser
  does not know every name for a deliverer or a dose; on statements whose writers neither had met, most of the rules'
  wrong hits were of this kind (the model's card tells what it costs never to overrule them).
- Everything else stands as the rules have it. The model's chance is told as the finding's confidence, so that a hit
  on which both are unsure can be seen as one.

Whether a sentence among the needs is provision (STR006), and whether the child speaks anywhere in Section A (VOI002):
the rules' hits stand, and a `LabelJudge` speaks where they are silent; the models' cards say what that adds. Those
models were asked about other checks too, and are not used where they add nothing: the cards say that as well.

How sure is sure stands in the model's manifest: thresholds from rows that were held out by their writers.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ehc_text.checking.cures import has_dose, has_event, is_named, says_how_long, says_how_often
from ehc_text.checking.kinds import Hit
from ehc_text.checking.statement_facts import statement_facts
from ehc_text.classifiers.grams import CHILD, masked
from ehc_text.classifiers.model import Family, TextClassifier
from ehc_text.records.classified import ModelInput
from ehc_text.records.finding import Finding, FoundBy
from ehc_text.records.plan import Statement
from ehc_text.records.provision import Nature
from ehc_text.records.rules import Check

VAGUENESS, PASSAGE, SPEAKER = "vagueness", "passage", "speaker"
"""The names of the models."""

VAGUE = "vague"
"""The label of the vagueness model that makes a finding."""

PROVISION, CHILD_SPEAKS = "provision", "child"
"""The labels that the other two are asked for."""

JUDGED = "judged"
"""The setting of a check which holds its message where a model speaks for it."""

_MOST_WORDS_TOLD = 3
_CONFIDENCE_DIGITS = 2

_LONG_WORD = re.compile(r"\w{4}")
"""'to be' may move a model, and explains nothing to a reader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VaguenessJudge:
    """The model, and the chances of being vague from which its word is taken.

    From `vague_from` on a statement is held to be vague though no rule fired; up to `firm_to` it is held to be specific
    though one did, and up to `firm_to_missing` though something seems to be missing. With `is_alone` the model decides
    everything: that is for measuring only.
    """

    model: TextClassifier
    vague_from: float
    firm_to: float
    firm_to_missing: float
    is_alone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelJudge:
    """A model of passages, the one label that it is asked for, and the chance from which its word is taken.

    `least` is from where a passage is held to have the label, or, where its absence is told, up to where not.
    """

    model: TextClassifier
    label: str
    least: float

    def chances(self, texts: Sequence[str], names: Sequence[str]) -> list[float]:
        """Return for each text the chance that it has the label. `names` are the child's, hidden from the model."""
        inputs = [ModelInput(text=masked(text, names)) for text in texts]
        return self.model.chances(inputs)[:, self.model.labels.index(self.label)].tolist() if inputs else []

    def words(self, text: str, names: Sequence[str]) -> tuple[str, ...]:
        """Return the words that moved the model towards the label, the weightiest first."""
        moving = self.model.moving(ModelInput(text=masked(text, names)), self.label, (Family.WORDS,))
        return tuple(filter(_explains, moving))


@dataclass(frozen=True, slots=True, kw_only=True)
class Judges:
    """The trained models that decide with the rules; None where the rules decide alone."""

    vagueness: VaguenessJudge | None = None
    provision: LabelJudge | None = None
    """Is this sentence among the needs provision (STR006)?"""
    child: LabelJudge | None = None
    """Does the child speak in this passage of Section A (VOI002)?"""


RULES_ALONE = Judges()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What is told of one statement: the hits that stand, and whether the model alone calls it vague.

    `chance` is the model's chance that the statement is vague, None where there is no model; `words` moved the model.
    """

    statement: Statement
    hits: tuple[Hit, ...]
    is_judged_vague: bool = False
    chance: float | None = None
    words: tuple[str, ...] = ()


def decide(
    read: Sequence[tuple[Statement, Sequence[Hit]]], names: Sequence[str], judge: VaguenessJudge | None
) -> Iterator[Decision]:
    """Yield what is told of each statement, in order. `names` are the child's, which the model must not see."""
    if judge is None:
        yield from (Decision(statement=statement, hits=tuple(hits)) for statement, hits in read)
        return
    inputs = [model_input(statement, [hit.check.code for hit in hits], names) for statement, hits in read]
    chances = judge.model.chances(inputs)[:, judge.model.labels.index(VAGUE)]
    for (statement, hits), one, chance in zip(read, inputs, chances.tolist(), strict=True):
        yield _decision(statement, tuple(hits), one, chance, judge)


def judged_message(check: Check, words: Sequence[str]) -> str:
    """Return the message of a finding that a model raised, with the words that moved it."""
    told = ", ".join(f"'{word}'" for word in words[:_MOST_WORDS_TOLD]) or "the whole of it"
    return str(check.settings.get(JUDGED, check.message)).replace("{words}", told)


def by_classifier(finding: Finding, chance: float) -> Finding:
    """Return a finding as one that a model raised, with its chance as the confidence."""
    return replace(finding, by=FoundBy.CLASSIFIER, confidence=round(chance, _CONFIDENCE_DIGITS))


def model_input(statement: Statement, codes: Sequence[str], names: Sequence[str]) -> ModelInput:
    """Return a statement as the model takes it: its lead-in and its words, the child's name hidden, and its facts."""
    text = " : ".join((*statement.around, statement.text))
    return ModelInput(text=masked(text, names), facts=statement_facts(statement, codes))


def missing_facets(statement: Statement) -> tuple[str, ...]:
    """Return what a statement does not say, as a reader would ask for it: "who", "how often", "how long"."""
    needs_length = statement.nature is not Nature.COUNTED and not has_event(statement)
    asked = (
        ("who", is_named(statement)),
        ("how often", says_how_often(statement)),
        ("how long", says_how_long(statement) or not needs_length),
    )
    return tuple(facet for facet, is_said in asked if not is_said)


def _explains(word: str) -> bool:
    return CHILD not in word and _LONG_WORD.search(word) is not None


def _decision(
    statement: Statement, hits: tuple[Hit, ...], one: ModelInput, chance: float, judge: VaguenessJudge
) -> Decision:
    if judge.is_alone:
        is_vague = chance >= judge.vague_from
        return Decision(statement=statement, hits=(), is_judged_vague=is_vague, chance=chance)
    if not hits and chance >= judge.vague_from:
        words = tuple(filter(_explains, judge.model.moving(one, VAGUE, (Family.WORDS,))))
        return Decision(statement=statement, hits=(), is_judged_vague=True, chance=chance, words=words)
    if hits and chance <= (judge.firm_to if has_dose(statement) else judge.firm_to_missing):
        return Decision(statement=statement, hits=(), chance=chance)
    return Decision(statement=statement, hits=hits, chance=chance)
