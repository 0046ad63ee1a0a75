"""Articles as an editor knows them, and what an editor does to them from day to day. Pure: numbers choose the place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import polib

from translate.catalogs.entry import Catalog
from translate.catalogs.reader import read

SENTENCES = (
    "Three relay cabinets burned near the border on the night of 25 March.",
    "The regional court sentenced Ivan Kovalenko to 12 years, and his lawyer said that he would appeal.",
    'See <a href="/report">this report</a> and <a href="/map">the map of all cases</a>.',
    "“Nobody was hurt, and nobody will be,” said the <em>anonymous</em> driver.",
    "Police did not find the two men who left the station at 4:30.",
    "It cost 1,500 euros – more than a month’s wage.",
    "Read on.",
    "No.",
    "The SBU says it knows nothing; the KGB does not answer.",
    "According to <strong>Maria Petrenko</strong>, trains stood still for 7 hours between Minsk and Orsha.",
    "They may release him in May, or they may not.",
    "The number of fires grew from 3 in January to 19 in June.",
    "We thank our readers.",
    "He asked: “Why did you come?”",
    "A long sentence that some tool will certainly wrap, because it has far more than seventy-nine characters and goes on.",
    "Earlier the <abbr>RF</abbr> had denied that <code>rail.by</code> was attacked.",
    "The driver waited, the guard slept and the train left without them.",
    "Photo: Anna K.",
)
_WORDINGS = {
    "burned": "caught fire", "said": "told reporters", "knows": "has heard", "grew": "rose", "attacked": "hit",
    "find": "catch", "We thank": "Thanks to", "waited": "stood there", "long": "lengthy", "cost": "came to",
}  # fmt: skip
_NAMES = {
    "Kovalenko": "Shevchenko",
    "Petrenko": "Petrova",
    "Minsk": "Brest",
    "SBU": "FSB",
    "Anna K": "Olga M",
    "May": "June",
}
_TAG = re.compile(r"<[^>]+>")
_WORD = re.compile(r"[^\W\d_]{3,}")
KINDS = ("p", "h2", "li", "p")


@dataclass(frozen=True)
class Block:
    """A paragraph, heading or list item; sentences with their HTML tags."""

    sentences: tuple[str, ...]
    kind: str = "p"


Blocks = tuple[Block, ...]


@dataclass(frozen=True)
class Page:
    """An article."""

    title: str
    blocks: Blocks

    def html(self) -> str:
        """As a page."""
        body = "".join(f"<{b.kind}>{' '.join(b.sentences)}</{b.kind}>\n" for b in self.blocks)
        body = re.sub(r"((?:<li>.*</li>\n)+)", r"<ul>\n\1</ul>\n", body)
        return (
            f'<!DOCTYPE html>\n<html lang="en">\n<meta charset="utf-8">\n<title>{self.title}</title>\n{body}</html>\n'
        )

    def markdown(self) -> str:
        """As Markdown."""
        mark = {"p": "", "h2": "## ", "li": "- "}
        return f"# {self.title}\n\n" + "".join(
            f"{mark[b.kind]}{_markdown(' '.join(b.sentences))}\n\n" for b in self.blocks
        )


def _markdown(text: str) -> str:
    text = re.sub(r'<a href="([^"]*)">(.*?)</a>', r"[\2](\1)", text)
    text = re.sub(r"<strong>(.*?)</strong>", r"**\1**", text)
    text = re.sub(r"<em>(.*?)</em>", r"*\1*", text)
    return re.sub(r"<code>(.*?)</code>", r"`\1`", text)


def page(title: str, picks: list[list[int]]) -> Page:
    """A page of the vocabulary's sentences, a list of numbers for each paragraph."""
    return Page(title, tuple(Block(tuple(SENTENCES[n % len(SENTENCES)] for n in pick)) for pick in picks))


# Edits of a sentence


def _swapped(table: dict[str, str]) -> Callable[[str, int], str]:
    """Replaces the first word of the table, one way or the other."""

    def edit(text: str, _: int) -> str:
        for one, other in table.items():
            for a, b in ((one, other), (other, one)):
                if re.search(rf"\b{a}\b", text):
                    return re.sub(rf"\b{a}\b", b, text, count=1)
        return text

    return edit


def _number(text: str, by: int) -> str:
    return re.sub(r"\d+", lambda m: str(int(m[0]) + 1 + by % 3), text, count=1)


def _outside(text: str) -> list[re.Match[str]]:
    """Words outside of all tags and of what they hold."""
    inside = [(m.start(), m.end()) for m in re.finditer(r"<(\w+)[^>]*>.*?</\1>", text)]
    return [m for m in _WORD.finditer(text) if not any(a <= m.start() < b for a, b in inside)]


def _typo(text: str, which: int) -> str:
    """A letter doubled, or taken back."""
    words = _outside(text)
    if not words:
        return text
    m = words[which % len(words)]
    word = m[0]
    fixed = word[:1] + word[2:] if word[1:2] == word[2:3] else word[:2] + word[1:]
    return text[: m.start()] + fixed + text[m.end() :]


def _wrapped(opening: str, closing: str) -> Callable[[str, int], str]:
    def edit(text: str, which: int) -> str:
        words = _outside(text)
        if not words:
            return text
        m = words[which % len(words)]
        return f"{text[: m.start()]}{opening}{m[0]}{closing}{text[m.end() :]}"

    return edit


def _bare(text: str, which: int) -> str:
    found = list(re.finditer(r"<(\w+)[^>]*>(.*?)</\1>", text))
    if not found:
        return text
    m = found[which % len(found)]
    return text[: m.start()] + m[2] + text[m.end() :]


def _quotes(text: str, _: int) -> str:
    if "“" in text:
        return re.sub(r"“([^”]*)”", r"«\1»", text)
    if "«" in text:
        return text.replace("«", "“").replace("»", "”")
    return text.replace("’", "'") if "’" in text else text.replace("'", "’")


def _dashes(text: str, _: int) -> str:
    return text.replace(" – ", " — ") if " – " in text else text.replace(" — ", " – ").replace(", ", " – ", 1)


def _negation(text: str, _: int) -> str:
    return text.replace(" not ", " ", 1) if " not " in text else text.replace(" was ", " was not ", 1)


def _question(text: str, _: int) -> str:
    return text[:-1] + {".": "?", "?": "!", "!": "."}.get(text[-1], text[-1])


def _capital(text: str, which: int) -> str:
    words = _outside(text)
    if not words:
        return text
    m = words[which % len(words)]
    return text[: m.start()] + m[0].swapcase() + text[m.end() :]


def _space(text: str, _: int) -> str:
    return text.replace("\u00a0", " ") if "\u00a0" in text else re.sub(r" (?=\d)", "\u00a0", text, count=1)


def _link_elsewhere(text: str, by: int) -> str:
    return re.sub(r'href="[^"]*"', f'href="/page{by % 3}"', text, count=1)


SENTENCE_EDITS: dict[str, Callable[[str, int], str]] = {
    "number": _number,
    "name": _swapped(_NAMES),
    "typo": _typo,
    "wording": _swapped(_WORDINGS),
    "negation": _negation,
    "quotes": _quotes,
    "dashes": _dashes,
    "space": _space,
    "question": _question,
    "capital": _capital,
    "emphasise": _wrapped("<em>", "</em>"),
    "link": _wrapped('<a href="/new">', "</a>"),
    "bare": _bare,
    "link elsewhere": _link_elsewhere,
}


# Edits of the order


def _cut(text: str, which: int) -> tuple[str, ...]:
    """A sentence as two."""
    words = [m for m in _outside(text) if m.start() > 8 and text[m.start() - 1] == " "]
    joints = [m for m in words if m[0] == "and" or text[: m.start()].endswith(", ")] or words
    if not joints:
        return (text,)
    m = joints[which % len(joints)]
    rest = text[m.end() :].lstrip() if m[0] == "and" else text[m.start() :]
    if rest.startswith("<") or not rest:
        return (text,)
    return text[: m.start()].rstrip(" ,") + ".", rest[:1].upper() + rest[1:]


def _joined(one: str, other: str, how: int) -> str:
    if how % 3 == 0:
        return f"{one} {other}"  # a cut that the segmenter may or may not make
    small = other if other[:1] in "<“«" or other[1:2].isupper() else other[:1].lower() + other[1:]
    return f"{one.rstrip('.')}, {'and ' if how % 3 == 1 else ''}{small}"


def restructured(blocks: Blocks, how: str, place: int, other: int) -> Blocks:
    """The blocks after an edit of their order; numbers are taken modulo what there is."""
    all_ = list(blocks)
    if how == "insert block" or not all_:
        picked = (SENTENCES[other % len(SENTENCES)], SENTENCES[(other * 7 + 3) % len(SENTENCES)])
        all_.insert(place % (len(all_) + 1), Block(picked[: 1 + other % 2], KINDS[other % 4]))
        return tuple(all_)
    at = place % len(all_)
    block = all_[at]
    spot = other % len(block.sentences)
    inner = list(block.sentences)
    if how == "split sentence":
        inner[spot : spot + 1] = _cut(inner[spot], place + other)
    elif how == "join sentences" and spot + 1 < len(inner):
        inner[spot : spot + 2] = [_joined(inner[spot], inner[spot + 1], place)]
    elif how == "insert sentence":
        inner.insert(spot, SENTENCES[(place + other) % len(SENTENCES)])
    elif how == "delete sentence" and len(inner) > 1:
        del inner[spot]
    elif how == "swap sentences":
        inner[0], inner[spot] = inner[spot], inner[0]
    elif how == "split block" and spot:
        all_[at : at + 1] = [replace(block, sentences=tuple(inner[:spot])), Block(tuple(inner[spot:]))]
        return tuple(all_)
    elif how == "join blocks" and at + 1 < len(all_):
        all_[at : at + 2] = [replace(block, sentences=block.sentences + all_[at + 1].sentences)]
        return tuple(all_)
    elif how == "move block":
        all_.insert(other % len(all_), all_.pop(at))
        return tuple(all_)
    elif how == "delete block" and len(all_) > 1:
        del all_[at]
        return tuple(all_)
    elif how == "duplicate block":
        all_.insert(other % (len(all_) + 1), block)
        return tuple(all_)
    elif how == "kind":
        all_[at] = replace(block, kind=KINDS[other % 4])
        return tuple(all_)
    all_[at] = replace(block, sentences=tuple(inner))
    return tuple(all_)


STRUCTURE_EDITS = (
    "split sentence", "join sentences", "insert sentence", "delete sentence", "swap sentences", "split block", "join blocks",
    "move block", "delete block", "duplicate block", "kind", "insert block",
)  # fmt: skip


def edited(page: Page, how: str, place: int, other: int) -> Page:
    """The page after one edit."""
    if how in STRUCTURE_EDITS:
        return replace(page, blocks=restructured(page.blocks, how, place, other))
    spots = [(b, s) for b, block in enumerate(page.blocks) for s in range(len(block.sentences))]
    b, s = spots[place % len(spots)]
    inner = list(page.blocks[b].sentences)
    inner[s] = SENTENCE_EDITS[how](inner[s], other)
    blocks = list(page.blocks)
    blocks[b] = replace(blocks[b], sentences=tuple(inner))
    return replace(page, blocks=tuple(blocks))


# What people wrote

_WAS = re.compile(r'^ ?was: "(.*)"$')


def catalog_texts(catalog: Catalog) -> Iterator[str]:
    """Every text a catalog holds, live, obsolete or in a comment."""
    for entry in catalog.entries:
        yield entry.message.msgstr
        yield from entry.message.msgstr_plural
        for line in entry.message.comments:
            match = _WAS.match(line)
            if match:
                yield polib.unescape(match[1])


def texts_in(root: Path) -> set[str]:
    """All texts in the catalogs of a project that can be read."""
    found: set[str] = set()
    for path in sorted((root / "locales").rglob("*.po")):
        data = path.read_bytes()
        if b"<<<<<<<" not in data:
            found.update(catalog_texts(read(data, path.name)))
    return found - {""}
