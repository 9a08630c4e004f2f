"""YAML read with the line of every entry, so that a fault can be told as file:line."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from ehc_text.errors import RulesError

# libyaml reads the same some ten times quicker; not every platform's wheel has it.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Trail: TypeAlias = tuple[str | int, ...]
"""The keys and list positions that lead to an entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinedYaml:
    """The content of a YAML file, and the line (from 1) on which each entry starts."""

    path: Path
    content: Any
    lines: Mapping[Trail, int]

    def source(self, trail: Trail) -> str:
        """Return file:line of an entry, or of the nearest entry above it that the file has."""
        while trail and trail not in self.lines:
            trail = trail[:-1]
        return f"{self.path.name}:{self.lines.get(trail, 1)}"

    def fault(self, trail: Trail, what: str) -> RulesError:
        """Return the error that says what is wrong with an entry."""
        return RulesError(f"{self.source(trail)}: {what}")


def read_lined(path: Path) -> LinedYaml:
    """Return the content of a YAML file with its lines.

    Raises:
        RulesError: if the file cannot be read, is no YAML, or has a key twice in one place.
    """
    try:
        loader = _LOADER(path.read_text(encoding="utf-8"))
        node = loader.get_single_node()
    except (OSError, UnicodeDecodeError):
        raise RulesError(f"{path.name}:1: the file cannot be read: it must be text in UTF-8.") from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise RulesError(f"{path.name}:{line}: this is no YAML: {error.problem}.") from None
    lines: dict[Trail, int] = {(): 1}
    if node is None:
        return LinedYaml(path=path, content=None, lines=lines)
    _walk(node, (), lines, path)
    return LinedYaml(path=path, content=loader.construct_document(node), lines=lines)


def _walk(node: yaml.Node, trail: Trail, lines: dict[Trail, int], path: Path) -> None:
    lines.setdefault(trail, node.start_mark.line + 1)
    if isinstance(node, yaml.SequenceNode):
        for position, item in enumerate(node.value):
            _walk(item, (*trail, position), lines, path)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            line = key.start_mark.line + 1
            if (*trail, key.value) in lines:
                raise RulesError(f"{path.name}:{line}: '{key.value}' stands here twice: keep one of them.")
            lines[(*trail, key.value)] = line
            _walk(value, (*trail, key.value), lines, path)
