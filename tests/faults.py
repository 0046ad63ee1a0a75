"""A disk that fails: a command line in a process of its own, struck at its N-th system call that writes.

The process is forked, so nothing has to be undone. Calls: ``open`` for writing, ``write`` (half of the data gets through),
``flush``, ``fsync``, ``replace``, ``unlink``, ``mkdir``, ``rmdir``, ``chmod``, ``flock``, ``unlock``.
"""

from __future__ import annotations

import builtins
import contextlib
import errno
import io
import json
import os
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Self

KILL: Final = "kill"
"""Death, as by power failure or ``kill -9``: nothing is cleaned up."""
INTERRUPT: Final = "interrupt"
"""Ctrl-C."""
FULL, BROKEN, REFUSED = errno.ENOSPC, errno.EIO, errno.EACCES
"""What the call fails with."""
_KILLED: Final = 137
_CALLS: Final = "open fsync replace rename unlink remove mkdir rmdir chmod link symlink truncate utime".split()
_WRITING: Final = frozenset("wax+")


@dataclass(frozen=True)
class Struck:
    """What became of the command."""

    code: int
    """Of the process; 137 if it was killed."""
    calls: tuple[str, ...] = ()
    """The calls it made, with their paths; none are known of a killed one."""
    text: str = ""
    """What it said."""

    @property
    def killed(self) -> bool:
        """It died at the call."""
        return self.code == _KILLED


@dataclass
class Disk:
    """Counts calls and strikes at one of them."""

    moment: int
    """0 is the first call; -1 strikes never."""
    how: int | str | Callable[[str, str], None]
    """:data:`KILL`, :data:`INTERRUPT`, an ``errno``, or something to do before the call, told its name and path."""
    calls: list[str] = field(default_factory=list)
    real: dict[str, Any] = field(default_factory=dict)

    def meet(self, call: str, path: object, half: Callable[[], None] | None = None) -> None:
        """A call is about to be made."""
        number = len(self.calls)
        self.calls.append(f"{call} {os.fspath(path) if isinstance(path, str | os.PathLike) else path}")
        if number != self.moment or (call == "unlock" and isinstance(self.how, int)):  # no disk refuses that
            return
        if callable(self.how):
            self.how(call, str(path))
            return
        if half:
            half()
        if self.how == KILL:
            os._exit(_KILLED)
        if self.how == INTERRUPT:
            raise KeyboardInterrupt
        assert isinstance(self.how, int)
        raise OSError(self.how, os.strerror(self.how), str(path))

    def install(self) -> None:
        """Take the place of the functions that everybody calls. There is no way back: only in a process of its own."""
        import fcntl

        for name in _CALLS:
            real = self.real[name] = getattr(os, name)
            setattr(os, name, self._watched(name, real))
        lock, unlock = self._watched("flock", fcntl.flock), self._watched("unlock", fcntl.flock)
        fcntl.flock = lambda file, how: (unlock if how & fcntl.LOCK_UN else lock)(file, how)
        io.open = builtins.open = self._open  # type: ignore[assignment]  # with all its overloads

    def _watched(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(path: Any, *rest: Any, **more: Any) -> Any:
            reading = name == "open" and not (rest and rest[0] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
            if not reading:
                self.meet(name, path)
            return real(path, *rest, **more)

        return call

    def _open(self, file: Any, mode: str = "r", *rest: Any, **more: Any) -> Any:
        if not _WRITING & set(mode) or isinstance(file, int):
            return _REAL_OPEN(file, mode, *rest, **more)
        self.meet("open", file)
        return _File(_REAL_OPEN(file, mode, *rest, **more), self, file)


_REAL_OPEN = io.open


class _File:
    """A file open for writing on that disk."""

    def __init__(self, file: Any, disk: Disk, path: object) -> None:
        self._file, self._disk, self._path = file, disk, path

    def write(self, data: Any) -> int:
        def half() -> None:
            self._file.write(data[: len(data) // 2])
            self._file.flush()

        self._disk.meet("write", self._path, half)
        return int(self._file.write(data))

    def flush(self) -> None:
        self._disk.meet("flush", self._path)
        self._file.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


def struck(
    work: Callable[[], int],
    moment: int,
    how: int | str | Callable[[str, str], None],
    *,
    at: Path,
) -> Struck:
    """Do some work in a forked process, in a folder, on a disk that is struck at a moment."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read_end)
        code, said, disk = 99, io.StringIO(), Disk(moment, how)
        try:
            os.chdir(at)
            with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
                disk.install()
                code = work()
        except BaseException:  # noqa: BLE001  # whatever it is, the parent must know
            said.write(traceback.format_exc())
        finally:
            told = json.dumps([disk.calls, said.getvalue()]).encode()
            while told:
                told = told[os.write(write_end, told) :]
            os._exit(code)
    os.close(write_end)
    with os.fdopen(read_end, "rb") as pipe:
        told = pipe.read()
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    calls, text = json.loads(told) if told else ([], "")
    return Struck(code, tuple(calls), text)


def command(*arguments: str) -> Callable[[], int]:
    """A command line of ours, as work to do."""

    def work() -> int:
        from translate.cli.main import main

        return main(list(arguments))

    return work


def moments(
    work: Callable[[], int], how: int | str | Callable[[str, str], None], *, at: Path, restore: Callable[[], None]
) -> Sequence[Struck]:
    """The same work struck at each moment in turn, from the same beginning, until it gets through untouched."""
    done: list[Struck] = []
    while True:
        restore()
        result = struck(work, len(done), how, at=at)
        done.append(result)
        if not result.killed and len(result.calls) <= len(done) - 1:
            return done
