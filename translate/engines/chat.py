"""Any chat model behind an OpenAI-compatible address: a local llama.cpp, Ollama or vLLM, or a service.

One question per paragraph, with the glossary, its neighbours and examples from the memory. A reply that is not exactly
one translation for each segment is never written: the segments that failed are asked for once more, one by one.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from translate.engines.base import (
    Answer,
    Engine,
    EngineAuth,
    EngineUnsupported,
    Http,
    Missing,
    Parts,
    Ports,
    Rejected,
    Request,
    Result,
    Session,
    Settings,
    text_of,
)
from translate.engines.conversation import prompt
from translate.engines.conversation import settings as configured
from translate.engines.conversation.errors import Dialect, failure, inside, plainer
from translate.engines.conversation.judge import Bad, mixed_up, verdict
from translate.engines.conversation.prompt import Segment
from translate.engines.conversation.reply import envelope, said, texts
from translate.engines.conversation.settings import ChatSettings
from translate.engines.conversation.tags import tagged
from translate.engines.hosts import netloc
from translate.engines.local import Closing
from translate.errors import EngineError, EngineMissing, Problem
from translate.html.inline import plain
from translate.model.locale import Locale

_SECRET: Final = "CHAT_API_KEY"  # noqa: S105 - the name of the variable, not its value
_LETTER = re.compile(r"[^\W\d_]")
_MAX_CHARS: Final = 4_000


class ChatSession(Closing):
    """A chat model, for one pair of locales. Safe for many threads."""

    takes_terms: Final = True
    takes_examples: Final = True
    batch: Final = 1
    """One request, and with ``paragraphs`` all of its paragraph."""
    paragraphs: Final = True

    def __init__(self, settings: ChatSettings, http: Http, *, key: str, languages: tuple[Locale, Locale]) -> None:
        self.origin = f"chat/{settings.model}"
        self.version = f"{settings.model} prompt-{prompt.VERSION}"
        self.workers = settings.workers
        self._settings = settings
        self._http = http
        self._key = key
        self._languages = languages
        self._service = f"the chat model at {netloc(settings.url)}"
        self._rules = prompt.system(languages, settings.style)
        self._lock = threading.Lock()
        self._dialect = Dialect(settings.structured)
        self._proven = False
        self._spare: dict[Request, Parts] = {}

    def translate(self, requests: Sequence[Request]) -> Iterator[Result]:
        """One result per request; those of one paragraph are asked for together.

        Raises ``EngineAuth``, ``EngineQuota``, ``EngineRate``, ``EngineTransient`` or ``EngineUnsupported``, never with
        text, address or key in the message; ``OutboundDenied`` before a byte is sent. Answers that had come for requests
        further on are given out when those are asked again.
        """
        for paragraph in prompt.paragraphs(requests):
            yield from self._paragraph(paragraph)

    def _paragraph(self, requests: Sequence[Request]) -> Iterator[Result]:
        results: list[Result | Segment] = [self._ready(request) for request in requests]
        asked = [(place, one) for place, one in enumerate(results) if isinstance(one, Segment)]
        came = self._asked([segment for _, segment in asked]) if asked else []
        answers: dict[int, Parts | Bad] = dict(zip((place for place, _ in asked), came, strict=True))
        for place, result in enumerate(results):
            if not isinstance(result, Segment):
                yield result
                continue
            answer = answers.pop(place)
            if isinstance(answer, Bad) and not (answer.final and len(asked) == 1):
                try:
                    answer = self._once_more(result, answer, alone=len(asked) == 1)
                except EngineError:
                    good = {requests[at]: parts for at, parts in answers.items() if not isinstance(parts, Bad)}
                    with self._lock:
                        self._spare.update(good)
                    raise
            yield Rejected(answer.reason, answer.passing) if isinstance(answer, Bad) else Answer(answer)

    def _once_more(self, segment: Segment, bad: Bad, *, alone: bool) -> Parts | Bad:
        """A second try for one segment, which is told what was wrong with the first if that was its own."""
        return self._asked([segment], objection=bad.reason if alone or not bad.whole else "")[0]

    def _ready(self, request: Request) -> Result | Segment:
        """What needs no asking, or the segment to ask for."""
        if not _LETTER.search(request.text):
            return Answer(request.parts)
        if len(request.text) > _MAX_CHARS:
            return Rejected(f"longer than {_MAX_CHARS} characters")
        with self._lock:
            spare = self._spare.pop(request, None)
        if spare is not None:
            return Answer(spare)
        sent = tagged(request.parts)
        if sent is None:
            return Rejected("the text looks like our own tags")
        before, after = (plain(text).strip() for text in request.around)
        return Segment(request, sent, before, after)

    def _asked(self, segments: Sequence[Segment], *, objection: str = "") -> list[Parts | Bad]:
        """For each segment its translation, or why there is none."""
        names = prompt.names(segments)
        message = self._message(prompt.question(segments, objection=objection), names)
        found = message if isinstance(message, Bad) else texts(message, names)
        if isinstance(found, Bad):
            return [found] * len(segments)
        answers = [verdict(s.tagged, found[n], languages=self._languages) for n, s in zip(names, segments, strict=True)]
        good = [(at, text_of(answer)) for at, answer in enumerate(answers) if not isinstance(answer, Bad)]
        for place in mixed_up([segments[at].plain for at, _ in good], [text for _, text in good]):
            answers[good[place][0]] = Bad("words moved from one segment to another", whole=False)
        return answers

    def _message(self, question: str, names: Sequence[str]) -> str | Bad:
        """What the model says to a question; a server that does not know a word of ours is asked without it."""
        dialect = self._dialect
        while True:
            reply = self._http.send(
                "POST",
                f"{self._settings.url}chat/completions",
                headers=self._headers(),
                body=self._body(question, names, dialect),
                timeout=self._settings.timeout,
            )
            reply = inside(reply) or reply if reply.status == 200 else reply
            simpler = plainer(dialect, reply, proven=self._proven)
            if simpler is None:
                break
            dialect = simpler
        answer = envelope(reply.body) if reply.status == 200 else None
        if answer is None:
            failed = failure(reply, service=self._service, model=self._settings.model)
            if isinstance(failed, EngineError):
                raise failed
            return failed
        if "choices" not in answer:
            raise EngineUnsupported(f"{self._service} answers, but not as a chat completion")
        with self._lock:
            self._dialect, self._proven = dialect, True
        return said(answer)

    def _headers(self) -> dict[str, str]:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        return {**headers, "Authorization": f"Bearer {self._key}"} if self._key else headers

    def _body(self, question: str, names: Sequence[str], dialect: Dialect) -> bytes:
        messages = [{"role": "system", "content": self._rules}, {"role": "user", "content": question}]
        if not dialect.system:
            messages = [{"role": "user", "content": f"{self._rules}\n{question}"}]
        body: dict[str, object] = {"model": self._settings.model, "messages": messages, "stream": False}
        if dialect.temperature:
            body["temperature"] = self._settings.temperature
        if self._settings.max_tokens:
            body[dialect.limit] = self._settings.max_tokens
        if form := prompt.response_format(dialect.structured, names):
            body["response_format"] = form
        return json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")

    def close(self) -> None:
        """Forget answers nobody asked for again; connections belong to the port."""
        with self._lock:
            self._spare.clear()


@dataclass(frozen=True, slots=True)
class Chat:
    """The engine ``chat``. Settings: :class:`ChatSettings`; ``url`` and ``model`` are required. Secret: ``CHAT_API_KEY``."""

    id: str = configured.ID
    name: str = "Chat model (OpenAI-compatible)"
    sends_data: bool = True
    max_chars: int = _MAX_CHARS

    @property
    def takes(self) -> tuple[str, ...]:
        """Its settings."""
        return (*configured.KEYS, "style-*")

    def is_local(self, settings: Settings) -> bool:
        """True if ``url`` is this very machine and nothing says that it hands the text on."""
        return configured.is_local(settings)

    def recipient(self, settings: Settings) -> str:
        """The server's host, or who is behind it; empty if the text stays here."""
        return configured.reader(settings)

    def hosts(self, settings: Settings) -> tuple[str, ...]:
        """The server's host and port."""
        url = configured.address(settings)
        return (netloc(url),) if url else ()

    def available(self, ports: Ports, settings: Settings) -> Missing | None:
        """Missing without ``url`` or ``model``. Does not ask the server."""
        del ports
        lacking = [
            name
            for name, value in (("url", configured.address(settings)), ("model", configured.model(settings)))
            if not value
        ]
        if not lacking:
            return None
        return Missing("no chat model is configured", f"set {' and '.join(lacking)} in [engines.{self.id}]")

    def pairs(self, ports: Ports, settings: Settings) -> tuple[tuple[str, str], ...]:
        """No list: see :meth:`supports`."""
        del ports, settings
        return ()

    def supports(self, source: Locale, target: Locale, *, ports: Ports, settings: Settings) -> bool:
        """Any pair: which languages a model knows, nobody can tell before reading what it writes."""
        del ports, settings
        return source.tag != target.tag

    def open(self, source: Locale, target: Locale, *, ports: Ports, settings: Settings) -> Session:
        """A session; sends nothing yet. Raises ``EngineAuth`` if the key is none that can be sent."""
        missing = self.available(ports, settings)
        if missing is not None:
            raise EngineMissing(Problem(missing.what, hint=missing.hint))
        if not self.supports(source, target, ports=ports, settings=settings):
            raise EngineMissing(f"nothing to translate from {source} into {target}")
        key = (ports.secret(_SECRET) or "").strip()
        if not (key.isascii() and key.isprintable()):
            raise EngineAuth(f"the key in {_SECRET} holds characters that no key has")
        return ChatSession(configured.read(settings, target), ports.http, key=key, languages=(source, target))


PLUGIN: Final[Engine] = Chat()
