"""A trained model as files: weights as arrays (no pickle), and a manifest that says what they are and their hash."""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ehc_text.classifiers.model import Family, Floats, TextClassifier, Weights
from ehc_text.errors import ModelError

MANIFEST = "manifest.json"
WEIGHTS = "weights.npz"

_FORMAT = "ehc-text-model/1"
_AGAIN = "train it again (`ehc models train`), or install ehc-text again"


class Manifest(BaseModel):
    """What stands beside the weights.

    `thresholds` are the chances from which a model's word is taken, by what it decides. `weights_sha256` and
    `training_sha256` are the hashes of the files; `trained_with` names the versions of the libraries.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: Annotated[str, Field(pattern=f"^{_FORMAT}$")] = _FORMAT
    name: str
    labels: tuple[str, ...]
    families: tuple[Family, ...]
    kind: str
    strength: float
    rows: int
    groups: int
    thresholds: dict[str, float]
    trained_with: dict[str, str]
    training_sha256: str
    weights_sha256: str

    def threshold(self, name: str) -> float:
        """Return the chance from which the model's word is taken for one decision.

        Raises:
            ModelError: if the model was trained without it.
        """
        if name not in self.thresholds:
            raise ModelError(f"{self.name}/{MANIFEST}: the threshold '{name}' is missing: {_AGAIN}.")
        return self.thresholds[name]


def weights_bytes(model: TextClassifier) -> bytes:
    """Return the weights as the bytes of an .npz file; the same weights give the same bytes."""
    arrays: dict[str, NDArray[np.generic]] = {
        "intercepts": model.intercepts,
        "slopes": model.slopes,
        "offsets": model.offsets,
    }
    for family, weights in model.families.items():
        in_order = sorted(weights.columns, key=weights.columns.__getitem__)
        arrays[f"{family}_names"] = np.frombuffer("\n".join(in_order).encode("utf-8"), dtype=np.uint8)
        arrays[f"{family}_idf"] = weights.idf
        arrays[f"{family}_coefficients"] = weights.coefficients
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **arrays)  # type: ignore[arg-type]  # numpy's stub takes the names for options
    return buffer.getvalue()


def manifest_bytes(manifest: Manifest) -> bytes:
    """Return the manifest as text that a person can read."""
    return (json.dumps(manifest.model_dump(mode="json"), indent=1, ensure_ascii=False) + "\n").encode("utf-8")


def sha256(content: bytes) -> str:
    """Return the SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def load_manifest(folder: Path) -> Manifest:
    """Return the manifest of the model in a folder.

    Raises:
        ModelError: if it is missing or faulty.
    """
    try:
        return Manifest.model_validate_json((folder / MANIFEST).read_bytes())
    except OSError:
        raise ModelError(f"{folder.name}/{MANIFEST}: the file is missing: {_AGAIN}.") from None
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(str(part) for part in fault["loc"]) or "the file"
        raise ModelError(f"{folder.name}/{MANIFEST}: {where}: {fault['msg']}: {_AGAIN}.") from None


def load_model(folder: Path) -> tuple[TextClassifier, Manifest]:
    """Return the model in a folder and its manifest, once the weights' hash has been checked.

    Raises:
        ModelError: if a file is missing or faulty, or the weights are not those that the manifest speaks of.
    """
    manifest = load_manifest(folder)
    try:
        content = (folder / WEIGHTS).read_bytes()
    except OSError:
        raise ModelError(f"{folder.name}/{WEIGHTS}: the file is missing: {_AGAIN}.") from None
    if sha256(content) != manifest.weights_sha256:
        raise ModelError(f"{folder.name}/{WEIGHTS}: the file is not the one that was trained: {_AGAIN}.")
    try:
        return _model(content, manifest), manifest
    except (KeyError, ValueError, zipfile.BadZipFile):
        raise ModelError(f"{folder.name}/{WEIGHTS}: the file does not hold this model: {_AGAIN}.") from None


def _model(content: bytes, manifest: Manifest) -> TextClassifier:
    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        return TextClassifier(
            labels=manifest.labels,
            families=dict(_families(arrays, manifest)),
            intercepts=arrays["intercepts"],
            slopes=arrays["slopes"],
            offsets=arrays["offsets"],
        )


def _families(arrays: Mapping[str, Floats], manifest: Manifest) -> Iterator[tuple[Family, Weights]]:
    for family in manifest.families:
        names = arrays[f"{family}_names"].tobytes().decode("utf-8").split("\n")
        coefficients = arrays[f"{family}_coefficients"]
        if coefficients.shape[1] != len(names):
            raise ValueError(family)
        columns = {name: column for column, name in enumerate(names)}
        yield family, Weights(columns=columns, idf=arrays[f"{family}_idf"], coefficients=coefficients)
