"""Two pages: what may be written where, and how sure it is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.alignment.build import aligned, article, cyrillic, longer, page, paragraphs, scores, texts
from tests.strategies import soup
from translate.alignment.pages import FITS, LEAST, SURE, align
from translate.html.assemble import unit_problem

FILLER = [found[0] for found in paragraphs(12)]
"""Enough of a page for the few sentences of a test to have a place in it."""


def both(source, old, *, change=longer):
    """Blocks among others that are translated; gives the alignment."""
    half = len(FILLER) // 2
    return aligned(
        page([*FILLER[:half], *source, *FILLER[half:]]),
        page([*map(change, FILLER[:half]), *old, *map(change, FILLER[half:])], language="es"),
    )


def test_a_page_aligned_to_itself_gives_every_segment_itself():
    source = """<html lang="en"><head><title>T</title><meta name="description" content="Of it."></head><body>
    <h1>T</h1><p>One <a href="/1">two</a>. Three <em>four</em>! “Five?” six.</p><ul><li>Seven<li>Seven<li>Eight</ul>
    <img src="a" alt="Nine"><p>Ten.</p><script type="application/ld+json">{"headline": "T"}</script></body></html>"""
    made = article(source)
    found = align(made, made, languages=("en", "en"))
    assert found.fit >= 95
    assert texts(found, least=SURE) == {s.msgid: s.msgid for unit in made.units for s in unit.segments}
    assert (found.missing, found.unused) == ((), ())


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(soup(longest=30), soup(longest=30))
def test_any_two_pages_give_text_that_can_be_shown(one, two):
    source = article(one)
    found = align(source, article(two, language="es"), languages=("en", "es"))
    places = {}
    for unit in source.units:
        for number, segment in enumerate(unit.segments):
            places.setdefault(segment.key, []).append((unit, number))
    keys = [key for draft in found.drafts if not draft.problem for key in draft.keys]
    assert len(keys) == len(set(keys)), "no message has two"
    for draft in found.drafts:
        assert 0 <= draft.score <= 100
        if draft.problem:
            continue
        for unit, _ in places[draft.keys[0]]:
            targets = [None] * len(unit.segments)
            for key, text in zip(draft.keys, draft.targets, strict=True):
                targets[[s.key for s in unit.segments].index(key)] = text
            assert unit_problem(unit, tuple(targets)) is None
    told = {key for draft in found.drafts for key in draft.keys} | {missing.key for missing in found.missing}
    assert told == set(places), "every message is told of"


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(soup(longest=30))
def test_soup_aligned_to_itself(page):
    made = article(page)
    found = align(made, made, languages=("en", "en"))
    assert all(draft.targets == (draft.keys[0][1],) for draft in found.drafts if not draft.problem)


def test_the_head_goes_by_name():
    source = """<html><head><meta name="description" content="How it began"><title>Rail war</title>
    <meta property="og:title" content="The rail war"></head><body><p>Three cabinets.</p></body></html>"""
    old = """<html><head><title>Guerra</title><meta property="og:title" content="La guerra">
    <meta name="description" content="Cómo empezó"></head><body><p>Tres armarios.</p></body></html>"""
    found = texts(aligned(source, old))
    assert found["How it began"] == "Cómo empezó"
    assert found["Rail war"] == "Guerra"
    assert found["The rail war"] == "La guerra"


def test_two_sentences_that_became_one():
    """The text stands at the first, ``<empty/>`` at the second, and the unit can be shown so."""
    one = "The old soldiers of both armies walked slowly over the wide field."
    two = "They said nothing to each other in the whole evening, which was long."
    found = both([f"{one} {two}"], [f"{longer(one[:-1])} y {longer(two)}"])
    assert texts(found)[two] == "<empty/>"
    assert texts(found)[one] == f"{longer(one[:-1])} y {longer(two)}"
    draft = next(d for d in found.drafts if len(d.keys) == 2)
    assert draft.keys == (("", one), ("", two))
    assert LEAST <= draft.score < SURE


def test_two_sentences_that_became_one_are_left_out_where_one_occurs_again():
    one = "The old soldiers of both armies walked slowly over the wide field."
    two = "They said nothing to each other in the whole evening, which was long."
    source = [f"{one} {two}", f"{two}"]
    found = both(source, [f"{longer(one[:-1])} y {longer(two)}", longer(two)])
    assert "<empty/>" not in texts(found).values()
    assert texts(found)[two] == longer(two)
    assert any("occurs again" in draft.problem for draft in found.drafts)


def test_one_sentence_that_became_two():
    one = "The old soldiers of both armies walked slowly over the wide field, and they said nothing all evening."
    found = both(
        [one], ["Los viejos soldados de los dos ejércitos cruzaron el campo ancho. No dijeron nada en toda la noche."]
    )
    assert texts(found)[one] == (
        "Los viejos soldados de los dos ejércitos cruzaron el campo ancho. No dijeron nada en toda la noche."
    )


def test_paragraph_mode():
    blocks = [" ".join(found) for found in paragraphs(20, sentences=4)]
    old = page([longer(block) for block in blocks], language="es")
    found = aligned(page(blocks), old, mode="paragraph")
    assert texts(found, least=SURE) == {block: longer(block) for block in blocks}


def test_other_numbers_are_never_sure():
    source = "In the year 2022 the enemy burned 41 cabinets beside the railway line at night."
    assert (
        scores(both([source], ["En 2022 el enemigo quemó 41 armarios junto a la vía férrea de noche."]))[source] >= SURE
    )
    found = both([source], ["En 2022 el enemigo quemó 14 armarios junto a la vía férrea de noche."])
    assert scores(found).get(source, 0) < SURE


def test_lost_tags_cost_something():
    source = 'We thank <a href="/readers">all our readers</a> and <em>those who write</em> to us each week.'
    whole = 'Damos gracias a <a href="/readers">los lectores</a> y a <em>quienes escriben</em> cada semana.'
    bare = "Damos gracias a los lectores y a quienes escriben cada semana, como siempre."
    msgid = "We thank <a>all our readers</a> and <em>those who write</em> to us each week."
    assert scores(both([source], [whole]))[msgid] > scores(both([source], [bare]))[msgid]


def test_a_message_with_two_translations_is_not_sure():
    same = "Read the whole story on the next page, if you please."
    found = both([same, FILLER[0][:-1] + " again.", same], [longer(same), longer(FILLER[0]), longer(same.upper())])
    assert scores(found)[same] == SURE - 1


def test_what_is_not_translated_is_no_translation():
    found = both(["This sentence was never translated by anybody."], ["This sentence was never translated by anybody."])
    assert any(draft.problem == "it is not translated there" for draft in found.drafts)
    whole = page(["<h1>Rail war</h1>", *FILLER])
    assert texts(aligned(whole, whole)) == {}, "a page that is not translated has no translation of short texts either"
    same = both(["NATO, KGB"], ["NATO, KGB"])
    assert texts(same)["NATO, KGB"] == "NATO, KGB", "names stay as they are"


def test_text_that_reorders_text_is_left_out_and_control_characters_go():
    source = "Come in and find out what the soldiers of that war had to say."
    found = both([source], ["Entra y\u202e descubre lo que los soldados de aquella guerra decían."])
    assert any("reorder" in draft.problem for draft in found.drafts)
    found = both([source], ["Entra y&#1; descubre lo que los soldados de aquella guerra decían."])
    assert texts(found)[source] == "Entra y descubre lo que los soldados de aquella guerra decían."


@pytest.mark.parametrize("change", [longer, cyrillic])
@pytest.mark.parametrize("seed", range(3))
def test_pages_about_something_else_do_not_fit(seed, change):
    source = [found[0] for found in paragraphs(40, seed=seed)]
    other = [found[0] for found in paragraphs(30, seed=seed + 50)]
    assert aligned(page(source), page(list(map(change, other)))).fit < FITS


def test_empty_pages():
    whole, empty = page(FILLER), page([])
    assert aligned(whole, empty).fit == 0
    assert len(aligned(whole, empty).missing) == len(FILLER)
    assert len(aligned(empty, whole).unused) == len(FILLER)
    assert aligned("", "").drafts == ()


def test_lines():
    found = both(["Nobody has this one, not even the old page, as it was written yesterday."], [])
    assert [(m.line, m.old_line) for m in found.missing] == [(9, 0)]
    found = both([], [longer("Nobody has this one, not even the old page, as it was written yesterday.")])
    assert found.unused == (9,)
    assert [(draft.line, draft.old_line) for draft in found.drafts][-1] == (14, 15)


def test_another_hash_seed_gives_the_same():
    """Sets have another order in every process; nothing may depend on it."""
    code = """
import random
from tests.alignment.build import *
blocks = [" ".join(p) for p in paragraphs(30, sentences=3)]
rng = random.Random(1)
found = aligned(page(blocks), page([longer(b) for b in blocks if rng.random() > 0.2]))
print(found.fit, [(d.score, d.targets) for d in found.drafts])
"""
    root = Path(__file__).parents[2]
    said = [
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, cwd=root, check=True,
            env={"PYTHONHASHSEED": seed, "PATH": ""},
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert said[0] == said[1]
    assert "um" in said[0]
