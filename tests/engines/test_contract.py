"""What every engine owes its caller, whichever it is."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import urllib.parse
from collections import Counter
from dataclasses import replace
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path

import pytest

from engines import tiny
from engines.chat_server import answering
from engines.fakes import SENTENCES, Canned, pair, ports, shown, text
from engines.services import PROTOCOLS, SECRETS, Direct, Service
from translate.engines.base import Answer, Engine, EngineError, HttpReply, Mark, Rejected, Request
from translate.engines.marks import verify
from translate.errors import EngineMissing, OutboundDenied
from translate.model.locale import parse
from translate.project.models import ModelFolders
from translate.registry import discover

ENGINES = discover("translate.engines", Engine)
EN, ES = parse("en"), parse("es")
SETTINGS = {
    "chat": {"url": "https://chat.example/v1/", "model": "m"},
    "libretranslate": {"url": "https://translate.example/"},
}

REQUESTS = [
    *map(text, SENTENCES),
    Request(("See ", *pair(0, "this report"), " and ", Mark(1, "void"), " now.")),
    Request((*pair(0, "The ", *pair(1, "big"), " house"), " of ", *pair(2, "Minsk"), ".")),
    Request(("  2024  ",)),
    Request(()),
    Request((Mark(0, "void"),)),
    Request(("\n The house.\t",)),
]


def echo(method: str, url: str, body: bytes) -> HttpReply:
    """A service that answers with accents, in the form its address calls for."""
    address = urllib.parse.urlsplit(url)
    fields = dict(urllib.parse.parse_qsl(address.query or body.decode()))
    return HttpReply(200, {}, json.dumps({"translatedText": fields["q"].replace("e", "é")}).encode())


def accents(name: str) -> object:
    """A port whose other end answers with accents, in the engine's own protocol."""
    if name == "chat":
        return Canned(answering(lambda words: words.replace("e", "é")))
    if name not in PROTOCOLS:
        return Canned(echo)
    service = Service(name)
    service.translate = lambda words: words.replace("e", "é")
    return Direct(service)


class TinyModels:
    """A port ``Models`` with one real model, made when it is first asked for; none where the libraries are missing."""

    @cached_property
    def folders(self) -> ModelFolders:
        self.place = tempfile.TemporaryDirectory()
        if find_spec("ctranslate2") and find_spec("sentencepiece"):
            tiny.build(Path(self.place.name, "opus-mt-en-es"), render=tiny.accented)
        return ModelFolders(home=Path(self.place.name))

    def installed(self, folder):
        return self.folders.installed(folder)

    def load(self, model, **how):
        return self.folders.load(model, **how)


MODELS = TinyModels()


def opened(name, **given):
    """A session, or a skip with the reason if this machine has no such pair."""
    engine, settings = ENGINES[name], SETTINGS.get(name, {})
    use = replace(ports(**{"secrets": SECRETS, **given}), models=MODELS if name == "ctranslate2" else None)
    if not engine.supports(EN, ES, ports=use, settings=settings):
        pytest.skip(f"{name} has no en → es here: {engine.available(use, settings)}")
    return engine.open(EN, ES, ports=use, settings=settings)


def test_the_folder_is_the_list():
    assert {"apertium", "chat", "pseudo", *PROTOCOLS} <= set(ENGINES)


@pytest.mark.parametrize("name", ENGINES)
def test_order_and_number_are_kept_and_marks_verified(name, offline):
    with opened(name, http=accents(name)) as session:
        results = list(session.translate(REQUESTS))
    assert len(results) == len(REQUESTS)
    answered = 0
    for request, result in zip(REQUESTS, results, strict=True):
        if isinstance(result, Rejected):
            assert result.reason, "a rejection says why"
            continue
        answered += 1
        assert verify(request.parts, result.parts) == ""
        assert (
            result.text[: len(result.text) - len(result.text.lstrip())]
            == request.text[: len(request.text) - len(request.text.lstrip())]
        )
        assert result.text.endswith(request.text[len(request.text.rstrip()) :])
    assert answered >= len(REQUESTS) - 1, [(shown(r.parts), x) for r, x in zip(REQUESTS, results, strict=True)]


@pytest.mark.parametrize("name", ENGINES)
def test_an_answer_does_not_depend_on_its_neighbours(name, offline):
    with opened(name, http=accents(name)) as session:
        together = list(session.translate(REQUESTS))
        backwards = list(session.translate(REQUESTS[::-1]))[::-1]
        alone = [next(iter(session.translate([request]))) for request in REQUESTS]
    assert together == backwards == alone


@pytest.mark.parametrize("name", ENGINES)
def test_nothing_leaves_the_machine_without_permission(name, offline):
    engine, settings = ENGINES[name], SETTINGS.get(name, {})
    with opened(name) as session:
        if engine.is_local(settings):
            assert engine.recipient(settings) == ""
            assert isinstance(next(iter(session.translate([text(SENTENCES[0])]))), Answer)
        else:
            assert engine.sends_data
            host = engine.hosts(settings)[0]
            assert host in engine.recipient(settings)
            with pytest.raises(OutboundDenied, match=host):
                list(session.translate([text(SENTENCES[0])]))


@pytest.mark.parametrize("name", ENGINES)
def test_text_without_letters_is_never_sent(name, offline):
    requests = [text("2024"), text(" … "), text(""), Request((Mark(0, "open"), "5 %", Mark(0, "close")))]
    with opened(name) as session:
        results = list(session.translate(requests))
    assert results == [Answer(request.parts) for request in requests]


@pytest.mark.parametrize("name", ENGINES)
def test_a_text_beyond_the_limit_is_rejected_unsent(name, offline):
    engine = ENGINES[name]
    if engine.max_chars > 100_000:
        pytest.skip("no limit worth the name")
    with opened(name) as session:
        (result,) = session.translate([text("word " * engine.max_chars)])
    assert isinstance(result, Rejected)
    assert str(engine.max_chars) in result.reason


@pytest.mark.parametrize("name", ENGINES)
def test_sessions_close_twice_and_work_on_nothing(name, offline):
    session = opened(name)
    assert list(session.translate([])) == []
    session.close()
    session.close()


@pytest.mark.parametrize("name", ["apertium", *PROTOCOLS])
def test_an_impossible_pair_is_refused_at_once(name, offline):
    engine, settings = ENGINES[name], SETTINGS.get(name, {})
    assert not engine.supports(EN, parse("tlh"), ports=ports(), settings=settings)
    with pytest.raises(EngineMissing):
        engine.open(EN, parse("tlh"), ports=ports(secrets=SECRETS), settings=settings)


@pytest.mark.parametrize("name", ["apertium", *PROTOCOLS])
@pytest.mark.parametrize("value", ["soon", 0, -1, 10_000])
def test_a_senseless_time_out_is_an_error(name, value):
    engine = ENGINES[name]
    if not engine.supports(EN, ES, ports=ports(), settings=SETTINGS.get(name, {})):
        pytest.skip("no en → es here")
    with pytest.raises(EngineError, match="timeout"):
        engine.open(EN, ES, ports=ports(secrets=SECRETS), settings={**SETTINGS.get(name, {}), "timeout": value})


def test_ids_are_unique_and_names_are_for_people():
    assert [name for name, times in Counter(e.name for e in ENGINES.values()).items() if times > 1] == []
    assert all(engine.id == name and engine.name for name, engine in ENGINES.items())


def test_listing_the_engines_imports_no_library():
    program = (
        "import sys; from translate.registry import discover; from translate.engines.base import Engine;"
        "discover('translate.engines', Engine);"
        "print([m for m in ('deep_translator', 'requests', 'bs4', 'babel', 'urllib3', 'numpy', 'sentencepiece', 'ctranslate2') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
