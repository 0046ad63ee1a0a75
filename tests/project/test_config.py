"""The configuration: every problem at once, each with its line, and never a crash."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from translate.errors import UsageError
from translate.project.config import glob, load


def problems(text: str) -> list[str]:
    """What is wrong with a configuration."""
    with pytest.raises(UsageError) as raised:
        load(text, "translate.toml")
    return [str(problem) for problem in raised.value.problems]


def test_defaults() -> None:
    config = load("", "translate.toml")
    assert (config.source_locale.tag, config.locales, config.ready, config.drafts) == ("en", (), 0.9, "never")


def test_all_problems_at_once_with_their_lines() -> None:
    text = 'format = 2\nlocales = ["es", "x y", "es"]\nsegmentatoin = "word"\n[publish]\nready = 7\ndrafts = "all"\n'
    found = problems(text)
    assert len(found) == 6
    assert any("translate.toml:3: unknown key 'segmentatoin'" in p and "'segmentation'" in p for p in found)
    assert any("translate.toml:1: format 2 is newer" in p for p in found)
    assert any("translate.toml:5: ready" in p for p in found)
    assert any("translate.toml:6: drafts must be one of never, marked" in p for p in found)


@pytest.mark.parametrize(
    "text",
    [
        "locales = 3", "locales = [3]", "locales = [[]]", "source-locale = []", "ready = 3", "publish = 3", "format = true",
        'locales = ["es"]\n[locale.es]\ninclude = 3', 'locales = ["es"]\n[locale.es]\nplurals = "all"', "locale = 3",
        'locales = ["es"]\nlocale.es = 3', "[locales]\nes = 3", "[prefill]\nengines = 3", "[prefill]\nengines = [3]",
        "engines = 3", "[engines]\ngoogle = 3", "[engines.deepl]\napi-key = 'x'", "[publish]\nready = nan",
        'locales = ["en"]', "[locale.it]\npreparing = true", "x", '"" = 1', 'locales = ["es"]\n[locale.es]\nname = 3',
        'locales = ["es"]\n[locales.it]\npreparing = true', 'locales = ["es", "es_ES@euro"]', "format = 99999",
    ],
)  # fmt: skip
def test_wrong_configurations_are_usage_errors(text: str) -> None:
    assert all(p.startswith("translate.toml") for p in problems(text))


@given(st.recursive(
    st.one_of(st.booleans(), st.integers(0, 9), st.text("aes", max_size=3)),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(
        st.sampled_from("format source-locale locales locale publish prefill engines privacy ready es include".split()),
        inner, max_size=3),
    max_leaves=8,
))  # fmt: skip
@example({"locale": {"es": {"include": 3}}, "locales": ["es"]})
def test_no_value_crashes_it(value: object) -> None:
    text = "".join(f"{k} = {toml(v)}\n" for k, v in value.items()) if isinstance(value, dict) else f"x = {toml(value)}"
    with suppress(UsageError):
        assert load(text, "translate.toml").source_locale


def toml(value: object) -> str:
    """A value as TOML."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{k} = {toml(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return str(value).lower() if isinstance(value, bool) else f"'{value}'" if isinstance(value, str) else str(value)


def test_locales_in_any_spelling_find_their_settings() -> None:
    config = load('locales = ["pt-br", "ay-x-desk"]\n[locale.pt_BR]\npreparing = true\n', "translate.toml")
    assert config.settings(config.locale("pt-BR")).preparing
    plurals = "nplurals=3; plural=(n==1 ? 0 : n>1 ? 1 : 2);"
    custom = load(f'[locales.tlh]\nname = "Klingon"\ndirection = "rtl"\nplurals = "{plurals}"\n', "translate.toml")
    (klingon,) = custom.locales
    assert (klingon.name, klingon.direction, klingon.plural_forms) == ("Klingon", "rtl", plurals)


def test_a_locale_unknown_to_cldr_is_a_warning() -> None:
    assert "unknown to CLDR" in str(load('locales = ["tlh"]', "translate.toml").warnings[0])


def test_secrets_never_stand_in_a_file() -> None:
    assert any("DEEPL_API_KEY" in p for p in problems('[engines.deepl]\nauth-token = "s3cret"'))
    assert not any("s3cret" in p for p in problems('[engines.deepl]\nauth-token = "s3cret"'))


@pytest.mark.parametrize(
    ("article", "pattern", "matches"),
    [
        ("2026/a", "2026/**", True), ("2026/b/a", "2026/**", True), ("20261/a", "2026/**", False), ("a", "**", True),
        ("2026/a", "2026/*", True), ("a[1]", "a[1]", False), ("a", "A", False),
    ],
)  # fmt: skip
def test_globs(article: str, pattern: str, matches: bool) -> None:
    assert glob(article, pattern) is matches


def test_selectors_and_sentences_are_read() -> None:
    config = load(
        "locales = ['es']\n[extract]\ninclude = ['pre']\nattributes = ['tab@label']\nfront-matter = ['hero.text']\n"
        "[sentences]\nrules = 'desk.srx'\nabbreviations = ['Lt.', 'обл.']\n",
        "translate.toml",
    )
    assert (config.rules.include, config.rules.attributes, config.front_matter) == (
        ("pre",),
        ("tab@label",),
        ("hero.text",),
    )
    assert (config.sentence_rules, config.abbreviations) == ("desk.srx", ("Lt.", "обл."))


def test_selectors_are_judged_where_they_stand() -> None:
    found = problems("locales = ['es']\n[extract]\nexclude = ['p[']\nattributes = ['href']\n[sentences]\nrule = 'x'")
    assert any("p[" in p and ":3" in p for p in found)
    assert any("'href' is no attribute that holds text" in p for p in found)
    assert any("Did you mean 'rules'?" in p for p in found)
