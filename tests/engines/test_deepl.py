"""DeepL's API of today, through deep-translator, against its protocol on 127.0.0.1."""

from __future__ import annotations

import dataclasses
import json
import xml.etree.ElementTree as ET
from concurrent.futures import ThreadPoolExecutor

import pytest

from engines.fakes import pair, ports, shown, text
from engines.services import KEY, Direct, Service
from translate.engines.base import Answer, EngineAuth, EngineError, Mark, Rejected, Request, TermHint
from translate.engines.deepl import PLUGIN
from translate.engines.deepl_glossary import NAME
from translate.errors import EngineMissing, OutboundDenied
from translate.model.locale import parse
from translate.project.http import AllowedHttp

EN = parse("en")
SECRET = {"DEEPL_API_KEY": KEY}
HERE = {"url": "http://127.0.0.1:1/"}


def opened(service, target="es", **settings):
    """A session that reaches the service without a network."""
    return PLUGIN.open(
        EN, parse(target), ports=ports(http=Direct(service), secrets=SECRET), settings={**HERE, **settings}
    )


@pytest.fixture
def service():
    return Service("deepl")


def one(session, *parts, **more):
    """The result for one request."""
    (result,) = session.translate([Request(parts, **more)])
    return result


def test_the_protocol(serve):
    service = serve("deepl")
    settings = {"url": service.url}
    use = ports(http=AllowedHttp(PLUGIN.hosts(settings)), secrets=SECRET)
    with PLUGIN.open(EN, parse("es"), ports=use, settings=settings) as session:
        assert one(session, "The house is big.") == Answer(("¡The house is big.!",))
    (call,) = service.log
    assert (call.method, call.path, call.query) == ("POST", "/v2/translate", "")
    assert call.headers["authorization"] == f"DeepL-Auth-Key {KEY}"
    assert call.headers["content-type"] == "application/json"
    assert call.data == {
        "text": ["The house is big."], "source_lang": "EN", "target_lang": "ES", "preserve_formatting": True,
        "split_sentences": "nonewlines", "tag_handling": "xml", "tag_handling_version": "v2",
    }  # fmt: skip
    assert KEY.encode() not in call.body


@pytest.mark.parametrize(("key", "host"), [("abc", "api.deepl.com"), ("abc:fx", "api-free.deepl.com")])
def test_the_key_tells_the_address(key, host, offline):
    use = ports(secrets={"DEEPL_API_KEY": key})
    assert host in PLUGIN.hosts({})
    with (
        PLUGIN.open(EN, parse("es"), ports=use, settings={}) as session,
        pytest.raises(OutboundDenied, match=rf"gone to {host}"),
    ):
        one(session, "The house is big.")


def test_marks_are_tags_and_text_is_escaped(service):
    service.translate = lambda words: words.replace("this", "este").replace("See", "Vea")
    with opened(service) as session:
        result = one(session, " See ", *pair(3, "this & <that>"), " in ", Mark(9, "void"), " A&B. ")
    assert shown(result.parts) == " Vea <3>este & <that></3> in <9/> A&B. "
    (sent,) = service.log[0].data["text"]
    assert sent == 'See <g id="1">this &amp; &lt;that&gt;</g> in <x id="2"/> A&amp;B.'
    ET.fromstring(f"<all>{sent}</all>")


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ('Vea <g id="1">este</g>', "lost"), ('Vea <g id="1">este</g> <x id="2"/> <x id="2"/>', "too many"),
        ('<g id="1">a</g> <g id="1">b</g> <x id="2"/>', "too many"), ('Vea <g id="1">este <x id="2"/>', "balance"),
        ('Vea <g id="7">este</g> <x id="2"/>', "invented"), ('Vea <b>este</b> <x id="2"/>', "invented"),
        ('Vea <g id="1">este</x> <x id="2"/>', "nest"), ('Vea <g>este</g> <x id="2"/>', "invented"),
        ('Vea <g id="1">este</g> <x id="2">algo</x>', "filled"),
    ],
)  # fmt: skip
def test_damaged_tags_are_refused(service, answer, reason):
    service.said_between_tags = lambda _: answer
    with opened(service) as session:
        result = one(session, "See ", *pair(3, "this"), " in ", Mark(9, "void"))
    assert isinstance(result, Rejected)
    assert reason in result.reason


@pytest.mark.parametrize(
    "answer",
    [
        'Vea <g id="1">este</g> en <x id="2"/>',
        "Vea <g id='1'>este</g> en <x id=\"2\"></x>",
        'Vea <g id="1"> este </g> en <x id="2" />',
    ],
)
def test_tags_in_other_clothes_are_read(service, answer):
    service.said_between_tags = lambda _: answer
    with opened(service) as session:
        assert shown(one(session, "See ", *pair(3, "this"), " in ", Mark(9, "void")).parts) == "Vea <3>este</3> en <9/>"


@pytest.mark.parametrize("target", ["sq", "bs", "hr", "mk", "sr"])
def test_some_languages_get_addresses_of_mail_for_tags(service, target):
    cyrillic = target in ("mk", "sr")
    service.translate = lambda words: words.replace("See", "Види" if cyrillic else "Vidi")
    with opened(service, target) as session:
        result = one(session, "See ", *pair(3, "this"), Mark(9, "void"), " & so on")
    assert shown(result.parts) == f"{'Види' if cyrillic else 'Vidi'} <3>this</3><9/> & so on"
    data = service.log[0].data
    assert data["text"] == ["See ph1a@tb.x this ph1b@tb.x ph2@tb.x & so on"]
    assert "tag_handling" not in data


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Vidi ph1a@tb.x ovo ph1b@tb.x.", "Vidi <3>ovo</3>."), ("Vidi Ph1A@TB.x ovo PH1B@tb.X.", "Vidi <3>ovo</3>."),
        ("Vidi ph 1a @ tb . x ovo ph1b@tb.x.", "Vidi <3>ovo</3>."), ("Vidi ph1a@tb.x ovo.", None), ("Vidi ph1b@tb.x ovo ph1a@tb.x.", None),
        ("Vidi ph1a@tb.x ovo ph1b@tb.x ph4@tb.x.", None), ("Vidi ph1а@tb.x ovo ph1б@tb.x.", "Vidi <3>ovo</3>."),
    ],
)  # fmt: skip
def test_they_are_read_leniently_and_verified(service, answer, expected):
    service.translate = lambda _: answer
    with opened(service, "hr") as session:
        result = one(session, "See ", *pair(3, "this"), ".")
    assert (shown(result.parts) if isinstance(result, Answer) else None) == expected


def test_a_text_with_such_an_address_is_not_sent(service):
    with opened(service, "hr") as session:
        assert isinstance(one(session, "Write to me@tb.example."), Rejected)
    assert service.log == []


def test_batches_have_50_texts_and_stay_below_128_kib(service):
    short = [text(f"The house number {n} is big.") for n in range(120)]
    long = [text("Большой дом стоит на холме. " * 200 + str(n)) for n in range(25)]
    with opened(service, "uk") as session:
        service.translate = lambda words: "Будинок " + words
        results = list(session.translate([*short, *long]))
    assert all(isinstance(result, Answer) for result in results)
    sizes = [len(call.data["text"]) for call in service.log]
    assert sum(sizes) == 145
    assert sizes[:2] == [50, 50]
    assert max(len(call.body) for call in service.log) < 128 * 1024


def test_what_need_not_be_sent_does_not_cut_a_batch(service):
    requests = [text("The dog."), text("2024"), text("The cat."), text("word " * 3000), text("The end.")]
    with opened(service) as session:
        results = list(session.translate(requests))
    assert [type(result) for result in results] == [Answer, Answer, Answer, Rejected, Answer]
    assert results[1].text == "2024"
    assert [call.data["text"] for call in service.log] == [["The dog.", "The cat.", "The end."]]


@pytest.mark.parametrize(
    ("given", "sent"), [({}, None), ({"formality": "more"}, "prefer_more"), ({"formality": "less"}, "prefer_less")]
)
def test_formality(service, given, sent):
    with opened(service, **given) as session:
        one(session, "The dog.")
    assert service.log[0].data.get("formality") == sent


@pytest.mark.parametrize("wrong", [{"formality": "very"}, {"context": "yes"}, {"glossary": "abc"}])
def test_wrong_settings(service, wrong):
    with pytest.raises(EngineError, match=next(iter(wrong))):
        opened(service, **wrong)


def test_a_paragraph_is_context_only_if_wanted(service):
    requests = [
        Request(("The dog sleeps.",), around=("Before.", "It is old."), unit=4),
        Request(("It is old.",), around=("The dog sleeps.", "Behind."), unit=4),
        Request(("Another.",), around=("It is old.", ""), unit=5),
        Request(("Alone here.",), key=("", "a")),
    ]
    with opened(service) as session:
        list(session.translate(requests))
        assert not session.paragraphs
    with opened(service, context=True) as session:
        list(session.translate(requests))
        assert session.paragraphs
    assert [call.data.get("context") for call in service.log] == [
        None, "Before. The dog sleeps. It is old. Behind.", "It is old. Another.", "Alone here.",
    ]  # fmt: skip


def test_versions_differ_where_answers_may(service):
    ways = [{}, {"formality": "more"}, {"context": True}, {"glossary": "own"}]
    assert len({opened(service, **way).version for way in ways}) == 4


def test_without_a_key():
    assert "DEEPL_API_KEY" in PLUGIN.available(ports(), {}).hint
    with pytest.raises(EngineMissing, match="DEEPL_API_KEY"):
        PLUGIN.open(EN, parse("es"), ports=ports(), settings={})


@pytest.mark.parametrize("key", ["a b", "a\nb", "ключ"])
def test_a_key_that_can_be_none_is_not_repeated(key):
    with pytest.raises(EngineAuth) as caught:
        PLUGIN.open(EN, parse("es"), ports=ports(secrets={"DEEPL_API_KEY": key}), settings={})
    assert key not in str(caught.value)


# Its own glossary

RF = TermHint("Russian Federation", "Federación Rusa")
DOG = TermHint("dog", "can")


def about(words, *terms):
    return Request((words,), terms=terms)


def test_no_glossary_unless_wanted(service):
    with opened(service) as session:
        assert not session.takes_terms
        list(session.translate([about("The dog sleeps.", DOG)]))
    assert [call.path for call in service.log] == ["/v2/translate"]


def test_terms_become_a_glossary_that_is_used(service):
    service.translate = lambda words: words
    with opened(service, glossary="own") as session:
        assert session.takes_terms
        (result,) = session.translate([about("The dog of the Russian Federation sleeps.", DOG, RF)])
    assert result.text == "The can of the Federación Rusa sleeps."
    (glossary,) = service.glossaries.values()
    assert glossary == {
        "name": NAME, "dictionaries": {("en", "es"): {"Russian Federation": "Federación Rusa", "dog": "can"}},
    }  # fmt: skip
    assert all(KEY not in call.path + call.query and KEY.encode() not in call.body for call in service.log)


def test_the_glossary_is_one_and_holds_what_this_run_needs(service):
    service.glossaries = {
        "a": {"name": "theirs", "dictionaries": {}},
        "b": {"name": NAME, "dictionaries": {("en", "es"): {"old": "viejo"}, ("en", "de"): {"dog": "Hund"}}},
        "c": {"name": NAME, "dictionaries": {}},
    }
    with opened(service, glossary="own") as session:
        list(session.translate([about("The dog.", DOG)]))
        list(session.translate([about("The dog again.", DOG)]))
        list(session.translate([about("The Russian Federation.", RF)]))
        list(session.translate([text("No term here.")]))
    assert service.glossaries == {
        "a": {"name": "theirs", "dictionaries": {}},
        "b": {"name": NAME, "dictionaries": {
            ("en", "es"): {"dog": "can", "Russian Federation": "Federación Rusa"}, ("en", "de"): {"dog": "Hund"},
        }},
    }  # fmt: skip
    assert [(call.method, call.path) for call in service.log if "v3" in call.path] == [
        ("GET", "/v3/glossaries"), ("DELETE", "/v3/glossaries/c"), ("PUT", "/v3/glossaries/b/dictionaries"), ("PATCH", "/v3/glossaries/b"),
    ]  # fmt: skip
    asked = [call.data.get("glossary_id") for call in service.log if call.path == "/v2/translate"]
    assert asked == ["b", "b", "b", None]


def test_threads_share_one_glossary(service):
    terms = [TermHint(f"term{n}", f"término{n}") for n in range(40)]
    with opened(service, glossary="own") as session, ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda term: list(session.translate([about(f"The {term.source} sleeps.", term)])), terms))
    (glossary,) = service.glossaries.values()
    assert glossary["dictionaries"][("en", "es")] == {term.source: term.target for term in terms}


def test_what_no_glossary_can_hold_is_left_out(service):
    odd = [
        TermHint("a\tb\n c", "x  y"),
        TermHint("long", "я" * 513),
        TermHint("", "x"),
        dataclasses.replace(DOG, inflect=False),
    ]
    with opened(service, glossary="own") as session:
        list(session.translate([about("The dog.", *odd)]))
    (glossary,) = service.glossaries.values()
    assert glossary["dictionaries"][("en", "es")] == {"a b c": "x y", "dog": "can"}


def test_a_glossary_that_cannot_be_had_is_no_error(service):
    service.mode = "no glossaries"
    with opened(service, glossary="own") as session:
        (result,) = session.translate([about("The dog.", DOG)])
        assert isinstance(result, Answer)
        list(session.translate([about("The Russian Federation.", RF)]))
    assert [call.path for call in service.log] == ["/v3/glossaries", "/v2/translate", "/v2/translate"]


def test_a_glossary_that_vanishes_is_no_error(service):
    with opened(service, glossary="own") as session:
        list(session.translate([about("The dog.", DOG)]))
        service.glossaries.clear()
        (result,) = session.translate([about("The dog sleeps.", DOG)])
        assert isinstance(result, Answer)
    assert [json.loads(call.body).get("glossary_id") for call in service.log[-2:]] == ["00000000-0000", None]
