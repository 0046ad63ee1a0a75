"""Local programs for the engines: Apertium's modes, and pipelines of processes that pass blocks along. No shell."""

from __future__ import annotations

import contextlib
import os
import queue
import shlex
import shutil
import signal
import subprocess
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from translate.engines.base import Channel, PipeBroken, Stage
from translate.errors import EngineError, EngineMissing

MODE_FOLDERS = tuple(
    Path(folder, "share/apertium/modes").expanduser()
    for folder in ("~/.local", "/usr/local", "/usr", "/opt/homebrew", "/opt/local")
)
_SUFFIX = ".mode"
_OPERATORS = "();<>|&\n"
_CHUNK = 1 << 16
_LONGEST_ANSWER = 1 << 24
Sink = Callable[[bytes | None], None]
"""Takes the next block, or None when there will be no more."""


@dataclass(frozen=True, slots=True)
class Processes:
    """The port ``Pipe``."""

    folders: tuple[Path, ...] = MODE_FOLDERS
    """Where mode files are; the first folder that has a name wins."""

    def modes(self) -> tuple[str, ...]:
        """Names of the Apertium modes installed here, sorted."""
        return tuple(sorted({path.stem for folder in self.folders for path in _listing(folder)}))

    def mode(self, name: str) -> tuple[tuple[str, ...], ...]:
        """Program and arguments of each stage of a mode. Raises ``EngineMissing`` or ``EngineError``."""
        for folder in self.folders:
            for path in _listing(folder):
                if path.stem == name:
                    return parse_mode(path.read_text(encoding="utf-8"), path=str(path))
        raise EngineMissing(f"there is no Apertium mode {name!r} on this machine")

    def start(self, stages: Sequence[Stage]) -> Channel:
        """Start a pipeline. Raises ``EngineMissing`` if a program is not installed."""
        for stage in stages:
            if shutil.which(stage.arguments[0]) is None:
                raise EngineMissing(f"the program {stage.arguments[0]} is not installed")
        return Line(stages)


def _listing(folder: Path) -> Iterable[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == _SUFFIX)
    except OSError:
        return ()


def parse_mode(text: str, *, path: str = "") -> tuple[tuple[str, ...], ...]:
    """Stages of a mode file: a shell-like pipeline ``a | b $1 'c d'``, of which only quotes and ``|`` mean something.

    Raises ``EngineError`` for anything else a shell could do (``;``, ``&``, redirections, substitutions).
    """
    lexer = shlex.shlex(text.strip(), posix=True, punctuation_chars=_OPERATORS)
    lexer.whitespace = " \t\r"
    lexer.whitespace_split = True
    stages: list[list[str]] = [[]]
    trouble = ""
    try:
        for token in lexer:
            if token.strip("\n") == "|":
                stages.append([])
            elif token and not token.strip(_OPERATORS):
                trouble = trouble or f"{token!r} is more than a plain pipeline"
            else:
                stages[-1].append(token)
    except ValueError as error:
        trouble = str(error)
    if not trouble and not all(stages):
        trouble = "a stage is empty"
    if trouble:
        raise EngineError(f"{path or 'this mode file'}: {trouble}")
    return tuple(tuple(stage) for stage in stages)


class Line:
    """A running pipeline: the port's ``Channel``.

    Stages that stay are joined by the system's pipes; a stage that is started for each block sits between two of these
    groups. Every write happens in a thread, so that a full pipe never blocks the one who has to read the other end.
    """

    def __init__(self, stages: Sequence[Stage]) -> None:
        self._answers: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._parts: list[_Group | _Fresh] = []
        self._closed = False
        sink: Sink = self._answers.put
        try:
            for stay in reversed(_groups(stages)):
                self._parts.insert(0, _Fresh(stay[0], sink=sink) if stay[0].per_block else _Group(stay, sink=sink))
                sink = self._parts[0].feed
        except OSError as error:
            self.close()
            raise EngineError(f"a program did not start: {error.strerror}") from None
        except BaseException:
            self.close()
            raise

    def send(self, block: bytes) -> None:
        """Hand over a block; returns at once. Raises ``PipeBroken`` if closed, ``ValueError`` if it holds a NUL."""
        if b"\0" in block:
            raise ValueError("a block cannot hold a NUL byte")
        if self._closed:
            raise PipeBroken("the pipeline is closed")
        self._parts[0].feed(block)

    def receive(self, *, timeout: float) -> bytes:
        """The next block. Raises ``PipeBroken`` after ``timeout`` seconds, or if a program died."""
        if self._closed:
            raise PipeBroken("the pipeline is closed")
        try:
            block = self._answers.get(timeout=timeout)
        except queue.Empty:
            raise PipeBroken(f"no answer within {timeout:g} s") from None
        if block is None:
            raise PipeBroken(next(filter(None, (part.ended() for part in self._parts)), "the pipeline ended"))
        return block

    def close(self) -> None:
        """Kill and reap every process, end every thread. May be called twice."""
        self._closed = True
        for part in self._parts:
            part.close()


def _groups(stages: Sequence[Stage]) -> list[list[Stage]]:
    """Neighbouring stages that stay, together; each stage that is started for each block, alone."""
    groups: list[list[Stage]] = []
    for stage in stages:
        if groups and not stage.per_block and not groups[-1][0].per_block:
            groups[-1].append(stage)
        else:
            groups.append([stage])
    return groups


class _Group:
    """Processes that stay, joined by pipes, in one process group."""

    def __init__(self, stages: Sequence[Stage], *, sink: Sink) -> None:
        self._stages = stages
        self._sink = sink
        self._inbox: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._processes: list[subprocess.Popen[bytes]] = []
        upstream: IO[bytes] | int = subprocess.PIPE
        try:
            for stage in stages:
                leader = self._processes[0].pid if self._processes else 0
                process = _spawn(stage, stdin=upstream, group=leader)
                if not isinstance(upstream, int):
                    upstream.close()
                self._processes.append(process)
                upstream = _pipe(process.stdout)
        except BaseException:
            self._kill()
            raise
        self._threads = [threading.Thread(target=work, daemon=True) for work in (self._write, self._read)]
        for thread in self._threads:
            thread.start()

    def feed(self, block: bytes | None) -> None:
        self._inbox.put(block)

    def _write(self) -> None:
        stdin = _pipe(self._processes[0].stdin)
        with contextlib.suppress(OSError, ValueError):
            while (block := self._inbox.get()) is not None:
                stdin.write(block + b"\0")
                stdin.flush()
        with contextlib.suppress(OSError, ValueError):
            stdin.close()

    def _read(self) -> None:
        stdout = _pipe(self._processes[-1].stdout)
        held = b""
        with contextlib.suppress(OSError, ValueError):
            while (chunk := os.read(stdout.fileno(), _CHUNK)) and len(held) < _LONGEST_ANSWER:
                *whole, held = (held + chunk).split(b"\0")
                for block in whole:
                    self._sink(block)
        self._sink(None)

    def ended(self) -> str:
        """Which program is no more, in words; empty if all run."""
        for stage, process in zip(self._stages, self._processes, strict=True):
            if (status := process.poll()) is not None:
                return f"{stage.arguments[0]} ended with status {status}"
        return ""

    def _kill(self) -> None:
        for process in self._processes:
            _end(process)

    def close(self) -> None:
        self._inbox.put(None)
        self._kill()
        for thread in self._threads:
            thread.join(timeout=5)
        for process in self._processes:
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    with contextlib.suppress(OSError, ValueError):
                        stream.close()


class _Fresh:
    """A program started anew for each block. The next one is started early: it loads while the last one works."""

    def __init__(self, stage: Stage, *, sink: Sink) -> None:
        self._stage = stage
        self._sink = sink
        self._inbox: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._alive: list[subprocess.Popen[bytes]] = []
        self._closed = False
        self._status: int | None = None
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def feed(self, block: bytes | None) -> None:
        self._inbox.put(block)

    def _start(self) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._closed:
                raise BrokenPipeError
            process = _spawn(self._stage, stdin=subprocess.PIPE, group=0)
            self._alive.append(process)
            return process

    def _work(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            ready = self._start()
            while (block := self._inbox.get()) is not None:
                process, ready = ready, self._start()
                out, _ = process.communicate(block + b"\0")
                with self._lock:
                    self._alive.remove(process)
                if b"\0" not in out:
                    self._status = process.returncode
                    break
                self._sink(out.partition(b"\0")[0])
        self._sink(None)

    def ended(self) -> str:
        """Which program gave no answer, in words; empty if none failed."""
        return "" if self._status is None else f"{self._stage.arguments[0]} ended with status {self._status}"

    def close(self) -> None:
        with self._lock:
            self._closed = True
        self._inbox.put(None)
        for process in list(self._alive):
            _end(process)
        self._thread.join(timeout=5)
        for process in list(self._alive):
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    with contextlib.suppress(OSError, ValueError):
                        stream.close()


def _spawn(stage: Stage, *, stdin: IO[bytes] | int, group: int) -> subprocess.Popen[bytes]:
    """Start one program; ``group`` is the process group to join, 0 for its own."""
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    return subprocess.Popen(  # noqa: S603 - argument lists of an installed mode file, no shell
        stage.arguments,
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        process_group=group if os.name == "posix" else None,
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill a process and what it started, and reap it."""
    if process.poll() is not None:
        return  # reaped: the number may be another process's by now
    if os.name == "posix":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)  # finds a group only for its leader
    with contextlib.suppress(OSError):
        process.kill()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(timeout=5)


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None  # every process here is started with pipes
    return stream
