"""Takes out each rule, and each part of a rule, in turn, and says whether a test notices.

A check that can be taken out unnoticed is a check that nothing holds in place. Taken out are the whole check, then
each of its groups of phrases and each of its cures; the net are the examples in the rule files. With --cases DIR it
also says in how many labelled cases a check finds what is expected: so many would be missed without it.

    python bench/mutate_rules.py                           every part of every check, by the examples
    python bench/mutate_rules.py VAG009 HEA001             some checks
    python bench/mutate_rules.py --cases tests/cases       and in how many labelled cases each is at work
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from ehc_text import pipeline
from ehc_text.audit.gold import find_cases
from ehc_text.checking.selftest import failures_of
from ehc_text.pipeline import Tools
from ehc_text.records.rules import Check, RulePack


def mutants(check: Check, pack: RulePack) -> Iterator[tuple[str, RulePack]]:
    """Yield what is taken out, and the pack without it; the check's examples stay."""
    yield "whole check", _with(pack, check.code, None)
    for group in check.phrases:
        less = {name: () if name == group else phrases for name, phrases in check.phrases.items()}
        yield f"phrases {group}", _with(pack, check.code, replace(check, phrases=less))
    for group, cures in check.cures.items():
        for cure in cures:
            fewer = {**check.cures, group: tuple(one for one in cures if one is not cure)}
            yield f"cure {cure.value} of {group}", _with(pack, check.code, replace(check, cures=fewer))


def is_noticed(check: Check, pack: RulePack, tools: Tools) -> bool:
    """Return whether an example of any check of the theme fails with the mutated pack."""
    theme = [one for one in tools.pack.checks if one.theme == check.theme]
    # The check itself comes first: it notices most.
    in_order = sorted(theme, key=lambda one: one.code != check.code)
    failures = (failures_of(one, pack, tools.headings, tools.front_sheet) for one in in_order)
    return any(True for found in failures for _ in found)


def found_in_cases(tools: Tools, cases: Path) -> Counter[str]:
    """Return how many of the expected findings of the labelled cases are found, by code."""
    found: Counter[str] = Counter()
    for file in find_cases(cases):
        if file.path.is_file() and file.gold.as_of:
            assessed = pipeline.assess_file(file.path, relative=file.path.name, as_of=file.gold.as_of, tools=tools)
            expected = {finding.code for finding in file.gold.expected}
            expected |= {code for statement in file.gold.statements for code in statement.codes}
            found.update(expected & {finding.code for finding in assessed.findings})
    return found


def _with(pack: RulePack, code: str, check: Check | None) -> RulePack:
    kept = [check if one.code == code else one for one in pack.checks]
    return replace(pack, checks=tuple(one for one in kept if one is not None))


def main() -> int:
    """Print one line for each check; return 1 where something can be taken out unnoticed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("codes", nargs="*", help="the checks to try; all when left out")
    parser.add_argument("--cases", type=Path, help="a folder of labelled cases")
    arguments = parser.parse_args()
    tools = pipeline.load_tools()
    in_cases = found_in_cases(tools, arguments.cases) if arguments.cases else Counter[str]()
    unnoticed = 0
    for check in tools.pack.checks:
        if arguments.codes and check.code not in arguments.codes:
            continue
        missed = [what for what, pack in mutants(check, tools.pack) if not is_noticed(check, pack, tools)]
        unnoticed += len(missed)
        cases = f"  found in {in_cases[check.code]} cases" if arguments.cases else ""
        print(f"{check.code}{cases}  {'noticed' if not missed else 'NOT NOTICED: ' + '; '.join(missed)}", flush=True)
    print(f"{unnoticed} parts can be taken out without a test noticing.")
    return 1 if unnoticed else 0


if __name__ == "__main__":
    sys.exit(main())
