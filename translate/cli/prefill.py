"""``translate prefill``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from translate.cli import output

if TYPE_CHECKING:
    from translate.errors import Problem


@click.command("prefill", short_help="Draft what is not translated yet.")
@output.articles
@output.locale
@click.option(
    "--engine", "-e", "engines", multiple=True, metavar="E", help="Only this engine; repeat to name the order."
)
@click.option("--plan", is_flag=True, help="Print what would be drafted and by whom; send and write nothing.")
@output.quiet
def command(
    article: tuple[str, ...], locale: tuple[str, ...], engines: tuple[str, ...], *, plan: bool, quiet: bool
) -> int:
    """Draft what is not translated yet. Drafts are marked fuzzy until a person has reviewed them."""
    from translate.project.prefill import Prefill

    project = output.workspace()
    sources, locales = output.selection(project, article, locale)
    rows: list[tuple[str, ...]] = []
    problems: list[Problem] = []
    hints: list[tuple[str, str]] = []
    with Prefill(project, engines, plan) as prefill, output.progress(silent=quiet) as told:
        _ = prefill.engines  # wrong names are told before anything is done
        told("prefill", len(sources) * len(locales))
        for done in prefill.run(sources, locales):
            told("prefill", 0)
            problems += done.problems
            if done.hint and done.empty:
                hints.append((done.locale.tag, done.hint))
            drafted = ", ".join(f"{engine} {number}" for engine, number in sorted(done.drafted.items()))
            whom = ", ".join(engine + prefill.whom(engine) for engine in done.engines) or "none"
            rows.append(
                (
                    done.source.id,
                    done.locale.tag,
                    str(done.empty),
                    str(done.characters),
                    whom if plan else drafted or "–",
                )
                + (() if plan else (str(len(done.rejected)) if done.rejected else "–",))
            )
    if not quiet:
        columns = ["article", "locale", "empty", "characters", "engines" if plan else "drafted"]
        output.table("", columns + ([] if plan else ["rejected"]), rows, right=(2, 3))
        for hint in output.hints(hints):
            output.line(hint)
        if any(len(row) > 5 and row[5] != "–" for row in rows):
            output.line("Why some were rejected: translate status")
    output.problems(problems)
    return int(bool(problems))
