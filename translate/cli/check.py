"""``translate check``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from translate.cli import output

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translate.model.finding import Finding

FORMATS = ("text", "json", "sarif", "junit", "github", "gitlab")


@click.command("check", short_help="The gate: markup, terms, broken files.")
@output.articles
@output.locale
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option(
    "--fail-on", type=click.Choice(("error", "warning", "info")), default="error", show_default=True,
    help="Exit 1 from this severity on.",
)  # fmt: skip
@click.option(
    "--baseline", type=click.Path(dir_okay=False), help="Report only what this file (a JSON report) does not hold."
)
@click.option("--since", metavar="REV", help="Only what changed since this git revision: catalogs, articles, terms.")
def command(
    article: tuple[str, ...], locale: tuple[str, ...], form: str, fail_on: str, baseline: str | None, since: str | None
) -> int:
    """Check reviewed translations: markup, glossary terms, broken files. The same findings in every format.

    Findings in drafts are info, except markup that could not be published.
    """
    from translate.model.finding import Severity
    from translate.project.check import FILE_RULES, Checking, check
    from translate.registry import discover
    from translate.reports.base import Report

    project = output.workspace()
    sources, locales = output.selection(project, article, locale)
    found = list(check(project, sources, locales))
    if since:
        from translate.project.revision import changed_since
        from translate.project.workspace import GLOSSARY, PRIVATE_GLOSSARY

        changed = changed_since(project.store.root, since)
        terms = bool(changed & {GLOSSARY, PRIVATE_GLOSSARY})
        found = [
            f
            for f in found
            if f.target.path in changed or (f.source and f.source.path in changed) or (terms and f.concept)
        ]
    if baseline:
        found = _new(found, baseline)
    rules = FILE_RULES | {rule.id: rule.description for rule in Checking(project).checks}
    reports = discover("translate.reports", Report)  # type: ignore[type-abstract]  # a Protocol names the kind
    click.echo(reports[form].write(found, rules), nl=False)
    return int(any(f.severity.rank >= Severity(fail_on).rank for f in found))


def _new(found: Sequence[Finding], path: str) -> list[Finding]:
    """The findings that a baseline, written by ``check --format json``, does not hold."""
    import json
    from pathlib import Path

    from translate.errors import Problem, UsageError
    from translate.reports.base import fingerprint

    try:
        stored = json.loads(Path(path).read_text(encoding="utf-8"))
        known = {entry["fingerprint"] for entry in stored["findings"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        hint = "Write one with: translate check --format json > baseline.json"
        raise UsageError(Problem("this is no baseline", path, 0, hint)) from error
    return [finding for finding in found if fingerprint(finding) not in known]
