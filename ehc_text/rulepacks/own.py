"""A council's own rules, laid over the shipped ones: new checks, more words, changed or switched-off checks.

The folder has the shape of the shipped one, and a file own.yaml that says so. checks/*.yaml hold new checks (codes
LOC001 to LOC999), words/*.yaml more words for the groups of the shipped lists, headings.yaml and
front_sheet.yaml more headings and labels, and framework.yaml, if it is there, takes the place of the shipped framework.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from pydantic import ValidationError

from ehc_text.errors import RulesError
from ehc_text.records.finding import Severity
from ehc_text.records.plan import PROVISION_LETTERS
from ehc_text.records.rules import Check, CheckKind, RulePack, Setting, WordList
from ehc_text.rulepacks.lined import LinedYaml, Trail, read_lined
from ehc_text.rulepacks.load import (
    checks_of,
    examples_of,
    refuse_duplicates,
    refuse_repeats,
    told,
    version_of,
    word_list,
)
from ehc_text.rulepacks.schema import ChangeEntry, OwnEntry

FILE_NAME = "own.yaml"
PREFIX = "LOC"
"""How the codes of a council's own checks start."""

_HARMLESS = "harmless"
_RESTS_ON = "rests_on"


def is_own(folder: Path) -> bool:
    """Return whether the folder is laid over the shipped rules, and does not take their place."""
    return (folder / FILE_NAME).is_file()


def with_own_rules(pack: RulePack, folder: Path) -> RulePack:
    """Return the pack with what the council's own rules in `folder` add, change and switch off.

    Raises:
        RulesError: on the first faulty entry, as "file:line: what is wrong and what to do".
    """
    file = read_lined(folder / FILE_NAME)
    try:
        entry = OwnEntry.model_validate(file.content)
    except ValidationError as error:
        raise told(file, (), error) from None
    words = _with_more_words(pack.words, folder)
    checks = [_changed(check, file, entry) for check in (*pack.checks, *_new_checks(folder))]
    refuse_duplicates(checks)
    off = _switched_off(file, entry, checks)
    return RulePack(
        version=f"{pack.version}+{version_of(folder)}",
        checks=tuple(check for check in checks if check.code not in off),
        words=words,
        switched_off=(*pack.switched_off, *off.values()),
    )


def with_switches(
    pack: RulePack, *, off: Iterable[str], severities: Mapping[str, Severity], sources: Mapping[str, str]
) -> RulePack:
    """Return the pack with the checks `off` switched off, and with other severities, as settings ask for it.

    `sources` says of each code where that was asked for.

    Raises:
        RulesError: if a code is none of the pack's.
    """
    known = {check.code for check in (*pack.checks, *pack.switched_off)}
    gone = frozenset(off)
    for code in (*off, *severities):
        if code not in known:
            where = sources.get(code, "settings")
            raise RulesError(f"{where}: there is no check '{code}': `ehc rules list` names them all.")
    weighed = {
        check.code: replace(check, severity=severities[check.code], own=check.own or sources.get(check.code, ""))
        for check in pack.checks
        if check.code in severities
    }
    switched = (replace(check, own=sources.get(check.code, "settings")) for check in pack.checks if check.code in gone)
    return replace(
        pack,
        checks=tuple(weighed.get(check.code, check) for check in pack.checks if check.code not in gone),
        switched_off=(*pack.switched_off, *switched),
    )


def _new_checks(folder: Path) -> list[Check]:
    return [
        _new_check(check)
        for path in sorted((folder / "checks").glob("*.yaml"))
        for check in checks_of(read_lined(path))
    ]


def _new_check(check: Check) -> Check:
    if not check.code.startswith(PREFIX):
        raise RulesError(
            f"{check.source}: {check.code} is no code for a check of your own: give it one from {PREFIX}001 to "
            f"{PREFIX}999. To change a shipped check, name it under 'change' in {FILE_NAME}."
        )
    if check.kind is CheckKind.CODE:
        raise RulesError(
            f"{check.source}: a check of your own cannot be of the kind 'code': use 'phrase' or 'wording'."
        )
    if not check.sections:
        raise RulesError(f"{check.source}: say under 'sections' where {check.code} looks.")
    if check.kind is CheckKind.PHRASE and not set(check.sections) <= set(PROVISION_LETTERS):
        raise RulesError(
            f"{check.source}: the kind 'phrase' reads provision statements ({', '.join(PROVISION_LETTERS)}): "
            "use 'wording' for other sections."
        )
    settings = dict(check.settings)
    if check.kind is CheckKind.MISSING_WORDING:
        settings.setdefault(_RESTS_ON, check.sections[0])
    return replace(check, settings=settings, own=check.source)


def _with_more_words(words: Mapping[str, WordList], folder: Path) -> Mapping[str, WordList]:
    joined = dict(words)
    for path in sorted((folder / "words").glob("*.yaml")):
        file = read_lined(path)
        if path.stem not in words:
            raise file.fault((), f"there is no word list '{path.stem}': name the file after one of {', '.join(words)}.")
        groups = dict(words[path.stem].groups)
        for group, more in word_list(file).groups.items():
            if group not in groups:
                raise file.fault((group,), f"'{path.stem}' has no group '{group}': use one of {', '.join(groups)}.")
            groups[group] = tuple(dict.fromkeys((*groups[group], *more)))
        joined[path.stem] = WordList(name=path.stem, groups=groups)
    return joined


def _changed(check: Check, file: LinedYaml, entry: OwnEntry) -> Check:
    found = [position for position, change in enumerate(entry.change) if change.code == check.code]
    if not found:
        return check
    if len(found) > 1:
        raise file.fault(("change", found[1]), f"{check.code} is changed twice: put both changes under one.")
    trail: Trail = ("change", found[0])
    change = entry.change[found[0]]
    more = {
        side: examples_of(file, (*trail, side), getattr(change, side), check.sections) for side in ("flags", "passes")
    }
    settings = _settings(check, file, trail, change)
    before = _thresholds_before(check, settings, file, trail, change)
    had = {
        side: tuple(replace(one, written_under={**before, **one.written_under}) for one in getattr(check, side))
        for side in ("flags", "passes")
    }
    return replace(
        check,
        severity=change.severity or check.severity,
        message=change.message or check.message,
        advice=change.advice or check.advice,
        phrases=_more_phrases(check, file, trail, change),
        settings=settings,
        flags=(*had["flags"], *(replace(one, source=file.path.name) for one in more["flags"])),
        passes=(*had["passes"], *(replace(one, source=file.path.name) for one in more["passes"])),
        own=file.source(trail),
    )


def _thresholds_before(
    check: Check, settings: Mapping[str, Setting], file: LinedYaml, trail: Trail, change: ChangeEntry
) -> Mapping[str, int | float]:
    """Return the thresholds that the change takes away: the examples so far were written under them."""
    before = {
        name: had for name, had in check.settings.items() if isinstance(had, int | float) and settings[name] != had
    }
    if before and not (change.flags and change.passes):
        raise file.fault(
            (*trail, "settings"),
            f"{check.code} has another threshold here and no examples for it: give it one under 'flags' and one under "
            "'passes'. Those that it had are tried with the threshold that they were written under.",
        )
    return before


def _more_phrases(check: Check, file: LinedYaml, trail: Trail, change: ChangeEntry) -> Mapping[str, tuple[str, ...]]:
    if not change.phrases:
        return check.phrases
    more = change.phrases
    if not isinstance(more, dict):
        if len(check.phrases) != 1:
            groups = ", ".join(check.phrases) or "none: it looks for no phrases"
            raise file.fault((*trail, "phrases"), f"say which group of {check.code} the phrases go to ({groups}).")
        more = {next(iter(check.phrases)): more}
    for group, phrases in more.items():
        if group not in check.phrases:
            raise file.fault(
                (*trail, "phrases", group), f"{check.code} has no group '{group}': use {', '.join(check.phrases)}."
            )
        refuse_repeats(file, (*trail, "phrases", group), phrases)
    return {group: tuple(dict.fromkeys((*texts, *more.get(group, ())))) for group, texts in check.phrases.items()}


def _settings(check: Check, file: LinedYaml, trail: Trail, change: ChangeEntry) -> Mapping[str, Setting]:
    settings = dict(check.settings)
    for name, value in change.settings.items():
        if name not in settings or name == _RESTS_ON:
            known = ", ".join(key for key in settings if key != _RESTS_ON) or "none"
            raise file.fault((*trail, "settings", name), f"{check.code} has no setting '{name}': it has {known}.")
        if type(value) is not type(settings[name]):
            raise file.fault((*trail, "settings", name), f"'{name}' is of another kind here than in the shipped rule.")
        settings[name] = value
    if change.harmless:
        had = settings.get(_HARMLESS, ())
        settings[_HARMLESS] = (*(had if isinstance(had, tuple) else ()), *change.harmless)
    return settings


def _switched_off(file: LinedYaml, entry: OwnEntry, checks: Iterable[Check]) -> Mapping[str, Check]:
    by_code = {check.code: check for check in checks}
    for position, change in enumerate(entry.change):
        if change.code not in by_code:
            raise file.fault(
                ("change", position), f"there is no check '{change.code}': `ehc rules list` names them all."
            )
    off = {}
    for position, code in enumerate(entry.switch_off):
        trail: Trail = ("switch_off", position)
        if code not in by_code:
            raise file.fault(trail, f"there is no check '{code}': `ehc rules list` names them all.")
        off[code] = replace(by_code[code], own=file.source(trail))
    return off
