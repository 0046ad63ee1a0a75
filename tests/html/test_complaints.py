"""What users of other tools complained about (po4a, Translate Toolkit, Okapi, Weblate), and what happens here instead.

Those about Markdown stand in ``tests/formats/test_markdown_complaints.py``.
"""

from __future__ import annotations

import pytest
from reading import accented, article, describe, everything, msgids, rendered
from selectolax.lexbor import LexborHTMLParser

from translate.html.assemble import assemble
from translate.html.elements import ATTRIBUTES
from translate.html.render import RenderError


def test_valid_html5_is_no_unexpected_closing_tag():
    """po4a #179: ``<source>`` inside ``<video>`` ended in "Unexpected closing tag"."""
    page = (
        '<video controls><source src="a.webm"><track src="a.vtt" label="English"><p>Download <a href=a>it</a></video>'
    )
    made = article(page)
    assert [describe(unit) for unit in made.units] == [
        "track [label] (double-quoted): English",
        "p: Download <a>it</a>",
    ]
    assert assemble(made, everything(made, accented)).decode() == (
        '<video controls><source src="a.webm"><track src="a.vtt" label="Énglísh"><p>Dównlóád <a href=a>ít</a></video>'
    )


def test_a_sentence_between_two_links_keeps_both():
    """Translate Toolkit #3768: the first and the last tag were stripped, which left ``</a> … <a>``."""
    page = '<p><a href="/a">Here</a> is one and <a href="/b">there</a></p>'
    assert msgids(page) == ["<a1>Here</a1> is one and <a2>there</a2>"]
    assert rendered(page, "<a2>Allí</a2>, <a1>aquí</a1>") == '<p><a href="/b">Allí</a>, <a href="/a">aquí</a></p>'


def test_every_text_reaches_the_page_once():
    """Translate Toolkit #2200, #1130: some paragraphs never came out; text in links was ignored."""
    page = (
        "<body>Loose <p>One <a href=a>two</a> three<p>Four<div>Five<ul><li>Six<li><a href=b>Seven</a></ul>Eight</div>"
        "<table><tr><td>Nine<td>Ten</table>Eleven</body>"
    )
    made = article(page)
    number = iter(range(100))
    marks: list[str] = []

    def mark(_: str) -> str:
        marks.append(f"MARK{next(number):02}")
        return marks[-1]

    shown = LexborHTMLParser(assemble(made, everything(made, mark)).decode()).body.text()
    assert len(marks) == len([segment for unit in made.units for segment in unit.segments]) == 10
    assert all(shown.count(m) == 1 for m in marks)
    assert not any(word in shown for word in ("One", "two", "Four", "Seven", "Ten", "Eleven"))


@pytest.mark.parametrize(
    "evil", ['" onclick="alert(1)', "' onmouseover='x", "</title><script>x</script>", "<img src=x>"]
)
def test_translations_are_escaped_not_trusted(evil):
    """Translate Toolkit PR 6267: translated attributes were not escaped."""
    page = "<p title=\"Tip\">Text</p><img alt='Pic' src=a><a title=x href=b>y</a>"
    made = article(page)
    names = [sorted(node.attributes) for node in LexborHTMLParser(page).css("p, img, a")]
    try:
        shown = assemble(made, everything(made, lambda _: evil)).decode()
    except RenderError:
        return
    tree = LexborHTMLParser(shown)
    assert [sorted(node.attributes) for node in tree.css("p, img, a")] == names
    assert not tree.css("script, [onclick], [onmouseover]")


def test_hidden_attributes_are_translated_all_the_same():
    """po4a #391: folding the attributes away made ``alt`` untranslatable."""
    page = '<p>See <img src="a.jpg" alt="the bridge"> and <a href="/b" title="A tip">this</a>.</p>'
    assert msgids(page) == ["See <img/> and <a>this</a>.", "the bridge", "A tip"]
    assert rendered(page, "Vea <a>esto</a> y <img/>.", "el puente", "Un «dato»") == (
        '<p>Vea <a href="/b" title="Un «dato»">esto</a> y <img src="a.jpg" alt="el puente">.</p>'
    )


@pytest.mark.parametrize(
    "name",
    "aria-label aria-placeholder aria-roledescription aria-valuetext aria-description placeholder label alt title abbr".split(),
)
def test_what_is_read_aloud_is_translated(name):
    """w3c/aria #755: tools do not know which ARIA attributes are text."""
    assert name in ATTRIBUTES
    assert rendered(f'<div {name}="One"></div>', "Uno") == f'<div {name}="Uno"></div>'


def test_a_page_in_an_attribute_and_a_description_are_translated():
    """The same thread: ``content`` and ``srcdoc`` too."""
    page = '<meta name="description" content="One"><iframe srcdoc="<p>Two</p>"></iframe>'
    assert (
        rendered(page, "Uno", "Dos") == '<meta name="description" content="Uno"><iframe srcdoc="<p>Dos</p>"></iframe>'
    )


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            "<div translate=no>Not this <p translate=yes>One</p> nor this</div><p>Two</p>",
            "<div translate=no>Not this <p translate=yes>Óné</p> nor this</div><p>Twó</p>",
        ),
        (
            "<p>One <span translate=no>KGB <b translate=yes>two</b></span> three</p>",
            "<p>Óné <span translate=no>KGB <b translate=yes>twó</b></span> thréé</p>",
        ),
        (
            "<ul translate=no><li>x one<li translate=yes>One<li>y one</ul><p>Two</p>",
            "<ul translate=no><li>x one<li translate=yes>Óné<li>y one</ul><p>Twó</p>",
        ),
    ],
)
def test_translate_no_swallows_no_neighbour(page, expected):
    """Okapi #1195, #1327, #1042: nested ``translate="no"`` swallowed what stood beside and inside it."""
    made = article(page)
    assert assemble(made, everything(made, accented)).decode() == expected


def test_component_tags_show_their_attributes():
    """Okapi's OmegaT plug-in #45: ``<TabItem label=…>`` was invisible. ``label`` is known, any other can be named."""
    assert msgids('<TabItem value="a" label="For Linux"><p>Install it</p></TabItem>') == ["For Linux", "Install it"]


def test_a_table_keeps_its_shape():
    """github/docs #7312: tables came out broken in eight languages."""
    page = "<table><thead><tr><th>A<th>B<tbody><tr><td>One | two<td>Three</table>"
    shown = rendered(page, "A |", "B", "Uno | dos", "Tres &lt;/td>")
    tree = LexborHTMLParser(shown)
    assert [len(row.css("th, td")) for row in tree.css("tr")] == [2, 2]
    assert tree.css("td")[1].text() == "Tres </td>"
    with pytest.raises(RenderError):
        rendered(page, "A</th><th>", "B", "C", "D")
