"""``translate forget``."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from translate.cli import output

if TYPE_CHECKING:
    from translate.catalogs.spellings import Sought
    from translate.project.forget import Found, Plan
    from translate.project.forget_history import History
    from translate.project.workspace import Workspace

_SHOWN = 40
"""Places of one file, and commits."""
_PATHS = 3
"""Files of one commit."""
_HIDDEN = "[…]"
_REWRITE = (
    "To remove it there, write the patterns into a file (names.txt), one a line, and rewrite the history with git filter-repo",
    "(https://github.com/newren/git-filter-repo), which is a program of its own:",
    "    git filter-repo --replace-text names.txt --replace-message names.txt",
    "It finds only what is spelled as in the file: look once more afterwards with translate forget --dry-run. Every clone and",
    "fork, and the server, has a copy of the old history: each must be replaced.",
)
"""The next step for a repository, where nobody has our documentation at hand."""


@click.command("forget", short_help="Remove a text, a witness's name, from everything the desk has written.")
@click.argument("pattern", nargs=-1, metavar="[PATTERN]...")
@click.option(
    "--pattern-file",
    "file",
    type=click.File("r", encoding="utf-8"),
    metavar="FILE",
    help="Patterns from a file, one a line; - is standard input. The shell then keeps none in its history.",
)
@click.option("--regex", is_flag=True, help="The patterns are regular expressions.")
@click.option("--dry-run", is_flag=True, help="Show where it stands; change nothing. Exit 0 if it stands nowhere.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--no-history", is_flag=True, help="Do not search the commits of git.")
def command(
    pattern: tuple[str, ...],
    file: Iterable[str] | None,
    *,
    regex: bool,
    dry_run: bool,
    yes: bool,
    no_history: bool,
) -> int:
    """Show where a text stands, then remove it from templates, catalogs, memory, caches, pages and logs.

    Letter case, spaces, hyphens, tags, escapes and encodings do not matter; inflected forms are patterns of their own.
    Articles and other files of people are named and left alone. Without PATTERN it is asked for, unseen.
    """
    from translate.project.forget import carry_out, plan

    sought = _sought(pattern, file, regex=regex)
    project = output.workspace()
    planned = plan(project, sought)
    _show(planned, sought)
    if dry_run or planned.blocked or not planned.to_do:
        held = no_history or _history(project, sought)
        if planned.blocked:
            output.line("Nothing was removed. Take it out of source/ first, or the next extraction brings it back.")
        return int(bool(_certain(planned.found)) or not held)
    if not yes and not _confirmed(planned):
        output.line("Nothing was removed.")
        return 1
    done = carry_out(project, sought, planned)
    output.result(
        f"{output.count(len(done.edited), 'file')} written, {output.count(len(done.removed), 'file')} removed."
    )
    _elsewhere(done.elsewhere)
    if done.pages:
        output.result("Pages were removed; build them again: translate publish")
    left = _certain(done.left)
    if left:
        output.result("It still stands in:")
        for found in left:
            _file(found, sought)
    searched = no_history or _history(project, sought)
    output.problems(done.problems)
    return int(bool(left or done.problems) or not searched)


def _sought(pattern: tuple[str, ...], file: Iterable[str] | None, *, regex: bool) -> Sought:
    """What to look for. No message holds it."""
    from translate.catalogs.spellings import sought
    from translate.errors import UsageError

    texts = list(pattern)
    try:
        texts += [line.rstrip("\r\n") for line in file or () if line.strip()]
        if not texts and file is None and sys.stdin.isatty():
            texts = [click.prompt("To be forgotten (not shown)", hide_input=True)]
        return sought(texts, regex=regex)
    except UnicodeDecodeError as error:
        raise UsageError("the file of patterns is not UTF-8") from error
    except ValueError as error:
        raise UsageError(str(error)) from error


def _certain(found: Iterable[Found]) -> list[Found]:
    """Without the files that could not be searched."""
    return [entry for entry in found if not entry.holder.unread or entry.holder.in_name]


def _show(planned: Plan, sought: Sought) -> None:
    """Every place by file, under what becomes of it."""
    from translate.project.forget import Fate

    for fate in Fate:
        group = planned.of(fate)
        certain = _certain(group)
        if certain:
            output.result(f"{fate[:1].upper()}{fate[1:]}:")
            for found in certain:
                _file(found, sought)
        for found in group:
            if found.holder.unread:
                output.line(f"warning: {_shown(found.holder.path, sought)}: {found.why}")
    places = sum(len(found.holder.occurrences) + found.holder.in_name for found in planned.found)
    files = len(_certain(planned.found))
    output.result(f"{output.count(places, 'place')} in {output.count(files, 'file')}.")
    _elsewhere(planned.elsewhere)


def _file(found: Found, sought: Sought) -> None:
    from translate.reports.base import one_line

    path = _shown(found.holder.path, sought)
    why = f" ({found.why})" if found.why else ""
    if found.holder.in_name or found.why:
        output.result(f"  {path}: {'its name' if found.holder.in_name else ''}{why}".rstrip(": "))
    if found.holder.binary:
        output.result(f"  {path}: {output.count(len(found.holder.occurrences), 'place')} in what is no text")
        return
    for place in found.holder.occurrences[:_SHOWN]:
        where = f"{path}:{place.line}" if place.line else path
        hit = place.hit if sys.stdout.isatty() else _HIDDEN
        context = f"{_shown(place.before, sought)}{hit}{_shown(place.after, sought)}"
        output.result(one_line(f"  {where}: {context}"))
    if len(found.holder.occurrences) > _SHOWN:
        output.result(f"  {path}: and {len(found.holder.occurrences) - _SHOWN} more")


def _shown(text: str, sought: Sought) -> str:
    """A text for the terminal; anywhere else, in a CI log perhaps, what is to be forgotten is not written down."""
    return text if sys.stdout.isatty() else sought.masked(text, _HIDDEN)


def _elsewhere(places: Iterable[tuple[str, int]]) -> None:
    found = list(places)
    if not found:
        return
    output.result("The source named it here; the translation may still do so, in another script or form:")
    for path, line in found[:_SHOWN]:
        output.result(f"  {path}:{line}")
    if len(found) > _SHOWN:
        output.result(f"  and {len(found) - _SHOWN} more")


def _confirmed(planned: Plan) -> bool:
    if not sys.stdin.isatty():
        output.line("There is no terminal to ask on: --yes removes it.")
        return False
    count = len(planned.to_do)
    return click.confirm(f"Remove it from {output.count(count, 'file')}? This cannot be undone", err=True)


def _history(project: Workspace, sought: Sought) -> bool:
    """Name the commits that hold it; False if git could not be asked."""
    from translate.errors import StoreError
    from translate.project.forget_history import history
    from translate.project.history import repository

    try:
        found = repository(project.store.root)
        if found is None:
            return True
        _tell(history(found, sought), sought)
    except StoreError as error:
        output.problems(error.problems)
        return False
    return True


def _tell(found: History, sought: Sought) -> None:
    if not (found.commits or found.tags or found.unreachable):
        output.result("No commit holds it.")
    else:
        output.result(
            f"{output.count(len(found.commits), 'commit')} of git brought it in, and those that follow still hold it:"
        )
        for holding in found.commits[:_SHOWN]:
            where = ", ".join(_shown(path, sought) for path in holding.paths[:_PATHS])
            where += " …" if len(holding.paths) > _PATHS else ""
            told = " and ".join(filter(None, (where, "its message or author" if holding.in_message else "")))
            output.result(f"  {holding.commit[:12]} {holding.day}".rstrip() + f": {told}")
        if len(found.commits) > _SHOWN:
            output.result(f"  and {len(found.commits) - _SHOWN} more")
        if found.tags:
            output.result(f"  {output.count(found.tags, 'annotated tag')}")
        if found.unreachable:
            output.result(f"  {output.count(found.unreachable, 'object')} of no commit: staged once, or left over")
        for line in _REWRITE:
            output.result(line)
    if found.unsearched:
        output.line(f"warning: {output.count(found.unsearched, 'object')} of git could not be searched")
