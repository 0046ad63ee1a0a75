"""Template and old catalog give the new one: nothing a person wrote is lost, whatever tools ran in between."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.catalogs.build import ES, HEADER, TODAY, accepts, article, draft, gettext, template, tool, unit
from translate.catalogs import desk, keep
from translate.catalogs.entry import Catalog, Entry
from translate.catalogs.header import Header
from translate.catalogs.reader import read
from translate.catalogs.state import State, by_person, state_of, text_of
from translate.catalogs.template import make_template, read_record
from translate.catalogs.update import Revision, update
from translate.catalogs.writer import write
from translate.changes.compare import compare
from translate.model.message import Message

LATER = date(2027, 1, 5)
FISH = "One fish swam up the river today."
FISHES = "Two fish swam up the river today."
BIRD = "A bird sat on the roof and sang."
CAT = "The cat looked at both of them."


def go(new: Catalog, old: Catalog | None, *, today: date = LATER, credit: bool = False) -> Catalog:
    """Update, and the laws every update obeys."""
    result = update(new, old, article="2026/cars", locale=ES, today=today, credit=credit)
    data = write(result)
    back = read(data, result.path)
    again = update(new, back, article="2026/cars", locale=ES, today=date(2030, 1, 1), credit=credit)
    assert again is back
    assert write(again) == data
    assert [m.key for m in result.messages] == [m.key for m in new.messages]
    if old is not None:
        assert not lost(old, result)
    return back


def lost(old: Catalog, new: Catalog) -> set[str]:
    """A person's texts and comments of the old catalog that are not in the new one."""
    kept: set[str] = set()
    for message in (entry.message for entry in new.entries):
        kept |= {message.msgstr, *message.msgstr_plural, text_of(message), *keep.was_texts(message), *message.comments}
    had: set[str] = set()
    for message in (entry.message for entry in old.entries):
        had |= {text_of(message)} if by_person(message) and message.msgid_plural is None else set()
        had |= set(message.msgstr_plural) | {
            line for line in message.comments if line.strip() and not desk.is_ours(line)
        }
        had |= set(keep.was_texts(message))
    return had - kept - {""}


def catalog(*messages: Message, **header: str) -> Catalog:
    """An old catalog as it is read from its file."""
    fresh = update(template(), None, article="2026/cars", locale=ES, today=TODAY)
    fresh = replace(fresh, header=fresh.header.with_fields({k.replace("_", "-"): v for k, v in header.items()}))
    return read(write(fresh.with_entries(tuple(map(Entry, messages)))), fresh.path)


def placed(msgid: str, msgstr: str = "", **more: object) -> Message:
    """A message as the template describes it."""
    source = template(msgid).messages[0]
    return replace(source, msgstr=msgstr, **more)  # type: ignore[arg-type]


@gettext
def test_a_new_catalog_is_what_msgcat_writes():
    new = go(template(FISH, BIRD), None, today=TODAY)
    data = write(new)
    assert new.path == "locales/es/2026/cars.po"
    assert tool("msgcat", "--no-wrap", data=data).stdout == data
    assert accepts(data, "-c")
    assert b"PO-Revision-Date: 2026-11-22 00:00+0000" in data
    assert b"X-Desk-Units" not in data


def test_nothing_to_do_gives_the_same_catalog():
    old = catalog(placed(FISH, "Un pez."), placed(BIRD))
    assert go(template(FISH, BIRD), old) is not None
    assert update(template(FISH, BIRD), old, article="2026/cars", locale=ES, today=LATER) is old


def test_order_and_comments_come_from_the_template_and_bytes_stay():
    person = f'# mía\n#. Paragraph\n#: source/2026/cars.html\nmsgid   "{FISH}"\nmsgstr "Un "\n"pez."\n'
    old = read(
        (
            HEADER + "\n" + person + '\n#. stale\n#: other.c:12\n#, no-wrap\nmsgid "' + BIRD + '"\nmsgstr "P."\n'
        ).encode(),
        "a.po",
    )
    new = go(template(BIRD, FISH), old)
    bird, fish = (entry for entry in new.entries)
    assert person.rstrip("\n") in write(new).decode()
    assert fish.raw == person.rstrip("\n")
    assert (bird.message.extracted, bird.message.references, bird.message.flags) == (
        (" Paragraph",),
        (" source/2026/cars.html",),
        (),
    )
    assert bird.message.msgstr == "P."


def test_no_wrap_comes_and_goes_with_the_template():
    old = catalog(placed(FISH, "Un pez.", flags=("fuzzy",)))
    pre = make_template(article(unit(FISH, preformatted=True)), segmenter="s")
    assert go(pre, old).messages[0].flags == ("fuzzy", "no-wrap")
    assert go(template(FISH), go(pre, old)).messages[0].flags == ("fuzzy",)


@pytest.mark.parametrize(
    ("old", "state"),
    [
        (placed(FISH, "Un pez."), State.CHANGED),
        (placed(FISH, "Un pez.", flags=("fuzzy",)), State.CHANGED),
        (replace(draft(FISH, "x"), msgstr="Un pez."), State.CHANGED),
        (draft(FISH, "Un pez."), State.EMPTY),
        (placed(FISH), State.EMPTY),
    ],
)
def test_an_edited_source_takes_a_persons_text_along(old, state):
    new = go(template(BIRD, FISHES, CAT), catalog(placed(BIRD), old, placed(CAT)))
    message = new.messages[1]
    assert state_of(message) is state
    assert len(new.entries) == 3
    if state is State.CHANGED:
        assert (message.msgstr, message.previous_msgid, message.fuzzy) == ("Un pez.", FISH, True)
        line = desk.parse(message.comments)
        assert line is not None
        assert (line.origin, line.kind, line.since) == ("previous", "facts", "2027-01-05")
        assert line.src == desk.source_hash(None, FISHES)


def test_a_family_that_changed_is_remembered():
    old = catalog(placed("Share", "Comparte", msgctxt="heading"), placed(FISH, "Un pez.", msgctxt="heading"))
    label, sentence = go(template("Share", FISH), old).messages
    assert (label.previous_msgctxt, label.previous_msgid, label.msgctxt) == ("heading", "Share", None)
    assert state_of(label) is State.CHANGED
    assert (state_of(sentence), sentence.msgctxt) == (State.REVIEWED, None)  # the same words, four or more


def test_an_edit_taken_back_is_reviewed_again():
    old = catalog(placed(FISH, "Un pez.", comments=(" mía",)))
    edited = go(template(FISHES), old)
    assert state_of(edited.messages[0]) is State.CHANGED
    (message,) = go(template(FISH), edited).messages
    assert message == placed(FISH, "Un pez.", comments=(" mía",))


def test_gone_and_back_again():
    old = catalog(placed(FISH, "Un pez."), placed(BIRD, "Un pájaro."), draft(CAT, "El gato."))
    gone = go(template(BIRD), old)
    assert [(e.message.msgid, e.message.obsolete) for e in gone.entries] == [(BIRD, False), (FISH, True)]
    assert b'#~ msgid "One fish' in write(gone)
    back = go(template(FISH, BIRD), gone)
    assert back.messages[0] == placed(FISH, "Un pez.")
    assert len(back.entries) == 2


def test_obsolete_entries_keep_their_old_order():
    old = catalog(placed("A b c d.", "1"), placed("E f g h.", "2"), placed("I j k l.", "3", obsolete=True))
    assert [e.message.msgstr for e in go(template(), old).entries] == ["1", "2", "3"]


def test_two_claims_to_one_place():
    old = catalog(placed(FISH, "Un pez."), placed(FISH.replace("river", "rivers"), "Otro."))
    new = go(template(FISHES), old)
    assert [(e.message.msgstr, e.message.obsolete) for e in new.entries] == [("Un pez.", False), ("Otro.", True)]


def test_one_key_twice():
    live, gone = placed(FISH, "Vivo."), placed(FISH, "Muerto.", obsolete=True, comments=(" nota",))
    old = replace(catalog(), entries=(Entry(live), Entry(gone)))  # no reader gives this, a program may
    (message,) = (entry.message for entry in go(template(FISH), old).entries)
    assert (message.msgstr, message.comments) == ("Vivo.", (' was: "Muerto."', " nota"))
    old = replace(old, entries=(Entry(replace(live, msgstr="")), Entry(gone)))
    (message,) = (entry.message for entry in go(template(FISH), old).entries)
    assert (message.msgstr, message.comments, message.obsolete) == ("Muerto.", (" nota",), False)
    old = replace(old, entries=(Entry(live), Entry(gone)))
    (message,) = (entry.message for entry in go(template(), old).entries)
    assert (message.msgstr, message.obsolete) == ("Vivo.", True)


def test_an_empty_context_is_no_context():
    old = catalog(placed(FISH, "Uno."), placed(FISH, "Otro.", msgctxt=""))
    (message,) = (entry.message for entry in go(template(FISH), old).entries)
    assert (message.msgctxt, message.msgstr, keep.was_texts(message)) == (None, "Uno.", ("Otro.",))


def test_plural_entries_of_a_foreign_file():
    plural = Message("fish", msgid_plural="fishes", msgstr_plural=("pez", "peces"))
    new = go(template(BIRD), catalog(plural))
    assert new.entries[1].message == replace(plural, obsolete=True)
    (message,) = (entry.message for entry in go(template("fish"), catalog(plural)).entries)
    assert (message.msgid_plural, keep.was_texts(message)) == (None, ("pez", "peces"))


def test_guesses_stay_only_if_a_person_may_have_written_them():
    guess = replace(draft(FISH, "Un pez."), msgid=BIRD)
    assert state_of(guess) is State.GUESS
    assert go(template(), catalog(guess)).entries == ()
    (entry,) = go(template(), catalog(replace(guess, msgstr="Una."))).entries
    assert entry.message.obsolete
    assert len(go(template(), catalog(replace(draft(FISH, "P.", origin="previous"), msgid=BIRD))).entries) == 1
    assert go(template(BIRD), catalog(guess)).messages[0].msgstr == "Un pez."


def test_comments_of_people_survive_their_message():
    (entry,) = go(
        template(), catalog(draft(FISH, "Un pez."), replace(draft(BIRD, "b"), comments=(" ask Ana",)))
    ).entries
    assert entry.message.comments == (" ask Ana",)
    old = catalog(placed(FISH))
    old = replace(old, tail="\n\n# bye\n")
    assert write(go(template(BIRD), old)).endswith(b'msgstr ""\n\n# bye\n')


@gettext
def test_a_moved_and_edited_sentence_is_found():
    old = catalog(*(placed(text, text.upper()) for text in (FISH, BIRD, CAT)))
    new = go(template(BIRD, CAT, FISHES.replace("Two", "One") + "!"), old)
    assert new.messages[2].msgstr == FISH.upper()


@gettext
def test_the_record_knows_the_order_a_tool_has_changed():
    texts = ("Zebras run.", "Colour", "A dog barks.")
    old = catalog(*(placed(text, text.upper()) for text in texts))
    sorted_by_tool = read(tool("msgcat", "--sort-output", data=write(old)).stdout, "a.po")
    assert [m.msgid for m in sorted_by_tool.messages] == sorted(texts)
    edited = template("Zebras run.", "Color", "A dog barks.")
    blind = update(edited, sorted_by_tool, article="2026/cars", locale=ES, today=LATER)
    assert blind.messages[1].msgstr == ""
    record = read_record(template(*texts))
    now = read_record(edited)
    assert record is not None
    assert now is not None
    changes = compare(record.units, now.units, language="en")
    revision = Revision(record, changes, "en")
    seeing = update(edited, sorted_by_tool, article="2026/cars", locale=ES, today=LATER, revision=revision)
    assert seeing.messages[1].msgstr == "COLOUR"
    assert len(seeing.entries) == 3


# --- header


def test_the_header_is_ours_and_theirs():
    header = Header(
        fields=(
            ("Project-Id-Version", "Cars 1"),
            ("POT-Creation-Date", "2020-01-01 00:00+0300"),
            ("PO-Revision-Date", "2026-11-23 00:30+0200"),
            ("Last-Translator", "Ana <ana@example.org>"),
            ("Language", "es_ES"),
            ("Content-Type", "text/plain; charset=CHARSET"),
            ("X-Desk-Published", "2026-11-01"),
            ("X-Desk-Units", "0 #00000000"),
            ("X-Generator", "Poedit"),
        ),
        comments=(" Ana <ana@example.org>", " Use usted."),
        flags=("fuzzy",),
    )
    old = Catalog("a.po", header, (Entry(placed(FISH, "Un pez.")),))
    new = go(template(FISH), old).header
    assert new.fields == (
        ("Project-Id-Version", "Cars 1"),
        ("PO-Revision-Date", "2026-11-22 00:00+0000"),
        ("Last-Translator", ""),
        ("Language", "es"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("X-Desk-Published", "2026-11-01"),
        ("X-Generator", "Poedit"),
        ("MIME-Version", "1.0"),
        ("Content-Transfer-Encoding", "8bit"),
        ("Plural-Forms", ES.plural_forms),
        ("X-Desk-Article", "2026/cars"),
    )
    assert (new.comments, new.flags) == ((" Use usted.",), ())
    credited = go(template(FISH), old, credit=True).header
    assert credited.get("Last-Translator") == "Ana <ana@example.org>"
    assert credited.get("PO-Revision-Date") == "2026-11-23 00:30+0200"
    assert credited.comments == header.comments


def test_the_day_changes_with_the_messages_only():
    old = catalog(placed(FISH, "Un pez."))
    assert go(template(FISH), old).header.get("PO-Revision-Date") == "2026-11-22 00:00+0000"
    assert go(template(FISH, BIRD), old).header.get("PO-Revision-Date") == "2027-01-05 00:00+0000"
    named = catalog(placed(FISH, "Un pez."), Last_Translator="Ana")
    assert go(template(FISH), named).header.get("PO-Revision-Date") == "2026-11-22 00:00+0000"


def test_a_file_without_header_gets_one():
    new = go(template(FISH), read(b'msgid "a"\nmsgstr "b"\n', "a.po"))
    assert new.header.get("Language") == "es"


def test_a_charset_that_lacks_the_source_becomes_utf8():
    data = (HEADER.replace("UTF-8", "ISO-8859-1") + f'\nmsgid "{FISH}"\nmsgstr "é"\n').encode("latin-1")
    old = read(data, "a.po")
    assert go(template(FISH), old).encoding == "iso8859-1"
    new = go(template(FISH, "КГБ"), old)
    assert (new.encoding, new.header.get("Content-Type")) == ("utf-8", "text/plain; charset=UTF-8")
    assert new.messages[0].msgstr == "é"


# --- whatever happens in between

TOOLS = {
    "merge": ("msgmerge", "-q"),
    "merge-previous": ("msgmerge", "-q", "--previous"),
    "sort": ("msgcat", "--sort-output"),
    "wrap": ("msgcat", "--width=79"),
    "clear": ("msgattrib", "--clear-fuzzy"),
    "crlf": (),
}
WORDS = ("police", "drove", "fast", "cars", "old", "town", "night", "river", "bird", "roof", "fish", "cat", "sang")
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join)
ACTIONS = st.one_of(
    st.tuples(st.sampled_from(["translate", "edit", "doubt", "note", "remove", "move", "back"]), st.integers(0, 20)),
    st.tuples(st.just("insert"), st.integers(0, 20), SENTENCES),
    st.tuples(st.just("word"), st.integers(0, 20), st.sampled_from(WORDS)),
    st.tuples(st.sampled_from(["draft", "update", *TOOLS])),
)


class Desk:
    """A newsroom: a source, its catalog as bytes, and everything a person ever typed."""

    def __init__(self, texts: list[str]) -> None:
        self.texts = list(dict.fromkeys(texts))
        self.past = [list(self.texts)]
        self.typed = 0
        self.data = write(update(template(*self.texts), None, article="2026/cars", locale=ES, today=TODAY))

    def read(self) -> Catalog:
        return read(self.data, "a.po")

    def act(self, name: str, *arguments: object) -> None:
        if name in TOOLS:
            self.run_tool(name)
        elif name == "update":
            before = self.data
            self.data = write(go(template(*self.texts), self.read()))
            for word in (rb"typed \d+", rb"note \d+"):
                assert set(re.findall(word, before)) <= set(re.findall(word, self.data))
        elif name in ("insert", "word", "remove", "move", "back"):
            self.edit_source(name, *arguments)
        else:
            self.edit_catalog(name, *arguments)

    def run_tool(self, name: str) -> None:
        if name == "crlf":
            self.data = self.data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
            return
        unix = self.data.replace(b"\r\n", b"\n")
        other = write(template(*self.texts)) if name.startswith("merge") else None
        done = tool(*TOOLS[name], data=unix, other=other)
        assert done.returncode == 0, done.stderr
        self.data = done.stdout or unix

    def edit_source(self, name: str, place: int, word: str = "") -> None:
        if name == "insert":
            self.texts.insert(place % (len(self.texts) + 1), word)
        elif name == "back":
            self.texts = list(self.past[place % len(self.past)])
        elif self.texts:
            at = place % len(self.texts)
            words = self.texts[at].split()
            if name == "word":
                words[place % len(words)] = word
                self.texts[at] = " ".join(words)
            else:
                text = self.texts.pop(at)
                self.texts.insert(0, text) if name == "move" else None
        self.texts = list(dict.fromkeys(self.texts))
        self.past.append(list(self.texts))

    def edit_catalog(self, name: str, place: int = 0) -> None:
        found = self.read()
        entries = list(found.entries)
        live = [number for number, entry in enumerate(entries) if not entry.message.obsolete]
        self.typed += 1
        for number in live if name == "draft" else live[place % max(len(live), 1) :][:1]:
            message = entries[number].message
            if name == "draft" and not message.msgstr:
                made = draft(message.msgid, f"machine {number}")
                message = replace(
                    message, msgstr=made.msgstr, flags=made.flags, comments=(*made.comments, *message.comments)
                )
            elif name == "translate":
                message = replace(message, msgstr=f"typed {self.typed}", flags=())
            elif name == "edit" and message.msgstr:
                message = replace(message, msgstr=f"typed {self.typed}")
            elif name == "doubt" and message.msgstr:
                message = replace(message, flags=("fuzzy",))
            elif name == "note":
                message = replace(message, comments=(*message.comments, f" note {self.typed}"))
            entries[number] = entries[number].with_message(message)
        self.data = write(found.with_entries(tuple(entries)))


@gettext
@given(st.lists(SENTENCES, min_size=1, max_size=5), st.lists(ACTIONS, max_size=14))
@settings(max_examples=60, deadline=None)
def test_nothing_is_lost_whatever_happens(texts, actions):
    newsroom = Desk(texts)
    for action in (*actions, ("update",)):
        newsroom.act(*action)  # every update in here obeys the laws of go()
    final = newsroom.read()
    assert [m.msgid for m in final.messages] == newsroom.texts
    assert accepts(newsroom.data, "-c")


@pytest.mark.soak
@gettext
@given(st.lists(SENTENCES, min_size=1, max_size=6), st.lists(ACTIONS, max_size=30))
@settings(max_examples=3000, deadline=None)
def test_nothing_is_lost_in_a_long_life(texts, actions):
    newsroom = Desk(texts)
    for action in (*actions, ("update",)):
        newsroom.act(*action)
        assert accepts(newsroom.data, "-c")
