"""Rules that are wrong are errors with their file and line, never left out; untrusted ones stop in time."""

from __future__ import annotations

import json
import time
import tracemalloc

import pytest
from test_its_resolve import DATA, page, rules, script

from translate.errors import InputError
from translate.html.its import annotate, read_rules
from translate.html.page import parse

HOSTILE = DATA.parent.parent / "hostile"
RULE = '<its:translateRule selector="//h:p" translate="no"/>'


def problems(body="", head="", linked=None):
    """What is wrong with a page, as ``file:line: message``."""
    with pytest.raises(InputError) as caught:
        annotate(parse(page(body, head)), linked=linked, path="source/x.html")
    return [str(problem).split("\n")[0] for problem in caught.value.problems]


def wrong(rule):
    """What is wrong with a rule that stands in the third line of a file."""
    with pytest.raises(InputError) as caught:
        read_rules(rules(f"\n\n{rule}\n"), path="r.xml")
    assert all((problem.path, problem.line) == ("r.xml", 3) for problem in caught.value.problems)
    return " / ".join(problem.message for problem in caught.value.problems)


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ('<its:translateRule selector="//h:p[" translate="no"/>', "cannot be used: a path or value is missing"),
        ('<its:translateRule translate="no"/>', "its:translateRule has no selector"),
        ('<its:translateRule selector="//h:p"/>', "has no translate"),
        ('<its:translateRule selector="//h:p" translate="No"/>', "'No', not one of yes, no"),
        ('<its:translateRule selector="//h:p" translat="no" translate="no"/>', "knows no translat"),
        ('<its:translateRul selector="//h:p" translate="no"/>', "ITS 2.0 has no its:translateRul"),
        ('<its:translateRule selector="h:p" translate="no"/>', "does not start at the root"),
        ("<its:translateRule selector=\"concat('a','b')\" translate=\"no\"/>", "selects no nodes"),
        ('<its:translateRule selector="//x:p" translate="no"/>', "prefix 'x' is not declared"),
        ('<its:translateRule selector="//h:p[. = $v]" translate="no"/>', "no its:param declares $v"),
        ('<its:translateRule selector="document(\'x\')" translate="no"/>', "no function document()"),
        ('<its:locNoteRule selector="//h:p" locNoteType="alert"/>', "exactly one of locNote"),
        ('<its:locNoteRule selector="//h:p" locNoteRef="a"/>', "has no locNoteType"),
        ('<its:locNoteRule selector="//h:p" locNoteType="alert" locNoteRef="a" locNotePointer="b"/>', "exactly one"),
        ('<its:locNoteRule selector="//h:p" locNoteType="alert" locNotePointer="]"/>', 'locNotePointer="]"'),
        ('<its:termRule selector="//h:p" term="yes" termInfoRef="a" termInfoPointer="b"/>', "more than one of"),
        ('<its:dirRule selector="//h:p" dir="auto"/>', "not one of ltr, rtl, lro, rlo"),
        ('<its:langRule selector="//h:p"/>', "has no langPointer"),
        (
            '<its:domainRule selector="//h:p" domainPointer="@x" domainMapping="a b c, d e"/>',
            "'a b c' in domainMapping",
        ),
        ('<its:localeFilterRule selector="//h:p" localeFilterList="es" localeFilterType="not"/>', "include, exclude"),
        ('<its:allowedCharactersRule selector="//h:p" allowedCharacters="(a+)+$"/>', "is no character class"),
        ('<its:storageSizeRule selector="//h:p" storageSize="many"/>', "'many' is no number of bytes"),
        ('<its:storageSizeRule selector="//h:p" storageSize="9" storageEncoding="rot13"/>', "no charset"),
        ('<its:idValueRule selector="//h:p" idValue="concat("/>', "cannot be used"),
    ],
)
def test_a_rule_that_is_wrong(rule, says):
    assert says in wrong(rule)


def test_all_that_is_wrong_is_said_at_once():
    body = '<its:dirRule selector="//h:p" dir="up"/>\n<its:termRule selector="//h:[" term="yes"/>\n<its:foo/>'
    with pytest.raises(InputError) as caught:
        read_rules(rules(body), path="r.xml")
    assert [problem.line for problem in caught.value.problems] == [1, 2, 3]


def test_lines_are_those_of_the_page():
    head = f'\n<script type="application/its+xml">\n\n  {rules("NEXT").replace("NEXT", chr(10) + RULE.replace("no", "maybe"))}</script>'
    assert problems(head=head) == ["source/x.html:5: translate of its:translateRule is 'maybe', not one of yes, no"]
    assert problems(head='\n<script type="Application/ITS+XML">\n<its:rules>\n</script>')[0].startswith(
        "source/x.html:3: "
    )
    assert problems(head='\n\n<link rel="ITS-rules" href="no.xml">') == [
        "source/x.html:3: the rule file no.xml is not there"
    ]
    assert problems("<p>\n<b its-term=perhaps>") == ["source/x.html:2: its-term is 'perhaps', not one of yes, no"]


@pytest.mark.parametrize(
    ("markup", "says"),
    [
        ("its-within-text=maybe", "its-within-text is 'maybe'"),
        ("its-loc-note=a its-loc-note-type=warning", "its-loc-note-type is 'warning'"),
        ("its-locale-filter-type=exclude", "without its-locale-filter-list"),
        ("its-locale-filter-list=* its-locale-filter-type=none", "its-locale-filter-type is 'none'"),
        ("its-allowed-characters=a+", "no character class"),
        ("its-storage-size=big", "no number of bytes"),
        ("its-storage-size=5 its-storage-encoding=idna", "no charset"),
        ("its-line-break-type=lf", "without its-storage-size"),
        ("its-storage-size=5 its-line-break-type=nl", "its-line-break-type is 'nl'"),
    ],
)
def test_markup_that_is_wrong(markup, says):
    assert says in problems(f"<p {markup}>x</p>")[0]


@pytest.mark.parametrize(
    "href",
    [
        "http://x/r.xml",
        "//x/r.xml",
        "/r.xml",
        "file:///etc/passwd",
        "C:\\r.xml",
        "\\\\x\\r",
        "data:text/xml,x",
        "r.xml?a",
        "r.xml#b",
        "",
        "a%00b",
        "%2fetc/passwd",
        "javascript%3Ax",
        "htt\tp://x",
        ".",
    ],
)
def test_only_files_beside_the_page_are_asked_for(href):
    asked = []
    assert "no file beside the page" in problems(head=f'<link rel="its-rules" href="{href}">', linked=asked.append)[0]
    assert asked == []


def test_the_port_is_asked_for_plain_names():
    asked = []

    def port(name):
        asked.append(name)
        return rules(RULE, 'xlink:href="../../up/b.xml"') if name == "in/a b.xml" else rules(RULE)

    head = '<link rel="its-rules" href=" ./in/../in//a%20b.xml ">'
    annotate(parse(page("", head)), linked=port)
    assert asked == ["in/a b.xml", "../up/b.xml"]  # whether .. may lead there is the port's business


def test_files_that_link_in_a_circle():
    files = {"a.xml": rules(RULE, 'xlink:href="b.xml"'), "b.xml": rules(RULE, 'xlink:href="a.xml"')}
    found = problems(head='<link rel="its-rules" href="a.xml">', linked=files)
    assert found == ["b.xml:1: rule files link to each other in a circle: a.xml → b.xml → a.xml"]
    with pytest.raises(InputError, match="in a circle"):
        read_rules(rules("", 'xlink:href="its.xml"'), path="its.xml", linked={"its.xml": rules("")})


def test_a_long_row_of_files():
    files = {f"{i}.xml": rules(RULE, f'xlink:href="{i + 1}.xml"') for i in range(50)}
    assert "in a row" in problems(head='<link rel="its-rules" href="0.xml">', linked=files)[0]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (rules(RULE)[:-5], "no well-formed XML"),
        ("", "no well-formed XML"),
        ("<its:rules/>", "no well-formed XML"),
        ("<doc/>", "one its:rules element, this one has none"),
        (f"<doc>{rules(RULE)}{rules(RULE)}</doc>", "this one has 2"),
        (rules(RULE).replace("2.0", "3.0"), "version '3.0'"),
        (rules(RULE, 'queryLanguage="xslt2"'), "queryLanguage 'xslt2'"),
        (rules(RULE, 'queryLanguage="css"').replace("//h:p", "p:has(b)"), ":has() is not in CSS Selectors level 3"),
        (rules(RULE, 'queryLanguage="css"').replace("//h:p", "p:h\\61s(b)"), "is not in CSS Selectors level 3"),
        (rules(RULE, 'queryLanguage="css"').replace("//h:p", "p:not(a b)"), "one simple selector in :not()"),
        (rules(RULE, 'queryLanguage="css"').replace("//h:p", "p["), "invalid CSS selector"),
        (rules("<its:param>x</its:param>"), "has no name"),
        (rules(f'<its:param name="a">{"x" * 5000}</its:param>'), "more than 1000 characters"),
        (rules(" " * 1_000_001), "1,000,000 bytes"),
        ("<!DOCTYPE its:rules>" + rules(RULE), "may not have a DOCTYPE"),
        (
            '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + rules("<its:param name='a'>&x;</its:param>"),
            "DOCTYPE",
        ),
        ('<!DOCTYPE r [<!ENTITY % p SYSTEM "http://127.0.0.1:9/e.dtd"> %p;]>' + rules(RULE), "DOCTYPE"),
        (rules("<x>" * 5000 + "</x>" * 5000), "no well-formed XML"),
        (rules("", " ".join(f'xmlns:p{i}="u"' for i in range(500))), "namespaces"),
        ("\ud800", "no well-formed XML"),
    ],
)
def test_files_that_are_wrong(content, says, no_network):
    head = '<link rel="its-rules" href="r.xml">'
    assert says in problems(head=head, linked={"r.xml": content})[0]


def test_a_script_without_rules_is_wrong():
    assert "holds no its:rules" in problems(head='<script type="application/its+xml"><rules/></script>')[0]


def test_entities_are_not_blown_up():
    levels = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12))
    bomb = f'<!DOCTYPE r [<!ENTITY l0 "lol">{levels}]>'
    inside = bomb + rules(
        '<its:locNoteRule selector="//h:p" locNoteType="alert"><its:locNote>&l11;</its:locNote></its:locNoteRule>'
    )
    attribute = bomb + rules('<its:translateRule selector="&l11;" translate="no"/>')
    tracemalloc.start()
    for content in (inside, attribute):
        with pytest.raises(InputError):
            read_rules(content, path="r.xml")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000


def test_what_a_pointer_leads_to_is_checked():
    rule = (
        '<its:storageSizeRule selector="//h:p" storageSizePointer="@data-n"/>\n'
        '<its:allowedCharactersRule selector="//h:b" allowedCharactersPointer="@data-c"/>'
    )
    found = problems("<p data-n=lots>x</p><p data-n=lots>x</p><b data-c='(x'>y</b>", script(rule))
    assert [line.partition(": ")[2] for line in found] == [
        "storageSizePointer of its:storageSizeRule leads to a text it cannot use: 'lots' is no number of bytes",
        (
            "allowedCharactersPointer of its:allowedCharactersRule leads to a text it cannot use: "
            "'(x' is no character class such as [a-z_\\-]"
        ),
    ]


def test_what_is_odd_is_doubted():
    head = script('<its:translateRule selector="//p[b]" translate="no"/>')
    said = annotate(parse(page("<p its-translate=no its-loc-notes=x its-own=y>x</p>", head)), path="x.html")
    doubts = [(doubt.line, doubt.message.split(" without")[0], doubt.hint[-13:].strip()) for doubt in said.doubts]
    assert doubts == [
        (1, "p", "nd write h:p."),
        (1, "its-loc-notes is no attribute of ITS 2.0 in HTML", "its-loc-note?"),
        (1, "its-own is no attribute of ITS 2.0 in HTML", ""),
        (1, "its-translate is no attribute of ITS 2.0 in HTML", "an translate?"),
    ]


@pytest.mark.parametrize(
    ("selector", "language"),
    [
        ("//*[count(following::*[count(following::*)&gt;0])&gt;0]", "xpath"),
        ("//*[@* = //@*]", "xpath"),
        ("*:nth-last-of-type(2n), " * 60 + "b", "css"),
    ],
)
def test_a_rule_that_takes_too_long_is_named(selector, language):
    rule = f'\n<its:translateRule selector="{selector}" translate="no"/>'
    text = page("<ul>" + "<li class=a title=t><b>x</b>" * 20_000, '<link rel="its-rules" href="r.xml">')
    begin = time.perf_counter()
    with pytest.raises(InputError, match="takes too long on this page") as caught:
        annotate(parse(text), linked={"r.xml": rules(rule, f'queryLanguage="{language}"')})
    assert caught.value.problems[0].line == 2
    assert time.perf_counter() - begin < 15  # some 3 s on a free machine


def test_thousands_of_rules_stop():
    many = read_rules(rules('<its:translateRule selector="//h:*" translate="no"/>' * 10_000), path="r.xml")
    begin = time.perf_counter()
    with pytest.raises(InputError, match="takes too long"):
        annotate(parse(page("<p class=a>x <b>y</b></p>" * 5_000)), rules=many)
    assert time.perf_counter() - begin < 15


def test_a_crowd_of_broken_things_is_cut_short():
    text = page("<link rel=its-rules href=none.xml>\n<p its-term=maybe its-odd=1>" * 5_000)
    begin = time.perf_counter()
    with pytest.raises(InputError) as caught:
        annotate(parse(text), linked={})
    assert len(caught.value.problems) <= 50
    with pytest.raises(InputError) as caught:
        annotate(parse(text.replace("its-rules", "x")), linked={})
    assert len(caught.value.problems) <= 50
    assert time.perf_counter() - begin < 10


def test_deep_pages():
    many = read_rules(rules('<its:translateRule selector="//h:div" translate="no"/>'), path="r.xml")
    text = "<div its-loc-note=n its-annotators-ref='a|b'>" * 20_000
    assert len(annotate(parse(text), rules=many).values) == 20_000


def test_a_page_that_does_not_mention_its_costs_a_search():
    parsed = parse(page("<p class='units-2'>Some words and <b>more</b> — of them.</p>\n" * 1800))
    assert len(parsed.text) > 100_000
    begin = time.perf_counter()
    for _ in range(10):
        assert annotate(parsed).values == {}
    assert (time.perf_counter() - begin) / 10 < 0.005  # some 0.5 ms on a free machine


@pytest.mark.skipif(not HOSTILE.exists(), reason="the hostile cases are not here")
def test_the_hostile_kit(no_network):
    """What must be refused is; nothing else does worse than that, and nothing shows a file of the machine."""
    cases = json.loads((HOSTILE / "manifest.json").read_text(encoding="utf-8"))
    folder = HOSTILE / "its_rules"

    def port(name):
        return (folder / name).read_bytes() if (folder / name).exists() else None

    for case in cases:
        if not case["file"].startswith("its_rules/"):
            continue
        name = case["file"].removeprefix("its_rules/")
        content = (folder / name).read_text(encoding="utf-8") if (folder / name).exists() else None
        text = (
            content if content and name.endswith(".html") else page("<p>x</p>", f'<link rel="its-rules" href="{name}">')
        )
        try:
            seen = str(annotate(parse(text), linked=port))
            refused = False
        except InputError as error:
            seen, refused = str(error), True
        assert refused or case["expected"] != "must_refuse", name
        assert case.get("must_not_output", "root:x:") not in seen
