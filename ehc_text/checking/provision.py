"""Vague provision: one finding per provision statement and cause."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from ehc_text.checking.context import CheckContext
from ehc_text.checking.cures import has_event, is_by_care_plan, is_named, says_how_long, says_how_often
from ehc_text.checking.evidence import quote_finding
from ehc_text.checking.judging import Decision, by_classifier, decide, judged_message, missing_facets
from ehc_text.checking.kinds import FoundPhrases, Hit, finder_for, hits_in
from ehc_text.language.people import NO_NAMES, Names, names_of_deliverers
from ehc_text.parsing.content.facets import quantities_of, with_names
from ehc_text.records.finding import Finding
from ehc_text.records.plan import Plan, Section, Statement
from ehc_text.records.provision import Nature, PartRole, PersonKind, QuantityKind
from ehc_text.records.rules import Check, CheckKind

THEME = "vague_provision"

REPLACED_BY = "replaced_by"
"""The setting that lists the codes which take a check's place where they stand in the same statement."""

ALONE = "alone"
"""The setting of a check that is raised only where no other code says why the statement is vague."""

JUDGED_VAGUE = "VAG020"
"""The check that speaks for the model where no rule does."""

JUDGED_ADVICE = "judged_advice"
"""The setting of that check which holds its advice then."""

_CONFIDENCE_DIGITS = 2

_WHO_CODES = frozenset({"VAG005", "VAG006", "VAG012"})
"""The codes that bear on who does it, and not on when."""

_NOBODY = frozenset({PersonKind.COLLECTIVE, PersonKind.SETTING})


def provision_findings(plan: Plan, checks: Sequence[Check], context: CheckContext) -> Iterator[Finding]:
    """Yield the findings of the phrase checks and of the checks on what a statement lacks.

    Where there is a trained model, rules and model decide together (`checking.judging`).
    """
    judged = next((check for check in checks if check.code == JUDGED_VAGUE), None)
    sections = {section.letter: section for section in plan.sections}
    read = read_provision(plan, checks, context)
    for decision in decide(read, plan.child.names, context.judges.vagueness if judged else None):
        yield from _findings(decision, sections[decision.statement.section], judged)


def read_provision(
    plan: Plan, checks: Sequence[Check], context: CheckContext
) -> list[tuple[Statement, tuple[Hit, ...]]]:
    """Return each statement, as one reads it who knows the plan's names, with what the rules alone find in it."""
    checks = [check for check in checks if check.theme == THEME or check.kind is CheckKind.PHRASE]
    phrase_checks = [check for check in checks if check.kind is CheckKind.PHRASE]
    gap_checks = {check.code: check for check in checks if check.kind is CheckKind.CODE}
    statements = with_names(plan.statements, context.words, _names(plan, context))
    found = finder_for(phrase_checks).find_all(part.text for statement in statements for part in statement.parts)
    sections = {section.letter: section for section in plan.sections}
    return [
        (statement, tuple(_hits(statement, sections[statement.section], phrase_checks, gap_checks, found)))
        for statement in statements
        if statement.section in sections
    ]


def _findings(decision: Decision, section: Section, judged: Check | None) -> Iterator[Finding]:
    statement = decision.statement
    confidence = 1.0 if decision.chance is None else round(decision.chance, _CONFIDENCE_DIGITS)
    for hit in decision.hits:
        found = quote_finding(hit.check, section, hit.start, hit.end, statement=statement)
        yield replace(found, confidence=confidence)
    if decision.is_judged_vague and judged and section.letter in judged.sections:
        whole = _whole(decision.statement, judged)
        message = _judged_message(judged, decision)
        found = quote_finding(judged, section, whole.start, whole.end, statement=statement, message=message)
        advice = str(judged.settings.get(JUDGED_ADVICE, judged.advice))
        yield by_classifier(replace(found, advice=advice), confidence)


def _judged_message(check: Check, decision: Decision) -> str:
    """Return the message that names the words which moved the model, and what the statement does not say."""
    missing = ", ".join(missing_facets(decision.statement)) or "nothing"
    return judged_message(check, decision.words).replace("{missing}", missing)


def _names(plan: Plan, context: CheckContext) -> Names:
    deliverers = context.words.get("deliverers")
    if deliverers is None:
        return NO_NAMES
    text = "\n".join(section.text for section in plan.sections)
    asked = "\n".join(part.text for statement in plan.statements for part in statement.parts)
    return names_of_deliverers(text, deliverers, frozenset(plan.child.names), asked=asked)


def _hits(
    statement: Statement,
    section: Section,
    phrase_checks: Sequence[Check],
    gap_checks: dict[str, Check],
    found: FoundPhrases,
) -> Iterator[Hit]:
    hits = {hit.check.code: hit for hit in hits_in(statement, section, phrase_checks, found)}
    for code, gap in (("VAG005", _unnamed), ("VAG012", _nobody), ("VAG011", _no_quantity)):
        check = gap_checks.get(code)
        if check is None or section.letter not in check.sections or _is_replaced(check, hits):
            continue
        hit = gap(statement, check, hits.keys())
        if hit:
            hits[code] = hit
    others = [hit for hit in hits.values() if not hit.check.settings.get(ALONE)]
    yield from others or hits.values()


def _is_replaced(check: Check, hits: dict[str, Hit]) -> bool:
    codes = check.settings.get(REPLACED_BY, ())
    return isinstance(codes, tuple) and any(code in hits for code in codes)


def _unnamed(statement: Statement, check: Check, codes: AbstractSet[str]) -> Hit | None:
    """Return where a collective stands in the deliverer's place, with nobody named beside it."""
    if is_named(statement):
        return None
    for part in sorted(statement.parts, key=lambda part: (part.start is None, PartRole.WHO not in part.roles)):
        if PartRole.CHECK in part.roles:
            continue
        for person in part.people:
            if person.kind in _NOBODY and person.is_doing and not is_by_care_plan(statement):
                return _at(statement, check, part.start, person.start, person.end)
    return None


def _nobody(statement: Statement, check: Check, codes: AbstractSet[str]) -> Hit | None:
    return None if is_named(statement) or is_by_care_plan(statement) else _whole(statement, check)


def _no_quantity(statement: Statement, check: Check, codes: AbstractSet[str]) -> Hit | None:
    if statement.nature not in (Nature.TIMED, Nature.COUNTED):
        return _whole(statement, check) if codes <= _WHO_CODES and _has_idle_words(statement) else None
    is_enough = says_how_often(statement) and (
        statement.nature is Nature.COUNTED or says_how_long(statement) or has_event(statement)
    )
    return None if is_enough else _whole(statement, check)


def _has_idle_words(statement: Statement) -> bool:
    """Return whether the column for how often is filled with words that say nothing: 'across the week'."""
    if statement.nature is Nature.STANDING or any(True for _ in quantities_of(statement, *QuantityKind)):
        return False
    return any(part.roles == {PartRole.WHEN} and part.text.strip() for part in statement.parts)


def _at(statement: Statement, check: Check, part_start: int | None, start: int, end: int) -> Hit:
    if part_start is None:
        return _whole(statement, check)
    return Hit(check=check, start=part_start + start, end=part_start + end)


def _whole(statement: Statement, check: Check) -> Hit:
    """Return the words that say what is done: a gap has no words of its own."""
    for part in statement.parts:
        if part.start is not None and PartRole.WHAT in part.roles and part.text.strip():
            inner = part.text.strip()
            start = part.start + part.text.index(inner)
            return Hit(check=check, start=start, end=start + len(inner))
    return Hit(check=check, start=statement.start, end=statement.end)
