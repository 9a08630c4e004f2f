"""Loading a rules folder: what a sound one gives, and how each fault is told."""

from pathlib import Path

import pytest

from ehc_text.errors import RulesError
from ehc_text.records.finding import Agency, Severity
from ehc_text.records.rules import CheckKind, Cure
from ehc_text.rulepacks.load import load_rules

RULE = """\
- code: "VAG002"
  name: "discretionary-trigger"
  kind: "phrase"
  sections: ["F", "G"]
  severity: "medium"
  message: "'{match}' leaves open whether this happens."
  advice: "Say what sets it off."
  basis: {name: "SEND Code of Practice 2015", ref: "9.69", read_on: null}
  phrases: ["as required", "where possible"]
  cures: ["dose"]
  flags:
    - "Sam will have therapy [[as required]]."
    - "Sam sits in front [[where possible]]."
  passes:
    - "The report required weekly therapy."
    - sections: {G: ["^ What | Who", "Blue inhaler | First-aider"]}
      as_of: "2026-11-01"
"""


def folder(tmp_path: Path, rule: str = RULE, words: str = 'roles: ["teacher"]\n') -> Path:
    for name, text in (("checks/vague.yaml", rule), ("words/people.yaml", words)):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_a_sound_folder_gives_its_checks_and_words(tmp_path):
    pack = load_rules(folder(tmp_path))
    (check,) = pack.checks
    assert (check.code, check.theme, check.kind) == ("VAG002", "vague_provision", CheckKind.PHRASE)
    assert (check.severity, check.agency) == (Severity.MEDIUM, None)
    assert check.phrases == {"all": ("as required", "where possible")}
    assert check.cures == {"all": (Cure.DOSE,)}
    assert check.source == "vague.yaml:1"
    assert pack.words["people"].groups == {"roles": ("teacher",)}


def test_a_basis_says_when_and_where_it_was_read(tmp_path):
    read = RULE.replace("read_on: null", 'read_on: "2026-11-27", read_in: "as quoted by a friend"')
    (check,) = load_rules(folder(tmp_path, read)).checks
    assert (check.basis.read_on, check.basis.read_in) == ("2026-11-27", "as quoted by a friend")


def test_a_basis_read_somewhere_on_no_day_is_refused(tmp_path):
    undated = RULE.replace("read_on: null", 'read_on: null, read_in: "as quoted by a friend"')
    with pytest.raises(RulesError, match="give the day too"):
        load_rules(folder(tmp_path, undated))


def test_examples_lose_their_marks_and_keep_their_lines(tmp_path):
    (check,) = load_rules(folder(tmp_path)).checks
    assert check.flags[0].sections == {"F": ("Sam will have therapy as required.",)}
    assert check.flags[0].marks == ("as required",)
    assert check.flags[0].line == 12
    assert check.passes[1].sections == {"G": ("^ What | Who", "Blue inhaler | First-aider")}
    assert check.passes[1].marks == ()


def test_an_agency_of_its_own_is_kept(tmp_path):
    rule = RULE.replace('  severity: "medium"', '  severity: "medium"\n  agency: "health"')
    assert load_rules(folder(tmp_path, rule)).checks[0].agency is Agency.HEALTH


def test_the_version_changes_with_a_word_and_not_with_line_ends(tmp_path):
    plain = load_rules(folder(tmp_path)).version
    (tmp_path / "words/people.yaml").write_bytes(b'roles: ["teacher"]\r\n')
    assert load_rules(tmp_path).version == plain
    (tmp_path / "words/people.yaml").write_bytes(b'roles: ["tutor"]\n')
    assert load_rules(tmp_path).version != plain


FAULTS = [
    ('  name: "discretionary-trigger"', '  title: "x"', "vague.yaml:2: 'title' is no known key", "an unknown key"),
    ('  advice: "Say what sets it off."\n', "", "vague.yaml:1: 'advice' is missing", "a missing key"),
    (
        'advice: "Say what sets it off."',
        "advice: no",
        "vague.yaml:7: 'advice' holds a value without quotes",
        "a bare no",
    ),
    (
        '"as required", "where',
        '1.10, "where',
        "vague.yaml:9: 'phrases.0' holds a value without quotes",
        "a bare number",
    ),
    ('code: "VAG002"', 'code: "VAG2"', "vague.yaml:1: 'code' is faulty", "a code not of the form"),
    ('code: "VAG002"', 'code: "XXX002"', "vague.yaml:1: 'XXX002' starts with none of", "a code of no theme"),
    ('kind: "phrase"', 'kind: "regex"', "vague.yaml:3: 'kind' is faulty", "an unknown kind"),
    ('cures: ["dose"]', 'cures: ["doze"]', "vague.yaml:10: 'cures.0' is faulty", "an unknown cure"),
    ('cures: ["dose"]', 'cures: {some: ["dose"]}', "vague.yaml:10: 'some' is no group", "a cure of no group"),
    ('"where possible"]', '"As required"]', "vague.yaml:9: 'As required' stands twice", "a phrase listed twice"),
    ('    - "Sam sits in front [[where possible]]."\n', "", "vague.yaml:11: VAG002 needs at least 2", "too few flags"),
    ('as_of: "2026-11-01"', "as_of: 2026-11-01", "vague.yaml:17: ", "a bare date"),
    ('as_of: "2026-11-01"', 'as_of: "2026-02-30"', "vague.yaml:17: '2026-02-30' is no day", "a day that is not"),
    ('  kind: "phrase"', '  kind: "phrase"\n  kind: "code"', "vague.yaml:4: 'kind' stands here twice", "a key twice"),
    ("- code", "- {code", "vague.yaml:", "no YAML at all"),
]


@pytest.mark.parametrize(("old", "new", "told", "remark"), FAULTS, ids=[fault[3] for fault in FAULTS])
def test_a_fault_is_told_with_its_line(tmp_path, old, new, told, remark):
    assert old in RULE, remark
    with pytest.raises(RulesError) as error:
        load_rules(folder(tmp_path, RULE.replace(old, new, 1)))
    assert str(error.value).startswith(told)


def test_a_code_in_two_files_is_refused(tmp_path):
    folder(tmp_path)
    (tmp_path / "checks/zebra.yaml").write_text(RULE, encoding="utf-8")
    with pytest.raises(RulesError, match=r"zebra.yaml:1: VAG002 is already in vague.yaml:1"):
        load_rules(tmp_path)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("roles: [no]\n", "people.yaml:1: a word without quotes"),
        ('roles: ["teacher", "Teacher"]\n', "people.yaml:1: 'Teacher' stands twice"),
        ('- "teacher"\n', "people.yaml:1: a word file holds groups"),
        ('roles: "teacher"\n', "people.yaml:1: a group is a name"),
    ],
)
def test_a_faulty_word_file_is_told(tmp_path, words, told):
    with pytest.raises(RulesError) as error:
        load_rules(folder(tmp_path, words=words))
    assert str(error.value).startswith(told)


def test_a_folder_without_checks_is_refused(tmp_path):
    with pytest.raises(RulesError, match="no checks were found"):
        load_rules(tmp_path)
    with pytest.raises(RulesError, match="no such folder"):
        load_rules(tmp_path / "nowhere")


@pytest.mark.parametrize("tail", ["met by", "perhaps met by"])
def test_a_word_for_provision_that_the_topic_has_too_is_refused(tmp_path, tail):
    words = f'sleep:\n  - "Sleep*"\n"sleep - {tail}":\n  - "melatonin"\n  - "sleep*"\n'
    with pytest.raises(RulesError, match=r"^people\.yaml:5: 'sleep\*' stands in 'sleep' too"):
        load_rules(folder(tmp_path, words=words))
