"""Which commits of a git repository hold a text: every object is read and searched as files are.

``git log -S`` would not do: it knows one spelling, and the pattern would stand in the list of processes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from translate.catalogs.spellings import Sought
from translate.project.history import Repository
from translate.project.search import holds

LARGEST: Final = 50_000_000
"""Bytes; a larger object is not searched."""


@dataclass(frozen=True, slots=True)
class Holding:
    """A commit that brought the text in, or still has it in a file it changed."""

    commit: str
    day: str
    paths: tuple[str, ...] = ()
    """The files, relative to the repository; empty if its message or author alone holds it."""
    in_message: bool = False


@dataclass(slots=True)
class History:
    """What a repository holds."""

    commits: list[Holding] = field(default_factory=list)
    """Newest first: branches, tags, remote branches, stashes, and what the reflog remembers."""
    tags: int = 0
    """Annotated tags whose message holds it."""
    unreachable: int = 0
    """Objects that hold it and belong to no commit: once staged, or of commits that are forgotten."""
    unsearched: int = 0
    """Objects too large to be searched, or not there (a partial clone)."""


def history(
    repository: Repository, sought: Sought, *, told: Callable[[str, int], None] = lambda _, __: None
) -> History:
    """Every commit that holds it. Arguments: ``told``, called with a stage and 0 for each object searched."""
    result = History()
    blobs: set[str] = set()
    messages: dict[str, None] = {}
    for name, kind, data in repository.objects(largest=LARGEST):
        told("history", 0)
        if data is None:
            result.unsearched += 1
        elif not holds(data, sought):
            continue
        elif kind == "blob":
            blobs.add(name)
        elif kind == "commit":
            messages[name] = None
        else:
            result.tags += 1
    found: dict[str, tuple[str, dict[str, None]]] = {}
    reached: set[str] = set()
    for change in repository.changes("--all", "--reflog", "-m", "--no-renames", "--no-relative", "--full-history"):
        hit = {change.old, change.new} & blobs
        reached |= hit
        named = sought.is_in(change.path)
        if named or change.new in blobs:
            found.setdefault(change.commit, (change.day, {}))[1][change.path] = None
    result.commits = [Holding(commit, day, tuple(paths), commit in messages) for commit, (day, paths) in found.items()]
    result.commits += [Holding(commit, "", (), in_message=True) for commit in messages if commit not in found]
    result.unreachable = len(blobs - reached)
    return result
