"""``selftest``: proof that articles survive. Identity gives the same bytes, pseudo-translation the same tree."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from translate.engines.pseudo import pseudo
from translate.errors import InputError, Problem, TranslateError
from translate.formats.base import Format, Reading
from translate.html.assemble import unit_problem
from translate.html.skeleton import difference, skeleton
from translate.model.content import Article, PageRendering, Rendering, Unit
from translate.prefill.parts import put_together, take_apart
from translate.registry import discover
from translate.segmentation.sentences import cutter, segmenter_name


@dataclass(frozen=True, slots=True)
class Proof:
    """What came of one file."""

    path: str
    units: int = 0
    segments: int = 0
    size: int = 0
    """Bytes of the file."""
    problems: tuple[Problem, ...] = ()


def selftest(paths: Sequence[Path], *, language: str = "en") -> Iterator[Proof]:
    """Try every article below the given files and folders. Writes nothing.

    Arguments: ``language``, of the articles, for cutting sentences.
    """
    plugins = discover("translate.formats", Format)  # type: ignore[type-abstract]  # a Protocol names the kind
    by_suffix = {suffix: plugin for plugin in plugins.values() for suffix in plugin.suffixes}
    cut = cutter(language, "sentence")
    for path in paths:
        for file in _files(path, frozenset(by_suffix)):
            reading = Reading(file.stem, file.as_posix(), cut, segmenter_name(language))
            form = by_suffix.get(file.suffix.lower())
            if form is None:
                known = ", ".join(sorted(by_suffix))
                yield Proof(
                    reading.path, problems=(Problem("no format reads this file", reading.path, 0, f"Known: {known}"),)
                )
                continue
            try:
                yield _prove(form, file.read_bytes(), reading)
            except TranslateError as error:
                yield Proof(reading.path, problems=error.problems)
            except OSError as error:
                yield Proof(reading.path, problems=(Problem(f"cannot read it: {error.strerror}", reading.path),))


def _files(path: Path, suffixes: frozenset[str]) -> Iterator[Path]:
    if path.is_file():
        yield path
        return
    if not path.exists():
        raise InputError(Problem("there is no such file or folder", path.as_posix()))
    for base, folders, names in os.walk(path):
        folders.sort()
        yield from (Path(base) / n for n in sorted(names) if Path(n).suffix.lower() in suffixes)


def _prove(form: Format, data: bytes, reading: Reading) -> Proof:
    article = form.read(data, reading)
    before = form.write(article, PageRendering(), source_language="")
    problems = [
        Problem(what, reading.path)
        for what, same in (
            ("identity: the page without translations is not the same bytes", not form.keeps_bytes or before == data),
            ("identity: every segment translated by itself is not the same bytes", _identity(form, article) == before),
        )
        if not same
    ]
    renderings: dict[int, Rendering] = {}
    for index, unit in enumerate(article.units):
        targets = tuple(_pseudo(segment.msgid) for segment in unit.segments)
        problem = unit_problem(unit, targets)
        if problem:
            problems.append(Problem(f"pseudo-translation cannot be rendered: {problem}", reading.path, unit.line))
        else:
            renderings[index] = Rendering(targets)
    after = form.write(article, PageRendering(renderings), source_language="")
    changed = difference(*(skeleton(_text(article, page)) for page in (before, after)))
    if changed:
        problems.append(Problem(f"pseudo-translation changed the tree: {changed}", reading.path))
    segments = sum(len(unit.segments) for unit in article.units)
    return Proof(reading.path, len(article.units), segments, len(data), tuple(problems))


def _identity(form: Format, article: Article) -> bytes:
    same = _renderings(article, lambda unit: tuple(segment.msgid for segment in unit.segments))
    return form.write(article, PageRendering(same), source_language="")


def _renderings(article: Article, targets: Callable[[Unit], tuple[str, ...]]) -> dict[int, Rendering]:
    return {index: Rendering(targets(unit)) for index, unit in enumerate(article.units)}


def _pseudo(msgid: str) -> str:
    """Accented, without the brackets: where the source leaves a tag open, text in front of a tag is another tree."""
    apart = take_apart(msgid)
    return put_together(pseudo(apart.parts), apart.written).replace("⟦", "").replace("⟧", "")


def _text(article: Article, page: bytes) -> str:
    text = page[len(article.skeleton.bom) :].decode(article.skeleton.encoding)
    return text.replace("\r\n", "\n").replace("\r", "\n")
