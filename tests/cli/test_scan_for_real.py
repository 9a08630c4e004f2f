"""Scans with real workers: killed, interrupted, resumed, on a full disk, on a cluster, always with the same bytes."""

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from ctrl_c import start_at_terminal

EXAMPLES = Path(__file__).parent.parent.parent / "examples" / "plans"

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def plans(tmp_path_factory):
    """Return a folder with the example plans, a copy of one of them, and files that cannot be read."""
    folder = tmp_path_factory.mktemp("plans")
    for name in ("cells-01.docx", "cells-02.pdf", "columns-01.docx", "letter-01.docx", "ruled-01.pdf", "ruled-02.pdf"):
        shutil.copy(EXAMPLES / name, folder)
    shutil.copy(EXAMPLES / "cells-01.docx", folder / "cells-01 copy.docx")
    (folder / "broken 😀.pdf").write_bytes(b"%PDF-1.7 and no more")
    (folder / "empty.docx").write_bytes(b"")
    return folder


def start(plans, out, *more, slowly=False, **options):
    """Start a scan; `slowly` gives its workers a rest before each document."""
    program = "import sys; from ehc_text.cli.main import run; run()"
    if slowly:
        worker = str(Path(__file__).with_name("slow_worker.py"))
        slow = f"Pool.__init__.__defaults__ = ((sys.executable, {worker!r}),)"
        program = f"import sys; from ehc_text.scanning.pool import Pool; {slow}; {program}"
    arguments = [sys.executable, "-c", program, "scan", plans, "--out", out, "--as-of", "2026-11-01", *more]
    return start_at_terminal(
        [str(one) for one in arguments], stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, **options
    )


def scan(plans, out, *more, **options):
    process = start(plans, out, *more, **options)
    _, told = process.communicate(timeout=300)
    return process.returncode, told


def files_of(run):
    return json.loads((run / "run.json").read_text("utf-8"))["files"]


@pytest.fixture(scope="module")
def undisturbed(plans, tmp_path_factory):
    """Return the folder of a scan that nothing disturbed."""
    out = tmp_path_factory.mktemp("undisturbed") / "out"
    code, told = scan(plans, out, "--jobs", 2)
    assert code == 6, told
    assert files_of(out) == {
        "found": 9, "read": 7, "unread": 2, "read_in_part": files_of(out)["read_in_part"], "duplicates": 1,
        "read_before": 0,
    }  # fmt: skip
    return out


def same(one, other):
    return all((one / name).read_bytes() == (other / name).read_bytes() for name in ("plans.jsonl", "findings.csv"))


STOPS = [signal.SIGINT, *([signal.SIGKILL] if hasattr(signal, "SIGKILL") else [])]


@pytest.mark.skipif(os.name != "posix", reason="a program cannot be interrupted like this")
@pytest.mark.parametrize("how", STOPS)
def test_a_scan_that_was_stopped_goes_on_with_the_same_bytes(plans, undisturbed, tmp_path, how):
    out = tmp_path / "out"
    process = start(plans, out, "--jobs", 1, slowly=True)
    kept = out / "ledger.sqlite-wal"
    while not (kept.exists() and kept.stat().st_size > 40_000) and process.poll() is None:
        time.sleep(0.01)
    workers = psutil.Process(process.pid).children(recursive=True)
    process.send_signal(how)
    _, told = process.communicate(timeout=60)
    assert process.returncode == (130 if how is signal.SIGINT else -how), told
    if how is signal.SIGINT:
        assert "the same command goes on from there" in told
    assert not (out / "run.json").exists()
    assert not psutil.wait_procs(workers, timeout=20)[1]
    code, told = scan(plans, out, "--jobs", 2)
    assert code == 6, told
    assert 0 < files_of(out)["read_before"] < 9
    assert same(out, undisturbed)
    assert not list(out.glob(".*"))


def test_a_second_scan_reads_only_what_has_changed(plans, undisturbed, tmp_path):
    folder, out = tmp_path / "plans", tmp_path / "out"
    shutil.copytree(plans, folder)
    shutil.copytree(undisturbed, out)
    (folder / "cells-02.pdf").unlink()
    shutil.copy(EXAMPLES / "cells-01.docx", folder / "another name.docx")
    shutil.copy(EXAMPLES / "letter-01.docx", folder / "ruled-01.pdf")
    code, told = scan(folder, out, "--overwrite")
    assert code == 6, told
    # Two could not be read, and are tried again; nothing else is new, though names have changed.
    assert files_of(out)["read_before"] == len({hash_of(path) for path in folder.iterdir()}) - 2
    fresh = tmp_path / "fresh"
    assert scan(folder, fresh)[0] == 6
    assert same(out, fresh)
    assert scan(folder, out, "--overwrite", "--afresh")[0] == 6
    assert files_of(out)["read_before"] == 0
    assert same(out, fresh)


def hash_of(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_another_day_reads_everything_again(plans, undisturbed, tmp_path):
    out = tmp_path / "out"
    shutil.copytree(undisturbed, out)
    assert scan(plans, out, "--overwrite", "--as-of", "2026-11-02")[0] == 6
    assert files_of(out)["read_before"] == 0


def test_a_second_scan_into_the_same_folder_is_refused_and_the_first_goes_on(plans, undisturbed, tmp_path):
    out = tmp_path / "out"
    first = start(plans, out, "--jobs", 1, slowly=True)
    while not (out / "ledger.sqlite-wal").exists() and first.poll() is None:
        time.sleep(0.01)
    # Held still, so that it cannot be done before the second has begun.
    psutil.Process(first.pid).suspend()
    code, told = scan(plans, out)
    psutil.Process(first.pid).resume()
    first.communicate(timeout=120)
    assert code == 5
    assert "Another scan is writing into" in told
    assert first.returncode == 6
    assert same(out, undisturbed)


@pytest.mark.skipif(os.name != "posix", reason="the system has no such limit")
def test_a_disk_that_is_full_is_told_and_what_was_read_is_kept(plans, undisturbed, tmp_path):
    import resource

    out = tmp_path / "out"
    limit = 150_000  # no file may grow larger: the ledger holds some of the plans, and what is written does not fit
    code, told = scan(plans, out, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
    assert code == 5, told
    assert "what was read is kept" in told.lower().replace("before ", "")
    assert not (out / "run.json").exists()
    code, told = scan(plans, out)
    assert code == 6, told
    assert files_of(out)["read_before"] > 0
    assert same(out, undisturbed)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="nothing is barred to this user")
def test_a_folder_that_cannot_be_written_is_told_before_anything_is_read(plans, tmp_path):
    tmp_path.chmod(0o500)
    code, told = scan(plans, tmp_path / "out")
    tmp_path.chmod(0o700)
    assert (code, "No folder can be made in" in told) == (5, True)


def test_a_cluster_leaves_the_same_bytes_though_one_of_its_processes_is_killed(plans, undisturbed, tmp_path):
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1", silence_logs=50
    ) as cluster:
        out = tmp_path / "out"
        process = start(plans, out, "--cluster", cluster.scheduler_address)
        kept = out / "ledger.sqlite-wal"
        while not (kept.exists() and kept.stat().st_size > 40_000) and process.poll() is None:
            time.sleep(0.01)
        psutil.Process(next(iter(cluster.workers.values())).process.pid).kill()
        _, told = process.communicate(timeout=200)
    assert process.returncode == 6, told
    assert files_of(out)["found"] == 9
    assert same(out, undisturbed)
