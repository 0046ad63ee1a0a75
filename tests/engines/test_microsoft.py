"""Azure Translator v3, through deep-translator, against its protocol."""

from __future__ import annotations

import pytest

from engines.fakes import pair, ports, shown, text
from engines.services import KEY, Direct, Service
from translate.engines.base import Answer, EngineAuth, EngineError, Mark, Rejected, Request, TermHint
from translate.engines.microsoft import PLUGIN
from translate.errors import EngineMissing
from translate.model.locale import parse

EN = parse("en")
HERE = {"url": "http://127.0.0.1:1/"}
SECRET = {"MICROSOFT_API_KEY": KEY}


@pytest.fixture
def service():
    return Service("microsoft")


def opened(service, target="es", source=EN, **settings):
    """A session that reaches the service without a network."""
    use = ports(http=Direct(service), secrets=SECRET)
    return PLUGIN.open(source, parse(target), ports=use, settings={**HERE, **settings})


def one(session, *parts, **more):
    """The result for one request."""
    (result,) = session.translate([Request(parts, **more)])
    return result


@pytest.mark.parametrize(
    ("given", "query", "header"),
    [({}, {}, None), ({"region": "westeurope", "category": "abc-NEWS"}, {"category": "abc-NEWS"}, "westeurope")],
)
def test_the_protocol(service, given, query, header):
    with opened(service, **given) as session:
        assert one(session, "The house is big.") == Answer(("¡The house is big.!",))
    (call,) = service.log  # no list of languages
    assert (call.method, call.path) == ("POST", "/translate")
    assert call.fields == {"api-version": "3.0", "from": "en", "to": "es", "textType": "html", **query}
    assert call.data == [{"Text": "The house is big."}]
    assert call.headers["ocp-apim-subscription-key"] == KEY
    assert call.headers.get("ocp-apim-subscription-region") == header
    assert call.headers["content-type"] == "application/json"


def test_marks_are_tags_and_text_is_escaped(service):
    service.translate = lambda words: words.replace("this", "este").replace("See", "Vea")
    with opened(service) as session:
        result = one(session, " See ", *pair(3, "this & <that>"), " in ", Mark(9, "void"), " A&B. ")
    assert shown(result.parts) == " Vea <3>este & <that></3> in <9/> A&B. "
    assert service.log[0].data == [
        {
            "Text": 'See <span id="g1">this &amp; &lt;that&gt;</span> in <span class="notranslate" id="x2">XQZ2</span> A&amp;B.'
        }
    ]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ('Vea <span id="g1">a <span class="notranslate" id="x2">XQZ2</span></span>', "Vea <0>a <1/></0>"),
        ('En <span class="notranslate" id="x2">XQZ2</span> <span id="g1">a</span>', "En <1/> <0>a</0>"),
        ('En <span class="notranslate" id="x2"> xqz2 </span> <span id="g1">a</span>', "En <1/> <0>a</0>"),
        ('Vea <span id="g1">a</span>', None), ('XQZ2 <span id="g1">a</span>', None),
        ('<span class="notranslate" id="x2">otro</span> <span id="g1">a</span>', None),
        ('<span class="notranslate" id="x2">XQZ2</span> <span id="g1">a', None),
        ('<span class="notranslate" id="x2">XQZ2</span> <span id="g1">a</span></span>', None),
        ('<span class="notranslate" id="x2">XQZ2</span> <span>a</span>', None),
        ('<span class="notranslate" id="x2">XQZ2</span> <span id="g1">a</span><script>b</script>', None),
    ],
)  # fmt: skip
def test_tags_are_read_strictly(service, answer, expected):
    service.said_between_tags = lambda _: answer
    with opened(service) as session:
        result = one(session, "See ", *pair(0, "it in ", Mark(1, "void")))
    assert (shown(result.parts) if isinstance(result, Answer) else None) == expected


def test_batches_stay_below_its_limits(service):
    requests = [text(f"The house number {n} is big.") for n in range(150)]
    long = [text(f"{n} " + "word " * 1900) for n in range(9)]
    with opened(service) as session:
        results = list(session.translate([*requests, *long]))
    assert all(isinstance(result, Answer) for result in results)
    assert len(service.log[0].data) == 100
    assert all(sum(len(entry["Text"]) for entry in call.data) <= 50_000 for call in service.log)


TERMS = (
    TermHint("KGB", "KGB", inflect=False),
    TermHint("Z-car", 'coche "Z"', inflect=False),
    TermHint("house", "casa"),
)


def test_fixed_terms_go_as_a_dictionary_if_wanted(service):
    service.translate = lambda words: words
    with opened(service, glossary="own") as session:
        assert session.takes_terms
        result = one(session, "A Z-car & the KGB's house.", terms=TERMS)
    assert result.text == 'A coche "Z" & the KGB\'s house.'
    assert service.log[0].data == [{
        "Text": 'A <mstrans:dictionary translation="coche &quot;Z&quot;">Z-car</mstrans:dictionary> &amp; the '
        '<mstrans:dictionary translation="KGB">KGB</mstrans:dictionary>\'s house.'
    }]  # fmt: skip


def test_not_unless_wanted_nor_without_english(service):
    with opened(service) as session:
        assert not session.takes_terms
        one(session, "The KGB.", terms=TERMS)
    with opened(service, "uk", source=parse("de"), glossary="own") as session:
        assert not session.takes_terms
        service.translate = lambda _: "КДБ."
        one(session, "Der KGB.", terms=TERMS)
    assert all(b"mstrans" not in call.body for call in service.log)


def test_a_dictionary_tag_that_comes_back_is_refused(service):
    service.said_between_tags = lambda _: 'La <mstrans:dictionary translation="KGB">KGB</mstrans:dictionary>.'
    with opened(service, glossary="own") as session:
        assert isinstance(one(session, "The KGB.", terms=TERMS), Rejected)


def test_without_a_key_or_with_a_broken_setting(service):
    assert "MICROSOFT_API_KEY" in PLUGIN.available(ports(), {}).hint
    with pytest.raises(EngineMissing, match="MICROSOFT_API_KEY"):
        PLUGIN.open(EN, parse("es"), ports=ports(), settings={})
    with pytest.raises(EngineAuth):
        PLUGIN.open(EN, parse("es"), ports=ports(secrets={"MICROSOFT_API_KEY": "a\r\nX: b"}), settings={})
    for wrong in ({"region": "west europe"}, {"category": "a\nb"}, {"glossary": "theirs"}):
        with pytest.raises(EngineError, match=next(iter(wrong))):
            opened(service, **wrong)
