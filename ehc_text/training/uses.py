"""What the models of passages add to the rules on labelled cases, use by use: those that are kept, and those tried."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from ehc_text.audit.gold import GoldCase, LabelledFile
from ehc_text.checking.judging import CHILD_SPEAKS, PASSAGE, PROVISION, RULES_ALONE, SPEAKER, Judges, LabelJudge
from ehc_text.checking.run import run_checks
from ehc_text.classifiers.card import table
from ehc_text.classifiers.model import TextClassifier
from ehc_text.pipeline import Tools, read_only
from ehc_text.records.plan import DocumentKind, Plan
from ehc_text.training.hidden import proof_of_hidden

_PARENT = "parent"
_SURE = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A check that a model could help with, and how.

    Where the use is kept, `judges` hands the model to the checks. Where it was only tried, `says` takes the plan,
    whether the rules raised the code, and the model; it returns whether rules and model together raise it.
    """

    model: str
    code: str
    how: str
    judges: Callable[[LabelJudge], Judges] | None = None
    says: Callable[[Plan, bool, LabelJudge], bool] | None = None


def proof_of_uses(
    name: str, cases: Sequence[LabelledFile], tools: Tools, model: TextClassifier, least: float
) -> tuple[str, ...]:
    """Return the lines that compare rules alone with rules and model, by use, on plans the model was not trained on.

    `least` is the model's threshold, as its manifest gives it. A code is counted once a plan, where it is no matter
    of opinion.
    """
    label = PROVISION if name == PASSAGE else CHILD_SPEAKS
    judge = LabelJudge(model=model, label=label, least=least)
    rules_alone = replace(tools, judges=RULES_ALONE)
    plans = list(_plans(cases, rules_alone))
    lines = _lines([use for use in USES if use.model == name], plans, rules_alone, judge)
    return (*lines, *(proof_of_hidden([plan for plan, _, _ in plans], judge) if name == PASSAGE else ()))


_HEAD = (
    "On {plans} labelled plans, none of them trained on: what the model adds to the rules, check by check. The rules",
    "were mended with these plans at hand. What adds much that is false, or nothing right here or below, is left out.",
    "",
)


def _lines(
    uses: Sequence[Use], plans: Sequence[tuple[Plan, dt.date, GoldCase]], tools: Tools, judge: LabelJudge
) -> Iterator[str]:
    yield from (line.format(plans=len(plans)) for line in _HEAD)
    rows = []
    for code in dict.fromkeys(use.code for use in uses):
        told = [plan for plan in plans if code not in plan[2].unsure]
        raised = [_raises(code, plan, as_of, tools, RULES_ALONE) for plan, as_of, _ in told]
        due = [code in {one.code for one in gold.expected} for _, _, gold in told]
        rows.append((code, "the rules alone", *_tally(raised, due), ""))
        for use in uses:
            if use.code == code:
                together = [
                    _together(use, plan, as_of, tools, judge, is_raised=one)
                    for (plan, as_of, _), one in zip(told, raised, strict=True)
                ]
                rows.append((code, use.how, *_tally(together, due), "yes" if use.judges else "no"))
    yield from table(("check", "who decides", "right", "false", "missed", "used"), rows)


def _together(use: Use, plan: Plan, as_of: dt.date, tools: Tools, judge: LabelJudge, *, is_raised: bool) -> bool:
    if use.judges:
        return _raises(use.code, plan, as_of, tools, use.judges(judge))
    return use.says is not None and use.says(plan, is_raised, judge)


def _tally(said: Sequence[bool], due: Sequence[bool]) -> tuple[str, str, str]:
    """Return how many were right, false and missed."""
    pairs = list(zip(said, due, strict=True))
    right, false, missed = (pairs.count(pair) for pair in ((True, True), (True, False), (False, True)))
    return str(right), str(false), str(missed)


def _plans(cases: Sequence[LabelledFile], tools: Tools) -> Iterator[tuple[Plan, dt.date, GoldCase]]:
    for case in cases:
        if case.gold.as_of is None or not case.path.is_file() or case.gold.kind != DocumentKind.EHC_PLAN:
            continue
        read = read_only(case.path, relative=case.path.name, as_of=case.gold.as_of, tools=tools)
        if read.plan is not None and read.plan.kind is DocumentKind.EHC_PLAN:
            yield read.plan, case.gold.as_of, case.gold


def _raises(code: str, plan: Plan, as_of: dt.date, tools: Tools, judges: Judges) -> bool:
    pack = replace(tools.pack, checks=tuple(check for check in tools.pack.checks if check.code == code))
    return bool(run_checks(plan, pack, as_of, judges).findings)


def _outcome_reads_as_provision(plan: Plan, raised: bool, judge: LabelJudge) -> bool:
    chances = judge.chances([outcome.text for outcome in plan.outcomes], plan.child.names)
    return raised or any(chance >= judge.least for chance in chances)


def _no_outcome_reads_as_provision(plan: Plan, raised: bool, judge: LabelJudge) -> bool:
    chances = judge.chances([outcome.text for outcome in plan.outcomes], plan.child.names)
    return raised and any(chance >= judge.least for chance in chances)


def _child_is_nowhere(plan: Plan, raised: bool, judge: LabelJudge) -> bool:
    chances = judge.chances([view.text for view in plan.views], plan.child.names)
    return raised or all(chance < judge.least for chance in chances)


def _child_is_heard(plan: Plan, raised: bool, judge: LabelJudge) -> bool:
    chances = judge.chances([view.text for view in plan.views], plan.child.names)
    return raised and not any(chance >= _SURE for chance in chances)


def _both_in_one_line(plan: Plan, raised: bool, judge: LabelJudge) -> bool:
    texts = [view.text for view in plan.views]
    of_child = judge.chances(texts, plan.child.names)
    of_parent = replace(judge, label=_PARENT).chances(texts, plan.child.names)
    section = next((section for section in plan.sections if section.letter == "A"), None)
    lines = [(line.start, line.end) for line in section.lines] if section else []
    inside = [[number for number, view in enumerate(plan.views) if start <= view.start < end] for start, end in lines]
    return raised or any(
        any(of_child[number] >= _SURE for number in line) and any(of_parent[number] >= _SURE for number in line)
        for line in inside
    )


USES = (
    Use(
        model=PASSAGE,
        code="STR006",
        how="and the model, where a sentence among the needs names who delivers",
        judges=lambda judge: Judges(provision=judge),
    ),
    Use(model=PASSAGE, code="OUT002", how="or an outcome reads as provision", says=_outcome_reads_as_provision),
    Use(model=PASSAGE, code="OUT002", how="unless no outcome reads so", says=_no_outcome_reads_as_provision),
    Use(
        model=SPEAKER,
        code="VOI002",
        how="or the model hears the child in no passage",
        judges=lambda judge: Judges(child=judge),
    ),
    Use(model=SPEAKER, code="VOI002", how="unless a passage is surely the child's", says=_child_is_heard),
    Use(model=SPEAKER, code="VOI001", how="or the model hears the child in no passage", says=_child_is_nowhere),
    Use(model=SPEAKER, code="VOI006", how="or one line is surely of both", says=_both_in_one_line),
)
"""All uses that were tried."""
