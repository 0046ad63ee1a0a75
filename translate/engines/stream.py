r"""Apertium's stream format: a request as a block for the pipeline, and what comes out of it as parts again.

Facts of lttoolbox 3.7 and Apertium 3.8: ``\ [ ] { } ^ $ @ / < >`` need a backslash or the pipeline dies; ``[…]`` is a
superblank that it carries along untouched; ``~`` is swallowed; ``*``, ``@`` and ``#`` are its own marks on the way out
(``\@`` too, so an escaped ``@`` cannot be told from a mark); a block must end in a sentence end or the pipeline waits.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from translate.engines.base import Answer, Mark, Parts, Rejected, Result
from translate.engines.marks import join, misplaced, respace, strip_edges, verify
from translate.engines.tidy import tidy

_KEPT = re.compile(
    r"(?:https?://|www\.)[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]}'’»]"  # addresses
    r"|[^\s@\"“”()<>\[\]]*@[^\s@\"“”()<>\[\]]*[^\W_]|@"  # mail, handles
    r"|\#\w+|[*#~]"
    r"|[\ud800-\udfff\x7f-\x9f\u2028\u2029\U000f0000-\U0010ffff]"
    r"|[\x00-\x20]{2,}|[\x00-\x1f]"
)
_ESCAPED = re.compile(r"[\\\[\]{}^$/<>]")
_TOKEN = re.compile(
    r"(?P<mark>\\?[*@#])|\\(?P<char>.)|\[(?P<blank>[a-z]?\d*)\]|(?P<bad>[\\\[\]^$])|(?P<text>[^\\\[\]*@#^$]+)",
    re.DOTALL,
)
_WORD = re.compile(r"\w+")
_HOLD = 0xF0000


class BadStream(ValueError):
    """What came out is not a block of ours: the pipeline is out of step or broken."""


@dataclass(frozen=True, slots=True)
class Block:
    """One request on its way through the pipeline."""

    data: bytes
    serial: int
    source: str
    """The text between the edges; each kept thing is one private-use character."""
    kept: tuple[str | Mark, ...]
    """What those characters stand for."""
    parts: Parts
    edges: tuple[str, str]


def encode(parts: Parts, *, serial: int) -> Block:
    """A block for the pipeline. ``serial`` comes back with the answer and proves whose answer it is."""
    lead, inner, trail = strip_edges(join(parts))
    kept: list[str | Mark] = []
    source: list[str] = []

    def hold(thing: str | Mark) -> str:
        kept.append(thing)
        return chr(_HOLD + len(kept) - 1)

    for part in inner:
        if isinstance(part, Mark):
            source.append(hold(part))
        else:
            source.append(_KEPT.sub(lambda match: hold(match[0]), unicodedata.normalize("NFC", part)))
    text = "".join(source)
    stream = _ESCAPED.sub(r"\\\g<0>", text)
    stream = re.sub("[\U000f0000-\U0010ffff]", lambda match: f"[q{ord(match[0]) - _HOLD}]", stream)
    return Block(f"{stream}[e{serial}].[]".encode(), serial, text, tuple(kept), inner, (lead, trail))


def decode(raw: bytes, block: Block, *, target: str) -> Result:
    """The answer to a block.

    Raises ``BadStream`` if this is not a whole answer to this block.
    """
    body, end, rest = raw.decode("utf-8", "replace").rpartition(f"[e{block.serial}]")
    if not end or rest.strip() != ".[]":
        raise BadStream("the answer does not end where the question did")
    text, unknown = _read(body, len(block.kept))
    for at, thing in enumerate(block.kept):
        if isinstance(thing, str) and thing.isspace():
            text = re.sub(f" *{chr(_HOLD + at)} *", chr(_HOLD + at), text)
    text = tidy(block.source, text, target=target)
    lost = [at for at in range(len(block.kept)) if text.count(chr(_HOLD + at)) != 1]
    if any(isinstance(block.kept[at], str) for at in lost):
        return Rejected("protected text lost or doubled")
    pieces = re.split("([\U000f0000-\U0010ffff])", text)
    parts = join([block.kept[ord(p) - _HOLD] if len(p) == 1 and ord(p) >= _HOLD else p for p in pieces])
    if reason := verify(block.parts, parts) or misplaced(block.parts, parts):
        return Rejected(reason)
    lead, trail = block.edges
    return Answer(join([lead, *respace(block.parts, parts), trail]), unknown)


def _read(body: str, kept: int) -> tuple[str, tuple[str, ...]]:
    """Text with kept things as private-use characters, and the words behind the pipeline's marks."""
    out: list[str] = []
    starts: list[int] = []
    length = 0
    for match in _TOKEN.finditer(body):
        if match["mark"]:
            starts.append(length)
            continue
        if match["bad"]:
            raise BadStream("the answer is not in Apertium's stream format")
        blank = match["blank"]
        piece = match["char"] or match["text"] if blank is None else _blank(blank, kept)
        out.append(piece)
        length += len(piece)
    text = "".join(out)
    words = [word[0] for start in starts if (word := _WORD.match(text, start))]
    return text, tuple(dict.fromkeys(words))


def _blank(name: str, kept: int) -> str:
    if not name:
        return ""
    if name[0] != "q" or not name[1:] or int(name[1:]) >= kept:
        raise BadStream("the answer holds a blank that was not ours")
    return chr(_HOLD + int(name[1:]))
