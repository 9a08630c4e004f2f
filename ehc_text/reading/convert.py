"""Turns .doc, .odt and .rtf into .docx with LibreOffice, where it is installed."""

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from ehc_text.errors import DocumentError

LIMIT_SECONDS = 120
"""A long plan takes two seconds, and the first start of LibreOffice about ten."""
_NAMES = ("soffice", "libreoffice", "soffice.com")
_PLACES = (
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    Path("C:/Program Files/LibreOffice/program/soffice.com"),
    Path("C:/Program Files (x86)/LibreOffice/program/soffice.com"),
)


def convert_to_docx(data: bytes, suffix: str, *, limit_seconds: float = LIMIT_SECONDS) -> bytes:
    """Return the document as the bytes of a .docx file; `suffix` is ".doc", ".odt" or ".rtf".

    Raises:
        DocumentError: LibreOffice is not installed, or could not convert it.
    """
    program = find_libreoffice()
    if program is None:
        raise DocumentError(
            f"{suffix} files are read with LibreOffice, which was not found; save it as .docx, or install LibreOffice"
        )
    with tempfile.TemporaryDirectory(prefix="ehc-", ignore_cleanup_errors=True) as folder:
        source = Path(folder, f"plan{suffix}")
        source.write_bytes(data)
        _run(program, source, limit_seconds)
        result = source.with_suffix(".docx")
        if not result.is_file():
            raise DocumentError(
                "LibreOffice could not convert the file, which may be locked or damaged; "
                "open it in Word and save it as .docx"
            )
        return result.read_bytes()


def find_libreoffice() -> str | None:
    """Return the path of LibreOffice's program, None where it is not installed."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    return found or next((str(path) for path in _PLACES if path.is_file()), None)


def _run(program: str, source: Path, limit_seconds: float) -> None:
    # A profile of its own: LibreOffice refuses to start twice on one, and the user may have it open.
    profile = Path(source.parent, "profile").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", "docx"]
    command += ["--outdir", str(source.parent), str(source)]
    process = subprocess.Popen(  # noqa: S603 - no shell, and no name from outside on the line
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        process.wait(limit_seconds)
    except subprocess.TimeoutExpired:
        raise DocumentError("LibreOffice took too long; open the file in Word and save it as .docx") from None
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End LibreOffice with the program that its starting script started."""
    if process.poll() is not None:
        return
    if os.name == "posix":
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
