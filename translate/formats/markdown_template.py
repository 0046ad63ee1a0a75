"""Template syntax in Markdown (``{{ x }}``, ``{{< figure >}}``, ``{% if %}``): another program's, so Markdown must not read it.

Each construct is replaced by a word that means nothing to Markdown, and put back into the HTML as it was.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from itertools import count

from translate.html import templating

_OPENING = re.compile(r"\{\{|\{%|\{#|<%")
_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}", "<%": "%>"}
_LONGEST = 4000
_BOUNDARY = re.compile(r"\n[ \t>]*+(?:\n|```|~~~)")
"""An empty line, or a fence: braces on both sides of it are two accidents."""
_VALUE = re.compile(r'="([^"<>]*)"')


@dataclass(frozen=True, slots=True)
class Hidden:
    """A text without its template syntax."""

    text: str
    lines: tuple[int, ...] = ()
    """For each line of ``text``, the line of the original, both from 0; empty if they are the same."""
    mark: str = ""
    sources: tuple[str, ...] = field(default=(), repr=False)

    def line(self, number: int) -> int:
        """The original's line, from 0, for a line of ``text``; the number of lines for the end."""
        if not self.lines:
            return number
        return self.lines[min(number, len(self.lines) - 1)]

    def restored(self, text: str) -> str:
        """A text with the template syntax in it."""
        return self._pattern.sub(self._source, text) if self.sources else text

    def restored_markup(self, markup: str) -> str:
        """Generated markup with the template syntax in it; an attribute is quoted so that it stays whole."""
        if not self.sources or self.mark not in markup:
            return markup
        return self.restored(_VALUE.sub(self._value, markup))

    def commands(self, text: str) -> bool:
        """True if a text is nothing but template syntax that makes blocks of its own: ``{% include x %}``."""
        if not self.sources or self.mark not in text or self._pattern.sub("", text).strip():
            return False
        return not any(templating.is_shown(self._source(match)) for match in self._pattern.finditer(text))

    @property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(f"{self.mark}([0-9]+)z")

    def _source(self, match: re.Match[str]) -> str:
        return self.sources[int(match[1])]

    def _value(self, match: re.Match[str]) -> str:
        value = self.restored(match[1])
        if value == match[1] or '"' not in value:
            return f'="{value}"'
        return f"='{value}'" if "'" not in value else f'="{self._pattern.sub(self._escaped, match[1])}"'

    def _escaped(self, match: re.Match[str]) -> str:
        return html.escape(self._source(match))


def hide(text: str) -> Hidden:
    """A text whose template syntax is replaced by words.

    Arguments: ``text``, Markdown, newlines normalised. What the HTML core would not take for template syntax is left.
    """
    spans = _spans(text)
    if not spans:
        return Hidden(text)
    mark = next(word for n in count() if (word := f"desk{'q' * n}x") not in text)
    numbers: dict[str, int] = {}
    out: list[str] = []
    position = 0
    for start, end in spans:
        out += (text[position:start], f"{mark}{numbers.setdefault(text[start:end], len(numbers))}z")
        position = end
    out.append(text[position:])
    return Hidden("".join(out), _lines(text, spans), mark, tuple(numbers))


def _lines(text: str, spans: list[tuple[int, int]]) -> tuple[int, ...]:
    """The original's line for each line that is left; empty if no construct has a line break."""
    if not any("\n" in text[start:end] for start, end in spans):
        return ()
    found = [0]
    line = position = 0
    for start, end in [*spans, (len(text), len(text))]:
        for _ in range(text.count("\n", position, start)):
            line += 1
            found.append(line)
        line += text.count("\n", start, end)
        position = end
    return (*found, line + 1)


def _spans(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    closings: dict[str, int] = {}
    """The next place of each closing mark, looked up once: a page of opening marks must not cost its square."""
    position = 0
    while match := _OPENING.search(text, position):
        start, opening = match.start(), match[0]
        position = match.end()
        at = closings.get(opening, -1)
        if at < position:
            at = text.find(_CLOSING[opening], position)
            at = closings[opening] = len(text) if at < 0 else at
        end = at + 2
        if opening == "{{" and text.startswith("{", start + 2) and text.startswith("}", end):
            end += 1
        if _is_template(text[start : min(end, start + _LONGEST)], end - start):
            found.append((start, end))
            position = end
    return found


def _is_template(construct: str, length: int) -> bool:
    inside = construct[2:-2]
    return (
        length == len(construct)
        and not inside.startswith("`")  # `{{` and `}}`, about templates
        and (construct[1] != "#" or inside[:1] in " -\n")  # ## Title {#id}
        and _BOUNDARY.search(inside) is None
        and templating.mask(construct).spans == ((0, length),)
    )
