"""Asking an engine: what was answered before is not asked again, a busy service is waited for, several threads go at once."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from time import monotonic

from translate.engines.base import EngineRate, EngineTransient, Rejected, Request, Result, Session
from translate.errors import EngineError
from translate.prefill.answers import Cache, Identity, Nothing, read, written
from translate.prefill.patience import Patience, dice

UNASKED = Rejected("", passing=True)
"""Not asked, or without an answer for a reason that is not the text's: nothing to remember."""
_NOTHING = Rejected("the engine gave no answer")
_GIVE_UP = 3
"""Texts in a row that a service failed on, each after all its tries: it is the service, not the text."""

Asked = tuple[int, Request]
"""A request with its place among those that :meth:`Asking.translate` was given."""
Came = tuple[int, Result] | BaseException | None
"""What a thread sends back: a result, what ended it, or that it has ended."""


@dataclass(slots=True)
class Allowance:
    """Characters that may still be sent, by all engines together that are paid from it."""

    left: int | None = None
    """None: any number."""

    def take(self, characters: int) -> bool:
        """True if so many more may be sent; they are taken from what is left."""
        if self.left is not None:
            if characters > self.left:
                return False
            self.left -= characters
        return True


@dataclass(slots=True)
class Meter:
    """What one engine was asked in this run."""

    allowance: Allowance = field(default_factory=Allowance)
    texts: int = 0
    """Handed to the engine, repetitions after a failure included."""
    characters: int = 0
    """Of these texts, tags left out."""
    remembered: int = 0
    """Answers that came from the cache."""
    withheld: int = 0
    """Texts not sent because the limit was reached."""
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def admit(self, characters: int) -> bool:
        """True if so many more characters may be sent."""
        allowed = self.allowance.take(characters)
        self.withheld += not allowed
        return allowed

    def sent(self, requests: Sequence[Request]) -> None:
        """Count what goes out. Safe for many threads."""
        with self._lock:
            self.texts += len(requests)
            self.characters += sum(len(request.text) for request in requests)


@dataclass
class Asking:
    """An open session, asked patiently. Make one for each pair; its answers are those of the session, in order."""

    session: Session
    identity: Identity
    cache: Cache = field(default_factory=Nothing)
    meter: Meter = field(default_factory=Meter)
    patience: Patience = field(default_factory=Patience)
    may_keep: Callable[[Request], bool] = lambda _: True
    """False for what no cache may hold: private text."""
    fresh: frozenset[tuple[str, str]] = frozenset()
    """Keys of messages that are asked again whatever the cache has."""
    pause: Callable[[float], object] | None = None
    """Waits so many seconds; the default one ends early when the run is broken off."""
    random: Callable[[], float] = field(default_factory=dice)
    _failed: int = 0
    _hold: float = 0.0

    @property
    def at_once(self) -> int:
        """Requests it is worth collecting: a few rounds for each thread, so that answers are seen soon; 0: any number."""
        if not hasattr(self.session, "workers"):
            return 0
        return min(128, max(16, 4 * int(self.session.workers) * int(getattr(self.session, "batch", 1))))

    @property
    def origin(self) -> str:
        """For desk lines, if the session has its own."""
        return str(getattr(self.session, "origin", ""))

    def translate(self, requests: Sequence[Request]) -> Iterator[Result]:
        """One result for each request, in order, as they come; equal requests are asked once.

        Raises ``EngineError`` when the engine cannot go on; what came before has been given out and kept.
        """
        results: dict[int, Result] = {}
        same: dict[bytes, list[int]] = {}
        to_ask: list[Asked] = []
        for place, request in enumerate(requests):
            key = self.identity.key(request)
            if (known := self._known(key, request)) is not None:
                results[place] = known
            elif key in same:
                same[key].append(place)
            elif self.meter.admit(len(request.text)):
                same[key] = [place]
                to_ask.append((place, request))
            else:
                results[place] = UNASKED
        given = 0
        for place, result in self._asked(to_ask):
            results.update(dict.fromkeys(same[self.identity.key(requests[place])], result))
            while given in results:
                yield results.pop(given)
                given += 1
        for place in range(given, len(requests)):
            yield results.get(place, UNASKED)

    def unknown(self, requests: Sequence[Request]) -> list[Request]:
        """The requests that would be sent, each text once."""
        keys = {self.identity.key(request): request for request in requests}
        return [request for key, request in keys.items() if self._is_fresh(request) or self.cache.get(key) is None]

    def _is_fresh(self, request: Request) -> bool:
        return request.key in self.fresh or (bool(self.fresh) and not request.key[1])  # a masked text keeps no key

    def _known(self, key: bytes, request: Request) -> Result | None:
        if self._is_fresh(request):
            return None
        kept = self.cache.get(key)
        result = read(kept) if kept is not None else None
        self.meter.remembered += result is not None
        return result

    def _keep(self, request: Request, result: Result) -> None:
        passing = isinstance(result, Rejected) and result.passing
        if not passing and self.may_keep(request):
            self.cache.put(self.identity.key(request), written(result))

    def _asked(self, requests: Sequence[Asked]) -> Iterator[tuple[int, Result]]:
        workers = int(getattr(self.session, "workers", 1))
        size = int(getattr(self.session, "batch", 1 if workers > 1 else len(requests)))
        batches = list(_batches(requests, size, whole=bool(getattr(self.session, "paragraphs", False))))
        workers = min(len(batches), workers)
        return self._by_threads(batches, workers) if workers > 1 else self._one_by_one(batches)

    def _one_by_one(self, batches: Sequence[Sequence[Asked]]) -> Iterator[tuple[int, Result]]:
        stop = threading.Event()
        try:
            for batch in batches:
                yield from self._patiently(batch, stop)
        finally:
            stop.set()

    def _by_threads(self, batches: Sequence[Sequence[Asked]], workers: int) -> Iterator[tuple[int, Result]]:
        """All batches, by so many threads. They are daemons: one that hangs does not hold up the end of the program."""
        waiting: queue.SimpleQueue[Sequence[Asked]] = queue.SimpleQueue()
        came: queue.SimpleQueue[Came] = queue.SimpleQueue()
        stop = threading.Event()
        for batch in batches:
            waiting.put(batch)

        def work() -> None:
            try:
                while not stop.is_set():
                    for one in self._patiently(waiting.get_nowait(), stop):
                        came.put(one)
            except queue.Empty:
                pass
            except BaseException as error:  # noqa: BLE001 - raised again by the one who waits
                stop.set()
                came.put(error)
            finally:
                came.put(None)

        for _ in range(workers):
            threading.Thread(target=work, daemon=True).start()
        failure: BaseException | None = None
        left = workers
        try:
            while left:
                one = came.get()
                if one is None:
                    left -= 1
                elif isinstance(one, BaseException):
                    failure = failure or one
                else:
                    yield one
        finally:
            stop.set()
        if failure is not None:
            raise failure

    def _patiently(self, batch: Sequence[Asked], stop: threading.Event) -> Iterator[tuple[int, Result]]:
        """One batch, tried again from where it failed."""
        rest, failures = list(batch), 0
        while rest and not stop.is_set():
            self._wait_for(self._hold - monotonic(), stop)
            done = 0
            try:
                requests = [request for _, request in rest]
                self.meter.sent(requests)
                for (place, request), result in zip(rest, self.session.translate(requests), strict=False):
                    done, failures, self._failed = done + 1, 0, 0
                    self._keep(request, result)
                    yield place, result
                for place, request in rest[done:]:
                    self._keep(request, _NOTHING)
                    yield place, _NOTHING
                rest = []
            except (EngineRate, EngineTransient) as error:
                rest, failures = rest[done:], failures + 1
                seconds = self.patience.wait(error, failures, random=self.random)
                if seconds is None:
                    place = self._given_up(rest, error)
                    yield place, Rejected(error.problems[0].message, passing=True)
                    rest, failures = rest[1:], 0
                elif isinstance(error, EngineRate):
                    self._hold = max(self._hold, monotonic() + seconds)  # for every thread: the service means us all
                    self._wait_for(seconds, stop)
                else:
                    self._wait_for(seconds, stop)

    def _given_up(self, rest: Sequence[Asked], error: EngineError) -> int:
        """The place of the text that failed for good. Raises the error if it is the service, not the text."""
        self._failed += 1
        if isinstance(error, EngineRate) or self._failed >= _GIVE_UP or not rest:
            raise error
        return rest[0][0]

    def _wait_for(self, seconds: float, stop: threading.Event) -> None:
        if seconds > 0:
            (self.pause or stop.wait)(seconds)


def _batches(requests: Sequence[Asked], size: int, *, whole: bool) -> Iterator[list[Asked]]:
    """The requests in order, so many at once; with ``whole``, no paragraph is cut in two."""
    batch: list[Asked] = []
    for one in requests:
        inside = whole and batch and one[1].unit >= 0 and batch[-1][1].unit == one[1].unit
        if len(batch) >= size and not inside:
            yield batch
            batch = []
        batch.append(one)
    if batch:
        yield batch
