"""``translate extract``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from translate.cli import output
from translate.errors import UsageError

if TYPE_CHECKING:
    from translate.errors import Problem


@click.command("extract", short_help="Update templates and catalogs from the articles.")
@output.articles
@output.locale
@click.option("--recut", is_flag=True, help="Cut known paragraphs into sentences anew.")
@output.quiet
def command(article: tuple[str, ...], locale: tuple[str, ...], *, recut: bool, quiet: bool) -> int:
    """Update templates and catalogs from the articles. What people translated is kept."""
    from translate.project.extract import extract

    if recut and locale:
        raise UsageError("--recut cuts an article anew in all its locales: leave --locale out")
    project = output.workspace()
    sources, locales = output.selection(project, article, locale)
    problems: list[Problem] = []
    with output.progress(silent=quiet) as told:
        told("extract", len(sources))
        for done in extract(project, sources, locales=locales, recut=recut):
            told("extract", 0)
            problems += done.problems
            if not quiet and not done.problems:
                files = f"{output.count(len(done.written), 'file')} written" if done.written else "nothing to do"
                for change in done.changed_links:
                    output.result(f"{done.source.id}: {change}")
                output.result(
                    f"{done.source.id}: {output.count(done.messages, 'message')}, {output.count(done.words, 'word')}; {files}"
                )
    output.problems(problems)
    output.orphans(project)
    if not sources:
        output.line("There are no articles: put .html or .txt files into source/.")
    return int(bool(problems))
