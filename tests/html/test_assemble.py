"""Pages put together: nested units, merged sentences, marks, separators, landmarks."""

from __future__ import annotations

import pytest
from reading import article, rendered

from translate.html.assemble import assemble, unit_problem
from translate.html.render import EMPTY, RenderError
from translate.model.content import PageRendering, Rendering


def _page(source: str, *targets, source_language: str = "en", **page) -> str:
    made = article(source, language=source_language)
    return assemble(
        made, PageRendering({n: Rendering(t) for n, t in enumerate(targets)}, **page), source_language=source_language
    ).decode()


def test_a_nested_unit_is_translated_inside_of_its_sentence():
    page = "<p>The flag <img src=f alt='Red'> and <button>Go</button> wave</p>"
    assert rendered(page, "<button/> y <img/>", "Rojo", "Ir") == "<p><button>Ir</button> y <img src=f alt='Rojo'></p>"


def test_an_attribute_of_a_link_in_a_translated_sentence():
    assert rendered('<p>See <a href=x title="Old">it</a> now</p>', "Ve <a>eso</a>", "Viejo") == (
        '<p>Ve <a href=x title="Viejo">eso</a></p>'
    )


def test_merged_sentences_lend_their_tags():
    page = "<p>One came. Two <b id=x>went</b>. Three stayed.</p>"
    assert rendered(page, "Uno y <b>dos</b>.", EMPTY, "Tres.") == "<p>Uno y <b id=x>dos</b>.  Tres.</p>"
    assert rendered(page, EMPTY, "Uno y dos.", "Tres.") == "<p> Uno y dos. Tres.</p>"


@pytest.mark.parametrize("targets", [(EMPTY, EMPTY), (EMPTY, None), (None, EMPTY)])
def test_empty_needs_a_neighbour_that_says_something(targets):
    made = article("<p>One came. Two went.</p>")
    assert unit_problem(made.units[0], targets) is not None
    with pytest.raises(RenderError):
        assemble(made, PageRendering({0: Rendering(targets)}))


def test_empty_in_an_unquoted_attribute_does_not_eat_the_next_one():
    made = article("<img alt=One class=x>")
    assert unit_problem(made.units[0], (EMPTY,)) is not None
    assert rendered("<img alt=One class=x>", "") == '<img alt="" class=x>'


@pytest.mark.parametrize(
    ("source", "source_language", "target", "targets", "expected"),
    [
        ("One came. Two went.", "en", "zh", ("一。", "二。"), "一。二。"),
        ("One came. Two went.", "en", "zh", ("ABC.", "XYZ."), "ABC. XYZ."),
        ("One came. Two went.", "en", "th", ("หนึ่ง", "สอง"), "หนึ่ง สอง"),
        ("One came. Two went.", "en", "es", ("Uno.", None), "Uno. Two went."),
        ("猫。犬。", "ja", "en", ("A cat.", "A dog."), "A cat. A dog."),
        ("猫。犬。", "ja", "zh", ("猫。", "狗。"), "猫。狗。"),
        ("One came.<br>Two went.", "en", "zh", ("一。", "二。"), "一。<br>二。"),
    ],
)
def test_separators(source, source_language, target, targets, expected):
    assert _page(f"<p>{source}</p>", targets, source_language=source_language, language=target) == f"<p>{expected}</p>"


MARKS = (("lang", "en"), ("dir", "ltr"))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>One</p>", '<p lang="en" dir="ltr">One</p>'),
        ("<P CLASS=x>One</P>", '<P lang="en" dir="ltr" CLASS=x>One</P>'),
        ("<p lang=fr dir='rtl' id=x>One</p>", '<p lang="en" dir="ltr" id=x>One</p>'),
        ("<div>One <p></p></div>", '<div><span lang="en" dir="ltr">One</span> <p></p></div>'),
        ("One", '<span lang="en" dir="ltr">One</span>'),
        ("<p>One came. <!-- c --></p>", '<p lang="en" dir="ltr">One came. <!-- c --></p>'),
        ("<li>One<ul><li>Two</ul>", '<li><span lang="en" dir="ltr">One</span><ul><li lang="en" dir="ltr">Two</ul>'),
        ("<img alt='One'>", "<img alt='One'>"),
        ("<select><option>One</select>", '<select><option lang="en" dir="ltr">One</select>'),
    ],
)
def test_source_language_is_marked_on_the_host_or_a_wrapper(source, expected):
    made = article(source)
    page = PageRendering({n: Rendering((None,) * len(u.segments), MARKS) for n, u in enumerate(made.units)})
    assert assemble(made, page).decode() == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<html><head></head><p>x", '<html lang="es"><head>H</head><p>x'),
        ("<!DOCTYPE html><HTML LANG=en><title>x</title><p>", '<!DOCTYPE html><HTML lang="es"><title>x</title>H<p>'),
        ("One", '<html lang="es">HOne'),
        ("<!DOCTYPE html><title>x</title><p>", '<!DOCTYPE html><html lang="es"><title>x</title>H<p>'),
    ],
)
def test_landmarks(source, expected):
    assert assemble(article(source), PageRendering({}, (("lang", "es"),), "H")).decode() == expected


def test_the_source_language_named_again_follows_the_page() -> None:
    """``<body lang="en" dir="ltr">`` would claim English for an Arabic page; what is not translated keeps its language."""
    source = (
        '<html lang="en-GB"><body lang="en" dir="ltr"><p>Hi there.</p><p lang="fr">Salut.</p>'
        '<p translate="no" lang="en">KGB</p></body></html>'
    )
    page = PageRendering({0: Rendering(("أهلا.",))}, (("lang", "ar"), ("dir", "rtl")), "", "ar")

    assert assemble(article(source), page).decode() == (
        '<html dir="rtl" lang="ar"><body lang="ar" dir="rtl"><p>أهلا.</p><p lang="fr">Salut.</p>'
        '<p translate="no" lang="en">KGB</p></body></html>'
    )
