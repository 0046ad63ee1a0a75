"""git, asked and never told: fixed arguments, no pager, no hook, no network, no external program."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Final

from translate.errors import Problem, StoreError
from translate.project.git import environment

_SETTINGS: Final = (
    "core.fsmonitor=false", f"core.hooksPath={os.devnull}", "core.quotePath=false", "log.showSignature=false",
    "log.showRoot=true", "log.follow=false", "diff.renameLimit=4000", "protocol.allow=never",
    "color.ui=false", "core.commitGraph=true",
)  # fmt: skip
_NONE = frozenset("0")


@dataclass(frozen=True, slots=True)
class Change:
    """What one commit did to one file, against one of its parents."""

    commit: str
    day: str
    """UTC day its author made it, ISO 8601."""
    first: bool
    """The commit has no parent; in a shallow clone, none that is known."""
    old: str
    """Id of the blob before; empty if there was none."""
    new: str
    """Id of the blob after; empty if there is none."""
    path: str
    """Relative to the project; quoted by git if it holds a control character or a quotation mark."""
    old_path: str


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository that holds a project."""

    root: Path
    """The project, which may be a folder inside of it."""
    shallow: bool = False
    """Its history is cut off."""

    def text(self, *arguments: str) -> str | None:
        """What git says; None if it refuses. Raises :class:`StoreError` if it cannot be started."""
        try:
            done = subprocess.run(  # noqa: S603  # a fixed program, no shell
                _command(arguments),
                cwd=self.root,
                env=environment(),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
            )
        except OSError as error:
            raise StoreError(Problem(f"git cannot be started: {error.strerror}")) from error
        return None if done.returncode else done.stdout.decode("utf-8", "surrogateescape")

    def committed(self, folder: str) -> dict[str, str]:
        """Blob ids of the files below a folder in HEAD, by path; empty before the first commit."""
        listed = self.text("ls-tree", "-r", "-z", "HEAD", "--", f"{folder}/") or ""
        found: dict[str, str] = {}
        for line in filter(None, listed.split("\0")):
            told, _, path = line.partition("\t")
            mode, kind, blob = told.split()[:3]
            if kind == "blob" and mode != "120000":
                found[path] = blob
        return found

    def changes(self, *arguments: str, paths: Iterable[str] = ()) -> Iterator[Change]:
        """What commits did to files, newest commit first. Arguments: ``arguments`` of ``git log``, after ours; ``paths``, only these."""
        form = "--format=%x01%H %at %P"
        command = (
            "log",
            "--raw",
            "--no-abbrev",
            "--no-ext-diff",
            "--no-textconv",
            f"-O{os.devnull}",
            "--relative",
            form,
            *arguments,
            "--",
            *paths,
        )
        commit, day, first = "", "", False
        with self._open(*command) as process:
            for raw in _output(process):
                line = raw.decode("utf-8", "surrogateescape").rstrip("\n")
                if line.startswith("\1"):
                    commit, stamp, *parents = line[1:].split(" ")
                    day, first = _day(stamp), not any(parents)
                elif line.startswith(":"):
                    told, *names = line.split("\t")
                    old, new = told.split(" ")[2:4]
                    yield Change(commit, day, first, _known(old), _known(new), names[-1], names[0])
            if process.wait():
                raise StoreError("git log has failed: this repository cannot be read to the end")

    @contextmanager
    def reader(self) -> Iterator[Callable[[str], bytes | None]]:
        """Something that gives the content of an object by its id, None if it is not there: one process for all of them."""
        with self._open("cat-file", "--batch") as process:

            def get(name: str) -> bytes | None:
                if process.stdin is None or not name.isalnum():
                    return None
                process.stdin.write(f"{name}\n".encode())
                process.stdin.flush()
                return _object(_output(process))

            yield get

    def objects(self, *, largest: int) -> Iterator[tuple[str, str, bytes | None]]:
        """Id, type and content of every object there is, reachable or not; None for one of more bytes than ``largest``."""
        listed = (
            self.text("cat-file", "--batch-all-objects", "--batch-check=%(objectname) %(objecttype) %(objectsize)")
            or ""
        )
        wanted: list[tuple[str, str]] = []
        for line in listed.splitlines():
            name, kind, size = line.split()
            if kind == "tree":
                continue
            if int(size) > largest:
                yield name, kind, None
            else:
                wanted.append((name, kind))
        with self.reader() as get:
            for name, kind in wanted:
                yield name, kind, get(name)

    @contextmanager
    def _open(self, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
        try:
            process = subprocess.Popen(  # noqa: S603  # a fixed program, no shell
                _command(arguments),
                cwd=self.root,
                env=environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            raise StoreError(Problem(f"git cannot be started: {error.strerror}")) from error
        try:
            yield process
        finally:
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    stream.close()
            process.kill()
            process.wait()


def repository(root: Path) -> Repository | None:
    """The repository around a project; None if there is none, or no git.

    Raises :class:`StoreError` if there is one that git does not read.
    """
    found = Repository(root)
    held = any((folder / ".git").exists() for folder in (root, *root.parents))
    try:
        told = found.text("rev-parse", "--is-inside-work-tree", "--is-shallow-repository")
    except StoreError:
        if held:
            raise
        return None
    if told is None and held:
        hint = "Try git status there: it says why (a folder of another user, a broken repository)."
        raise StoreError(Problem("git does not read the repository of this project", "", 0, hint))
    if told is None or told.split()[:1] != ["true"]:
        return None
    return Repository(root, told.split()[1:2] == ["true"])


def _command(arguments: Iterable[str]) -> list[str]:
    settings = (part for setting in _SETTINGS for part in ("-c", setting))
    return ["git", "--no-pager", "--no-optional-locks", "--literal-pathspecs", *settings, *arguments]


def _output(process: subprocess.Popen[bytes]) -> IO[bytes]:
    if process.stdout is None:
        raise StoreError("git cannot be read from")
    return process.stdout


def _object(stream: IO[bytes]) -> bytes | None:
    told = stream.readline().split()
    if len(told) < 3 or told[1] == b"missing":  # name, type, size
        return None
    data = stream.read(int(told[2]))
    stream.read(1)
    return data


def _known(blob: str) -> str:
    return "" if set(blob) == _NONE else blob


def _day(stamp: str) -> str:
    try:
        return datetime.fromtimestamp(int(stamp), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return ""
