"""``translate merge-driver``."""

from __future__ import annotations

import click

from translate.cli import output


@click.command("merge-driver", short_help="What git runs to merge a catalog; see git-setup.")
@click.argument("base")
@click.argument("ours")
@click.argument("theirs")
@click.argument("path")
def command(base: str, ours: str, theirs: str, path: str) -> int:
    """Merge two versions of a catalog or template; git runs it as "merge-driver %O %A %B %P".

    BASE, OURS and THEIRS are git's temporary files; the result is written to OURS. PATH is the file that is merged.
    Exit 0 if OURS is a whole PO file, even if messages in it await a person; 1 if one of the three could not be read,
    and OURS holds conflict markers.
    """
    from pathlib import Path

    from translate.project.merge import drive

    output.warnings(drive(Path.cwd(), base, ours, theirs, path).contradictions)
    return 0
