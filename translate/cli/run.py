"""``translate run``."""

from __future__ import annotations

import click

from translate.cli import output


@click.command("run", short_help="The main job: all of the above, with local engines.")
@output.articles
@output.locale
@output.quiet
def command(article: tuple[str, ...], locale: tuple[str, ...], *, quiet: bool) -> int:
    """Extract, draft with local engines, check, publish what is ready, show the status.

    Waiting for people is no error; exit 1 only if check has errors or a file is broken.
    """
    from translate.cli.status import show
    from translate.model.finding import Severity
    from translate.project.run import run
    from translate.reports.text import PLUGIN as TEXT

    project = output.workspace()
    sources, locales = output.selection(project, article, locale)
    with output.progress(silent=quiet) as told:
        done = run(project, sources, locales, told=told)
    errors = [finding for finding in done.findings if finding.severity is Severity.ERROR]
    others = len(done.findings) - len(errors)
    if errors:
        click.echo(TEXT.write(errors, {}), nl=False)
    if not quiet:
        drafted = sum(number for p in done.prefilled for number in p.drafted.values())
        built = [page for page in done.published if page.path]
        show(done.rows)
        output.result(
            f"{output.count(len(sources), 'article')}, {output.count(drafted, 'new draft')}, "
            + output.count(len(errors) + len(done.problems), "error")
            + (f" and {output.count(others, 'other finding')} (translate check)" if others else "")
            + f", {output.count(len(built), 'page')} in public/; {output.count(done.written, 'file')} written"
        )
    if done.not_asked:
        output.line(f"Not asked, because they send text out: {', '.join(done.not_asked)}. translate prefill asks them.")
    output.orphans(project)
    if not sources:
        output.line("There are no articles: put .html, .md or .txt files into source/.")
    output.warnings([warning for extracted in done.extracted for warning in extracted.warnings])
    output.problems(done.problems)
    return done.exit_code
