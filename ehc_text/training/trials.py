"""What the models of passages add on training rows, each judged by a model that had not met its writer.

The rules were mended with the labelled plans at hand, and find there what they were mended for. Rows by writers whom
neither the model nor, for the most part, the rules had met show what a model adds on plans that are new to both.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ehc_text.checking.judging import CHILD_SPEAKS, PASSAGE, PROVISION, RULES_ALONE, SPEAKER, Judges, LabelJudge
from ehc_text.checking.run import run_checks
from ehc_text.checking.tryout import document_of
from ehc_text.classifiers.card import table
from ehc_text.classifiers.named import model_named
from ehc_text.classifiers.rows import TrainingRow
from ehc_text.classifiers.train import train
from ehc_text.parsing.parse import parse_plan
from ehc_text.pipeline import Tools
from ehc_text.records.rules import Example
from ehc_text.training.sets import Rows

_DAY = dt.date(2026, 11, 1)
_NEEDS = ("B", "C", "D")
_ADULT = "professional"
_HEADS = ("check", "who decides", "right", "false", "missed")


def trial_lines(name: str, rows: Rows, tools: Tools, least: float) -> Iterator[str]:
    """Yield the lines that compare rules alone with rules and model; `least` is the model's threshold."""
    trial = _of_needs if name == PASSAGE else _of_views
    yield _TOLD[name]
    yield ""
    counts = {"the rules alone": [0, 0, 0], "and the model": [0, 0, 0]}
    for hand in sorted(set(rows.sets)):
        judges = _judges(name, rows, hand, least)
        for section, text, due in trial([row for row, one in zip(rows.rows, rows.sets, strict=True) if one == hand]):
            for who, decided in (("the rules alone", RULES_ALONE), ("and the model", judges)):
                said = _raises(_CODES[name], section, text, tools, decided)
                counts[who][0] += said and due
                counts[who][1] += said and not due
                counts[who][2] += due and not said
    yield from table(_HEADS, ((_CODES[name], who, *map(str, each)) for who, each in counts.items()))


_CODES = {PASSAGE: "STR006", SPEAKER: "VOI002"}

_TOLD = {
    PASSAGE: "Training rows that stand among the needs, one by one, by writers left out: provision is to be told.",
    SPEAKER: "Sections A made of rows by writers left out: adults alone, then with one passage of the child's.",
}

_Trial = Iterator[tuple[str, Sequence[TrainingRow], bool]]
"""The section that rows are put into, the rows, and whether the code is due."""


def _of_needs(rows: Sequence[TrainingRow]) -> _Trial:
    for row in rows:
        if row.section in _NEEDS:
            yield "B", [row], row.label == PROVISION


def _of_views(rows: Sequence[TrainingRow]) -> _Trial:
    for group in sorted({row.group for row in rows}):
        own = [row for row in rows if row.group == group]
        adults = [row for row in own if row.label == _ADULT]
        child = [row for row in own if row.label == CHILD_SPEAKS][:1]
        if adults and child:
            yield "A", adults, True
            yield "A", [*adults, *child], False


def _judges(name: str, rows: Rows, hand: str, least: float) -> Judges:
    kind = model_named(name)
    others = [number for number, one in enumerate(rows.sets) if one != hand]
    model = train(rows.data.part(others), kind.labels, kind.recipe)
    if name == PASSAGE:
        return Judges(provision=LabelJudge(model=model, label=PROVISION, least=least))
    return Judges(child=LabelJudge(model=model, label=CHILD_SPEAKS, least=least))


def _raises(code: str, section: str, rows: Sequence[TrainingRow], tools: Tools, judges: Judges) -> bool:
    others = {"A": ("Kit likes trains.",), "B": ("Reading.",), "E": ("None.",), "F": ("None.",)}
    example = Example(
        front=(f"Name: {rows[0].child or 'Kit'} Hale",),
        sections={**others, section: tuple(row.text for row in rows)},
    )
    plan = parse_plan(document_of(example), tools.headings, tools.front_sheet, tools.pack.words, _DAY)
    pack = replace(tools.pack, checks=tuple(check for check in tools.pack.checks if check.code == code))
    return any(finding.code == code for finding in run_checks(plan, pack, _DAY, judges).findings)
