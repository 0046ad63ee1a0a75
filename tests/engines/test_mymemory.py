"""MyMemory, through deep-translator: HTTP says 200 whatever happened, so the reply itself is read."""

from __future__ import annotations

import pytest

from engines.fakes import pair, ports, shown, text
from engines.services import SPENT, Direct, Service, told
from translate.engines.base import Answer, EngineError, EngineQuota, EngineRate, EngineTransient, Rejected, Request
from translate.engines.mymemory import PLUGIN
from translate.model.locale import parse

EN = parse("en")
HERE = {"url": "http://127.0.0.1:1/"}
WORDS = "The house of the president is big."


@pytest.fixture
def service():
    return Service("mymemory")


def opened(service, target="es", **settings):
    """A session that reaches the service without a network."""
    return PLUGIN.open(EN, parse(target), ports=ports(http=Direct(service)), settings={**HERE, **settings})


def one(session, *parts):
    """The result for one request."""
    (result,) = session.translate([Request(parts)])
    return result


@pytest.mark.parametrize(("given", "fields"), [({}, {}), ({"email": "desk@example.org"}, {"de": "desk@example.org"})])
def test_the_protocol(service, given, fields):
    with opened(service, **given) as session:
        assert one(session, WORDS) == Answer((f"¡{WORDS}!",))
    (call,) = service.log
    assert (call.method, call.path) == ("GET", "/get")
    assert call.fields == {"q": WORDS, "langpair": "en|es", **fields}


def test_it_is_asked_over_https(offline):
    assert PLUGIN.home.startswith("https://")
    assert PLUGIN.hosts({}) == ("api.mymemory.translated.net",)


@pytest.mark.parametrize("email", ["two words", "a\nb", 5, "я@example.org"])
def test_an_email_that_is_none(service, email):
    with pytest.raises(EngineError, match="email"):
        opened(service, email=email)


def test_marks_survive(service):
    with opened(service) as session:
        assert shown(one(session, "See ", *pair(0, "this report"), " now.").parts) == "¡See <0>this report</0> now.!"


@pytest.mark.parametrize(
    ("words", "sent"),
    [("а" * 249, True), ("а" * 250, False), ("a" * 499, True), ("a" * 500, False), ("😀a" * 100, False)],
)
def test_its_limit_is_in_bytes(service, words, sent):
    service.translate = lambda words: words.upper()
    with opened(service, "uk") as session:
        result = one(session, words)
    assert bool(service.log) is sent
    if not sent:
        assert isinstance(result, Rejected)
        assert "499" in result.reason
    assert all(len(call.fields["q"].encode()) <= 500 for call in service.log)


def replying(service, status: object, answer: object, details: str = "", **more: object) -> None:
    data = {"responseData": {"translatedText": answer}, "responseDetails": details, "responseStatus": status, **more}
    service.answer = lambda call: told(200, data)


@pytest.mark.parametrize(
    ("status", "answer", "details", "kind"),
    [
        (200, SPENT, "", EngineQuota), ("429", SPENT, SPENT, EngineQuota), ("429", "", "TOO MANY", EngineRate), (503, "", "", EngineTransient),
        ("500", "Casa", "", EngineTransient),
    ],
)  # fmt: skip
def test_its_errors(service, status, answer, details, kind):
    replying(service, status, answer, details)
    with opened(service) as session, pytest.raises(kind):
        one(session, WORDS)


def test_a_quota_that_ends_with_this_very_answer_ends_the_run(service):
    replying(service, 200, "La casa del presidente es grande.", quotaFinished=True)
    with opened(service) as session, pytest.raises(EngineQuota):
        one(session, WORDS)


@pytest.mark.parametrize(
    ("status", "answer"),
    [
        ("403", "NO QUERY SPECIFIED. EXAMPLE REQUEST: GET?Q=HELLO&LANGPAIR=EN|IT"), ("403", "La casa del presidente es grande."),
        (200, ""), (200, None), (200, "  "), (200, ["La casa"]),
    ],
)  # fmt: skip
def test_what_is_no_translation(service, status, answer):
    replying(service, status, answer)
    with opened(service) as session:
        assert isinstance(one(session, WORDS), Rejected)


def test_a_translation_of_another_sentence_is_none(service):
    service.mode = "fuzzy"
    with opened(service) as session:
        assert one(session, WORDS) == Rejected("only another sentence is known to the service")


def test_nor_is_the_first_of_its_matches(service):
    service.mode = "empty text"
    with opened(service) as session:
        assert "perro" not in getattr(one(session, WORDS), "text", "")


def test_entities_of_its_memories_are_read(service):
    service.translate = lambda _: "La casa &quot;grande&quot; del presidente &amp; su perro&#39;s."
    with opened(service) as session:
        assert one(session, WORDS).text == 'La casa "grande" del presidente & su perro\'s.'
        service.translate = lambda words: words.replace("entity", "entidad")
        assert one(session, "The entity &quot; is one.").text == "The entidad &quot; is one."


def test_one_worker_by_default(service):
    assert opened(service).workers == 1
    assert [r.text for r in opened(service).translate([text("A dog."), text("A cat.")])] == ["¡A dog.!", "¡A cat.!"]
