"""The tags of a translation after the tags of its source changed: renamed, left out, or set where the place is certain."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from translate.html.elements import WITHOUT_ATTRIBUTES
from translate.html.inline import TAG, plain, split

_GAP = "\0"
"""Where a line break was taken out, for a moment: no msgstr holds this."""
_MANY = 100
"""New tags that are looked for in a translation; a sentence has a few."""
_DIGITS = re.compile(r"-?[0-9]+$")


@dataclass(frozen=True, slots=True)
class Recoded:
    """A translation with other tags."""

    text: str
    certain: bool
    """No tag stands around other words than in the source, and none was lost that only went elsewhere."""


@dataclass(frozen=True, slots=True)
class _Code:
    name: str
    base: str
    """The element."""
    text: str
    """What it holds, without tags; empty for a void one."""
    letters: str
    """The same, letters and digits only."""
    at: int
    """Letters and digits before it."""


def recoded(text: str, old: str, new: str) -> Recoded:
    """A translation of ``old``, or of a part of it, with the tags that ``new`` has.

    A tag keeps the words it holds: what ``new`` calls otherwise is renamed, what it has no more is left out, and a new one
    is set if the words it holds stand in the translation as they are, once (names, numbers). All else is untouched.
    """
    before, after = _codes(old), _codes(new)
    same = _letters(plain(old)) == _letters(plain(new))
    if [_known_by(code, same) for code in before] == [_known_by(code, same) for code in after] and [
        code.name for code in before
    ] == [code.name for code in after]:
        return Recoded(text, certain=True)
    partners, certain = _partners(before, after, same)
    nows = defaultdict[str, set[str]](set)
    for number, code in enumerate(before):
        nows[code.name].add(after[partners[number]].name if number in partners else "")
    names = {name: now.pop() if len(now) == 1 else "" for name, now in nows.items()}
    certain = certain and all(not now for now in nows.values())
    had = Counter(_bases(text))
    text = _rewritten(text, names, Counter(code.name for code in after))
    known = set(partners.values())
    new_ones = [code for number, code in enumerate(after) if number not in known]
    for code in new_ones[:_MANY]:
        text = _placed(text, code) if code.text else text
    lost = had - Counter(_bases(text))
    return Recoded(text, certain and not any(lost[code.base] for code in new_ones))


def _known_by(code: _Code, same: bool) -> tuple[str, str, int]:  # noqa: FBT001  # of one call
    """What tells a code from others: the words it holds and, where both texts are the same, its place."""
    return code.base, code.letters, code.at if same else 0


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _bases(text: str) -> list[str]:
    return [_DIGITS.sub("", match[2]) for match in TAG.finditer(text) if not match[1]]


def _codes(msgid: str) -> list[_Code]:
    """The tags of a message in the order they open."""
    found: list[tuple[int, _Code]] = []
    opened: list[tuple[str, int, int, int]] = []
    pieces = list(split(msgid))
    texts = [piece if isinstance(piece, str) else "" for piece in pieces]
    whole, letters = "".join(texts), _letters("".join(texts))
    position = at = 0
    for number, (piece, text) in enumerate(zip(pieces, texts, strict=True)):
        if isinstance(piece, str):
            position, at = position + len(text), at + len(_letters(text))
            continue
        closing, name, single = piece.groups()
        here = (name, number, position, at)
        if not single and not closing:
            opened.append(here)
        elif single or (opened and opened[-1][0] == name):
            _, first, begin, before = here if single else opened.pop()
            base = _DIGITS.sub("", name)
            found.append((first, _Code(name, base, whole[begin:position], letters[before:at], before)))
    return [code for _, code in sorted(found, key=lambda item: item[0])]


def _partners(before: list[_Code], after: list[_Code], same: bool) -> tuple[dict[int, int], bool]:  # noqa: FBT001
    """For each old code the new one that is it, by index, and whether that is sure.

    By the words they hold; where some are left over, as many old as new of one element, by their order, which is not.
    """
    partners: dict[int, int] = {}
    certain = True
    for sure in (True, False):
        old, new = defaultdict[object, list[int]](list), defaultdict[object, list[int]](list)
        for number, code in enumerate(before):
            if number not in partners:
                old[_known_by(code, same) if sure else code.base].append(number)
        taken = set(partners.values())
        for number, code in enumerate(after):
            if number not in taken:
                new[_known_by(code, same) if sure else code.base].append(number)
        for key, numbers in old.items():
            if len(numbers) == len(new[key]):
                partners.update(zip(numbers, new[key], strict=True))
                certain = certain and sure and (same or len(numbers) == 1)
    return partners, certain


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
        gap = _GAP if name.startswith("br") and single else ""
        return f"<{now}{'/' if single else ''}>" if now else gap

    return re.sub(rf"\s*{_GAP}\s*", " ", TAG.sub(tag, text))


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
