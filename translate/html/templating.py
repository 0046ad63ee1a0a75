"""Template syntax in a page: what another program will replace (``{{ name }}``, ``{% if %}``, ``<?php … ?>``, ``<% %>``, ``${x}``).

It is hidden from the parser behind stand-ins of the same length, so that nothing in it is read as HTML and it comes back
as it was. In text a stand-in is a bogus comment (HTML standard §13.2.5.41), which no parser moves out of a table; in
attributes, titles and text areas, where comments are text, it is a run of one private character.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from translate.model.content import Span

NAME = "x"
"""Name of such a code in a msgid, as XLIFF 1.2 calls what has no content: ``Dear <x/>,``."""

_QUICK = re.compile(r"\{[{%#]|\$\{|<%|<\?(?:php|=)", re.IGNORECASE)
_OPENER = r"\{\{|\{%|\{\#|\$\{|<%|<\?(?:php\b|=)"
_IN_TEXT = re.compile(
    rf"(?P<comment><!--)|(?P<dynamic></?(?=\{{\{{|\$\{{))|(?P<opener>{_OPENER})|<(?P<raw>script|style|xmp|iframe|noembed|noframes|plaintext)\b"
    r"|<(?P<rcdata>title|textarea)\b|(?P<tag></?[a-z])",
    re.IGNORECASE,
)
_IN_TAG = re.compile(rf"(?P<opener>{_OPENER})|(?P<quote>=[ \t\n\f\r]*[\"'])|(?P<end>>)", re.IGNORECASE)
_NAMED = re.compile(r"</?[^\s/>]*")
_FRONT_MATTER = re.compile(r"---[ \t]*\n(?:.*\n)*?---[ \t]*\n")
_INSIDE = re.compile(_OPENER, re.IGNORECASE)
_CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}", "${": "}", "<%": "%>", "<?": "?>"}
_QUOTED = re.compile(r'"[^"]*"|\'[^\']*\'')
_TAG = re.compile(r"</?[A-Za-z]")
_SHOWN = re.compile(r"\{\{\{?[-~]?\s*(?![<%#/!>^]|else\b)|\$\{|<\?=|<\?php\s+(?:echo|print)\b|<%[-=]", re.IGNORECASE)
_LONGEST = 5000
"""Characters from which braces are no template syntax, but two accidents far apart."""
_PLANES = (0xF0000, 0x100000)
_PLANE = 0xFFFE


@dataclass(frozen=True, slots=True)
class Masked:
    """A text with its template syntax hidden."""

    text: str
    """As long as the original."""
    spans: tuple[Span, ...] = ()
    """Where template syntax stands, ascending."""
    first: int = 0
    """Code point of the first stand-in."""
    sources: tuple[str, ...] = field(default=(), repr=False)
    """What each stand-in stands for, in the order of ``spans``."""

    def restore(self, value: str) -> str:
        """A value that the parser gave, with the template syntax in it."""
        if not self.spans or value.isascii():
            return value
        return self._stand_in.sub(self._source, value)

    def apart(self, value: str) -> list[str]:
        """What stands around the template syntax in a value that the parser gave."""
        return self._stand_in.split(value)[::2]  # the others are what the group holds

    @property
    def _stand_in(self) -> re.Pattern[str]:
        return re.compile(rf"([{chr(self.first)}-{chr(self.first + _PLANE - 1)}])\1*")

    def _source(self, match: re.Match[str]) -> str:
        index = ord(match[0][0]) - self.first
        return self.sources[index] if index < len(self.sources) else match[0]


def mask(text: str) -> Masked:
    """Hide the template syntax of a page.

    Arguments: ``text``, decoded, newlines normalised. Scripts, styles and comments are left alone. A page that uses both
    private planes of Unicode itself is left as it is.
    """
    if not _QUICK.search(text) and not text.startswith("---"):
        return Masked(text)
    found = _Scanner(text).run()
    plane = next((p for p in _PLANES if not re.search(f"[{chr(p)}-{chr(p + _PLANE)}]", text)), 0)
    if not found or not plane:
        return Masked(text)
    out: list[str] = []
    position = 0
    for number, (start, end, form) in enumerate(found):
        char, width = chr(plane + number % _PLANE), end - start
        out += (text[position:start], form[0], char * (width - len(form[0]) - len(form[1])), form[1])
        position = end
    spans = tuple((start, end) for start, end, _ in found)
    return Masked("".join(out) + text[position:], spans, plane, tuple(text[s:e] for s, e in spans))


def is_tag(construct: str) -> bool:
    """True for a tag whose name is filled in, ``<{{ tag }} class=a>``: it may be a paragraph's."""
    return construct.startswith(("<{", "</{", "<$", "</$"))


def commands(text: str) -> list[str]:
    """What a template engine would take for its own in a plain text, whatever HTML makes of it."""
    found: list[str] = []
    closers = dict.fromkeys(_CLOSERS, -1)
    position = 0
    while "{" in text and (match := _INSIDE.search(text, position)):
        position, kind = match.end(), match[0][:2]
        if kind[0] == "<":  # it is written as &lt;
            continue
        if closers[kind] < position:
            at = text.find(_CLOSERS[kind], position)
            closers[kind] = len(text) if at < 0 else at
        if closers[kind] < len(text):
            found.append(text[match.start() : closers[kind] + len(_CLOSERS[kind])])
            position = closers[kind] + len(_CLOSERS[kind])
    return found


_Form = tuple[str, str]
_COMMENT: _Form = ("<?", ">")
"""How a stand-in begins and ends in text …"""
_BARE: _Form = ("", "")
"""… where a comment would be text …"""
_GLUED: _Form = (" ", "")
"""… and right behind the name of a tag, ``<li<?php … ?>>``, which must not become longer."""


def without_front_matter(page: str) -> str:
    """A page without the block in front of it, which is no part of it."""
    front = _FRONT_MATTER.match(page)
    return page[front.end() :] if front else page


def is_shown(construct: str) -> bool:
    """True if a construct prints something, so that it belongs to the sentence: ``{{ name }}``, not ``{% if %}``."""
    return _SHOWN.match(construct) is not None


class _Scanner:
    """One pass over a page: where is text, where a tag, and where template syntax in either."""

    __slots__ = ("_closers", "_found", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._closers: dict[str, int] = {}
        """The next place of each closing mark: looked up once, or a page of opening marks would cost its square."""
        self._found: list[tuple[int, int, _Form]] = []

    def run(self) -> list[tuple[int, int, _Form]]:
        """``(start, end, form)`` of each construct."""
        position = 0
        if front := _FRONT_MATTER.match(self._text):
            self._found.append((*front.span(), _COMMENT))
            position = front.end()
        while match := _IN_TEXT.search(self._text, position):
            if match["opener"]:
                position = self._construct(match, _COMMENT)
            elif match["dynamic"]:
                position = self._dynamic(match)
            elif match["comment"]:
                position = self._behind("-->", match.end())
            else:
                position = self._tag(match.start())
                if match["raw"] or match["rcdata"]:
                    position = self._element(
                        (match["raw"] or match["rcdata"]).lower(), position, skip=bool(match["raw"])
                    )
        return self._found

    def _dynamic(self, match: re.Match[str]) -> int:
        """Note a tag whose name is filled in: nothing is known of such an element, so its tags are two constructs."""
        outer, self._found = self._found, []
        opened = _INSIDE.match(self._text, match.end())
        position = self._construct(opened, _BARE) if opened else match.end()
        if self._found:
            position = self._tag(position)
            outer.append((match.start(), position, _COMMENT))
        self._found = outer
        return position

    def _construct(self, match: re.Match[str], form: _Form) -> int:
        """Note a construct if it is one; where to go on."""
        start, opener = match.start(), match["opener"] if "opener" in match.re.groupindex else match[0]
        kind = opener[:2]
        closer = _CLOSERS[kind]
        at = self._closers.get(kind, -1)
        if at < match.end():
            at = self._text.find(closer, match.end())
            at = self._closers[kind] = len(self._text) if at < 0 else at
        end = min(at + len(closer), len(self._text))
        if kind != "<?" and not self._is_template(self._text[match.end() : min(at, match.end() + _LONGEST)], at, kind):
            return match.end()
        if kind == "{{" and self._text.startswith("{", start + 2) and self._text.startswith("}", end):
            end += 1
        self._found.append((start, end, form))
        return end

    def _is_template(self, inside: str, at: int, kind: str) -> bool:
        if at >= len(self._text) or len(inside) >= _LONGEST:
            return False
        if kind == "${":
            return not set(inside) & set("{<>\n")
        if kind in ("<%", "{#") or inside.startswith("!"):
            return True
        return not _TAG.search(_QUOTED.sub("", inside), 1) and "{{" not in inside

    def _tag(self, position: int) -> int:
        """Behind the tag that begins at a place."""
        named = _NAMED.match(self._text, position)
        name_ends = named.end() if named else position
        position = min(name_ends, position + 2)
        while match := _IN_TAG.search(self._text, position):
            if match["opener"]:
                position = self._construct(match, _GLUED if match.start() < name_ends else _BARE)
            elif match["end"]:
                return match.end()
            else:
                end = self._text.find(match["quote"][-1], match.end())
                end = len(self._text) if end < 0 else end
                position = self._within(match.end(), end)
        return len(self._text)

    def _element(self, name: str, position: int, *, skip: bool) -> int:
        """Behind the text of a script or a title."""
        closing = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(self._text, position)
        end = closing.start() if closing else len(self._text)
        return end if skip else self._within(position, end)

    def _within(self, position: int, end: int) -> int:
        """Note what stands between two places where nothing else counts."""
        while position < end and (match := _INSIDE.search(self._text, position, end)):
            position = self._construct(match, _BARE)
        return max(position, end)

    def _behind(self, mark: str, position: int) -> int:
        found = self._text.find(mark, position)
        return len(self._text) if found < 0 else found + len(mark)
