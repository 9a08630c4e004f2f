"""The files that are timed: the practice cases and the example plans, and Word files freed of styles nobody uses."""

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

from lxml import etree

ROOT = Path(__file__).parent.parent
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STYLES = ("word/styles.xml", "word/stylesWithEffects.xml")
_STYLE_MARKS = frozenset(f"{_W}{name}" for name in ("pStyle", "rStyle", "tblStyle", "basedOn", "link"))


def files(ending: str) -> tuple[Path, ...]:
    """Return the plans with this ending ("pdf", "docx")."""
    folders = (ROOT / "tests" / "cases", ROOT / "examples" / "plans")
    found = sorted(path for folder in folders for path in folder.rglob(f"*.{ending}"))
    if not found:
        raise SystemExit(f"No .{ending} files in tests/cases or examples/plans.")
    return tuple(found)


def lean_copies(paths: Iterable[Path], folder: Path) -> tuple[Path, ...]:
    """Write copies of Word files, with only the styles that they use, to `folder`, and return them.

    Word itself saves a few dozen styles; some programs write 350 kB of them into each file.
    """
    copies = []
    for number, path in enumerate(paths):
        copy = folder / f"{number}.docx"
        copy.write_bytes(lean(path.read_bytes()))
        copies.append(copy)
    return tuple(copies)


def lean(data: bytes) -> bytes:
    """Return a Word file without the styles that nothing in it names."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    used = set().union(*(_styles_named(etree.fromstring(part)) for name, part in parts.items() if _is_story(name)))
    parts |= {name: _with_styles(parts[name], used) for name in _STYLES if name in parts}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def _is_story(name: str) -> bool:
    return name.startswith("word/") and name.endswith(".xml") and name not in _STYLES


def _styles_named(root: etree._Element) -> set[str]:
    return {str(element.get(f"{_W}val")) for element in root.iter(*_STYLE_MARKS)}


def _with_styles(part: bytes, used: set[str]) -> bytes:
    root = etree.fromstring(part)
    styles = {str(style.get(f"{_W}styleId")): style for style in root.iter(f"{_W}style")}
    kept = {name for name, style in styles.items() if style.get(f"{_W}default") in ("1", "true")} | used
    waiting = list(kept)
    while waiting:
        style = styles.get(waiting.pop())
        more = set() if style is None else _styles_named(style) - kept
        kept |= more
        waiting.extend(more)
    for name, style in styles.items():
        if name not in kept:
            root.remove(style)
    for latent in root.findall(f"{_W}latentStyles"):
        root.remove(latent)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
