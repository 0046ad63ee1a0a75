"""Git as a program: asked for bytes, never through a shell."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from translate.errors import Problem, StoreError, UsageError

_HARMLESS: Final = frozenset({"GIT_CEILING_DIRECTORIES"})
"""How far up a repository is looked for: it leads to no other one."""


def environment() -> dict[str, str]:
    """Ours without what steers git: within a hook ``GIT_DIR`` and ``GIT_INDEX_FILE`` may be of another repository.

    Nothing is fetched: an object that only a server has is not there.
    """
    kept = {name: value for name, value in os.environ.items() if not _steers(name.upper())}
    return {**kept, "LC_ALL": "C", "GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none", "GIT_TERMINAL_PROMPT": "0"}


def _steers(name: str) -> bool:
    return name.startswith("GIT_") and name not in _HARMLESS


@dataclass(frozen=True, slots=True)
class Done:
    """What git did."""

    code: int
    out: bytes

    @property
    def text(self) -> str:
        """What it printed, without the line end."""
        return self.out.decode("utf-8", "replace").rstrip("\n")


def git(folder: Path, *arguments: str) -> Done:
    """Run git in a folder. Raises :class:`~translate.errors.UsageError` if it is not installed, ``StoreError`` if it does not start."""
    try:
        done = subprocess.run(  # noqa: S603  # a fixed program, no shell
            ["git", *arguments],  # noqa: S607  # git is wherever the PATH says
            cwd=folder,
            env=environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise UsageError(Problem("git is not installed", hint="Install it, or merge without it.")) from error
    except OSError as error:
        raise StoreError(Problem(f"git cannot be started: {error.strerror or type(error).__name__}")) from error
    return Done(done.returncode, done.stdout)


@dataclass(frozen=True, slots=True)
class Versions:
    """The versions of an unmerged file in git's index (gitrevisions(7), ``:<n>:<path>``)."""

    base: bytes | None
    ours: bytes | None
    theirs: bytes | None


def merged_in(folder: Path, name: str) -> Versions | None:
    """The versions a file had before the merge that wrote it last; None if no merge did."""
    try:
        last = git(folder, "rev-list", "-1", "--parents", "HEAD", "--", f":(literal){name}").text.split()
        if len(last) != 3:
            return None
        base = git(folder, "merge-base", *last[1:]).text.split()
    except UsageError:
        return None
    contents = (git(folder, "cat-file", "blob", f"{revision}:./{name}") for revision in (*base[:1], *last[1:]))
    found = [content.out if content.code == 0 else None for content in contents]
    return Versions(*found) if len(found) == 3 else Versions(None, *found)


def unmerged(folder: Path, name: str) -> Versions | None:
    """The versions of a file that git could not merge; None if it is merged, or if git knows nothing of it."""
    try:
        listed = git(folder, "ls-files", "--unmerged", "-z", "--", f":(literal){name}")
    except UsageError:
        return None  # no git, no index
    found: dict[str, bytes] = {}
    for entry in filter(None, listed.out.split(b"\0")):
        _, blob, stage = entry.partition(b"\t")[0].decode("ascii").split(" ")
        content = git(folder, "cat-file", "blob", blob)
        if content.code == 0:
            found[stage] = content.out
    return Versions(*(found.get(stage) for stage in "123")) if found and not listed.code else None


def all_unmerged(folder: Path, below: str) -> frozenset[str]:
    """The files below a folder that git could not merge; none if git knows nothing of it."""
    try:
        listed = git(folder, "ls-files", "--unmerged", "-z", "--", f":(literal){below}")
    except UsageError:
        return frozenset()  # no git, no index
    paths = (entry.partition(b"\t")[2].decode("utf-8", "surrogateescape") for entry in listed.out.split(b"\0"))
    return frozenset(filter(None, paths)) if not listed.code else frozenset()
