"""The desk `ehc models`, on a folder of models made here."""

import json
import subprocess
import sys

import pytest
from training.test_make import rows

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def models(tmp_path_factory):
    where = tmp_path_factory.mktemp("models")
    (where / "vagueness").mkdir()
    text = "".join(json.dumps(row) + "\n" for row in rows())
    (where / "vagueness" / "training.jsonl").write_text(text, encoding="utf-8")
    return where


@pytest.fixture(scope="module")
def trained(models, tmp_path_factory):
    from typer.testing import CliRunner

    from ehc_text.cli.main import app

    out = tmp_path_factory.mktemp("trained")
    answer = CliRunner().invoke(app, ["models", "train", "vagueness", "--models", str(models), "--out", str(out)])
    assert answer.exit_code == 0, answer.output
    return out


def test_a_trained_model_is_listed_and_shown(ehc, trained):
    listed = ehc("models", "list", "--models", str(trained)).stdout
    assert "vagueness  108 rows of 9 plans, decides with the rules" in listed
    assert "passage  not trained" in listed
    assert ehc("models", "show", "vagueness", "--models", str(trained)).stdout.startswith("# The model 'vagueness'")


def test_an_unknown_model_ends_with_2_and_names_those_there_are(ehc):
    error = ehc("models", "show", "mood").exception
    assert error.exit_code == 2
    assert "vagueness, passage, speaker" in str(error)


def test_a_card_that_is_not_there_says_how_to_make_it(ehc, tmp_path):
    error = ehc("models", "show", "vagueness", "--models", str(tmp_path)).exception
    assert error.exit_code == 4
    assert "ehc models train vagueness" in str(error)


def test_verdicts_ask_for_a_folder_of_ones_own(ehc, models, tmp_path):
    verdicts = tmp_path / "verdicts.csv"
    verdicts.write_text("plan,section,statement,code,verdict\nP,F,Help.,VAG011,agree\n")
    error = ehc("models", "train", "vagueness", "--models", str(models), "--verdicts", str(verdicts)).exception
    assert error.exit_code == 2
    assert "--out" in str(error)


def test_the_effect_of_verdicts_is_printed_before_anything_is_kept(ehc, models, tmp_path):
    verdicts = tmp_path / "verdicts.csv"
    lines = [f"P{n},F,Help {n} is given as they see fit.,VAG011,disagree" for n in range(6)]
    verdicts.write_text("plan,section,statement,code,verdict\n" + "\n".join(lines))
    order = ["models", "train", "vagueness", "--models", str(models), "--out", str(tmp_path / "own")]
    refused = ehc(*order, "--verdicts", str(verdicts), input="n\n")
    assert "6 statements of 6 plans" in refused.stdout
    assert "with them" in refused.stdout
    unanswered = ehc(*order, "--verdicts", str(verdicts), input="")
    assert unanswered.exit_code == 0
    assert "--yes keeps the model" in unanswered.stderr
    assert not (tmp_path / "own").exists()
    assert ehc(*order, "--verdicts", str(verdicts), "--yes").exit_code == 0
    assert '"verdict-00006"' in (tmp_path / "own" / "vagueness" / "training.jsonl").read_text()


def test_a_changed_model_stops_a_check_with_4(ehc, trained, tmp_path):
    own = tmp_path / "vagueness"
    own.mkdir()
    for path in (trained / "vagueness").iterdir():
        (own / path.name).write_bytes(path.read_bytes())
    (own / "weights.npz").write_bytes(b"other")
    error = ehc("check", "examples/plans/cells-01.docx", "--models", str(tmp_path)).exception
    assert error.exit_code == 4
    assert "not the one that was trained" in str(error)


def test_a_check_never_imports_scikit_learn(trained):
    code = (
        "import sys; from ehc_text.cli.main import app; "
        f"app(['check', 'examples/plans/cells-01.docx', '--models', {str(trained)!r}], standalone_mode=False); "
        "sys.exit('sklearn' in sys.modules or 'scipy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr
