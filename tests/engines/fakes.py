"""What the tests of the engines stand on: ports without a network and a scripted pipeline. Servers: ``services.py``."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence

import pytest

from translate.engines.base import Channel, HttpReply, Mark, Parts, PipeBroken, Ports, Request, Stage
from translate.errors import EngineMissing
from translate.project.http import DeniedHttp
from translate.project.pipe import Processes

SENTENCES = (
    "The police arrested two members of the group in Minsk.",
    "He said that the house was big, but nobody believed him.",
    "Is it a cat?",
    "The Minister of Foreign Affairs visited the city yesterday.",
    "We don't know what will happen next year!",
    "“I am here,” she said.",
    "There's a lot of concern about the zorkmid hunt.",
    "The scavenger hunt is open to anyone and everyone.",
    "It costs $5 (or 4 €) & more: 50% of them_all.",
    "Two brothers [1] wrote {x} to the president.",
)

needs_apertium = pytest.mark.skipif(
    "eng-spa" not in Processes().modes() or shutil.which("lt-proc") is None,
    reason="needs Debian's apertium-eng-spa",
)


def ports(*, pipe: object = None, http: object = None, secrets: Mapping[str, str] | None = None) -> Ports:
    """Ports that reach nothing unless told otherwise."""
    known = dict(secrets or {})
    return Ports(pipe=pipe or Processes(), http=http or DeniedHttp(), secret=known.get)


def text(words: str) -> Request:
    """A request of plain text."""
    return Request((words,))


def shown(parts: Parts) -> str:
    """Parts as people write them: ``See <0>this</0>.``."""
    form = {"open": "<{}>", "close": "</{}>", "void": "<{}/>"}
    return "".join(part if isinstance(part, str) else form[part.kind].format(part.index) for part in parts)


def pair(index: int, *inner: str | Mark) -> Parts:
    """An inline code around something."""
    return (Mark(index, "open"), *inner, Mark(index, "close"))


class Scripted:
    """A port ``Pipe`` whose channel answers what a function says; ``None`` = dies, an exception = raised."""

    def __init__(self, answer: Callable[[bytes, int], bytes | None], *, modes: Sequence[str] = ("eng-spa",)) -> None:
        self.answer = answer
        self.names = tuple(modes)
        self.started: list[Sequence[Stage]] = []
        self.open = 0
        self.sent: list[bytes] = []

    def modes(self) -> tuple[str, ...]:
        return self.names

    def mode(self, name: str) -> tuple[tuple[str, ...], ...]:
        if name not in self.names:
            raise EngineMissing(name)
        return (("lt-proc", "a.bin"), ("/usr/bin/apertium-tagger", "-g", "$2", "b.prob"), ("lt-proc", "$1", "c.bin"))

    def start(self, stages: Sequence[Stage]) -> Channel:
        self.started.append(stages)
        self.open += 1
        return ScriptedChannel(self)


class ScriptedChannel:
    def __init__(self, owner: Scripted) -> None:
        self.owner = owner
        self.blocks: list[bytes] = []
        self.closed = False

    def send(self, block: bytes) -> None:
        self.owner.sent.append(block)
        self.blocks.append(block)

    def receive(self, *, timeout: float) -> bytes:
        answer = self.owner.answer(self.blocks.pop(0), len(self.owner.started))
        if answer is None:
            raise PipeBroken("scripted death")
        return answer

    def close(self) -> None:
        if not self.closed:
            self.closed = True
            self.owner.open -= 1


class Canned:
    """A port ``Http`` that answers from a function and remembers what would have been sent."""

    def __init__(self, answer: Callable[[str, str, bytes], HttpReply]) -> None:
        self.answer = answer
        self.sent: list[tuple[str, str, bytes]] = []

    def send(self, method, url, *, headers=None, body=None, timeout=None) -> HttpReply:
        self.sent.append((method, url, body or b""))
        return self.answer(method, url, body or b"")
