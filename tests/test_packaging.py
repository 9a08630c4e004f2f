import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

DATA = ("rules", "models")


@pytest.fixture(scope="module")
def dist(tmp_path_factory):
    """Return a folder with the sdist, and the wheel that was built from it."""
    out = tmp_path_factory.mktemp("dist")
    subprocess.run(  # noqa: S603
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(ROOT)],
        check=True,
        capture_output=True,
    )
    return out


def files_under(folder):
    return {path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*") if path.is_file()}


def sdist_names(dist):
    [archive] = dist.glob("*.tar.gz")
    with tarfile.open(archive) as file:
        return {name.split("/", 1)[1] for name in file.getnames() if "/" in name}


def wheel_names(dist):
    [archive] = dist.glob("*.whl")
    with zipfile.ZipFile(archive) as file:
        return set(file.namelist())


@pytest.mark.parametrize("folder", DATA)
def test_the_sdist_carries_every_file_of_the_data(dist, folder):
    assert files_under(folder)
    assert files_under(folder) <= sdist_names(dist)


@pytest.mark.parametrize("folder", DATA)
def test_the_wheel_carries_the_data_inside_the_package(dist, folder):
    assert {f"ehc_text/_shipped/{name}" for name in files_under(folder)} <= wheel_names(dist)


def test_the_wheel_carries_every_module_and_template(dist):
    kinds = (".py", ".html", ".css", ".js", ".typed")
    own = {name for name in files_under("ehc_text") if name.endswith(kinds) and "/_shipped/" not in name}
    assert "ehc_text/reporting/templates/report.html" in own
    assert own <= wheel_names(dist)


def test_the_wheel_carries_no_tests_and_no_plans(dist):
    tops = {name.split("/")[0] for name in wheel_names(dist)}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"ehc_text"}


def test_the_wheel_runs_by_itself(dist, tmp_path):
    """Unpacked away from the checkout, the command finds the data that it ships with."""
    [archive] = dist.glob("*.whl")
    with zipfile.ZipFile(archive) as file:
        file.extractall(tmp_path)  # noqa: S202
    script = "from ehc_text.shipped import folder; print(folder('rules'))"
    found = subprocess.run(  # noqa: S603
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True
    ).stdout.strip()
    assert Path(found) == tmp_path / "ehc_text" / "_shipped" / "rules"
