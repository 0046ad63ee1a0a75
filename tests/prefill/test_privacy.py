"""What a service gets to read, and what comes back into its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.engines import marks
from translate.engines.base import Answer, Mark, Parts, Request, TermHint, text_of
from translate.prefill.parts import put_together, take_apart
from translate.prefill.privacy import FIRST, cleaned, leaks, mask, put_back, unmask
from translate.terminology.load import load, merge_private
from translate.terminology.private import PrivateTerms, private_terms

PUBLIC = "version: 1\nsource: en\n"
SECRET = """version: 1
source: en
concepts:
- {id: s1, en: {term: Jane Doe, forms: [Doe]}, targets: {es: {term: Juana Pérez}, ru: {term: Джейн Доу}}}
patterns:
- {id: phones, kind: phone}
- {id: case-numbers, regex: 'case \\d{4}/\\d\\d'}
"""


@pytest.fixture(scope="module")
def private() -> PrivateTerms:
    return private_terms(merge_private(load(PUBLIC, "a"), load(SECRET, "b")))


def void(n: int) -> Mark:
    return Mark(FIRST + n, "void")


@pytest.mark.parametrize(
    ("msgid", "shown", "names"),
    [
        ("Jane Doe spoke.", (void(0), " spoke."), ["Jane Doe"]),
        ("We saw JANE\u00a0DOE’s car.", ("We saw ", void(0), "’s car."), ["JANE\u00a0DOE"]),
        ("Doe and Doe", (void(0), " and ", void(1)), ["Doe", "Doe"]),
        ("<em>Jane</em> Doe spoke", (Mark(0, "open"), void(0), Mark(0, "close"), " ", void(1), " spoke"), ["Jane", "Doe"]),
        ("Ja<b>ne D</b>oe", (void(0), Mark(0, "open"), void(1), Mark(0, "close"), void(2)), ["Ja", "ne D", "oe"]),
        ("Call +44 20 7946<br/> 0958!", ("Call ", void(0), Mark(0, "void"), " ", void(1), "!"), ["+44 20 7946", "0958"]),
        ("In case 1234/22, she", ("In ", void(0), ", she"), ["case 1234/22"]),
        ("Nobody spoke.", ("Nobody spoke.",), []),
    ],
)  # fmt: skip
def test_private_text_becomes_marks(private: PrivateTerms, msgid: str, shown: Parts, names: list[str]) -> None:
    parts = take_apart(msgid).parts
    masked = mask(parts, private)
    assert masked.parts == shown
    assert list(masked.becomes.values()) == names
    assert not leaks(text_of(masked.parts), private)
    assert mask(masked.parts, private).parts == masked.parts
    back = put_back(Answer(masked.parts), masked.becomes)
    assert back.parts == marks.join(parts)
    assert unmask(Answer(masked.parts), parts, private) == back


WORDS = st.sampled_from(["Jane Doe", "doe", "JANE-DOE", "+44 20 7946 0958", "case 1234/22", "saw", " ", ", ", "<b>", "</b>", "’s", "car", "J.", "Jane", "ane", "x", "12 ", "说"])  # fmt: skip


@given(st.lists(WORDS, max_size=12).map("".join))
def test_nothing_private_is_left_and_nothing_is_lost(msgid: str) -> None:
    private = private_terms(merge_private(load(PUBLIC, "a"), load(SECRET, "b")))
    marked = take_apart(msgid)
    request = cleaned(Request(marked.parts, ("", msgid)), private)
    if request is None:
        return
    assert not leaks(request.text, private) or any(m.index >= FIRST for m in request.marks)
    assert all(not leaks(part, private) for part in request.parts if isinstance(part, str))
    assert not any(leaks(text, private) for text in request.key)
    encoded = marks.encode(request.parts)
    assert encoded is not None
    assert not leaks(encoded.text, private)
    back = unmask(Answer(request.parts), marked.parts, private)
    assert put_together(back.parts, marked.written) == put_together(marks.join(marked.parts), marked.written)


def test_the_sources_own_words_come_back_never_a_private_rendering(private: PrivateTerms) -> None:
    parts: Parts = ("She met jane doe.",)
    answer = Answer(("Se encontró con ", void(0), "."), unknown=("encontró",))
    found = unmask(answer, parts, private)
    assert found.text == "Se encontró con jane doe."
    assert found.unknown == ("encontró",)


def test_words_do_not_grow_together(private: PrivateTerms) -> None:
    parts: Parts = ("Doe met Doe",)
    assert unmask(Answer(("con", void(1), void(0), "a")), parts, private).text == "con Doe Doe a"
    assert unmask(Answer(("说", void(0), "说", void(1), ".")), parts, private).text == "说Doe说Doe."


def test_a_translation_into_a_third_locale_is_private_as_well(private: PrivateTerms) -> None:
    request = cleaned(Request(("Приехала Джейн Доу.",)), private)
    assert request is not None
    assert request.parts == ("Приехала ", void(0), ".")


def test_what_stands_around_a_text_is_left_out_if_it_is_private(private: PrivateTerms) -> None:
    request = Request(
        ("They met.",),
        ("", "They met."),
        ("Jane Doe came.", "Then rain."),
        3,
        (TermHint("Z-car", "coche Z"), TermHint("Doe", "Pérez"), TermHint("She", "Juana Pérez")),
        (("They sat.", "Se sentaron."), ("They saw her.", "Vieron a Juana Pérez."), ("Call +44 20 7946 0958", "Llame")),
    )
    found = cleaned(request, private)
    assert found == Request(
        request.parts, request.key, ("", "Then rain."), 3, (request.terms[0],), (request.examples[0],)
    )


def test_the_key_holds_the_text_too(private: PrivateTerms) -> None:
    found = cleaned(Request(("Jane Doe came.",), ("", "Jane Doe came.")), private)
    assert found is not None
    assert found.key == ("", "")
    shut = cleaned(Request(("She came.",), ("", "<a>Jane</a> Doe")), private)
    assert shut is not None
    assert shut.key == ("", "")


def test_what_cannot_be_masked_is_not_sent(private: PrivateTerms, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever escapes the masks, if the last look still sees it, there is no request."""
    monkeypatch.setattr(
        "translate.prefill.privacy.mask", lambda parts, _: type("M", (), {"parts": parts, "becomes": {}})
    )
    assert cleaned(Request(("Ja", Mark(0, "open"), "ne Do", Mark(0, "close"), "e")), private) is None


def test_nothing_private_nothing_changed(private: PrivateTerms) -> None:
    request = Request(("They met ", Mark(0, "void"), " at 10:30."), ("", "k"), ("a", "b"), 1)
    assert cleaned(request, private) == request
