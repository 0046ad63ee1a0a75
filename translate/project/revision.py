"""What git says has changed."""

from __future__ import annotations

import subprocess
from pathlib import Path

from translate.errors import Problem, StoreError, UsageError
from translate.project.git import environment


def changed_since(root: Path, revision: str) -> frozenset[str]:
    """Files below ``root`` that differ from the merge base with a revision, untracked ones included.

    Raises :class:`UsageError` if git is missing, this is no repository or it does not hold the revision.
    """
    if revision.startswith("-"):
        raise UsageError(f"{revision!r} is not a revision")
    base = _git(root, "merge-base", revision, "HEAD", revision=revision).strip()
    tracked = _git(root, "diff", "--name-only", "--relative", "-z", base, "--", ".", revision=revision)
    new = _git(root, "ls-files", "--others", "--exclude-standard", "-z", revision=revision)
    return frozenset(filter(None, (tracked + new).split("\0")))


def _git(root: Path, *arguments: str, revision: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603  # a fixed program, no shell
            ["git", *arguments],  # noqa: S607  # git is wherever the PATH says
            cwd=root,
            env=environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
    except FileNotFoundError as error:
        raise UsageError(Problem("git is not installed", hint="Leave out --since.")) from error
    except OSError as error:
        raise StoreError(Problem(f"git cannot be started: {error.strerror or type(error).__name__}")) from error
    if done.returncode:
        raise UsageError(
            Problem(
                f"git does not know the revision {revision!r} here",
                hint="In CI, fetch the whole history first (actions/checkout: fetch-depth: 0).",
            )
        )
    return done.stdout
