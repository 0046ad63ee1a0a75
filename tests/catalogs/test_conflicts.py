"""A file with git's markers, taken apart."""

from __future__ import annotations

import contextlib
import re
import shutil
import subprocess
from dataclasses import replace
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.catalogs.build import draft
from translate.catalogs import keep
from translate.catalogs.conflicts import has_markers, sides
from translate.catalogs.entry import Catalog, Entry
from translate.catalogs.header import Header
from translate.catalogs.merge import merge, without_duplicates
from translate.catalogs.reader import read
from translate.catalogs.writer import write
from translate.errors import InputError, Problem
from translate.model.message import Message

DIFF3 = b"""one
<<<<<<< HEAD
ours
||||||| 1a2b3c4
base
=======
theirs
>>>>>>> bea
two
<<<<<<< HEAD
||||||| 1a2b3c4
=======
more
>>>>>>> bea
"""


def test_the_three_versions() -> None:
    found = sides(DIFF3, "a.po")
    assert found.ours.data == b"one\nours\ntwo\n"
    assert found.theirs.data == b"one\ntheirs\ntwo\nmore\n"
    assert found.base is not None
    assert found.base.data == b"one\nbase\ntwo\n"
    assert found.conflicts == 2


def test_problems_stand_at_the_lines_of_the_file() -> None:
    found = sides(DIFF3, "a.po")
    told = [Problem("x", "a.po", line, "h") for line in (0, 1, 2, 3, 4, 99)]
    assert [p.line for p in found.theirs.located(told)] == [0, 1, 7, 9, 13, 13]
    assert found.theirs.located(told)[1] == told[1]


def test_without_a_base_in_every_conflict_there_is_none() -> None:
    plain = DIFF3.replace(b"||||||| 1a2b3c4\nbase\n", b"")
    assert sides(plain, "a.po").base is None
    assert sides(plain, "a.po").ours.data == b"one\nours\ntwo\n"


def test_a_conflict_inside_the_base_is_no_marker_of_ours() -> None:
    """Of a recursive merge: git makes those markers longer."""
    nested = DIFF3.replace(b"base\n", b"<<<<<<<<< one\nb\n||||||||| x\n=========\nc\n>>>>>>>>> two\n")
    assert sides(nested, "a.po").ours.data == b"one\nours\ntwo\n"


def test_windows_line_ends() -> None:
    assert sides(DIFF3.replace(b"\n", b"\r\n"), "a.po").ours.data == b"one\r\nours\r\ntwo\r\n"
    assert sides(DIFF3.replace(b"bea\n", b"bea\r\n"), "a.po").ours.data == b"one\nours\ntwo\n"


def test_only_at_the_beginning_of_a_line() -> None:
    text = b'msgid "<<<<<<< HEAD"\n"======="\n# =======\n <<<<<<< x\n<<<<<<<x\n========\n"\\n>>>>>>> x\\n"\n'
    assert not has_markers(text)
    assert sides(text, "a.po").conflicts == 0
    assert sides(text, "a.po").theirs.data == text


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (b"<<<<<<< a\nx\n", 1, "begins here and does not end"),
        (b"x\n<<<<<<< a\n=======\ny\n", 2, "begins here and does not end"),
        (b"=======\n", 1, "======="),
        (b"x\n>>>>>>> b\n", 2, ">>>>>>>"),
        (b"<<<<<<< a\n<<<<<<< b\n", 2, "<<<<<<< that does not belong there in the conflict that begins in line 1"),
        (b"<<<<<<< a\n>>>>>>> b\n", 2, ">>>>>>>"),
        (b"<<<<<<< a\n=======\n=======\n", 3, "======="),
        (b"<<<<<<< a\n=======\n|||||||\n", 3, "|||||||"),
    ],
)
def test_markers_that_do_not_fit_together(text: bytes, line: int, said: str) -> None:
    with pytest.raises(InputError) as caught:
        sides(text, "a.po")
    (problem,) = caught.value.problems
    assert problem.line == line
    assert said in problem.message
    assert "git checkout" in problem.hint


LINES = st.lists(st.sampled_from([b"a\n", b"b\n", b"c\n", b"\n", b"d\r\n"]), max_size=6).map(b"".join)


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_law_what_git_puts_between_markers_comes_back(tmp_path_factory) -> None:
    """Where both sides rewrote everything, the versions come back whole."""
    folder = tmp_path_factory.mktemp("files")

    @given(LINES, LINES, LINES)
    def law(base: bytes, ours: bytes, theirs: bytes) -> None:
        versions = {"base": base, "ours": b"<\n" + ours + b"<\n", "theirs": b">\n" + theirs + b">\n"}
        for name, data in versions.items():
            (folder / name).write_bytes(data)
        command = ["git", "merge-file", "-p", "--diff3", "ours", "base", "theirs"]
        done = subprocess.run(command, cwd=folder, capture_output=True)
        found = sides(done.stdout, "a.po")
        if done.returncode == 0:
            assert found.conflicts == 0
        else:
            assert found.base is not None
            lines = {side: set(data.split(b"\n")) for side, data in versions.items()}
            assert set(found.base.data.split(b"\n")) <= lines["base"] | lines["ours"] | lines["theirs"]
            assert not has_markers(found.ours.data + found.theirs.data + found.base.data)
            assert b"<\n" in found.ours.data
            assert b">\n" in found.theirs.data

    law()


class Writers:
    """Two people who edit a catalog; each word they write is another one."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.words = 0

    def word(self, who: str) -> str:
        self.words += 1
        return f"{who}{self.words}"

    def message(self, msgid: str, who: str) -> Message:
        text, kind = self.word(who), self.random.choice(["empty", "reviewed", "reviewed", "fuzzy", "draft", "work"])
        message = Message(msgid, text if kind in ("reviewed", "fuzzy") else "", flags=("fuzzy",) * (kind == "fuzzy"))
        if kind in ("draft", "work"):
            message = draft(msgid, f"machine {text}")
        if kind == "work":
            message = replace(message, msgstr=text)
        if self.random.random() < 0.3:
            message = replace(message, comments=(*message.comments, f" {self.word(who)}?"))
        return replace(message, extracted=(" Paragraph",), references=(" source/a.html",))

    def edited(self, messages: list[Message], who: str) -> list[Message]:
        out: list[Message] = []
        for message in messages:
            chance = self.random.random()
            if chance < 0.35:
                out.append(self.message(message.msgid, who))
            elif chance < 0.42:
                out += [keep.obsolete(message)] if keep.worth_keeping(message) else []
            elif chance < 0.5:
                out.append(replace(message, comments=(*message.comments, f" {self.word(who)}?")))
            else:
                out.append(message)
            if self.random.random() < 0.1:
                out.append(self.message(self.word(f"id-{who}-"), who))
        return sorted(out, key=lambda message: message.obsolete)


def written(messages: list[Message]) -> bytes:
    head = Header((("Content-Type", "text/plain; charset=UTF-8"),))
    return write(Catalog("a.po", head, tuple(map(Entry, messages))))


def by_people(data: bytes) -> set[str]:
    return set(re.findall(r"\b(?:ours|theirs)\d+\b", re.sub(r'"machine .*?"', "", data.decode())))


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_law_from_markers_alone_no_word_is_lost(tmp_path_factory) -> None:
    folder = tmp_path_factory.mktemp("files")

    @settings(max_examples=100)
    @given(st.randoms(use_true_random=False), st.sampled_from([(), ("--diff3",), ("--zdiff3",)]))
    def law(random: Random, style: tuple[str, ...]) -> None:
        writers = Writers(random)
        base = [writers.message(f"s{number}", "base") for number in range(random.randint(1, 10))]
        files = {"base": written(base)} | {who: written(writers.edited(base, who)) for who in ("ours", "theirs")}
        for name, data in files.items():
            (folder / name).write_bytes(data)
        command = ["git", "merge-file", "-p", *style, "ours", "base", "theirs"]
        data = subprocess.run(command, cwd=folder, capture_output=True).stdout
        assume(has_markers(data))
        found = sides(data, "a.po")
        ours, theirs = (
            without_duplicates(read(side.data, "a.po", duplicates=True)) for side in (found.ours, found.theirs)
        )
        began = None
        if found.base is not None:
            with contextlib.suppress(InputError):
                began = without_duplicates(read(found.base.data, "a.po", duplicates=True))
        merged = write(merge(began, ours, theirs).catalog)
        read(merged, "a.po")
        assert by_people(files["ours"]) | by_people(files["theirs"]) <= by_people(merged)

    law()
