"""The same words, however they are typed, and the way back to what was typed."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.terminology.normal import fold, is_word, normalise, read, tokens

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=30) | st.text(
    "aé\u0301\u0327\u200b\u00ad\u00a0\u202f \n\t’'\u2011-КǴ한각\u1100\u1161\u11a8กा", max_size=30
)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("cafe\u0301", "café"),
        ("so\u00adft\u200b", "soft"),
        ("e\u200b\u0301", "é"),
        ("rail\u00a0war", "rail war"),
        ("rail \u202f\n\t war", "rail war"),
        ("rail\u200b \u200b war", "rail war"),
        ("People’s", "People's"),
        ("м’ясо мʼясо", "м'ясо м'ясо"),
        ("Z\u2011cars", "Z-cars"),
        ("\u1112\u1161\u11ab\u1100\u116e\u11a8", "한국"),
        ("می\u200cخواهم", "میخواهم"),
    ],
)
def test_normalise(typed, plain):
    """What the eye takes for the same is the same."""
    assert normalise(typed) == plain


@given(TEXTS)
@settings(deadline=None)
def test_normal_form(text):
    """Normalising is idempotent, gives NFC, and does not depend on composition."""
    norm = normalise(text)
    assert normalise(norm) == norm
    assert unicodedata.is_normalized("NFC", norm)
    assert normalise(unicodedata.normalize("NFC", text)) == norm
    assert normalise(unicodedata.normalize("NFD", text)) == norm


@given(TEXTS)
@settings(deadline=None)
def test_way_back(text):
    """Spans lie in the text in order, and what stands there normalises to what was found."""
    found = read(text)
    last = (0, 0)
    for at, character in enumerate(found.norm):
        start, end = found.span(at, at + 1)
        assert 0 <= start < end <= len(text)
        assert last <= (start, end)
        assert character in normalise(text[start:end])
        last = (start, end)
    if found.norm:
        start, end = found.span(0, len(found.norm))
        assert normalise(text[start:end]) == found.norm


@given(TEXTS)
@settings(deadline=None)
def test_tokens_cover_the_text(text):
    """Nothing is lost between tokens."""
    norm = normalise(text)
    assert "".join(tokens(norm)) == norm
    assert all(tokens(norm))


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("KGB's Z-cars_1", ["KGB", "'", "s", " ", "Z", "-", "cars_1"]),
        ("PIN-код", ["PIN", "-", "код"]),
        ("使用Z标志", ["使", "用", "Z", "标", "志"]),
        ("KGB는 러시아", ["KGB", "는", " ", "러시아"]),
        ("الـKGB", ["الـ", "KGB"]),
        ("किताब KGB", ["किताब", " ", "KGB"]),
        ("ကို", ["ကို"]),
        ("x\u0327y", ["x\u0327y"]),
    ],
)
def test_tokens(text, cut):
    """Words keep their marks; scripts without spaces give one token a character."""
    assert tokens(text) == cut


def test_fold_knows_turkish():
    """Letter case goes by the language."""
    assert fold("DIŞ İŞLERİ", "tr") == "dış işleri"
    assert fold("DIS", "en") == "dis"
    assert fold("Straße", "de") == fold("STRASSE", "de")


def test_is_word():
    """Letters, marks and digits, but not where words have no edges."""
    assert all(map(is_word, "aЯ9_\u0301한"))
    assert not any(map(is_word, " -'用ไか"))
