"""TMX both ways: what we write is valid and comes back to the letter, what others write is understood, what attacks is refused."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.errors import InputError
from translate.html.inline import TAG, escape, unescape
from translate.memory.languages import Taken, pairs_in
from translate.memory.pairs import Pair
from translate.memory.tmx_read import Unit, read_tmx
from translate.memory.tmx_write import can_be_written, tmx
from translate.model.locale import parse

EN, ES, RU = parse("en"), parse("es"), parse("ru")
HEAD, TAIL = '<tmx version="1.4"><header/><body>', "</body></tmx>"


def units(text: str | bytes) -> list[Unit]:
    """The units of a file."""
    return list(read_tmx(io.BytesIO(text.encode() if isinstance(text, str) else text), "x.tmx"))


def unit(source: str, target: str, languages: tuple[str, str] = ("en", "es")) -> str:
    """A unit as it is written, from what stands in its two ``<seg>``."""
    sides = zip(languages, (source, target), strict=True)
    return "<tu>" + "".join(f'<tuv xml:lang="{tag}"><seg>{text}</seg></tuv>' for tag, text in sides) + "</tu>"


def taken(text: str | bytes, *targets) -> tuple[list[tuple[str, Pair]], Taken]:
    """What a project from English takes."""
    told = Taken()
    found = (pair for one in units(text) for pair in pairs_in(one, EN, targets or (ES,), taken=told))
    pairs = [(locale.tag, pair) for locale, pair in found]
    return pairs, told


def read(source: str, target: str) -> tuple[str, str]:
    """What becomes of one unit of another tool."""
    pairs, _ = taken(HEAD + unit(source, target) + TAIL)
    return pairs[0][1].source, pairs[0][1].target


def written(*pairs: tuple[str, Pair]) -> str:
    """A file of ours."""
    return "".join(tmx(pairs, source="en", version="1.0"))


# Ours

CHARS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff") | st.sampled_from(
    "<>&\n\t\r\"' ab;"
)
PLAIN = st.text(CHARS, max_size=20).map(escape)
TAGS = st.sampled_from(["<a>", "</a>", "<b>", "</b>", "<br/>", "<a1>", "</a1>", "<x-y>"])
SEGMENTS = st.lists(PLAIN | TAGS, min_size=1, max_size=6).map("".join).filter(lambda text: text.strip())
PAIRS = st.builds(
    Pair, SEGMENTS, SEGMENTS, st.sampled_from(["", "heading", 'a<"&']), day=st.sampled_from(["", "2026-11-22"])
)


def canonical(text: str) -> bool:
    """True if a text is written as our own writer does: nothing is escaped that need not be."""
    return all(escape(unescape(piece)) == piece for piece in TAG.split(text)[::4])


@given(st.lists(st.tuples(st.sampled_from(["es", "ru"]), PAIRS), max_size=4))
def test_law_what_we_write_comes_back_to_the_letter(pairs: list[tuple[str, Pair]]) -> None:
    pairs = [(tag, pair) for tag, pair in pairs if canonical(pair.source) and canonical(pair.target)]
    assert all(can_be_written(pair) for _, pair in pairs)
    assert taken(written(*pairs), ES, RU)[0] == pairs


@given(st.lists(st.tuples(st.sampled_from(["es", "ru"]), PAIRS), max_size=4))
def test_law_what_we_write_is_valid_tmx(pairs: list[tuple[str, Pair]]) -> None:
    from lxml import etree

    dtd = etree.DTD(str(Path(__file__).with_name("tmx14.dtd")))
    root = etree.fromstring(written(*pairs).encode())
    assert dtd.validate(root), dtd.error_log


def test_what_xml_has_not_is_not_written() -> None:
    assert not can_be_written(Pair("a\0", "b"))
    assert not can_be_written(Pair("a", "\x0c"))
    assert can_be_written(Pair("a\r\n\t", "\U0001f600"))


def test_codes_dates_and_families_as_they_are_written() -> None:
    text = written(("es", Pair("<a>x</a><br/> <", "<b><a>y</a>", "heading", day="2026-11-22", by="Ana")))
    assert '<tu changedate="20261122T000000Z" changeid="Ana">' in text
    assert '<prop type="x-family">heading</prop>' in text
    assert '<bpt i="1" x="1">&lt;a&gt;</bpt>x<ept i="1">&lt;/a&gt;</ept><ph x="2">&lt;br/&gt;</ph> &lt;' in text
    assert '<it pos="begin" x="3">&lt;b&gt;</it><bpt i="1" x="1">' in text
    assert 'srclang="en"' in text


# Others'


@pytest.mark.parametrize(
    ("source", "target", "pair"),
    [
        ("Level one", "Nivel uno", ("Level one", "Nivel uno")),
        ("a &lt; b &amp;amp; &lt;b&gt;", "x", ("a < b &amp;amp; &lt;b>", "x")),
        ("  two\n   lines ", "dos\tlíneas", ("two lines", "dos líneas")),
        ("10\u00a0km", "10\u00a0km", ("10\u00a0km", "10\u00a0km")),
        ('<bpt i="1">&lt;a href="/x"&gt;</bpt>x<ept i="1">&lt;/a&gt;</ept>',
         '<bpt i="7">&lt;a href="/x"&gt;</bpt>y<ept i="7">&lt;/a&gt;</ept>', ("<a>x</a>", "<a>y</a>")),
        ('<bpt i="1">&lt;a href="/x"&gt;</bpt>x<ept i="1"/> <bpt i="2">&lt;a href="/y"&gt;</bpt>y<ept i="2"/>',
         '<bpt i="1">&lt;a href="/y"&gt;</bpt>y<ept i="1"/> <bpt i="2">&lt;a href="/x"&gt;</bpt>x<ept i="2"/>',
         ("<a1>x</a1> <a2>y</a2>", "<a2>y</a2> <a1>x</a1>")),
        ('<bpt i="1" x="1" type="bold"/>x<ept i="1"/>', '<bpt i="2" x="1" type="bold"/>y<ept i="2"/>', ("<b>x</b>", "<b>y</b>")),
        ('<bpt i="1" x="1" type="link">{\\field}</bpt>x<ept i="1">}</ept>',
         '<bpt i="3" x="1">{\\feld}</bpt>y<ept i="3">}</ept>', ("<a>x</a>", "<a>y</a>")),
        ('a<ph x="1">&lt;br /&gt;</ph>b', 'c<ph x="1">&lt;br&gt;</ph>d', ("a<br/>b", "c<br/>d")),
        ('<ph>&lt;img src="x"/&gt;</ph> a', '<ph>&lt;img src="x"/&gt;</ph> b', ("<img/> a", "<img/> b")),
        ('<hi type="x">a <hi>b</hi></hi> c', "d", ("a b c", "d")),
    ],
)  # fmt: skip
def test_codes_that_are_recognised(source: str, target: str, pair: tuple[str, str]) -> None:
    assert read(source, target) == pair


@pytest.mark.parametrize(
    ("source", "target", "pair"),
    [
        ("<ut>{\\b</ut>a<ut>}</ut>", "b", ("a", "b")),
        ('<bpt i="1">&lt;cf size="8"&gt;</bpt>a<ept i="1">&lt;/cf&gt;</ept>', "b", ("a", "b")),
        ('<it pos="begin">&lt;b&gt;</it>a', "b", ("a", "b")),
        ('<bpt i="1">&lt;b&gt;</bpt>a', "b", ("a", "b")),
        ('a<ept i="1">&lt;/b&gt;</ept>', "b", ("a", "b")),
        ('<bpt i="1">&lt;b&gt;</bpt>a<bpt i="2">&lt;i&gt;</bpt>b<ept i="1"/>c<ept i="2"/>', "x", ("abc", "x")),
        ('<ph>&lt;img alt="<sub>text</sub>"&gt;</ph>a', "b", ("<img/>a", "b")),
        ("a", '<bpt i="1">&lt;script&gt;</bpt>b<ept i="1"/>', ("a", "b")),
    ],
)  # fmt: skip
def test_codes_that_are_not_are_left_out_and_counted(source: str, target: str, pair: tuple[str, str]) -> None:
    assert read(source, target) == pair
    told = taken(HEAD + unit(source, target) + TAIL)[1]
    assert told.lost_codes == ("<img/>" not in pair[0])


@pytest.mark.parametrize(
    ("languages", "targets", "wanted"),
    [
        (("en", "es"), "es", "es"),
        (("EN-US", "ES-mx"), "es", "es"),
        (("es", "en"), "es", "es"),
        (("en_GB", "pt"), "pt-BR pt-PT", "pt-BR pt-PT"),
        (("en", "pt-BR"), "pt-BR pt-PT", "pt-BR"),
        (("en", "zh-TW"), "zh-Hans", ""),
        (("en", "zh-CN"), "zh-Hans zh-Hant", "zh-Hans"),
        (("en", "sr-Latn"), "sr", ""),
        (("fr", "es"), "es", ""),
        (("en", "not a tag"), "es", ""),
    ],
)  # fmt: skip
def test_languages(languages: tuple[str, str], targets: str, wanted: str) -> None:
    pairs, _ = taken(HEAD + unit("a", "b", languages) + TAIL, *map(parse, targets.split()))
    assert " ".join(tag for tag, _ in pairs) == wanted


def test_the_exact_language_goes_before_a_similar_one() -> None:
    variants = {"en-US": "us", "en": "one", "es-MX": "mx", "es": "dos"}
    inside = "".join(f'<tuv lang="{tag}"><seg>{text}</seg></tuv>' for tag, text in variants.items())
    assert taken(f"{HEAD}<tu>{inside}</tu>{TAIL}")[0] == [("es", Pair("one", "dos"))]


def test_days_and_names() -> None:
    text = '<tu creationdate="20200101T235959Z" creationid="BOB"><tuv xml:lang="en"><seg>a</seg></tuv>'
    text += '<tuv xml:lang="es" changedate="20210203T101112Z"><seg>b</seg></tuv></tu>'
    (pair,) = (pair for _, pair in taken(HEAD + text + TAIL)[0])
    assert (pair.day, pair.by) == ("2021-02-03", "BOB")


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "iso-8859-1"])
def test_encodings(codec: str) -> None:
    name = re.sub("-(le|be|sig)$", "", codec)
    text = f'<?xml version="1.0" encoding="{name}"?>{HEAD}{unit("a", "é")}{TAIL}'
    assert taken(text.encode(codec))[0] == [("es", Pair("a", "é"))]


def test_a_namespace_and_a_doctype_do_no_harm() -> None:
    text = '<!DOCTYPE tmx SYSTEM "http://tmx.invalid/tmx14.dtd">' + HEAD.replace("<tmx", '<tmx xmlns="urn:x"')
    assert len(taken(text + unit("a", "b") + TAIL)[0]) == 1


# Broken and hostile

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(12))
HOSTILE = {
    "nothing": "",
    "no XML": "hello",
    "another format": "<html><body/></html>",
    "cut off": (HEAD + unit("a", "b") * 9 + TAIL)[:-90],
    "billion laughs": f"<!DOCTYPE tmx [{LAUGHS}]>{HEAD}{unit('a', '&l11;')}{TAIL}",
    "laughs in an attribute": f'<!DOCTYPE tmx [{LAUGHS}]><tmx version="&l11;"><header/><body/></tmx>',
    "external entity": f'<!DOCTYPE tmx [<!ENTITY x SYSTEM "file:///etc/passwd">]>{HEAD}{unit("a", "&x;")}{TAIL}',
    "parameter entity": f'<!DOCTYPE tmx [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;]>{HEAD}{unit("a", "b")}{TAIL}',
    "unknown entity": f'<!DOCTYPE tmx SYSTEM "tmx14.dtd">{HEAD}{unit("a", "b&nbsp;c")}{TAIL}',
    "entity in a code": f'<!DOCTYPE tmx SYSTEM "x">{HEAD}{unit("a", "<ph>&nbsp;</ph>")}{TAIL}',
    "deep": HEAD + "<a>" * 100_000 + TAIL,
    "deep in a segment": HEAD + "<tu><tuv xml:lang='en'><seg>" + "<hi>" * 100_000 + TAIL,
    "huge segment": HEAD + unit("a", "x" * 200_000) + TAIL,
    "huger segment": HEAD + unit("a", "x" * 12_000_000) + TAIL,
    "huge unit": HEAD + "<tu>" + "<note/>" * 50_000 + TAIL,
    "huge attribute": HEAD + f"<tu x='{'y' * 12_000_000}'/>" + TAIL,
    "NUL": HEAD + unit("a", "\0") + TAIL,
    "unknown encoding": '<?xml version="1.0" encoding="x-none"?>' + HEAD + TAIL,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_with_their_line(name: str) -> None:
    with pytest.raises(InputError) as caught:
        units(HOSTILE[name])
    problem = caught.value.problems[0]
    assert problem.path == "x.tmx"
    assert problem.line or name == "nothing"
    assert len(str(problem)) < 300
    assert "root:" not in str(problem)


def test_wrong_bytes_are_refused() -> None:
    with pytest.raises(InputError, match="not well-formed"):
        units(f"{HEAD}{unit('a', 'é')}{TAIL}".encode("latin-1"))


def test_the_line_is_told() -> None:
    with pytest.raises(InputError) as caught:
        units(HEAD + "\n" * 4 + unit("a", "<b>") + TAIL)
    assert caught.value.problems[0].line == 5


class Endless:
    """A file of many units, made while it is read."""

    def __init__(self, number: int) -> None:
        self.left, self.rest = number, HEAD.encode()

    def read(self, size: int = -1) -> bytes:
        if not self.rest and self.left >= 0:
            self.left -= 1
            body = unit(f"Sentence {self.left}", "x" * 400) + "<junk><note>x</note></junk>\n"
            self.rest = (body if self.left >= 0 else TAIL).encode()
        out, self.rest = self.rest[:size], self.rest[size:]
        return out


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="only Linux says what a process takes")
def test_a_large_file_takes_the_room_of_one_unit() -> None:
    def megabytes() -> float:
        return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6

    early = 0.0
    for count, _ in enumerate(read_tmx(Endless(40_000), "x.tmx"), 1):
        if count == 2_000:
            early = megabytes()
    assert count == 40_000
    assert megabytes() - early < 8
