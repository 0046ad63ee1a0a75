"""Markdown articles with front matter, from the file to the site: title, description, metadata in each language."""

from __future__ import annotations

import pytest

from tests.verbs import Desk, assert_told
from translate.formats.base import Reading
from translate.formats.markdown import PLUGIN
from translate.model.content import Article
from translate.model.locale import parse
from translate.model.message import Message
from translate.publish.page import Policy, page
from translate.publish.readiness import readiness
from translate.publish.wrap import Wrapping, wrap

MARKDOWN = """---
# for the editors
title: Rail war
description: How it began & ended.
author: Ana
tags: [rail, war]
date: 2022-03-29
params:
  hero: {caption: Two signalmen}
---

Three relay cabinets **burned**. See [this report](/r "More").

## What next {#next}

| Year | Fires |
|---|---|
| 2022 \\| 2023 | three |
"""
EN, ES, ZH = parse("en"), parse("es"), parse("zh-Hans")


def made(text: str = MARKDOWN, **own: object) -> Article:
    """The article in some Markdown, uncut unless told."""
    return PLUGIN.read(text.encode(), Reading("a", "source/a.md", own.pop("cutter", lambda _: ()), "s", "en", **own))


def decided(
    article: Article, texts: dict[str, str], *, locale=ES, policy: Policy | None = None, flags: tuple[str, ...] = ()
):
    """The page when these messages are reviewed."""
    messages = {
        segment.key: Message(segment.msgid, texts[segment.msgid], segment.family or None, flags=flags)
        for unit in article.units
        for segment in unit.segments
        if segment.msgid in texts
    }
    return page(article, messages, locale=locale, source_locale=EN, policy=policy or Policy())


def test_values_are_shown_in_the_page_s_language() -> None:
    found = decided(made(keys=("title", "description", "tags", "params.hero.caption")), {
        "Rail war": "Guerra", "How it began & ended.": "Cómo & por qué.", "war": "guerra", "Two signalmen": "Dos guardavías",
    })  # fmt: skip
    assert found.title == "Guerra"
    assert found.metadata == {
        "title": "Guerra", "description": "Cómo & por qué.", "author": "Ana", "tags": ("rail", "guerra"), "date": "2022-03-29",
        "params.hero.caption": "Dos guardavías",
    }  # fmt: skip


def test_what_is_not_reviewed_falls_back_without_marks() -> None:
    """Nobody could see a mark in a title or a description."""
    texts = {"Rail war": "Guerra", "How it began & ended.": "Cómo."}
    for flags, policy, shown in (
        (("fuzzy",), Policy(), False),
        (("fuzzy",), Policy("marked"), False),
        (("fuzzy",), Policy(preview=True), True),
    ):
        found = decided(made(), texts, flags=flags, policy=policy)
        assert (found.title, found.metadata["description"]) == (
            ("Guerra", "Cómo.") if shown else ("Rail war", "How it began & ended.")
        )
    assert decided(made(), {}).metadata == made().metadata


def test_a_value_that_cannot_be_shown_falls_back() -> None:
    found = decided(made(), {"How it began & ended.": "<script>x</script>"})
    assert found.metadata["description"] == "How it began & ended."
    assert [finding.rule for finding in found.findings] == ["not-renderable"]


def test_a_title_in_sentences() -> None:
    cut = {"cutter": lambda text: [text.index(". ") + 2] if ". " in text else []}
    article = made("---\ntitle: One came. Two {{ n }} went.\n---\n# Another\n", **cut)
    found = decided(article, {"One came.": "Uno vino.", "Two <x/> went.": "Dos <x/> fueron."})
    assert found.title == "Uno vino. Dos {{ n }} fueron."
    assert (
        decided(article, {"One came.": "一个。", "Two <x/> went.": "<x/>两个。"}, locale=ZH).title
        == "一个。{{ n }}两个。"
    )
    assert decided(article, {}).title == "One came. Two {{ n }} went."
    assert decided(made("---\ntitle: '1984'\n---\n# Another\n"), {"Another": "Otra"}).title == "1984"


def test_readiness_asks_for_title_and_description() -> None:
    article = made()
    every = {s.key: Message(s.msgid, "x", s.family or None) for unit in article.units for s in unit.segments}
    assert readiness(article, every, ready=1.0).obstacles == ()
    for family, what in (("heading", "title"), ("description", "description")):
        some = {key: message for key, message in every.items() if key[0] != family}
        assert readiness(article, some, ready=0).obstacles == (f"the {what} is not reviewed",)


@pytest.mark.parametrize(
    ("metadata", "shown"),
    [
        ({"description": 'A "b" <c>\n d'}, 'content="A &#34;b&#34; &lt;c&gt; d"'), ({"summary": "S"}, 'content="S"'), ({"description": " ", "summary": "S"}, 'content="S"'),
        ({"description": ("a", "b")}, ""), ({}, ""),
    ],
)  # fmt: skip
def test_the_template_shows_the_description(metadata, shown) -> None:
    html = wrap(None, Wrapping("T", "", ES, metadata))
    assert (f'<meta name="description" {shown}>' in html) is bool(shown)
    assert ("description" in html) is bool(shown)
    assert wrap("{{ description }}|{{ metadata.title }}", Wrapping("T", "", ES, {"title": "<"})) == "|&lt;"


def test_from_file_to_site(desk: Desk) -> None:
    """Extract, translate, publish: the source file keeps its bytes, the shape and the anchors are the source's."""
    text = MARKDOWN.replace("\n", "\r\n")
    path = desk.write("source/cars.md", text)
    desk.ok("extract", "cars")
    with desk.po("es", "cars") as catalog:
        assert [(entry.msgctxt, entry.msgid) for entry in catalog] == [
            ("heading", "Rail war"), ("description", "How it began & ended."), (None, "Three relay cabinets <strong>burned</strong>."),
            (None, "See <a>this report</a>."), ("title", "More"), ("heading", "What next"), ("cell", "Year"), ("cell", "Fires"), ("cell", "three"),
        ]  # fmt: skip
    assert "the title is not reviewed" in desk.run("publish", "cars", "--locale", "es").text
    desk.review(
        "es",
        "cars",
        {
            "Rail war": "Guerra",
            "How it began & ended.": "Cómo «empezó» & «acabó».",
            "What next": "¿Y ahora?",
        },
    )
    desk.ok("check", "cars")
    desk.ok("publish", "cars", "--locale", "es", "--locale", "en")

    spanish, english = desk.page("es", "cars"), desk.page("en", "cars")
    assert "<title>Guerra</title>" in spanish
    assert '<meta name="description" content="Cómo «empezó» &amp; «acabó».">' in spanish
    assert '<meta name="author" content="Ana">' in spanish
    assert "<h1>Guerra</h1>" in spanish
    assert '<h2 id="next">¿Y ahora?</h2>' in spanish
    assert "<td>2022 | 2023</td>" in spanish
    assert (
        '[es] Three relay cabinets <strong>burned</strong>. [es] See <a href="/r" title="[es] More">this report</a>.'
        in spanish
    )
    assert "<title>Rail war</title>" in english
    assert 'content="How it began &amp; ended."' in english
    assert "for the editors" not in spanish + english
    assert path.read_bytes() == text.encode()


def test_the_sidecar_counts(desk: Desk) -> None:
    desk.write("source/cars.md", MARKDOWN)
    desk.write("source/cars.meta.yaml", "author: Ivo\ndescription: Another one.\nslug: z-cars\nlocales: [es]\n")
    desk.ok("extract", "cars")
    assert not desk.exists("locales/ar/cars.po")
    desk.review("es", "cars")
    desk.ok("publish", "cars")
    spanish = desk.page("es", "z-cars")
    assert 'name="author" content="Ivo"' in spanish
    assert 'content="Another one."' in spanish, "nobody translated what the sidecar says"
    assert "<title>[es] Rail war</title>" in spanish


@pytest.mark.parametrize(
    "form",
    ["---\ntranslate: false\nslug: about\n---\n# Readme\n", '+++\ntranslate = false\nslug = "about"\n+++\n# Readme\n'],
)
def test_front_matter_is_acted_on(desk: Desk, form: str) -> None:
    """A README is an article like any other, unless it says otherwise."""
    desk.write("source/README.md", form)
    desk.ok("extract")
    assert not desk.exists("locales/es/README.po")
    desk.ok("publish", "README")
    assert '<h1 id="readme">Readme</h1>' in desk.page("en", "about")
    assert not desk.exists("public/es/about.html")


def test_a_part_for_one_locale(desk: Desk) -> None:
    """ITS 2.0 Locale Filter, said in an attribute list; the page of another language is ready without it."""
    desk.write("source/cars.md", '# Cars\n\nOnly in Spain.\n{: its-locale-filter-list="es"}\n\nFor all.\n')
    desk.ok("extract", "cars")
    for locale, shown in (("es", True), ("ar", False)):
        desk.review(locale, "cars")
        desk.ok("publish", "cars", "--locale", locale)
        assert ("Only in Spain." in desk.page(locale, "cars")) is shown
        assert f"[{locale}] For all." in desk.page(locale, "cars")


def test_broken_front_matter_is_told_with_its_line(desk: Desk) -> None:
    """And the other articles go on; above all, nothing takes the article for one that is not confidential."""
    desk.write("source/cars.md", "---\ntitle: Cars\nconfidental: true\n---\nText.\n")
    assert_told(desk.run("extract"), 1, "source/cars.md:3: unknown key 'confidental'")
    assert desk.exists("locales/es/rail.po")
    assert not desk.exists("locales/es/cars.po")
    said = desk.run("check")
    assert_told(said, 1, "source/cars.md:3", "metadata-invalid")


def test_confidential_front_matter_stays_here(desk: Desk) -> None:
    desk.write("source/cars.md", "---\nconfidential: true\nlocales: es\n---\nText.\n")
    from translate.project.workspace import find

    workspace = find(desk.root, None)
    cars = workspace.with_metadata(next(source for source in workspace.sources if source.id == "cars"))
    assert cars.flag("confidential")
    assert [str(locale) for locale in workspace.locales_of(cars)] == ["es"]
