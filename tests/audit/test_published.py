"""What is published of a period: the right shares, trends and examples, and nothing that must not be told."""

import datetime as dt
import json
from dataclasses import replace

import pytest
from desk_builders import audit_finding, audit_pack, audit_plan, audit_sample, recording_of, sha

from ehc_text.audit.counting import fault_share, of_kind, standard_share
from ehc_text.audit.estimate import estimate
from ehc_text.audit.evidence import HASHES, evidence
from ehc_text.audit.filed import filed, first_marking
from ehc_text.audit.judged import evidence_from
from ehc_text.audit.published import Period, period_of, published
from ehc_text.errors import UsageError
from ehc_text.records.assessment import Grade
from ehc_text.records.audit import Answer, SignOff, StockPlan
from ehc_text.records.desk import FilledPack, FindingAnswer, GradeAnswer
from ehc_text.records.finding import Agency
from ehc_text.reporting.findings_html import findings_html
from ehc_text.reporting.findings_text import divided, share_text
from ehc_text.reporting.findings_word import findings_word
from ehc_text.rulepacks.framework import load_framework
from ehc_text.rulepacks.load import load_rules
from ehc_text.shipped import folder

DAY = dt.date(2026, 11, 20)
AUTUMN = Period(since=dt.date(2026, 9, 1), until=dt.date(2026, 12, 18))


@pytest.fixture(scope="module")
def framework():
    return load_framework(folder("rules"))


@pytest.fixture(scope="module")
def checks():
    return load_rules(folder("rules")).checks


def audit(*, faulty, clean, stock_flagged, stock_unflagged, day=DAY, seed=1, disagreed=0, **kwargs):
    """Return a filled pack: `faulty` plans are flagged for VAG001, the `clean` are not; all as the program says.

    Of the flagged ones `disagreed` are rejected. Voice is graded as inadequate where a plan is faulty, else as good.
    """
    base = seed * 10_000
    plans = []
    for number in range(1, faulty + clean + 1):
        found = [audit_finding(1)] if number <= faulty else []
        drawn = {
            "plan": sha(base + number),
            "stratum_size": stock_flagged if found else stock_unflagged,
            "drawn": faulty if found else clean,
        }
        plans.append(audit_plan(number, *found, drawn=drawn))
    drawn = [StockPlan(plan=p.drawn.plan, kind="ehc_plan", stratum=p.drawn.stratum, codes=p.drawn.codes) for p in plans]
    others = [
        StockPlan(
            plan=sha(base + 5000 + n),
            kind="ehc_plan",
            stratum="flagged" if n < stock_flagged - faulty else "unflagged",
            codes=("VAG001",) if n < stock_flagged - faulty else (),
        )
        for n in range(stock_flagged + stock_unflagged - faulty - clean)
    ]
    stock = [*drawn, *others]
    pack = audit_pack(audit_sample(*plans, stock=tuple(stock), sha256=f"{seed:064x}"), key=f"pack-{seed}", **kwargs)
    recording = recording_of(pack, decided_on=day)
    answers = [
        replace(one, answer=Answer.DISAGREE, reason="It says when.") if position < disagreed else one
        for position, one in enumerate(recording.findings)
    ]
    grades = tuple(
        GradeAnswer(plan=plan.number, standard="voice", grade=Grade.INADEQUATE if plan.findings else Grade.GOOD)
        for plan in plans
    )
    return FilledPack(pack=pack, recording=replace(recording, findings=tuple(answers), grades=grades), turn=1)


def test_a_share_is_weighted_back_to_the_stock():
    """Half of the sample is faulty, because flagged plans were drawn more often; of the stock it is a tenth."""
    one = audit(faulty=20, clean=20, stock_flagged=40, stock_unflagged=360)
    counted = fault_share(filed([one]), "VAG001")
    assert counted.share.value == pytest.approx(0.10)
    assert (counted.faulty, counted.read, counted.stock) == (20, 40, 400)


def test_the_share_is_that_of_the_estimate():
    records = filed([audit(faulty=20, clean=20, stock_flagged=40, stock_unflagged=360, disagreed=7)])
    [one] = estimate(evidence_from(records), ["VAG001"])
    counted = fault_share(records, "VAG001")
    assert (one.prevalence.value, one.prevalence.low, one.prevalence.high) == pytest.approx(
        (counted.share.value, counted.share.low, counted.share.high)
    )


def test_what_an_auditor_rejects_is_no_fault():
    one = audit(faulty=20, clean=20, stock_flagged=40, stock_unflagged=360, disagreed=10)
    assert fault_share(filed([one]), "VAG001").share.value == pytest.approx(0.05)


def test_a_missed_fault_counts_for_all_the_plans_that_it_stands_for():
    one = audit(faulty=20, clean=20, stock_flagged=40, stock_unflagged=360)
    missed = FindingAnswer(plan=21, number=None, code="VAG001", answer=Answer.MISSED, words="an adult")
    more = replace(one, recording=replace(one.recording, findings=(*one.recording.findings, missed)))
    # 1 of the 20 unflagged plans that were read stands for 18 of 360.
    assert fault_share(filed([more]), "VAG001").share.value == pytest.approx(0.10 + 18 / 400)


def test_a_standard_is_met_where_it_was_graded_good_or_better(framework):
    one = audit(faulty=20, clean=20, stock_flagged=40, stock_unflagged=360)
    counted = standard_share(filed([one]), "voice", ["VOI001"])
    assert counted.share.value == pytest.approx(0.90)
    assert counted.share.low <= 0.90 <= counted.share.high
    assert counted.faulty == 20


def test_a_second_reading_and_an_older_one_do_not_count_twice():
    first = audit(faulty=10, clean=10, stock_flagged=20, stock_unflagged=180)
    second = audit(faulty=10, clean=10, stock_flagged=20, stock_unflagged=180, auditor="B. Reader", marking=2)
    again = audit(faulty=10, clean=10, stock_flagged=20, stock_unflagged=180, auditor="C. Reader", disagreed=10)
    again = replace(again, recording=replace(again.recording, decided_on=DAY + dt.timedelta(days=1)))
    records = first_marking(filed([first, second, again]))
    assert len(records.readings) == 20
    assert {one.auditor for one in records.readings} == {"A. Reader"}
    assert fault_share(records, "VAG001").faulty == 10


@pytest.fixture
def two_periods():
    """Return the packs of a spring and an autumn: the share of vague plans fell from 30 to 10 of 100."""
    spring = audit(faulty=20, clean=20, stock_flagged=120, stock_unflagged=280, day=dt.date(2026, 6, 10), seed=2)
    return [spring, audit(faulty=20, clean=20, stock_flagged=40, stock_unflagged=360)]


def test_figures_trends_and_actions_are_told(two_periods, framework, checks):
    report = published(two_periods, (), AUTUMN, framework, checks, "Autumn")
    [group] = report.groups
    assert (group.read, group.stock, report.auditors) == (40, 400, 1)
    provision = next(one for one in group.standards if one.id == "provision")
    [fault] = provision.faults
    assert (fault.code, fault.share.value) == ("VAG001", pytest.approx(0.10))
    assert fault.trend.value == pytest.approx(-0.20)
    assert fault.trend.high < 0
    [action] = report.actions
    assert (action.agency, action.faults) == (Agency.EDUCATION, (fault,))
    voice = next(one for one in group.standards if one.id == "voice")
    assert [one.id for one in divided(group).well] == ["voice"]
    assert voice.counts == (0, 20, 0, 20)


def test_few_documents_are_not_told_of(framework, checks):
    one = audit(faulty=3, clean=37, stock_flagged=40, stock_unflagged=360)
    report = published([one], (), AUTUMN, framework, checks, "Autumn")
    provision, voice = (
        next(one for one in report.groups[0].standards if one.id == name) for name in ("provision", "voice")
    )
    assert [fault.share for fault in provision.faults] == [None]
    assert voice.met is None
    assert voice.counts == (0, None, 0, None)
    assert [(fault.code, fault.share) for one in report.actions for fault in one.faults] == [("VAG001", None)]
    assert "the share is not told" in findings_html(report)
    assert "Too few documents" in findings_html(report)
    assert share_text(voice.met) == "c"


def test_neither_are_those_few_that_have_no_fault(framework, checks):
    one = audit(faulty=37, clean=3, stock_flagged=360, stock_unflagged=40)
    report = published([one], (), AUTUMN, framework, checks, "Autumn")
    provision = next(one for one in report.groups[0].standards if one.id == "provision")
    assert [fault.share for fault in provision.faults] == [None]


def test_a_handful_of_readings_gives_no_figures_at_all(framework, checks):
    one = audit(faulty=2, clean=2, stock_flagged=40, stock_unflagged=360)
    voice = published([one], (), AUTUMN, framework, checks, "Autumn").groups[0].standards[0]
    assert (voice.met, voice.counts) == (None, ())


def example_of(pack, *, has_consent, is_example=True, answer=Answer.AGREE):
    recording = pack.recording
    marked = replace(recording.findings[0], is_example=is_example, answer=answer, reason="no")
    plans = tuple(replace(one, has_consent=has_consent) for one in recording.plans)
    return replace(pack, recording=replace(recording, findings=(marked, *recording.findings[1:]), plans=plans))


@pytest.mark.parametrize(
    ("changes", "is_told"),
    [
        ({"has_consent": True}, True),
        ({"has_consent": False}, False),
        ({"has_consent": True, "is_example": False}, False),
        ({"has_consent": True, "answer": Answer.DISAGREE}, False),
    ],
)
def test_an_example_needs_consent_and_an_auditor_who_marked_and_upheld_it(framework, checks, changes, is_told):
    one = example_of(audit(faulty=20, clean=20, stock_flagged=40, stock_unflagged=360), **changes)
    report = published([one], (), AUTUMN, framework, checks, "Autumn")
    told = [example.words for standard in report.groups[0].standards for example in standard.examples]
    assert told == (["[child] will have access to a quiet room."] if is_told else [])


def test_a_period_without_recordings_is_refused(two_periods):
    with pytest.raises(UsageError, match="No pack was recorded"):
        period_of(two_periods, dt.date(2027, 1, 1), None)
    assert period_of(two_periods, None, None) == Period(since=dt.date(2026, 6, 10), until=DAY)


def test_the_period_before_is_as_long_and_ends_the_day_before():
    autumn = Period(since=dt.date(2026, 9, 1), until=dt.date(2026, 9, 30))
    assert autumn.before == Period(since=dt.date(2026, 8, 2), until=dt.date(2026, 8, 31))


def test_plans_and_reviews_are_told_apart(framework):
    plan = audit_plan(1, audit_finding(1))
    review = audit_plan(2, audit_finding(1, "ARV001"), drawn={"kind": "annual_review"})
    pack = audit_pack(audit_sample(plan, review))
    records = filed([FilledPack(pack=pack, recording=recording_of(pack), turn=1)])
    assert {one.code for one in of_kind(records, is_review=True).verdicts} == {"ARV001"}
    assert {one.plan for one in of_kind(records, is_review=False).readings} == {sha(1)}


def test_word_and_html_hold_the_same_figures_and_no_script(two_periods, framework, checks):
    import io

    from docx import Document

    report = published(two_periods, (), AUTUMN, framework, checks, "Autumn <b>findings</b>")
    page = findings_html(report)
    document = Document(io.BytesIO(findings_word(report)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    texts = [paragraph.text for paragraph in document.paragraphs] + cells
    for words in ("10% (", "down 20 points (", "What we do well", "What each agency can do"):
        assert words in page
        assert any(words in text for text in texts), words
    assert "Autumn &lt;b&gt;findings&lt;/b&gt;" in page
    assert "<script" not in page
    assert "http" not in page


def test_everything_is_the_same_to_the_byte_when_it_is_made_again(two_periods, framework, checks, monkeypatch):
    import time

    def make():
        report = published(two_periods, (), AUTUMN, framework, checks, "Autumn")
        reports = {"findings.docx": findings_word(report), "findings.html": findings_html(report).encode()}
        return reports | evidence(two_periods, (), AUTUMN, framework, checks, reports)

    first = make()
    later = time.time() + 400_000_000
    monkeypatch.setattr(time, "time", lambda: later)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(later))
    assert make() == first


def test_the_evidence_holds_what_an_inspector_needs_and_no_name(two_periods, framework, checks):
    signed = SignOff(plan=sha(10_001), grade=Grade.GOOD, signed_by="Q. Lead", signed_on=DAY)
    files = evidence(two_periods, (signed,), AUTUMN, framework, checks, {"../findings.html": b"page"})
    text = {name: content.decode() for name, content in files.items()}
    assert set(text) == {
        "method.md",
        "versions.json",
        "figures.json",
        "sample.csv",
        "verdicts.csv",
        "grades.csv",
        HASHES,
    }
    assert "seed 7" in text["method.md"]
    assert len(text["method.md"].splitlines()) < 60
    assert json.loads(text["versions.json"])["scans"][0]["versions"] == {
        "program": "0.1.0",
        "rules": "r1",
        "models": "m1",
    }
    vague = next(one for one in json.loads(text["figures.json"]) if one.get("code") == "VAG001")
    assert (vague["count"], vague["read"], vague["share"]) == (20, 40, 0.1)
    assert len(text["sample.csv"].splitlines()) == 41
    assert "../findings.html" in text[HASHES]
    for name in ("A. Reader", "Q. Lead", "Robin"):
        assert not any(name in content for content in text.values())


def unread_one(pack):
    """Return the pack with its last plan left unread."""
    recording, last = pack.recording, pack.pack.plans[-1].number
    kept = {name: tuple(one for one in getattr(recording, name) if one.plan != last) for name in ("findings", "grades")}
    plans = tuple(one for one in recording.plans if one.plan != last)
    return replace(pack, recording=replace(recording, plans=plans, **kept))


def test_what_was_drawn_and_not_read_is_told(framework, checks):
    """A reader who leaves plans out may leave out the bad ones: nobody should have to guess that there were any."""
    one = unread_one(audit(faulty=20, clean=20, stock_flagged=40, stock_unflagged=360))
    assert evidence_from(filed([one])).unread == 1
    report = published([one], (), AUTUMN, framework, checks, "Autumn")
    assert "39 of 400 were read, drawn by chance. 1 more was drawn and not read" in findings_html(report)
    files = {name: text.decode() for name, text in evidence([one], (), AUTUMN, framework, checks, {}).items()}
    assert "given to readers: 40 documents" in files["method.md"]
    assert "Read: 39 documents, 0 of them twice (verdicts.csv). 1 left unread" in files["method.md"]
    assert [line.endswith(",no") for line in files["sample.csv"].splitlines()[1:]].count(True) == 1


def test_a_sample_from_other_strata_than_the_newest_one_counts_with_it():
    """The older sample parted by findings alone, the newer one by kind too."""
    older = audit(faulty=10, clean=10, stock_flagged=40, stock_unflagged=360, day=DAY - dt.timedelta(days=9))
    stock = tuple(replace(one, stratum=f"plans, {one.stratum}") for one in older.pack.sample.stock)
    drawn = tuple(
        replace(one, drawn=replace(one.drawn, plan=stock[-n].plan, stratum="plans, unflagged", stratum_size=360))
        for n, one in enumerate(older.pack.plans[10:], start=1)
    )
    pack = replace(
        older.pack, key="pack-9", made_on=DAY, plans=drawn, sample=replace(older.pack.sample, stock=stock, plans=drawn)
    )
    newer = FilledPack(pack=pack, recording=recording_of(pack, decided_on=DAY), turn=1)
    records = filed([older, newer])
    [one] = estimate(evidence_from(records), ["VAG001"])
    # Ten of ten flagged plans have it, none of ten and ten unflagged ones: 40 of 400.
    assert (one.read, one.prevalence.value) == (30, pytest.approx(0.10))
    assert fault_share(records, "VAG001").share.value == pytest.approx(0.10)


def graded(pack, *grades):
    """Return the pack with these numbers of voice grades, best first."""
    given = [grade for grade, number in zip(Grade, grades, strict=True) for _ in range(number)]
    answers = tuple(replace(one, grade=grade) for one, grade in zip(pack.recording.grades, given, strict=True))
    return replace(pack, recording=replace(pack.recording, grades=answers))


def test_no_grade_can_be_reckoned_from_the_share_that_is_good_or_better(framework, checks):
    """Nine good ones and a share of twelve in twenty would tell that three are outstanding."""
    one = graded(audit(faulty=20, clean=0, stock_flagged=400, stock_unflagged=0), 3, 9, 6, 2)
    voice = published([one], (), AUTUMN, framework, checks, "Autumn").groups[0].standards[0]
    assert voice.met.value == pytest.approx(12 / 20)
    assert voice.counts == (None, None, None, None)
    even = graded(audit(faulty=20, clean=0, stock_flagged=400, stock_unflagged=0), 0, 12, 6, 2)
    assert published([even], (), AUTUMN, framework, checks, "A").groups[0].standards[0].counts == (0, 12, None, None)


def test_a_share_that_leaves_few_of_the_stock_without_the_fault_is_not_told():
    """All of 20 that were read of a stock of 23: the share would tell of the three that have no finding."""
    one = audit(faulty=20, clean=0, stock_flagged=20, stock_unflagged=3)
    assert fault_share(filed([one]), "VAG001").is_safe is False


def test_without_a_period_before_there_is_no_column_for_the_change(two_periods, framework, checks):
    alone, both = (
        findings_html(published(packs, (), AUTUMN, framework, checks, "A")) for packs in (two_periods[1:], two_periods)
    )
    assert ">Change<" not in alone
    assert ">Change<" in both


def test_the_sign_for_what_is_not_told_is_explained_where_it_stands(framework, checks):
    page = findings_html(
        published(
            [audit(faulty=3, clean=37, stock_flagged=40, stock_unflagged=360)], (), AUTUMN, framework, checks, "A"
        )
    )
    assert "as a share of all documents (c: not told, since fewer than five documents stand behind it)" in page


def test_the_cells_of_a_quoted_row_read_as_prose(framework, checks):
    one = example_of(audit(faulty=20, clean=20, stock_flagged=40, stock_unflagged=360), has_consent=True)
    first = one.pack.plans[0]
    row = replace(first.findings[0], context="Access to a laptop | | For longer pieces | SENCo")
    plans = (replace(first, findings=(row,)), *one.pack.plans[1:])
    report = published([replace(one, pack=replace(one.pack, plans=plans))], (), AUTUMN, framework, checks, "A")
    [words] = [example.words for standard in report.groups[0].standards for example in standard.examples]
    assert words == "Access to a laptop; For longer pieces; SENCo"
