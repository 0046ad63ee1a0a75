"""Every web engine against its own protocol on 127.0.0.1, when that goes wrong: the right error, and not a word told."""

from __future__ import annotations

import logging
import socket
import sys
import traceback
from concurrent.futures import ThreadPoolExecutor

import pytest

from engines.fakes import ports, text
from engines.services import KEY, PROTOCOLS, SECRETS, Direct, Service
from translate.engines.base import (
    Answer,
    Engine,
    EngineAuth,
    EngineQuota,
    EngineRate,
    EngineTransient,
    EngineUnsupported,
    Rejected,
)
from translate.errors import EngineError, OutboundDenied
from translate.model.locale import parse
from translate.project.http import AllowedHttp, DeniedHttp
from translate.registry import discover

ENGINES = discover("translate.engines", Engine)
EN, ES = parse("en"), parse("es")
WORDS = "The house of the president is big."
FIRST = "The dog sleeps."
IN_THE_ADDRESS = {"google", "mymemory"}
"""Services that know no other way to be asked than an address with the text in it."""
every = pytest.mark.parametrize("name", PROTOCOLS)


def opened(service, **settings):
    """A session with a service on this machine, through the real door."""
    engine = ENGINES[service.protocol]
    settings = {"url": service.url, "timeout": 5, **settings}
    use = ports(http=AllowedHttp(engine.hosts(settings)), secrets=SECRETS)
    return engine.open(EN, ES, ports=use, settings=settings)


def one(session, words=WORDS):
    """The result for one text."""
    (result,) = session.translate([text(words)])
    return result


def told(error: BaseException) -> str:
    """Everything an error could show."""
    linked = [error, error.__cause__, error.__context__]
    return "".join(traceback.format_exception(error)) + "".join(f"{e!s} {e!r} {getattr(e, 'args', '')}" for e in linked)


def check_nothing_told(service: Service, error: BaseException, log: str) -> None:
    """Neither key nor text in an error or a log, the key in no address, and no foreign exception behind ours."""
    assert error.__cause__ is None
    assert error.__context__ is None
    assert KEY not in told(error) + log
    assert "president" not in str(error) + repr(error) + log
    assert all(KEY not in call.path + call.query for call in service.log)
    if service.protocol not in IN_THE_ADDRESS:
        assert all("president" not in call.path + call.query for call in service.log)


@every
def test_an_obedient_service(name, serve, caplog):
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, logger="urllib3")
    service = serve(name)
    with opened(service) as session:
        assert one(session) == Answer((f"¡{WORDS}!",))
    assert "president" not in caplog.text
    assert KEY not in caplog.text
    call = service.log[-1]
    assert call.method == ("GET" if name in IN_THE_ADDRESS else "POST")
    assert call.headers["user-agent"] == "translate-desk"
    assert "cookie" not in call.headers


TRANSIENT = ["500", "502", "503", "504", "408", "html", "empty", "truncated", "cut", "drop"]


@every
@pytest.mark.parametrize("mode", TRANSIENT)
def test_what_may_pass(name, mode, serve, caplog):
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, logger="urllib3")
    service = serve(name)
    with opened(service) as session:
        assert isinstance(one(session, FIRST), Answer)
        service.mode = mode
        with pytest.raises(EngineTransient) as caught:
            one(session)
        check_nothing_told(service, caught.value, caplog.text)
        service.mode = "ok"
        assert one(session) == Answer((f"¡{WORDS}!",)), "the session goes on where it was"


@every
@pytest.mark.parametrize("mode", ["hang", "drip"])
def test_a_service_that_does_not_get_done_is_left(name, mode, serve, caplog):
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, logger="urllib3")
    service = serve(name)
    with opened(service, timeout=0.25) as session:
        one(session, FIRST)
        service.mode = mode
        with pytest.raises(EngineTransient, match=r"within 0\.25 s") as caught:
            one(session)
    check_nothing_told(service, caught.value, caplog.text)


@every
@pytest.mark.parametrize(("mode", "seconds"), [("429", 7.0), ("429 date", 60.0)])
def test_too_many_requests(name, mode, seconds, serve, caplog):
    caplog.set_level(logging.DEBUG)
    service = serve(name)
    with opened(service) as session:
        one(session, FIRST)
        service.mode = mode
        with pytest.raises(EngineRate) as caught:
            one(session)
    assert caught.value.retry_after == seconds
    check_nothing_told(service, caught.value, caplog.text)


@pytest.mark.parametrize(
    ("name", "mode", "kind"),
    [
        ("deepl", "refused", EngineAuth), ("deepl", "wrong door", EngineAuth), ("deepl", "spent", EngineQuota), ("deepl", "529", EngineRate),
        ("deepl", "no pair", EngineUnsupported), ("deepl", "404", EngineUnsupported), ("google", "404", EngineUnsupported), ("google", "robot", EngineRate),
        ("libretranslate", "refused", EngineAuth), ("libretranslate", "401", EngineAuth), ("libretranslate", "402", EngineQuota),
        ("microsoft", "refused", EngineAuth), ("microsoft", "spent", EngineQuota), ("microsoft", "no pair", EngineUnsupported),
        ("mymemory", "refused", EngineAuth), ("mymemory", "spent", EngineQuota), ("mymemory", "spent politely", EngineQuota),
        ("mymemory", "no pair", EngineUnsupported),
        *((name, "redirect", OutboundDenied) for name in PROTOCOLS), *((name, "huge", EngineError) for name in PROTOCOLS),
    ],
)  # fmt: skip
def test_what_will_not_pass(name, mode, kind, serve, caplog, monkeypatch):
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, logger="urllib3")
    monkeypatch.setattr("translate.project.http._LARGEST_REPLY", 40_000)
    service = serve(name)
    with opened(service) as session:
        one(session, FIRST)
        service.mode = mode
        with pytest.raises(kind) as caught:
            one(session)
    assert type(caught.value) is kind
    check_nothing_told(service, caught.value, caplog.text)


ODD = ["same", "empty text", "null text", "number", "message", "page", "long", "mojibake"]


@every
@pytest.mark.parametrize("mode", [*ODD, "nothing", "latin-1", "utf-16"])
def test_what_is_no_translation_is_never_taken_for_one(name, mode, serve):
    if (name, mode) == ("google", "number"):
        pytest.skip("a page has texts only")
    service = serve(name)
    service.translate = lambda words: f"¡{words} ñandú!"
    service.mode = mode
    with opened(service) as session:
        try:
            result = one(session)
        except EngineTransient as error:
            assert mode not in ODD
            check_nothing_told(service, error, "")
        else:
            if mode == "utf-16" and isinstance(result, Answer):  # JSON may be read in its own encoding, and rightly so
                assert result == Answer((f"¡{WORDS} ñandú!",))
            else:
                assert isinstance(result, Rejected), mode
                assert "president" not in result.reason


@every
def test_a_wrong_declaration_of_utf_8_changes_no_letter(name, serve):
    service = serve(name)
    service.mode = "declared"
    service.translate = lambda words: f"¡{words} — ñandú № ł!"
    with opened(service) as session:
        assert one(session) == Answer((f"¡{WORDS} — ñandú № ł!",))


@every
def test_answers_before_an_error_stand(name):
    service = Service(name)
    with_sizes = ENGINES[name].open(
        EN, ES, ports=ports(http=Direct(service), secrets=SECRETS), settings={"url": "http://127.0.0.1/"}
    )
    requests = [text(f"The house number {n} is big.") for n in range(2 * with_sizes.batch)]
    results = with_sizes.translate(requests)
    first = [next(results) for _ in range(with_sizes.batch)]
    assert [result.text for result in first] == [f"¡{request.text}!" for request in requests[: with_sizes.batch]]
    service.mode = "429"
    with pytest.raises(EngineRate):
        next(results)


@every
def test_sessions_never_ask_twice(name):
    service = Service(name)
    service.mode = "503"
    use, settings = ports(http=Direct(service), secrets=SECRETS), {"url": "http://127.0.0.1/"}
    with ENGINES[name].open(EN, ES, ports=use, settings=settings) as session, pytest.raises(EngineTransient):
        one(session)
    assert len(service.log) <= 2, "one for the list of languages, where there is one, and one for the text"
    assert sum(b"president" in call.body or "president" in call.query for call in service.log) <= 1


@pytest.mark.parametrize("name", ["deepl", "microsoft"])
def test_a_text_that_spoils_its_batch_is_found(name):
    service = Service(name)
    service.mode = "one is bad"
    settings = {"url": "http://127.0.0.1/"}
    texts = ["The dog sleeps.", "The poison works.", "The house is big."]
    with ENGINES[name].open(EN, ES, ports=ports(http=Direct(service), secrets=SECRETS), settings=settings) as session:
        results = list(session.translate(list(map(text, texts))))
    assert [isinstance(result, Answer) for result in results] == [True, False, True]
    assert len(service.log) == 4


@pytest.mark.parametrize("name", ["deepl", "microsoft"])
def test_a_batch_with_an_answer_too_few_is_not_dealt_out(name):
    service = Service(name)
    service.mode = "short"
    settings = {"url": "http://127.0.0.1/"}
    with ENGINES[name].open(EN, ES, ports=ports(http=Direct(service), secrets=SECRETS), settings=settings) as session:
        results = list(session.translate([text("The dog sleeps."), text("The house is big.")]))
    assert results == [Rejected("no translation in the service's reply")] * 2


@pytest.fixture
def often():
    """Threads take turns as often as they can."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(usual)


def swapped(name, http, *, per_thread, **settings):
    """Texts whose answer belongs to another one, 8 threads on one session."""
    engine = ENGINES[name]
    with engine.open(EN, ES, ports=ports(http=http, secrets=SECRETS), settings=settings) as session:

        def work(thread: int) -> list[str]:
            words = [f"The house number {thread * 1000 + n} is big." for n in range(per_thread)]
            found = [result.text for result in session.translate(list(map(text, words)))]
            return [a for a, b in zip(found, words, strict=True) if a != f"¡{b}!"]

        with ThreadPoolExecutor(8) as pool:
            return [wrong for wrongs in pool.map(work, range(8)) for wrong in wrongs]


@every
def test_8_threads_with_500_texts_each_never_swap_an_answer(name, often):
    service = Service(name)
    assert swapped(name, Direct(service), per_thread=500, url="http://127.0.0.1/") == []


@every
def test_nor_over_real_connections_of_which_each_thread_has_one(name, serve):
    service = serve(name)
    engine, settings = ENGINES[name], {"url": service.url}
    assert swapped(name, AllowedHttp(engine.hosts(settings)), per_thread=500, **settings) == []
    assert len({call.peer for call in service.log}) <= 8, "kept alive"


@every
def test_nothing_leaves_without_permission(name, monkeypatch):
    def refuse(*args: object, **rest: object) -> None:
        raise AssertionError(f"the network was used: {args}")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    engine = ENGINES[name]
    settings = {"url": "https://mt.example/"}
    others = [host for other in PROTOCOLS if other != name for host in ENGINES[other].hosts({})]
    for http in (DeniedHttp(), AllowedHttp([]), AllowedHttp(others), AllowedHttp(["mt.example.evil.example"])):
        for use in ({"url": "https://mt.example/", **settings}, {} if name != "libretranslate" else settings):
            with engine.open(EN, ES, ports=ports(http=http, secrets=SECRETS), settings=use) as session:
                with pytest.raises(OutboundDenied, match=engine.hosts(use)[0]) as caught:
                    one(session)
                assert KEY not in told(caught.value)
                assert "president" not in str(caught.value)


@every
def test_text_never_goes_out_in_clear(name):
    engine, settings = ENGINES[name], {"url": "http://mt.example/"}
    use = ports(http=AllowedHttp(engine.hosts(settings)), secrets=SECRETS)
    with engine.open(EN, ES, ports=use, settings=settings) as session, pytest.raises(OutboundDenied, match="clear"):
        one(session)


@every
def test_settings_that_are_wrong_are_told_at_once(name):
    engine = ENGINES[name]
    for wrong in (
        {"concurrency": 0},
        {"concurrency": "many"},
        {"concurrency": True},
        {"timeout": 0},
        {"url": "mt.example"},
    ):
        settings = {"url": "https://mt.example/", **wrong}
        with pytest.raises(EngineError, match=next(iter(wrong))):
            engine.open(EN, ES, ports=ports(secrets=SECRETS), settings=settings)


@every
def test_workers_and_version(name):
    engine, settings = ENGINES[name], {"url": "https://mt.example/"}
    usual = engine.open(EN, ES, ports=ports(secrets=SECRETS), settings=settings)
    assert usual.workers == {"google": 2, "mymemory": 1}.get(name, 4)
    assert usual.batch == {"deepl": 50, "microsoft": 100}.get(name, 1)
    assert usual.version
    many = engine.open(EN, ES, ports=ports(secrets=SECRETS), settings={**settings, "concurrency": 8})
    assert (many.workers, many.version) == (8, usual.version)
