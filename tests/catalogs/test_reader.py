"""The reader: gettext's grammar, every problem with its line, every byte back."""

from __future__ import annotations

import contextlib
import json
import os
import random
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.catalogs.build import HEADER, accepts, gettext
from translate.catalogs.fast import next_block
from translate.catalogs.grammar import Words, parse_block
from translate.catalogs.lexer import tokens
from translate.catalogs.reader import DIFFERENCES, MOST_PROBLEMS, read
from translate.catalogs.writer import write
from translate.errors import InputError

PIECES = (
    *("msgid", "msgstr", "msgctxt", "msgid_plural", "msgstr[0]", "msgstr[1]", "domain", "foo", "12", "[", "]", "\\q"),
    *(
        "#",
        "#,",
        "#~",
        "#|",
        "#~|",
        '"a"',
        '"b\\n"',
        '"é\\t"',
        '"c\\""',
        '"',
        '"x',
        '"\\q"',
        '"\\101"',
        '"\\x41"',
        '""',
    ),
    *("# c", "#. e", "#: r:1", "#, fuzzy", "#!x", "\t", " ", "\n", "\n\n", "\r\n", "\f", "\u00a0", "é"),
    *('msgid "k"\n', 'msgstr "v"\n', '#~ msgid "o"\n', '#~ msgstr "p"\n', '#| msgid "q"\n', '#~| msgid "q"\n'),
    *('#~ "z"\n', '"w"\n', 'msgid "l"\nmsgstr "v"\n', 'msgctxt "c"\nmsgid "k"\nmsgstr ""\n', "# foo\n"),
    *('msgid "m"\nmsgid_plural "n"\nmsgstr[0] ""\nmsgstr[1] ""\n', '#~ msgid "p"\n#~ msgstr "q"\n'),
)


def entry(text: str):
    """The only message of a text."""
    (only,) = read((HEADER + "\n" + text).encode(), "a.po").entries
    return only.message


def problems(text: str | bytes) -> list[tuple[int, str]]:
    """Line and message of each problem."""
    with pytest.raises(InputError) as caught:
        read(text if isinstance(text, bytes) else text.encode(), "a.po")
    assert all(problem.path == "a.po" for problem in caught.value.problems)
    return [(problem.line, problem.message) for problem in caught.value.problems]


def test_every_part_of_an_entry():
    message = entry(
        '# people\n#\n#. ours\n#: a.html b.html\n#, fuzzy, no-wrap, range: 1..3\n#| msgctxt "old c"\n#| msgid "old"\n'
        'msgctxt "c"\nmsgid ""\n"one\\n"\n"two \\"2\\""\nmsgstr "uno\\\\\\t"\n'
    )
    assert message.comments == (" people", "")
    assert message.extracted == (" ours",)
    assert message.references == (" a.html b.html",)
    assert message.flags == ("fuzzy", "no-wrap", "range: 1..3")
    assert (message.previous_msgctxt, message.previous_msgid) == ("old c", "old")
    assert (message.msgctxt, message.msgid, message.msgstr) == ("c", 'one\ntwo "2"', "uno\\\t")


def test_obsolete_with_previous_and_plural():
    message = entry('#, fuzzy\n#~| msgid "o"\n#~ msgid "a"\n#~ msgid_plural "b"\n#~ msgstr[0] "x"\n#~ msgstr[1] "y"\n')
    assert message.obsolete
    assert message.fuzzy
    assert (message.previous_msgid, message.msgid_plural, message.msgstr_plural) == ("o", "b", ("x", "y"))


def test_white_space_means_nothing():
    catalog = read(
        (HEADER + ' msgid"a" "b"msgstr"c"\f msgid\n"d"\n\n"e" msgstr "f" # for g\nmsgid "g" msgstr ""').encode(), "a.po"
    )
    assert [(e.message.msgid, e.message.msgstr) for e in catalog.entries] == [("ab", "c"), ("de", "f"), ("g", "")]
    assert catalog.entries[2].message.comments == (" for g",)


def test_numeric_escapes_are_bytes_of_the_charset():
    assert entry('msgid "x"\nmsgstr "\\303\\251 \\x41 \\1014"\n').msgstr == "é A A4"


def test_lines_are_those_of_msgid():
    data = (HEADER + '\n# c\nmsgctxt "c"\nmsgid "a"\nmsgstr ""\n\n\n#~ msgid "b"\n#~ msgstr ""\n').encode()
    assert [e.line for e in read(data, "a.po").entries] == [6, 10]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('msgid "Hello\nmsgstr "x"\n', 4, 'unterminated string "Hello"'),
        ('msgid "a"\nmsgstr "x\n', 5, "unterminated string"),
        ('msgid "a"\nmsgstr "x\\q \\xg"\n', 5, "invalid escape \\q, \\x"),
        ('msgid "a"\nmsgstr "x"\n\nmsgid "a"\nmsgstr "y"\n', 7, 'duplicate message "a", first in line 4'),
        ('msgid "a"\nmsgstr "x"\n\n#~ msgid "a"\n#~ msgstr "y"\n', 7, "duplicate message"),
        ('msgid "a"\nmsgstr "x"\n\n' + HEADER, 7, "a second header entry, the first is in line 1"),
        ('msgid "a"\n\nmsgid "b"\nmsgstr ""\n', 4, "missing msgstr"),
        ('msgid "a"\nms "b"\n', 5, '"ms" is no keyword'),
        ('msgstr "b"\n', 4, "where msgid should stand"),
        ('msgid "a"\n# no\nmsgstr "b"\n', 4, "missing msgstr"),
        ('msgctxt "a"\n# no\nmsgid "b"\n', 5, "a comment inside an entry"),
        ('#~ msgid "a"\nmsgstr "b"\n', 5, "inconsistent use of #~"),
        ('#| msgid "o"\n#~ msgid "a"\n#~ msgstr "b"\n', 5, "inconsistent use of #~"),
        ('msgid "a"\n#| msgid "o"\nmsgstr "b"\n', 4, "missing msgstr"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr "c"\n', 6, "msgstr without index"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[1] "c"\n', 6, 'plural index "1" where 0'),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] ""\nmsgstr[2] "c"\n', 7, 'plural index "2" where 1'),
        ('msgid "a"\nmsgstr[0] "c"\n', 5, "without msgid_plural"),
        ('msgid "a\\n"\nmsgstr "b"\n', 4, "do not both end with \\n"),
        ('msgid "a"\nmsgstr "\\nb"\n', 4, "do not both begin with \\n"),
        ('<<<<<<< HEAD\nmsgid "a"\nmsgstr "b"\n=======\n>>>>>>> x\n', 4, "unresolved merge conflict"),
        ('msgid ""\n"a"\n=======\nmsgstr "b"\n', 6, "unresolved merge conflict"),
        ('msgid "a"\nmsgstr "\\0"\n', 5, "NUL"),
        ('msgid "a"\nmsgstr "\\303"\n', 5, "no text in the file's charset"),
        ('msgid "a"\nmsgstr "\x04"\n', 5, "U+0004"),
        ('msgid "a"\nmsgstr "\\004"\n', 5, "U+0004"),
        ('# c:\\\nmsgid "a"\nmsgstr ""\n', 4, "ends in a backslash"),
        ('msgid "a"\nmsgstr "\x00"\n', 5, "a NUL byte"),
    ],
)
def test_refused(text, line, said):
    found = problems(HEADER + "\n" + text)
    assert found[0][0] == line
    assert said in found[0][1]


def test_every_problem_at_once_and_not_too_many():
    text = HEADER + '\nmsgid "a\nmsgstr ""\n\nmsgid "ok"\nmsgstr ""\n\nmsgid "b"\nmsgstr "\\q"\n\nfoo\n'
    assert [line for line, _ in problems(text)] == [4, 11, 13]
    many = problems(HEADER + "\n" + 'msgid "x\n\n' * 500)
    assert len(many) == MOST_PROBLEMS + 1
    assert many[-1][1] == "and 400 more problems"


def test_a_conflict_says_what_to_do():
    with pytest.raises(InputError, match=r"translate resolve a\.po"):
        read(b"<<<<<<< HEAD\n", "a.po")


def test_problems_obey_no_terminal():
    ((_, said),) = problems(HEADER + '\nmsgid "\x1b]0;pwn\x07\u202e\n')
    assert said == 'unterminated string "\\u001b]0;pwn\\u0007\\u202e"'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ('msgid ""'.encode("utf-16"), "UTF-16"),
        (b"\xef\xbb\xbf" + HEADER.encode(), "byte order mark"),
        (HEADER.replace("UTF-8", "x-no-such").encode(), "'x-no-such' is not known"),
        (HEADER.replace("UTF-8", "unicode_escape").encode(), "'unicode_escape' is not known"),
        (HEADER.replace("UTF-8", "\x1b[2J").encode(), "'\\x1b[2J' is not known"),
        (HEADER.encode() + b'\nmsgid "\xff"\nmsgstr ""\n', "not UTF-8"),
        (HEADER.encode() + b"\n# \xff\n", "not UTF-8"),
        (HEADER.replace("UTF-8", "ASCII").encode() + "# é\n".encode(), "not ASCII"),
        (b'msgid "a"\rmsgstr "b"\r', "lone carriage return"),
        (b'msgid ""\nmsgid_plural ""\nmsgstr[0] ""\n', "the header entry has msgid_plural"),
    ],
)
def test_refused_bytes(data, said):
    assert said in problems(data)[0][1]


def test_bad_bytes_of_every_line():
    data = HEADER.encode() + b'\nmsgid "\xff"\nmsgstr "ok"\n\nmsgid "b"\nmsgstr "\xfe"\n'
    assert [line for line, _ in problems(data)] == [4, 8]


@pytest.mark.parametrize("charset", ["ISO-8859-1", "windows-1252", "KOI8-R", "EUC-KR", "SHIFT_JIS", "GBK", "CP1251"])
def test_other_charsets_are_read_and_written_back(charset):
    text = {"KOI8-R": "письмо", "CP1251": "письмо", "EUC-KR": "안녕", "SHIFT_JIS": "表示", "GBK": "你好"}.get(
        charset, "é"
    )
    data = (HEADER.replace("UTF-8", charset) + f'\nmsgid "a"\nmsgstr "{text}"\n').encode(charset)
    catalog = read(data, "a.po")
    assert catalog.entries[0].message.msgstr == text
    assert write(catalog) == data


def test_a_charset_in_a_header_no_quick_look_finds():
    data = 'msgid "a"\nmsgstr "é"\n\nmsgid\n""\nmsgstr "Content-Type: text/plain; charset=ISO-8859-1\\n"\n'.encode(
        "latin-1"
    )
    catalog = read(data, "a.po")
    assert (catalog.encoding, catalog.entries[0].message.msgstr) == ("iso8859-1", "é")
    assert write(catalog) == data


def test_no_charset_is_utf8_or_keeps_every_byte():
    assert read('msgid "a"\nmsgstr "é"\n'.encode(), "a.po").entries[0].message.msgstr == "é"
    data = bytes(byte for byte in range(5, 256) if byte not in b'"\\\n\r')
    data = b'msgid "a"\nmsgstr "' + data + b'"\n'
    assert write(read(data, "a.po")) == data


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "# only a comment",
        HEADER,
        HEADER.rstrip("\n"),
        "\n\n" + HEADER + '\n\n\nmsgid "a"\nmsgstr "b"\n\n# bye\n\n',
        HEADER.replace("\n", "\r\n") + '\r\n# c\r\nmsgid "a"\r\nmsgstr "b"\r\n',
        HEADER + '\r\n# c\r\nmsgid "a"\nmsgstr "b"\r\n',
        HEADER + '\ndomain "x"\nmsgid "a"\nmsgstr "b"\ndomain "y"\n',
        'msgid "a"\nmsgstr "b"\n\n' + HEADER + '\n#~ msgid "c" msgstr "d"\n',
        HEADER + '\n# c\n\n\n# d\n#.x\n#!fuzzy\n  msgid "a"\nmsgstr "b"   \n',
    ],
)
def test_written_back_as_read(text):
    assert write(read(text.encode(), "a.po")) == text.encode()


@st.composite
def soups(draw: st.DrawFn) -> str:
    """Pieces of PO files in any order: mostly nonsense, some of it valid."""
    pieces = draw(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(["", " ", "\n"])), max_size=14))
    return HEADER + "".join(piece + space for piece, space in pieces)


@given(soups())
@settings(max_examples=400, deadline=None)
def test_what_is_accepted_comes_back_byte_for_byte(text):
    try:
        catalog = read(text.encode(), "a.po")
    except InputError as error:
        assert error.problems[0].line > 0  # noqa: PT017 - either end is right, but not an error without a line
        return
    assert write(catalog) == text.encode()


@given(soups())
@settings(max_examples=400, deadline=None)
def test_the_fast_way_agrees_with_the_strict_one(text):
    for start in range(len(text)):
        if start and text[start - 1] != "\n":
            continue
        block = next_block(text, start)
        if block is not None:
            assert block == parse_block(Words(tokens(text, start)), codec="utf-8")


@gettext
def test_accepts_what_msgfmt_accepts():
    """300 heaps of pieces; 40,000 were compared when this was written. What DIFFERENCES lists is left out."""
    dice = random.Random(7)
    seen = {True: 0, False: 0}
    while sum(seen.values()) < 300:
        count = dice.randint(1, 6)
        text = HEADER + "".join(dice.choice(PIECES) + dice.choice(("", " ", "\n")) for _ in range(count))
        if "\\\n" in text or "#|" in text or "#~|" in text:
            continue
        try:
            read(text.encode(), "a.po")
            ours = True
        except InputError:
            ours = False
        assert accepts(text.encode()) is ours, text
        seen[ours] += 1
    assert min(seen.values()) > 30


@gettext
@pytest.mark.parametrize(
    "data",
    [
        HEADER.encode() + b"# \xff\n",
        b'msgid "x"\nmsgstr "\xff"\n',
        HEADER.replace("UTF-8", "x-no-such").encode(),
        HEADER.encode() + b'msgid "x"\nmsgstr "\x00"\n',
        HEADER.encode() + b'msgid "x"\nmsgstr "\\303"\n',
        HEADER.encode() + b"# a\\\n# b\n",
        b'msgid "a"\rmsgstr "b"\r',
        HEADER.encode() + b"#| # c\n",
        b'msgid ""\nmsgid_plural ""\nmsgstr[0] ""\n',
        HEADER.encode() + b'domain "x"\n',
    ],
)
def test_the_listed_differences_are_what_msgfmt_accepts(data):
    assert accepts(data)
    assert len(DIFFERENCES) == 10


@pytest.mark.parametrize(
    "text",
    [
        'msgid "a"\nmsgstr "' + "x" * 5_000_000 + '"\n',
        'msgid "a"\nmsgstr "x' + "\\n" * 1_000_000 + 'x"\n',
        'msgid "' + "\\" * 3_000_001 + '"\n',
        "#" * 3_000_000,
        "# c\n" * 200_000 + "foo",
        "\n" * 3_000_000 + '"x',
        '"' * 300_000,
        "#~ " * 200_000,
        'msgid "a"\n' * 100_000,
        "".join(f'# d\n#: a\nmsgid "m{n}"\nmsgstr "{n}"\n\n' for n in range(30_000)),
    ],
    ids=lambda text: text[:12],
)
def test_huge_files_take_linear_time(text):
    start = time.process_time()
    with contextlib.suppress(InputError):
        read((HEADER + "\n" + text).encode(), "a.po")
    assert time.process_time() - start < 5


DATA = Path(os.environ.get("TRANSLATE_DESK_DATA") or Path(__file__).parents[2].parent / "shared" / "data")


@pytest.mark.skipif(not (DATA / "hostile" / "manifest.json").exists(), reason="the shared data is not here")
def test_hostile_files_end_as_their_manifest_says():
    for case in json.loads((DATA / "hostile" / "manifest.json").read_text("utf-8")):
        if not case["file"].startswith("po") or case["kind"] != "po":
            continue
        data = (DATA / "hostile" / case["file"]).read_bytes()
        try:
            catalog = read(data, case["file"])
        except InputError as error:
            assert case["expected"] != "must_survive", str(error)  # noqa: PT017 - as above
            assert error.problems[0].line > 0  # noqa: PT017
        else:
            assert case["expected"] != "must_refuse", case["file"]
            assert write(catalog) == data


@pytest.mark.skipif(not (DATA / "po").exists(), reason="the shared data is not here")
def test_real_files_come_back_and_an_edit_changes_one_block():
    from dataclasses import replace

    read_whole = 0
    for path in sorted((DATA / "po").rglob("*.po")):
        data = path.read_bytes()
        try:
            catalog = read(data, path.name)
        except InputError:
            continue  # duplicates and the like, which msgfmt refuses too
        read_whole += 1
        assert write(catalog) == data
        if not catalog.entries:
            continue
        middle = len(catalog.entries) // 2
        old = catalog.entries[middle]
        new = old.with_message(replace(old.message, comments=(*old.message.comments, " seen")))
        entries = (*catalog.entries[:middle], new, *catalog.entries[middle + 1 :])
        written = write(catalog.with_entries(entries))
        at = data.index(old.raw.replace("\n", catalog.newline).encode(catalog.encoding))
        end = at + len(old.raw.replace("\n", catalog.newline).encode(catalog.encoding))
        assert written[:at] == data[:at]
        assert written.endswith(data[end:])
        assert read(written, path.name).entries[middle].message.msgstr == old.message.msgstr
    assert read_whole > 200
