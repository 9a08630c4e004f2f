"""A worker whose documents do wicked things, by their names: the real one, but for what it reads with."""

import ctypes
import os
import re
import subprocess
import sys
import time
import types
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from assessed_builders import assessed

from ehc_text.errors import RulesError
from ehc_text.scanning import worker


def read(path, *, relative, as_of, tools, password):
    wicked = WICKED.get(path.stem)
    if wicked:
        wicked(path)
    return assessed(relative, sha256="1")


def loop(_):
    while True:
        pass


def wild_expression(_):
    re.match(r"(a+)+$", "a" * 40 + "b")


def swell(_):
    held = []
    while True:
        held.append(bytearray(os.urandom(1024) * 8192))


def swell_a_child(path):
    child = "import time; held = bytearray(b'x' * 400_000_000); time.sleep(60)"
    start(path, [sys.executable, "-c", child])
    time.sleep(60)


def start(path, command):
    process = subprocess.Popen(command)  # noqa: S603 - the commands below
    path.with_suffix(".pid").write_text(str(process.pid))


def refuse(_):
    raise RulesError("dates.yaml:3: no such check")


def crash(_):
    raise ValueError("Zofia's secret")


def hang_with_child(path):
    start(path, ["sleep", "60"])
    time.sleep(60)


WICKED = {
    "loop": loop,
    "expression": wild_expression,
    "sleep": lambda _: time.sleep(60),
    "swell": swell,
    "swollen-child": swell_a_child,
    "segfault": lambda _: ctypes.string_at(0),
    "exit": lambda _: os._exit(3),
    "chatter": lambda _: os.write(1, b"Zofia's secret\n"),
    "child": hang_with_child,
    "refuse": refuse,
    "crash": crash,
}

worker.pipeline = types.SimpleNamespace(load_tools=lambda *_, **__: None, assess_file=read)
if "--unlimited" in sys.argv:
    worker._limit_memory = lambda _: None
if "--never-starts" in sys.argv:
    sys.exit(9)
worker.main()
