"""The example plans are what the committed script builds, and their labels hold."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_the_labels_of_the_examples_hold():
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, ROOT / "examples" / "build.py", "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_each_example_has_its_labels_beside_it(suffix):
    plans = list((ROOT / "examples" / "plans").glob(f"*{suffix}"))
    assert len(plans) >= 4
    assert all(plan.with_name(f"{plan.stem}.gold.json").is_file() for plan in plans)
