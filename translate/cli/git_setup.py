"""``translate git-setup``."""

from __future__ import annotations

import click

from translate.cli import output


@click.command("git-setup", short_help="Let git merge catalogs message by message, in this clone.")
def command() -> int:
    """Let git merge catalogs and templates message by message, in this clone.

    Adds what is missing to .gitattributes, which is for everybody (commit it), and to this clone's git configuration,
    which is for you. Changes nothing that is there.
    """
    import sys

    from translate.project.git_setup import ATTRIBUTES, git_setup

    done = git_setup(output.workspace().store, python=sys.executable)
    for line in done.attributes:
        output.result(f"{ATTRIBUTES}: {line}")
    for name, value in done.settings:
        output.result(f"git config --local {name} {value!r}")
    if done.attributes:
        output.line(f"Next: commit {ATTRIBUTES}. Everybody who merges runs translate git-setup once in their clone.")
    if not done.attributes and not done.settings:
        output.line("Git was set up already.")
    output.warnings(done.warnings)
    return 0
