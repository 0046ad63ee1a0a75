"""``translate publish``."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from translate.cli import output

if TYPE_CHECKING:
    from pathlib import Path

    from translate.errors import Problem
    from translate.project.publish import Published


@click.command("publish", short_help="Build the site of what is ready.")
@output.articles
@output.locale
@click.option(
    "--now", is_flag=True, help="Publish although people have not reviewed enough; gaps show the source language."
)
@click.option("--preview", is_flag=True, help="Build everything into preview/: drafts marked, noindex.")
@click.option("-o", "--output", "out", type=click.Path(file_okay=False), metavar="DIR", help="Another folder.")
@output.quiet
def command(
    article: tuple[str, ...], locale: tuple[str, ...], out: str | None, *, now: bool, preview: bool, quiet: bool
) -> int:
    """Build the pages of what is ready into public/. What is live stays live.

    Exit 1 if an article asked for by name is not ready in one of its locales.
    """
    from pathlib import Path

    from translate.project.publish import PREVIEW, PUBLIC, Publishing

    project = output.workspace()
    sources, locales = output.selection(project, article, locale)
    if not locale:
        locales = (project.config.source_locale, *locales)
    folder = (
        Path(os.path.normpath(Path(out).absolute())) if out else project.store.root / (PREVIEW if preview else PUBLIC)
    )
    publishing = Publishing(project, folder, preview, now)
    _ = publishing.site  # a wrong folder is told before anything is done
    problems: list[Problem] = []
    pages: list[Published] = []
    refused = 0
    with output.progress(silent=quiet) as told:
        told("publish", len(sources) * len(locales))
        for done in publishing.run(sources, locales):
            told("publish", 0)
            problems += done.problems
            pages.append(done)
            for finding in done.findings:
                place = f"{finding.source.path}:{finding.source.line}" if finding.source else done.source.path
                output.line(f"warning: {place} [{done.locale}]: {finding.message}")
            refused += bool(done.why_not)
            if done.why_not and (not quiet or article):
                output.line(f"{done.source.id} [{done.locale}] is not published: {'; '.join(done.why_not)}")
    if not quiet:
        built = [page for page in pages if page.path]
        fallback = sum(page.fallbacks for page in built)
        written = sum(page.written for page in built)
        told_fallback = f"; {output.count(fallback, 'paragraph')} in the source language" if fallback else ""
        output.result(
            f"{output.count(len(built), 'page')} in {_shown(folder)}, {written} of them written now{told_fallback}"
        )
    output.problems(problems)
    return int(bool(problems) or bool(article and refused))


def _shown(folder: Path) -> str:
    here = folder.cwd()
    return str(folder.relative_to(here)) if folder.is_relative_to(here) else str(folder)
