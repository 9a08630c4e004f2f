"""The front-sheet labels of rules/front_sheet.yaml, checked at the door."""

from dataclasses import replace
from pathlib import Path

from ehc_text.records.front_sheet import FrontSheetRules, LabelPattern, LabelRule
from ehc_text.rulepacks.lined import LinedYaml, Trail, read_lined

FILE_NAME = "front_sheet.yaml"

ROLES = {
    "dates": frozenset(
        (
            "birth",
            "other",
            "last_review",
            "next_review",
            "decision",
            "review_date",
            "review",
            "request",
            "draft",
            "notice",
        )
    )
    | frozenset(("notice", "amended", "first", "final", "plan", "signature", "titled", "bare")),
    "review_dates": frozenset(
        ("birth", "last_review", "next_review", "meeting", "other", "decision", "draft", "amended", "final")
    ),
    "child": frozenset(("known_as", "birth", "other", "first_name", "surname", "full_name")),
    "facts": frozenset(("other", "status", "looked_after", "social_care")),
    "statuses": frozenset(("draft", "amended", "final")),
    "signatures": frozenset(("authority",)),
    "absences": frozenset(("none",)),
    "placeholders": frozenset(("empty",)),
}
"""The lists that the file must have, and the roles that each may give."""


def load_front_sheet(rules: Path) -> FrontSheetRules:
    """Return the front-sheet rules of the folder `rules`.

    Raises:
        RulesError: if the file is missing or faulty; the message starts with file:line.
    """
    file = _read(rules)
    return FrontSheetRules(**{name: _label_rules(file, name) for name in ROLES})


def with_own_front_sheet(rules: FrontSheetRules, folder: Path) -> FrontSheetRules:
    """Return the rules with the labels of a council's own rules folder before them; the same where it has none.

    Raises:
        RulesError: if the file is faulty; the message starts with file:line.
    """
    if not (folder / FILE_NAME).is_file():
        return rules
    file = _read(folder)
    return replace(rules, **{name: (*_label_rules(file, name), *getattr(rules, name)) for name in file.content})


def _read(folder: Path) -> LinedYaml:
    file = read_lined(folder / FILE_NAME)
    if not isinstance(file.content, dict):
        raise file.fault((), f"the file needs lists: {', '.join(ROLES)}.")
    for name in file.content:
        if name not in ROLES:
            raise file.fault((name,), f"'{name}' is no known list: use {', '.join(ROLES)}.")
    return file


def _label_rules(file: LinedYaml, name: str) -> tuple[LabelRule, ...]:
    entries = file.content.get(name)
    if not isinstance(entries, list) or not entries:
        raise file.fault((name,), f"'{name}' needs a list of roles with their labels.")
    return tuple(_label_rule(file, (name, position)) for position in range(len(entries)))


def _label_rule(file: LinedYaml, trail: Trail) -> LabelRule:
    name, position = trail
    entry = file.content[name][position]
    if not isinstance(entry, dict) or set(entry) != {"role", "labels"}:
        raise file.fault(trail, "write a 'role' and its list of 'labels', and nothing else.")
    if entry["role"] not in ROLES[str(name)]:
        raise file.fault((*trail, "role"), f"no known role here: use one of {', '.join(sorted(ROLES[str(name)]))}.")
    labels = entry["labels"]
    if not isinstance(labels, list) or not labels:
        raise file.fault((*trail, "labels"), "list at least one label.")
    patterns = tuple(_pattern(file, (*trail, "labels", i), label) for i, label in enumerate(labels))
    return LabelRule(role=entry["role"], patterns=patterns)


def _pattern(file: LinedYaml, trail: Trail, label: object) -> LabelPattern:
    if not isinstance(label, str) or not label.strip(" ="):
        raise file.fault(trail, "a label is words in quotes.")
    if label != label.lower() or not set(label) <= set("abcdefghijklmnopqrstuvwxyz0123456789 /*="):
        raise file.fault(trail, "a label is written in small letters without punctuation, apart from '/', '*' and '='.")
    words = tuple(tuple(word.split("/")) for word in label.removeprefix("=").split())
    return LabelPattern(words=words, is_whole=label.startswith("="))
