"""The error family, each class with its exit code and a message that says what to do.

    EhcTextError
    ├── UsageError             2  the command line asks for something that cannot be
    ├── DocumentError          3  the document could not be read
    │   └── PasswordError      3  it is locked with a password
    ├── PackError              3  an audit pack cannot be recorded as it is
    ├── RulesError             4  a rule file is faulty: named as file:line
    ├── ModelError             4  a trained model or its training rows are faulty
    ├── SettingsError          4  a setting is faulty
    ├── OutputError            5  the output could not be written
    └── StoreError             5  the audit store could not be opened, read or written

No message holds words of a plan: messages end up in logs.
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the command `ehc` returns; a promise to scripts."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    UNREADABLE = 3
    RULES = 4
    OUTPUT = 5
    SOME_UNREADABLE = 6
    FAULT = 70
    INTERRUPTED = 130


class EhcTextError(Exception):
    """The parent of all errors that a user can cause; `str()` says what happened and what to do."""

    exit_code = ExitCode.FAULT


class UsageError(EhcTextError):
    """The command line asks for something that cannot be."""

    exit_code = ExitCode.USAGE


class DocumentError(EhcTextError):
    """A document could not be read."""

    exit_code = ExitCode.UNREADABLE


class PasswordError(DocumentError):
    """A document is locked with a password that was not given, or is not the right one."""


class PackError(EhcTextError):
    """An audit pack cannot be recorded as it is; the message names each sheet and cell."""

    exit_code = ExitCode.UNREADABLE


class RulesError(EhcTextError):
    """A rule or word file is faulty; the message starts with file:line."""

    exit_code = ExitCode.RULES


class ModelError(EhcTextError):
    """A trained model, its manifest or its training rows are faulty, or not what they were."""

    exit_code = ExitCode.RULES


class SettingsError(EhcTextError):
    """A setting is faulty."""

    exit_code = ExitCode.RULES


class OutputError(EhcTextError):
    """An output could not be written."""

    exit_code = ExitCode.OUTPUT


class StoreError(EhcTextError):
    """The audit store could not be opened, read or written."""

    exit_code = ExitCode.OUTPUT
