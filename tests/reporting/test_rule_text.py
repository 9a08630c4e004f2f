from ehc_text.records.finding import Agency, Basis, Severity
from ehc_text.records.rules import Check, CheckKind, Example
from ehc_text.reporting.rule_text import rule_as_text


def test_the_page_of_a_rule_tells_what_it_means_rests_on_and_looks_for():
    check = Check(
        code="VAG002",
        name="discretionary-trigger",
        theme="vague_provision",
        kind=CheckKind.PHRASE,
        sections=("F", "G"),
        severity=Severity.MEDIUM,
        agency=None,
        message="'{match}' leaves open when this happens.",
        advice="Say what sets it off.",
        basis=Basis(name="SEND Code of Practice 2015", ref="9.69"),
        phrases={"all": ("as required", "where possible")},
        cures={"all": ()},
        flags=(Example(sections={"F": ("Sam has help as required.",)}, marks=("as required",)),),
        passes=(Example(sections={"C": ("Epilepsy.",), "G": ("The nurse calls.",)}, front=("Date: 1 May 2026",)),),
        source="vague.yaml:3",
        means="leaves to somebody's judgement whether it happens",
    )
    text = rule_as_text(check)
    assert text.startswith("VAG002 discretionary-trigger\n")
    assert "SEND Code of Practice 2015, 9.69" in text
    assert "as required; where possible" in text
    assert "  - F: Sam has help [[as required]]." in text
    assert "  - front: Date: 1 May 2026\n    C: Epilepsy.\n    G: The nurse calls." in text
    assert "vague.yaml:3" in text
    assert "that of the section" in text


def test_a_rule_of_one_agency_names_it():
    check = Check(
        code="HEA001",
        name="n",
        theme="health_action",
        kind=CheckKind.CODE,
        sections=(),
        severity=Severity.HIGH,
        agency=Agency.HEALTH,
        message="m",
        advice="a",
        basis=Basis(name="n", ref="r", read_on="2026-01-02"),
    )
    text = rule_as_text(check)
    assert "Agency    health" in text
    assert "n, r (read there on 2026-01-02)" in text
    assert "Sections  the whole document" in text
