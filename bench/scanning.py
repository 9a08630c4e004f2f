"""Times a scan: each stage by the page, the whole beside its parts, memory, and a scan that is killed and goes on."""

import argparse
import datetime as dt
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import psutil
from checking import forget_texts
from plans import make_plans
from reading import pdfium_text
from rounds import cpu_seconds, print_table, verdict

from ehc_text import pipeline
from ehc_text.checking.names import first_names_of
from ehc_text.checking.run import run_checks
from ehc_text.parsing.parse import parse_plan
from ehc_text.pipeline import Tools
from ehc_text.reading.open import read_document
from ehc_text.records.plan import DocumentKind
from ehc_text.scanning.made import Maker
from ehc_text.scanning.packed import pack, pack_made, unpack_made
from ehc_text.scanning.pool import core_count
from ehc_text.shipped import folder

_DAY = dt.date(2026, 11, 1)
_STAGES = ("reading", "parsing", "checking", "classifying", "writing")
_FLOOR = "PDFium's bare text"
_PLANS, _PAGES = 10_000, 25
_MB = 1024**2


def main() -> None:
    """Make the plans, and print the tables and the bars."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2000, help="how many plans the long scan has")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--plans", type=Path, help="a folder of plans that plans.py made, in the place of new ones")
    parser.add_argument("--only", choices=("stages", "scan", "kill"), help="one part alone")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        plans = options.plans or Path(name, "plans")
        if options.plans is None:
            make_plans(plans, options.count)
        paths = sorted(path for path in plans.rglob("*") if path.suffix in (".docx", ".pdf"))
        if not paths:
            parser.error(f"'{plans}' holds no plan: name a folder that plans.py made")
        if options.only in (None, "stages"):
            per_page = time_stages(paths[:120], options.rounds)
            tell_lunch(per_page)
        if options.only in (None, "scan"):
            compare_whole_and_parts(paths[:600], Path(name), options.rounds)
        if options.only in (None, "kill"):
            watch_kill_and_resume(plans, len(paths), Path(name))


def time_stages(paths: Sequence[Path], rounds: int) -> Mapping[str, float]:
    """Print the milliseconds a page of each stage, and return them; the files' turns are the turns of the stages."""
    tools = pipeline.load_tools(models=folder("models"))
    documents = [read_document(path) for path in paths]
    pages = sum(document.page_count or 0 for document in documents)
    words = [len(_words(path, tools).split()) for path in paths]
    pdf_words = sum(count for count, one in zip(words, documents, strict=True) if one.page_count)
    all_pages = sum(words) * pages / pdf_words
    print(f"{len(paths)} plans, {sum(words)} words; a page is {pdf_words / pages:.0f} words, as in the PDF files")
    pdf = [path for path, one in zip(paths, documents, strict=True) if one.page_count]
    found: list[Mapping[str, float]] = []
    ratios: list[float] = []
    for number in range(rounds + 1):
        times, on_pdf, floor = _round(paths, tools, pdf)
        if number:
            found.append(times)
            ratios.append(sum(on_pdf[stage] for stage in _STAGES[:4]) / floor)
    per_page = {stage: 1000 * statistics.median(one[stage] for one in found) / all_pages for stage in _STAGES}
    print_table(("stage", "ms a page"), [(stage, f"{value:.2f}") for stage, value in per_page.items()])
    ratio = statistics.median(ratios)
    print(verdict(f"Reading, parsing, checking and classifying PDF, times {_FLOOR}", ratio, 4, at_most=True))
    return per_page


def tell_lunch(per_page: Mapping[str, float]) -> None:
    """Print how long a county takes here."""
    minutes = sum(per_page.values()) * _PAGES * _PLANS / 1000 / 60
    cores = core_count()
    print(f"{_PLANS:,} plans of {_PAGES} pages: {minutes:.0f} minutes of CPU, {minutes / cores:.0f} on {cores} cores")


def compare_whole_and_parts(paths: Sequence[Path], where: Path, rounds: int) -> None:
    """Print what a scan costs beside reading and checking the same files in one process, which take turns."""
    tools = pipeline.load_tools(models=folder("models"))
    sample = where / "sample"
    sample.mkdir()
    for number, path in enumerate(paths):
        (sample / f"{number:05}{path.suffix}").write_bytes(path.read_bytes())
    cpu, wall = [], []
    for number in range(rounds):
        parts = _timed(lambda: _assess_all(sorted(sample.iterdir()), tools))
        whole = _timed(lambda number=number: _scan(sample, where / f"scan-{number}"))
        cpu.append(whole[0] / parts[0])
        wall.append(whole[1] * core_count() / parts[1])
        print(f"  {len(paths) / whole[1] * 60:,.0f} plans a minute with {core_count()} workers")
    print(verdict("CPU of a scan, times that of reading and checking", statistics.median(cpu), 1.3, at_most=True))
    print(verdict("Time of a scan, times reading and checking / workers", statistics.median(wall), 1.3, at_most=True))


def watch_kill_and_resume(plans: Path, count: int, where: Path) -> None:
    """Print the memory of a long scan, and whether one that was killed at half leaves the same bytes."""
    whole, killed = where / "whole", where / "killed"
    seen = _watched(_command(plans, whole), whole, lambda done: False)
    for done in (100, count // 2, count):
        at = min(seen, key=lambda one: abs(one[0] - done))
        print(f"  after {at[0]:5} plans: scan {at[1] / _MB:.0f} MB, largest worker {at[2] / _MB:.0f} MB")
    _watched(_command(plans, killed), killed, lambda done: done >= count // 2)
    _scan(plans, killed)
    before = json.loads((killed / "run.json").read_text(encoding="utf-8"))["files"]["read_before"]
    same = all((whole / name).read_bytes() == (killed / name).read_bytes() for name in ("plans.jsonl", "findings.csv"))
    print(f"  killed at half, {before} contents kept, resumed: {'the same bytes' if same else 'OTHER BYTES'}")


def _round(
    paths: Sequence[Path], tools: Tools, pdf: Sequence[Path]
) -> tuple[Mapping[str, float], Mapping[str, float], float]:
    """Return the CPU seconds of each stage over all files, over the PDF files, and of the floor over these."""
    times, on_pdf, floor = dict.fromkeys(_STAGES, 0.0), dict.fromkeys(_STAGES, 0.0), 0.0
    is_pdf = set(pdf)
    for path in paths:
        for stage, seconds in _stages_of(path, tools).items():
            times[stage] += seconds
            if path in is_pdf:
                on_pdf[stage] += seconds
        if path in is_pdf:
            floor += _cpu(lambda path=path: pdfium_text(path))[0]
    return times, on_pdf, floor


def _stages_of(path: Path, tools: Tools) -> Mapping[str, float]:
    forget_texts()
    reading, document = _cpu(lambda: read_document(path))
    parsing, plan = _cpu(lambda: parse_plan(document, tools.headings, tools.front_sheet, tools.pack.words, _DAY))
    assessed = pipeline.read_only(path, relative=path.name, as_of=_DAY, tools=tools)
    if plan.kind is DocumentKind.OTHER:
        checking = classifying = 0.0
    else:
        forget_texts()
        checking, _ = _cpu(lambda: run_checks(plan, tools.pack, _DAY))
        forget_texts()
        both, result = _cpu(lambda: run_checks(plan, tools.pack, _DAY, tools.judges))
        classifying = both - checking
        assessed = replace(assessed, findings=result.findings)
    writing, _ = _cpu(lambda: _write(assessed, tools))
    return dict(zip(_STAGES, (reading, parsing, checking, classifying, writing), strict=True))


def _write(assessed: pipeline.AssessedFile, tools: Tools) -> None:
    """Do what a scan does with a file's results: pack, settle, make lines, rows, page and figures, and send them."""
    pack(assessed)
    found = pipeline.as_found(assessed, assessed.file.path, tools)
    maker = Maker(is_identified=False, first_names=first_names_of(tools.pack), checks=tools.pack.checks)
    unpack_made(pack_made(maker.make(found, label=found.file.pseudonym)))


def _words(path: Path, tools: Tools) -> str:
    plan = pipeline.read_only(path, relative=path.name, as_of=_DAY, tools=tools).plan
    return "" if plan is None else " ".join(one.text for one in (plan.front, *plan.sections, plan.tail))


def _assess_all(paths: Sequence[Path], tools: Tools) -> None:
    for path in paths:
        pipeline.assess_file(path, relative=path.name, as_of=_DAY, tools=tools)


def _cpu(work: Callable[[], Any]) -> tuple[float, Any]:
    before = time.process_time()
    result = work()
    return time.process_time() - before, result


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    """Return the CPU seconds, also those of the programs that were run, and the seconds on the clock."""
    cpu, wall = cpu_seconds(), time.monotonic()
    work()
    return cpu_seconds() - cpu, time.monotonic() - wall


def _command(plans: Path, out: Path) -> list[str]:
    program = "from ehc_text.cli.main import run; run()"
    return [sys.executable, "-c", program, "scan", str(plans), "--out", str(out), "--as-of", _DAY.isoformat(), "-q"]


def _scan(plans: Path, out: Path) -> None:
    subprocess.run(_command(plans, out), check=True)


def _watched(command: Sequence[str], out: Path, is_enough: Callable[[int], bool]) -> list[tuple[int, int, int]]:
    """Run a scan, and return (plans done, bytes of the scan, bytes of its largest worker) as it went on.

    It is killed where `is_enough` of the plans are done.
    """
    process = subprocess.Popen(command)
    seen = []
    while process.poll() is None:
        time.sleep(0.25)
        lines = next(iter(out.glob(".building-*/plans.jsonl")), None)
        try:
            done = 0 if lines is None else lines.read_bytes().count(b"\n")
            parent = psutil.Process(process.pid)
            workers = [child.memory_info().rss for child in parent.children()]
            seen.append((done, parent.memory_info().rss, max(workers, default=0)))
        except (psutil.Error, OSError):
            continue
        if is_enough(done):
            os.kill(process.pid, signal.SIGKILL)
    process.wait()
    return seen


if __name__ == "__main__":
    main()
