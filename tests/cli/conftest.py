import types
from dataclasses import replace

import pytest
from assessed_builders import AS_OF, assessed, finding, unread
from reader_builders import HandMadeReaders
from typer.testing import CliRunner

import ehc_text
import ehc_text.pipeline  # a later import of it would take the place of the one put there by hand
from ehc_text.cli.main import app
from ehc_text.records.finding import Basis, Severity
from ehc_text.records.rules import Check, CheckKind, Example


@pytest.fixture
def ehc():
    """Return a function that runs the command line in this process."""
    return lambda *arguments, **named: CliRunner().invoke(app, [str(argument) for argument in arguments], **named)


@pytest.fixture
def pipeline(monkeypatch):
    """Put a pipeline in place that gives hand-made results by file name, and notes how it was called."""
    check = Check(
        code="VAG003",
        name="unquantified-frequency",
        theme="vague_provision",
        kind=CheckKind.PHRASE,
        sections=("F",),
        severity=Severity.MEDIUM,
        agency=None,
        message="'{match}' does not say how often.",
        advice="Say how often.",
        basis=Basis(name="SEND Code of Practice 2015", ref="9.69"),
        phrases={"all": ("regular",)},
        flags=(Example(sections={"F": ("Regular help.",)}, marks=("Regular",), line=3),),
        means="says it is repeated but not how often",
    )
    fake = types.SimpleNamespace(
        answers={"good.docx": (finding(),), "clean.docx": ()},
        calls=[],
        codes=("VAG003",),
        load_tools=lambda *_, **__: types.SimpleNamespace(
            pack=types.SimpleNamespace(
                checks=(check,),
                switched_off=tuple(replace(check, code=code) for code in fake.codes[1:]),
                version="abc",
                words={},
            ),
            exceptions=(),
            framework=None,
            models_version="",
        ),
        unused_exceptions=lambda assessed, tools: (),
    )

    def assess_file(path, *, relative, as_of, tools, password=None, held_as=None):
        fake.calls.append((path.name, as_of, password))
        fake.held_as = held_as
        answer = fake.answers.get(path.name)
        if isinstance(answer, BaseException):
            raise answer
        if answer is None:
            return unread(relative)
        return assessed(relative, findings=answer, as_of=as_of, sha256=path.name)

    def as_found(file, relative, tools, more):
        return replace(file, file=replace(file.file, path=relative), findings=(*file.findings, *more))

    fake.assess_file = fake.read_only = assess_file
    fake.as_found = as_found
    monkeypatch.setattr(ehc_text, "pipeline", fake, raising=False)

    def readers(order, jobs, cluster, work):
        return HandMadeReaders(
            lambda item: assess_file(
                item.path, relative=item.relative, as_of=order.as_of, tools=None, password=order.password
            )
        )

    monkeypatch.setattr("ehc_text.cli.scan._readers", readers)
    return fake


@pytest.fixture
def as_of():
    """Return the day that the hand-made plans are held against."""
    return AS_OF
