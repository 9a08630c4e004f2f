"""Figures against labelled cases: how well sections, dates, statements and findings agree with a careful officer's.

A council can label cases of its own templates and see what the program is worth on them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ehc_text.audit.gold import GoldFinding, GoldStatement, LabelledFile
from ehc_text.audit.measures import Tally, overlap, share, text_f1
from ehc_text.reporting.contract import ContractObject, FindingPart, StatementPart

SAME_STATEMENT = 0.7
"""From this overlap on, a statement as read is held to be the labelled one, or a part of it."""

SAME_PLACE = 0.6
"""From this overlap on, a finding is held to point at the labelled place."""

_POOR_SECTION = 0.9
_VAGUE_PREFIX = "VAG"

Remark = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """The figures by name: counts as whole numbers, the rest from 0 to 1, None where nothing of it was labelled.

    `codes` holds the tally of each code, `missing` the files that were not there. `remarks` tell every disagreement,
    in the words of the cases.
    """

    figures: Mapping[str, float | int | None]
    codes: Mapping[str, Tally]
    missing: tuple[str, ...]
    remarks: tuple[str, ...]


def evaluate(files: Iterable[LabelledFile], read: Callable[[LabelledFile], ContractObject | None]) -> Evaluation:
    """Hold what `read` gives for each file against its labels; None stands for a file that is not there."""
    score = _Score()
    for file in files:
        _score_file(score, file, read(file))
    return Evaluation(
        figures=_figures(score),
        codes=dict(sorted(score.codes.items())),
        missing=tuple(score.missing),
        remarks=tuple(score.remarks),
    )


def worst_codes(codes: Mapping[str, Tally], most: int = 14) -> list[tuple[str, Tally]]:
    """Return the codes with the most wrong decisions first."""
    return sorted(codes.items(), key=lambda item: -(item[1].fp + item[1].fn))[:most]


def _tallies() -> defaultdict[str, Tally]:
    return defaultdict(Tally)


@dataclass(slots=True, kw_only=True)
class _Score:
    """What has been counted so far."""

    documents: int = 0
    kinds_right: int = 0
    sections_due: int = 0
    sections_found: int = 0
    dates_due: int = 0
    dates_right: int = 0
    unmatched: int = 0
    places_due: int = 0
    places_right: int = 0
    section_f1s: list[float] = field(default_factory=list)
    template_f1s: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    statements: Tally = field(default_factory=Tally)
    template_statements: defaultdict[str, Tally] = field(default_factory=_tallies)
    causes: defaultdict[str, Tally] = field(default_factory=_tallies)
    codes: defaultdict[str, Tally] = field(default_factory=_tallies)
    theme_codes: defaultdict[str, Tally] = field(default_factory=_tallies)
    template_codes: defaultdict[str, Tally] = field(default_factory=_tallies)
    missing: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def _score_file(score: _Score, file: LabelledFile, found: ContractObject | None) -> None:
    score.documents += 1
    if found is None:
        score.missing.append(file.path.name)
    else:
        score.kinds_right += found.kind == file.gold.kind
    _score_sections(score, file, found)
    _score_dates(score, file, found)
    for statement in file.gold.statements:
        if not statement.borderline:
            _score_statement(score, file, statement, found.statements if found else [])
    _score_codes(score, file, found.findings if found else [])
    _score_places(score, file, found.findings if found else [])


def _score_sections(score: _Score, file: LabelledFile, found: ContractObject | None) -> None:
    read = {letter: part.text for letter, part in found.sections.items()} if found else {}
    for letter, due in file.gold.sections.items():
        score.sections_due += 1
        score.sections_found += letter in read
        agreement = text_f1(due, read[letter]) if letter in read else 0.0
        _keep_section(score, file, agreement)
        if agreement < _POOR_SECTION:
            score.remarks.append(f"section {file.path.name} {letter}: agreement {agreement:.2f}")
    for letter in read:
        if file.gold.sections and letter not in file.gold.sections:
            _keep_section(score, file, 0.0)
            score.remarks.append(f"section {file.path.name} {letter}: not in the document")


def _keep_section(score: _Score, file: LabelledFile, agreement: float) -> None:
    score.section_f1s.append(agreement)
    score.template_f1s[file.template].append(agreement)


def _score_dates(score: _Score, file: LabelledFile, found: ContractObject | None) -> None:
    read = found.dates.model_dump(mode="json") if found else {}
    for role, due in file.gold.dates.items():
        is_right = read.get(role) == due
        score.dates_due += 1
        score.dates_right += is_right
        if not is_right:
            score.remarks.append(f"date {file.path.name} {role}: labelled {due}, read {read.get(role)}")


def _score_statement(score: _Score, file: LabelledFile, due: GoldStatement, found: Iterable[StatementPart]) -> None:
    matches = [s for s in found if s.section == due.section and overlap(s.text, due.text) >= SAME_STATEMENT]
    is_vague = any(match.vague for match in matches)
    codes = {code for match in matches for code in match.codes}
    score.unmatched += not matches
    score.statements.count(is_due=due.vague, is_found=is_vague)
    score.template_statements[file.template].count(is_due=due.vague, is_found=is_vague)
    if due.vague:
        for code in codes | set(due.codes):
            score.causes[code].count(is_due=code in due.codes, is_found=code in codes)
    if due.vague != is_vague:
        what = "missed" if due.vague else "wrongly vague"
        lost = "" if matches else " (no such statement was read)"
        causes = f"labelled {sorted(due.codes)}, found {sorted(codes)}"
        score.remarks.append(f"{what} {file.path.name} {due.section}{lost}: {due.text[:150]} {causes}")


def _score_codes(score: _Score, file: LabelledFile, found: Iterable[FindingPart]) -> None:
    due = {expected.code: expected.why or "" for expected in reversed(file.gold.expected)}
    got = {f.code: f.quote or f.message for f in reversed(_other_than_vague(found))}
    for code in sorted((due.keys() | got.keys()) - set(file.gold.unsure)):
        for tally in (score.codes[code], score.theme_codes[code[:3]], score.template_codes[file.template]):
            tally.count(is_due=code in due, is_found=code in got)
        if code not in got:
            score.remarks.append(f"missed {file.path.name} {code}: {due[code][:160]}")
        elif code not in due:
            score.remarks.append(f"wrongly found {file.path.name} {code}: {got[code][:160]}")


def _score_places(score: _Score, file: LabelledFile, found: Iterable[FindingPart]) -> None:
    findings = _other_than_vague(found)
    for expected in file.gold.expected:
        own = [finding for finding in findings if finding.code == expected.code]
        if own and expected.near:
            score.places_due += 1
            score.places_right += any(_is_near(finding, expected) for finding in own)


def _other_than_vague(found: Iterable[FindingPart]) -> list[FindingPart]:
    return [finding for finding in found if not finding.code.startswith(_VAGUE_PREFIX)]


def _is_near(finding: FindingPart, expected: GoldFinding) -> bool:
    return max(overlap(finding.quote, expected.near), overlap(finding.context, expected.near)) >= SAME_PLACE


def _figures(score: _Score) -> dict[str, float | int | None]:
    codes, causes = _sum(score.codes), _sum(score.causes)
    return {
        "documents": score.documents,
        "documents_missing": len(score.missing),
        "kind_accuracy": share(score.kinds_right, score.documents),
        "section_found": _share(score.sections_found, score.sections_due),
        "section_text_f1": _mean(score.section_f1s),
        "date_accuracy": _share(score.dates_right, score.dates_due),
        "statements": score.statements.total,
        "statements_unmatched": score.unmatched,
        "vague_precision": score.statements.precision,
        "vague_recall": score.statements.recall,
        "vague_f1": score.statements.f1,
        "vague_cause_f1": causes.f1,
        "codes_precision": codes.precision,
        "codes_recall": codes.recall,
        "codes_f1": codes.f1,
        "codes_located": _share(score.places_right, score.places_due),
        **{f"codes_f1_{theme}": tally.f1 for theme, tally in sorted(score.theme_codes.items())},
        **dict(_template_figures(score)),
    }


def _template_figures(score: _Score) -> Iterator[tuple[str, float | None]]:
    for template in sorted(score.template_f1s):
        yield f"{template}: section_text_f1", _mean(score.template_f1s[template])
        yield f"{template}: vague_f1", score.template_statements[template].f1
        yield f"{template}: codes_f1", score.template_codes[template].f1


def _sum(tallies: Mapping[str, Tally]) -> Tally:
    total = Tally()
    for tally in tallies.values():
        total.add(tally)
    return total


def _share(right: int, due: int) -> float | None:
    return right / due if due else None


def _mean(values: list[float]) -> float | None:
    return sum(values) / len(values) if values else None
