"""The catalogue of checks as a page in markdown: what each means, weighs, rests on, and two examples."""

from collections.abc import Iterable, Iterator

from ehc_text.records.rules import Check, CheckKind, Example, RulePack
from ehc_text.reporting.contract_object import basis_cited
from ehc_text.reporting.pages import name_title, theme_title

_LAW = ("Children and Families Act", "Care Act", "Equality Act", "SEND Regulations", "SEND Code of Practice")
"""How the names of law and statutory guidance start."""


def catalogue_as_markdown(pack: RulePack) -> str:
    """Return the page; checks that are switched off stand in a list of their own at its end."""
    return "\n".join(_lines(pack)).rstrip()


def is_statutory(check: Check) -> bool:
    """Return whether the check rests on law or statutory guidance, and not on custom or a council's own rule."""
    return check.basis.name.startswith(_LAW)


def _lines(pack: RulePack) -> Iterator[str]:
    yield from ("# The catalogue of checks", "")
    yield "Written by `make docs` from the rule files: change those, and not this page."
    yield "Words in **bold** in an example are those that a finding points at."
    yield "Where no day stands beside a basis, none of us has read that paragraph itself."
    themes = dict.fromkeys(check.theme for check in pack.checks)
    for theme in themes:
        checks = sorted((check for check in pack.checks if check.theme == theme), key=lambda check: check.code)
        yield from ("", f"## {theme_title(theme)}", "", "| Code | Check | Severity | Basis |", "|---|---|---|---|")
        yield from (_row(check) for check in checks)
        for check in checks:
            yield from ("", *_check(check))
    if pack.switched_off:
        yield from ("", "## Switched off", "")
        yield from (f"- {check.code} {name_title(check.name)} ({check.own})" for check in pack.switched_off)


def _row(check: Check) -> str:
    name = f"[{name_title(check.name)}](#{check.code.lower()}-{check.name})"
    return f"| {check.code} | {name} | {check.severity.value} | {_basis_kind(check)} |"


def _basis_kind(check: Check) -> str:
    if check.own and check.own == check.source:
        return "local"
    return "statutory" if is_statutory(check) else "custom"


def _check(check: Check) -> Iterator[str]:
    yield from (f"### {check.code} {check.name}", "")
    if check.means:
        yield from (_plain(check.means[:1].upper() + check.means[1:]), "")
    agency = check.agency.value if check.agency else "the agency of the section"
    yield f"- Severity: {check.severity.value}. For: {agency}."
    yield f"- Looks in: {', '.join(check.sections) or 'the whole document'}."
    yield f"- Says: {_plain(check.message)}"
    yield f"- To put it right: {_plain(check.advice)}"
    yield f"- Basis ({_basis_kind(check)}): {_plain(basis_cited(check.basis))}."
    if check.own:
        yield f"- Added or changed by: {check.own}."
    if check.kind is not CheckKind.CODE and check.phrases:
        yield f"- Words: {_words(check)}."
    yield from _examples("Flags", check.flags)
    yield from _examples("Lets pass", check.passes)


def _words(check: Check) -> str:
    words = [phrase for phrases in check.phrases.values() for phrase in phrases]
    shown = "; ".join(f"'{_plain(word)}'" for word in words[:8])
    return f"{shown} and {len(words) - 8} more" if len(words) > 8 else shown


def _examples(title: str, examples: Iterable[Example]) -> Iterator[str]:
    for example in list(examples)[:2]:
        yield f"- {title}: {_example(example)}"


def _example(example: Example) -> str:
    parts = [_part("front sheet", example.front, example.marks)] if example.front else []
    parts += [_part(f"Section {letter}", lines, example.marks) for letter, lines in example.sections.items()]
    if example.other:
        others = [line for lines in example.other.sections.values() for line in lines]
        parts.append(_part("another child's plan", (*example.other.front, *others), ()))
    return " ".join(parts)


def _part(name: str, lines: Iterable[str], marks: Iterable[str]) -> str:
    text = _plain(" / ".join(lines))
    for mark in map(_plain, marks):
        text = text.replace(mark, f"**{mark}**", 1)
    return f"({name}) {text}"


def _plain(text: str) -> str:
    """Return the text with what markdown would take for its own marks made plain."""
    for character in ("\\", "*", "_", "<", ">", "[", "]", "|", "#", "`"):
        text = text.replace(character, f"\\{character}")
    return " ".join(text.split())
