"""Two scans held against each other: which plans and findings are known again, and what is told."""

import json
from dataclasses import replace

import pytest
from assessed_builders import absence, accepted, assessed, finding, unread

from ehc_text.audit.compare import compare, lines_of, read_plans
from ehc_text.errors import UsageError
from ehc_text.records.document import Problem
from ehc_text.reporting.contract_object import UNREAD_KINDS, contract_object


@pytest.fixture
def compared(tmp_path):
    """Return a function that writes two scans and compares them."""

    def run(before, after):
        for name, files in (("before", before), ("after", after)):
            lines = [contract_object(file).as_line() + "\n" for file in files]
            (tmp_path / f"{name}.jsonl").write_text("".join(lines), encoding="utf-8")
        return compare(read_plans(tmp_path / "before.jsonl"), read_plans(tmp_path / "after.jsonl"))

    return run


def test_two_scans_that_found_the_same_differ_in_nothing(compared):
    files = [assessed(findings=(finding(), absence()))]
    comparison = compared(files, files)
    assert (comparison.plans, comparison.kept, dict(comparison.by_code)) == ((), 2, {})


def test_what_was_gained_and_lost_is_told_by_code_and_plan(compared):
    before = [assessed("a.docx", findings=(finding(), absence()), sha256="1"), assessed("b.docx", sha256="2")]
    after = [
        assessed("a.docx", findings=(absence(),), sha256="1"),
        assessed("b.docx", findings=(finding(),), sha256="2"),
    ]
    comparison = compared(before, after)
    assert dict(comparison.by_code) == {"VAG003": (1, 1)}
    assert [(plan.path, len(plan.gained), len(plan.lost)) for plan in comparison.plans] == [
        ("a.docx", 0, 1),
        ("b.docx", 1, 0),
    ]
    assert list(lines_of(comparison)) == [
        "1 gained, 1 lost, 1 in both.",
        "  VAG003  +1  -1",
        "a.docx",
        "  - VAG003 F: Regular",
        "b.docx",
        "  + VAG003 F: Regular",
    ]


KNOWN_AGAIN = [
    ({"start": 14, "end": 21}, True, "its offsets moved"),
    ({"quote": "regular"}, True, "another case"),
    ({"quote": "Regular sessions", "end": 16}, True, "the quote grew"),
    ({"quote": "Often", "end": 5}, False, "another quote"),
    ({"section": "G"}, False, "another section"),
    ({"code": "VAG004"}, False, "another code"),
    ({"acceptance": accepted()}, False, "it was accepted since"),
]


@pytest.mark.parametrize(("changes", "is_same", "remark"), KNOWN_AGAIN, ids=[case[2] for case in KNOWN_AGAIN])
def test_a_finding_is_known_again_by_code_section_and_quote(compared, changes, is_same, remark):
    old = finding()
    comparison = compared([assessed(findings=(old,))], [assessed(findings=(replace(old, **changes),))])
    assert (comparison.plans == ()) is is_same, remark


def test_the_same_phrase_found_twice_before_and_once_after_is_one_lost(compared):
    twice = assessed(findings=(finding(), finding(start=20, end=27)))
    comparison = compared([twice], [assessed(findings=(finding(start=20, end=27),))])
    assert dict(comparison.by_code) == {"VAG003": (0, 1)}
    assert comparison.kept == 1


@pytest.mark.parametrize(
    ("path", "sha256", "is_changed"),
    [("moved/a.docx", "1", False), ("a.docx", "2", True)],
    ids=["renamed", "a new version"],
)
def test_a_plan_is_known_again_by_its_contents_or_its_path(compared, path, sha256, is_changed):
    before = [assessed("a.docx", findings=(finding(),), sha256="1")]
    comparison = compared(before, [assessed(path, sha256=sha256)])
    [plan] = comparison.plans
    assert (plan.path, len(plan.lost), plan.is_changed) == (path, 1, is_changed)


def test_plans_of_one_scan_alone_and_plans_that_were_not_read_are_told_and_not_counted(compared):
    before = [assessed("a.docx", findings=(finding(),), sha256="1"), assessed("b.docx", sha256="2")]
    after = [unread("b.docx", sha256="2"), assessed("c.docx", findings=(finding(),), sha256="3")]
    comparison = compared(before, after)
    assert (comparison.only_before, comparison.only_after) == (("a.docx",), ("c.docx",))
    assert comparison.not_read == ("b.docx",)
    assert comparison.plans == ()


@pytest.mark.parametrize("kind", sorted(UNREAD_KINDS))
def test_a_plan_that_was_given_up_has_lost_no_findings(compared, kind):
    given_up = replace(unread("a.docx", sha256="1"), problems=(Problem(kind=kind, message="it took too long"),))
    comparison = compared([assessed("a.docx", findings=(finding(),), sha256="1")], [given_up])
    assert (comparison.not_read, comparison.plans) == (("a.docx",), ())


def test_a_file_that_is_no_scan_is_refused(tmp_path):
    (tmp_path / "plans.jsonl").write_text("{}\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"plans\.jsonl:1: this line is no result"):
        read_plans(tmp_path)
    with pytest.raises(UsageError, match="is no folder of a scan"):
        read_plans(tmp_path / "nowhere")


def test_the_command_prints_text_and_json(tmp_path):
    from typer.testing import CliRunner

    from ehc_text.cli.main import app

    for name, findings in (("before", (finding(),)), ("after", ())):
        (tmp_path / name).mkdir()
        line = contract_object(assessed(findings=findings)).as_line() + "\n"
        (tmp_path / name / "plans.jsonl").write_text(line, encoding="utf-8")
    arguments = ["compare", str(tmp_path / "before"), str(tmp_path / "after")]
    told = CliRunner().invoke(app, arguments)
    assert (told.exit_code, told.stdout.splitlines()[0]) == (0, "0 gained, 1 lost, 0 in both.")
    data = json.loads(CliRunner().invoke(app, [*arguments, "--format", "json"]).stdout)
    assert data["codes"] == {"VAG003": {"gained": 0, "lost": 1}}
    assert data["plans"][0]["lost"][0]["quote"] == "Regular"
