"""A project's own SRX file: what it decides, what is refused, and that no pattern in it can hang us."""

from __future__ import annotations

from importlib.resources import files
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.errors import InputError
from translate.segmentation.segmenters import inside
from translate.segmentation.sentences import cutter, segmenter_name
from translate.segmentation.srx import read_srx

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<srx xmlns="http://www.lisa.org/srx20" version="2.0">\n'


def srx(*rules: tuple[str, str, str], pattern: str = "en.*", cascade: str = "yes", maps: str = "") -> bytes:
    """A file with one group of rules: break, before, behind."""
    body = "".join(
        f'<rule break="{ends}"><beforebreak>{escape(before)}</beforebreak><afterbreak>{escape(behind)}</afterbreak></rule>\n'
        for ends, before, behind in rules
    )
    return (
        f'{HEAD}<header segmentsubflows="yes" cascade="{cascade}"/>\n<body><languagerules>'
        f'<languagerule languagerulename="Own">\n{body}</languagerule></languagerules>'
        f'<maprules><languagemap languagepattern="{pattern}" languagerulename="Own"/>{maps}</maprules></body></srx>'
    ).encode()


RULES = (("no", r"\bZetc\.", r"\s"), ("yes", r"[.!?]+", r"\s"), ("yes", ";", r"\s"))
TEXT = "They sold Zetc. Nobody came; they left. she stayed"


def problems(data: bytes) -> list[tuple[int, str]]:
    """Line and message of each problem."""
    with pytest.raises(InputError) as caught:
        read_srx(data, "desk.srx")
    assert all(problem.path == "desk.srx" for problem in caught.value.problems)
    return [(problem.line, problem.message) for problem in caught.value.problems]


def test_the_rules_of_the_file_decide():
    cut = cutter("en", "sentence", rules=read_srx(srx(*RULES), "desk.srx"))
    assert list(cut(TEXT)) == [TEXT.index(";") + 1, TEXT.index("left.") + 5]


def test_a_language_the_file_does_not_name_is_cut_as_ever():
    rules = read_srx(srx(*RULES), "desk.srx")
    assert list(cutter("de", "sentence", rules=rules)("Er kam; er ging. Sie blieb.")) == [16]
    assert segmenter_name("de", rules=rules) == segmenter_name("de")


@pytest.mark.parametrize("pattern", ["en", "EN.*", "[Ee][Nn].*", "(en|de)(-.*)?", ".*"])
def test_language_patterns(pattern):
    rules = read_srx(srx(*RULES, pattern=pattern), "desk.srx")
    assert rules.chosen("en") == ("Own",)


def test_without_cascade_the_first_map_counts_alone():
    more = '<languagemap languagepattern=".*" languagerulename="Own"/>'
    assert read_srx(srx(*RULES, maps=more), "desk.srx").chosen("en") == ("Own",)
    two = srx(*RULES, maps=more, cascade="no").replace(
        b"</languagerules>", b'<languagerule languagerulename="B"/></languagerules>'
    )
    two = two.replace(b'languagepattern=".*" languagerulename="Own"', b'languagepattern=".*" languagerulename="B"')
    assert read_srx(two, "desk.srx").chosen("en") == ("Own",)
    assert read_srx(two.replace(b'cascade="no"', b'cascade="yes"'), "desk.srx").chosen("en") == ("Own", "B")


def test_quotations_and_abbreviations_stand_above_the_file():
    rules = read_srx(srx(("yes", r"\.", r"\s")), "desk.srx")
    text = "She said: “We came. Nobody was there.” The Col. left. He stayed."
    cut = cutter("en", "sentence", rules=rules, abbreviations=("Col.",))
    assert list(cut(text)) == [text.index("left.") + 5]


def test_the_name_tells_files_apart():
    first, second = read_srx(srx(*RULES), "a.srx"), read_srx(srx(RULES[1]), "a.srx")
    names = {segmenter_name("en", rules=rules) for rules in (first, second, None)}
    assert len(names) == 3
    assert segmenter_name("en", rules=first).startswith("srx-")
    assert segmenter_name("en", rules=first, abbreviations=("a.",)).startswith(
        segmenter_name("en", rules=first) + "+abbr-"
    )


def test_the_rules_of_languagetool_cut_as_choppa_cuts_by_them():
    from choppa import DEFAULT_SRX_RULESET, SrxDocument, SrxTextIterator

    data = (files("choppa") / "data" / "srx" / "languagetool_segment.srx").read_bytes()
    segment = read_srx(data, "languagetool.srx").segmenter("de_two")
    assert segment
    document = SrxDocument(ruleset=DEFAULT_SRX_RULESET)
    for text in (
        "Das ist z. B. gut. Es war am 3. Mai. Na ja … Sie kam.",
        "Dr. Bell kam.\n\nEr (oder sie?) ging. »Ja.« Gut.",
    ):
        ends, position = [], 0
        for sentence in SrxTextIterator(document, "de_two", text):
            position += len(sentence)
            ends.append(position)
        assert segment(text) == inside(text, ends) != []


@given(text=st.text("aB.; \n“”", max_size=40))
def test_offsets(text):
    segment = read_srx(srx(*RULES), "desk.srx").segmenter("en")
    assert segment
    found = segment(text)
    assert found == sorted(set(found))
    assert all(0 < end < len(text.rstrip()) for end in found)


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        (b"", 1, "not XML"),
        (b"<srx>", 1, "not XML"),
        (b"<srx version='1.0'/>", 1, "not an SRX 2.0 file: it begins with <srx>"),
        (b"<tmx xmlns='http://www.lisa.org/srx20'/>", 1, "not an SRX 2.0 file"),
        (HEAD.encode() + b"</srx>", 2, "the file has no <languagemap>"),
        (srx(("yes", "(", "")), 5, "the pattern is broken: missing ) at position 1: ("),
        (srx(("yes", "", ""), ("maybe", "a", "b")), 6, "break is 'maybe'; it is yes or no"),
        (srx(*RULES, pattern="["), 8, "the pattern is broken"),
        (srx(("yes", "a{60000}", "")), 5, "the numbers in { } make the pattern too large: a{60000}"),
        (srx(("yes", "((a{200}){200}){200}", "")), 5, "the numbers in { } make the pattern too large"),
        (srx(("yes", "x" * 10_001, "")), 5, "the pattern has 10001 characters; 10000 are allowed"),
        (srx(("yes", "(" * 5_000, "")), 5, "the pattern is too deep or too large"),
        (srx(("yes", "(a+)+$", "")), 5, "the pattern takes too long"),
        (srx(("no", r"(?:\w+\s?)*\.$", "")), 5, ""),
        (srx(*RULES, maps='<languagemap languagepattern="x" languagerulename="Nope"/>'), 8, "names rules that are not there: 'Nope'"),
        (srx(*RULES).replace(b"<srx", b"<!DOCTYPE srx [<!ENTITY a 'b'>]>\n<srx"), 1, "a DOCTYPE is not allowed"),
        (b" " * 2_000_001, 0, "the file has 2000001 bytes; 2000000 are allowed"),
    ],
    ids=lambda value: repr(value[-50:]) if isinstance(value, bytes) else None,
)  # fmt: skip
def test_refusals_say_where_and_what(data, line, message):
    if not message:  # harmless on our trial texts; a text then shows it
        cut = cutter("en", "sentence", rules=read_srx(data, "desk.srx"))
        assert list(cut("Nothing here")) == []
        return
    found = problems(data)
    assert found[0][0] == line
    assert message in found[0][1]


def test_all_problems_are_told_at_once():
    data = srx(("yes", "(", "["), ("maybe", "a", "b"), pattern=")")
    assert [line for line, _ in problems(data)] == [5, 5, 6, 7]


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE srx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE srx SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE srx [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
    ],
)
def test_entities_are_refused_unread(doctype):
    data = srx(("yes", "a", "b")).replace(b"<srx", doctype.encode() + b"\n<srx", 1)
    assert "DOCTYPE" in problems(data)[0][1]


def test_a_pattern_that_passed_its_trial_still_cannot_hang_us(monkeypatch):
    monkeypatch.setattr("translate.segmentation.srx_rules.SECONDS", 0.2)
    rules = read_srx(srx(("yes", r"(?:\w+\s?)*\.$", "")), "desk.srx")
    cut = cutter("en", "sentence", rules=rules)
    with pytest.raises(InputError, match="the rules take too long for a paragraph of 7002 characters: aaaa"):
        cut("a" * 3_000 + ". " + "b " * 2_000)
    assert list(cut("b c")) == []
