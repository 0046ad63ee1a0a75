"""``translate memory``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from translate.cli import output

if TYPE_CHECKING:
    from translate.memory.lookup import Match
    from translate.project.memory_tmx import Imported

_SEARCH_FROM = 50
"""Lowest score that ``search`` shows."""
_SEARCH_MOST = 10


@click.group("memory", short_help="What was translated before: import, export, search.")
def command() -> None:
    """What people translated before: every reviewed segment of the catalogs, and the TMX files in memory/."""


@command.command("import", short_help="Take in TMX files.")
@click.argument("file", nargs=-1, required=True, type=click.Path(path_type=Path))
@output.locale
@output.quiet
def import_(file: tuple[Path, ...], locale: tuple[str, ...], *, quiet: bool) -> int:
    """Take the segments of TMX files into memory/NAME.tmx, which is committed.

    A file is taken whole or not at all. Names of people are left out. What is in the memory comes as a draft.
    """
    from translate.errors import Problem, TranslateError
    from translate.project.memory import Memory
    from translate.project.memory_tmx import import_tmx

    project = output.workspace()
    _, locales = output.selection(project, (), locale)
    problems: list[Problem] = []
    with Memory(project) as memory:
        for path in file:
            try:
                done = import_tmx(project, path, locales, memory=memory)
            except TranslateError as error:
                problems += error.problems
                continue
            if not quiet:
                _told(done)
        memory.refresh()
    output.problems([*problems, *memory.problems])
    return int(bool(problems))


def _told(done: Imported) -> None:
    taken = done.taken
    state = "" if done.written else ", unchanged"
    output.result(f"{done.path}: {output.count(done.segments, 'segment')}{state}")
    for number, what in (
        (taken.other_languages, "left out: none of the project's languages"),
        (taken.empty, "left out: empty on one side, nobody has translated them"),
        (taken.private, "left out: a private term"),
        (taken.lost_codes, "without some of their codes: they could not be recognised"),
    ):
        if number:
            output.line(f"    {output.count(number, 'segment')} {what}")


@command.command("export", short_help="Write a TMX file of what people reviewed.")
@output.locale
@click.option("--output", "-o", "target", type=click.Path(path_type=Path), metavar="FILE", help="Write this file.")
def export(locale: tuple[str, ...], target: Path | None) -> int:
    """Write what people reviewed in the catalogs as TMX 1.4b, to stdout or a file.

    Confidential articles and segments with private terms are left out.
    """
    from translate.project.memory import Memory
    from translate.project.memory_tmx import export_tmx, refuse_own_folder, write_out

    project = output.workspace()
    if target is not None:
        refuse_own_folder(project, target)
    _, locales = output.selection(project, (), locale)
    skipped: list[str] = []
    with Memory(project) as memory:
        chunks = export_tmx(project, locales, memory, skipped=skipped)
        if target is not None:
            write_out(target, chunks)
        else:
            for chunk in chunks:
                click.echo(chunk.encode(), nl=False)
    if skipped:
        output.line(
            f"warning: {output.count(len(skipped), 'segment')} left out: control characters, which XML cannot hold"
        )
    return 0


@command.command("search", short_help="Show what the memory has for a text.")
@click.argument("text")
@output.locale
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
def search(text: str, locale: tuple[str, ...], form: str) -> int:
    """Show what the memory has for a text: the same, the same but for numbers and names, and what resembles it."""
    from translate.project.memory import Memory
    from translate.reports.base import json_text

    project = output.workspace()
    _, locales = output.selection(project, (), locale)
    text = text.encode("utf-8", "replace").decode()
    with Memory(project) as memory:
        found = [
            match
            for one in locales
            for match in memory.find(one, ("", text), threshold=_SEARCH_FROM, limit=_SEARCH_MOST)
        ]
        problems = memory.problems
    if form == "json":
        click.echo(json_text({"schema": 1, "matches": [_as_json(match, text) for match in found]}), nl=False)
    else:
        for match in found:
            output.result(f"[{match.locale}] {match.score}  {match.how.name.lower().replace('_', ' ')}  {match.origin}")
            output.result(f"    {_difference(match, text)}")
            output.result(f"    {match.target}")
        if not found:
            output.result("The memory has nothing like it.")
    output.problems(problems)
    return int(bool(problems))


def _difference(match: Match, text: str) -> str:
    from translate.catalogs.difference import difference

    return difference(match.source, text)


def _as_json(match: Match, text: str) -> dict[str, object]:
    return {
        "locale": match.locale,
        "score": match.score,
        "kind": match.how.name.lower().replace("_", "-"),
        "origin": match.origin,
        "family": match.family,
        "source": match.source,
        "target": match.target,
        "difference": _difference(match, text) if match.source != text else None,
    }
