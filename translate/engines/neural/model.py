"""A neural model as the engine sees it, and the ports through which it is found and asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from translate.engines.languages import serves
from translate.model.locale import Locale


@dataclass(frozen=True, slots=True)
class Side:
    """A language that a model reads or writes."""

    tag: str
    """BCP 47."""
    token: str = ""
    """How the model is told of it (``>>ukr<<``, ``ukr_Cyrl``, ``__uk__``); empty for a model of one pair."""


@dataclass(frozen=True, slots=True)
class Model:
    """A model's folder, described."""

    name: str
    """Of the folder; also what the setting ``model`` names."""
    folder: str
    """Where it is, for people and for :class:`Models`."""
    sources: tuple[Side, ...]
    targets: tuple[Side, ...]
    add_end: bool
    """The source must end with the end token, and CTranslate2 does not set it by itself."""
    end: str = "</s>"
    """The end token."""

    def pair(self, source: Locale, target: Locale) -> tuple[Side, Side]:
        """The languages that serve a pair of locales best. Only for a pair that it fits."""
        reads = max(self.sources, key=lambda side: serves(side.tag, source))
        return reads, max(self.targets, key=lambda side: serves(side.tag, target))

    def fit(self, source: Locale, target: Locale) -> int:
        """How well it serves a pair, 0 for not at all; a model of one pair goes before one of many languages."""
        reads = max((serves(side.tag, source) for side in self.sources), default=0)
        writes = max((serves(side.tag, target) for side in self.targets), default=0)
        narrow = len(self.targets) == 1
        return 20 * writes + 2 * reads + narrow if reads and writes else 0


@dataclass(frozen=True, slots=True)
class Output:
    """What a network wrote for one text."""

    pieces: tuple[str, ...]
    """Without the end token and without what it was made to begin with."""
    ended: bool
    """False if it was stopped at the longest length."""


class Network(Protocol):
    """A model that is loaded: its network and its SentencePiece models."""

    @property
    def version(self) -> str:
        """Checksum of the model's files."""
        ...

    def pieces(self, text: str) -> list[str]:
        """A source text as SentencePiece cuts it."""
        ...

    def knows(self, piece: str) -> bool:
        """True if the network has a number for a source piece."""
        ...

    def text(self, pieces: Sequence[str]) -> str:
        """The text of target pieces."""
        ...

    def run(self, batch: Sequence[Sequence[str]], *, prefix: Sequence[str], beam: int, longest: int) -> list[Output]:
        """One output for each input, in order.

        Arguments: ``batch``, pieces with all tokens the model wants, never cut; ``prefix``, what each output begins with;
        ``beam``, hypotheses kept; ``longest``, pieces after which an output is stopped.
        Raises ``RuntimeError`` as CTranslate2 does (positions, memory).
        """
        ...


class Models(Protocol):
    """The models of this machine."""

    def installed(self, folder: str) -> tuple[Model, ...]:
        """All models, by name; those in ``folder`` (the setting; empty: none) before those of the user."""
        ...

    def load(self, model: Model, *, threads: int, precision: str) -> Network:
        """Load a model; the same network for as long as somebody uses it.

        Arguments: ``threads``, 0 for CTranslate2's default; ``precision``, ``own`` (as the model is stored) or ``float32``.

        Raises ``EngineMissing`` if it has gone or a library is not there, ``EngineError`` if it cannot be opened.
        """
        ...
