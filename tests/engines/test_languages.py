"""Language codes of the engines, from and to BCP 47."""

from __future__ import annotations

import pytest

from translate.engines.languages import (
    deepl_codes,
    google_code,
    libre_codes,
    microsoft_code,
    mode_pair,
    mymemory_code,
    script_of,
    serves,
)
from translate.model.locale import parse


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("es", "es"), ("he", "iw"), ("jv", "jw"), ("nb", "no"), ("no", "no"), ("fil", "tl"), ("zh", "zh-CN"), ("zh-Hans", "zh-CN"),
        ("zh-TW", "zh-TW"), ("zh-Hant-HK", "zh-TW"), ("pt-BR", "pt"), ("sr", "sr"), ("sr-Cyrl", "sr"), ("sr-Latn", None),
        ("ay", "ay"), ("tlh", None), ("es-419", "es"), ("uz-Cyrl", None),
    ],
)  # fmt: skip
def test_google(tag, code):
    assert google_code(parse(tag)) == code


@pytest.mark.parametrize(
    ("tag", "codes"),
    [
        ("uk", ("uk",)), ("he", ("he",)), ("zh-Hans", ("zh-Hans", "zh")), ("zh-TW", ("zh-Hant", "zt")),
        ("pt-BR", ("pt-BR", "pb", "pt")), ("pt", ("pt",)), ("no", ("nb",)), ("ay", ()), ("sr-Latn", ()),
    ],
)  # fmt: skip
def test_libretranslate(tag, codes):
    assert libre_codes(parse(tag)) == codes


@pytest.mark.parametrize(
    ("source", "target", "codes"),
    [
        ("en", "uk", ("EN", "UK")), ("en", "nl", ("EN", "NL")), ("uk", "en", ("UK", "EN-US")), ("uk", "en-GB", ("UK", "EN-GB")),
        ("uk", "en-IE", ("UK", "EN-GB")), ("pt-BR", "es", ("PT", "ES")), ("en", "pt", ("EN", "PT-BR")), ("en", "pt-PT", ("EN", "PT-PT")),
        ("en", "zh", ("EN", "ZH-HANS")), ("en", "zh-TW", ("EN", "ZH-HANT")), ("zh-Hant", "en", ("ZH", "EN-US")), ("en", "es-MX", ("EN", "ES-419")),
        ("en", "es-ES", ("EN", "ES")), ("en", "no", ("EN", "NB")), ("en", "sr", ("EN", "SR")), ("en", "sr-Latn", None), ("en", "fil", ("EN", "TL")),
        ("en", "ku", ("EN", "KMR")), ("en", "tlh", None), ("en", "en-GB", None), ("en-GB", "en", None), ("en", "am", None),
    ],
)  # fmt: skip
def test_deepl(source, target, codes):
    assert deepl_codes(parse(source), parse(target)) == codes


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("uk", "uk"), ("nl", "nl"), ("pt", "pt"), ("pt-BR", "pt"), ("pt-PT", "pt-pt"), ("zh", "zh-Hans"), ("zh-HK", "zh-Hant"), ("sr", "sr-Cyrl"),
        ("sr-Latn", "sr-Latn"), ("fr-CA", "fr-ca"), ("fr-CH", "fr"), ("no", "nb"), ("he", "he"), ("mn", "mn-Cyrl"), ("ku", "kmr"), ("ckb", "ku"),
        ("tl", "fil"), ("uz-Cyrl", None), ("be", None), ("nn", None),
    ],
)  # fmt: skip
def test_microsoft(tag, code):
    assert microsoft_code(parse(tag)) == code


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("uk", "uk"), ("nl", "nl"), ("nl-BE", "nl-BE"), ("pt", "pt-PT"), ("pt-BR", "pt-BR"), ("zh", "zh-CN"), ("zh-Hant", "zh-TW"), ("sr", "sr-Cyrl-RS"),
        ("sr-Latn", "sr-Latn-RS"), ("es-419", "es-419"), ("en", "en"), ("no", "nb"), ("he", "he"), ("tlh", None), ("uz-Cyrl", None),
    ],
)  # fmt: skip
def test_mymemory(tag, code):
    assert mymemory_code(parse(tag)) == code


@pytest.mark.parametrize(
    ("mode", "pair"),
    [
        ("eng-spa", (("en",), ("es",))), ("en-es", (("en",), ("es",))), ("rus-ukr", (("ru",), ("uk",))),
        ("spa-cat", (("es",), ("ca",))), ("eng-cat", (("en",), ("ca",))), ("spa-eng_US", (("es",), ("en-US",))),
        ("es-pt_BR", (("es",), ("pt-BR",))), ("spa-cat_valencia", (("es",), ("ca-valencia",))),
        ("hbs_HR-eng", (("hr",), ("en",))), ("eng-hbs", (("en",), ("hr", "bs", "sr-Latn"))),
        ("nno-nob", (("nn",), ("nb",))), ("oci@aran-cat", (("oc-Aran",), ("ca",))),
        ("eng-spa-tagger", None), ("README", None), ("eng", None),
    ],
)  # fmt: skip
def test_apertium_modes(mode, pair):
    assert mode_pair(mode) == pair


@pytest.mark.parametrize(
    ("tag", "locale", "rank"),
    [
        ("en-US", "en-US", 3), ("en", "en-US", 2), ("en", "en", 3), ("en-US", "en", 1), ("en-US", "en-GB", 0), ("es", "en", 0),
        ("sr-Latn", "sr-Latn", 3), ("sr-Latn", "sr", 0), ("sr", "sr-Latn", 0), ("ca-valencia", "ca", 1), ("ca", "ca-ES", 2),
    ],
)  # fmt: skip
def test_who_serves_whom(tag, locale, rank):
    assert serves(tag, parse(locale)) == rank


def test_scripts():
    scripts = {tag: script_of(parse(tag)) for tag in ("sr", "sr-Latn", "zh", "zh-TW", "uk", "ar", "ja", "xx")}
    assert scripts == {
        "sr": "Cyrl", "sr-Latn": "Latn", "zh": "Hans", "zh-TW": "Hant", "uk": "Cyrl", "ar": "Arab", "ja": "Jpan", "xx": "",
    }  # fmt: skip
