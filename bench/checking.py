"""Times what follows reading per 1,000 words: parsing, facets and checks, by rules alone and with models, by step."""

import argparse
import datetime as dt
import inspect
import statistics
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from types import GeneratorType, ModuleType
from typing import Any
from unittest.mock import patch

from corpus import ROOT, files
from rounds import cpu_seconds, print_table, verdict

from ehc_text.checking import run
from ehc_text.parsing import parse
from ehc_text.pipeline import Tools, load_tools
from ehc_text.reading.open import read_document
from ehc_text.records.document import Document
from ehc_text.records.plan import DocumentKind, Plan

_AS_OF = dt.date(2026, 11, 1)
_TEXTS = ("text", "word", "printed", "label", "heading")
"""How the first parameter is called of functions that keep what they found in a plan's texts."""
_MOST_STEPS = 24
"""So many steps are printed, the slowest first."""


def main() -> None:
    """Time parsing and the checks, and print the tables and the bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often all plans are parsed and checked (default: 5)")
    rounds = parser.parse_args().rounds
    tools, judged = load_tools(), load_tools(models=ROOT / "models")
    documents = [read_document(path) for path in (*files("docx"), *files("pdf"))]
    words = sum(_parse(document, tools).word_count for document in documents)
    print(f"{len(documents)} files, {words} words")
    # In turns, so that whatever else the machine does weighs on both alike.
    found = [(*_time_all(documents, tools), *_time_all(documents, judged)) for _ in range(rounds + 1)][1:]
    parsing, checks, _, decided = (1e6 * statistics.median(seconds) / words for seconds in zip(*found, strict=True))
    rows = [("parsing, with facets", parsing, parsing), ("checks", checks, decided)]
    rows.append(("all after reading", parsing + checks, parsing + decided))
    print_table(
        ("ms per 1,000 words", "rules alone", "with models"),
        [(name, f"{one:.2f}", f"{two:.2f}") for name, one, two in rows],
    )
    print(verdict("Checks by rules alone, ms per 1,000 words", checks, 6, at_most=True))
    _print_steps(documents, tools, words)


def _time_all(documents: list[Document], tools: Tools) -> tuple[float, float]:
    """Return the CPU seconds of parsing and of checking all documents, each as if it were the first."""
    parsing = checking = 0.0
    for document in documents:
        forget_texts()
        before = cpu_seconds()
        plan = _parse(document, tools)
        parsed = cpu_seconds()
        _check(plan, tools)
        parsing += parsed - before
        checking += cpu_seconds() - parsed
    return parsing, checking


def forget_texts() -> None:
    """Empty what the program keeps of the texts it has seen: over the same files again it would flatter the times."""
    for name, module in list(sys.modules.items()):
        if name.startswith("ehc_text."):
            for one in vars(module).values():
                if hasattr(one, "cache_clear") and next(iter(inspect.signature(one).parameters), "") in _TEXTS:
                    one.cache_clear()


def _parse(document: Document, tools: Tools) -> Plan:
    return parse.parse_plan(document, tools.headings, tools.front_sheet, tools.pack.words, _AS_OF)


def _check(plan: Plan, tools: Tools) -> None:
    if plan.kind is not DocumentKind.OTHER:
        run.run_checks(plan, tools.pack, _AS_OF, tools.judges)


def _print_steps(documents: list[Document], tools: Tools, words: int) -> None:
    """Print where the time goes, from one more run with a clock around every step."""
    spent: Counter[str] = Counter()
    with _clocked(parse, spent), _clocked(run, spent, {"coded_checks": partial(_clocked_checks, spent)}):
        _time_all(documents, tools)
    print(f"\nWhere the time goes (the {_MOST_STEPS} slowest steps)")
    rows = [(name, f"{1e6 * seconds / words:.2f}") for name, seconds in spent.most_common(_MOST_STEPS)]
    print_table(("step", "ms per 1,000 words"), rows)


def _clocked(module: ModuleType, spent: Counter[str], instead: Mapping[str, object] | None = None) -> Any:  # noqa: ANN401
    """Return a patch that puts a clock around the functions that a module takes from other modules."""
    room = module.__name__.rpartition(".")[0]
    steps = {
        name: _with_clock(step, f"{room.rpartition('.')[2]}: {name}", spent)
        for name, step in vars(module).items()
        if callable(step) and not isinstance(step, type) and _is_from_beside(step, module, room)
    }
    return patch.multiple(module, **{**steps, **(instead or {})})


def _is_from_beside(step: object, module: ModuleType, room: str) -> bool:
    home = getattr(step, "__module__", "")
    return home.startswith(f"{room}.") and home != module.__name__


def _clocked_checks(spent: Counter[str]) -> Mapping[str, Callable[..., object]]:
    from ehc_text.checking.registry import coded_checks

    return {code: _with_clock(check, f"check: {code}", spent) for code, check in coded_checks().items()}


def _with_clock(step: Callable[..., object], name: str, spent: Counter[str]) -> Callable[..., object]:
    def clocked(*args: object, **kwargs: object) -> object:
        before = cpu_seconds()
        given = step(*args, **kwargs)
        if isinstance(given, GeneratorType):
            given = list(given)
        spent[name] += cpu_seconds() - before
        return given

    return clocked


if __name__ == "__main__":
    main()
