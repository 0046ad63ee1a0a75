"""``translate gc``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from translate.cli import output

if TYPE_CHECKING:
    from translate.project.gc import Kind, Leftover

_NOUNS = {
    "catalog without an article": "Was an article renamed? translate extract takes its catalogs along, if it can tell.",
    "catalog of a locale that is not configured": "Add the locale to translate.toml to use it again.",
    "metadata without an article": "Only told: rename or remove it yourself.",
    "page without an article": "Only told: readers may have its address.",
}
"""What to know about a kind."""


@click.command("gc", short_help="Show what belongs to no article, and remove it.")
@click.option("--remove", is_flag=True, help="Remove it, after showing and asking.")
@click.option("--yes", is_flag=True, help="With --remove: do not ask.")
def command(*, remove: bool, yes: bool) -> int:
    """Show what belongs to no article; with --remove, remove it.

    A catalog with a person's work is removed only if git has exactly this content; the commit is named.
    """
    from translate.errors import UsageError
    from translate.project.gc import TOLD_ONLY, leftovers
    from translate.project.gc import remove as carry_out

    if yes and not remove:
        raise UsageError("--yes goes with --remove")
    project = output.workspace()
    found = leftovers(project)
    _show(found, told_only=TOLD_ONLY)
    todo = [left for left in found if not left.kept]
    refused = [left for left in found if left.kept and left.kind not in TOLD_ONLY]
    if not remove:
        if todo:
            output.line(f"{output.count(len(todo), 'file')} can be removed: translate gc --remove")
        return 0
    if todo and not yes:
        if not sys.stdin.isatty():
            output.line("Nothing was removed: there is no terminal to ask on. --yes removes it.")
            return 1
        if not click.confirm(f"Remove {output.count(len(todo), 'file')}?", err=True):
            output.line("Nothing was removed.")
            return 1
    removed = carry_out(project, found)
    for left in removed:
        if left.commit:
            output.result(f"to have it back: git checkout {left.commit[:12]} -- {_quoted(left.path)}")
    output.result(f"{output.count(len(removed), 'file')} removed.")
    for left in todo:
        if left not in removed:
            output.line(f"warning: {left.path} has changed in the meantime and stays")
    return int(bool(refused) or len(removed) < len(todo))


def _show(found: tuple[Leftover, ...], *, told_only: frozenset[Kind]) -> None:
    if not found:
        output.result("Nothing is left over.")
    kind = ""
    for left in found:
        if left.kind != kind:
            kind = left.kind
            output.result(f"{kind[:1].upper()}{kind[1:]}:")
            if kind in _NOUNS:
                output.result(f"  ({_NOUNS[kind]})")
        why = f": stays: {left.kept}" if left.kept and left.kind not in told_only else ""
        backed = f": a person's work, in commit {left.commit[:12]}" if left.commit else ""
        output.result(f"  {left.path}{why}{backed}")


def _quoted(path: str) -> str:
    import shlex

    return shlex.quote(path)
