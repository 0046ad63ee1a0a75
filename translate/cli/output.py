"""Printing: problems, tables, progress. To stderr what is about the work, to stdout what is the result."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from translate.errors import Problem, UsageError

if TYPE_CHECKING:
    from datetime import date

    from translate.model.locale import Locale
    from translate.project.workspace import Source, Workspace

Command = Callable[..., Any]


def articles(function: Command) -> Command:
    """The argument ``[ARTICLE]…``."""
    return click.argument("article", nargs=-1, metavar="[ARTICLE]...")(function)


def locale(function: Command) -> Command:
    """The option ``--locale``."""
    return click.option(
        "--locale", "-l", "locale", multiple=True, metavar="L", help="Only this locale; may be repeated."
    )(function)


def quiet(function: Command) -> Command:
    """The option ``--quiet``."""
    return click.option("--quiet", "-q", is_flag=True, help="Print results and problems only.")(function)


def today() -> date:
    """The day of this run in UTC, or of ``SOURCE_DATE_EPOCH`` for reproducible builds."""
    from datetime import UTC, datetime

    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.now(UTC).date()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(Problem(f"SOURCE_DATE_EPOCH is {epoch!r}", hint="Expected seconds since 1970.")) from error


def workspace() -> Workspace:
    """The project around the current folder, its warnings told."""
    from pathlib import Path

    from translate.project.workspace import find

    found = find(Path.cwd(), today())
    for warning in found.config.warnings:
        line(f"warning: {warning}")
    return found


def selection(
    project: Workspace, names: Sequence[str], tags: Sequence[str]
) -> tuple[tuple[Source, ...], tuple[Locale, ...]]:
    """The articles and locales named on the command line; all if none is named."""
    sources = project.chosen(tuple(names))
    return sources, tuple(map(project.config.locale, tags)) or project.config.locales


def line(text: str = "") -> None:
    """One line about the work, to stderr."""
    from translate.reports.base import printable

    click.echo(printable(text), err=True)


def result(text: str) -> None:
    """One line of the result, to stdout."""
    from translate.reports.base import printable

    click.echo(printable(text))


def hints(found: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Lines for pairs of locale and hint: locales with the same hint share one."""
    grouped: dict[str, dict[str, None]] = {}
    for tag, hint in found:
        grouped.setdefault(hint, {})[tag] = None
    return (f"[{', '.join(tags)}] {hint}" for hint, tags in grouped.items())


def count(number: int, noun: str) -> str:
    """``1 page``, ``2 pages``."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def orphans(project: Workspace) -> None:
    """Tell of catalogs without an article: nothing deletes them, and nobody should overlook them."""
    left = project.orphans()
    if left:
        shown = ", ".join(left[:3]) + (f" and {len(left) - 3} more" if len(left) > 3 else "")
        line(f"warning: {count(len(left), 'catalog')} without an article: {shown}")
        line(
            "    Was an article renamed and rewritten? Rename its catalogs alike, if it has none yet, then run translate extract. Else: translate gc"
        )


def problems(found: Sequence[Problem]) -> None:
    """Everything that went wrong, each once."""
    for problem in dict.fromkeys(found):
        line(f"error: {problem}")


def warnings(found: Sequence[Problem]) -> None:
    """Everything that is odd but stops nothing, each once."""
    for problem in dict.fromkeys(found):
        line(f"warning: {problem}")


def bug(error: Exception) -> None:
    """Say that this is our fault, and keep a log that holds no article text."""
    import tempfile
    import traceback

    frames = "".join(traceback.format_tb(error.__traceback__))
    with tempfile.NamedTemporaryFile(
        "w", prefix="translate-bug-", suffix=".log", delete=False, encoding="utf-8"
    ) as log:
        log.write(f"{type(error).__module__}.{type(error).__qualname__}\npython {sys.version}\n{frames}")
    line(f"error: this is a bug in translate ({type(error).__name__}); what we know of it is in {log.name}")
    line("    No article text is in that file. Please report it with the file.")


def table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]], *, right: Sequence[int] = ()) -> None:
    """A table to stdout: in colour on a terminal, plain text elsewhere."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from translate.reports.base import printable

    width = None if sys.stdout.isatty() else 160
    console = Console(width=width, no_color=bool(os.environ.get("NO_COLOR")) or None, highlight=False)
    made = Table(title=title or None, title_justify="left", box=None, header_style="bold", pad_edge=False)
    for number, name in enumerate(columns):
        made.add_column(name, justify="right" if number in right else "left", overflow="fold")
    for row in rows:
        made.add_row(*(Text(printable(cell)) for cell in row))
    console.print(made)


class Progress:
    """What a long work says of itself: nothing."""

    shown = False
    """Somebody sees it."""

    def __call__(self, stage: str, total: int) -> None:
        """A stage of so many steps begins; with 0, one of its steps is done."""

    def advance(self, stage: str, steps: int) -> None:
        """So many steps of a stage are done."""

    @contextmanager
    def paused(self) -> Iterator[None]:
        """While somebody is asked something."""
        yield


class _Bar(Progress):
    """A bar on a terminal."""

    shown = True

    def __init__(self, bar: Any) -> None:
        self._bar = bar
        self._tasks: dict[str, Any] = {}

    def __call__(self, stage: str, total: int) -> None:
        if total:
            self._tasks[stage] = self._bar.add_task(stage, total=total)
        else:
            self.advance(stage, 1)

    def advance(self, stage: str, steps: int) -> None:
        if stage in self._tasks:
            self._bar.advance(self._tasks[stage], steps)

    @contextmanager
    def paused(self) -> Iterator[None]:
        self._bar.stop()
        try:
            yield
        finally:
            self._bar.start()


@contextmanager
def progress(*, silent: bool) -> Iterator[Progress]:
    """A bar on stderr, if that is a terminal."""
    if silent or not sys.stderr.isatty():
        yield Progress()
        return
    from rich import progress as rich
    from rich.console import Console
    from rich.text import Text

    class Rate(rich.ProgressColumn):
        """Steps a second."""

        def render(self, task: rich.Task) -> Text:
            """Empty while it is not known, or slow."""
            return Text(f"{task.speed:.0f}/s" if task.speed and task.speed >= 1 else "")

    columns = (
        rich.TextColumn("{task.description}"),
        rich.BarColumn(),
        rich.MofNCompleteColumn(),
        Rate(),
        rich.TimeRemainingColumn(),
    )
    with rich.Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield _Bar(bar)
