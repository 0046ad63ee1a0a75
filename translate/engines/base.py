"""What an engine is, what goes in and what comes out, and the ports through which it reaches the machine and the network.

An engine translates *parts*: text and marks in a row. A mark stands for an inline code or for anything else that must
come through untouched. Whatever an engine answers has been verified: every mark once, balanced, nested. Anything less
is :class:`Rejected` with the reason, and the segment stays without a draft.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Literal, Protocol, Self

from translate.engines.neural.model import Models
from translate.errors import EngineError
from translate.model.locale import Locale

Settings = Mapping[str, str | int | float]
"""The table ``[engines.NAME]`` of the configuration (``url``, ``timeout`` in seconds, ``pair``). Never a secret."""


@dataclass(frozen=True, slots=True)
class Mark:
    """An inline code, or a protected thing, that the engine must carry through."""

    index: int
    """Which one, from 0; the two halves of a pair share it."""
    kind: Literal["open", "close", "void"]


Parts = tuple[str | Mark, ...]


@dataclass(frozen=True, slots=True)
class TermHint:
    """What the glossary wants for a term in a text, for engines that take advice (see :attr:`Session.takes_terms`)."""

    source: str
    """The term as the glossary has it."""
    target: str
    """Its rendering in dictionary form; the same as ``source`` for what is not translated."""
    inflect: bool = True
    """False if the rendering stands as it is, whatever the sentence needs."""


@dataclass(frozen=True, slots=True)
class Request:
    """One text to translate, usually a segment."""

    parts: Parts
    key: tuple[str, str] = ("", "")
    """``(msgctxt, msgid)`` of the message it stands for, for engines that look things up."""
    around: tuple[str, str] = ("", "")
    """Source texts before and behind it in its article; empty at an end, or where that is not known."""
    unit: int = -1
    """The paragraph it is a sentence of, counted within the article; those of one paragraph come in a row. -1: unknown."""
    terms: tuple[TermHint, ...] = ()
    """The glossary's terms in it."""
    examples: tuple[tuple[str, str], ...] = ()
    """Sentences like it with the translation people gave them, best first; plain text."""

    @property
    def text(self) -> str:
        """The text alone, without marks."""
        return text_of(self.parts)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks alone, in order."""
        return tuple(part for part in self.parts if isinstance(part, Mark))


@dataclass(frozen=True, slots=True)
class Answer:
    """A translation with its marks, verified."""

    parts: Parts
    unknown: tuple[str, ...] = ()
    """Words the engine itself says it did not know, as they stand in the answer."""
    origin: str = ""
    """``memory/ARTICLE``: the text is a person's, tags included, and stands as it is. Empty for machine output."""
    score: int = 0
    """How well a person's text fits, as :class:`Remembered` has it."""
    made_for: str = ""
    """The source a person's text was made for, if it is another one."""

    @property
    def text(self) -> str:
        """The text alone, without marks."""
        return text_of(self.parts)


@dataclass(frozen=True, slots=True)
class Rejected:
    """The engine answered, but not with something that may become a draft."""

    reason: str
    """Why, in one phrase, without the text itself."""
    passing: bool = False
    """The next run may fare better: nothing to remember."""


Result = Answer | Rejected


@dataclass(frozen=True, slots=True)
class Missing:
    """What an engine lacks on this machine."""

    what: str
    hint: str
    """One line: how to get it."""


def text_of(parts: Parts) -> str:
    """The text of parts, marks left out."""
    return "".join(part for part in parts if isinstance(part, str))


class EngineAuth(EngineError):
    """The service refused the key, or wants one. Stop the run."""


class EngineQuota(EngineError):
    """The account has nothing left. Stop the run."""


class EngineRate(EngineError):
    """Too many requests. Wait, then go on."""

    def __init__(self, message: str, *, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after
        """Seconds the service asks us to wait, if it said so."""


class EngineTransient(EngineError):
    """A time-out, a lost connection, a server error: the same request may succeed later."""


class EngineUnsupported(EngineError):
    """The service does not do this language pair or this request; asking again is useless."""


class PipeBroken(EngineError):
    """A local pipeline died, hangs, or answers nonsense."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One program of a pipeline."""

    arguments: tuple[str, ...]
    """The program and its arguments, as ``execve`` takes them; no shell."""
    per_block: bool = False
    """Start it anew for each block, because it remembers earlier ones."""


class Channel(Protocol):
    """A running pipeline that reads and writes blocks, each ended by one NUL byte (Apertium's ``-z``)."""

    def send(self, block: bytes) -> None:
        """Hand over a block (without its NUL); returns at once, whatever the size. Raises ``PipeBroken`` if closed."""
        ...

    def receive(self, *, timeout: float) -> bytes:
        """The next block (without its NUL). Raises ``PipeBroken`` after ``timeout`` seconds or if a program died."""
        ...

    def close(self) -> None:
        """End and reap every process. May be called twice."""
        ...


class Pipe(Protocol):
    """Local programs."""

    def modes(self) -> tuple[str, ...]:
        """Names of the Apertium modes installed here (``eng-spa``), sorted."""
        ...

    def mode(self, name: str) -> tuple[tuple[str, ...], ...]:
        """A mode's pipeline: program and arguments of each stage; ``$1`` and ``$2`` stand as written.

        Raises ``EngineMissing`` if there is no such mode, ``EngineError`` if it is more than a plain pipeline.
        """
        ...

    def start(self, stages: Sequence[Stage]) -> Channel:
        """Start a pipeline. Raises ``EngineMissing`` if a program is not installed."""
        ...


@dataclass(frozen=True, slots=True)
class HttpReply:
    """What a server said."""

    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes


class Http(Protocol):
    """The one outgoing door."""

    def send(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        timeout: float | None = None,
    ) -> HttpReply:
        """Send one request and read the whole reply, of any status.

        Raises ``OutboundDenied`` if the configuration does not allow that host, ``EngineTransient`` if no reply came
        within ``timeout`` seconds. Neither message holds the path, the query or the body.
        """
        ...


Secrets = Callable[[str], str | None]
"""The value of a secret by its name (an environment variable), or None."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """What the translation memory offers for a message."""

    target: str
    """As it may stand in a catalog, tags included."""
    origin: str
    """Article it is from, or name of a TMX file."""
    score: int = 100
    """101 in the same context, 100 the same, below that: how much alike the sources are."""
    made_for: str = ""
    """The source it was made for, if it is another one."""


Lookup = Callable[[Locale, Request], Remembered | None]
"""The best translation the memory has for a request, into a locale; None if there is none that is good enough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ports:
    """Everything through which an engine reaches beyond itself."""

    pipe: Pipe
    http: Http
    secret: Secrets
    lookup: Lookup | None = None
    """The translation memory, for the engine of that name."""
    models: Models | None = None
    """Neural models installed here, for the engine ``ctranslate2``."""


class Session(Protocol):
    """An engine opened for one pair of locales.

    It may have, beside what stands here: ``origin``, a text for desk lines (``apertium/eng-spa``); ``version``, a text that
    changes when the same question may get another answer (the model's checksum or name; part of the cache's key);
    ``takes_terms``, true if it makes use of :attr:`Request.terms`; ``takes_examples``, alike; ``batch``, how many requests it
    wants at once; ``paragraphs``, true if none may be cut by that; ``of_no_language``, true if its texts only look like another
    language; ``contextual``, true if the answer depends on the message, not on
    its text alone; ``workers``, how many threads may call :meth:`translate` at the same time (1 if it does not say).
    """

    def translate(self, requests: Sequence[Request]) -> Iterator[Result]:
        """One result for each request, in order, as they come.

        Raises ``EngineError`` (or a subclass) when going on is useless or must wait; results before that stand.
        """
        ...

    def close(self) -> None:
        """Release what the session holds. May be called twice."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None: ...


class Engine(Protocol):
    """A machine translation engine. A module of this folder that ends in ``PLUGIN`` is one."""

    @property
    def id(self) -> str:
        """Name in configuration and in ``origin=`` lines, kebab-case, never renamed."""
        ...

    @property
    def name(self) -> str:
        """Name for people."""
        ...

    @property
    def takes(self) -> tuple[str, ...]:
        """Settings it knows; ``style-*`` stands for all that begin so."""
        ...

    @property
    def sends_data(self) -> bool:
        """True if the engine is a service that reads the text; see :meth:`is_local` for this project's settings."""
        ...

    @property
    def max_chars(self) -> int:
        """The longest text it takes, in characters; a longer one is rejected unsent."""
        ...

    def is_local(self, settings: Settings) -> bool:
        """True if, with these settings, no text leaves the machine."""
        ...

    def recipient(self, settings: Settings) -> str:
        """Who receives the text, for the plan shown before it is sent; empty if it stays on this machine."""
        ...

    def hosts(self, settings: Settings) -> tuple[str, ...]:
        """Hosts it must reach, as ``host`` or ``host:port``, loopback included; empty for an engine without network."""
        ...

    def available(self, ports: Ports, settings: Settings) -> Missing | None:
        """What is missing to use it here, or None. Sends nothing, starts nothing."""
        ...

    def pairs(self, ports: Ports, settings: Settings) -> tuple[tuple[str, str], ...]:
        """Pairs installed here, as BCP 47 tags; empty where there is no such list, only :meth:`supports`."""
        ...

    def supports(self, source: Locale, target: Locale, *, ports: Ports, settings: Settings) -> bool:
        """True if this pair can be translated. Sends nothing."""
        ...

    def open(self, source: Locale, target: Locale, *, ports: Ports, settings: Settings) -> Session:
        """A session for this pair; may start a process, sends nothing yet.

        Raises ``EngineMissing`` if the engine or the pair is not there, ``EngineError`` if the settings are wrong.
        """
        ...


def seconds(settings: Settings, default: float = 30.0) -> float:
    """The setting ``timeout``. Raises ``EngineError`` unless it is a number above 0 and up to 3600."""
    value = settings.get("timeout", default)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 3600:
        raise EngineError(f"timeout must be a number of seconds between 0 and 3600, not {value!r}")
    return float(value)
