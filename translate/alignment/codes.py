"""The tags of an old translation under the names they have in the article; what has no counterpart there is left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from translate.alignment.facts import address
from translate.html import inline, templating
from translate.html.page import Element, Page
from translate.html.tokens import Kind
from translate.model.content import CodeKind, InlineCode, Segment

_NAME = re.compile(r"<([A-Za-z][^\s<>/]*)")
_ALIKE = {"strong": "b", "em": "i", "cite": "i", "dfn": "i", "kbd": "code", "samp": "code", "tt": "code", "var": "code"}
_BREAKS = frozenset(("br", "wbr"))
_BLANKS = re.compile(r"[ \t\n\f\r]{2,}|[\t\n\f\r]")
_POINTING = frozenset(("a", "img"))
"""Elements that are nothing without what they point to: a wrong one misleads readers."""


@dataclass(frozen=True, slots=True)
class Code:
    """An inline code and what it can be known by."""

    code: InlineCode
    element: str
    points: str
    """Where it leads, or what it shows; empty if nowhere."""


_Alike = Callable[[Code, Code], bool]


@dataclass(frozen=True, slots=True)
class Adopted:
    """A sentence of the old page as it may stand in a catalog."""

    text: str
    lost: int
    """Tags without a counterpart, on both sides."""
    tags: int
    """Tags on both sides."""


def known(codes: Sequence[InlineCode], text: str, places: Places, languages: tuple[str, ...]) -> list[Code]:
    """Codes with what they can be known by. Arguments: ``text``, the article's; ``places``, its elements."""
    return [_known(code, text, places, languages) for code in codes]


class Places:
    """The elements of a page by where their tags begin."""

    def __init__(self, page: Page) -> None:
        self._elements = {
            token.start: owner
            for token, owner in zip(page.tokens, page.owner, strict=True)
            if token.kind == Kind.START and owner is not None
        }

    def at(self, offset: int) -> Element | None:
        """The element that begins at an offset."""
        return self._elements.get(offset)


def _known(code: InlineCode, text: str, places: Places, languages: tuple[str, ...]) -> Code:
    match = _NAME.match(text, code.open[0])
    if match is None:  # template syntax: what it says is all there is of it
        return Code(code, code.name.rstrip("0123456789-"), text[slice(*code.open)])
    found = places.at(code.open[0])
    points = (found.get("href") or found.get("src") or "") if found is not None else ""
    return Code(code, match[1].lower(), address(points, languages))


def adopt(
    segments: Sequence[tuple[Segment, Sequence[Code]]],
    gaps: Sequence[str],
    source: Sequence[Code],
    *,
    preformatted: bool = False,
) -> Adopted:
    """Sentences of the old page as one text with the names of the source's codes.

    Arguments: ``segments``, with their codes; ``gaps``, what stands between each two of them; ``source``, the codes that
    may be used.
    """
    target = [code for _, codes in segments for code in codes]
    names = _counterparts(target, source)
    out: list[str] = []
    position = 0
    for number, (segment, codes) in enumerate(segments):
        if number:
            out.append(gaps[number - 1])
        out.append(_renamed(segment.msgid, codes, names[position : position + len(codes)]))
        position += len(codes)
    text = "".join(out)
    if not preformatted:
        text = _BLANKS.sub(" ", text).strip(" ")
    matched = sum(name is not None for name in names)
    return Adopted(text, len(target) + len(source) - 2 * matched, len(target) + len(source))


def bare(segments: Sequence[Segment], gaps: Sequence[str]) -> str:
    """The same without any tag."""
    out = [inline.escape(inline.plain(segments[0].msgid))]
    for gap, segment in zip(gaps, segments[1:], strict=True):
        out += (gap, inline.escape(inline.plain(segment.msgid)))
    return _BLANKS.sub(" ", "".join(out)).strip(" ")


def _counterparts(target: Sequence[Code], source: Sequence[Code]) -> list[str | None]:
    """For each code of the old page the name of its counterpart; None if it has none."""
    found: list[str | None] = [None] * len(target)
    free = list(range(len(source)))
    for sure in (_points_alike, _same_element, _like_element):
        _assign(target, source, found, free, sure)
    return found


def _points_alike(one: Code, two: Code) -> bool:
    return bool(one.points) and one.points == two.points and one.element == two.element


def _same_element(one: Code, two: Code) -> bool:
    return one.element == two.element != templating.NAME


def _like_element(one: Code, two: Code) -> bool:
    return templating.NAME not in (one.element, two.element) and _ALIKE.get(one.element, one.element) == _ALIKE.get(
        two.element, two.element
    )


def _assign(
    target: Sequence[Code], source: Sequence[Code], found: list[str | None], free: list[int], alike: _Alike
) -> None:
    for index, code in enumerate(target):
        if found[index] is not None:
            continue
        candidates = [
            number
            for number in free
            if alike(code, source[number]) and _exchangeable(code.code.kind, source[number].code.kind)
        ]
        if not candidates:
            continue
        if alike is not _points_alike and not _certain(code, target, source, found, candidates, alike):
            continue
        free.remove(candidates[0])
        found[index] = source[candidates[0]].code.name


def _certain(
    code: Code,
    target: Sequence[Code],
    source: Sequence[Code],
    found: Sequence[str | None],
    candidates: Sequence[int],
    alike: _Alike,
) -> bool:
    """True if it does not matter which one is meant, or if there are as many on both sides: then order decides."""
    if len({source[number].code.name for number in candidates}) == 1 and code.element not in _POINTING:
        return True
    waiting = [
        other for other, name in zip(target, found, strict=True) if name is None and alike(other, source[candidates[0]])
    ]
    return len(waiting) == len(candidates)


def _exchangeable(one: CodeKind, two: CodeKind) -> bool:
    """Protected content is the source's own, so nothing of the old page may become it."""
    return one is two or (one is CodeKind.PROTECTED and two is CodeKind.PAIR)


def _renamed(msgid: str, codes: Sequence[Code], names: Sequence[str | None]) -> str:
    return "".join(_pieces(msgid, codes, names))


def _pieces(msgid: str, codes: Sequence[Code], names: Sequence[str | None]) -> Iterator[str]:
    position = number = 0
    opened: list[str | None] = []
    for match in inline.TAG.finditer(msgid):
        yield msgid[position : match.start()]
        position = match.end()
        closing, _, single = match.groups()
        if closing:
            name = opened.pop() if opened else None
            yield f"</{name}>" if name else ""
            continue
        name = names[number] if number < len(names) else None
        if single:
            yield f"<{name}/>" if name else " " if codes[number].element in _BREAKS else ""
        else:
            opened.append(name)
            yield f"<{name}>" if name else ""
        number += 1
    yield msgid[position:]
