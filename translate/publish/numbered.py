"""What a translator sees beside her catalog: the source page with the numbers of its messages, and the terms in it.

Both pages are made from nothing but text and a few bare tags: no attribute, address, style, script or image of the
source is in them, so that opening one loads nothing and tells nobody.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from translate.html.inline import split
from translate.model.content import Article, CodeKind, Place, Segment, Unit
from translate.model.locale import Locale
from translate.model.message import Key

STYLE: Final = (
    "body{font:1.05rem/1.6 Georgia,'Noto Serif',serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;"
    "background:#fff}table{border-collapse:collapse;width:100%}th,td{border:1px solid #767676;padding:.35rem .6rem;"
    "text-align:start;vertical-align:top}pre{white-space:pre-wrap}.n{font:700 .7rem/1 system-ui,sans-serif;color:#fff;"
    "background:#1f4e79;border-radius:.25em;padding:.15em .4em;margin-inline-end:.35em;vertical-align:.15em}"
    ".k{font:.8rem/1.4 system-ui,sans-serif;color:#595959}.o{border-inline-start:.2rem solid #b0b0b0;"
    "padding-inline-start:.7rem}.t{border:1px dashed #767676;padding:0 .2em;font-size:.85em;color:#595959}"
)
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
_BLOCKS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote"))
_INLINE: Final = frozenset("b cite code del dfn em i ins kbd mark q s samp small strong sub sup u var".split())
_NUMBER = re.compile(r"-?[0-9]+\Z")


@dataclass(frozen=True, slots=True)
class Term:
    """A row of the table of terms."""

    source: str
    rendering: str
    forbidden: tuple[str, ...] = ()
    note: str = ""


def document(title: str, body: str, *, locale: Locale) -> str:
    """A whole page that loads nothing. Arguments: ``body``, markup of ours."""
    return (
        f'<!DOCTYPE html>\n<html lang="{html.escape(locale.tag)}" dir="{locale.direction}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="viewport" content="width=device-width">\n'
        f"<title>{html.escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def numbered(
    article: Article, places: Mapping[Key, int], *, locale: Locale, hint: str = "", hint_locale: Locale
) -> str:
    """The article as a page, each sentence behind its number.

    Arguments: ``places``, of the messages in the catalog, from 1; ``locale``, of the article; ``hint``, a line of help
    above it, in ``hint_locale``. A sentence without a place has no number.
    """
    above = (
        f'<p class="k" lang="{hint_locale.tag}" dir="{hint_locale.direction}">{html.escape(hint)}</p>\n' if hint else ""
    )
    body = "\n".join(_unit(unit, places) for unit in article.units)
    return document(article.title or article.id, above + body, locale=locale)


def table(terms: Sequence[Term], headings: Sequence[str], *, title: str, locale: Locale, source: Locale) -> str:
    """The terms as a page. Arguments: ``headings``, of the four columns; ``source``, the locale of the first one."""
    head = "".join(f"<th>{html.escape(heading)}</th>" for heading in headings)
    rows = "\n".join(_row(term, source) for term in terms)
    body = f"<h1>{html.escape(title)}</h1>\n<table>\n<tr>{head}</tr>\n{rows}\n</table>"
    return document(title, body, locale=locale)


def _row(term: Term, source: Locale) -> str:
    forbidden = "<br>".join(map(html.escape, term.forbidden))
    cells = (html.escape(term.rendering), forbidden, html.escape(term.note))
    first = f'<td lang="{html.escape(source.tag)}" dir="{source.direction}">{html.escape(term.source)}</td>'
    return f"<tr>{first}{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _unit(unit: Unit, places: Mapping[Key, int]) -> str:
    space = "" if unit.preformatted else " "
    text = space.join(_segment(segment, places) for segment in unit.segments)
    lang = f' lang="{html.escape(unit.language)}" dir="auto"' if unit.language else ""
    if unit.place is not Place.TEXT or unit.element in ("title", "meta"):
        what = unit.segments[0].family or unit.key or unit.element
        return f'<p class="o"{lang}><span class="k">{html.escape(what)}:</span> {text}</p>'
    if unit.preformatted:
        return f"<pre{lang}>{text}</pre>"
    tag = unit.element if unit.element in _BLOCKS else "p"
    bullet = "• " if unit.element in ("li", "dt", "dd") else ""
    return f"<{tag}{lang}>{bullet}{text}</{tag}>"


def _segment(segment: Segment, places: Mapping[Key, int]) -> str:
    number = places.get(segment.key)
    shown = f'<span class="n" dir="ltr">{number}</span>' if number else ""
    return shown + "".join(_inline(segment))


def _inline(segment: Segment) -> Iterator[str]:
    """Text and bare tags, always balanced; what is no mark of emphasis is shown by its name, as in the catalog."""
    kinds = {code.name: code.kind for code in segment.codes}
    stack: list[str] = []
    for piece in split(segment.msgid):
        if isinstance(piece, str):
            yield html.escape(piece, quote=False)
            continue
        closing, name, _ = piece.groups()
        base = _NUMBER.sub("", name)
        if kinds.get(name) is CodeKind.VOID:
            yield "<br>" if base == "br" else _tag(piece[0])
        elif closing and stack and stack[-1] == name:
            stack.pop()
            yield f"</{base}>" if base in _INLINE else "</u>" if base == "a" else _tag(piece[0])
        elif not closing:
            stack.append(name)
            yield f"<{base}>" if base in _INLINE else "<u>" if base == "a" else _tag(piece[0])
    for name in reversed(stack):
        base = _NUMBER.sub("", name)
        yield f"</{base}>" if base in _INLINE else "</u>" if base == "a" else ""


def _tag(text: str) -> str:
    return f'<span class="t" dir="ltr">{html.escape(text)}</span>'


def in_order(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Each term once, by the source's alphabet."""
    return tuple(sorted(dict.fromkeys(terms), key=lambda term: (term.source.casefold(), term.source, term.rendering)))
