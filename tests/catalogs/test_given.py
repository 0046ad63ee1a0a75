"""What a translator was given, recorded in the header of her file."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.catalogs.build import ES, TODAY, accepts, draft, gettext, template, tool
from translate.catalogs.desk import source_hash, text_hash
from translate.catalogs.entry import Catalog, Entry
from translate.catalogs.given import FIELD, Was, for_mail, note_hash, notes, read_given
from translate.catalogs.header import new_header
from translate.catalogs.reader import read
from translate.catalogs.update import update
from translate.catalogs.writer import write
from translate.model.message import Message


def catalog(*messages: Message) -> Catalog:
    header = new_header(article="cars", locale=ES, today=TODAY)
    return Catalog("locales/es/cars.po", header, tuple(map(Entry, messages)))


WORK = (
    Message("One."),
    Message("Two.", "Dos.", comments=(" sure", "")),
    draft("Three.", "Tres."),
    Message("Four.", "Cuatro.", flags=("fuzzy",), msgctxt="heading"),
)


def test_every_kind_of_message_is_recorded():
    found = read_given(for_mail(catalog(*WORK)).header)
    assert found == {
        source_hash(None, "One."): Was(),
        source_hash(None, "Two."): Was(text_hash("Dos."), comments=frozenset({note_hash(" sure")})),
        source_hash(None, "Three."): Was(text_hash("Tres."), fuzzy=True, ours=True),
        source_hash("heading", "Four."): Was(text_hash("Cuatro."), fuzzy=True),
    }


def test_it_is_live_messages_in_utf_8_without_names():
    old = Message("Gone.", "Ido.", obsolete=True)
    before = catalog(*WORK, old)
    header = before.header.with_fields(
        {"Last-Translator": "Ana <ana@example.org>", "Content-Type": "text/plain; charset=KOI8-R"}
    )
    mailed = for_mail(replace(before, header=header, encoding="koi8-r", newline="\r\n"))
    text = write(mailed).decode()
    assert mailed.messages == WORK
    assert "Gone." not in text
    assert "ana@" not in text
    assert "charset=UTF-8" in text
    assert "\r" not in text
    assert accepts(text.encode())


def test_a_record_that_is_not_whole_is_none():
    header = for_mail(catalog(*WORK)).header
    line = header.get(FIELD)
    for broken in ("", line[:-3], line[9:], line.replace("~", "="), "#", line.rpartition(" ")[0], f"zz {line}"):
        assert read_given(header.with_fields({FIELD: broken})) is None, broken
    assert read_given(for_mail(catalog()).header) == {}


@given(
    st.lists(st.tuples(st.text(min_size=1, max_size=9), st.text(max_size=9), st.booleans()), unique_by=lambda t: t[0])
)
def test_a_message_says_what_was_given(made):
    messages = [Message(i, s, flags=("fuzzy",) if f and s else ()) for i, s, f in made]
    found = read_given(for_mail(catalog(*messages)).header)
    assert all(found[source_hash(None, m.msgid)].said(m) for m in messages)
    for m in messages:
        was = found[source_hash(None, m.msgid)]
        assert not was.said(replace(m, msgstr=m.msgstr + "x"))
        if m.msgstr:
            assert not was.said(replace(m, flags=() if m.fuzzy else ("fuzzy",)))


def test_notes_are_all_comments_but_the_desk_line():
    message = draft("One.", "Uno.")
    message = replace(message, comments=(*message.comments, "", " term: a → b", " hers"))
    assert notes(message) == (" term: a → b", " hers")


LONG = catalog(*(draft(f"Sentence number {n} of this long article.", f"Frase número {n}.") for n in range(400)))


@gettext
@pytest.mark.parametrize(
    "command", [["msgcat"], ["msgcat", "--no-wrap"], ["msgcat", "-w", "40"], ["msgattrib"], ["msgconv"]]
)
def test_gettext_keeps_the_record(command):
    data = write(for_mail(LONG))
    assert read_given(read(tool(*command, data=data).stdout, "x.po").header) == read_given(for_mail(LONG).header)


@gettext
def test_msgmerge_keeps_the_record():
    made = template("One of many.", "Two of many.")
    ours = update(made, None, article="2026/cars", locale=ES, today=TODAY)
    mailed = for_mail(ours)
    done = tool("msgmerge", "-q", data=write(mailed), other=write(made))
    assert read_given(read(done.stdout, "x.po").header) == read_given(mailed.header)


@pytest.mark.parametrize("width", [0, 20, 78])
def test_polib_keeps_the_record(width):
    mailed = for_mail(LONG)
    text = str(polib.pofile(write(mailed).decode(), wrapwidth=width))
    assert read_given(read(f"{text}\n".encode(), "x.po").header) == read_given(mailed.header)


def toolkit() -> str:
    """A Python that has the Translate Toolkit, never ours: it shares our import name."""
    own = os.environ.get("TRANSLATE_TOOLKIT_PYTHON", "")
    pocount = shutil.which("pocount")
    if not own and pocount:
        own = Path(pocount).read_text(encoding="utf-8").partition("\n")[0].removeprefix("#!").strip()
    return own if Path(own).is_file() else ""


@pytest.mark.skipif(not toolkit(), reason="the Translate Toolkit is not installed in an environment of its own")
def test_the_translate_toolkit_keeps_the_record(tmp_path):
    (tmp_path / "a.po").write_bytes(write(for_mail(LONG)))
    code = (
        "from translate.storage import po\n"
        "store = po.pofile.parsefile('a.po')\n"
        "store.updateheader(add=True, Last_Translator='Ana', X_Generator='Weblate')\n"
        "store.savefile('b.po') if hasattr(store, 'savefile') else open('b.po', 'wb').write(bytes(store))\n"
    )
    done = subprocess.run([toolkit(), "-I", "-c", code], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert read_given(read((tmp_path / "b.po").read_bytes(), "b.po").header) == read_given(for_mail(LONG).header)
