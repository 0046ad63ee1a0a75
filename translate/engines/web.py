"""What the engines behind a service have in common: from requests to questions, and from answers to results or errors."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass

from translate.engines.base import Answer, EngineTransient, Rejected, Request, Result, text_of
from translate.engines.coding import Coded, Coder, letters
from translate.engines.local import Closing
from translate.engines.replies import Reader, Verdict, judge
from translate.engines.sanity import objection
from translate.engines.stand_in import Carrier, install, through
from translate.engines.tidy import edges
from translate.errors import EngineError
from translate.model.locale import Locale

_LETTER = re.compile(r"[^\W\d_]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")

Translator = Callable[[Sequence[str], Sequence[Request]], Sequence[object]]
"""A service asked once, through deep-translator: texts as they are sent, with the requests they stand for, to whatever
comes back, or any exception."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a service takes."""

    characters: int
    """Of one text, marks included."""
    bytes: int = 0
    """Of one text in UTF-8; 0: no limit of its own."""
    texts: int = 1
    """In one call."""
    total: int = 0
    """Bytes of all texts of one call; 0: no limit."""

    def objection(self, text: str) -> str:
        """Why a text cannot be sent, or an empty string."""
        if len(text) > self.characters:
            return f"longer than {self.characters} characters"
        if self.bytes and len(text.encode()) > self.bytes:
            return f"longer than {self.bytes} bytes"
        return ""


@dataclass(frozen=True, slots=True)
class _Question:
    request: Request
    coded: Coded
    lead: str
    text: str
    trail: str


class WebSession(Closing):
    """A session with a service, through deep-translator. Safe for many threads: each has a translator of its own."""

    def __init__(
        self,
        make: Callable[[], Translator],
        carrier: Callable[[], Carrier],
        *,
        service: str,
        languages: tuple[Locale, Locale],
        limits: Limits,
        code: Coder = letters,
        read: Reader | None = None,
        together: Callable[[Request], Hashable] | None = None,
        version: str = "",
        workers: int = 1,
        takes_terms: bool = False,
    ) -> None:
        """Arguments.

        ``make`` is called once per thread, and so is ``carrier``; ``service``, for messages; ``code``, how marks travel;
        ``read``, the service's own words for what went wrong; ``together``: only requests of one value share a call.
        """
        self._make = make
        self._carrier = carrier
        self._service = service
        self._languages = languages
        self._limits = limits
        self._code = code
        self._read = read
        self._together = together
        self._local = threading.local()
        self.version = version
        self.workers = workers
        self.takes_terms = takes_terms
        self.batch = limits.texts
        self.paragraphs = together is not None

    def translate(self, requests: Sequence[Request]) -> Iterator[Result]:
        """One result per request.

        Raises ``EngineAuth``, ``EngineQuota``, ``EngineRate``, ``EngineTransient`` or ``EngineUnsupported``, never with
        text, address or key in the message; ``OutboundDenied`` before a byte is sent.
        """
        pending: list[_Question | Result] = []
        count = size = 0
        for request in requests:
            one = self._question(request)
            if isinstance(one, _Question):
                weight = len(one.text.encode()) + 8
                if count and not self._fits(pending, one, size + weight):
                    yield from self._settled(pending)
                    pending, count, size = [], 0, 0
                count, size = count + 1, size + weight
            pending.append(one)
            if count in (0, self._limits.texts):
                yield from self._settled(pending)
                pending, count, size = [], 0, 0
        yield from self._settled(pending)

    def _fits(self, pending: Sequence[_Question | Result], one: _Question, size: int) -> bool:
        if self._limits.total and size > self._limits.total:
            return False
        if self._together is None:
            return True
        last = next(item for item in reversed(pending) if isinstance(item, _Question))
        return self._together(last.request) == self._together(one.request)

    def _settled(self, pending: Sequence[_Question | Result]) -> Iterator[Result]:
        answered = self._answered([item for item in pending if isinstance(item, _Question)])
        for item in pending:
            yield next(answered) if isinstance(item, _Question) else item

    def _question(self, request: Request) -> _Question | Result:
        if not _LETTER.search(request.text):
            return Answer(request.parts)
        coded = self._code(request)
        if coded is None:
            return Rejected("the text looks like our own tokens")
        lead, text, trail = edges(coded.text)
        if reason := self._limits.objection(text):
            return Rejected(reason)
        return _Question(request, coded, lead, text, trail)

    def _answered(self, batch: Sequence[_Question]) -> Iterator[Result]:
        """Results of one call; if the service refuses it as a whole, of one call for each text."""
        if not batch:
            return
        answers = self._ask(batch)
        if len(answers) == len(batch):
            for question, answer in zip(batch, answers, strict=True):
                yield self._result(question, answer)
        elif len(batch) == 1:
            yield Rejected("no translation in the service's reply")
        else:
            for question in batch:
                yield from self._answered([question])

    def _ask(self, batch: Sequence[_Question]) -> Sequence[object]:
        """Answers in order; none if the service refused the whole call. Raises ``EngineError``."""
        translator, carrier = self._mine()
        carrier.replies.clear()
        answers: Sequence[object] = ()
        kind = ""
        try:
            with through(carrier):
                answers = translator([q.text for q in batch], [q.request for q in batch])
        except EngineError:
            raise
        except Exception as error:  # noqa: BLE001 - deep-translator lets anything out, StopIteration included
            kind = type(error).__name__
        reply = carrier.replies[-1] if carrier.replies else None
        outcome: Verdict = self._read(reply) if self._read and reply else None
        if outcome is None and kind:
            outcome = judge(reply, service=self._service, kind=kind)
        if isinstance(outcome, EngineError):
            raise outcome  # out here: deep-translator's exception may hold text or keys and must not hang on it
        if outcome is not None:
            return [outcome] if len(batch) == 1 else ()
        return answers

    def _result(self, question: _Question, answer: object) -> Result:
        if isinstance(answer, Rejected):
            return answer
        source = question.request.text
        if not isinstance(answer, str):
            return Rejected(objection(source, answer, languages=self._languages))
        text = answer.strip()
        parts = question.coded.read(question.lead + text + question.trail)
        plain = text if isinstance(parts, str) else text_of(parts)
        if reason := objection(source, plain, languages=self._languages):
            return Rejected(reason)
        if question.text.count("\n") != text.count("\n"):
            return Rejected("line breaks lost")
        if _is_garbled(source, plain):
            return Rejected("characters were damaged on the way")
        return Rejected(parts) if isinstance(parts, str) else Answer(parts)

    def _mine(self) -> tuple[Translator, Carrier]:
        mine: tuple[Translator, Carrier] | None = getattr(self._local, "mine", None)
        if mine is None:
            install()
            try:
                mine = self._make(), self._carrier()
            except EngineError:
                raise
            except Exception as error:  # noqa: BLE001 - its message may hold a key
                kind = type(error).__name__
            if mine is None:
                raise EngineTransient(f"{self._service} could not be asked ({kind})")
            self._local.mine = mine
        return mine

    def close(self) -> None:
        """Forget the translators; connections belong to the port."""
        self._local = threading.local()


def one_by_one(translate: Callable[[str], object]) -> Translator:
    """A translator of a service that takes one text at a time."""
    return lambda texts, _: [translate(text) for text in texts]


def _is_garbled(source: str, answer: str) -> bool:
    """True for replacement characters, NUL, and UTF-8 that somebody read as something else (``Ã©``)."""
    if ("\ufffd" in answer and "\ufffd" not in source) or "\0" in answer:
        return True
    if not _NOT_ASCII.search(answer) or _NOT_ASCII.search(source):
        return False
    for charset in ("cp1252", "latin-1"):
        try:
            answer.encode(charset).decode("utf-8")
        except UnicodeError:
            continue
        return True
    return False
