"""Readers for tests: they answer in this process, from hand-made results."""

from collections import deque

from ehc_text.scanning.failed import fault_message
from ehc_text.scanning.packed import pack
from ehc_text.scanning.task import Answer, AnswerKind


class HandMadeReaders:
    """Answer each task with what `assess` gives for its file; what it raises is a crash, an Answer is passed on.

    `backwards` answers the last task first; `asked` notes the paths.
    """

    def __init__(self, assess, *, backwards=False, ahead=1, asked=None):
        self._assess = assess
        self._backwards = backwards
        self._ahead = ahead
        self._tasks = deque()
        self.asked = [] if asked is None else asked

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def wants_more(self):
        return len(self._tasks) < self._ahead

    def submit(self, task):
        self._tasks.append(task)

    def take(self, *, wait):
        task = self._tasks.pop() if self._backwards else self._tasks.popleft()
        self.asked.append(task.item.relative)
        try:
            found = self._assess(task.item)
        except Exception as error:
            return Answer(position=task.position, kind=AnswerKind.FAULT, message=fault_message(error))
        if isinstance(found, tuple):
            kind, message = found
            return Answer(position=task.position, kind=kind, message=message)
        return Answer(position=task.position, kind=AnswerKind.DONE, packed=pack(found))
