"""Article, unit, segment and inline code (XLIFF 2.1 words), as a format reads them and as it writes them back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from translate.errors import Problem

Metadata = Mapping[str, str | tuple[str, ...]]
"""What a sidecar or front matter says of an article: ``date``, ``author``, ``slug``, ``locales`` … Values are text."""

Span = tuple[int, int]
"""A half-open range ``[start, end)`` of code points in an article's text (newlines normalised)."""


@dataclass(frozen=True, slots=True)
class LocaleFilter:
    """Which locales a part of an article is for (ITS 2.0 §8.11 Locale Filter)."""

    list: str = "*"
    """Extended language ranges (BCP 47, RFC 4647 §2.2), with commas, as written; empty: no locale."""
    type: str = "include"
    """Or ``exclude``."""

    @property
    def ranges(self) -> tuple[str, ...]:
        """The ranges, one by one."""
        return tuple(part for each in self.list.split(",") if (part := each.strip()))

    def admits(self, locale: str) -> bool:
        """True if something is for a locale. Arguments: ``locale``, a BCP 47 tag."""
        return any(_matches(each, locale) for each in self.ranges) is (self.type == "include")


def _matches(wanted: str, tag: str) -> bool:
    """Extended filtering, RFC 4647 §3.3.2."""
    ranges, subtags = wanted.lower().split("-"), tag.lower().replace("_", "-").split("-")
    if ranges[0] not in ("*", subtags[0]):
        return False
    at = 1
    for part in ranges[1:]:
        if part == "*":
            continue
        while at < len(subtags) and subtags[at] != part:
            if len(subtags[at]) == 1:
                return False
            at += 1
        if at == len(subtags):
            return False
        at += 1
    return True


class CodeKind(StrEnum):
    """How an inline code behaves in a segment."""

    PAIR = "pair"
    """``<a>…</a>``: the content is translated, the two tags are the source's own bytes."""
    VOID = "void"
    """``<br/>``, ``<img/>``, ``<svg/>``: one thing, nothing inside to translate in this segment."""
    PROTECTED = "protected"
    """``<span>KGB</span>`` under ``translate="no"``: shown for context, restored from the source as a whole."""


@dataclass(frozen=True, slots=True)
class InlineCode:
    """One inline element of a segment (XLIFF ``<pc>`` or ``<ph>``). What it stands for is always the source's bytes."""

    name: str
    """As written in the msgid: the element's name, numbered where two different start tags share a name."""
    kind: CodeKind
    open: Span
    """Where the start tag (PAIR), or the whole thing (VOID, PROTECTED), stands in the source."""
    close: Span | None = None
    """Where the end tag stands (PAIR only)."""
    legend: str = ""
    """What a translator should know: ``link to /pricing``. Never enters a msgid."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence of a unit (XLIFF ``<segment>``)."""

    msgid: str
    """The text with simplified tags, never empty; the catalog's msgid."""
    family: str
    """``msgctxt``: empty for prose, else ``heading``, ``cell``, ``alt`` … (DESIGN §6 Identity)."""
    span: Span
    """What a translation replaces in the source."""
    codes: tuple[InlineCode, ...] = ()
    """One for each occurrence, in source order; equal names stand for equal start tags."""
    comments: tuple[Span, ...] = ()
    """Comments inside the sentence: kept, behind its translation."""
    notes: tuple[str, ...] = ()
    """What the translator should know beside the legends of the codes, a line each."""

    @property
    def key(self) -> tuple[str, str]:
        """Identity of the message within its article: ``(msgctxt, msgid)``."""
        return self.family, self.msgid


class Place(StrEnum):
    """Where a unit's text stands, which decides how it is escaped on the way back."""

    TEXT = "text"
    RAW_TITLE = "rcdata"
    """``<title>`` and ``<textarea>``: references are read, tags are not."""
    FOREIGN = "foreign"
    """In svg, or an ``<option>``: only the segment's own tags may stand here."""
    DOUBLE_QUOTED = "double-quoted"
    SINGLE_QUOTED = "single-quoted"
    UNQUOTED = "unquoted"
    JSON = "json"
    """A string of JSON-LD, in a script."""


@dataclass(frozen=True, slots=True)
class Host:
    """The element that carries ``lang`` and ``dir`` when a unit is shown in another language."""

    insert: int
    """Offset just behind the name in its start tag, where attributes may be inserted."""
    lang: Span | None = None
    """The existing ``lang="…"`` attribute, if any."""
    dir: Span | None = None
    """The existing ``dir="…"`` attribute, if any."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A block's or an attribute's text (XLIFF ``<unit>``)."""

    segments: tuple[Segment, ...]
    """At least one. What stands between two of them is the source's own separator."""
    place: Place
    line: int
    """Line in the article file, from 1."""
    last_line: int
    column: int
    """Column of the first character, from 1."""
    element: str
    """Name of the containing element, lower case: ``p``, ``h1``, ``img``."""
    host: Host | None = None
    """None where no element holds this unit alone: a wrapper is used then (see insertions)."""
    language: str = ""
    """The ``lang`` in force in the source, empty if it is the article's own."""
    preformatted: bool = False
    """White space is text here (``pre``)."""
    note: str = ""
    """The author's note to the translator."""
    layers: tuple[Place, ...] = ()
    """How the attribute values are quoted that hold the page this unit stands in (``srcdoc``), innermost first."""
    key: str = ""
    """The front matter key whose value this is: shown by the page template, never part of the text."""

    @property
    def span(self) -> Span:
        """From the first segment's start to the last one's end."""
        return self.segments[0].span[0], self.segments[-1].span[1]


@dataclass(frozen=True, slots=True)
class Landmarks:
    """Where the declared insertions of a page go (docs/reference/insertions.md)."""

    html: Host | None = None
    """The ``<html>`` tag, if the source has one."""
    html_insert: int = 0
    """Where an ``<html>`` tag goes if the source has none."""
    head: int = 0
    """Where elements of ``<head>`` go."""
    language: str = ""
    """The language of the source: of its ``<html>``, else of the project."""
    own_language: tuple[Span, ...] = ()
    """Each ``lang="…"`` below ``<html>`` that says the source's language once more: it must follow the page's."""
    body_dir: Span | None = None
    """``dir="…"`` of ``<body>``."""


@dataclass(frozen=True, slots=True)
class Skeleton:
    """What is needed to put an article together again, byte for byte."""

    text: str
    """The whole source, decoded, newlines normalised to ``\\n``."""
    encoding: str = "utf-8"
    """Python codec of the file."""
    bom: bytes = b""
    crlf: tuple[int, ...] = ()
    """Offsets in ``text`` of each ``\\n`` that was ``\\r\\n``."""
    cr: tuple[int, ...] = ()
    """Offsets in ``text`` of each ``\\n`` that was a lone ``\\r``."""


@dataclass(frozen=True, slots=True)
class Article:
    """A source article as its format read it (XLIFF ``<file>``)."""

    id: str
    """Its path under ``source/`` without suffix, with ``/``."""
    path: str
    """The file, relative to the project, with ``/``."""
    format: str
    """Id of the format that read it and writes it back."""
    units: tuple[Unit, ...]
    """In document order."""
    skeleton: Skeleton
    landmarks: Landmarks = Landmarks()
    title: str = ""
    """Plain text of ``<title>`` or of the first heading; empty if there is none."""
    fragment: bool = False
    """No ``<html>`` of its own: published inside the page template."""
    segmenter: str = ""
    """Name of what cut the sentences; recorded in the template."""
    filters: tuple[tuple[Span, LocaleFilter], ...] = ()
    """Parts of the page that are for some locales only, outer ones first."""
    removed: tuple[Span, ...] = ()
    """Parts that are not for the locale this article was narrowed to."""
    doubts: tuple[Problem, ...] = ()
    """What is odd in it but not wrong, for its author."""
    metadata: Metadata = field(default_factory=dict)
    """What its front matter says, the translatable keys included."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """How one unit appears in a page."""

    targets: tuple[str | None, ...]
    """By segment: the msgstr to show, or None for the source."""
    attributes: tuple[tuple[str, str], ...] = ()
    """``lang``, ``dir``, ``data-…`` for the element that holds the unit, or for a wrapper around each segment."""


@dataclass(frozen=True, slots=True)
class PageRendering:
    """How an article appears in one locale: the value a format turns into bytes."""

    units: dict[int, Rendering] = field(default_factory=dict)
    """By index in ``Article.units``; a unit that is missing keeps the source's bytes."""
    html: tuple[tuple[str, str], ...] = ()
    """Attributes for ``<html>``: ``lang``, ``dir``."""
    head: str = ""
    """Markup of ours to insert into ``<head>``."""
    language: str = ""
    """Target language, for the space between sentences."""
