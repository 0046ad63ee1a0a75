"""A decoded page as an article: units, landmarks, title."""

from __future__ import annotations

from collections.abc import Iterator

from translate.errors import Problem
from translate.html import inline, its
from translate.html.context import Context, contexts
from translate.html.cut import Cutter
from translate.html.extract import Known, host_of, page_language, same_language, units, whole
from translate.html.its import annotate
from translate.html.locale_filter import filtered_parts
from translate.html.page import Element, Page, attribute_span, parse
from translate.html.rules import NO_RULES, Rules, ruled
from translate.html.tokens import Kind
from translate.model.content import Article, Landmarks, LocaleFilter, Place, Skeleton, Span, Unit

_DOCUMENT = frozenset(("html", "head", "body", "title", "frameset"))


def article_of(
    skeleton: Skeleton,
    *,
    id: str,
    path: str,
    format: str,
    cutter: Cutter,
    segmenter: str = "",
    language: str = "",
    rules: Rules = NO_RULES,
    its: its.Rules = its.NO_RULES,
    linked: its.Linked | None = None,
    uncut: Cutter = whole,
) -> Article:
    """The article in a page.

    Arguments: ``id`` and ``path``, as in :class:`Article`; ``format``, id of the format; ``cutter``, tells where
    sentences end; ``segmenter``, its name; ``language``, for pages that do not say theirs; ``rules``, the
    project's selectors; ``its``, the project's ITS rules; ``linked``, gives the rule files that a page links to;
    ``uncut``, the cutter of units that the project wants whole: it may know older cuts.
    Raises :class:`~translate.errors.InputError` if ITS rules or markup are broken.
    """
    page = parse(skeleton.text, path)
    doubts: list[Problem] = []

    def known(inner: Page) -> Known:
        meant, told = ruled(inner, rules), annotate(inner, linked=linked, rules=its, path=path)
        doubts.extend(told.doubts)
        return Known(contexts(inner, meant, told.values), meant)

    outer = known(page)
    context_of = outer.context_of
    root = page_language(context_of) or language
    found = units(page, outer, known, cutter=cutter, uncut=uncut, root=root)
    fragment = not any(
        token.kind == Kind.DOCTYPE
        or (token.kind == Kind.START and token.name in _DOCUMENT and owner and not owner.foreign)
        for token, owner in zip(page.tokens, page.owner, strict=True)
    )
    return Article(
        id, path, format, found, skeleton, _landmarks(page, context_of, root), _title(found), fragment, segmenter,
        tuple(_filters(page, context_of)), doubts=tuple(doubts),
    )  # fmt: skip


def _filters(page: Page, context_of: dict[Element, Context]) -> Iterator[tuple[Span, LocaleFilter]]:
    """The parts of a page that are for some locales only."""
    own: dict[Element, LocaleFilter] = {}
    for element, context in context_of.items():
        said = context.said.locales
        outside = context_of[element.parent].said.locales if element.parent else None
        if said is not None and said != outside:
            own[element] = said
    if own:
        yield from filtered_parts(page, own)


def _title(found: tuple[Unit, ...]) -> str:
    """Plain text of ``<title>`` (not a drawing's), else of the first heading."""
    for wanted in (("title",), ("h1", "h2", "h3")):
        for unit in found:
            if unit.element in wanted and unit.place is not Place.FOREIGN:
                return " ".join(inline.plain(segment.msgid) for segment in unit.segments)
    return ""


def _landmarks(page: Page, context_of: dict[Element, Context], root: str) -> Landmarks:
    host, begin, head = None, None, None
    for token, owner in zip(page.tokens, page.owner, strict=True):
        if token.kind == Kind.DOCTYPE:
            begin = token.end
        elif token.kind == Kind.START and owner:
            if owner.name == "html" and owner.parent is None:
                host, begin = host_of(owner), token.end
            elif owner.name == "head" and not owner.foreign:
                head = owner.end[0] if owner.end else token.end
            elif owner.name == "title" and head is None and not owner.foreign and owner.end:
                head = owner.end[1]
            elif owner.name == "body":
                break
            if begin is None:
                begin = token.start
        elif begin is None and token.kind == Kind.TEXT and not page.text[token.start : token.end].isspace():
            begin = token.start
    begin = begin or 0
    own: list[Span] = []
    body_dir = None
    for element, context in context_of.items():
        if not element.has_attributes or element.parent is None or element.foreign:
            continue
        named = element.get("lang")
        if named and context.translate and same_language(named, root):
            span = attribute_span(element, "lang")
            own += [span] if span else []
        if element.name == "body":
            body_dir = attribute_span(element, "dir")
    return Landmarks(host, begin, begin if head is None else head, root, tuple(own), body_dir)
