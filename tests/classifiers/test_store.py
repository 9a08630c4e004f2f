import io
import json

import numpy as np
import pytest
from classifiers.little_rows import RECIPE, little_set

from ehc_text.classifiers.store import (
    MANIFEST,
    WEIGHTS,
    Manifest,
    load_model,
    manifest_bytes,
    sha256,
    weights_bytes,
)
from ehc_text.classifiers.train import train
from ehc_text.errors import ModelError

LABELS = ("firm", "vague")


@pytest.fixture(scope="module")
def model():
    return train(little_set(LABELS), LABELS, RECIPE)


def _manifest(weights, **named):
    given = {
        "name": "little",
        "labels": LABELS,
        "families": RECIPE.families,
        "kind": RECIPE.kind.value,
        "strength": RECIPE.strength,
        "rows": 24,
        "groups": 12,
        "thresholds": {"vague_from": 0.8},
        "trained_with": {"numpy": "2"},
        "training_sha256": "0" * 64,
        "weights_sha256": sha256(weights),
    }
    return Manifest(**{**given, **named})


@pytest.fixture
def folder(tmp_path, model):
    where = tmp_path / "little"
    where.mkdir()
    weights = weights_bytes(model)
    (where / WEIGHTS).write_bytes(weights)
    (where / MANIFEST).write_bytes(manifest_bytes(_manifest(weights)))
    return where


def test_a_model_comes_back_as_it_was_written(folder, model):
    loaded, manifest = load_model(folder)
    inputs = little_set(LABELS).inputs
    assert np.array_equal(loaded.chances(inputs), model.chances(inputs))
    assert manifest.threshold("vague_from") == 0.8


def test_a_threshold_that_was_not_trained_is_asked_for_in_vain(folder):
    with pytest.raises(ModelError, match="'firm_to' is missing"):
        load_model(folder)[1].threshold("firm_to")


def test_weights_that_were_changed_are_refused(folder):
    content = bytearray((folder / WEIGHTS).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / WEIGHTS).write_bytes(bytes(content))
    with pytest.raises(ModelError, match="not the one that was trained"):
        load_model(folder)


@pytest.mark.parametrize("name", [WEIGHTS, MANIFEST])
def test_a_missing_file_is_named_with_what_to_do(folder, name):
    (folder / name).unlink()
    with pytest.raises(ModelError, match=rf"little/{name}: the file is missing: train it again"):
        load_model(folder)


@pytest.mark.parametrize(
    ("change", "remark"),
    [
        ({"rows": "many"}, "a word where a number is due"),
        ({"surprise": 1}, "a key that nobody knows"),
        ({"format": "ehc-text-model/9"}, "a format of another day"),
    ],
)
def test_a_faulty_manifest_is_refused(folder, change, remark):
    data = json.loads((folder / MANIFEST).read_text()) | change
    (folder / MANIFEST).write_text(json.dumps(data))
    with pytest.raises(ModelError, match=rf"little/{MANIFEST}: {next(iter(change))}"):
        load_model(folder)


def test_a_pickle_among_the_weights_is_never_opened(folder):
    buffer = io.BytesIO()
    np.savez(buffer, intercepts=np.array([{"runs": "code"}], dtype=object))
    (folder / WEIGHTS).write_bytes(buffer.getvalue())
    (folder / MANIFEST).write_bytes(manifest_bytes(_manifest(buffer.getvalue())))
    with pytest.raises(ModelError, match="does not hold this model"):
        load_model(folder)


def test_weights_of_another_shape_are_refused(folder, model):
    arrays = dict(np.load(io.BytesIO(weights_bytes(model))))
    arrays["words_coefficients"] = arrays["words_coefficients"][:, 1:]
    buffer = io.BytesIO()
    np.savez(buffer, **arrays)
    (folder / WEIGHTS).write_bytes(buffer.getvalue())
    (folder / MANIFEST).write_bytes(manifest_bytes(_manifest(buffer.getvalue())))
    with pytest.raises(ModelError, match="does not hold this model"):
        load_model(folder)
