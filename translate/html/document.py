"""A decoded page as an article: units, landmarks, title."""

from __future__ import annotations

from translate.html import inline
from translate.html.context import Context, contexts
from translate.html.cut import Cutter
from translate.html.extract import host_of, page_language, same_language, units
from translate.html.page import Element, Page, attribute_span, parse
from translate.html.rules import NO_RULES, Rules, ruled
from translate.html.tokens import Kind
from translate.model.content import Article, Landmarks, Place, Skeleton, Span, Unit

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
) -> Article:
    """The article in a page.

    Arguments: ``id`` and ``path``, as in :class:`Article`; ``format``, id of the format; ``cutter``, tells where
    sentences end; ``segmenter``, its name; ``language``, for pages that do not say theirs; ``rules``, the
    project's.
    """
    page = parse(skeleton.text)
    context_of = contexts(page, ruled(page, rules))
    root = page_language(context_of) or language
    found = units(page, context_of, cutter=cutter, root=root, rules=rules)
    fragment = not any(
        token.kind == Kind.DOCTYPE
        or (token.kind == Kind.START and token.name in _DOCUMENT and owner and not owner.foreign)
        for token, owner in zip(page.tokens, page.owner, strict=True)
    )
    return Article(
        id, path, format, found, skeleton, _landmarks(page, context_of, root), _title(found), fragment, segmenter
    )


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
