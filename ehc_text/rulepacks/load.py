"""Reads the folder rules/ into a RulePack; every fault is told as file:line with what to do about it."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from ehc_text.errors import RulesError
from ehc_text.records.finding import Agency, Basis
from ehc_text.records.rules import MET_BY, PERHAPS_MET_BY, Check, CheckKind, Cure, Example, RulePack, WordList
from ehc_text.rulepacks.examples import example
from ehc_text.rulepacks.lined import LinedYaml, Trail, read_lined
from ehc_text.rulepacks.schema import THEMES, CheckEntry, ExampleEntry, is_a_day

FEWEST_EXAMPLES = 2
"""A rule needs at least so many examples that it must flag, and as many that it must let pass."""

ONE_GROUP = "all"
"""The name of the group of a check whose phrases are a plain list."""

_T = TypeVar("_T")


def load_rules(folder: Path) -> RulePack:
    """Return what `folder` holds: its checks (checks/*.yaml) and word lists (words/*.yaml), in order of their names.

    Raises:
        RulesError: on the first faulty entry, as "file:line: what is wrong and what to do".
    """
    if not folder.is_dir():
        raise RulesError(f"{folder}:1: there is no such folder: point --rules at a folder with checks/ and words/.")
    words = {path.stem: word_list(read_lined(path)) for path in sorted((folder / "words").glob("*.yaml"))}
    checks = [check for path in sorted((folder / "checks").glob("*.yaml")) for check in checks_of(read_lined(path))]
    if not checks:
        raise RulesError(f"{folder}:1: no checks were found: the folder needs rule files in checks/*.yaml.")
    refuse_duplicates(checks)
    return RulePack(version=version_of(folder), checks=tuple(checks), words=words)


def version_of(folder: Path) -> str:
    """Return a hash over all rule files, the same on every system: line ends and path separators do not count."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.yaml"), key=lambda path: path.relative_to(folder).as_posix()):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()[:16]


def word_list(file: LinedYaml) -> WordList:
    """Return the groups of words that a word file holds."""
    if not isinstance(file.content, dict) or not file.content:
        raise file.fault((), "a word file holds groups of words: write 'group:' and a list of quoted words under it.")
    for group, words in file.content.items():
        if not isinstance(group, str) or not isinstance(words, list):
            raise file.fault((str(group),), "a group is a name with a list of quoted words under it.")
        _refuse_bare(file, (group,), words)
        refuse_repeats(file, (group,), words)
    for group in file.content:
        _refuse_idle(file, group)
    return WordList(name=file.path.stem, groups={group: tuple(words) for group, words in file.content.items()})


def checks_of(file: LinedYaml) -> list[Check]:
    """Return the checks that a rule file holds."""
    if not isinstance(file.content, list):
        raise file.fault((), "a rule file is a list of checks: start each with '- code: ...'.")
    return [_check(file, position, raw) for position, raw in enumerate(file.content)]


def refuse_duplicates(checks: list[Check]) -> None:
    """Refuse a code that two checks have."""
    sources: dict[str, str] = {}
    for check in checks:
        if check.code in sources:
            raise RulesError(
                f"{check.source}: {check.code} is already in {sources[check.code]}: codes are never reused."
            )
        sources[check.code] = check.source


def told(file: LinedYaml, start: Trail, error: ValidationError) -> RulesError:
    """Return the first fault of an entry in words that a council's officer understands."""
    # A misspelt key is also a missing one: its spelling is the fault to tell. Of the faults that a choice of shapes
    # gives, the deepest is the one that came nearest to fitting.
    fault = max(error.errors(), key=lambda fault: (fault["type"] == "extra_forbidden", len(fault["loc"])))
    trail = _trail(file, (*start, *fault["loc"]))
    field = ".".join(str(part) for part in trail[len(start) :]) or "the entry"
    value = fault.get("input")
    if fault["type"] == "extra_forbidden":
        return file.fault(trail, f"'{trail[-1]}' is no known key: correct its spelling or take it out.")
    if fault["type"] == "missing":
        missing = fault["loc"][-1]
        return file.fault(trail, f"'{missing}' is missing: add it.")
    if not isinstance(value, str | list | dict | tuple) and not fault["type"].startswith(("greater", "less")):
        return file.fault(trail, f"'{field}' holds a value without quotes ({value!r}): put it in quotes.")
    return file.fault(trail, f"'{field}' is faulty: {fault['msg'][:1].lower()}{fault['msg'][1:]}.")


def examples_of(
    file: LinedYaml, trail: Trail, entries: tuple[str | ExampleEntry, ...], sections: tuple[str, ...]
) -> tuple[Example, ...]:
    """Return the examples at `trail` of a rule file, none of them twice."""
    for position, item in enumerate(entries):
        if isinstance(item, ExampleEntry) and not is_a_day(item.as_of):
            raise file.fault((*trail, position, "as_of"), f"'{item.as_of}' is no day of the calendar: correct it.")
        if item in entries[:position]:
            raise file.fault((*trail, position), "this example stands twice: keep one, or make the second a new case.")
    return tuple(
        example(item, sections, file.lines.get((*trail, position), 0)) for position, item in enumerate(entries)
    )


def refuse_repeats(file: LinedYaml, trail: Trail, words: list[str] | tuple[str, ...]) -> None:
    """Refuse a word that stands twice in a list, whatever its case."""
    seen: set[str] = set()
    for position, word in enumerate(words):
        if word.casefold() in seen:
            raise file.fault((*trail, position), f"'{word}' stands twice in its list: keep one.")
        seen.add(word.casefold())


def _check(file: LinedYaml, position: int, raw: Any) -> Check:  # noqa: ANN401 - YAML can hold anything
    try:
        entry = CheckEntry.model_validate(raw)
    except ValidationError as error:
        raise told(file, (position,), error) from None
    trail: Trail = (position,)
    _refuse_wrong_theme(file, trail, entry)
    _refuse_few_examples(file, trail, entry)
    phrases = _grouped(entry.phrases)
    for group, texts in phrases.items():
        refuse_repeats(file, (*trail, "phrases", group), texts)
    if entry.kind is not CheckKind.CODE and not phrases:
        raise file.fault(trail, f"{entry.code} looks for phrases and has none: list them under 'phrases'.")
    return Check(
        code=entry.code,
        name=entry.name,
        theme=THEMES[entry.code[:3]],
        kind=entry.kind,
        sections=entry.sections,
        severity=entry.severity,
        agency=None if entry.agency.startswith("by ") else Agency(entry.agency),
        message=entry.message,
        advice=entry.advice,
        basis=Basis(**entry.basis.model_dump()),
        phrases=phrases,
        cures=_cures(file, trail, entry, phrases),
        settings=dict(entry.settings),
        flags=examples_of(file, (*trail, "flags"), entry.flags, entry.sections),
        passes=examples_of(file, (*trail, "passes"), entry.passes, entry.sections),
        source=file.source(trail),
        means=entry.means,
    )


def _trail(file: LinedYaml, parts: tuple[int | str, ...]) -> Trail:
    """Return the way to the entry without the steps that pydantic adds for a choice of shapes."""
    trail: Trail = ()
    for part in parts:
        if (*trail, part) in file.lines:
            trail = (*trail, part)
    return trail


def _refuse_wrong_theme(file: LinedYaml, trail: Trail, entry: CheckEntry) -> None:
    theme = THEMES.get(entry.code[:3])
    if theme is None:
        raise file.fault((*trail, "code"), f"'{entry.code}' starts with none of {', '.join(THEMES)}: use one of them.")
    if entry.theme not in (None, theme):
        raise file.fault((*trail, "theme"), f"{entry.code} belongs to the theme {theme}: write that or leave it out.")


def _refuse_few_examples(file: LinedYaml, trail: Trail, entry: CheckEntry) -> None:
    for side in ("flags", "passes"):
        if len(getattr(entry, side)) < FEWEST_EXAMPLES:
            raise file.fault((*trail, side), f"{entry.code} needs at least {FEWEST_EXAMPLES} examples under '{side}'.")


def _refuse_bare(file: LinedYaml, trail: Trail, words: list[Any]) -> None:
    for position, word in enumerate(words):
        if not isinstance(word, str) or not word.strip():
            raise file.fault((*trail, position), f"a word without quotes ({word!r}): put it in quotes.")


def _refuse_idle(file: LinedYaml, group: str) -> None:
    """Refuse a word for a topic's provision that is already a word for the topic: it would change nothing."""
    topic = group.removesuffix(MET_BY).removesuffix(PERHAPS_MET_BY)
    if topic == group:
        return
    known = {word.casefold() for word in file.content.get(topic, ())}
    for position, word in enumerate(file.content[group]):
        if word.casefold() in known:
            raise file.fault((group, position), f"'{word}' stands in '{topic}' too, which counts for both: keep that.")


def _grouped(entry: dict[str, _T] | _T) -> Mapping[str, _T]:
    if isinstance(entry, dict):
        return entry
    return {ONE_GROUP: entry} if entry else {}


def _cures(
    file: LinedYaml, trail: Trail, entry: CheckEntry, phrases: Mapping[str, tuple[str, ...]]
) -> Mapping[str, tuple[Cure, ...]]:
    if not isinstance(entry.cures, dict):
        return dict.fromkeys(phrases, entry.cures)
    for group in entry.cures:
        if group not in phrases:
            raise file.fault((*trail, "cures", group), f"'{group}' is no group under 'phrases': name one of those.")
    return entry.cures
