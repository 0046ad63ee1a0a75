"""Markdown articles: they become HTML before anything else happens; front matter says what belongs to them."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace
from typing import Final

from translate.errors import InputError, Problem
from translate.formats import front_matter
from translate.formats.base import Format, Reading, article_in, text_of
from translate.formats.front_matter import FrontMatter
from translate.formats.markdown_parser import parse
from translate.formats.markdown_render import Rendered, render
from translate.formats.markdown_template import hide
from translate.html.assemble import assemble
from translate.model.content import Article, Metadata, PageRendering, Place, Segment, Skeleton, Span, Unit

_BEHIND = "\0"
"""Stands in the skeleton between the markup and the values of front matter; no article holds it."""


@dataclass(frozen=True, slots=True)
class MarkdownFormat:
    """CommonMark, GFM's extensions and what site generators add; published through the page template."""

    id: str = "markdown"
    suffixes: tuple[str, ...] = (".md", ".markdown")
    keeps_bytes: bool = False

    def metadata(self, data: bytes, path: str) -> Metadata:
        """See :class:`Format`."""
        return front_matter.read(text_of(data, path), path).metadata

    def read(self, data: bytes, reading: Reading) -> Article:
        """See :class:`Format`."""
        text = text_of(data, reading.path)
        matter = front_matter.read(text, reading.path)
        hidden = hide(text[matter.body :])
        parsed = parse(hidden, reading.path, matter.line)
        title = _title_of(matter)
        rendered = render(parsed, hidden, matter.line, title=title)
        try:
            article = article_in(Skeleton(rendered.markup), reading, format=self.id)
        except InputError as error:
            raise InputError(*_told(error.problems, rendered, reading.path)) from error
        units = tuple(_placed(unit, *rendered.place(*unit.span)) for unit in article.units)
        values, named = _named_units(matter, reading, len(rendered.markup) + len(_BEHIND))
        return replace(
            article,
            units=named + units,
            skeleton=Skeleton(f"{rendered.markup}{_BEHIND}{values}"),
            title=title[0] or article.title,
            fragment=True,
            metadata=matter.metadata,
            doubts=_told(article.doubts, rendered, reading.path),
        )

    def write(self, article: Article, page: PageRendering, *, source_language: str) -> bytes:
        """See :class:`Format`."""
        markup = article.skeleton.text.partition(_BEHIND)[0]
        shown = [(index, unit) for index, unit in enumerate(article.units) if not unit.key]
        body = replace(article, skeleton=Skeleton(markup), units=tuple(unit for _, unit in shown))
        renderings = {new: page.units[old] for new, (old, _) in enumerate(shown) if old in page.units}
        return assemble(body, replace(page, units=renderings), source_language=source_language)


def _told(problems: tuple[Problem, ...], rendered: Rendered, path: str) -> tuple[Problem, ...]:
    """Problems of the generated HTML, with the lines of the article."""
    starts = [0, *(match.end() for match in re.finditer("\n", rendered.markup))]
    return tuple(
        replace(problem, line=rendered.place(start := starts[problem.line - 1], start + 1)[0])
        if problem.path == path and 0 < problem.line <= len(starts)
        else problem
        for problem in problems
    )


def _placed(unit: Unit, line: int, last_line: int) -> Unit:
    """The unit with its place in the article's file."""
    return replace(unit, line=line, last_line=last_line, column=1)


def _title_of(matter: FrontMatter) -> tuple[str, int]:
    """The title in front matter and its line; an empty text if there is none."""
    title = next((value for key, value in matter.chosen(("title",)) if key == "title"), None)
    return (" ".join(title.text.split()), title.line) if title else ("", 0)


def _named_units(matter: FrontMatter, reading: Reading, offset: int) -> tuple[str, tuple[Unit, ...]]:
    """The translatable values of front matter: one a line, as they stand in the skeleton, and their units.

    Arguments: ``offset``, of the first of them in the skeleton.
    """
    plain = Reading(reading.id, reading.path, reading.cutter, reading.segmenter, reading.language)  # no rules for pages
    lines: list[str] = []
    units: list[Unit] = []
    for key, value in matter.chosen(reading.keys):
        markup = html.escape(" ".join(value.text.split()), quote=False)
        family = _family(key)
        for unit in article_in(Skeleton(markup), plain, format="markdown").units:
            made = replace(
                unit,
                segments=tuple(_moved(segment, family, offset) for segment in unit.segments),
                place=Place.RAW_TITLE,
                element="title" if key == "title" else "meta",
                host=None,
                key=key,
            )
            units.append(_placed(made, value.line, matter.ends.get(value.line, value.line)))
        lines.append(markup)
        offset += len(markup) + 1
    return "\n".join(lines), tuple(units)


def _family(key: str) -> str:
    """The message context of a value; the number of an item in a list says nothing."""
    last = next(part for part in reversed(key.split(".")) if not part.isdigit() or part == key)
    return {"title": "heading", "summary": "description"}.get(last, last)


def _moved(segment: Segment, family: str, by: int) -> Segment:
    def moved(span: Span) -> Span:
        return span[0] + by, span[1] + by

    codes = tuple(replace(code, open=moved(code.open), close=None) for code in segment.codes)  # template syntax only
    return replace(segment, family=family, span=moved(segment.span), codes=codes)


PLUGIN: Final[Format] = MarkdownFormat()
