"""What a question to an engine is called in the cache, and how its answer is kept there."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import blake2b
from typing import Protocol

from translate.engines.base import Answer, Mark, Parts, Rejected, Request, Result


class Cache(Protocol):
    """Answers that came before. Many threads may use it at once."""

    def get(self, key: bytes) -> str | None:
        """What :meth:`put` was given, or None."""
        ...

    def put(self, key: bytes, kept: str) -> None:
        """Keep it; it is safe when this returns."""
        ...


class Nothing:
    """The cache that keeps nothing."""

    def get(self, key: bytes) -> str | None:
        """None."""
        del key
        return None

    def put(self, key: bytes, kept: str) -> None:
        """Forget it."""
        del key, kept


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose answer it is: the same question to another engine, version or pair is another question."""

    engine: str
    version: str
    source: str
    """BCP 47."""
    target: str
    settings: str = ""
    """The engine's settings that may change an answer."""
    takes_terms: bool = False
    contextual: bool = False
    """It answers for a message, not for a text: the memory."""

    def key(self, request: Request) -> bytes:
        """The name of a question: engine, version, pair, text, and the terms if the engine reads them. Not the article."""
        terms = [[hint.source, hint.target, hint.inflect] for hint in request.terms] if self.takes_terms else []
        told = [self.engine, self.version, self.source, self.target, self.settings, _plain(request.parts), terms]
        told += [request.key, request.around] if self.contextual else []
        return blake2b(json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def written(result: Result) -> str:
    """A result as a text to keep."""
    if isinstance(result, Rejected):
        return json.dumps({"rejected": result.reason}, ensure_ascii=False)
    return json.dumps({"parts": _plain(result.parts), "unknown": result.unknown}, ensure_ascii=False)


def read(kept: str) -> Result | None:
    """What :func:`written` was given; None if the text is none of ours: a cache may be damaged."""
    try:
        data = json.loads(kept)
        if "rejected" in data:
            return Rejected(str(data["rejected"]))
        return Answer(tuple(map(_part, data["parts"])), tuple(map(str, data["unknown"])))
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        return None


def _plain(parts: Parts) -> list[object]:
    """Texts as they are, marks as ``[index, kind]``: this list is the same wherever it is made."""
    return [part if isinstance(part, str) else [part.index, part.kind] for part in parts]


def _part(plain: object) -> str | Mark:
    if isinstance(plain, str):
        return plain
    match plain:
        case [int(index), ("open" | "close" | "void") as kind]:
            return Mark(index, kind)
    raise ValueError("not a part of ours")
