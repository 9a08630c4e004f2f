"""Where `--models` finds the trained models: in the folder named, and what that lacks among the shipped ones."""

import shutil

import pytest

from ehc_text.errors import ModelError
from ehc_text.pipeline import load_tools
from ehc_text.shipped import folder

pytestmark = pytest.mark.model


def test_a_folder_of_one_model_is_filled_up_with_the_shipped_ones(tmp_path):
    shutil.copytree(folder("models") / "vagueness", tmp_path / "vagueness")
    own, shipped = load_tools(models=tmp_path), load_tools(models=folder("models"))
    assert own.judges.provision is not None
    assert own.models_version == shipped.models_version


def test_a_folder_without_any_model_is_refused(tmp_path):
    with pytest.raises(ModelError, match="holds no trained model: name one with a folder 'vagueness'"):
        load_tools(models=tmp_path)


def test_without_models_the_rules_decide_alone():
    tools = load_tools()
    assert (tools.judges.vagueness, tools.judges.provision, tools.judges.child) == (None, None, None)
    assert tools.models_version == ""
