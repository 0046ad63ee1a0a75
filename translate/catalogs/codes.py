"""The tags of a translation after the tags of its source changed: renamed, left out, or set where the place is certain."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from translate.html.elements import WITHOUT_ATTRIBUTES
from translate.html.inline import TAG, plain

_DIGITS = re.compile(r"-?[0-9]+$")


@dataclass(frozen=True, slots=True)
class _Code:
    name: str
    base: str
    """The element."""
    text: str
    """What it holds, without tags; empty for a void one."""
    written: str
    """With its tags."""


def recoded(text: str, old: str, new: str) -> str:
    """A translation of ``old``, or of a part of it, with the tags that ``new`` has.

    A tag keeps the words it holds: what ``new`` calls otherwise is renamed, what it has no more is left out, and a new one
    is set if the words it holds stand in the translation as they are, once (names, numbers). All else is untouched.
    """
    before, after = _codes(old), _codes(new)
    if [(code.name, code.text) for code in before] == [(code.name, code.text) for code in after]:
        return text
    names = {code.name: "" for code in before if code.name not in WITHOUT_ATTRIBUTES} | _renamed(before, after)
    wanted = Counter(code.name for code in after)
    text = _rewritten(text, names, wanted)
    there = Counter(match[2] for match in TAG.finditer(text) if not match[1])
    for code in after:
        if there[code.name] < wanted[code.name] and code.text:
            placed = _placed(text, code)
            there[code.name] += placed != text
            text = placed
    return text


def _codes(msgid: str) -> list[_Code]:
    """The tags of a message in the order they open."""
    found: list[tuple[int, _Code]] = []
    opened: list[re.Match[str]] = []
    for match in TAG.finditer(msgid):
        closing, name, single = match.groups()
        base = _DIGITS.sub("", name)
        if single:
            found.append((match.start(), _Code(name, base, "", match[0])))
        elif not closing:
            opened.append(match)
        elif opened and opened[-1][2] == name:
            start = opened.pop()
            inside = plain(msgid[start.end() : match.start()])
            found.append((start.start(), _Code(name, base, inside, msgid[start.start() : match.end()])))
    return [code for _, code in sorted(found, key=lambda item: item[0])]


def _renamed(before: list[_Code], after: list[_Code]) -> dict[str, str]:
    """What each old name is called now: by the words it holds, then by what is left over in order."""
    names: dict[str, str] = {}
    left = list(after)
    for same in (lambda a, b: a.text == b.text and a.text, lambda a, b: a.name == b.name, lambda _, __: True):
        for code in before:
            if code.name in names:
                continue
            found = next((other for other in left if other.base == code.base and same(code, other)), None)
            if found:
                names[code.name] = found.name
                left = [other for other in left if other.name != found.name]
    return names


def _rewritten(text: str, names: dict[str, str], wanted: Counter[str]) -> str:
    """The text with tags renamed; those the source has no more are left out, but for what a translation may add."""
    used: Counter[str] = Counter()
    fate: defaultdict[str, list[str]] = defaultdict(list)

    def tag(match: re.Match[str]) -> str:
        closing, name, single = match.groups()
        if closing:
            now = fate[name].pop() if fate[name] else name
            return f"</{now}>" if now else ""
        now = names.get(name, name)
        used[now] += 1
        if used[now] > wanted[now] and now not in WITHOUT_ATTRIBUTES:
            now = ""
        if not single:
            fate[name].append(now)
        return f"<{now}{'/' if single else ''}>" if now else ""

    return TAG.sub(tag, text)


def _placed(text: str, code: _Code) -> str:
    """The text with a pair of tags around the only place where its words stand, outside of other tags."""
    words = re.compile(rf"(?<!\w){re.escape(code.text)}(?!\w)")
    if len(words.findall(plain(text))) != 1 or not any(map(str.isalnum, code.text)):
        return text
    depth, position = 0, 0
    for match in [*TAG.finditer(text), None]:
        end = match.start() if match else len(text)
        found = words.search(text[position:end]) if depth == 0 else None
        if found:
            start = position + found.start()
            return f"{text[:start]}<{code.name}>{found[0]}</{code.name}>{text[position + found.end() :]}"
        if match is None:
            break
        depth += 0 if match[3] else -1 if match[1] else 1
        position = match.end()
    return text
