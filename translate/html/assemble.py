"""An article in another language: translations rendered, insertions made, everything else the source's bytes."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from itertools import pairwise

from translate.html import inline, templating
from translate.html.encoding import encode
from translate.html.escape import ascii_json, layered
from translate.html.extract import same_language
from translate.html.render import EMPTY, RenderError, render
from translate.html.rewrite import Edits, plan
from translate.model.content import Article, Host, PageRendering, Place, Rendering, Segment, Span, Unit
from translate.model.locale import SPACELESS

_CJK = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
_MARKABLE = frozenset((Place.TEXT, Place.RAW_TITLE, Place.FOREIGN))


def assemble(article: Article, page: PageRendering, *, source_language: str = "") -> bytes:
    """The page of an article.

    Arguments: ``page``, what to show; ``source_language``, primary subtag, for the space between sentences.
    Raises :class:`~translate.html.render.RenderError` if a target cannot become HTML: callers try units with
    :func:`unit_problem` first.
    """
    pieces = _replacements(article, page, source_language)
    edits = plan(article.skeleton.text, list(pieces), removed=article.removed)
    for span, make in sorted(pieces.items(), key=lambda item: (item[0][1] - item[0][0], item[0])):
        edits.new[span] = make(edits)
    return encode(article.skeleton, edits.outermost())


def unit_problem(unit: Unit, targets: tuple[str | None, ...]) -> RenderError | None:
    """Why a unit's targets cannot become HTML, or None if they can."""
    if EMPTY in targets and all(target is None or target == EMPTY for target in targets):
        return RenderError(f"{EMPTY} needs a neighbour that says something", (0, len(EMPTY)))
    shown = "".join(inline.plain(target) for target in targets if target and target != EMPTY)
    own = "".join(inline.plain(segment.msgid) for segment in unit.segments) if "{" in shown else ""
    if len(templating.commands(shown)) > len(
        templating.commands(own)
    ):  # two halves of one, where no space stays between
        return RenderError("together these are a command to a template", (0, 0), unsafe=True)
    for segment, target in zip(_lent(unit, targets), targets, strict=True):
        if target is None or target == EMPTY:
            continue
        try:
            render(target, segment, unit.place, lambda _: "", layers=unit.layers)
        except RenderError as error:
            return error
    return None


@dataclass(frozen=True, slots=True)
class _Make:
    """One replacement, rendered when everything inside it is known."""

    segment: Segment
    target: str | None
    unit: Unit
    attributes: str
    """For a wrapper around it; empty: there is none."""
    encoding: str

    def __call__(self, edits: Edits) -> str:
        if self.target is None:
            body = edits.source(self.segment.span)
        elif self.target == EMPTY:
            body = "".join(map(edits.source, self.segment.comments))
        else:
            body = render(self.target, self.segment, self.unit.place, edits.source, layers=self.unit.layers)
            if self.unit.place is Place.JSON and not self.encoding.startswith("utf"):
                body = ascii_json(body)
        return f"<span{layered(self.attributes, self.unit.layers)}>{body}</span>" if self.attributes else body


@dataclass(frozen=True, slots=True)
class _Fixed:
    """A replacement that does not depend on others."""

    text: str

    def __call__(self, _: Edits) -> str:
        return self.text


def _replacements(article: Article, page: PageRendering, source_language: str) -> dict[Span, _Make | _Fixed]:
    """Every edit of a page by its span."""
    found: dict[Span, _Make | _Fixed] = {}
    inserted: dict[int, str] = {}
    marks = article.landmarks
    if page.language and not same_language(page.language, marks.language):
        found.update({span: _Fixed(f'lang="{html.escape(page.language)}"') for span in marks.own_language})
        direction = dict(page.html).get("dir")
        if marks.body_dir and direction:
            found[marks.body_dir] = _Fixed(f'dir="{direction}"')
    for index, rendering in page.units.items():
        unit = article.units[index]
        wrapper = ""
        if rendering.attributes and unit.place in _MARKABLE:
            if unit.host is None:
                wrapper = _attributes(rendering.attributes) if unit.place is Place.TEXT else ""
            else:
                _mark(unit.host, rendering.attributes, found, inserted, unit.layers)
        if EMPTY in rendering.targets and (problem := unit_problem(unit, rendering.targets)):
            raise problem
        _segments(unit, rendering, wrapper, found, article.skeleton.encoding)
        _separators(article, unit, rendering, (source_language, page.language), found)
    if page.html and marks.html:
        _mark(marks.html, page.html, found, inserted)
    elif page.html:
        inserted[marks.html_insert] = f"<html{_attributes(page.html)}>" + inserted.get(marks.html_insert, "")
    if page.head:
        inserted[marks.head] = inserted.get(marks.head, "") + page.head
    found.update({(offset, offset): _Fixed(text) for offset, text in inserted.items()})
    found.update({span: _Fixed("") for span in article.removed})
    return found


def _segments(unit: Unit, rendering: Rendering, wrapper: str, found: dict[Span, _Make | _Fixed], encoding: str) -> None:
    for lent, segment, target in zip(_lent(unit, rendering.targets), unit.segments, rendering.targets, strict=True):
        if wrapper or (target is not None and target != segment.msgid):
            same = target == segment.msgid  # the source's own bytes say the same
            found[segment.span] = _Make(lent, None if same else target, unit, wrapper, encoding)


def _lent(unit: Unit, targets: tuple[str | None, ...]) -> list[Segment]:
    """The segments, with the codes of those merged away (``<empty/>``) lent to the neighbour in front."""
    out = list(unit.segments)
    if EMPTY not in targets:
        return out
    last = -1
    waiting: list[int] = []
    for index, target in enumerate(targets):
        if target != EMPTY:
            last = index
            for merged in waiting:
                out[index] = _with_codes(out[index], unit.segments[merged])
            waiting = []
        elif last >= 0:
            out[last] = _with_codes(out[last], unit.segments[index])
        else:
            waiting.append(index)
    return out


def _with_codes(segment: Segment, merged: Segment) -> Segment:
    names = {code.name for code in segment.codes}
    extra = tuple(code for code in merged.codes if code.name not in names)
    return Segment(segment.msgid, segment.family, segment.span, segment.codes + extra, segment.comments)


def _separators(
    article: Article, unit: Unit, rendering: Rendering, languages: tuple[str, str], found: dict[Span, _Make | _Fixed]
) -> None:
    """The space between two sentences, by the target language's convention (DESIGN §6)."""
    source, target = (language.partition("-")[0].lower() for language in languages)
    if unit.preformatted or (source in SPACELESS) == (target in SPACELESS):
        return
    shown = zip(unit.segments, rendering.targets, strict=True)
    for (left, before), (right, after) in pairwise(shown):
        span = left.span[1], right.span[0]
        between = article.skeleton.text[span[0] : span[1]]
        if before is None or after is None or between.strip(" \t\n\f\r"):
            continue
        if target in SPACELESS and between and (_CJK.match(before[-1:]) or _CJK.match(after[:1])):
            found[span] = _Fixed("")
        elif source in SPACELESS and not between:
            found[span] = _Fixed(" ")


def _mark(
    host: Host,
    attributes: tuple[tuple[str, str], ...],
    found: dict[Span, _Make | _Fixed],
    inserted: dict[int, str],
    layers: tuple[Place, ...] = (),
) -> None:
    """Set attributes on a start tag; an existing ``lang`` or ``dir`` is replaced."""
    for name, value in attributes:
        existing = {"lang": host.lang, "dir": host.dir}.get(name)
        text = layered(f'{name}="{html.escape(value)}"', layers)
        if existing:
            found[existing] = _Fixed(text)
        else:
            inserted[host.insert] = f"{inserted.get(host.insert, '')} {text}"


def _attributes(attributes: tuple[tuple[str, str], ...]) -> str:
    return "".join(f' {name}="{html.escape(value)}"' for name, value in attributes)
