"""Bytes to text and back: every charset, byte order mark and line end; what does not come back is refused."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.errors import InputError
from translate.html.encoding import decode, encode, original


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [
        ("windows-1252", "cp1252", "naïve – “x”"),
        ("iso-8859-1", "cp1252", "naïve – “x”"),
        ("koi8-r", "koi8-r", "Кошка"),
        ("koi8-u", "koi8-u", "Їжак"),
        ("windows-1251", "cp1251", "Кошка"),
        ("Shift_JIS", "cp932", "猫 ～ ①"),
        ("euc-jp", "euc_jp", "猫"),
        ("iso-2022-jp", "iso2022_jp", "猫"),
        ("gb2312", "gb18030", "猫 €"),
        ("big5", "big5hkscs", "貓"),
        ("euc-kr", "cp949", "고양이"),
        ("windows-874", "cp874", "แมว"),
        ("iso-8859-8-i", "iso8859-8", "חתול"),
        ("utf-16", "utf-8", "猫"),
        ("UTF8", "utf-8", "猫"),
    ],
)
def test_declared(label, codec, text):
    data = f"<meta charset={label}><p>{text}</p>".encode(codec)
    skeleton = decode(data, "a.html")
    assert skeleton.encoding == codec
    assert text in skeleton.text
    assert encode(skeleton, []) == data


@pytest.mark.parametrize("form", ["<meta charset='{}'>", '<?xml version="1.0" encoding="{}"?>',
    '<meta http-equiv=Content-Type content="text/html; charset={}">', "<META\nCHARSET = {}>"])  # fmt: skip
def test_ways_to_declare(form):
    data = form.format("koi8-r").encode() + "Кошка".encode("koi8-r")
    assert decode(data, "a").text.endswith("Кошка")


def test_a_declaration_in_a_comment_does_not_count():
    assert decode("<!-- <meta charset=koi8-r> --><p>é".encode(), "a").encoding == "utf-8"


@pytest.mark.parametrize(
    "label", ["utf-7", "rot13", "base64", "hex", "punycode", "idna", "unicode_escape", "nonsense", "cp037"]
)
def test_what_no_browser_reads_is_read_as_utf_8(label):
    data = f"<meta charset={label}><p>+ADw-b+AD4- é".encode()
    skeleton = decode(data, "a")
    assert skeleton.encoding == "utf-8"
    assert encode(skeleton, []) == data


@pytest.mark.parametrize(
    ("bom", "codec"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
)
def test_byte_order_mark_wins(bom, codec):
    data = bom + "<meta charset=koi8-r><p>Кошка\r\n".encode(codec)
    skeleton = decode(data, "a")
    assert (skeleton.encoding, skeleton.bom) == (codec, bom)
    assert encode(skeleton, []) == data


def test_refused_with_a_line():
    with pytest.raises(InputError) as caught:
        decode(b"<meta charset=shift_jis>\n<p>\n\x81", "a.html")
    assert (caught.value.problems[0].path, caught.value.problems[0].line) == ("a.html", 3)


@given(st.text("ab\r\n<>&é", max_size=30))
def test_line_ends_come_back(text):
    data = text.encode()
    skeleton = decode(data, "a")
    assert "\r" not in skeleton.text
    assert encode(skeleton, []) == data
    assert original(skeleton, 0, len(skeleton.text)) == text


@pytest.mark.parametrize(
    ("source", "newline"),
    [("a\nb\r\nc\nd", "\n"), ("a\r\nb\r\nc\n", "\r\n"), ("a\rb\rc\n", "\r"), ("a\nb\rc\n", "\n"), ("a", "\n")],
)
def test_new_text_takes_the_line_ends_of_the_file(source, newline):
    assert encode(decode(source.encode(), "a"), [(0, 1, "x\ny")]).startswith(f"x{newline}y".encode())


def test_what_the_charset_lacks_becomes_a_reference():
    skeleton = decode(b"<meta charset=koi8-r>x", "a")
    assert encode(skeleton, [(21, 22, "猫")]) == b"<meta charset=koi8-r>&#29483;"


@given(st.binary(max_size=60))
def test_bytes_come_back_or_are_refused(data):
    try:
        skeleton = decode(data, "a")
    except InputError:
        return
    assert encode(skeleton, []) == data
