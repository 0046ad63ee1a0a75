"""Language codes of the engines, from and to BCP 47."""

from __future__ import annotations

import pytest

from translate.engines.languages import google_code, libre_codes, mode_pair, script_of, serves
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
