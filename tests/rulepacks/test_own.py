"""A council's own rules over the shipped ones: what they change, and how each fault is told."""

import pytest

from ehc_text.errors import RulesError
from ehc_text.records.finding import Severity
from ehc_text.records.headings import HeadingRules
from ehc_text.records.rules import CheckKind
from ehc_text.rulepacks.headings import with_own_headings
from ehc_text.rulepacks.load import load_rules
from ehc_text.rulepacks.own import is_own, with_own_rules, with_switches

SHIPPED = """\
- code: "VAG002"
  name: "discretionary-trigger"
  kind: "phrase"
  sections: ["F", "G"]
  severity: "medium"
  message: "'{match}' leaves open whether this happens."
  advice: "Say what sets it off."
  basis: {name: "SEND Code of Practice 2015", ref: "9.69"}
  phrases: {need: ["as required"], place: ["where possible"]}
  settings: {words: 30, harmless: ["as required by law"]}
  flags: ["Therapy [[as required]].", "Sam sits in front [[where possible]]."]
  passes: ["The report required therapy.", "As the law required."]
"""

LOCAL = """\
- code: "LOC001"
  name: "old-name"
  kind: "wording"
  sections: ["B", "I"]
  severity: "low"
  message: "'{match}' is an old name."
  advice: "Write the new name."
  basis: {name: "Our naming guide", ref: "2026"}
  phrases: ["LSS"]
  flags: ["The [[LSS]] visits.", "Advice of the [[LSS]]."]
  passes: ["The Inclusion Service visits.", "Lessons."]
"""

OWN = 'extends: "shipped"\n'


@pytest.fixture
def shipped(tmp_path):
    write(tmp_path / "shipped", {"checks/vague.yaml": SHIPPED, "words/people.yaml": 'roles: ["teacher"]\n'})
    return load_rules(tmp_path / "shipped")


def write(folder, files):
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def own(tmp_path, own_yaml=OWN, **files):
    names = {"local": "checks/local.yaml", "people": "words/people.yaml", "others": "words/others.yaml"}
    return write(tmp_path / "own", {"own.yaml": own_yaml} | {names[key]: text for key, text in files.items()})


def test_only_a_folder_with_own_yaml_is_laid_over_the_shipped_rules(tmp_path):
    assert is_own(own(tmp_path))
    assert not is_own(write(tmp_path / "whole", {"checks/vague.yaml": SHIPPED}))


def test_a_new_check_is_added_and_marked_as_own(tmp_path, shipped):
    pack = with_own_rules(shipped, own(tmp_path, local=LOCAL))
    assert [check.code for check in pack.checks] == ["VAG002", "LOC001"]
    assert [check.own for check in pack.checks] == ["", "local.yaml:1"]
    assert (pack.checks[1].theme, pack.checks[1].kind) == ("local", CheckKind.WORDING)


def test_a_change_takes_the_place_of_what_it_names_and_leaves_the_rest(tmp_path, shipped):
    change = """\
change:
  - code: "VAG002"
    severity: "high"
    message: "Not so: '{match}'."
    phrases: {need: ["if required", "As required"]}
    harmless: ["as required by the judge"]
    settings: {words: 12}
    flags: ["Therapy [[if required]]."]
    passes: ["The report required physiotherapy."]
"""
    [check] = with_own_rules(shipped, own(tmp_path, OWN + change)).checks
    assert (check.severity, check.message, check.advice) == (
        Severity.HIGH,
        "Not so: '{match}'.",
        "Say what sets it off.",
    )
    assert check.phrases == {"need": ("as required", "if required", "As required"), "place": ("where possible",)}
    assert check.settings == {"words": 12, "harmless": ("as required by law", "as required by the judge")}
    assert [example.line for example in check.flags] == [11, 11, 9]
    assert check.flags[2].source == "own.yaml"
    assert check.own == "own.yaml:3"


def test_the_shipped_examples_keep_the_threshold_that_they_were_written_under(tmp_path, shipped):
    change = (
        OWN
        + """\
change:
  - code: "VAG002"
    settings: {words: 12}
    flags: ["Therapy [[as required]] here."]
    passes: ["The report required physiotherapy."]
"""
    )
    pack = with_own_rules(shipped, own(tmp_path, change))
    [check] = pack.checks
    assert check.settings["words"] == 12
    assert [one.written_under for one in check.flags] == [{"words": 30}, {"words": 30}, {}]
    assert [one.written_under for one in check.passes] == [{"words": 30}, {"words": 30}, {}]
    # A second folder over the first: each example keeps the threshold of its own writer.
    (tmp_path / "own" / "own.yaml").write_text(
        change.replace("12", "9").replace(" here.", " there.").replace("report", "letter")
    )
    [again] = with_own_rules(pack, tmp_path / "own").checks
    assert [one.written_under for one in again.flags] == [{"words": 30}, {"words": 30}, {"words": 12}, {}]


def test_a_setting_that_is_named_with_the_number_that_it_has_changes_nothing(tmp_path, shipped):
    [check] = with_own_rules(
        shipped, own(tmp_path, OWN + 'change:\n  - code: "VAG002"\n    settings: {words: 30}\n')
    ).checks
    assert [one.written_under for one in check.flags] == [{}, {}]


def test_a_check_that_is_switched_off_is_kept_aside_with_where_that_was_decided(tmp_path, shipped):
    pack = with_own_rules(shipped, own(tmp_path, OWN + 'switch_off: ["VAG002"]\n', local=LOCAL))
    assert [check.code for check in pack.checks] == ["LOC001"]
    assert [(check.code, check.own) for check in pack.switched_off] == [("VAG002", "own.yaml:2")]


def test_words_are_added_to_the_shipped_group(tmp_path, shipped):
    pack = with_own_rules(shipped, own(tmp_path, people='roles: ["coach", "teacher"]\n'))
    assert pack.words["people"].groups == {"roles": ("teacher", "coach")}


def test_the_version_tells_own_rules_from_the_shipped_alone(tmp_path, shipped):
    pack = with_own_rules(shipped, own(tmp_path))
    assert pack.version.startswith(f"{shipped.version}+")
    again = with_own_rules(shipped, own(tmp_path, OWN + 'switch_off: ["VAG002"]\n'))
    assert again.version != pack.version


FAULTS = [
    ({"own_yaml": 'extends: "theirs"\n'}, "own.yaml:1: 'extends' is faulty", "another base"),
    ({"own_yaml": OWN + 'switch-off: ["VAG002"]\n'}, "own.yaml:2: 'switch-off' is no known key", "a misspelt key"),
    ({"own_yaml": OWN + 'switch_off: ["VAG999"]\n'}, "own.yaml:2: there is no check 'VAG999'", "an unknown code"),
    ({"own_yaml": OWN + 'change:\n  - code: "VAG999"\n'}, "own.yaml:3: there is no check 'VAG999'", "unknown change"),
    (
        {"own_yaml": OWN + 'change:\n  - code: "VAG002"\n  - code: "VAG002"\n'},
        "own.yaml:4: VAG002 is changed twice",
        "one check changed twice",
    ),
    (
        {"own_yaml": OWN + 'change:\n  - code: "VAG002"\n    phrases: ["x"]\n'},
        "own.yaml:4: say which group of VAG002",
        "phrases without a group where there are two",
    ),
    (
        {"own_yaml": OWN + 'change:\n  - code: "VAG002"\n    phrases: {some: ["x"]}\n'},
        "own.yaml:4: VAG002 has no group 'some'",
        "phrases of an unknown group",
    ),
    (
        {"own_yaml": OWN + 'change:\n  - code: "VAG002"\n    settings: {word: 3}\n'},
        "own.yaml:4: VAG002 has no setting 'word'",
        "an unknown setting",
    ),
    (
        {"own_yaml": OWN + 'change:\n  - code: "VAG002"\n    settings: {words: "three"}\n'},
        "own.yaml:4: 'words' is of another kind",
        "a setting of another kind",
    ),
    (
        {"own_yaml": OWN + 'change:\n  - code: "VAG002"\n    flags: ["A [[b]].", "A [[b]]."]\n'},
        "own.yaml:4: this example stands twice",
        "an example twice",
    ),
    (
        {"own_yaml": OWN + 'change:\n  - code: "VAG002"\n    settings: {words: 12}\n    flags: ["A [[b]]."]\n'},
        "own.yaml:4: VAG002 has another threshold here and no examples for it",
        "a threshold that nothing tries",
    ),
    ({"local": LOCAL.replace("LOC001", "VAG050")}, "local.yaml:1: VAG050 is no code for a check of your own", "code"),
    ({"local": LOCAL.replace('"wording"', '"code"')}, "local.yaml:1: a check of your own cannot be", "a coded check"),
    ({"local": LOCAL.replace('"wording"', '"phrase"')}, "local.yaml:1: the kind 'phrase' reads provision", "B, I"),
    ({"local": LOCAL.replace('["B", "I"]', "[]")}, "local.yaml:1: say under 'sections'", "no section"),
    ({"local": LOCAL.replace(', "Lessons."', "")}, "local.yaml:11: LOC001 needs at least 2", "too few examples"),
    ({"local": LOCAL.replace('"Lessons."', '"The Inclusion Service visits."')}, "local.yaml:11: this example", "twice"),
    ({"local": LOCAL + LOCAL}, "local.yaml:12: LOC001 is already in local.yaml:1", "a code twice"),
    ({"others": 'roles: ["x"]\n'}, "others.yaml:1: there is no word list 'others'", "an unknown list"),
    ({"people": 'rolls: ["x"]\n'}, "people.yaml:1: 'people' has no group 'rolls'", "an unknown group"),
]


@pytest.mark.parametrize(("files", "told", "remark"), FAULTS, ids=[f"{n}-{fault[2]}" for n, fault in enumerate(FAULTS)])
def test_a_fault_is_told_with_its_line(tmp_path, shipped, files, told, remark):
    with pytest.raises(RulesError) as error:
        with_own_rules(shipped, own(tmp_path, **files))
    assert str(error.value).startswith(told), remark


def test_settings_switch_checks_off_and_weigh_them_anew(shipped):
    sources = {"VAG002": "ehc.toml:4"}
    pack = with_switches(shipped, off=(), severities={"VAG002": Severity.LOW}, sources=sources)
    assert (pack.checks[0].severity, pack.checks[0].own) == (Severity.LOW, "ehc.toml:4")
    pack = with_switches(shipped, off=("VAG002",), severities={}, sources=sources)
    assert (pack.checks, pack.switched_off[0].own) == ((), "ehc.toml:4")
    with pytest.raises(RulesError, match=r"ehc.toml:5: there is no check 'VAG777'"):
        with_switches(shipped, off=("VAG777",), severities={}, sources={"VAG777": "ehc.toml:5"})


def test_own_headings_are_added_and_a_title_of_another_section_is_refused(tmp_path):
    rules = HeadingRules(titles={"F": ("Provision",), "G": ("Health",)}, endings=("Signed",))
    folder = write(tmp_path / "own", {"headings.yaml": 'titles: {F: ["Support"]}\nendings: ["Agreed"]\n'})
    added = with_own_headings(rules, folder)
    assert (added.titles, added.endings) == ({"F": ("Provision", "Support"), "G": ("Health",)}, ("Signed", "Agreed"))
    write(folder, {"headings.yaml": 'titles:\n  F: ["health"]\n'})
    with pytest.raises(RulesError, match=r"headings.yaml:2: 'health' is already a title of section G"):
        with_own_headings(rules, folder)
    assert with_own_headings(rules, tmp_path) is rules
