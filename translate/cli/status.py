"""``translate status``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from translate.cli import output

if TYPE_CHECKING:
    from translate.errors import Problem
    from translate.project.status import Row

_COLUMNS = ("reviewed", "accepted", "draft", "in-work", "changed", "needs-work", "guess", "empty")
_WHOSE = {"accepted-unchanged": "accepted unchanged", "post-edited": "post-edited", "human": "human"}
"""Whose words they are, and how the column is called."""
_TOLD = {
    "accepted": "accepted as drafted, to be read by a second person",
    "draft": "drafts to review",
    "in-work": "in work",
    "needs-work": "marked as needing work",
    "guess": "guesses of another tool",
    "empty": "not translated",
}
_URGENCY = (
    "First: the page is live, and facts have changed. Readers see the source language there.",
    "Next: the page is live, and the wording has changed.",
    "To review.",
    "To translate.",
)
_WIDTH = 72


@click.command("status", short_help="How far every article is, and who must act.")
@output.articles
@output.locale
@click.option("--format", "form", type=click.Choice(("text", "json", "mail")), default="text", show_default=True)
def command(article: tuple[str, ...], locale: tuple[str, ...], form: str) -> int:
    """Words by state for each article and locale; when a person last worked on it; what may be published; who must act."""
    from translate.project.status import status
    from translate.reports.base import json_text

    project = output.workspace()
    sources, locales = output.selection(project, article, locale)
    rows = list(status(project, sources, locales))
    problems = [problem for row in rows for problem in row.problems]
    if form == "json":
        click.echo(json_text({"schema": 1, "articles": [_as_json(row) for row in rows]}), nl=False)
    elif form == "mail":
        for line in mail(rows):
            output.result(line)
    else:
        show(rows)
    output.problems(problems)
    output.orphans(project)
    return int(bool(problems))


def show(rows: Sequence[Row]) -> None:
    """What stands in the way, and below it the table for people."""
    from collections import Counter

    used = [name for name in _COLUMNS if name in ("reviewed", "draft", "empty") or any(r.count(name) for r in rows)]
    machine = any(row.whose("accepted-unchanged") or row.whose("post-edited") for row in rows)
    whose = list(_WHOSE.items()) if machine else []
    lines = [
        (
            row.source.id,
            row.locale.tag,
            str(row.total),
            *(_share(row, name) for name in used),
            *(str(row.whose(name)) for name, _ in whose),
            str(row.worked) or "–",
            _page(row),
            row.who or "–",
        )
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
        ["article", "locale", "words", *used, *(told for _, told in whose), "last worked on", "page", "to act"],
        lines,
        right=range(2, 3 + len(used) + len(whose)),
    )


def _share(row: Row, name: str) -> str:
    """Words in a state; of the reviewed ones their share too, rounded down: 99.9 % is not all."""
    words = row.count(name)
    if name != "reviewed":
        return str(words)
    return f"{words} ({100 * words // row.total if row.total else 100}%)"


def _page(row: Row) -> str:
    if row.live:
        return f"live since {row.live}"
    return "ready" if row.publishable else "no"


def mail(rows: Sequence[Row]) -> Iterator[str]:
    """A to-do list to paste into a mail: by locale, the most urgent first, in plain lines that no mail program breaks."""
    for tag in dict.fromkeys(row.locale.tag for row in rows):
        waiting = [row for row in rows if row.locale.tag == tag and row.who == "translator"]
        if not waiting:
            continue
        waiting.sort(key=lambda row: (_urgency(row), not row.live, row.source.id))
        words = sum(row.total - row.count("reviewed") for row in waiting)
        title = waiting[0].locale.name if waiting[0].locale.name == tag else f"{waiting[0].locale.name} ({tag})"
        yield title
        yield "=" * min(len(title), _WIDTH)
        yield f"{output.count(words, 'word')} in {output.count(len(waiting), 'file')}."
        group = -1
        for row in waiting:
            if _urgency(row) != group:
                group = _urgency(row)
                yield ""
                yield from _wrapped(_URGENCY[group], "")
            yield ""
            yield f"* {row.source.catalog(row.locale)}"
            yield from _wrapped(_work(row), "  ")
        yield ""
        command = f"translate check --locale {tag}"
        yield from _wrapped("Correct the text, clear the mark fuzzy, save. To check what you have done:", "")
        yield f"  {command}"
        yield ""


def _urgency(row: Row) -> int:
    """Where a file stands in the list: the place of its heading."""
    if row.live and row.count("changed"):
        return 0 if row.facts else 1
    return 3 if row.total == row.count("reviewed") + row.count("empty") else 2


def _work(row: Row) -> str:
    """What waits in one file."""
    waits = row.total - row.count("reviewed")
    parts = []
    if row.facts:
        parts.append(f"{row.facts} changed in facts")
    if row.count("changed") > row.facts:
        parts.append(f"{row.count('changed') - row.facts} changed in wording")
    parts += [f"{row.count(name)} {told}" for name, told in _TOLD.items() if row.count(name)]
    page = " The page is live." if row.live and not row.count("changed") else ""
    return f"{waits} of {output.count(row.total, 'word')}: {', '.join(parts)}.{page}"


def _wrapped(text: str, indent: str) -> list[str]:
    import textwrap

    return textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False)


def _as_json(row: Row) -> dict[str, object]:
    return {
        "article": row.source.id,
        "locale": row.locale.tag,
        "words": {name: row.count(name) for name in _COLUMNS},
        "acceptedUnchanged": row.whose("accepted-unchanged"),
        "provenance": {name: row.whose(name) for name in ("untouched", "in-work", *_WHOSE)},
        "changedFacts": row.facts,
        "live": row.live or None,
        "publishable": row.publishable,
        "whyNot": list(row.why_not),
        "toAct": row.who or None,
        "lastChange": row.revised or None,
        "lastPersonalChange": row.worked.day or None if row.worked.exact else None,
        "withoutDraft": dict(row.rejected),
        "hint": row.hint,
        "problems": [_problem(problem) for problem in row.problems],
    }


def _problem(problem: Problem) -> dict[str, object]:
    return {"message": problem.message, "path": problem.path, "line": problem.line, "hint": problem.hint}
