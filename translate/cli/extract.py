"""``translate extract``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from translate.cli import output
from translate.errors import UsageError

if TYPE_CHECKING:
    from translate.errors import Problem
    from translate.model.content import Article
    from translate.project.adopt import Old
    from translate.project.extract import Extracted
    from translate.project.workspace import Workspace


@click.command("extract", short_help="Update templates and catalogs from the articles.")
@output.articles
@output.locale
@click.option(
    "--from",
    "old",
    multiple=True,
    metavar="LOCALE=FILE",
    help="Take drafts from a page that is translated already; may be repeated.",
)
@click.option("--recut", is_flag=True, help="Cut known paragraphs into sentences anew.")
@click.option(
    "--change",
    "verdicts",
    nargs=2,
    multiple=True,
    metavar="KIND ARTICLE:NUMBERS",
    help="Say what kind of change it was: typo, wording or facts, as in: --change typo brief:12,15.",
)
@output.quiet
def command(
    article: tuple[str, ...],
    locale: tuple[str, ...],
    old: tuple[str, ...],
    verdicts: tuple[tuple[str, str], ...],
    *,
    recut: bool,
    quiet: bool,
) -> int:
    """Update templates and catalogs from the articles. What people translated is kept.

    On a terminal each changed sentence is shown with the kind of its change; Enter leaves it as proposed.
    """
    from translate.cli import verdicts as editor
    from translate.project.extract import Wanted, extract
    from translate.project.verdicts import catalogs, outcomes

    if recut and locale:
        raise UsageError("--recut cuts an article anew in all its locales: leave --locale out")
    project = output.workspace()
    sources, locales = output.selection(project, article, locale)
    said = editor.given(project, verdicts)
    left_out = sorted(said.keys() - {source.id for source in sources})
    if left_out:
        raise UsageError(f"--change names {', '.join(left_out)}, which is not among the articles to extract")
    olds: tuple[Old, ...] = ()
    if old:
        from translate.project.adopt import wanted

        olds = wanted(project, sources, old, named=bool(article), locales=locales)
    if olds and not article:
        meant = {page.source.id for page in olds}
        sources = tuple(source for source in sources if source.id in meant)
    problems: list[Problem] = []
    warnings: list[Problem] = []
    articles: dict[str, Article] = {}
    known = {source.id for source in project.sources}
    before = {source.id: catalogs(project, source, locales) for source in sources if source.id in said}
    in_vain = False
    with output.progress(silent=quiet) as told:
        told("extract", len(sources))
        ask = None if quiet or not editor.can_be_asked() else editor.asking(told)
        for done in extract(project, sources, Wanted(locales, recut, said, ask)):
            told("extract", 0)
            problems += done.problems
            warnings += done.warnings
            if done.article is not None and not done.problems:
                articles[done.source.id] = done.article
            if not quiet and not done.problems:
                _tell(done)
            if done.source.id in said and not done.problems:
                after = catalogs(project, done.source, locales)
                came = outcomes(done, said[done.source.id], before[done.source.id], after)
                in_vain = editor.answered(done.source.id, came, quiet=quiet) or in_vain
            if done.former and done.former not in known:
                _tell_old_pages(project, done)
    for page in olds:
        if page.source.id in articles:
            problems += _adopted(project, page, articles[page.source.id], quiet=quiet)
    output.warnings(warnings)
    output.problems(problems)
    output.orphans(project)
    if not sources:
        output.line("There are no articles: put .html, .md or .txt files into source/.")
    return int(bool(problems) or in_vain)


def _tell(done: Extracted) -> None:
    """What changed in an article, and what was written."""
    from translate.cli.verdicts import shown, summary

    name = done.source.id
    if done.former:
        output.result(f"{name}: takes along the catalogs of {done.former}")
    for stray in done.strays:
        output.result(f"{name}: {stray} is merged into its catalog, and removed")
    for change in done.changed_links:
        output.result(f"{name}: {change}")
    for line in shown(name, done.changes, done.numbers):
        output.result(line)
    files = f"{output.count(len(done.written), 'file')} written" if done.written else "nothing to do"
    parts = [
        f"{output.count(done.messages, 'message')}, {output.count(done.words, 'word')}",
        summary(done.changes),
        files,
    ]
    output.result(f"{name}: {'; '.join(filter(None, parts))}")


def _tell_old_pages(project: Workspace, done: Extracted) -> None:
    """The pages under an article's former name: readers would go on reading what nobody corrects any more."""
    from translate.project.gc import pages_of

    for path in pages_of(project, done.former):
        output.line(f"warning: {path} stays: the page of {done.former}, which is {done.source.id} now")
        output.line("    Remove it, or lead its readers to the new one, on the server too. No command does.")


def _adopted(project: Workspace, page: Old, article: Article, *, quiet: bool) -> tuple[Problem, ...]:
    """Take drafts from one old page and say what came of it."""
    from translate.alignment.pages import SURE
    from translate.errors import TranslateError
    from translate.project.adopt import adopt
    from translate.reports.base import one_line

    try:
        done = adopt(project, page, article)
    except TranslateError as error:
        return error.problems
    for warning in done.warnings:
        output.line(f"warning: {warning}")
    if quiet:
        return ()
    had = f"; {done.there} had text already" if done.there else ""
    said = (
        f"{page.source.id} [{page.locale}]: {len(done.scores)} of {output.count(done.messages, 'sentence')} "
        f"taken from {page.path}, {done.sure} of them sure ({SURE} or more of 100), {len(done.left)} left out{had}; "
        f"the pages fit by {done.fit} of 100"
    )
    output.result(one_line(said))
    for left in done.left:
        place = f", {page.path}:{left.old_line}" if left.old_line else ""
        why = left.why or (f"only {left.score} of 100" if left.score else "nothing there fits")
        output.result(one_line(f"  {article.path}:{left.line}{place}: {why}: {_short(left.text)}"))
    if done.unused:
        lines = ", ".join(map(str, done.unused[:_LINES])) + (" …" if len(done.unused) > _LINES else "")
        places = f"  {page.path}: {output.count(len(done.unused), 'paragraph')} without a place: lines {lines}"
        output.result(one_line(places))
    return ()


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


_SHOWN = 60
"""Characters of a sentence, to find it by."""
_LINES = 20
"""Line numbers in one row."""
