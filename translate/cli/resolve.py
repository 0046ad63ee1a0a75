"""``translate resolve``."""

from __future__ import annotations

import click

from translate.cli import output


@click.command("resolve", short_help="Merge catalogs that hold git's conflict markers.")
@click.argument("file", nargs=-1, metavar="[FILE]...")
def command(file: tuple[str, ...]) -> int:
    """Merge catalogs and templates that hold git's conflict markers, message by message. Without FILE, all of them.

    Both sides' texts are kept where they differ. A file that cannot be read stays as it is.
    """
    from pathlib import Path

    from translate.project.merge import conflicted, named, resolve

    project = output.workspace()
    names = tuple(named(project, name, Path.cwd()) for name in file) or tuple(conflicted(project))
    failed = written = 0
    for name in names:
        done = resolve(project, name)
        failed += bool(done.problems)
        written += done.written
        output.problems(done.problems)
        output.warnings(done.contradictions)
        if done.written:
            output.result(f"{name}: resolved")
        elif not done.problems:
            output.line(f"{name}: no conflict to resolve")
    if not names:
        output.line("No catalog holds a conflict.")
    if written:
        output.line("Next: git add what is resolved, finish the merge, then run translate extract.")
    return int(bool(failed))
