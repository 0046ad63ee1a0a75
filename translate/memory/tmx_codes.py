"""Inline codes between TMX and catalogs: ``<bpt i="1">&lt;a href="/x"&gt;</bpt>`` is ``<a>`` (TMX 1.4b, "Content Markup")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from translate.html.elements import INLINE, INLINE_VOID, OPAQUE
from translate.html.inline import TAG, escape, unescape

_NATIVE = re.compile(r"\s*<(/?)([A-Za-z][A-Za-z0-9-]*)((?:\s[^<>]*)?)>\s*")
_KNOWN: Final = INLINE | INLINE_VOID | OPAQUE
_TYPES: Final = {"bold": "b", "italic": "i", "ulined": "u", "link": "a", "strike": "s", "lb": "br", "image": "img"}
"""Recommended values of ``type`` (TMX 1.4b), for codes that say nothing else."""
_BLANKS = re.compile(r"[ \t\r\n]+")


Kind = Literal["open", "close", "void", "unknown"]


@dataclass(frozen=True, slots=True)
class Code:
    """A ``bpt``, ``ept``, ``ph``, ``it`` or ``ut`` of a segment."""

    kind: Kind
    native: str
    """What stands in it."""
    type: str = ""
    i: str = ""
    """Pairs the two ends within a segment."""
    x: str = ""
    """Pairs codes between the languages."""


Content = tuple[str | Code, ...]
"""A ``<seg>``: plain text and codes."""


def verbatim(content: Content) -> str:
    """A segment of a file that we wrote: its codes are simplified tags already."""
    return "".join(escape(part) if isinstance(part, str) else part.native for part in _joined(content))


def simplified(source: Content, target: Content) -> tuple[str, str, bool]:
    """Both sides of another tool's unit as catalogs have them, and whether codes were left out.

    A code is recognised by the tag in it, else by its ``type``. Those of the target take the names of the source's with the
    same content, the same ``x`` or the same ``i``. What cannot be recognised, does not pair or overlaps is left out, its text
    stays. White space is one blank.
    """
    names = _names(source)
    out = []
    lost = False
    for content in (_joined(source), _joined(target)):
        kept = _nested([(part, names.of(part)) if isinstance(part, Code) else None for part in content])
        text = []
        for part, name in zip(content, kept, strict=True):
            if isinstance(part, str):
                text.append(escape(part))
            elif name is not None and part.kind == "void":
                text.append(f"<{name}/>")
            elif name is not None:
                text.append(f"</{name}>" if part.kind == "close" else f"<{name}>")
            else:
                lost = True
        out.append(_BLANKS.sub(" ", "".join(text)).strip(" "))
    return out[0], out[1], lost


def _joined(content: Content) -> Content:
    """With neighbouring texts as one: what is a tag only together is escaped together."""
    out: list[str | Code] = []
    for part in content:
        if isinstance(part, str) and out and isinstance(out[-1], str):
            out[-1] += part
        elif part:
            out.append(part)
    return tuple(out)


@dataclass(slots=True)
class _Names:
    by_native: dict[str, str]
    by_x: dict[tuple[str, str], str]
    by_i: dict[tuple[str, str], str]

    def of(self, code: Code) -> str | None:
        if code.kind == "close":
            return ""  # as its beginning
        found = self.by_native.get(code.native) if code.native else None
        found = found or (self.by_x.get((code.kind, code.x)) if code.x else None)
        return found or (self.by_i.get((code.kind, code.i)) if code.i else None)


def _names(source: Content) -> _Names:
    """A name for each code of a source: numbered where different tags share one."""
    kinds: dict[str, dict[str, None]] = {}
    named = [(part, base) for part in source if isinstance(part, Code) and (base := _base(part))]
    for code, base in named:
        kinds.setdefault(base, {})[code.native] = None
    found = _Names({}, {}, {})
    for code, base in named:
        number = list(kinds[base]).index(code.native) + 1
        name = base if len(kinds[base]) == 1 else f"{base}-{number}" if base[-1].isdigit() else f"{base}{number}"
        found.by_native.setdefault(code.native, name)
        found.by_x.setdefault((code.kind, code.x), name)
        found.by_i.setdefault((code.kind, code.i), name)
    return found


def _base(code: Code) -> str:
    if code.kind not in ("open", "void"):
        return ""
    match = _NATIVE.fullmatch(code.native)
    if match and not match[1]:
        name = match[2].lower()
        bare = not match[3].strip("/ ")
        known = name in _KNOWN or (bare and name.rstrip("0123456789") in _KNOWN)
        single = name in INLINE_VOID or name in OPAQUE or match[3].endswith("/")
        return name if known and single == (code.kind == "void") else ""
    name = _TYPES.get(code.type, "")
    return name if name and (name in INLINE_VOID) == (code.kind == "void") else ""


def _nested(parts: Sequence[tuple[Code, str | None] | None]) -> list[str | None]:
    """The name of each code that has its other end, and lies inside of what began before it; None for the rest."""
    out: list[str | None] = [None] * len(parts)
    stack: list[tuple[str, int, str | None]] = []
    for place, part in enumerate(parts):
        if part is None:
            continue
        code, name = part
        if code.kind == "void":
            out[place] = name
        elif code.kind == "open":
            stack.append((code.i, place, name))
        elif code.kind == "close":
            found = next((n for n in range(len(stack) - 1, -1, -1) if stack[n][0] == code.i), None)
            if found is None:
                continue
            _, begin, its_name = stack[found]
            if found == len(stack) - 1:
                out[begin] = out[place] = its_name
            del stack[found:]  # what began inside and ends outside is left out
    return out


def content_of(text: str, numbers: dict[tuple[str, int], str]) -> Content:
    """A segment with simplified tags as text and codes.

    Arguments: ``numbers``, the ``x`` of each tag by its name and by how many of that name came before; one for both
    languages of a unit.
    """
    out: list[str | Code] = []
    opened: list[tuple[str, int]] = []
    times: dict[str, int] = {}
    end = pairs = 0
    for match in TAG.finditer(text):
        if match.start() > end:
            out.append(unescape(text[end : match.start()]))
        end = match.end()
        closing, name, single = match.groups()
        if closing:
            begin = next((n for n in range(len(opened) - 1, -1, -1) if opened[n][0] == name), None)
            i = ""
            if begin is not None:
                place = opened.pop(begin)[1]
                pairs += 1
                i = str(pairs)
                first = out[place]
                assert isinstance(first, Code)
                out[place] = replace(first, i=i)
            out.append(Code("close" if i else "unknown", match[0], "end", i))
            continue
        count = times[name] = times.get(name, 0) + 1
        x = numbers.setdefault((name, count), str(len(numbers) + 1))
        if not single:
            opened.append((name, len(out)))
        out.append(Code("void" if single else "open", match[0], "", "", x))
    out += [unescape(text[end:])] if end < len(text) else []
    return tuple(out)
