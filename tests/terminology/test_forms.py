"""The index of listed forms, and who wins where candidates overlap."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.terminology.forms import Candidate, Evidence, Form, FormIndex, candidates, longest_first, words
from translate.terminology.glossary import Case


def found(form, text, case=Case.SMART, language="en"):
    """What a single form matches in a text."""
    given_words = words(text, language)
    index = FormIndex([Form(form, 0, case=case)], language)
    return [text[slice(*given_words.span(one))] for one in candidates(index, given_words)]


@pytest.mark.parametrize(
    ("form", "case", "text", "matches"),
    [
        ("KGB", Case.EXACT, "KGB kgb Kgb", ["KGB"]),
        ("RF", Case.SMART, "RF rf Rf", ["RF"]),
        (
            "rail war",
            Case.SMART,
            "rail war, Rail war, Rail War, RAIL WAR, rAil war",
            ["rail war", "Rail war", "Rail War", "RAIL WAR"],
        ),
        ("Z-car", Case.SMART, "Z-car Z-Car Z-CAR z-car", ["Z-car", "Z-Car", "Z-CAR"]),
        ("Z-car", Case.IGNORE, "z-CAR", ["z-CAR"]),
        ("élan", Case.SMART, "Élan ÉLAN e\u0301lan elan", ["Élan", "ÉLAN", "e\u0301lan"]),
        ("m2", Case.SMART, "m2 M2", ["m2", "M2"]),
    ],
)
def test_letter_case(form, case, text, matches):
    """Exact, smart and ignore, word by word."""
    assert found(form, text, case) == matches


def test_turkish_letters():
    """İ belongs to i and I to ı there, and nowhere else."""
    assert found("istanbul", "İstanbul Istanbul", language="tr") == ["İstanbul"]
    assert found("istanbul", "İstanbul Istanbul") == ["Istanbul"]


@pytest.mark.parametrize(
    ("form", "text", "count"),
    [
        ("KGB", "the KGB's, KGB’nin, KGB-wide, (KGB) «KGB» KGB: KGB.", 7),
        ("KGB", "xKGB KGBs KGB_ 2KGB KGB\u0301 ÉKGB", 0),
        ("PIN", "PIN-код", 1),
        ("Z-cars", "Z\u2011cars Z-\u200bcars Z cars Zcars", 2),
        ("rail war", "rail\u00a0war rail\u202f war rail\nwar railwar rail-war", 3),
        ("soft", "so\u00adft", 1),
        ("KGB", "白俄罗斯KGB说 ベラルーシKGBは", 2),
        ("克格勃", "前克格勃特工", 1),
        ("КДБ", "КДБ-шник КДБу", 1),
        ("ไทย", "ประเทศไทยและ", 1),
        ("KGB", "KGB는 والـKGB", 2),
        ("C++", "C++ C++, C++11 aC++", 2),
        ("[", "a [ b", 1),
        ("", "anything", 0),
        ("\u200b", "any\u200bthing", 0),
    ],
)
def test_boundaries(form, text, count):
    r"""A form stands alone: `(?<!\w)form(?!\w)`, but not in scripts without spaces."""
    assert len(found(form, text)) == count


def test_grapheme_edges():
    """A match never ends before a mark that belongs to its last letter, spaces between words or not."""
    assert found("कित", "किताब") == []
    assert found("ที", "ที่") == []


def test_overlap():
    """Longer first, wherever it begins; what is left over is filled from the left."""
    forms = [Form("a b", 0), Form("b c d", 1), Form("d", 2), Form("a", 3)]
    given_words = words("a b c d a b", "en")
    chosen = longest_first(candidates(FormIndex(forms, "en"), given_words))
    assert [(one.form.text, one.start) for one in chosen] == [("a", 0), ("b c d", 2), ("a b", 8)]


def test_strong_before_weak():
    """What a later rule only guesses gives way to what is listed, at equal length."""
    weak = Candidate(Form("ab", 0), 0, 2, Evidence.WEAK)
    strong = Candidate(Form("bc", 1), 1, 3)
    assert longest_first([weak, strong]) == [strong]


INTERVALS = st.lists(st.tuples(st.integers(0, 20), st.integers(1, 6)), max_size=15)


@given(INTERVALS)
@settings(deadline=None)
def test_longest_first(intervals):
    """Chosen ones do not overlap; each that was left out overlaps a chosen one that is at least as long."""
    offered = [Candidate(Form("x", at), start, start + length) for at, (start, length) in enumerate(intervals)]
    chosen = longest_first(offered)
    assert all(one.end <= two.start for one, two in pairwise(chosen))
    for one in set(offered) - set(chosen):
        assert any(
            two.start < one.end and one.start < two.end and two.end - two.start >= one.end - one.start for two in chosen
        )
