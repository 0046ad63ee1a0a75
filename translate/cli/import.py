"""``translate import``."""  # noqa: N999  # commands and modules share their names; loaded by import_module

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from translate.cli import output

if TYPE_CHECKING:
    from translate.catalogs.returned import Told
    from translate.errors import Problem
    from translate.project.returned import Imported

_SHOWN = ("conflict", "followed", "kept", "left", "copy")
_WHAT = {
    "conflict": "conflict, both texts are kept",
    "left": "a draft, unchanged; its mark was dropped by a tool",
    "copy": "the source's own text, not taken",
}
_ORDER = ("taken", "accepted", "noted", "unchanged", "conflict", "followed", "kept", "left", "copy")


@click.command("import", short_help="Take in what translators sent back.")
@click.argument("file", nargs=-1, required=True, type=click.Path(), metavar="FILE...")
@click.option("--locale", "-l", "locale", metavar="L", help="The locale of files that do not say theirs.")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@click.option(
    "--accept-unchanged", is_flag=True, help="Drafts that came back unchanged and unmarked were read and accepted."
)
@click.option("--dry-run", is_flag=True, help="Tell what would be done; write nothing.")
@output.quiet
def command(
    file: tuple[str, ...], locale: str | None, form: str, *, accept_unchanged: bool, dry_run: bool, quiet: bool
) -> int:
    """Take in what translators sent back: PO files, ZIPs of them, or saved mails they are attached to, under any name.

    What she changed against what she was given is merged into the present catalogs. Nothing anybody wrote is lost.
    """
    from pathlib import Path

    from translate.project.returned import import_files
    from translate.reports.base import json_text

    project = output.workspace()
    wanted = project.config.locale(locale) if locale else None
    paths = [Path(name) for name in file]
    found = list(import_files(project, paths, locale=wanted, accept_unchanged=accept_unchanged, dry_run=dry_run))
    problems = [problem for one in found for problem in one.problems]
    if form == "json":
        click.echo(json_text({"schema": 1, "files": [_as_json(one) for one in found]}), nl=False)
    else:
        for one in found:
            _tell(one, dry_run=dry_run, quiet=quiet)
    output.warnings([note for one in found for note in one.notes])
    output.problems(problems)
    return int(bool(problems))


def _tell(one: Imported, *, dry_run: bool, quiet: bool) -> None:
    """What became of one file, for people."""
    from translate.catalogs.returned import Outcome
    from translate.reports.base import one_line

    done = one.returned
    if done is None:
        return
    count = done.count
    parts = [f"{count(Outcome.TAKEN, Outcome.ACCEPTED, Outcome.FOLLOWED)} taken"]
    parts += [f"{count(Outcome.ACCEPTED)} of them drafts accepted as they were"] if count(Outcome.ACCEPTED) else []
    parts += [f"{output.count(count(Outcome.NOTED), 'comment')} taken"] if count(Outcome.NOTED) else []
    parts.append(f"{count(Outcome.UNCHANGED, Outcome.LEFT, Outcome.COPY)} unchanged")
    parts.append(output.count(count(Outcome.CONFLICT), "conflict"))
    parts.append(f"{count(Outcome.KEPT)} kept elsewhere")
    would = " (nothing was written)" if dry_run else ""
    if not quiet or count(Outcome.CONFLICT, Outcome.KEPT):
        output.result(one_line(f"{one.path} → {one.article} [{one.locale}]: {', '.join(parts)}{would}"))
    if done.missing:
        said = f"{output.count(done.missing, 'message')} of those she was given did not come back."
        output.line(
            f"{one_line(one.path)}: {said}\n    Was the file cut off on the way? Then look at its last text, and ask for the file again."
        )
    if done.marks_dropped and count(Outcome.LEFT):
        said = "The tool it was made with dropped all marks: drafts that are unchanged stay drafts."
        output.line(f"{one_line(one.path)}: {said}\n    If she has read them: --accept-unchanged")
    if done.stripped and count(Outcome.TAKEN):
        said = "It does not say what was given and has lost our comments: new texts need a look, they are fuzzy."
        output.line(f"{one_line(one.path)}: {said}\n    If she vouches for them: --accept-unchanged")
    for told in done.told:
        if told.outcome in _SHOWN:
            _tell_message(one, told)


def _tell_message(one: Imported, told: Told) -> None:
    from translate.reports.base import one_line

    what = _WHAT.get(told.outcome, "")
    if told.outcome == "followed":
        what = "the sentence has changed, her text is at what it became"
    elif told.outcome == "kept":
        where = "a comment" if told.place == "#" else "#~ at the end of the catalog"
        what = f"the sentence is gone, her text is in {where}" if told.place != "#" else f"her text is in {where}"
    output.result(one_line(f"  {one.path}:{told.line}: {what}: {told.key[1]}"))
    output.result(one_line(f"    hers: {told.theirs}"))
    if told.ours and told.outcome in ("conflict", "followed"):
        output.result(one_line(f"    ours: {told.ours}"))


def _as_json(one: Imported) -> dict[str, object]:
    done = one.returned
    return {
        "file": one.path,
        "article": one.article or None,
        "locale": one.locale or None,
        "catalog": one.catalog or None,
        "written": one.written,
        "counts": {name: 0 if done is None else sum(told.outcome == name for told in done.told) for name in _ORDER},
        "recorded": done is not None and done.recorded,
        "marksDropped": done is not None and done.marks_dropped,
        "stripped": done is not None and done.stripped,
        "missing": 0 if done is None else done.missing,
        "messages": [] if done is None else [_told(told) for told in done.told if told.outcome != "unchanged"],
        "notes": [_problem(note) for note in one.notes],
        "problems": [_problem(problem) for problem in one.problems],
    }


def _told(told: Told) -> dict[str, object]:
    return {
        "context": told.key[0],
        "msgid": told.key[1],
        "outcome": told.outcome.value,
        "line": told.line,
        "theirs": told.theirs,
        "ours": told.ours,
        "place": told.place or None,
    }


def _problem(problem: Problem) -> dict[str, object]:
    return {"message": problem.message, "path": problem.path, "line": problem.line, "hint": problem.hint}
