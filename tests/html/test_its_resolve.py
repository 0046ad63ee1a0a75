"""ITS 2.0 in HTML: every data category local, in a script, in a linked file; what is inherited, and what goes first."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from translate.html.its import CATEGORIES, LocaleFilter, Note, Term, annotate, read_rules, resolve
from translate.html.page import parse

DATA = (
    Path(os.environ.get("TRANSLATE_DESK_DATA", Path(__file__).parents[3] / "shared" / "data")) / "its" / "its_html.json"
)
NAMES = (
    'xmlns:its="http://www.w3.org/2005/11/its" xmlns:h="http://www.w3.org/1999/xhtml" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" version="2.0"'
)


def rules(body, more=""):
    return f"<its:rules {NAMES} {more}>{body}</its:rules>"


def script(body, more=""):
    return f'<script type="application/its+xml">{rules(body, more)}</script>'


def page(body, head="", attributes=""):
    return f"<!DOCTYPE html><html{attributes}><head><title>T</title>{head}</head><body>{body}</body></html>"


def listed(category, body, head="", *, attributes="", **more):
    """What is listed below ``<body>``, paths shortened."""
    found = resolve(page(body, head, attributes), categories=[category], **more)
    prefix = "/html/body[1]/"
    return {path.removeprefix(prefix): values for path, values in found.items() if path.startswith(prefix)}


def both(rule, category, body):
    """The same from a script and from a linked file."""
    inline = listed(category, body, script(rule))
    linked = listed(category, body, '<link rel="its-rules" href="r.xml">', linked={"r.xml": rules(rule)})
    assert inline == linked
    return inline


# Each category


def test_translate():
    rule = '<its:translateRule selector="//h:code" translate="no"/>'
    found = both(rule, "translate", '<p title="t" class="c">Run <code title="u">ls <b>now</b></code></p>')
    assert {path: values["translate"] for path, values in found.items()} == {
        "p[1]": "yes",
        "p[1]/@title": "yes",
        "p[1]/@class": "no",
        "p[1]/code[1]": "no",
        "p[1]/code[1]/@title": "no",
        "p[1]/code[1]/b[1]": "no",
    }


def test_translate_of_an_attribute_is_its_own():
    rule = '<its:translateRule selector="//@data-caption" translate="yes"/><its:translateRule selector="//h:img/@alt" translate="no"/>'
    found = both(
        rule, "translate", '<p translate="no" data-caption="c"><img alt="a" title="t"></p><img alt="b" title="u">'
    )
    assert found["p[1]/@data-caption"] == {"translate": "yes"}
    assert found["img[1]/@alt"] == {"translate": "no"}
    assert found["img[1]/@title"] == {"translate": "yes"}
    assert found["p[1]/img[1]/@title"] == {"translate": "no"}


@pytest.mark.parametrize(
    ("value", "expected"), [("no", "no"), ("NO", "no"), ("", "yes"), ("yes", "yes"), ("odd", "no")]
)
def test_translate_written_in_the_page(value, expected):
    found = listed("translate", f'<div translate="no"><p translate="{value}">x</p></div>')
    assert found["div[1]/p[1]"] == {"translate": expected}


def test_attributes_that_html_calls_translatable():
    body = (
        '<input type="button" value="v" placeholder="p" class="c"><input type="text" value="w">'
        '<table><tr><th abbr="a">x</th><td abbr="b">y</td></tr></table><a download="d" href="h">l</a>'
        '<meta name="Keywords" content="k"><meta name="generator" content="g">'
    )
    yes = {path for path, values in listed("translate", body).items() if "@" in path and values["translate"] == "yes"}
    assert yes == {
        "input[1]/@value",
        "input[1]/@placeholder",
        "table[1]/tbody[1]/tr[1]/th[1]/@abbr",
        "a[1]/@download",
        "meta[1]/@content",
    }


def test_localization_note():
    rule = (
        '<its:locNoteRule selector="//h:p" locNoteType="alert"><its:locNote>  A  pun\n here. </its:locNote></its:locNoteRule>'
        '<its:locNoteRule selector="//h:li" locNoteType="description" locNotePointer="../../h:div"/>'
        '<its:locNoteRule selector="//h:q" locNoteType="description" locNoteRefPointer="@cite"/>'
        '<its:locNoteRule selector="//h:img/@alt" locNoteType="alert" locNoteRef="notes.html#a"/>'
    )
    body = '<p id="a">x <b>y</b></p><div>Explained\n there</div><ul><li>z</li></ul><q cite="n.html">q</q><img alt="a" src="s">'
    found = {path: values for path, values in both(rule, "localizationnote", body).items() if values}
    alert = {"locNote": "A pun here.", "locNoteType": "alert"}
    assert found == {
        "p[1]": alert,
        "p[1]/b[1]": alert,
        "ul[1]/li[1]": {"locNote": "Explained there", "locNoteType": "description"},
        "q[1]": {"locNoteRef": "n.html", "locNoteType": "description"},
        "img[1]/@alt": {"locNoteRef": "notes.html#a", "locNoteType": "alert"},
    }


def test_localization_note_written_in_the_page():
    found = listed(
        "localizationnote", '<p its-loc-note="a  b" its-loc-note-type="ALERT">x<i>y</i></p><b its-loc-note-ref="r">'
    )
    assert found["p[1]"] == found["p[1]/i[1]"] == {"locNote": "a b", "locNoteType": "alert"}
    assert found["p[1]/@its-loc-note"] == {}
    assert found["b[1]"] == {"locNoteRef": "r", "locNoteType": "description"}


def test_terminology():
    rule = (
        '<its:termRule selector="//h:dt" term="yes" termInfoPointer="following-sibling::h:dd[1]"/>'
        '<its:termRule selector="//h:dfn" term="yes" termInfoRef="#g"/>'
        '<its:termRule selector="//h:abbr" term="yes" termInfoRefPointer="@data-at"/>'
    )
    body = '<dl><dt>A <b>1</b></dt><dd>One\n thing</dd></dl><dfn>B</dfn><abbr data-at="x">C</abbr>'
    found = both(rule, "terminology", body)
    assert found["dl[1]/dt[1]"] == {"term": "yes", "termInfo": "One thing"}
    assert found["dl[1]/dt[1]/b[1]"] == found["dl[1]"] == found["abbr[1]/@data-at"] == {"term": "no"}
    assert found["dfn[1]"] == {"term": "yes", "termInfoRef": "#g"}
    assert found["abbr[1]"] == {"term": "yes", "termInfoRef": "x"}


def test_terminology_written_in_the_page():
    body = (
        '<div its-annotators-ref="terminology|http://t text-analysis|http://a">'
        '<p its-annotators-ref="terminology|http://u">'
        '<b its-term="YES" its-term-info-ref="#x" its-term-confidence="0.5">x</b></p></div>'
    )
    found = listed("terminology", body)
    tools = "terminology|http://u text-analysis|http://a"
    assert found["div[1]/p[1]/b[1]"] == {
        "term": "yes",
        "termInfoRef": "#x",
        "termConfidence": "0.5",
        "annotatorsRef": tools,
    }
    assert found["div[1]/p[1]/b[1]/@its-term"] == {"term": "no", "annotatorsRef": tools}
    assert found["div[1]"]["annotatorsRef"] == "terminology|http://t text-analysis|http://a"


def test_confidence_alone_adds_to_what_a_rule_says():
    head = script('<its:termRule selector="//h:b" term="yes" termInfoRef="#r"/>')
    found = listed("terminology", '<b its-term-confidence="0.9">x</b>', head)
    assert found["b[1]"] == {"term": "yes", "termInfoRef": "#r", "termConfidence": "0.9"}


def test_directionality():
    rule = '<its:dirRule selector="//h:q" dir="rtl"/>'
    found = both(rule, "directionality", '<p><q class="c">x<i>y</i></q></p><q dir="LTR">z</q><p dir="auto">w</p>')
    assert {path: values["dir"] for path, values in found.items()} == {
        "p[1]": "ltr",
        "p[1]/q[1]": "rtl",
        "p[1]/q[1]/@class": "rtl",
        "p[1]/q[1]/i[1]": "rtl",
        "q[1]": "ltr",
        "q[1]/@dir": "ltr",
        "p[2]": "auto",
        "p[2]/@dir": "auto",
    }


def test_language_information():
    rule = '<its:langRule selector="//*[@data-language]" langPointer="@data-language"/>'
    body = '<div data-language="fr"><p lang="de" data-language="it">x<i>y</i></p><b>z</b></div><p>w</p>'
    found = both(rule, "languageinformation", body)
    assert found["div[1]"] == found["div[1]/b[1]"] == found["div[1]/@data-language"] == {"lang": "fr"}
    assert found["div[1]/p[1]"] == found["div[1]/p[1]/i[1]"] == {"lang": "de"}
    assert found["p[1]"] == {}


def test_elements_within_text():
    rule = '<its:withinTextRule selector="//h:li" withinText="yes"/><its:withinTextRule selector="//h:b" withinText="nested"/>'
    body = (
        "<ul><li>a<b>n</b><i its-within-text=NO>x</i></li></ul><p id=p>t<br></p><script>s</script><textarea></textarea>"
        "<a>inline</a><a><div>block</div></a><my-tag>c</my-tag>"
    )
    found = {path: values.get("withinText") for path, values in both(rule, "elementswithintext", body).items()}
    assert found == {
        "ul[1]": "no",
        "ul[1]/li[1]": "yes",
        "ul[1]/li[1]/b[1]": "nested",
        "ul[1]/li[1]/i[1]": "no",
        "ul[1]/li[1]/i[1]/@its-within-text": None,
        "p[1]": "no",
        "p[1]/@id": None,
        "p[1]/br[1]": "yes",
        "script[1]": "nested",
        "textarea[1]": "nested",
        "a[1]": "yes",
        "a[2]": "no",
        "a[2]/div[1]": "no",
        "my-tag[1]": "yes",
    }


def test_domain():
    rule = (
        '<its:domainRule selector="//h:div" domainPointer="//h:meta[@name=\'subject\']/@content" '
        "domainMapping=\"cars auto, 'criminal law' law,&quot;tort law&quot; law\"/>"
    )
    body = '<meta name="subject" content="cars, criminal law , \'tort law\',Cars"><meta name="subject" content="auto,,x"><div id="a"><p>t</p></div><p>u</p>'
    found = both(rule, "domain", body)
    assert found["div[1]"] == found["div[1]/@id"] == found["div[1]/p[1]"] == {"domains": "auto, law, Cars, x"}
    assert found["p[1]"] == {}


def test_locale_filter():
    rule = '<its:localeFilterRule selector="//h:div" localeFilterList="*-CA, en-GB" localeFilterType="exclude"/>'
    found = both(rule, "localefilter", '<div id="a"><p>x</p><p its-locale-filter-list="">y</p></div>')
    there = {"localeFilterList": "*-CA, en-GB", "localeFilterType": "exclude"}
    assert found["div[1]"] == found["div[1]/@id"] == found["div[1]/p[1]"] == there
    assert found["div[1]/p[2]"] == {"localeFilterList": "", "localeFilterType": "include"}


def test_external_resource():
    rule = '<its:externalResourceRefRule selector="//h:video" externalResourceRefPointer="@src"/>'
    found = both(rule, "externalresource", '<video src=" v.mp4 "><p>x</p></video><video></video>')
    assert found["video[1]"] == {"externalResourceRef": "v.mp4"}
    assert found["video[1]/p[1]"] == found["video[1]/@src"] == found["video[2]"] == {}


def test_target_pointer():
    rule = (
        '<its:param name="to">es</its:param><its:targetPointerRule selector="//h:q" targetPointer="../h:b[@lang=$to]"/>'
    )
    found = both(rule, "targetpointer", "<p><q>x</q><b lang=es>y</b></p>")
    assert found["p[1]/q[1]"] == {"targetPointer": "../h:b[@lang='es']"}
    assert found["p[1]"] == {}


def test_id_value():
    rule = '<its:idValueRule selector="//h:td" idValue="concat(../@id, \'-\', position())"/>'
    rule += '<its:idValueRule selector="//h:b" idValue="@data-id"/>'
    found = both(
        rule, "idvalue", '<table><tr id="r"><td>x</td><td id="own">y</td></tr></table><b data-id="k">z<i>w</i></b>'
    )
    row = "table[1]/tbody[1]/tr[1]"
    assert found[f"{row}/td[1]"] == {"idValue": "r-1"}
    assert found[f"{row}/td[2]"] == {"idValue": "own"}  # an id goes before the rule
    assert found["b[1]"] == {"idValue": "k"}
    assert found["b[1]/i[1]"] == found["b[1]/@data-id"] == {}


def test_preserve_space():
    found = both(
        '<its:preserveSpaceRule selector="//h:div" space="preserve"/>', "preservespace", "<div><p>x</p></div><p>y</p>"
    )
    assert found == {
        "div[1]": {"space": "preserve"},
        "div[1]/p[1]": {"space": "preserve"},
        "p[1]": {"space": "default"},
    }


def test_allowed_characters():
    rule = (
        '<its:allowedCharactersRule selector="//h:p" allowedCharacters="[a-z]"/>'
        '<its:allowedCharactersRule selector="//h:b" allowedCharactersPointer="@data-set"/>'
    )
    found = both(
        rule, "allowedcharacters", '<p id="a">x<i>y</i></p><b data-set="[^*+]">z</b><i its-allowed-characters=".">w</i>'
    )
    assert found["p[1]"] == found["p[1]/i[1]"] == {"allowedCharacters": "[a-z]"}
    assert found["p[1]/@id"] == {}
    assert found["b[1]"] == {"allowedCharacters": "[^*+]"}
    assert found["i[1]"] == {"allowedCharacters": "."}


def test_storage_size():
    rule = (
        '<its:storageSizeRule selector="//h:p" storageSize="25"/>'
        '<its:storageSizeRule selector="//h:td" storageSizePointer="@data-max" storageEncodingPointer="@data-in" lineBreakType="crlf"/>'
    )
    body = '<p>x<i>y</i></p><table><tr><td data-max="8" data-in="UTF-16">z</td></tr></table>'
    body += '<b its-storage-size="9" its-storage-encoding="ISO-8859-1" its-line-break-type="CR">w</b>'
    found = both(rule, "storagesize", body)
    assert found["p[1]"] == {"storageSize": "25", "storageEncoding": "UTF-8", "lineBreakType": "lf"}
    assert found["p[1]/i[1]"] == {}
    assert found["table[1]/tbody[1]/tr[1]/td[1]"] == {
        "storageSize": "8",
        "storageEncoding": "UTF-16",
        "lineBreakType": "crlf",
    }
    assert found["b[1]"] == {"storageSize": "9", "storageEncoding": "ISO-8859-1", "lineBreakType": "cr"}


# Which goes first


def test_what_the_page_says_goes_before_rules_and_those_before_what_is_inherited():
    head = script('<its:translateRule selector="//h:p" translate="yes"/>')
    found = listed("translate", '<div translate="no"><p>a</p><p translate="no">b</p><b>c</b></div>', head)
    assert [found[f"div[1]/{path}"]["translate"] for path in ("p[1]", "p[2]", "b[1]")] == ["yes", "no", "no"]


def test_a_later_rule_goes_before_an_earlier_one():
    head = script(
        '<its:termRule selector="//h:b" term="yes" termInfoRef="#x"/><its:termRule selector="//h:b" term="no"/>'
    )
    assert listed("terminology", "<b>x</b>", head)["b[1]"] == {"term": "no"}


@pytest.mark.parametrize("link_first", [True, False])
def test_scripts_and_links_count_in_the_order_of_the_page(link_first):
    link = '<link href="r.xml" rel="its-rules">'
    inline = script('<its:dirRule selector="//h:p" dir="ltr"/>')
    head = link + inline if link_first else inline + link
    found = listed("directionality", "<p>x", head, linked={"r.xml": rules('<its:dirRule selector="//h:p" dir="rtl"/>')})
    assert found["p[1]"]["dir"] == ("ltr" if link_first else "rtl")


def test_a_linked_file_stands_before_the_rules_that_link_to_it():
    files = {
        "rules/a.xml": rules('<its:dirRule selector="//h:p" dir="rtl"/>', 'xlink:href="more/b.xml"'),
        "rules/more/b.xml": rules('<its:dirRule selector="//h:p|//h:b" dir="lro"/>', 'xlink:href="../../c.xml"'),
        "c.xml": ("<doc>" + rules('<its:dirRule selector="//h:p|//h:b|//h:i" dir="rlo"/>') + "</doc>").encode("utf-16"),
    }
    found = listed(
        "directionality", "<p>x</p><b>y</b><i>z</i>", script("", 'xlink:href="./rules/a.xml"'), linked=files.get
    )
    assert [found[path]["dir"] for path in ("p[1]", "b[1]", "i[1]")] == ["rtl", "lro", "rlo"]


def test_rules_of_the_project_count_before_those_of_the_page():
    project = read_rules(rules('<its:dirRule selector="//h:p|//h:b" dir="rtl"/>'), path="its.xml")
    found = listed(
        "directionality", "<p>x</p><b>y</b>", script('<its:dirRule selector="//h:p" dir="ltr"/>'), rules=project
    )
    assert (found["p[1]"]["dir"], found["b[1]"]["dir"]) == ("ltr", "rtl")


def test_variables_belong_to_a_file_and_to_those_it_links_to():
    files = {
        "a.xml": rules(
            '<its:param name="one">p</its:param><its:dirRule selector="//*[@class=$one]" dir="rtl"/>',
            'xlink:href="b.xml"',
        ),
        "b.xml": rules(
            '<its:param name="two">q</its:param><its:dirRule selector="//*[@class=$one or @class=$two]" dir="lro"/>'
        ),
    }
    head = '<link rel="its-rules" href="a.xml">'
    found = listed("directionality", "<b class=p></b><b class=q></b>", head, linked=files)
    assert (found["b[1]"]["dir"], found["b[2]"]["dir"]) == ("rtl", "lro")


def test_css_selectors():
    rule = (
        '<its:termRule selector="dl > dt:first-child, .t" term="yes" termInfoPointer="i"/>'
        '<its:translateRule selector="*[lang|=fr]" translate="no"/>'
    )
    body = '<dl><dt>a <i>info</i></dt><dt>b</dt></dl><b class="t">c</b><p lang="fr-CA">d</p>'
    head = script(rule, 'queryLanguage="css"')
    found = listed("terminology", body, head)
    assert found["dl[1]/dt[1]"] == {"term": "yes", "termInfo": "info"}
    assert found["dl[1]/dt[2]"] == {"term": "no"}
    assert found["b[1]"] == {"term": "yes"}
    assert listed("translate", body, head)["p[1]"] == {"translate": "no"}


def test_standoff_records_and_other_categories_are_passed_over():
    records = (
        '<script type="application/its+xml"><its:provenanceRecords xmlns:its="http://www.w3.org/2005/11/its"/></script>'
    )
    head = records + script('<its:provRule selector="//h:p" provenanceRecordsRefPointer="@x"/>')
    assert listed("translate", "<p its-mt-confidence=0.5>x</p>", head)["p[1]"] == {"translate": "yes"}


def test_bytes_and_pages_are_read_too():
    text = page('<p translate="no">é</p>')
    assert resolve(text) == resolve(parse(text)) == resolve(text.encode()) == resolve(text.replace(">", ">\r\n", 1))
    assert set(resolve(text)["/html"]) >= {"translate", "term", "dir", "withinText", "localeFilterList", "space"}
    with pytest.raises(KeyError):
        resolve(text, categories=["colour"])


# What extraction gets


def values_of(text, **more):
    parsed = parse(text)
    said = annotate(parsed, **more)
    return {element.get("id") or element.name: said.of(element) for element in parsed.elements}, said


def test_only_what_its_says_is_given():
    head = script(
        '<its:locNoteRule selector="//h:i" locNoteType="alert"><its:locNote>n</its:locNote></its:locNoteRule>'
    )
    values, said = values_of(page('<p id="a">x<i id="b">y<b id="c">z</b></i></p><p>w</p>', head))
    assert values["a"].translate is values["a"].note is values["a"].language is None
    assert values["b"].note == values["c"].note == Note("n", "alert")
    assert values["b"].id == "b"
    assert {element.name for element in said.values} == {"p", "i", "b"}
    assert said.doubts == ()


def test_attributes_have_values_of_their_own():
    rule = '<its:translateRule selector="//@alt" translate="no"/><its:localeFilterRule selector="//h:p" localeFilterList="es"/>'
    values, _ = values_of(page('<p><img id="a" alt="x" title="y"></p>', script(rule)))
    assert values["a"].attributes["alt"].translate is False
    assert values["a"].of_attribute("alt").locales == LocaleFilter("es")
    assert values["a"].of_attribute("title").translate is None


def test_notranslate_goes_before_rules_but_not_before_translate():
    rule = '<its:translateRule selector="//h:p" translate="yes"/>'
    body = '<p id="a" class="x notranslate">x</p><p id="b" class="notranslate" translate="yes">y</p>'
    values, _ = values_of(page(body, script(rule)))
    assert (values["a"].translate, values["b"].translate) == (False, True)


def test_a_page_without_its_gets_nothing():
    parsed = parse(page('<p translate="no" lang="es" id="a" class="units-3 Its_x">benefits-plus</p>'))
    assert annotate(parsed).values == {}
    project = read_rules(rules('<its:termRule selector="//h:p" term="yes"/>'), path="its.xml")
    assert [v.term for v in annotate(parsed, rules=project).values.values()] == [Term(term=True)]


def test_svg_and_template_syntax_are_understood():
    rule = '<its:translateRule selector="//svg:text" translate="no"/><its:translateRule selector="//h:p[@title=\'{{ t }}\']" translate="no"/>'
    head = script(rule, 'xmlns:svg="http://www.w3.org/2000/svg"')
    values, _ = values_of(
        page('<svg><text id="a">x</text></svg><p id="b" title="{{ t }}" its-loc-note="see {{ u }}">y</p>', head)
    )
    assert (values["a"].translate, values["b"].translate) == (False, False)
    assert values["b"].note == Note("see {{ u }}")


@pytest.mark.parametrize(
    ("ranges", "kind", "locale", "expected"),
    [
        ("*", "include", "es", True),
        ("", "include", "es", False),
        ("", "exclude", "es", True),
        ("*", "exclude", "es", False),
        ("en-CA, fr-CA", "include", "fr-CA", True),
        ("en-CA, fr-CA", "include", "fr", False),
        ("en-CA, fr-CA", "exclude", "fr-FR", True),
        ("*-CA", "include", "fr-CA", True),
        ("de-*-DE", "include", "de-Latn-DE-1996", True),
        ("de-DE", "include", "de-Latn-DE", True),
        ("de-DE", "include", "de-x-DE", False),
        ("zh-Hans", "include", "zh_Hans", True),
        ("SR-latn", "include", "sr-Latn-RS", True),
    ],
)
def test_which_locales_something_is_for(ranges, kind, locale, expected):
    assert LocaleFilter(ranges, kind).admits(locale) is expected


# The W3C's suite


@pytest.mark.skipif(not DATA.exists(), reason="the W3C's cases are not here")
def test_the_cases_of_the_w3c():
    cases = [case for case in json.loads(DATA.read_text(encoding="utf-8")) if case["category"] in CATEGORIES]
    assert len(cases) > 30
    wrong = [
        case["name"]
        for case in cases
        if resolve(case["html"], linked=case["linked_files"], categories=[case["category"]]) != case["expected"]
    ]
    assert wrong == []
