"""Looking up what a locale says, with BCP 47 fallback."""

import pytest

from translate.terminology.glossary import Concept, Source, Target, fallbacks


@pytest.mark.parametrize(
    ("tag", "chain"),
    [
        ("es", ("es",)),
        ("pt-BR", ("pt-BR", "pt")),
        ("zh-Hans-CN", ("zh-Hans-CN", "zh-Hans", "zh")),
        ("de-u-co-phonebk", ("de-u-co-phonebk", "de-u-co", "de")),
    ],
)
def test_fallbacks(tag, chain):
    """RFC 4647 §3.4: the last subtag goes first, a singleton goes with it."""
    assert fallbacks(tag) == chain


KGB = Concept(
    "kgb",
    Source("KGB"),
    targets=(Target("pt", "KGB-PT"), Target("zh-Hans", "克格勃"), Target("es-MX", "la KGB")),
    dnt=("pt-BR", "zh", "es"),
)


@pytest.mark.parametrize(
    ("locale", "term", "keeps"),
    [
        ("pt", "KGB-PT", False),
        ("pt-PT", "KGB-PT", False),
        ("pt-BR", None, True),
        ("zh-Hans-CN", "克格勃", False),
        ("zh-Hant", None, True),
        ("es-AR", None, True),
        ("es-MX", "la KGB", False),
        ("fr", None, False),
    ],
)
def test_nearest_entry_wins(locale, term, keeps):
    """Targets and dnt share one look-up: the more specific of the two decides."""
    target = KGB.target(locale)
    assert (target.term if target else None) == term
    assert KGB.keeps(locale) is keeps
