"""Paragraphs of two pages: what is dropped, inserted, merged, split or moved does not confuse the others."""

from __future__ import annotations

import random

import pytest

from tests.alignment.build import aligned, cyrillic, longer, page, paragraphs

LANGUAGES = {"ru": cyrillic, "es": longer}


def made(number=60, *, seed=1, facts=True):
    """Paragraphs of one sentence, a heading before every tenth, a number in every third."""
    chance = random.Random(seed)
    out = []
    for index, (plain_text,) in enumerate(paragraphs(number, seed=seed)):
        text = f"{plain_text[:-1]} {chance.randint(1000, 9999)}." if facts and index % 3 == 1 else plain_text
        out.append(f"<h2>{text[:-1]}</h2>" if index % 10 == 0 else text)
    return out


def plain(block):
    return block.removeprefix("<h2>").removesuffix("</h2>")


def judged(source, target, language):
    """How many of the sure pairs are right, and how many there are. Arguments: ``target``, in English too."""
    change = LANGUAGES[language]
    found = aligned(page(source), page(list(map(change, target))), languages=("en", language))
    sure = [d for d in found.drafts if d.score >= 80 and not d.problem and d.keys[0][0] != "alt"]
    right = sum(draft.targets[0].lower() == change(draft.keys[0][1]).lower() for draft in sure)
    return right, len(sure), found


def disturbed(blocks, seed):
    """The blocks without a tenth of them, with others in between."""
    chance = random.Random(seed)
    kept = [block for block in blocks if chance.random() > 0.1]
    out = list(kept)
    for (other,) in paragraphs(8, seed=100 + seed):
        out.insert(chance.randrange(len(out)), other)
    return out, len(kept)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_changed(language):
    blocks = made()
    right, sure, found = judged(blocks, blocks, language)
    assert right == sure == len(blocks)
    assert found.fit >= 95
    assert (found.missing, found.unused) == ((), ())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("facts", "precision", "recall"), [(True, 0.97, 0.8), (False, 0.9, 0.6)])
def test_dropped_and_inserted(language, facts, precision, recall):
    """With nothing but lengths to go by, fewer are sure, and nine of ten of these are right."""
    right = sure = common = 0
    for seed in range(6):
        blocks = made(80, seed=seed, facts=facts)
        target, kept = disturbed(blocks, seed)
        found = judged(blocks, target, language)
        right, sure, common = right + found[0], sure + found[1], common + kept
    assert right >= precision * sure, f"{sure - right} of {sure} sure pairs are wrong"
    assert right >= recall * common, f"{right} of {common}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_whole_part_is_missing(language):
    blocks = made(90)
    right, sure, found = judged(blocks, blocks[:30] + blocks[60:], language)
    assert right == sure >= 55
    assert {m.key[1] for m in found.missing} >= {plain(block) for block in blocks[32:58]}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("swapped", [False, True])
def test_merged_and_split_paragraphs(language, swapped):
    whole = [block for block in made(90) if not block.startswith("<h2>")]
    merged: list[str] = []
    index = 0
    while index < len(whole):
        step = 2 if index % 9 == 4 else 1
        merged.append(" ".join(whole[index : index + step]))
        index += step
    right, sure, _ = judged(*((merged, whole) if swapped else (whole, merged)), language)
    assert right >= 0.98 * sure
    assert right >= 0.8 * len(whole)


def menu(*names):
    return "<nav><ul>" + "".join(f'<li><a href="/{name}">{text}</a></li>' for name, text in names) + "</ul></nav>"


@pytest.mark.parametrize("language", LANGUAGES)
def test_swapped_boilerplate(language):
    blocks = made(40)
    nav = menu(("home", "Begin here"), ("news", "All our news"), ("about", "Who we are"), ("help", "Give"))
    foot = '<footer><p>Copyright 2024, see <a href="/terms">the terms</a>.</p></footer>'
    right, sure, _ = judged([nav, *blocks, foot], [foot, *blocks, nav], language)
    assert right == sure >= 43


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_never_belongs_together(language):
    """Attributes go to attributes, cells to cells, whatever their length."""
    source = [*made(20), '<table><tr><td>One cell</td><td>Other cell</td></tr></table><img src="a.png" alt="One view">']
    target = [*made(20), '<img src="a.png" alt="One view"><table><tr><td>One cell</td><td>Other cell</td></tr></table>']
    right, sure, found = judged(source, target, language)
    assert right == sure
    assert [d.targets for d in found.drafts if d.keys[0][0] == "alt"] == [("One view",)]


def test_long_pages_take_seconds_not_hours():
    blocks = [found[0] for found in paragraphs(2000)]
    target = [block for index, block in enumerate(blocks) if index % 50 and not 700 <= index < 740]
    right, sure, _ = judged(blocks, target, "ru")
    assert right >= 0.999 * sure
    assert right >= 0.97 * len(target)


def test_a_page_of_equal_paragraphs():
    blocks = ["<table>" + "<tr><td>Yes</td><td>No</td></tr>" * 400 + "</table>", *["The same again."] * 500]
    right, sure, _ = judged(blocks, blocks, "es")
    assert right == sure == 3
