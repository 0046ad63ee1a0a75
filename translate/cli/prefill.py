"""``translate prefill``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from translate.cli import output

if TYPE_CHECKING:
    from translate.project.prefill import Prefill, Prefilled

_WAYS = {
    "native": "right as they came",
    "swapped": "put in place",
    "token": "protected by a token",
    "failed": "not as the glossary says",
}


@click.command("prefill", short_help="Draft what is not translated yet.")
@output.articles
@output.locale
@click.option(
    "--engine", "-e", "engines", multiple=True, metavar="E", help="Only this engine; repeat to name the order."
)
@click.option(
    "--plan", is_flag=True, help="Print what would be drafted, by whom, what would be sent to whom; send nothing."
)
@click.option("--max-chars", type=click.IntRange(min=0), metavar="N", help="Send out no more than N characters.")
@click.option("--retry", is_flag=True, help="Ask again for what was refused before.")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@output.quiet
def command(
    article: tuple[str, ...],
    locale: tuple[str, ...],
    engines: tuple[str, ...],
    *,
    plan: bool,
    max_chars: int | None,
    retry: bool,
    form: str,
    quiet: bool,
) -> int:
    """Draft what is not translated yet. Drafts are marked fuzzy until a person has reviewed them.

    Untouched drafts are made anew where the glossary has changed its mind about their terms.
    """
    from translate.project.prefill import Prefill, waiting

    project = output.workspace()
    sources, locales = output.selection(project, article, locale)
    done: list[Prefilled] = []
    with output.progress(silent=quiet or form == "json") as told:
        run = Prefill(project, engines, plan, retry=retry, max_chars=max_chars)
        run.told = lambda steps: told.advance("prefill", steps)
        with run:
            _ = run.choice.engines  # wrong names are told before anything is done
            if told.shown:
                told("prefill", waiting(project, sources, locales))
            done.extend(run.run(sources, locales))
        problems = [problem for one in done for problem in one.problems]
        missing = run.choice.lacking() if not problems else []
    if form == "json":
        from translate.reports.base import json_text

        click.echo(json_text(_as_json(run, done)), nl=False)
    elif not quiet:
        _show(run, done)
    output.problems([*problems, *(missing if engines else ())])
    output.warnings(missing if not engines else ())
    return int(bool(problems) or bool(engines and missing))


def _show(run: Prefill, done: Sequence[Prefilled]) -> None:
    columns, right = _PLAN if run.plan else _DRAFTED
    readable = [one for one in done if one.empty or one.stale or not one.problems]
    rows = [row for one in readable for row in (_planned(one) if run.plan else _drafted(one))]
    output.table("", columns, rows, right=right)
    for hint in output.hints((one.locale.tag, one.hint) for one in done if one.hint and one.empty):
        output.line(hint)
    for line in _told(run, done):
        output.line(line)


_PLAN = (("article", "locale", "empty", "engine", "messages", "to ask", "characters", "text goes to"), (2, 4, 5, 6))
_DRAFTED = (("article", "locale", "empty", "characters", "drafted", "rejected"), (2, 3))


def _planned(one: Prefilled) -> Iterator[tuple[str, ...]]:
    """A row for each engine that would be asked."""
    head = (one.source.id, one.locale.tag, str(one.empty))
    asked = [planned for planned in one.planned if planned.messages]
    for planned in asked:
        numbers = (str(planned.messages), str(planned.texts), str(planned.characters))
        yield (*head, planned.engine, *numbers, planned.recipient or "nobody: it runs here")
    if not asked:
        yield (*head, ", ".join(one.engines) or "none", "0", "0", "0", "–")


def _drafted(one: Prefilled) -> Iterator[tuple[str, ...]]:
    """The row of a catalog."""
    drafted = ", ".join(f"{engine} {number}" for engine, number in sorted(one.drafted.items()))
    rejected = str(len(one.rejected)) if one.rejected else "–"
    yield one.source.id, one.locale.tag, str(one.empty), str(one.characters), drafted or "–", rejected


def _told(run: Prefill, done: Sequence[Prefilled]) -> Iterator[str]:
    """The run in a few lines."""
    stale = sum(one.stale for one in done)
    if stale:
        drafts = output.count(stale, "draft")
        yield f"{drafts} {'would be' if run.plan else 'to be'} made anew: the glossary has changed since."
    total = Counter[str]()
    for one in done:
        total.update({str(way): number for way, number in one.terms.items()})
    if total:
        ways = ", ".join(f"{total[way]} {told}" for way, told in _WAYS.items() if total[way])
        yield f"{output.count(total.total(), 'term')}: {ways}."
    for engine, meter in sorted(run.meters.items() if not run.plan else ()):
        recipient = run.recipient(engine)
        if recipient and (meter.texts or meter.remembered):
            sent = f"{output.count(meter.texts, 'text')}, {output.count(meter.characters, 'character')}"
            yield f"Sent to {recipient}: {sent}; {output.count(meter.remembered, 'answer')} known from before."
    withheld = sum(meter.withheld for meter in run.meters.values())
    if withheld:
        yield f"{output.count(withheld, 'text')} not sent: --max-chars is reached. Run it again to go on."
    if any(one.rejected for one in done):
        yield "Why some were rejected: translate status. To ask again: translate prefill --retry"


def _as_json(run: Prefill, done: Sequence[Prefilled]) -> dict[str, object]:
    return {
        "schema": 1,
        "plan": run.plan,
        "catalogs": [
            {
                "article": one.source.id,
                "locale": one.locale.tag,
                "empty": one.empty,
                "characters": one.characters,
                "stale": one.stale,
                "engines": list(one.engines),
                "planned": [
                    {
                        "engine": planned.engine,
                        "messages": planned.messages,
                        "texts": planned.texts,
                        "characters": planned.characters,
                        "recipient": planned.recipient or None,
                    }
                    for planned in one.planned
                ],
                "drafted": dict(sorted(one.drafted.items())),
                "terms": {str(way): number for way, number in sorted(one.terms.items())},
                "rejected": dict(sorted(one.rejected.items())),
                "hint": one.hint or None,
            }
            for one in done
        ],
        "sent": {
            engine: {
                "texts": meter.texts,
                "characters": meter.characters,
                "known": meter.remembered,
                "withheld": meter.withheld,
            }
            for engine, meter in sorted(run.meters.items())
        },
    }
