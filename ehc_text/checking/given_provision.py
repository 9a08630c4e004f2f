"""What acts in the sections that needs and outcomes are held against: its statements, topics, numbers and words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ehc_text.checking.acting import WORD_LIST, acting_statements
from ehc_text.checking.context import CheckContext
from ehc_text.checking.evidence import section_of
from ehc_text.checking.likeness import stems_in, stems_of
from ehc_text.checking.numbers import Citing, citing, citing_for_itself, number_of
from ehc_text.checking.topics import topics_met
from ehc_text.records.plan import Plan, Statement

_LONGEST_LABEL = 12
_SAME_THING = 3
"""So many shared words say that a statement is about this need, whatever its topics."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """What acts in the sections that needs are held against: its statements, its topics, and whether all of it acts."""

    letters: tuple[str, ...]
    statements: tuple[Statement, ...]
    topics: frozenset[str]
    all_act: bool
    stems: Callable[[], Sequence[frozenset[str]]]
    """Gives the words of meaning of each statement: asked for where no row, number or topic tells."""
    cites: Citing
    """Where the statements may name the numbers of needs and outcomes."""
    cites_for_itself: Callable[[], Citing]
    """Gives the same without the headings that name several numbers."""
    unkept: Callable[[], frozenset[str]]
    """Gives the numbers of needs ("B2") with which statements begin that act on nothing."""

    def is_alike(self, text: str) -> bool:
        """Return whether one statement shares enough words of meaning with the text."""
        own = stems_in(text)
        return any(len(own & stems) >= _SAME_THING for stems in self.stems())


def provision_of(plan: Plan, letters: tuple[str, ...], context: CheckContext, lexicon: str) -> Provision:
    """Return what acts in these sections; `lexicon` names the word list of its topics."""
    acting = {id(statement) for letter in letters for statement in context.once(acting_statements, plan, letter)}
    return Provision(
        letters=letters,
        statements=tuple(one for letter in letters for one in context.once(_labelled, plan, letter)),
        topics=frozenset().union(*(context.once(_topics_met, plan, letter, lexicon) for letter in letters)),
        all_act=all(id(statement) in acting for statement in plan.statements if statement.section in letters),
        stems=lambda: [stems for letter in letters for stems in context.once(_stems, plan, letter)],
        cites=context.once(_citing, plan, letters),
        cites_for_itself=lambda: context.once(_citing_for_itself, plan, letters),
        unkept=lambda: context.once(_unkept, plan, letters),
    )


def words_of(statement: Statement) -> str:
    """Return what a statement says with what it stands under: its heading and what leads in to it."""
    return "\n".join((statement.text, statement.under, *statement.around))


def _labelled(plan: Plan, context: CheckContext, letter: str) -> tuple[Statement, ...]:
    return tuple(_with_its_label(plan, one) for one in context.once(acting_statements, plan, letter))


def _citing(plan: Plan, context: CheckContext, letters: tuple[str, ...]) -> Citing:
    return citing(one for letter in letters for one in context.once(_labelled, plan, letter))


def _citing_for_itself(plan: Plan, context: CheckContext, letters: tuple[str, ...]) -> Citing:
    return citing_for_itself(one for letter in letters for one in context.once(_labelled, plan, letter))


def _unkept(plan: Plan, context: CheckContext, letters: tuple[str, ...]) -> frozenset[str]:
    acting = {id(one) for letter in letters for one in context.once(acting_statements, plan, letter)}
    idle = (one for one in plan.statements if one.section in letters and id(one) not in acting)
    openings = (" ".join((*_with_its_label(plan, one).around, one.text)) for one in idle)
    return frozenset(number for opening in openings if (number := number_of(opening)) and number[0].isalpha())


def _stems(plan: Plan, context: CheckContext, letter: str) -> tuple[frozenset[str], ...]:
    """Return the words of meaning of each of a section's statements, without common words and the child's names."""
    names = stems_of(tuple(map(str.lower, plan.child.names)))
    common = stems_of(context.words[WORD_LIST].groups["common_words"]) | names
    return tuple(stems_in(words_of(one)) - common for one in context.once(_labelled, plan, letter))


def _topics_met(plan: Plan, context: CheckContext, letter: str, lexicon: str) -> set[str]:
    """Return the topics that a section's statements are about, whatever they are."""
    texts = [words_of(one) for one in context.once(_labelled, plan, letter)]
    return topics_met(texts, context.words[lexicon])


def _with_its_label(plan: Plan, statement: Statement) -> Statement:
    """Return the statement with the number before it ("(B1)"), which is no part of its text."""
    section = section_of(plan, statement.section)
    for line in section.lines if section else ():
        if line.start < statement.start < line.end and section:
            label = section.text[line.start : statement.start].strip()
            if label and len(label) <= _LONGEST_LABEL:
                return replace(statement, around=(*statement.around, label))
    return statement
