"""A PostgreSQL server of the tests' own, from the system's package, on the loopback, its data in a temporary folder."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DEBIAN = Path("/usr/lib/postgresql")


def find_programs() -> Path | None:
    """Return the folder of the newest initdb and pg_ctl, None where PostgreSQL is not installed."""
    found = sorted(DEBIAN.glob("*/bin/pg_ctl"), key=lambda path: int(path.parts[-3])) if DEBIAN.is_dir() else []
    on_path = shutil.which("pg_ctl")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


@contextmanager
def running_server(programs: Path) -> Iterator[str]:
    """Give the address (without a database) of a server that is stopped and removed at the end."""
    folder = Path(tempfile.mkdtemp(prefix="ehc-postgres-"))
    user = _user()
    if user:
        shutil.chown(folder, user)
    run = _runner(user, folder)
    data, port = folder / "data", _free_port()
    try:
        run(programs / "initdb", "-D", data, "-A", "trust", "-U", "auditor", "-E", "UTF8", "--no-sync")
        options = f"-p {port} -h 127.0.0.1 -k '' -F"
        run(programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
        try:
            yield f"postgresql://auditor@127.0.0.1:{port}"
        finally:
            run(programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _user() -> str | None:
    """Return whom to run as: PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _runner(user: str | None, folder: Path):
    def run(*command: object) -> None:
        subprocess.run(  # noqa: S603
            [str(part) for part in command],
            check=True,
            user=user,
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=120,
        )

    return run


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]
