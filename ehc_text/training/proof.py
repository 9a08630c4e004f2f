"""Whether the vagueness model earns its place: rules alone, model alone and both, on rows and on labelled cases."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ehc_text.audit.evaluate import Evaluation, evaluate
from ehc_text.audit.gold import LabelledFile
from ehc_text.checking.judging import Judges, VaguenessJudge
from ehc_text.classifiers.card import table
from ehc_text.classifiers.evaluate import Figures, figures
from ehc_text.classifiers.model import Floats, TextClassifier
from ehc_text.pipeline import Tools, assess_file
from ehc_text.reporting.contract import ContractObject
from ehc_text.reporting.contract_object import contract_object
from ehc_text.training.sets import Rows
from ehc_text.training.thresholds import NEVER_FIRM, Thresholds, has_rule, is_vague

_EVEN = 0.5
_REMARKS = (
    "The model knows which rules fired; alone, it decides at an even chance. Of the training rows each was judged by a",
    "model that had not met its writer, but the thresholds were set on these rows, which flatters 'both' a little.",
    "The labelled cases were never trained on; the rules were mended with them at hand, which flatters the rules.",
    "",
)
_HEADS = ("on", "who decides", "precision", "recall", "F1")


def proof_on_rows(chances: Floats, rows: Rows, thresholds: Thresholds) -> tuple[str, ...]:
    """Return the lines that compare on rows whose writer the model had not met; `chances` of shape (n_rows,)."""
    truth = is_vague(rows)
    strict = replace(thresholds, firm_to_missing=NEVER_FIRM)
    said = {
        "rules alone": has_rule(rows),
        "model alone": chances >= _EVEN,
        "both, never overruled where something seems missing": strict.decisions(chances, rows),
        "both": thresholds.decisions(chances, rows),
    }
    return (
        *_REMARKS,
        *table(_HEADS, (_row("training rows", who, figures(one, truth)) for who, one in said.items())),
    )


def proof_on_cases(
    cases: Sequence[LabelledFile], tools: Tools, model: TextClassifier, thresholds: Mapping[str, float]
) -> tuple[str, ...]:
    """Return the lines that compare on labelled cases, by template; the model was trained on none of them."""
    both = VaguenessJudge(
        model=model,
        vague_from=thresholds["vague_from"],
        firm_to=thresholds["firm_to"],
        firm_to_missing=thresholds["firm_to_missing"],
    )
    deciders: Mapping[str, VaguenessJudge | None] = {
        "rules alone": None,
        "model alone": replace(both, vague_from=_EVEN, is_alone=True),
        "both": both,
    }
    found = {who: _evaluated(cases, replace(tools, judges=Judges(vagueness=judge))) for who, judge in deciders.items()}
    return tuple(_case_lines(found))


def _case_lines(found: Mapping[str, Evaluation]) -> Iterator[str]:
    yield from table(_HEADS, (_row("labelled cases", who, _vague(one)) for who, one in found.items()))
    names = sorted(name for name in next(iter(found.values())).figures if name.endswith(": vague_f1"))
    yield from table(
        ("F1 by template", *found),
        (
            (f"template {number}", *(f"{one.figures[name] or 0.0:.3f}" for one in found.values()))
            for number, name in enumerate(names, start=1)
        ),
    )


def _evaluated(cases: Sequence[LabelledFile], tools: Tools) -> Evaluation:
    def read(file: LabelledFile) -> ContractObject | None:
        if file.gold.as_of is None or not file.path.is_file():
            return None
        return contract_object(assess_file(file.path, relative=file.path.name, as_of=file.gold.as_of, tools=tools))

    return evaluate(cases, read)


def _vague(one: Evaluation) -> Figures:
    values = {name: float(one.figures[f"vague_{name}"] or 0.0) for name in ("precision", "recall", "f1")}
    return Figures(**values)


def _row(on: str, who: str, one: Figures) -> tuple[str, ...]:
    return on, who, f"{one.precision:.3f}", f"{one.recall:.3f}", f"{one.f1:.3f}"
