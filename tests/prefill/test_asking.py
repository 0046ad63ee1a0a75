"""Asking an engine patiently: nothing twice, nothing swapped, nothing lost."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Self

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.engines.base import (
    Answer,
    EngineAuth,
    EngineQuota,
    EngineRate,
    EngineTransient,
    Mark,
    Rejected,
    Request,
    Result,
)
from translate.errors import EngineError
from translate.prefill.answers import Identity, read, written
from translate.prefill.asking import UNASKED, Allowance, Asking, Meter

IDENTITY = Identity("x", "1", "en", "es")


class Shelf:
    """A cache in a dict."""

    def __init__(self) -> None:
        self.kept: dict[bytes, str] = {}

    def get(self, key: bytes) -> str | None:
        return self.kept.get(key)

    def put(self, key: bytes, kept: str) -> None:
        self.kept[key] = kept


class Service:
    """A session that does what a script says for each text, and counts."""

    def __init__(self, script: Callable[[str, int], Result | None] = lambda _, __: None, **said: object) -> None:
        self.script, self.asked = script, Counter[str]()
        self._lock = threading.Lock()
        self.__dict__.update(said)

    def translate(self, requests: Sequence[Request]) -> Iterator[Result]:
        for request in requests:
            with self._lock:
                self.asked[request.text] += 1
                number = self.asked[request.text]
            yield self.script(request.text, number) or Answer((f"<{request.text}>",))

    def close(self) -> None:
        """Nothing is held."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is held."""


def asking(service: Service, **given) -> Asking:
    waits: list[float] = []
    made = Asking(service, IDENTITY, random=lambda: 0.0, pause=waits.append, **given)  # type: ignore[arg-type]
    made.waits = waits  # type: ignore[attr-defined]
    return made


def texts(*words: str) -> list[Request]:
    return [Request((word,)) for word in words]


def said(results: Iterator[Result] | Sequence[Result]) -> list[str]:
    return [r.text if isinstance(r, Answer) else f"!{r.reason}" for r in results]


@given(st.lists(st.sampled_from("abcdef")), st.integers(1, 8), st.integers(1, 5))
@settings(deadline=None)
def test_law_every_answer_belongs_to_its_text_and_equal_texts_are_asked_once(words, workers, batch) -> None:
    service = Service(workers=workers, batch=batch)
    assert said(asking(service).translate(texts(*words))) == [f"<{word}>" for word in words]
    assert service.asked == Counter(set(words))


def test_eight_threads_and_five_hundred_texts() -> None:
    words = [f"text {n}" for n in range(500)]
    service = Service(workers=8)
    assert said(asking(service).translate(texts(*words))) == [f"<{word}>" for word in words]


def test_what_was_answered_is_not_asked_again_what_was_refused_neither() -> None:
    shelf = Shelf()
    service = Service(lambda text, _: Rejected("no") if text == "b" else None)
    assert said(asking(service, cache=shelf).translate(texts("a", "b"))) == ["<a>", "!no"]
    again = Service()
    found = asking(again, cache=shelf)
    assert said(found.translate(texts("a", "b"))) == ["<a>", "!no"]
    assert not again.asked
    assert found.meter.remembered == 2
    assert found.unknown(texts("a", "b", "c", "c")) == texts("c")


def test_fresh_ones_are_asked_again_and_kept_anew() -> None:
    shelf = Shelf()
    request = Request(("b",), ("", "b"))
    list(asking(Service(lambda _, __: Rejected("no")), cache=shelf).translate([request]))
    found = asking(Service(), cache=shelf, fresh=frozenset({("", "b")}))
    assert said(found.translate([request])) == ["<b>"]
    assert said(asking(Service(lambda _, __: Rejected("never")), cache=shelf).translate([request])) == ["<b>"]


@pytest.mark.parametrize(
    "other",
    [
        Identity("y", "1", "en", "es"),
        Identity("x", "2", "en", "es"),
        Identity("x", "1", "ru", "es"),
        Identity("x", "1", "en", "fr"),
        Identity("x", "1", "en", "es", "{formal}"),
    ],
)
def test_another_engine_version_pair_or_setting_is_another_question(other: Identity) -> None:
    request = Request(("a", Mark(0, "void")))
    assert IDENTITY.key(request) != other.key(request)
    assert IDENTITY.key(request) == IDENTITY.key(Request(request.parts, ("heading", "a"), ("before", "after"), 7))


def test_private_text_is_not_kept() -> None:
    shelf = Shelf()
    list(asking(Service(), cache=shelf, may_keep=lambda r: "name" not in r.text).translate(texts("a name", "b")))
    assert [read(kept) for kept in shelf.kept.values()] == [Answer(("<b>",))]


@pytest.mark.parametrize("kept", ["", "{", "[]", "3", '{"parts": 3}', '{"parts": [[1]], "unknown": []}', "null"])
def test_a_damaged_cache_is_no_cache(kept: str) -> None:
    assert read(kept) is None


@given(st.lists(st.one_of(st.text(), st.builds(Mark, st.integers(0, 9), st.sampled_from(["open", "close", "void"])))))
def test_law_what_is_kept_comes_back(parts) -> None:
    answer = Answer(tuple(parts), ("slovo",))
    assert read(written(answer)) == answer


def failing(error: EngineError, times: int) -> Callable[[str, int], None]:
    def script(text: str, number: int) -> None:
        if text == "b" and number <= times:
            raise error

    return script


@pytest.mark.parametrize("workers", [1, 3])
def test_a_busy_service_is_waited_for_as_long_as_it_says(workers: int) -> None:
    service = Service(failing(EngineRate("busy", retry_after=7), 2), workers=workers)
    found = asking(service)
    assert said(found.translate(texts("a", "b", "c"))) == ["<a>", "<b>", "<c>"]
    assert service.asked == {"a": 1, "b": 3, "c": 1}
    assert sum(1 for wait in found.waits if wait == 7) == 2


def test_a_text_that_breaks_the_service_does_not_stop_the_rest() -> None:
    service = Service(failing(EngineTransient("server error 500"), 99))
    found = asking(service)
    results = list(found.translate(texts("a", "b", "c")))
    assert said(results) == ["<a>", "!server error 500", "<c>"]
    assert results[1].passing
    assert service.asked["b"] == 3
    assert found.waits == [0.5, 1.0]


def test_a_service_that_is_down_ends_it_after_three_texts() -> None:
    def down(_: str, __: int) -> None:
        raise EngineTransient("server error 503")

    service = Service(down)
    with pytest.raises(EngineTransient, match="503"):
        list(asking(service).translate(texts(*"abcdefgh")))
    assert service.asked == {"a": 3, "b": 3, "c": 3}


@pytest.mark.parametrize("error", [EngineAuth("key"), EngineQuota("nothing left"), EngineRate("wait", retry_after=9e9)])
@pytest.mark.parametrize("workers", [1, 2])
def test_what_came_before_the_end_is_given_out_and_kept(error: EngineError, workers: int) -> None:
    shelf, service = Shelf(), Service(failing(error, 99), workers=workers)
    came: list[Result] = []
    with pytest.raises(type(error)):
        came.extend(asking(service, cache=shelf).translate(texts("a", "b")))
    assert Answer(("<a>",)) in [read(kept) for kept in shelf.kept.values()]


def test_answers_on_their_way_when_the_run_is_broken_off_are_kept() -> None:
    shelf, gate = Shelf(), threading.Barrier(2, timeout=10)

    def script(text: str, _: int) -> None:
        if text == "b":
            gate.wait()

    results = asking(Service(script, workers=2), cache=shelf).translate(texts("a", "b"))
    assert said([next(results)]) == ["<a>"]
    results.close()
    gate.wait()  # the thread may end
    assert Answer(("<a>",)) in [read(kept) for kept in shelf.kept.values()]


def test_no_more_is_sent_than_allowed_and_the_rest_is_no_rejection() -> None:
    meter = Meter(Allowance(5))
    service = Service()
    results = list(asking(service, meter=meter).translate(texts("four", "three", "a")))
    assert said(results) == ["<four>", "!", "<a>"]
    assert results[1] is UNASKED
    assert (meter.characters, meter.withheld, meter.allowance.left) == (5, 1, 0)


def test_paragraphs_are_not_cut_by_batches() -> None:
    seen: list[list[str]] = []

    class Whole(Service):
        def translate(self, requests: Sequence[Request]) -> Iterator[Result]:
            seen.append([request.text for request in requests])
            yield from super().translate(requests)

    requests = [Request((str(n),), unit=unit) for n, unit in enumerate([0, 0, 1, 1, 1, 2])]
    list(asking(Whole(batch=1, paragraphs=True)).translate(requests))
    assert seen == [["0", "1"], ["2", "3", "4"], ["5"]]
    seen.clear()
    list(asking(Whole(batch=4)).translate(requests))
    assert seen == [["0", "1", "2", "3"], ["4", "5"]]


def test_a_session_that_answers_too_little_is_no_answer() -> None:
    class Short(Service):
        def translate(self, requests: Sequence[Request]) -> Iterator[Result]:
            return super().translate(requests[:1])

    assert said(asking(Short()).translate(texts("a", "b"))) == ["<a>", "!the engine gave no answer"]
