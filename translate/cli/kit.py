"""``translate kit``."""

from __future__ import annotations

import click

from translate.cli import output


@click.command("kit", short_help="Make a ZIP to mail to a translator.")
@click.argument("locale", metavar="LOCALE")
@output.articles
@click.option("-o", "--output", "out", type=click.Path(), metavar="FILE.zip", help="Another file, or a folder for it.")
@output.quiet
def command(locale: str, article: tuple[str, ...], out: str | None, *, quiet: bool) -> int:
    """Make a ZIP to mail to a translator: her PO files, the articles to read, the terms, and how it is done.

    Without articles, all in which something waits for her; confidential ones only if they are named.
    """
    from pathlib import Path

    from translate.errors import Problem, UsageError
    from translate.project import kit

    project = output.workspace()
    wanted = project.config.locale(locale)
    if wanted not in project.config.locales:
        raise UsageError(Problem(f"{wanted} is the language of the articles", hint="Name one to translate into."))
    path = kit.destination(
        project, Path(out) if out else None, here=Path.cwd(), locale=wanted, today=project.today
    )  # before any work is done
    packed = list(kit.pack(project, article, wanted))
    problems = [problem for one in packed for problem in one.problems]
    for one in packed:
        if one.left_out:
            output.line(f"{one.source.id} is not in the kit: {one.left_out}.")
    full = [one for one in packed if one.files]
    done = sum(not one.files and bool(one.messages) for one in packed)
    if done and not quiet:
        output.line(f"Not in the kit, because nothing is left to do: {output.count(done, 'article')}.")
    if full:
        written = kit.save(project, path, kit.kit(full, wanted, project.config.source_locale))
        if not quiet:
            for one in full:
                output.result(f"{one.source.id}: {one.open} of {output.count(one.messages, 'message')} wait")
            here = Path.cwd().resolve()
            shown = path.relative_to(here) if path.is_relative_to(here) else path
            output.result(f"{shown}: {output.count(len(full), 'article')}{'' if written else ', as it was'}")
    elif not problems:
        output.line(f"Nothing waits for a translator in {wanted}: no kit was made.")
    output.problems(problems)
    return int(bool(problems) or bool(article and not full))
