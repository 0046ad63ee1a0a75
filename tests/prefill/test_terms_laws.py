"""What holds of every text, answer and glossary."""

from __future__ import annotations

import re
import time
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.prefill.test_terms import parts, pipeline, shown
from translate.engines.base import Answer, Mark, Rejected, Request
from translate.engines.marks import verify
from translate.prefill.terms.pipeline import TermOutcome

TERMS = [
    "RF",
    "KGB",
    "relay cabinet",
    "Relay cabinets",
    "police",
    "general mobilisation",
    "mobilisation",
    "security officials",
    "so-called",
]
SAID = ["RF", "FR", "el", "la", "del", "policía", "policial", "armario de relés", "gabinete", "de", "movilización general", "oficiales de seguridad", "y", "en"]  # fmt: skip


@st.composite
def texts(draw: st.DrawFn, words: list[str]) -> str:
    """Words with codes around and between."""
    out = []
    for number, word in enumerate(draw(st.lists(st.sampled_from(words), min_size=1, max_size=7))):
        kind = draw(st.sampled_from(["word", "word", "word", "pair", "void", "inside"]))
        if kind == "pair":
            out.append(f"<{number}>{word}</{number}>")
        elif kind == "void":
            out.append(f"{word}<{number}/>")
        elif kind == "inside":
            half = len(word) // 2
            out.append(f"{word[:half]}<{number}>{word[half:]}</{number}>")
        else:
            out.append(word)
    return " ".join(out)


@settings(max_examples=150, deadline=None)
@given(
    texts([*TERMS, "the", "of"]),
    texts(SAID),
    st.sampled_from(["echo", "upper", "tokens first", "reject", "drop", "noise"]),
)
def test_law_codes_stay_tokens_go_and_what_is_told_is_true(source: str, answer: str, manner: str) -> None:
    def engine(text: str) -> str | Rejected:
        if manner == "reject" or (manner == "drop" and "XQZ" in text):
            return Rejected("no")
        if manner == "tokens first":
            tokens = re.findall(r"XQZ\d", text)
            return " ".join(tokens) + " " + re.sub(r"XQZ\d", "", text)
        return text.lower() if manner == "noise" else text.upper() if manner == "upper" else f"el {text} y"

    made = pipeline(engine)
    request, result = Request(parts(source)), Answer(parts(answer))
    (done,) = made.apply([request], [result], article="a")
    assert isinstance(done.result, Answer)
    text = done.result.text
    assert not re.search(r"(?i)xqz", text)
    token_path = any(outcome is TermOutcome.TOKEN for _, outcome in done.outcomes)
    if not token_path:
        assert verify(result.parts, done.result.parts) == ""
    marks = Counter(part for part in done.result.parts if isinstance(part, Mark))
    assert marks in (
        Counter(result.parts[i] for i in range(len(result.parts)) if isinstance(result.parts[i], Mark)),
        Counter(request.marks),
    )
    told = Counter(concept for concept, outcome in done.outcomes if outcome is not TermOutcome.FAILED)
    for concept_id, count in told.items():
        found = made.matcher.find_target(made.matcher.concept(concept_id), text, "es")
        assert len(found) >= count, (shown(done.result.parts), done.outcomes)


@settings(max_examples=100, deadline=None)
@given(texts([*TERMS, "the"]), texts(SAID))
def test_law_twice_is_once(source: str, answer: str) -> None:
    made = pipeline(lambda text: text)
    request = Request(parts(source))
    (once,) = made.apply([request], [Answer(parts(answer))], article="a")
    if all(outcome is not TermOutcome.FAILED for _, outcome in once.outcomes):
        made.translate.calls.clear()
        (twice,) = made.apply([request], [once.result], article="a")
        assert twice.result is once.result
        assert {outcome for _, outcome in twice.outcomes} <= {TermOutcome.NATIVE}
        assert made.translate.calls == []


@given(texts(["the", "house", "of", "Minsk"]), texts(SAID))
def test_law_without_terms_it_is_the_same_object(source: str, answer: str) -> None:
    result = Answer(parts(answer), ("el",))
    (done,) = pipeline({}).apply([Request(parts(source))], [result], article="a")
    assert done.result is result
    assert done.outcomes == ()


def test_long_texts_take_no_quadratic_time() -> None:
    made = pipeline(lambda text: text)

    def seconds(count: int) -> float:
        source = Request(
            tuple(part for n in range(count) for part in ("The relay cabinet of the RF. ", Mark(n, "void")))
        )
        answer = Answer(tuple(part for n in range(count) for part in ("El relay cabinet del RF. ", Mark(n, "void"))))
        begin = time.perf_counter()
        (done,) = made.apply([source], [answer], article="a")
        assert {outcome for _, outcome in done.outcomes} == {TermOutcome.SWAPPED}
        return time.perf_counter() - begin

    seconds(10)
    small, large = seconds(100), seconds(1000)
    assert large < 30 * small + 0.5
