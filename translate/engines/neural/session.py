"""A session with a neural model of this machine."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from translate.engines import marks
from translate.engines.base import Answer, Mark, Parts, Rejected, Request, Result, text_of
from translate.engines.local import Closing
from translate.engines.neural.chunks import Chunk, barer, chunks, together
from translate.engines.neural.model import Model, Network, Output, Side
from translate.engines.sanity import objection
from translate.errors import EngineError
from translate.model.locale import Locale

BATCH: Final = 32
WINDOW: Final = 400
"""Pieces of one sentence. OPUS-MT's networks have 512 places, and the translation needs more than its source."""
_LONGEST: Final = 500
_FAILURES: Final = 3
_AROUND: Final = ".,;:!?…\"'“”«»()[]"
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class _Asked:
    """A chunk on its way to the network."""

    chunk: Chunk
    encoded: marks.Encoded | None = None
    """None: it has no letter, and stands as it is."""
    pieces: tuple[str, ...] = ()
    strange: tuple[str, ...] = ()
    """Pieces that the network has no number for."""
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class _Read:
    """What became of a chunk."""

    chunk: Chunk
    parts: Parts = ()
    unknown: tuple[str, ...] = ()
    trouble: str = ""


class NeuralSession(Closing):
    """A session: one network for one pair."""

    batch = BATCH

    def __init__(
        self, model: Model, network: Network, *, languages: tuple[Locale, Locale], beam: int, max_chars: int
    ) -> None:
        """Arguments: ``languages``, a pair that the model fits; ``beam``, hypotheses the network keeps."""
        self.origin = f"ctranslate2/{model.name}"
        """For desk lines."""
        self.version = network.version
        self._model = model
        self._network: Network | None = network
        self._languages = languages
        self._sides: tuple[Side, Side] = model.pair(*languages)
        self._beam = beam
        self._max_chars = max_chars
        self._failures = 0

    def translate(self, requests: Sequence[Request]) -> Iterator[Result]:
        """One result per request. Raises ``EngineError`` if the network fails again and again."""
        for start in range(0, len(requests), BATCH):
            yield from self._some(requests[start : start + BATCH])

    def _some(self, requests: Sequence[Request]) -> Iterator[Result]:
        asked = [self._asked(request) for request in requests]
        read = self._read_all([one for some in asked for one in some])
        for request, some in zip(requests, asked, strict=True):
            yield self._result(request, [read[id(one)] for one in some])

    def _read_all(self, asked: Sequence[_Asked]) -> dict[int, _Read]:
        """The translation of each chunk, by its identity; where codes got lost, those at its edges stay at home."""
        flat = [one for one in asked if one.pieces and not one.trouble]
        outputs = dict(zip(map(id, flat), self._run(flat), strict=True))
        read = {id(one): self._read(one, outputs.get(id(one))) for one in asked}
        again = {}
        for one in flat:
            bare = (
                barer(one.chunk)
                if read[id(one)].trouble and any(isinstance(p, Mark) for p in one.chunk.inner)
                else None
            )
            if bare is not None:
                again[id(one)] = self._encoded(bare)
        if again:
            second = self._read_all(list(again.values()))
            read |= {first: second[id(one)] for first, one in again.items()}
        return read

    def _asked(self, request: Request) -> list[_Asked]:
        if len(request.text) > self._max_chars:
            return [_Asked(Chunk((), (), ()), trouble=f"longer than {self._max_chars} characters")]
        return [self._encoded(chunk) for chunk in chunks(request.parts, self._languages[0].tag)]

    def _encoded(self, chunk: Chunk) -> _Asked:
        if not chunk.inner:
            return _Asked(chunk)
        encoded = marks.encode(chunk.inner)
        if encoded is None:
            return _Asked(chunk, trouble="the text looks like our own tokens")
        network = self._loaded()
        pieces = tuple(network.pieces(encoded.text))
        if len(pieces) > WINDOW:
            return _Asked(chunk, trouble=f"a sentence of {len(pieces)} pieces; the model takes {WINDOW}")
        own = pieces if encoded.text == text_of(chunk.inner) else network.pieces(text_of(chunk.inner))
        strange = tuple(piece for piece in own if piece.strip("▁") and not network.knows(piece))
        return _Asked(chunk, encoded, pieces, strange)

    def _run(self, flat: Sequence[_Asked]) -> list[Output | str]:
        """What the network wrote for each chunk, or why it did not."""
        if not flat:
            return []
        reads, writes = self._sides
        lead = [reads.token] if reads.token else [writes.token] if writes.token else []
        end = [self._model.end] if self._model.add_end else []
        prefix = [writes.token] if reads.token else []
        batch = [[*lead, *one.pieces, *end] for one in flat]
        try:
            found = self._loaded().run(batch, prefix=prefix, beam=self._beam, longest=_longest(*flat))
        except (RuntimeError, MemoryError) as error:
            if len(flat) > 1:
                return [output for one in flat for output in self._run([one])]
            self._failures += 1
            if self._failures >= _FAILURES:
                raise EngineError(
                    f"the model {self._model.name} failed on {_FAILURES} texts in a row: {error}"
                ) from None
            return ["the network failed on it"]
        self._failures = 0
        return list(found)

    def _read(self, one: _Asked, output: Output | str | None) -> _Read:
        if one.trouble or one.encoded is None or output is None:
            return _Read(one.chunk, trouble=one.trouble)
        if isinstance(output, str):
            return _Read(one.chunk, trouble=output)
        if not output.ended or len(output.pieces) > _longest(one):
            return _Read(one.chunk, trouble="the network did not come to an end")
        text = self._loaded().text(output.pieces).strip()
        if not text:
            return _Read(one.chunk, trouble="an empty answer")
        if "\u2047" in text and "\u2047" not in one.encoded.text:
            return _Read(one.chunk, trouble="the network wrote a word it does not know")
        parts = marks.decode(text, one.encoded)
        if isinstance(parts, str):
            return _Read(one.chunk, trouble=parts)
        words = _unknown(one.strange, text_of(parts))
        if words is None:
            return _Read(one.chunk, trouble="a word the model does not know was lost")
        return _Read(one.chunk, parts, words)

    def _result(self, request: Request, read: Sequence[_Read]) -> Result:
        for one in read:
            if one.trouble:
                return Rejected(one.trouble)
        if not _LETTER.search(request.text):
            return Answer(request.parts)
        answer = together([(one.chunk, one.parts) for one in read], target=self._languages[1].language)
        reason = objection(request.text, text_of(answer), languages=self._languages)
        reason = reason or marks.verify(request.parts, answer)
        unknown = dict.fromkeys(word for one in read for word in one.unknown)
        return Rejected(reason) if reason else Answer(answer, tuple(unknown))

    def _loaded(self) -> Network:
        if self._network is None:
            raise EngineError(f"the session with {self._model.name} is closed")
        return self._network

    def close(self) -> None:
        """Let the network go."""
        self._network = None


def _longest(*asked: _Asked) -> int:
    """Pieces after which no translation of these goes on; by then it repeats itself."""
    return min(_LONGEST, 2 * max(len(one.pieces) for one in asked) + 32)


def _unknown(strange: Sequence[str], answer: str) -> tuple[str, ...] | None:
    """Words of the answer that hold what the network did not know; None if a letter or digit of it got lost."""
    words: list[str] = []
    for piece in strange:
        bare = piece.strip("▁")
        found = re.findall(rf"\S*{re.escape(bare)}\S*", answer)
        if not found and any(map(str.isalnum, bare)):
            return None
        words += [word.strip(_AROUND) or word for word in found]
    return tuple(words)
