"""Where the rooms of one document meet: a file goes in, an AssessedFile comes out, whatever the file is."""

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ehc_text.assessing import assess
from ehc_text.checking.abstaining import abstains
from ehc_text.checking.exceptions import exceptions_for, with_acceptances
from ehc_text.checking.judging import (
    CHILD_SPEAKS,
    PASSAGE,
    PROVISION,
    RULES_ALONE,
    SPEAKER,
    VAGUENESS,
    Judges,
    LabelJudge,
    VaguenessJudge,
)
from ehc_text.checking.run import in_order, run_checks
from ehc_text.checking.selftest import Failure, failing_examples
from ehc_text.checking.shared_views import CODE as BETWEEN_PLANS
from ehc_text.classifiers.store import load_model
from ehc_text.errors import DocumentError, ModelError, PasswordError, RulesError
from ehc_text.parsing.parse import parse_plan
from ehc_text.reading.hashing import sha256_of
from ehc_text.reading.open import read_document
from ehc_text.records.assessment import AssessedFile, FileFacts
from ehc_text.records.document import Document, FileFormat, Problem, ProblemKind
from ehc_text.records.exceptions import AcceptedException
from ehc_text.records.finding import Finding, Severity
from ehc_text.records.framework import Framework
from ehc_text.records.front_sheet import FrontSheetRules
from ehc_text.records.headings import HeadingRules
from ehc_text.records.plan import DocumentKind, Plan, PlanStatus
from ehc_text.records.rules import RulePack
from ehc_text.rulepacks.exceptions import load_exceptions
from ehc_text.rulepacks.framework import FILE_NAME as FRAMEWORK_FILE
from ehc_text.rulepacks.framework import load_framework
from ehc_text.rulepacks.front_sheet import load_front_sheet, with_own_front_sheet
from ehc_text.rulepacks.headings import load_headings, with_own_headings
from ehc_text.rulepacks.load import load_rules
from ehc_text.rulepacks.own import is_own, with_own_rules, with_switches
from ehc_text.shipped import folder

_VERSION_CHARS = 16
"""So many characters of a hash tell versions apart, as with the rules."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What every document of a run is read and judged with; loaded once."""

    pack: RulePack
    headings: HeadingRules
    front_sheet: FrontSheetRules
    framework: Framework
    exceptions: tuple[AcceptedException, ...] = ()
    """The findings that somebody accepted: they are told, and do not count until their day is past."""
    judges: Judges = RULES_ALONE
    """The trained models that decide with the rules; without any the rules decide alone."""
    models_version: str = ""
    """A hash of the models' weights, "" where there are none."""


def load_tools(
    rules: Path | Sequence[Path] | None = None,
    *,
    models: Path | None = None,
    off: Sequence[str] = (),
    severities: Mapping[str, Severity] | None = None,
    accept: Path | None = None,
    sources: Mapping[str, str] | None = None,
) -> Tools:
    """Return the rules to work with: the shipped ones, and what the folders `rules` put over them or in their place.

    A folder with an own.yaml is laid over the rules so far; any other takes their place. `off` switches checks off,
    `severities` gives codes another weight, `accept` is a file of accepted exceptions; `sources` says
    of each code in off and severities where that was asked for. `models` is a folder of trained models; a model that
    it does not hold is the shipped one. Without such a folder the rules decide alone.

    Raises:
        ModelError: if a model is missing or faulty.
        RulesError: if a rule file is faulty or missing, or a check that a folder adds or changes fails on its
            examples; the message starts with file:line.
        SettingsError: if the file of exceptions is faulty.
    """
    folders = [rules] if isinstance(rules, Path) else list(rules or ())
    if not folders or is_own(folders[0]):
        folders.insert(0, folder("rules"))
    tools = _complete_tools(folders[0])
    for where in folders[1:]:
        tools = _with_own(tools, where) if is_own(where) else _complete_tools(where)
    pack = with_switches(tools.pack, off=off, severities=severities or {}, sources=sources or {})
    tools = replace(tools, pack=pack, exceptions=load_exceptions(accept) if accept else ())
    return _with_models(tools, models) if models else tools


def _with_models(tools: Tools, models: Path) -> Tools:
    """Return the tools with the trained models, and the thresholds that their manifests give."""
    loaded = {name: load_model(where) for name, where in _folders_of(models).items()}
    model, manifest = loaded[VAGUENESS]
    vagueness = VaguenessJudge(
        model=model,
        vague_from=manifest.threshold("vague_from"),
        firm_to=manifest.threshold("firm_to"),
        firm_to_missing=manifest.threshold("firm_to_missing"),
    )
    provision, child = (
        LabelJudge(model=loaded[name][0], label=label, least=loaded[name][1].threshold(threshold))
        for name, label, threshold in (
            (PASSAGE, PROVISION, "provision_from"),
            (SPEAKER, CHILD_SPEAKS, "child_from"),
        )
    )
    version = hashlib.sha256("".join(manifest.weights_sha256 for _, manifest in loaded.values()).encode("ascii"))
    return replace(
        tools,
        judges=Judges(vagueness=vagueness, provision=provision, child=child),
        models_version=version.hexdigest()[:_VERSION_CHARS],
    )


def _folders_of(models: Path) -> dict[str, Path]:
    """Return where each model lies: in the folder, or, where it holds others only, among the shipped ones."""
    own = {name: models / name for name in (VAGUENESS, PASSAGE, SPEAKER)}
    if not any(where.is_dir() for where in own.values()):
        raise ModelError(
            f"The folder '{models}' holds no trained model: name one with a folder '{VAGUENESS}', '{PASSAGE}' or "
            f"'{SPEAKER}' in it, or leave --models out to use the shipped ones."
        )
    return {name: where if where.is_dir() else folder("models") / name for name, where in own.items()}


def _complete_tools(where: Path) -> Tools:
    pack = load_rules(where)
    return Tools(
        pack=pack,
        headings=load_headings(where),
        front_sheet=load_front_sheet(where),
        framework=load_framework(where, _codes(pack)),
    )


def _with_own(tools: Tools, where: Path) -> Tools:
    """Return the tools with a council's own rules over them, once those have passed their own examples."""
    pack = with_own_rules(tools.pack, where)
    own = Tools(
        pack=pack,
        headings=with_own_headings(tools.headings, where),
        front_sheet=with_own_front_sheet(tools.front_sheet, where),
        framework=load_framework(where, _codes(pack)) if (where / FRAMEWORK_FILE).is_file() else tools.framework,
    )
    changed = {check.code for check in pack.checks if check not in tools.pack.checks}
    failures = failing_examples(pack, own.headings, own.front_sheet, codes=changed)
    if failures:
        raise RulesError("\n".join(f"{place}: {what}" for place, what in failures))
    return own


def _codes(pack: RulePack) -> frozenset[str]:
    return frozenset(check.code for check in (*pack.checks, *pack.switched_off))


def test_rules(tools: Tools) -> tuple[Failure, ...]:
    """Return each example on which its check does not do what it should, as (file:line, what went wrong)."""
    return failing_examples(tools.pack, tools.headings, tools.front_sheet)


def assess_file(
    path: Path,
    *,
    relative: str,
    as_of: dt.date,
    tools: Tools,
    password: str | None = None,
    held_as: PlanStatus | None = None,
) -> AssessedFile:
    """Return what one file holds and what is wrong with it. A file that cannot be read has no plan, and a problem.

    `relative` is the path to report, with forward slashes, from the folder that was scanned. The checks hold the plan
    to be a draft or issued by its own status, or by `held_as`; what is reported stays the plan's own.
    """
    read = read_only(path, relative=relative, as_of=as_of, tools=tools, password=password)
    if read.plan is None or read.plan.kind is DocumentKind.OTHER:
        return read
    held = replace(read.plan, status=held_as) if held_as else read.plan
    result = run_checks(held, tools.pack, as_of, tools.judges)
    return with_findings(replace(read, problems=read.problems + result.problems), result.findings, tools)


def with_findings(assessed: AssessedFile, more: Iterable[Finding], tools: Tools) -> AssessedFile:
    """Return the file with these findings too, those marked that somebody accepted, graded by those that are open."""
    plan = assessed.plan
    if plan is None:
        return assessed
    findings = in_order((*assessed.findings, *more))
    findings = with_acceptances(findings, assessed.file, plan.child, tools.exceptions, assessed.as_of)
    assessment = assess(
        (finding for finding in findings if finding.is_open),
        _statement_counts(plan),
        tools.framework,
        is_review=plan.kind is DocumentKind.ANNUAL_REVIEW,
        abstained=[check.code for check in tools.pack.checks if abstains(check, plan)],
    )
    return replace(assessed, findings=findings, assessment=assessment)


def _statement_counts(plan: Plan) -> dict[str, int]:
    """Return how many statements each section of the plan holds."""
    counts = Counter(statement.section for statement in plan.statements)
    return {section.letter: counts[section.letter] for section in plan.sections}


def as_found(assessed: AssessedFile, relative: str, tools: Tools, more: Iterable[Finding] = ()) -> AssessedFile:
    """Return results that were kept as those of a file of the same contents at `relative`, with `more` findings.

    What depends on name and path, on the accepted exceptions and on the framework of grades is settled anew.
    """
    name = relative.rpartition("/")[2]
    before = f"{assessed.file.name}: "
    problems = tuple(
        replace(one, message=f"{name}: {one.message.removeprefix(before)}") if one.message.startswith(before) else one
        for one in assessed.problems
    )
    named = replace(assessed, file=replace(assessed.file, name=name, path=relative), problems=problems)
    if named.plan is None or named.plan.kind is DocumentKind.OTHER:
        return named
    return with_findings(named, more, tools)


def unused_exceptions(assessed: AssessedFile, tools: Tools) -> tuple[AcceptedException, ...]:
    """Return the exceptions that speak of this plan and match none of its findings.

    Those of what shows only between plans are left out: one file cannot tell.
    """
    if assessed.plan is None:
        return ()
    used = {finding.acceptance.source for finding in assessed.findings if finding.acceptance}
    own = exceptions_for(assessed.file, assessed.plan.child, tools.exceptions)
    return tuple(one for one in own if one.source not in used and one.code != BETWEEN_PLANS)


def read_only(path: Path, *, relative: str, as_of: dt.date, tools: Tools, password: str | None = None) -> AssessedFile:
    """Return what one file holds, with no check run over it."""
    try:
        document = read_document(path, password=password, titles=tools.headings.column_words)
        plan = parse_plan(document, tools.headings, tools.front_sheet, tools.pack.words, as_of)
    except DocumentError as error:
        return _unread(path, relative, as_of, error)
    return AssessedFile(file=_facts(document, plan, relative), as_of=as_of, plan=plan, problems=plan.problems)


def _facts(document: Document, plan: Plan, relative: str) -> FileFacts:
    return FileFacts(
        name=document.name,
        path=relative,
        sha256=document.sha256,
        format=document.format,
        page_count=document.page_count,
        word_count=plan.word_count,
    )


def _unread(path: Path, relative: str, as_of: dt.date, error: DocumentError) -> AssessedFile:
    kind = ProblemKind.PASSWORD if isinstance(error, PasswordError) else ProblemKind.UNREADABLE
    facts = FileFacts(name=path.name, path=relative, sha256=sha256_of(path), format=FileFormat.UNKNOWN)
    return AssessedFile(file=facts, as_of=as_of, problems=(Problem(kind=kind, message=str(error)),))
