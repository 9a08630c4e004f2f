"""Training from a file of rows to the files of a model, on rows made here."""

import json

import numpy as np
import pytest

from ehc_text.classifiers.named import model_named
from ehc_text.classifiers.rows import FILE_NAME, read_rows, rows_bytes
from ehc_text.classifiers.store import MANIFEST, WEIGHTS, load_model, sha256
from ehc_text.pipeline import load_tools
from ehc_text.training.effect import effect_of
from ehc_text.training.keep import keep_model
from ehc_text.training.make import CARD, make_model
from ehc_text.training.sets import rows_for

pytestmark = pytest.mark.model

_FIRM = "{what} with Mrs {name}, teaching assistant, for {number} minutes every {day}."
_VAGUE = "{what} will be encouraged {day} by staff as they see fit, in line with need."
_WHAT = ("Reading aloud", "Counting coins", "Walking to the shop", "Tying laces", "Naming feelings", "Telling a story")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "morning")
_NAMES = ("Bell", "Cope", "Dunn", "Ames", "Frost", "Hale", "Iqbal", "Jones", "Khan")


def rows():
    """Return rows of nine plans by three hands, as plain data."""
    for plan in range(9):
        for number, what in enumerate(_WHAT):
            place = {"what": what, "name": _NAMES[plan], "number": 5 + number + plan, "day": _DAYS[(number + plan) % 6]}
            common = {"group": f"plan {plan}", "hand": f"hand {plan % 3}", "section": "F", "register": "made here"}
            yield {"id": f"{plan}-{number}-f", "text": _FIRM.format(**place), "label": "firm", **common}
            yield {"id": f"{plan}-{number}-v", "text": _VAGUE.format(**place), "label": "vague", **common}


@pytest.fixture(scope="module")
def pack():
    return load_tools().pack


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    where = tmp_path_factory.mktemp("models") / "vagueness"
    where.mkdir()
    (where / FILE_NAME).write_text("".join(json.dumps(row) + "\n" for row in rows()), encoding="utf-8")
    return where


@pytest.fixture(scope="module")
def made(folder, pack):
    return make_model("vagueness", folder, pack)


def test_the_same_rows_give_the_same_files(folder, pack, made):
    assert make_model("vagueness", folder, pack).files == made.files


def test_what_is_kept_is_what_was_trained(tmp_path, made):
    keep_model(tmp_path / "vagueness", made.files)
    loaded, manifest = load_model(tmp_path / "vagueness")
    assert np.array_equal(loaded.chances(made.rows.data.inputs), made.model.chances(made.rows.data.inputs))
    assert (manifest.rows, manifest.groups) == (108, 9)
    names = [path.name for path in (tmp_path / "vagueness").iterdir()]
    assert sorted(names) == sorted([FILE_NAME, WEIGHTS, MANIFEST, CARD])


def test_the_card_compares_and_names_its_limits(made):
    card = made.files[CARD].decode("utf-8")
    for part in ("rules alone", "model alone", "both", "complement naive Bayes", "Not for", "hand", "made here"):
        assert part in card


def test_rows_survive_being_written(tmp_path, folder):
    labels = ("firm", "vague")
    before = read_rows(folder / FILE_NAME, labels)
    (tmp_path / FILE_NAME).write_bytes(rows_bytes(before))
    assert read_rows(tmp_path / FILE_NAME, labels) == before


def test_the_manifest_names_the_rows_that_were_trained_on_verdicts_among_them(folder, pack, made):
    own = read_rows(folder / FILE_NAME, ("firm", "vague"))
    more = own[0].model_copy(update={"id": "verdict-00001", "group": "verdict P1", "hand": "auditor ann"})
    learnt = make_model("vagueness", folder, pack, more=(more,)).files
    for files, count in ((made.files, len(own)), (learnt, len(own) + 1)):
        manifest = json.loads(files[MANIFEST])
        assert manifest["training_sha256"] == sha256(files[FILE_NAME])
        assert manifest["rows"] == count == files[FILE_NAME].count(b"\n")


def test_verdicts_against_the_rows_change_the_answer(folder, pack):
    kind = model_named("vagueness")
    shipped = read_rows(folder / FILE_NAME, kind.labels)
    # In this council "as they see fit" is held to be specific: every verdict says so.
    turned = tuple(
        row.model_copy(update={"id": f"v{row.id}", "group": f"verdict {row.group}", "label": "firm", "weight": 5.0})
        for row in shipped
    )
    effect = effect_of(kind, rows_for("vagueness", shipped, pack), rows_for("vagueness", turned, pack))
    assert (effect.statements, effect.plans) == (108, 9)
    assert effect.before.precision == 0.0
    assert effect.after.precision == 1.0  # nothing is called vague any more
