"""``translate status``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from translate.cli import output

if TYPE_CHECKING:
    from translate.errors import Problem
    from translate.project.status import Row

_COLUMNS = ("reviewed", "draft", "in-work", "changed", "needs-work", "guess", "empty")


@click.command("status", short_help="How far every article is, and who must act.")
@output.articles
@output.locale
@click.option("--format", "form", type=click.Choice(("text", "json", "mail")), default="text", show_default=True)
def command(article: tuple[str, ...], locale: tuple[str, ...], form: str) -> int:
    """Words by state for each article and locale; what may be published, or why not; who must act."""
    from translate.project.status import status
    from translate.reports.base import json_text

    project = output.workspace()
    sources, locales = output.selection(project, article, locale)
    rows = list(status(project, sources, locales))
    problems = [problem for row in rows for problem in row.problems]
    if form == "json":
        click.echo(json_text({"schema": 1, "articles": [_as_json(row) for row in rows]}), nl=False)
    elif form == "mail":
        _mail(rows)
    else:
        show(rows)
    output.problems(problems)
    output.orphans(project)
    return int(bool(problems))


def show(rows: Sequence[Row]) -> None:
    """What stands in the way, and below it the table for people."""
    from collections import Counter

    used = [name for name in _COLUMNS if name in ("reviewed", "draft", "empty") or any(r.count(name) for r in rows)]
    lines = [
        (row.source.id, row.locale.tag, *(_share(row, name) for name in used), _page(row), row.who or "–")
        for row in rows
        if not row.problems
    ]
    for row in rows:
        if row.why_not:
            output.result(f"{row.source.id} [{row.locale}] is not published: {'; '.join(row.why_not)}")
    for hint in output.hints((row.locale.tag, row.hint) for row in rows if row.hint):
        output.result(hint)
    for row in rows:
        for reason, number in Counter(row.rejected.values()).most_common():
            output.result(f"{row.source.id} [{row.locale}]: {number} without a draft: {reason}")
    output.table(
        "",
        ["article", "locale", *(f"{name} %" for name in used), "page", "to act"],
        lines,
        right=range(2, 2 + len(used)),
    )


def _share(row: Row, name: str) -> str:
    words = row.count(name)
    return f"{100 * words / row.total:.0f}" if row.total else "100" if name == "reviewed" else "0"


def _page(row: Row) -> str:
    if row.live:
        return f"live since {row.live}"
    return "ready" if row.publishable else "no"


def _mail(rows: Sequence[Row]) -> None:
    """A to-do list to paste into a mail, by locale."""
    for tag in dict.fromkeys(row.locale.tag for row in rows):
        open_rows = [row for row in rows if row.locale.tag == tag and row.who == "translator"]
        if not open_rows:
            continue
        output.result(f"{open_rows[0].locale.name} ({tag})")
        for row in open_rows:
            waiting = row.total - row.count("reviewed")
            output.result(
                f"  - {row.source.id}: {waiting} of {row.total} words wait for you ({row.source.catalog(row.locale)})"
            )
        output.result("")


def _as_json(row: Row) -> dict[str, object]:
    return {
        "article": row.source.id,
        "locale": row.locale.tag,
        "words": {name: row.count(name) for name in _COLUMNS},
        "acceptedUnchanged": row.accepted_unchanged,
        "live": row.live or None,
        "publishable": row.publishable,
        "whyNot": list(row.why_not),
        "toAct": row.who or None,
        "lastChange": row.changed_by_person or None,
        "withoutDraft": dict(row.rejected),
        "hint": row.hint,
        "problems": [_problem(problem) for problem in row.problems],
    }


def _problem(problem: Problem) -> dict[str, object]:
    return {"message": problem.message, "path": problem.path, "line": problem.line, "hint": problem.hint}
