"""The settings of a run, as one object: the command line first, then EHC_ variables, then ehc.toml, then defaults."""

import datetime as dt
import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from ehc_text.errors import SettingsError
from ehc_text.records.finding import Severity
from ehc_text.shipped import NO_MODELS

FILE_NAME = "ehc.toml"
"""Looked for in the current folder, unless another file is named with --config or EHC_CONFIG."""

STORE = "audit.sqlite"
"""The audit store in the current folder, unless another is named."""

_Code = Annotated[str, Field(pattern=r"^[A-Z]{3}\d{3}$")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a run is asked for beside its files.

    `rules` are folders of rules, `models` is a folder of trained models ("off" for none, None for the shipped ones),
    `accept` is the file of accepted exceptions, `store` the audit store (a path, or a postgresql:// address). `off`
    holds codes that are switched off and `severities` codes that weigh something else; `sources` says of each such
    code where that stands, as file:line or as the name of a variable.
    """

    rules: tuple[Path, ...] = ()
    models: Path | Literal["off"] | None = None
    as_of: dt.date | None = None
    fail_on: Severity | None = None
    accept: Path | None = None
    store: str = STORE
    off: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)


def load_settings(
    environment: Mapping[str, str],
    *,
    here: Path,
    config: Path | None = None,
    rules: tuple[Path, ...] = (),
    models: str | None = None,
    as_of: dt.date | None = None,
    fail_on: Severity | None = None,
    accept: Path | None = None,
    store: str | None = None,
) -> Settings:
    """Return the settings: what the command line gives (the named arguments), and for the rest what stands behind it.

    Paths in the settings file count from its own folder. `here` is the folder to look for ehc.toml in.

    Raises:
        SettingsError: if the file or a variable is faulty; the message starts with file:line or the variable's name.
    """
    path = _file(environment, here, config)
    text = _text(path) if path else ""
    written = _read(path, text) if path else _SettingsFile()
    named = _variables(environment)
    base = path.parent if path else here
    return Settings(
        rules=rules or named.rules_from(Path()) or written.rules_from(base),
        models=_models(models, Path()) or named.models_from(Path()) or written.models_from(base),
        as_of=as_of or named.as_of or written.as_of,
        fail_on=fail_on or named.fail_on or written.fail_on,
        accept=accept or named.accept_from(Path()) or written.accept_from(base),
        store=store or named.store_from(Path()) or written.store_from(base) or STORE,
        off=named.off or written.off,
        severities=written.severities,
        sources={
            **{code: f"{path.name}:{_line_with(text, code)}" for code in (*written.off, *written.severities) if path},
            **dict.fromkeys(named.off, "EHC_OFF"),
        },
    )


class _SettingsFile(BaseModel):
    """The keys of ehc.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rules: tuple[str, ...] = ()
    models: str | None = None
    as_of: Annotated[dt.date, BeforeValidator(lambda value: _day(value))] | None = None
    fail_on: Severity | None = None
    accept: str | None = None
    store: str | None = None
    off: tuple[_Code, ...] = ()
    severities: dict[_Code, Severity] = {}

    def rules_from(self, base: Path) -> tuple[Path, ...]:
        return tuple(base / folder for folder in self.rules)

    def models_from(self, base: Path) -> Path | Literal["off"] | None:
        return _models(self.models, base)

    def accept_from(self, base: Path) -> Path | None:
        return base / self.accept if self.accept else None

    def store_from(self, base: Path) -> str | None:
        is_address = self.store is not None and "://" in self.store
        return self.store if is_address or not self.store else str(base / self.store)


def _models(name: str | None, base: Path) -> Path | Literal["off"] | None:
    return NO_MODELS if name == NO_MODELS else base / name if name else None


def _day(value: object) -> object:
    """Let days through, and days written as such: a bare number would be taken for seconds."""
    if isinstance(value, dt.date) or (isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value)):
        return value
    raise ValueError("a day is written as YYYY-MM-DD")


def _file(environment: Mapping[str, str], here: Path, config: Path | None) -> Path | None:
    named = config or (Path(environment["EHC_CONFIG"]) if environment.get("EHC_CONFIG") else None)
    if named is not None:
        return named
    return here / FILE_NAME if (here / FILE_NAME).is_file() else None


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError:
        raise SettingsError(f"{path.name}:1: the file cannot be read: name a settings file with --config.") from None
    except UnicodeDecodeError:
        raise SettingsError(f"{path.name}:1: the file is no text in UTF-8: save it as such.") from None


def _read(path: Path, text: str) -> _SettingsFile:
    try:
        return _SettingsFile.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        where = line.group(1) if line else text.count("\n") + 1
        raise SettingsError(f"{path.name}:{where}: this is no TOML: {str(error).split(' (at')[0].lower()}.") from None
    except ValidationError as error:
        raise _fault(path, text, error) from None


def _fault(path: Path, text: str, error: ValidationError) -> SettingsError:
    fault = error.errors()[0]
    keys = [str(part) for part in fault["loc"] if isinstance(part, str) and part != "[key]"]
    where = f"{path.name}:{_line_of(text, keys)}"
    if fault["type"] == "extra_forbidden":
        known = ", ".join(_SettingsFile.model_fields)
        return SettingsError(f"{where}: '{keys[-1]}' is no known key: use one of {known}.")
    return SettingsError(f"{where}: '{'.'.join(keys)}' is faulty: {_lower(fault['msg'])}.")


def _line_of(text: str, keys: list[str]) -> int:
    """Return the line on which the last of the keys stands that the text has as a key."""
    found = 1
    for key in keys:
        match = re.search(rf"^\s*\[?\s*[\"']?{re.escape(key)}[\"']?\s*[\]=]", text, re.MULTILINE)
        found = text.count("\n", 0, match.end()) + 1 if match else found
    return found


def _line_with(text: str, code: str) -> int:
    """Return the first line, but for remarks, on which a code stands."""
    numbered = enumerate(text.splitlines(), start=1)
    return next((number for number, line in numbered if code in line.partition("#")[0]), 1)


def _variables(environment: Mapping[str, str]) -> _SettingsFile:
    given = dict(_given(environment))
    try:
        return _SettingsFile.model_validate(given)
    except ValidationError as error:
        fault = error.errors()[0]
        raise SettingsError(f"EHC_{str(fault['loc'][0]).upper()}: {_lower(fault['msg'])}.") from None


def _given(environment: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    for name in ("models", "as_of", "fail_on", "accept", "store"):
        if environment.get(f"EHC_{name.upper()}"):
            yield name, environment[f"EHC_{name.upper()}"]
    if environment.get("EHC_RULES"):
        yield "rules", tuple(filter(None, environment["EHC_RULES"].split(os.pathsep)))
    if environment.get("EHC_OFF"):
        yield "off", tuple(environment["EHC_OFF"].replace(",", " ").split())


def _lower(message: str) -> str:
    return message[:1].lower() + message[1:]
