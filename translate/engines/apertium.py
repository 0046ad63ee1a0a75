"""Apertium: rule-based translation on this machine, through a pipeline that stays open.

The command ``apertium`` starts ten programs for each text (4 texts a second); here they stay, and blocks flow through
them. Inline codes travel as superblanks, which change no word; where those end up around nothing or in the wrong place, the
text is translated again with letter tokens, which stay where they are and cost some fluency. One program is started anew for each block all the same: ``apertium-tagger`` with a hidden Markov model learns the
"open class" from the first text that has a certain ambiguity and reads unknown words differently ever after (3.8.3:
6 % of sentences changed with what came before). Answers must not depend on their neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Final

from translate.engines import marks, stream
from translate.engines.base import (
    Answer,
    Channel,
    Engine,
    Missing,
    PipeBroken,
    Ports,
    Rejected,
    Request,
    Result,
    Session,
    Settings,
    Stage,
    seconds,
)
from translate.engines.languages import mode_pair, serves
from translate.engines.local import Closing, Local
from translate.errors import EngineError, EngineMissing
from translate.model.locale import Locale

_AHEAD = 32
"""Blocks in flight: enough to keep every stage busy, few enough that little is asked again after a restart."""
_FORGETFUL = frozenset({"apertium-tagger"})
_LETTER = re.compile(r"[^\W\d_]")
_HINT = "Debian and Ubuntu: apt install apertium-eng-spa (apt search ^apertium- lists the pairs)"


@dataclass(frozen=True, slots=True)
class Apertium(Local):
    """The engine ``apertium``."""

    id: str = "apertium"
    name: str = "Apertium (on this machine)"
    sends_data: bool = False
    max_chars: int = 10_000

    @property
    def takes(self) -> tuple[str, ...]:
        """Its settings."""
        return ("pair", "timeout")

    def available(self, ports: Ports, settings: Settings) -> Missing | None:
        """Missing if no pair is installed, or not the one that ``pair`` names."""
        modes = ports.pipe.modes()
        if not modes:
            return Missing("no Apertium language pair is installed", _HINT)
        pair = settings.get("pair")
        if pair is not None and pair not in modes:
            return Missing(f"the Apertium pair {pair!r} is not installed; there are {', '.join(modes)}", _HINT)
        return None

    def pairs(self, ports: Ports, settings: Settings) -> tuple[tuple[str, str], ...]:
        """Every pair that a mode installed here serves."""
        del settings
        sides = [pair for mode in ports.pipe.modes() if (pair := mode_pair(mode))]
        found = {(a, b) for sources, targets in sides for a in sources for b in targets}
        return tuple(sorted(found))

    def supports(self, source: Locale, target: Locale, *, ports: Ports, settings: Settings) -> bool:
        """True if a mode for the pair is installed."""
        return _mode(source, target, ports, settings) is not None

    def open(self, source: Locale, target: Locale, *, ports: Ports, settings: Settings) -> Session:
        """A pipeline for the pair, started with the first text."""
        mode = _mode(source, target, ports, settings)
        if mode is None:
            raise EngineMissing(f"Apertium has no pair {source} → {target} on this machine. {_HINT}")
        stages = tuple(_stage(arguments) for arguments in ports.pipe.mode(mode))
        return Pipeline(stages, ports, origin=f"{self.id}/{mode}", target=target.language, timeout=seconds(settings))


def _mode(source: Locale, target: Locale, ports: Ports, settings: Settings) -> str | None:
    """The installed mode that serves the pair best; the setting ``pair`` decides alone where it fits the pair."""
    wanted = settings.get("pair")
    best: tuple[int, str] | None = None
    for mode in ports.pipe.modes():
        if (wanted is not None and mode != wanted) or (pair := mode_pair(mode)) is None:
            continue
        from_source = max(serves(tag, source) for tag in pair[0])
        to_target = max(serves(tag, target) for tag in pair[1])
        score = from_source + 10 * to_target
        if from_source and to_target and (best is None or score > best[0]):
            best = score, mode
    return best and best[1]


def _stage(arguments: tuple[str, ...]) -> Stage:
    """A stage as it runs here: ``-z`` (blocks end in NUL), ``$1`` = ``-g`` (mark unknown words), ``$2`` left out."""
    program, *rest = arguments
    filled = ["-g" if argument == "$1" else argument for argument in rest if argument != "$2"]
    return Stage((program, "-z", *filled), per_block=program.rpartition("/")[2] in _FORGETFUL)


class Pipeline(Closing):
    """A session: one running pipeline, started on demand and started again once when it fails."""

    def __init__(self, stages: tuple[Stage, ...], ports: Ports, *, origin: str, target: str, timeout: float) -> None:
        self.origin = origin
        """For desk lines: ``apertium/eng-spa``."""
        self._stages = stages
        self._ports = ports
        self._target = target
        self._timeout = timeout
        self._channel: Channel | None = None
        self._serial = count(1)
        self._failures = 0

    def translate(self, requests: Sequence[Request]) -> Iterator[Result]:
        """One result per request, in order. Raises ``EngineError`` if the pipeline fails again and again."""
        for start in range(0, len(requests), _AHEAD):
            yield from self._some(requests[start : start + _AHEAD])

    def _some(self, requests: Sequence[Request]) -> Iterator[Result]:
        """Results as they come, up to one whose codes got lost; then that one is asked again, once the pipeline is free."""
        waiting: list[tuple[Request, Result]] = []
        try:
            for request, result in zip(requests, self._first(requests), strict=True):
                if waiting or _lost_codes(result):
                    waiting.append((request, result))
                else:
                    yield result
        except EngineError:
            yield from (result for _, result in waiting)
            raise
        yield from self._again(waiting)

    def _first(self, requests: Sequence[Request]) -> Iterator[Result]:
        """One result for each request, its codes as superblanks."""
        ready = [_unsent(request) for request in requests]
        blocks = [
            stream.encode(request.parts, serial=next(self._serial))
            for request, done in zip(requests, ready, strict=True)
            if done is None
        ]
        answers = self._answers(blocks)
        try:
            for done in ready:
                yield next(answers) if done is None else done
        finally:
            answers.close()

    def _again(self, waiting: Sequence[tuple[Request, Result]]) -> Iterator[Result]:
        """The results, those whose codes got lost tried again with letter tokens."""
        tried = {
            at: encoded
            for at, (request, result) in enumerate(waiting)
            if _lost_codes(result) and (encoded := marks.encode(request.parts))
        }
        blocks = [stream.encode((encoded.text,), serial=next(self._serial)) for encoded in tried.values()]
        answers = self._answers(blocks)
        try:
            for at, (_, result) in enumerate(waiting):
                encoded = tried.get(at)
                yield result if encoded is None else _read(next(answers), encoded)
        finally:
            answers.close()

    def _answers(self, blocks: Sequence[stream.Block]) -> Generator[Result, None, None]:
        done, again = 0, False
        flowing = False
        try:
            while done < len(blocks):
                ahead = blocks[done : done + 1] if again else blocks[done:]
                try:
                    flowing = True
                    for block in ahead:
                        self._open().send(block.data)
                    for block in ahead:
                        result = stream.decode(self._open().receive(timeout=self._timeout), block, target=self._target)
                        done, again, self._failures = done + 1, False, 0
                        flowing = block is not ahead[-1]
                        yield result
                except (PipeBroken, stream.BadStream) as error:
                    self.close()
                    if again:
                        done += 1
                        yield self._failed(error)
                    again = not again
        finally:
            if flowing:
                self.close()  # answers that nobody reads any more must not meet the next question

    def _failed(self, error: Exception) -> Rejected:
        self._failures += 1
        if self._failures > 2:
            raise EngineError(f"Apertium failed on {self._failures} texts in a row: {error}")
        return Rejected(f"Apertium failed twice on this text: {error}")

    def _open(self) -> Channel:
        if self._channel is None:
            self._channel = self._ports.pipe.start(self._stages)
        return self._channel

    def close(self) -> None:
        """End the pipeline's processes."""
        channel, self._channel = self._channel, None
        if channel is not None:
            channel.close()


def _lost_codes(result: Result) -> bool:
    return isinstance(result, Rejected) and "inline code" in result.reason


def _read(result: Result, encoded: marks.Encoded) -> Result:
    """The answer to a text with letter tokens."""
    if isinstance(result, Rejected):
        return result
    parts = marks.decode(result.text, encoded)
    if isinstance(parts, str):
        return Rejected(parts)
    token = marks.token_pattern(encoded.stem)
    return replace(result, parts=parts, unknown=tuple(word for word in result.unknown if not token.match(word)))


def _unsent(request: Request) -> Result | None:
    """What needs no pipeline: nothing to translate, or too much."""
    text = request.text
    if not _LETTER.search(text):
        return Answer(request.parts)
    if len(text) > PLUGIN.max_chars:
        return Rejected(f"longer than {PLUGIN.max_chars} characters")
    return None


PLUGIN: Final[Engine] = Apertium()
