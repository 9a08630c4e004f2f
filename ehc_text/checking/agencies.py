"""The checks on health (sections C and G) and social care (D, H1 and H2): needs with no action, and contradictions."""

import re
from collections.abc import Iterator, Mapping

from ehc_text.checking.acting import TIMES, WORD_LIST, acting_statements, is_nil
from ehc_text.checking.context import CheckContext, CheckFunction, phrases_of
from ehc_text.checking.evidence import absence_finding, quote_finding, section_of, text_of
from ehc_text.checking.looked_after import WORD_LIST as LOOKED_AFTER
from ehc_text.checking.looked_after import is_looked_after
from ehc_text.checking.meeting import unmet_needs
from ehc_text.language.nothing import holds_nothing
from ehc_text.language.sentences import find_sentences
from ehc_text.language.wording import first_words, has_words, spans_with
from ehc_text.records.finding import Finding
from ehc_text.records.plan import SOCIAL_CARE_LETTERS, LineKind, Plan, Section
from ehc_text.records.rules import Check

_MAY = re.compile(r"(?<=[a-z\d] )May\b(?! (?:have|be|ask|need|want|apply|get)\b)")
"""The month, which is no "may": a capital within a sentence."""

_KIN_HAVE = re.compile(
    r"\b(?:mother|mum|mam|father|dad|parents?|stepfather|stepmother|grand\w+|gran|nan|nana|carer)"
    r" (?:(?:has|had|have)(?! (?:been told|been taught|taken|given|asked|reported|said|seen|to (?:take|give|carry)))"
    r"|takes?(?= (?:medic|tablet|insulin|[a-z]+(?:ine|ol|am|pin)\b))|suffers?"
    r"|is (?:diabetic|epileptic|asthmatic|under the care))",
    re.IGNORECASE,
)
"""Says of a relative what would show a service at work if it were said of the child."""

_NEXT_CLAUSE = re.compile(r";\s|,\s(?:and|but|while)\s(?=(?:s?he|they|his|her|their|its)\b)")
"""Parts a sentence where a new subject begins: "she goes to the clinic, and her mother ..."."""

_LONGEST_STATUS = 20
"""A sentence that tells a legal status has no more words; a longer one tells of a need as well."""


def health_need_without_action(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """HEA001: a health need in section C that nothing in section G acts on."""
    yield from unmet_needs(plan, check, context, needs_in="C", met_in=("G",), topics="health_topics")


def social_care_need_without_action(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """SOC001: a social-care need in section D that nothing in H1 or H2 acts on."""
    if not context.once(_is_looked_after_without_social_care, plan):
        yield from unmet_needs(
            plan, check, context, needs_in="D", met_in=SOCIAL_CARE_LETTERS, topics="social_care_topics"
        )


def health_section_without_action(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """HEA002: section G has words and no action."""
    yield from _without_action(plan, "G", check, context)


def social_care_section_without_action(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """SOC003: H1 or H2 has words and no action; told of the first of them."""
    if context.once(_is_looked_after_without_social_care, plan):
        return
    for letter in SOCIAL_CARE_LETTERS:
        findings = list(_without_action(plan, letter, check, context))
        if findings:
            yield findings[0]
            return


def health_contradiction(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """HEA004: C says that there are no health needs, while another section shows a health service at work."""
    section = section_of(plan, "C")
    if section is None or not section.text.strip() or not is_nil(section.text, context.words[WORD_LIST]):
        return
    if any(
        _shows(one, check) and (not _denies(one, check) or _names_the_rest(one, check)) for one in _sentences(section)
    ):
        return  # a nil return among needs that are told after all
    evidence = _evidence(plan, ("A", "B", "D", "E", "F", "G", "J"), check) or _provision_at_work(plan, context, ("G",))
    if evidence:
        yield _contradiction(plan, section, check, evidence)


def social_care_contradiction(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """SOC004: D says not known to social care, while another section shows social care at work with this child."""
    section = section_of(plan, "D")
    said = [one for one in _sentences(section) if has_words(one, phrases_of(check, "not_known"))]
    if section is None or all(has_words(one, phrases_of(check, "was_not_known")) for one in said):
        return
    evidence = _evidence(plan, ("A", "B", "C", "E", "F", "G", "H1", "H2", "J"), check) or _advised(plan, check)
    # Early help and the voluntary sector work with families that have no social worker, as section D then tells.
    if not evidence and not has_words(text_of(plan, ("D",)), phrases_of(check, "early_help")):
        evidence = _provision_at_work(plan, context, SOCIAL_CARE_LETTERS)
    if evidence:
        yield _contradiction(plan, section, check, evidence)


def looked_after_without_social_care(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """SOC002: a looked-after child, or one in need or on a protection plan, with nothing written in D, H1 or H2."""
    if not context.once(_is_looked_after_without_social_care, plan):
        return
    section = section_of(plan, "D")
    if section is None or not section.text.strip():
        yield absence_finding(check, "D" if section else None, quote=section.heading if section else "")
        return
    yield quote_finding(check, section, *_nil_sentence(section, context))


CHECKS: Mapping[str, CheckFunction] = {
    "HEA001": health_need_without_action,
    "HEA002": health_section_without_action,
    "HEA004": health_contradiction,
    "SOC001": social_care_need_without_action,
    "SOC002": looked_after_without_social_care,
    "SOC003": social_care_section_without_action,
    "SOC004": social_care_contradiction,
}


def _without_action(plan: Plan, letter: str, check: Check, context: CheckContext) -> Iterator[Finding]:
    section, words = section_of(plan, letter), context.words[WORD_LIST]
    if section is None or not section.text.strip() or is_nil(section.text, words) or holds_nothing(section.text):
        return
    if any(context.once(acting_statements, plan, one) for one in (letter, *section.shared_with)):
        return
    span = first_words(section.text, words.groups["states"]) or first_words(
        section.text, words.groups["only_considered"]
    )
    first_line = next((line for line in section.lines if line.kind is not LineKind.COLUMN_HEADS), None)
    if span is None and first_line is not None:
        span = first_line.start, first_line.end
    if span is not None:
        yield quote_finding(check, section, *span)


def _evidence(plan: Plan, letters: tuple[str, ...], check: Check) -> str:
    """Return the first sentence of these sections that shows the service at work today, with this child; "" if none."""
    at_work = phrases_of(check, "at_work") + check.phrases.get("breaks", ())
    for letter in letters:
        text = text_of(plan, (letter,))
        for start, end in spans_with(text, find_sentences(text), at_work):
            if _shows(text[start:end], check):
                return f"Section {letter}: “{text[start:end]}”"
    for line in plan.front.lines:
        words = plan.front.text[line.start : line.end]
        if _shows(words, check) and not _denies(words, check):
            return f"Front sheet: “{words}”"
    return ""


def _advised(plan: Plan, check: Check) -> str:
    """Return the first line of section K that lists a review or plan of social care for the child; "" if none."""
    section = section_of(plan, "K")
    for line in section.lines if section else ():
        words = section.text[line.start : line.end] if section else ""
        if has_words(words, phrases_of(check, "advised")) and not _denies(words, check):
            return f"Section K: “{words}”"
    return ""


def _provision_at_work(plan: Plan, context: CheckContext, letters: tuple[str, ...]) -> str:
    """Return the first provision of these sections that somebody gives, so often or so long; "" if none."""
    for letter in letters:
        for statement in context.once(acting_statements, plan, letter):
            if is_nil(statement.text, context.words[WORD_LIST]):
                continue
            if not TIMES.isdisjoint(facet.kind for facet in statement.facets):
                return f"Section {letter}: “{statement.text}”"
    return ""


def _sentences(section: Section | None) -> Iterator[str]:
    if section is not None:
        yield from (section.text[start:end] for start, end in find_sentences(section.text))


def _shows(text: str, check: Check) -> bool:
    """Return whether a sentence shows the service at work; what it says of somebody else counts for its clause."""
    if has_words(_MAY.sub("5", text), phrases_of(check, "aside")):
        return False
    others = phrases_of(check, "of_another")
    return any(
        _is_service(clause, check) and not has_words(clause, others) and not _KIN_HAVE.search(clause)
        for clause in _NEXT_CLAUSE.split(text)
    )


def _is_service(clause: str, check: Check) -> bool:
    """Return whether a clause names the service; breaks are one where they are spent outside school."""
    if has_words(clause, phrases_of(check, "at_work")):
        return True
    return has_words(clause, check.phrases.get("breaks", ())) and has_words(clause, phrases_of(check, "breaks_of"))


def _names_the_rest(text: str, check: Check) -> bool:
    """Return whether a nil is said of all else: "no needs beyond her asthma"."""
    return has_words(text, phrases_of(check, "beyond"))


def _denies(text: str, check: Check) -> bool:
    return has_words(text, phrases_of(check, "denied"))


def _contradiction(plan: Plan, section: Section, check: Check, evidence: str) -> Finding:
    lines = (line for line in section.lines if line.kind is not LineKind.COLUMN_HEADS)
    first = next((line.start for line in lines if section.text[line.start : line.end].strip()), 0)
    text = section.text[first:]
    start = first + len(text) - len(text.lstrip())
    end = first + next((end for _, end in find_sentences(text)), len(text))
    return quote_finding(check, section, start, end, message=check.message.replace("{evidence}", evidence))


def _is_looked_after_without_social_care(plan: Plan, context: CheckContext) -> bool:
    if not is_looked_after(plan, context.words[LOOKED_AFTER]):
        return False
    has_need = any(_tells_need(sentence, context) for sentence in _sentences(section_of(plan, "D")))
    has_action = any(context.once(acting_statements, plan, letter) for letter in SOCIAL_CARE_LETTERS)
    return not has_need and not has_action


def _tells_need(sentence: str, context: CheckContext) -> bool:
    """Return whether a sentence of D says more than that there is nothing, or what the child's status is."""
    words = context.words[WORD_LIST]
    if is_nil(sentence, words) or not re.search(r"\w{3}", sentence):
        return False
    is_status = has_words(sentence, context.words[LOOKED_AFTER].groups["status"]) and (
        len(sentence.split()) <= _LONGEST_STATUS
    )
    return not is_status


def _nil_sentence(section: Section, context: CheckContext) -> tuple[int, int]:
    nil = context.words[WORD_LIST].groups["nil"]
    spans = list(find_sentences(section.text))
    return next((span for span in spans if has_words(section.text[slice(*span)], nil)), spans[0])
