"""The kinds of changes in front of an editor: shown, asked for on a terminal, given on the command line."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

import click

from translate.cli import output
from translate.errors import Problem, UsageError
from translate.model.change import Change, Fate, Kind
from translate.model.message import Key

if TYPE_CHECKING:
    from translate.project.extract import Ask, Compared
    from translate.project.verdicts import Outcome
    from translate.project.workspace import Workspace

SAID: Final = {"t": Kind.TYPO, "w": Kind.WORDING, "f": Kind.FACTS}
"""What an editor can say, by its key."""
_NUMBERS = re.compile(r"[0-9]{1,6}(?:-[0-9]{1,6})?(?:,[0-9]{1,6}(?:-[0-9]{1,6})?)*")
_MOST: Final = 100_000


def given(project: Workspace, options: Sequence[tuple[str, str]]) -> dict[str, dict[int, Kind]]:
    """What ``--change KIND ARTICLE:12,15-17`` says, by article and number of the message.

    Raises :class:`UsageError` for a kind, an article or a number that is none.
    """
    said: dict[str, dict[int, Kind]] = {}
    for kind, place in options:
        if kind not in SAID.values():
            hint = f"Kinds: {', '.join(SAID.values())}."
            raise UsageError(Problem(f"there is no kind of change {kind!r}", hint=hint))
        name, _, numbers = place.rpartition(":")
        if not name or not _NUMBERS.fullmatch(numbers):
            hint = "As in: --change typo brief:12,15 (the numbers that extract shows)."
            raise UsageError(Problem(f"--change {kind} {place}: no article and numbers", hint=hint))
        for source in project.chosen((name,)):
            for part in numbers.split(","):
                first, _, last = part.partition("-")
                if int(last or first) - int(first) > _MOST:
                    raise UsageError(Problem(f"--change {kind} {place}: too many messages"))
                said.setdefault(source.id, {}).update(
                    dict.fromkeys(range(int(first), int(last or first) + 1), Kind(kind))
                )
    return said


def can_be_asked() -> bool:
    """True if somebody sits in front of this."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def asking(progress: output.Progress) -> Ask:
    """Asks about each change of an article in turn."""
    all_as_proposed = False

    def ask(article: Compared) -> Mapping[Key, Kind]:
        nonlocal all_as_proposed
        answers: dict[Key, Kind] = {}
        changes = [change for change in article.changes if change.kind is not None]
        if all_as_proposed or not changes:
            return answers
        with progress.paused():
            for number, change in enumerate(changes, 1):
                for line in shown(article.source.id, (change,), article.numbers):
                    output.line(line)
                said = _answer(f"    {number} of {len(changes)}", change)
                if said == "a":
                    all_as_proposed = True
                    break
                if said:
                    answers.update(dict.fromkeys(change.new, SAID[said]))
        return answers

    return ask


def _answer(place: str, change: Change) -> str:
    """One of the keys of :data:`SAID`, ``a`` for all the rest as proposed, or nothing."""
    prompt = f"{place}: Enter = {change.kind}, t = typo, w = wording, f = facts, a = all as proposed"
    while True:
        said = str(click.prompt(prompt, default="", show_default=False, err=True)).strip().lower()[:1]
        if said in ("", "a", *SAID):
            return said
        output.line("    One of the letters t, w, f, a, or Enter.")


def shown(article: str, changes: Sequence[Change], numbers: Mapping[Key, int]) -> Iterator[str]:
    """Each edit in two lines: where, what kind and why; and the difference."""
    from translate.catalogs.difference import difference

    for change in changes:
        if change.kind is None:
            continue
        where = ",".join(str(numbers.get(key, 0)) for key in change.new)
        why = f" ({'; '.join(change.why)})" if change.why else ""
        fate = "" if change.fate is Fate.EDITED else f"{change.fate}, "
        yield f"{article}:{where} {fate}{change.kind}{why}"
        yield "    " + difference(*(" ".join(msgid for _, msgid in side) for side in (change.old, change.new)))


def summary(changes: Sequence[Change]) -> str:
    """``2 edited (1 facts, 1 typography), 1 added``; empty if nothing changed."""
    fates: Counter[Fate] = Counter(change.fate for change in changes)
    kinds = Counter(change.kind for change in changes if change.kind is not None)
    told = ", ".join(f"{number} {fate}" for fate in Fate if fate is not Fate.KEPT and (number := fates[fate]))
    of = ", ".join(f"{number} {kind}" for kind in Kind if (number := kinds[kind]))
    return f"{told} ({of})" if of else told


def answered(article: str, came: Sequence[Outcome], *, quiet: bool) -> bool:
    """Say what each verdict of ``--change`` did; True if one did nothing that it should have done."""
    from translate.project.verdicts import Came, in_vain

    for one in came:
        where = f"{article}:{_ranges(one.numbers)}"
        there = f" ({', '.join(one.locales)})" if one.locales else ""
        if one.came is Came.NOTHING:
            output.line(f"warning: {where}: --change {one.kind} did nothing, no change waits for a verdict there")
            output.line(
                "    It has not changed, or somebody has reviewed it since. Numbers are places in the catalog, from 1."
            )
        elif one.came is Came.WAITS:
            why = "it was not reviewed before, is a part of a longer text, or somebody works on it"
            output.line(f"warning: {where}: waits for review although you say {one.kind}{there}: {why}")
        elif not quiet and one.came is not Came.NOW:
            told = {
                Came.JUDGED: f"{one.kind}, as you say{there}",
                Came.ALREADY: f"{one.kind} already",
                Came.UNTRANSLATED: "nobody has translated it, so there is nothing to judge",
            }
            output.result(f"{where} {told[one.came]}")
    return in_vain(came)


def _ranges(numbers: Sequence[int]) -> str:
    """``1-3,7`` of ``1 2 3 7``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return ",".join("-".join(map(str, run)) for run in runs)
