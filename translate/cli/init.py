"""``translate init``."""

from __future__ import annotations

import click

from translate.cli.output import line


@click.command("init", short_help="Make a new project.")
@click.argument("folder", default=".", metavar="[DIR]")
@click.option("--source", default="en", show_default=True, metavar="L", help="Language the articles are written in.")
@click.option(
    "--locale", "-l", "targets", multiple=True, metavar="L", help="A language to translate into; repeat for more."
)
def command(folder: str, source: str, targets: tuple[str, ...]) -> int:
    """Make a new project in DIR: configuration, folders, glossary, sample article, CI. Touches no existing file."""
    from pathlib import Path

    from translate.project.init import init

    made = init(Path(folder).absolute(), source=source, targets=targets)
    for name in made.written:
        line(f"wrote {name}")
    for name in made.kept:
        line(f"kept {name}, which was there")
    where = "" if made.root == Path.cwd() else f"cd {folder} && "
    line(f"Next: put articles into source/, then run: {where}translate run")
    if not targets:
        line('No locale was named: add some to locales = [] in translate.toml, as in ["es", "uk"].')
    return 0
