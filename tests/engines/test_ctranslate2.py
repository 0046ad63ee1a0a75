"""CTranslate2 with real networks, made by the tests: what goes in, what comes out, what is refused."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

pytest.importorskip("ctranslate2", reason="needs the extra neural")
pytest.importorskip("sentencepiece", reason="needs the extra neural")

from hypothesis import given, settings
from hypothesis import strategies as st

from engines import tiny
from engines.fakes import SENTENCES, pair, ports, shown, text
from engines.tiny import cyrillic
from translate.engines.base import Answer, Mark, Rejected, Request
from translate.engines.ctranslate2 import PLUGIN
from translate.engines.neural.chunks import chunks, together
from translate.engines.neural.model import Model, Output, Side
from translate.engines.neural.names import languages_of, pair_of, tags, told
from translate.engines.neural.reading import check_header, describe, refusal
from translate.engines.neural.session import WINDOW, NeuralSession
from translate.errors import EngineError, EngineMissing
from translate.model.locale import parse
from translate.project.models import ModelFolders

EN, UK = parse("en"), parse("uk")


@pytest.fixture(scope="session")
def home(tmp_path_factory):
    """A folder with one model, en → uk."""
    found = tmp_path_factory.mktemp("models")
    tiny.build(found / "opus-mt-en-uk")
    return found


def with_models(folder):
    """Ports with the models of a folder."""
    return replace(ports(), models=ModelFolders(home=folder))


@pytest.fixture
def session(home, offline):
    """The model, open."""
    with PLUGIN.open(EN, UK, ports=with_models(home), settings={}) as opened:
        yield opened


def ask(session, *requests):
    """The results, marks as people write them; a reason in brackets for a rejection."""
    return [
        f"[{result.reason}]" if isinstance(result, Rejected) else shown(result.parts)
        for result in session.translate([r if isinstance(r, Request) else text(r) for r in requests])
    ]


# With a real network


def test_it_translates(session):
    assert ask(session, SENTENCES[0], "Hello.") == [cyrillic(SENTENCES[0]), "Хелло."]
    assert session.origin == "ctranslate2/opus-mt-en-uk"
    assert session.batch == 32


def test_many_texts_keep_their_order_and_each_its_own_answer(session):
    texts = [" ".join(f"{SENTENCES[n % 4][: 20 + n]} house {n}".split()) for n in range(100)]
    assert ask(session, *texts) == [cyrillic(words) for words in texts]


def test_the_same_question_has_the_same_answer_whoever_is_beside_it(session):
    texts = [*SENTENCES, "The house."]
    assert ask(session, *texts) == [ask(session, one)[0] for one in texts] == ask(session, *texts)


def test_codes_inside_go_as_tokens_and_come_back(session):
    inside = Request(("See ", *pair(0, "this report"), " and ", Mark(1, "void"), " from 2022."))
    nested = Request(("It was ", *pair(0, "The ", *pair(1, "big"), " house"), " of Minsk."))
    assert ask(session, inside, nested) == [
        "Сее <0>тхіс репорт</0> анд <1/> фром 2022.",
        "Іт щас <0>Тхе <1>біг</1> хоусе</0> оф Мінск.",
    ]


def test_codes_at_the_edges_do_not_travel(session):
    wrapped = Request((" ", *pair(3, Mark(4, "void"), "Hello.", *pair(5)), "\t"))
    assert ask(session, wrapped) == [" <3><4/>Хелло.<5></5></3>\t"]


def test_sentences_and_lines_go_one_by_one(session):
    several = Request(("Hello.\n  Nobody was hurt. ", *pair(0, "We thank our readers."), "  Hello."))
    assert ask(session, several) == ["Хелло.\n  Нободи щас хурт. <0>Ще тханк оур реадерс.</0>  Хелло."]


def test_a_code_over_two_sentences_keeps_them_together(session):
    assert ask(session, Request((*pair(0, "Nobody was hurt. We thank"), " our readers."))) == [
        "<0>Нободи щас хурт. Ще тханк</0> оур реадерс."
    ]


def test_a_sentence_beyond_the_window_is_refused_not_cut(session):
    long = "and the house " * 300
    (result,) = session.translate([text(long)])
    assert isinstance(result, Rejected)
    assert f"the model takes {WINDOW}" in result.reason
    many = "Nobody was hurt by the rail war. " * 60
    assert ask(session, many) == [cyrillic(many)]


def test_words_without_letters_stand(session):
    assert ask(session, "2024", " … ", "") == ["2024", " … ", ""]


def test_pieces_the_network_does_not_know_are_named(tmp_path, offline):
    dropped = ["q", "Q", "▁q", "▁Q"]
    tiny.build(tmp_path / "en-uk", drop=dropped)
    with PLUGIN.open(EN, UK, ports=with_models(tmp_path), settings={}) as session:
        known, unknown = session.translate([text("The house was big."), text("The house of Qat was big.")])
    assert known == Answer((cyrillic("The house was big."),))
    assert isinstance(unknown, Answer)
    assert unknown.unknown == ("Qат",)
    assert "Qат" in unknown.text


def test_a_network_that_goes_on_for_ever_is_refused(tmp_path, offline):
    tiny.build(tmp_path / "en-uk", loops=True)
    with PLUGIN.open(EN, UK, ports=with_models(tmp_path), settings={}) as session:
        assert ask(session, "The house was big.", "Nobody was hurt.") == ["[the network did not come to an end]"] * 2


def test_an_answer_in_the_source_language_is_refused(tmp_path, offline):
    tiny.build(tmp_path / "en-uk", render=str)
    with PLUGIN.open(EN, UK, ports=with_models(tmp_path), settings={}) as session:
        assert ask(session, "Nobody was hurt by the house.") == ["[came back untranslated]"]


def test_the_version_is_that_of_the_files(home, tmp_path):
    copy = tmp_path / "opus-mt-en-uk"
    shutil.copytree(home / "opus-mt-en-uk", copy)

    def version():
        with PLUGIN.open(EN, UK, ports=with_models(tmp_path), settings={}) as session:
            return session.version

    with PLUGIN.open(EN, UK, ports=with_models(home), settings={}) as session:
        assert session.version == version()
    (copy / "README.md").write_text("Words about it.", encoding="utf-8")
    assert session.version == version()
    weights = bytearray((copy / "model.bin").read_bytes())
    weights[len(weights) // 2] ^= 1
    (copy / "model.bin").write_bytes(weights)
    assert session.version != version()


@pytest.mark.parametrize(
    ("tokens", "config", "targets"),
    [
        ((">>ukr<<", ">>rus<<"), None, ("uk", "ru")),
        (("eng_Latn", "ukr_Cyrl", "rus_Cyrl"), {"add_source_eos": False, "decoder_start_token": "</s>"}, ("uk", "ru")),
    ],
)
def test_models_of_many_languages_are_told_which(tmp_path, offline, tokens, config, targets):
    """The tiny network writes a token for a token: the first for OPUS-MT, which is no word, so it is seen in the answer."""
    tiny.build(tmp_path / "opus-mt-en-zle", tokens=tokens, config=config)
    use = with_models(tmp_path)
    for tag in targets:
        assert PLUGIN.supports(EN, parse(tag), ports=use, settings={})
        with PLUGIN.open(EN, parse(tag), ports=use, settings={}) as session:
            (answer,) = session.translate([text("Nobody was hurt.")])
        assert isinstance(answer, Answer)
        assert answer.text.endswith("Нободи щас хурт.")
        if config is None:
            assert answer.text.startswith(next(token for token in tokens if parse(tag).language[0] in token[2:4]))
    assert not PLUGIN.supports(EN, parse("es"), ports=use, settings={})


# What there is


def test_pairs_and_the_setting_model(home, tmp_path):
    shutil.copytree(home / "opus-mt-en-uk", tmp_path / "another-en-uk")
    use = replace(ports(), models=ModelFolders(home=home))
    assert PLUGIN.pairs(use, {}) == (("en", "uk"),)
    assert PLUGIN.supports(EN, UK, ports=use, settings={})
    assert not PLUGIN.supports(UK, EN, ports=use, settings={})
    assert not PLUGIN.supports(EN, parse("uk-Latn"), ports=use, settings={})
    assert PLUGIN.supports(parse("en-GB"), parse("uk-UA"), ports=use, settings={})
    assert not PLUGIN.supports(EN, UK, ports=use, settings={"model": "other"})
    assert "'other'" in PLUGIN.available(use, {"model": "other"}).what
    own = {"model": "another-en-uk", "folder": str(tmp_path)}
    with PLUGIN.open(EN, UK, ports=use, settings=own) as session:
        assert session.origin == "ctranslate2/another-en-uk"


def test_without_models_it_says_how_to_get_one(tmp_path):
    for use in (ports(), with_models(tmp_path)):
        assert "translate engines install" in PLUGIN.available(use, {}).hint
        with pytest.raises(EngineMissing, match="engines install"):
            PLUGIN.open(EN, UK, ports=use, settings={})


@pytest.mark.parametrize(
    ("name", "value"),
    [("beam", 0), ("beam", 17), ("beam", "two"), ("threads", -1), ("threads", True), ("precision", "int1")],
)
def test_senseless_settings_are_errors(home, name, value):
    with pytest.raises(EngineError, match=name):
        PLUGIN.open(EN, UK, ports=with_models(home), settings={name: value})


def test_two_sessions_share_a_network(home):
    use = with_models(home)
    with PLUGIN.open(EN, UK, ports=use, settings={}) as one, PLUGIN.open(EN, UK, ports=use, settings={}) as two:
        assert one._network is two._network


def test_precision_is_a_setting(home):
    use = with_models(home)
    with PLUGIN.open(EN, UK, ports=use, settings={"precision": "float32", "beam": 4, "threads": 1}) as session:
        assert ask(session, "The house.") == ["Тхе хоусе."]
        assert ask(session, *["The house was big."] * 3) == ["Тхе хоусе щас біг."] * 3


# With a network that misbehaves


PLAIN = (Side("en"), Side("uk"))


class Odd:
    """A network whose answers a function writes, word by word."""

    version = "1"

    def __init__(self, answer):
        self.answer = answer
        self.batches = []

    def pieces(self, words):
        return [f"▁{word}" for word in words.split()]

    def knows(self, piece):
        return True

    def text(self, pieces):
        return "".join(pieces).replace("▁", " ").strip()

    def run(self, batch, *, prefix, beam, longest):
        self.batches.append([list(pieces) for pieces in batch])
        return [Output(tuple(self.answer(pieces)), ended=True) for pieces in batch]


def odd(answer, *, add_end=False, sides=PLAIN):
    """A session with such a network."""
    model = Model("m", "m", (sides[0],), (sides[1],), add_end)
    network = Odd(answer)
    return NeuralSession(model, network, languages=(EN, UK), beam=2, max_chars=10_000), network


def test_lost_codes_are_refused_with_the_reason():
    session, _ = odd(lambda pieces: [cyrillic(p) for p in pieces if "XQZ" not in p])
    assert ask(session, Request(("The ", *pair(0, "big"), " house."))) == ["[2 of 2 inline codes lost]"]


def test_a_void_at_the_edge_that_got_lost_is_set_back():
    session, network = odd(lambda pieces: [cyrillic(p) for p in pieces if "XQZ" not in p])
    asked = Request((Mark(0, "void"), " attacks the house ", Mark(1, "void")))
    assert ask(session, asked, "The house.") == ["<0/> аттацкс тхе хоусе <1/>", "Тхе хоусе."]
    assert [len(batch) for batch in network.batches] == [2, 1]


def test_a_failure_strikes_one_text_only():
    def answer(pieces):
        if "▁bad" in pieces:
            raise RuntimeError("No position encodings are defined for positions >= 512")
        return map(cyrillic, pieces)

    session, _ = odd(answer)
    assert ask(session, "good one", "bad one", "good too") == ["гоод оне", "[the network failed on it]", "гоод тоо"]


def test_a_network_that_always_fails_ends_the_run():
    def answer(pieces):
        raise RuntimeError("out of memory")

    session, _ = odd(answer)
    with pytest.raises(EngineError, match="in a row"):
        ask(session, "one", "two", "three", "four")


def test_tokens_stand_where_each_kind_of_model_wants_them():
    opus, network = odd(lambda p: ["▁так"], add_end=True, sides=(Side("en"), Side("uk", ">>ukr<<")))
    ask(opus, "yes")
    assert network.batches == [[[">>ukr<<", "▁yes", "</s>"]]]
    nllb, network = odd(lambda p: ["▁так"], add_end=True, sides=(Side("en", "eng_Latn"), Side("uk", "ukr_Cyrl")))
    ask(nllb, "yes")
    assert network.batches == [[["eng_Latn", "▁yes", "</s>"]]]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ([], "an empty answer"),
        (["▁", "⁇"], "a word it does not know"),
        (["▁XQZ7"], "inline codes invented"),
        (["▁yes"] * 9, "no letter of"),
    ],
)
def test_junk_is_refused(answer, reason):
    session, _ = odd(lambda _: answer)
    (said,) = ask(session, "the big old house")
    assert said.startswith("[")
    assert reason in said


def test_a_closed_session_says_so():
    session, _ = odd(lambda p: p)
    session.close()
    with pytest.raises(EngineError, match="closed"):
        ask(session, "yes")


# Names and files


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("opus-mt-en-uk", ("en", "uk")),
        ("Helsinki-NLP_opus-mt-tc-big-en-zle", ("en", "zle")),
        ("opus-mt-mt-en", ("mt", "en")),
        ("opus_mt_en_es-ct2-int8", ("en", "es")),
        ("translate-en_uk-1_9", ("en", "uk")),
        ("argos-en-zt-1.9", ("en", "zt")),
        ("enuk", ("en", "uk")),
        ("eng-ukr", ("eng", "ukr")),
        ("my-old-model", None),
        ("nllb-200-distilled-600M", None),
        ("news", None),
        ("", None),
    ],
)
def test_pairs_in_names(name, codes):
    assert pair_of(name) == codes


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("en", ("en",)), ("ukr", ("uk",)), ("ukr_Cyrl", ("uk-Cyrl",)), ("zho_Hans", ("zh-Hans",)), ("zt", ("zh-Hant",)),
        ("pb", ("pt-BR",)), ("nob", ("nb",)), ("no", ("nb", "no")), ("srp_Latn", ("sr-Latn",)),
        ("hbs", ("hr", "bs", "sr-Latn")), ("x", ()),
    ],
)  # fmt: skip
def test_codes_are_bcp_47_in_the_end(code, found):
    assert tags(code) == found


def test_tokens_of_vocabularies():
    assert told(["▁the", "</s>", ">>ukr<<", ">>cmn_Hans<<"]) == (
        (Side("uk", ">>ukr<<"), Side("zh-Hans", ">>cmn_Hans<<")),
        False,
    )
    assert told(["__en__", "__uk__", "__zh__", "▁_x"]) == (
        (Side("en", "__en__"), Side("uk", "__uk__"), Side("zh", "__zh__")), True,
    )  # fmt: skip
    assert told(["<2en>", "<2uk>", "<2zh_Hant>"])[1] is False
    assert told(["eng_Latn", "word", "__b__", "xx_YY"]) == ((), False)
    assert [side.tag for side in languages_of(["en", "sr-Latn", "?"])] == ["en", "sr-Latn"]


def test_files_that_are_no_model_are_named_for_what_they_are():
    firefox = refusal(["model.enuk.intgemm.alphas.bin", "vocab.enuk.spm", "lex.50.50.enuk.s2t.bin"], "enuk")
    assert "Firefox" in firefox.message
    assert "ct2-marian-converter" in firefox.hint
    assert "transformers" in refusal(["a/model.safetensors"], "x").message
    assert "ct2-opus-mt-converter" in refusal(["a/opus.npz", "a/decoder.yml"], "x").hint
    assert "model.bin" in refusal(["notes.txt"], "x").message


def test_headers():
    def head(kind, version=6):
        return version.to_bytes(4, "little") + (len(kind) + 1).to_bytes(2, "little") + kind.encode() + b"\0" * 9

    check_header(head("TransformerSpec"), "x")
    for wrong in (b"", b"PK\3\4" * 20, head("../etc"), head("TransformerSpec", 0)):
        with pytest.raises(EngineError, match="not CTranslate2's"):
            check_header(wrong, "x")
    for kind in ("WhisperSpec", "TransformerDecoderModelSpec", "TransformerEncoderModelSpec"):
        with pytest.raises(EngineError, match=kind):
            check_header(head(kind), "x")


@pytest.mark.parametrize(
    ("name", "files", "small", "message"),
    [
        ("en-uk", ["model.bin"], {}, "SentencePiece"),
        ("x", ["metadata.json", "model/model.bin", "bpe.model"], {}, "SentencePiece"),
        ("x", ["model.bin", "source.spm", "target.spm"], {}, "which languages"),
        ("en-uk", ["model.bin", "a.spm", "config.json"], {"config.json": b"{"}, "not JSON"),
        ("en-uk", ["model.bin", "a.spm"], {"config.json": b"\xff\xfe"}, "not UTF-8"),
        ("en-uk", ["model.bin", "a.spm"], {"shared_vocabulary.json": b"[" * 100_000}, "not JSON"),
        ("en-uk", ["a.spm"], {}, "no model.bin"),
    ],
)
def test_folders_that_are_not_whole(name, files, small, message):
    with pytest.raises(EngineError, match=message):
        describe(name, folder="", files=files, small=small)


def test_argos_needs_no_end_token_and_transformers_does():
    files = ["metadata.json", "model/model.bin", "sentencepiece.model"]
    argos = {"metadata.json": b'{"from_code": "en", "to_code": "zt"}', "model/config.json": b'{"bos_token": "<s>"}'}
    made = describe("x", folder="", files=files, small=argos)
    assert (made.sources, made.targets, made.add_end) == ((Side("en"),), (Side("zh-Hant"),), False)
    marian = {"config.json": b'{"add_source_eos": false, "bos_token": "<s>", "decoder_start_token": "</s>"}'}
    assert describe("en-uk", folder="", files=["model.bin", "a.spm"], small=marian).add_end
    t5 = {"config.json": b'{"bos_token": "<pad>", "decoder_start_token": "<pad>"}'}
    assert describe("en-uk", folder="", files=["model.bin", "a.spm"], small=t5).add_end
    own = {"translate-desk.json": b'{"sources": ["ru", "uk"], "targets": ["en"]}'}
    by_hand = describe("zle-en", folder="", files=["model.bin", "a.spm"], small=own)
    assert [side.tag for side in by_hand.sources] == ["ru", "uk"]


# Laws

_TEXTS = st.text(alphabet=st.sampled_from("ab. !?\n“”AB é"), max_size=40)


@st.composite
def requests(draw):
    """Texts with balanced marks."""
    parts, stack, number = [], [], 0
    for _ in range(draw(st.integers(0, 8))):
        kind = draw(st.sampled_from(["text", "open", "close", "void"]))
        if kind == "text":
            parts.append(draw(_TEXTS))
        elif kind == "close" and stack:
            parts.append(Mark(stack.pop(), "close"))
        elif kind in ("open", "void"):
            parts.append(Mark(number, kind))
            stack += [number] if kind == "open" else []
            number += 1
    parts += [Mark(index, "close") for index in reversed(stack)]
    return tuple(part for part in parts if part != "")


@given(requests())
@settings(max_examples=300)
def test_chunks_put_together_are_the_text(parts):
    from translate.engines.marks import join, verify

    made = chunks(parts, "en")
    assert together([(chunk, chunk.inner) for chunk in made], target="uk") == join(parts)
    for chunk in made:
        assert verify(chunk.inner, chunk.inner) == "", "the codes of what is translated balance"


@given(requests())
@settings(max_examples=60)
def test_whatever_is_asked_comes_back_with_its_codes(parts):
    from translate.engines.marks import verify

    session, _ = odd(lambda pieces: [cyrillic(piece) for piece in pieces])
    (result,) = session.translate([Request(parts)])
    if isinstance(result, Answer):
        assert verify(parts, result.parts) == ""
    else:
        assert result.reason
