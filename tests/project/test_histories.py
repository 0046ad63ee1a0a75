"""Months in the life of a desk: editors, translators and commands in any order, and nothing a person wrote is lost.

The machine keeps its own books: every text a person put into a msgstr and did not take out herself, every comment, and
for which words of the source a person vouched with which text. After every command the catalogs are audited against them.
"""

from __future__ import annotations

import contextlib
import difflib
import io
import os
import random
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import polib
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from tests import faults
from tests.project import newsroom
from tests.project.newsroom import Page, catalog_texts
from tests.verbs import Said, assert_valid
from translate.catalogs.keep import rank
from translate.catalogs.reader import read
from translate.catalogs.state import State, state_of
from translate.cli.main import COMMANDS, main
from translate.html.inline import plain
from translate.model.message import Message
from translate.project.merge import merged

LOCALES = {"es": "es", "zh-Hans": "zh_Hans"}
"""One that puts a blank between sentences, one that does not."""
CONFIGURATION = 'locales = ["es", "zh-Hans"]\n[prefill]\nengines = ["memory"]\n'
FIRST_DAY = date(2026, 11, 22)
NAMES = tuple("abcdef")
TOOLS = {
    "msgmerge": "msgmerge -q --no-wrap {po} {pot} -o {out}",
    "msgmerge --previous": "msgmerge -q --previous {po} {pot} -o {out}",
    "msgmerge old template": "msgmerge -q {po} {old} -o {out}",
    "msgcat -w 79": "msgcat -w 79 {po} -o {out}",
    "msgcat --sort-output": "msgcat --sort-output {po} -o {out}",
    "msgattrib --force-po --clear-fuzzy": "msgattrib --force-po --clear-fuzzy {po} -o {out}",
    "msgattrib --force-po --set-fuzzy": "msgattrib --force-po --set-fuzzy {po} -o {out}",
    "msgattrib --force-po --clear-previous": "msgattrib --force-po --clear-previous {po} -o {out}",
    "msgattrib --force-po --no-obsolete": "msgattrib --force-po --no-obsolete {po} -o {out}",
    "msgattrib --force-po --translated": "msgattrib --force-po --translated {po} -o {out}",
    "polib at 78": "",
    "CRLF": "",
}
EMPTY = "<empty/>"
_WAS = re.compile(r'^ ?was: "(.*)"$')
WORK = st.sampled_from((
    "translate", "translate", "translate", "work", "clear fuzzy", "clear fuzzy", "clear fuzzy", "set fuzzy", "comment", "empty",
    "<empty/>", "delete obsolete",
))  # fmt: skip
EDITS = st.sampled_from((*sorted(newsroom.SENTENCE_EDITS), *newsroom.STRUCTURE_EDITS))
GARBAGE = ('\nmsgid "half', "\n<<<<<<< ours\n", '\nmsgid ""\nmsgstr ""\n')
OTHERS = (
    ("prefill", "-q", "--engine", "pseudo"), ("prefill", "-q", "--engine", "memory"), ("run", "-q"), ("check",), ("status",),
    ("status", "--format", "mail"), ("status", "--format", "json"), *([("gc",)] if "gc" in COMMANDS else []),
)  # fmt: skip
FILES = ("rename article", "split article", "merge articles", "delete article", "bring back")
number = st.integers(0, 60)
"""A place, taken modulo what there is."""
a_day_of_edits = st.lists(st.tuples(number, EDITS, number, number), min_size=1, max_size=3)

Words = tuple[str, ...]


def words(msgid: str) -> Words:
    """What may not differ between two sources of one reviewed text."""
    return tuple(re.findall(r"\w+|[?!]", plain(msgid)))


def spoken(text: str) -> str:
    """A translation as it is vouched for: tags may follow the source, white space is nobody's words."""
    return re.sub(r"\s+", "", plain(text.replace(EMPTY, "")))


@dataclass
class Books:
    """What people wrote, and what they vouched for."""

    texts: set[str] = field(default_factory=set)
    notes: set[str] = field(default_factory=set)
    accepted: set[str] = field(default_factory=set)
    """Machine texts that a person accepted as they were, and that no tool or person has marked since."""
    vouched: defaultdict[str, set[Words]] = field(default_factory=lambda: defaultdict(set))

    def vouch(self, text: str, source: Words) -> None:
        """A person read the text beside this source."""
        self.vouched[spoken(text)].add(source)

    def knows(self, text: str, source: Words) -> bool:
        """True if the text may be reviewed for a source: as vouched for, or put together or cut without a change."""
        said = spoken(text)
        if source in self.vouched.get(said, ()):
            return True
        return self._together(said, source) or any(
            said in whole and _within(source, every) for whole, sources in self.vouched.items() for every in sources
        )

    def _together(self, said: str, source: Words) -> bool:
        """True if texts vouched for, one behind the other, make this text and this source."""
        if not source:
            return not said
        return any(
            said.startswith(start)
            and source[: len(first)] == first
            and self._together(said[len(start) :], source[len(first) :])
            for start, sources in self.vouched.items()
            for first in sources
            if first
        )


def _within(part: Words, whole: Words) -> bool:
    return any(whole[at : at + len(part)] == part for at in range(len(whole) - len(part) + 1))


@dataclass
class Copy:
    """Catalogs that left the project: a mail, or a branch."""

    folder: Path
    files: dict[str, Path]
    base: dict[str, bytes] = field(default_factory=dict)
    mailed: bool = False
    written: set[str] = field(default_factory=set)
    removed: set[str] = field(default_factory=set)
    notes: set[str] = field(default_factory=set)


class Desk(RuleBasedStateMachine):
    """One project."""

    thorough = False
    """Ask every tool about every catalog at the end."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="histories-"))
        self.root = self.folder / "project"
        (self.root / "source").mkdir(parents=True)
        (self.root / "translate.toml").write_text(CONFIGURATION, encoding="utf-8")
        self.pages: dict[str, Page] = {}
        self.shelf: list[Page] = []
        """Earlier versions."""
        self.books = Books()
        self.copies: list[Copy] = []
        self.day = FIRST_DAY
        self.count = 0
        self.extracted = False

    def teardown(self) -> None:
        try:
            for path in self.catalogs():
                polib.pofile(str(path), check_for_duplicates=True)
                if self.thorough:
                    assert_valid(path)
            if not self.thorough and (found := self.catalogs()):
                assert_valid(found[0])
        finally:
            shutil.rmtree(self.folder)

    # The editor

    @initialize(seed=st.integers(0, 9999), several=st.integers(2, 3), skip=st.integers(2, 6))
    def first_articles(self, seed: int, several: int, skip: int) -> None:
        """Some articles, translated but for every so-many-th message."""
        chance = random.Random(seed)
        for name in NAMES[:several]:
            picks = [[chance.randrange(99) for _ in range(chance.randint(1, 3))] for _ in range(chance.randint(1, 4))]
            self._save(name, newsroom.page(f"News from {name}", picks))
        self.command("extract", "-q")
        for path in self.catalogs():
            catalog = polib.pofile(str(path), wrapwidth=0)
            for number_, entry in enumerate(catalog):
                if (number_ + seed) % skip:
                    self._one(catalog, entry, "translate", 1 + number_ % 2, bool(number_ % 3), None, path)

    def _path(self, name: str) -> Path:
        """The third article is Markdown wherever it goes."""
        return self.root / f"source/{name}{'.md' if name in 'cf' else '.html'}"

    def _save(self, name: str, page: Page) -> None:
        if name in self.pages:
            self.shelf.append(self.pages[name])
        self.pages[name] = page
        text = page.markdown() if self._path(name).suffix == ".md" else page.html()
        self._path(name).write_text(text, encoding="utf-8")

    def _drop(self, name: str) -> Page:
        self._path(name).unlink()
        page = self.pages.pop(name)
        self.shelf.append(page)
        return page

    def _name(self, which: int) -> str:
        names = sorted(self.pages)
        return names[which % len(names)]

    def _free(self) -> list[str]:
        return [name for name in NAMES if name not in self.pages]

    @rule(edits=a_day_of_edits, then=st.booleans())
    def editor(self, edits: list[tuple[int, str, int, int]], then: bool) -> None:
        """A day's corrections, extracted mostly at once."""
        for article, how, place, other in edits:
            name = self._name(article)
            self._save(name, newsroom.edited(self.pages[name], how, place, other))
        if then:
            self.extract()

    @rule(edits=a_day_of_edits)
    def editor_corrects(self, edits: list[tuple[int, str, int, int]]) -> None:
        self.editor(edits, then=True)

    @rule(edits=a_day_of_edits)
    def editor_corrects_again(self, edits: list[tuple[int, str, int, int]]) -> None:
        self.editor(edits, then=True)

    @rule(how=st.sampled_from(FILES), article=number, to=number, place=number, then=st.booleans())
    def editor_moves_files(self, how: str, article: int, to: int, place: int, then: bool) -> None:
        getattr(self, how.replace(" ", "_"))(article, to, place)
        if then:
            self.extract()

    def rename_article(self, article: int, to: int, _: int) -> None:
        if free := self._free():
            name = self._name(article)
            self._save(free[to % len(free)], self._drop(name))

    def split_article(self, article: int, to: int, place: int) -> None:
        name, free = self._name(article), self._free()
        page = self.pages[name]
        if free and len(page.blocks) > 1:
            at = 1 + place % (len(page.blocks) - 1)
            self._save(name, Page(page.title, page.blocks[:at]))
            self._save(free[to % len(free)], Page(f"More of {page.title}", page.blocks[at:]))

    def merge_articles(self, article: int, into: int, _: int) -> None:
        one, other = self._name(article), self._name(into)
        if one != other:
            gone = self._drop(one)
            page = self.pages[other]
            self._save(other, Page(page.title, page.blocks + gone.blocks))

    def delete_article(self, article: int, *_: int) -> None:
        if len(self.pages) > 1:
            self._drop(self._name(article))

    def bring_back(self, version: int, to: int, _: int) -> None:
        """An earlier version, under its own name or under another one."""
        if not self.shelf:
            return
        page = self.shelf[-1 - version % len(self.shelf)]
        name = NAMES[to % len(NAMES)]
        if name in self.pages or len(self.pages) < 4:
            self._save(name, page)

    # The translators

    def catalogs(self) -> list[Path]:
        """All catalogs of the project."""
        return sorted(path for folder in LOCALES.values() for path in (self.root / "locales" / folder).rglob("*.po"))

    def _token(self, kind: str) -> str:
        self.count += 1
        return f"{kind}{self.count}x"

    def _held(self) -> tuple[set[str], set[str]]:
        """All texts and all comments of the project's catalogs."""
        texts: set[str] = set()
        notes: set[str] = set()
        for path in self.catalogs():
            catalog = read(path.read_bytes(), path.name)
            texts.update(catalog_texts(catalog))
            notes.update(line.strip() for entry in catalog.entries for line in entry.message.comments)
        return texts, notes

    def _released(self, text: str, copy: Copy | None) -> None:
        """A person took a text out of a message; it must stay all the same where another message of hers has it."""
        if copy:
            copy.removed.add(text)
            copy.written.discard(text)
            return
        if text in self.books.texts:
            owned = (
                entry.message
                for path in self.catalogs()
                for entry in read(path.read_bytes(), path.name).entries
                if entry.message.msgstr == text
            )
            if not any(rank(message) > 1 for message in owned):
                self.books.texts.discard(text)

    @rule(
        work=st.lists(
            st.tuples(number, number, WORK, st.sampled_from((1, 1, 2, 3)), st.booleans(), number),
            min_size=1,
            max_size=3,
        )
    )
    def translator(self, work: list[tuple[int, int, str, int, bool, int]]) -> None:
        """She works on some messages, mostly in the project, sometimes on what she was sent."""
        for which, entry, what, length, tags, copy in work:
            away = self.copies[copy % len(self.copies)] if copy % 3 == 0 and self.copies else None
            paths = sorted(away.files.values()) if away else self.catalogs()
            if paths:
                path = paths[which % len(paths)]
                catalog = polib.pofile(str(path), wrapwidth=0)
                if len(catalog):
                    self._one(catalog, catalog[entry % len(catalog)], what, length, tags, away, path)

    @rule(which=number, start=number)
    def translator_does_all(self, which: int, start: int) -> None:
        """She sits down and does all that is empty."""
        if paths := self.catalogs():
            path = paths[which % len(paths)]
            catalog = polib.pofile(str(path), wrapwidth=0)
            for entry in catalog.untranslated_entries()[start % 3 :]:
                self._one(catalog, entry, "translate", 1, True, None, path)

    def _one(
        self,
        catalog: polib.POFile,
        entry: polib.POEntry,
        what: str,
        length: int,
        tags: bool,
        copy: Copy | None,
        path: Path,
    ) -> None:
        old, draft = entry.msgstr, _is_copy(entry)
        written = copy.written if copy else self.books.texts
        gone = ""
        if what in ("translate", "work", "<empty/>"):
            if what == "<empty/>" and entry.obsolete:
                return
            entry.msgstr = EMPTY if what == "<empty/>" else self._text(entry.msgid, length, tags)
            entry.flags = [flag for flag in entry.flags if flag != "fuzzy"] + ["fuzzy"] * (what == "work")
            gone = old
            if what != "<empty/>":
                written.add(entry.msgstr)
            if what != "work":
                self.books.vouch(entry.msgstr, words(entry.msgid))
        elif what == "clear fuzzy" and entry.msgstr:
            entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
            entry.previous_msgid = entry.previous_msgctxt = None
            self.books.vouch(entry.msgstr, words(entry.msgid))
            if "⟦" in entry.msgstr and not copy and not entry.obsolete:
                self.books.accepted.add(entry.msgstr)
        elif what == "set fuzzy" and entry.msgstr and "fuzzy" not in entry.flags:
            entry.flags.append("fuzzy")
            self.books.accepted.discard(old)
        elif what == "comment":
            note = f"{self._token('note')} why?"
            entry.tcomment = f"{entry.tcomment}\n{note}".strip("\n")
            (copy.notes if copy else self.books.notes).add(note)
        elif what == "empty":
            entry.msgstr, gone = "", old
            entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
        elif what == "delete obsolete" and entry.obsolete and copy is None:
            catalog.remove(entry)
            gone = old
        else:
            return
        if _msgfmt_would_refuse(entry):
            entry.flags = sorted({*entry.flags, "fuzzy"})
        catalog.save(str(path))
        self.books.accepted.discard(gone)
        if gone and gone != EMPTY and not draft:
            self._released(gone, copy)
        if what == "delete obsolete":
            _, notes = self._held()
            self.books.notes &= notes
            self._forgive_comments(entry)

    def _forgive_comments(self, entry: polib.POEntry) -> None:
        """She deleted an entry with the texts in its comments."""
        for line in entry.tcomment.split("\n"):
            if match := _WAS.match(line):
                self._released(polib.unescape(match[1]), None)
                texts, _ = self._held()
                if (text := polib.unescape(match[1])) not in texts:
                    self.books.texts.discard(text)

    def _text(self, msgid: str, length: int, tags: bool) -> str:
        """A translation of so many sentences."""
        token = self._token("word")
        inner = msgid if tags else plain(msgid).replace("<", "")
        return " ".join(f"{token}{'abc'[n]} {inner.rstrip('.?!')}." for n in range(length))

    @rule(which=number, entry=number, crlf=st.booleans())
    def raw_edit(self, which: int, entry: int, crlf: bool) -> None:
        """Somebody with vim fills an empty msgstr, over several lines."""
        if paths := self.catalogs():
            path = paths[which % len(paths)]
            text = path.read_bytes().decode()
            places = list(re.finditer(r'^msgid (".+")\r?\nmsgstr ""\r?\n(?=\r?\n|\Z)', text, re.MULTILINE))
            if not places:
                return
            m = places[entry % len(places)]
            token = self._token("raw")
            said = f"{token} un «texto» con \\ y \t — y final"
            new = f'msgid {m[1]}\nmsgstr ""\n"{polib.escape(said[:12])}"\n"{polib.escape(said[12:])}"\n'
            start = text.rfind("\n\n", 0, m.start())
            if "fuzzy" in text[start : m.start()]:
                return
            path.write_bytes((text[: m.start()] + new + text[m.end() :]).encode())
            msgid = polib.unescape(m[1][1:-1])
            self.books.texts.add(said)
            self.books.vouch(said, words(msgid))

    @rule(which=number, tool=st.sampled_from(sorted(TOOLS)), old=number)
    def another_program(self, which: int, tool: str, old: int) -> None:
        """What it throws away itself is not ours to keep."""
        paths = self.catalogs()
        if not paths:
            return
        path = paths[which % len(paths)]
        folder = self.root / "locales/templates"
        pots = sorted(folder.rglob("*.pot"))
        own = folder / f"{path.stem}.pot"
        if TOOLS[tool]:
            program = TOOLS[tool].split()[0]
            if shutil.which(program) is None or (program == "msgmerge" and not own.exists()):
                return
            out = self.folder / "out.po"
            names = {"po": path, "out": out, "pot": own, "old": pots[old % len(pots)] if pots else own}
            done = subprocess.run(TOOLS[tool].format(**names).split(), capture_output=True, text=True)
            assert done.returncode == 0, done.stderr
            shutil.copyfile(out, path)
        elif tool == "CRLF":
            path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
        else:
            polib.pofile(str(path)).save(str(path))
        texts, notes = self._held()
        self.books.texts &= texts
        self.books.notes &= notes
        self.books.accepted.clear()
        if "clear-fuzzy" in tool:
            for entry in read(path.read_bytes(), path.name).entries:
                if entry.message.msgstr:
                    self.books.vouch(entry.message.msgstr, words(entry.message.msgid))

    # What leaves and comes back

    @rule(how=st.sampled_from(("mail a copy", "mail a kit", "branch")), which=number)
    def send(self, how: str, which: int) -> None:
        getattr(self, how.replace(" ", "_"))(which)

    @precondition(lambda self: self.copies)
    @rule(which=number, one_way=st.booleans(), other_way=st.booleans())
    def receive(self, which: int, one_way: bool, other_way: bool) -> None:
        copy = self.copies[which % len(self.copies)]
        if copy.mailed:
            self.import_it(copy, one_way, other_way)
        else:
            self.merge_branch(copy, one_way and other_way)

    def mail_a_copy(self, which: int) -> None:
        """Somebody mails a catalog as it is."""
        if paths := self.catalogs():
            path = paths[which % len(paths)]
            folder = Path(tempfile.mkdtemp(dir=self.folder))
            shutil.copyfile(path, folder / "work.po")
            self.copies.append(Copy(folder, {path.name: folder / "work.po"}, mailed=True))

    def mail_a_kit(self, which: int) -> None:
        locale = sorted(LOCALES)[which % 2]
        folder = Path(tempfile.mkdtemp(dir=self.folder))
        said = self.command("kit", locale, "-q", "-o", str(folder / "kit.zip"), codes=(0, 1))
        if said.code == 0 and (folder / "kit.zip").exists():
            with zipfile.ZipFile(folder / "kit.zip") as archive:
                names = [name for name in archive.namelist() if name.endswith(".po")]
                archive.extractall(folder, names)
            self.copies.append(Copy(folder, {name: folder / name for name in names}, mailed=True))

    def import_it(self, copy: Copy, zipped: bool, keep_it: bool) -> None:
        files = [str(path) for path in copy.files.values()]
        if zipped:
            with zipfile.ZipFile(copy.folder / "back.zip", "w") as archive:
                for name, path in copy.files.items():
                    archive.write(path, f"from her/{name}")
            files = [str(copy.folder / "back.zip")]
        said = self.command("import", "--format", "json", *files, codes=(0, 1), audit=False)
        refused = {one["file"].rpartition("/")[2] for one in said.json["files"] if one["problems"]}
        for name, path in copy.files.items():
            if not {name.rpartition("/")[2], path.name} & refused:
                catalog = polib.pofile(str(path))
                there = {entry.msgstr for entry in catalog}
                told = {line.strip() for entry in catalog for line in entry.tcomment.split("\n")}
                self._taken(copy, there, told)
        if not keep_it:
            self.copies.remove(copy)
        self.audit(f"import of {files}")

    def _taken(self, copy: Copy, there: set[str], told: set[str]) -> None:
        self.books.accepted.clear()
        self.books.texts -= copy.removed - there
        self.books.texts |= copy.written & there
        self.books.notes |= copy.notes & told

    def branch(self, _: int) -> None:
        """Somebody begins a branch, on which translators work."""
        folder = Path(tempfile.mkdtemp(dir=self.folder))
        files = {}
        for path in self.catalogs():
            name = path.relative_to(self.root).as_posix()
            files[name] = folder / name
            files[name].parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, files[name])
        if files:
            self.copies.append(Copy(folder, files, {name: path.read_bytes() for name, path in files.items()}))

    def merge_branch(self, copy: Copy, no_base: bool) -> None:
        """As the merge driver does; what only one side touched is that side's, and a deleted catalog comes back."""
        self.copies.remove(copy)
        for name, path in copy.files.items():
            present = self.root / name
            theirs, base = path.read_bytes(), copy.base[name]
            if theirs == base:
                continue
            if present.exists():
                result = merged(None if no_base else base, present.read_bytes(), theirs, name, credit=False).data
                again = merged(None if no_base else base, result, theirs, name, credit=False).data
                assert set(catalog_texts(read(again, name))) == set(catalog_texts(read(result, name)))
                present.write_bytes(result)
            else:
                present.parent.mkdir(parents=True, exist_ok=True)
                present.write_bytes(theirs)
            catalog = polib.pofile(theirs.decode())
            self._taken(
                copy,
                {entry.msgstr for entry in catalog},
                {line.strip() for entry in catalog for line in entry.tcomment.split("\n")},
            )
        self.audit(f"merge of {sorted(copy.files)}")

    # Commands

    def _main(self, *arguments: str) -> Said:
        out, err = io.StringIO(), io.StringIO()
        here = Path.cwd()
        epoch = str(1795305600 + 86400 * (self.day - FIRST_DAY).days)
        os.chdir(self.root)
        before = os.environ.get("SOURCE_DATE_EPOCH")
        os.environ["SOURCE_DATE_EPOCH"] = epoch
        try:
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                code = main(list(arguments))
        finally:
            os.chdir(here)
            if before is None:
                del os.environ["SOURCE_DATE_EPOCH"]
            else:
                os.environ["SOURCE_DATE_EPOCH"] = before
        return Said(code, out.getvalue(), err.getvalue())

    def command(self, *arguments: str, codes: tuple[int, ...] = (0,), audit: bool = True) -> Said:
        """Run one of our commands on the next day, and audit."""
        self.day += timedelta(days=1)
        said = self._main(*arguments)
        assert said.code in codes, f"{arguments}: {said.code}\n{said.text}"
        if audit:
            self.audit(" ".join(arguments))
        return said

    def files(self) -> dict[str, tuple[bytes, int]]:
        """Templates and catalogs with their times."""
        return {
            path.relative_to(self.root).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
            for path in sorted((self.root / "locales").rglob("*"))
            if path.is_file()
        }

    def _twice(self, *arguments: str, codes: tuple[int, ...] = (0,)) -> None:
        before = self.files()
        self.command(*arguments, codes=codes)
        after = self.files()
        changed = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
        shown = ("\n".join(_difference(before.get(name, (b"",))[0], after.get(name, (b"",))[0])) for name in changed)
        assert not changed, "\n".join((f"a second {' '.join(arguments)} wrote {changed}", *shown))

    def extract(self) -> None:
        self.command("extract", "-q")
        self._in_order()
        self._twice("extract", "-q")

    @rule(article=number, locale=st.sampled_from((None, "es", "zh-Hans")), recut=st.booleans())
    def extract_some(self, article: int, locale: str | None, recut: bool) -> None:
        arguments = ["extract", "-q", *([] if article % 3 == 0 else [self._name(article)])]
        arguments += ["--locale", locale] if locale else ["--recut"] if recut else []
        self.command(*arguments)
        self._twice(*arguments)

    @rule(article=number, place=number, kind=st.sampled_from(("typo", "wording", "facts")), after=st.booleans())
    def extract_with_a_verdict(self, article: int, place: int, kind: str, after: bool) -> None:
        name = self._name(article)
        if after:
            self.command("extract", "-q")
        template = self.root / f"locales/templates/{name}.pot"
        if not template.exists():
            return
        place = 1 + place % max(1, len(read(template.read_bytes(), "t").messages))
        arguments = ("extract", "-q", "--change", kind, f"{name}:{place}")
        said = self.command(*arguments, codes=(0, 1, 2), audit=False)
        assert said.code < 2 or "there is no message" in said.text
        assert said.code != 1 or "did nothing" in said.text or "waits for review" in said.text, said.text
        if said.code < 2 and kind == "typo":
            message = read(template.read_bytes(), "t").messages[place - 1]
            for locale in LOCALES.values():
                path = self.root / f"locales/{locale}/{name}.po"
                for own in read(path.read_bytes(), "c").messages:
                    if own.key == message.key and state_of(own) is State.REVIEWED:
                        self.books.vouch(own.msgstr, words(own.msgid))
        self.audit(" ".join(arguments))
        if said.code < 2:
            self._twice(*arguments, codes=(said.code,))

    @rule(arguments=st.sampled_from(OTHERS))
    def other_commands(self, arguments: tuple[str, ...]) -> None:
        before = self.files()
        self.command(*arguments, codes=(0, 1))
        if arguments[0] not in ("prefill", "run"):
            assert self.files() == before

    # What takes away, and what brings in

    @rule(which=number)
    def gc_removes(self, which: int) -> None:
        """Nothing of an article that is there, and nothing of a person's, for git has none of it."""
        before = self.files()
        owned = {f"locales/{folder}/{name}.po" for folder in LOCALES.values() for name in self.pages}
        owned |= {f"locales/templates/{name}.pot" for name in self.pages}
        if which % 3 == 0:
            (self.root / "locales/es/.a.po.translate-new").write_text("half")
        self.command("gc", "--remove", "--yes", codes=(0, 1))
        after = self.files()
        assert {name: before[name] for name in owned & before.keys()} == {
            name: after[name] for name in owned & after.keys()
        }
        assert not list(self.root.rglob("*.translate-new"))
        assert self.command("gc", "--remove", "--yes", codes=(0, 1)).out.endswith("0 files removed.\n")

    @rule(locale=st.sampled_from(sorted(LOCALES)), name=st.sampled_from(("one", "two")))
    def memory_goes_round(self, locale: str, name: str) -> None:
        """What people reviewed leaves as TMX and comes in as memory: no catalog is touched, and no draft passes as theirs."""
        before = self.files()
        file = self.folder / f"{name}.tmx"
        self.command("memory", "export", "-o", str(file), "-l", locale)
        known = file.read_bytes()
        said = self.command("memory", "import", "-q", str(file), codes=(0, 1))
        assert said.code == 0 or "is translated" in said.text or "no segment" in said.text, said.text
        self.command("memory", "export", "-o", str(file), "-l", locale)
        assert file.read_bytes() == known, "an import is no work of people here"
        assert self.files() == before

    @precondition(lambda self: self.books.texts or self.books.notes)
    @rule(which=number, note=st.booleans())
    def forget_a_word(self, which: int, note: bool) -> None:
        """Of a translation or of a comment."""
        held = sorted(self.books.notes if note else self.books.texts)
        tokens = sorted({token for text in held for token in re.findall(r"(?:word|raw|note)\d+x", text)})
        if tokens:
            self._forget(tokens[which % len(tokens)])

    @rule(article=number, place=number, translated=st.booleans(), length=st.sampled_from((1, 2)))
    def forget_a_witness(self, article: int, place: int, translated: bool, length: int) -> None:
        """She is named in an article, and in what is made of it; then the editor takes her out."""
        name, who = self._name(article), self._token("Vera")
        page = self.pages[name]
        sentence = f"We were told by {who} that nobody had left the old station by then."
        blocks = list(page.blocks)
        blocks.insert(place % (len(blocks) + 1), newsroom.Block((sentence,)))
        self._save(name, Page(page.title, tuple(blocks)))
        self.command("extract", "-q")
        if translated:
            path = self.root / f"locales/es/{name}.po"
            catalog = polib.pofile(str(path), wrapwidth=0)
            entry = next(entry for entry in catalog if who in entry.msgid and not entry.obsolete)
            self._one(catalog, entry, "translate", length, True, None, path)
            if place % 2:
                self.command("memory", "search", "nobody had left", codes=(0,))
        self._save(name, page)
        self.shelf = [old for old in self.shelf if who not in old.html()]
        if place % 3:
            self.extract()
        self._forget(who)

    def _forget(self, pattern: str) -> None:
        """Afterwards nothing below the project holds it; what does not hold it is as it was."""
        self.books.texts = {text for text in self.books.texts if pattern not in text}
        self.books.accepted = {text for text in self.books.accepted if pattern not in text}
        self.books.notes = {note for note in self.books.notes if pattern not in note}
        self.command("forget", "--yes", "--no-history", pattern, codes=(0,))
        holding = [path for path in self.root.rglob("*") if path.is_file() and pattern.encode() in path.read_bytes()]
        assert not holding, f"{pattern} still stands in {holding}"
        assert self.command("forget", "--dry-run", "--no-history", pattern).code == 0
        self.extract()

    @rule(
        arguments=st.sampled_from((("extract", "-q"), ("prefill", "-q", "--engine", "pseudo"), ("extract", "-q", "--recut"))),
        moment=number, how=st.sampled_from((faults.KILL, faults.INTERRUPT, faults.FULL, faults.BROKEN)),
    )  # fmt: skip
    def crash(self, arguments: tuple[str, ...], moment: int, how: str | int) -> None:
        """A command that does not get to its end."""
        done = faults.struck(lambda: self._main(*arguments).code, moment, how, at=self.root)
        assert done.code in (0, 1, 130, 137), done.text
        self.audit(f"{arguments} struck at {moment} by {how}")

    def _a_broken_catalog(self, which: int) -> None:
        """It is told and left alone; then somebody mends it."""
        if paths := self.catalogs():
            path, garbage = paths[which % len(paths)], GARBAGE[which % len(GARBAGE)]
            whole = path.read_bytes()
            path.write_bytes(whole + garbage.encode())
            for arguments in (("extract", "-q"), ("prefill", "-q", "--engine", "pseudo")):
                self.command(*arguments, codes=(0, 1), audit=False)
                if path.exists():
                    assert path.read_bytes() == whole + garbage.encode()
            path.write_bytes(whole)
            self.audit("a broken catalog")

    @rule(which=number, damage=st.sampled_from(("delete", "sort", "header", "break a catalog")))
    def damage(self, which: int, damage: str) -> None:
        """Of a template, which is lost then, or of a catalog."""
        if damage == "break a catalog":
            self._a_broken_catalog(which)
        elif pots := sorted((self.root / "locales/templates").rglob("*.pot")):
            path = pots[which % len(pots)]
            if damage == "delete":
                path.unlink()
            elif damage == "header":
                path.write_bytes(re.sub(rb'"X-Desk-Units[^\n]*\n', b"", path.read_bytes()))
            elif shutil.which("msgcat"):
                done = subprocess.run(["msgcat", "--sort-output", str(path)], capture_output=True)
                path.write_bytes(done.stdout)

    # The audit

    def audit(self, what: str) -> None:
        """Nothing is lost, and nothing is reviewed that nobody reviewed."""
        texts, notes = self._held()
        lost = (self.books.texts | self.books.accepted) - texts
        assert not lost, f"{what} lost {sorted(lost)}\n{self._shown()}"
        missing = self.books.notes - notes
        assert not missing, f"{what} lost the comments {sorted(missing)}\n{self._shown()}"
        for path in self.catalogs():
            seen: set[tuple[str | None, str]] = set()
            for entry in read(path.read_bytes(), path.name).entries:
                message = entry.message
                assert (message.msgctxt, message.msgid) not in seen, f"{what}: twice in {path}: {message.msgid}"
                seen.add((message.msgctxt, message.msgid))
                if not message.obsolete and state_of(message) is State.REVIEWED:
                    self._judge(message, what)

    def _judge(self, message: Message, what: str) -> None:
        source = words(message.msgid)
        assert self.books.knows(message.msgstr, source), (
            f"{what}: reviewed, but nobody read it beside this source:\n{message}\n"
            f"{[(text, list(of)) for text, of in self.books.vouched.items() if text and text in spoken(message.msgstr)]}"
        )
        self.books.vouch(message.msgstr, source)

    def _in_order(self) -> None:
        for name in self.pages:
            wanted = [m.key for m in read((self.root / f"locales/templates/{name}.pot").read_bytes(), name).messages]
            for locale in LOCALES.values():
                found = read((self.root / f"locales/{locale}/{name}.po").read_bytes(), name).messages
                assert [message.key for message in found] == wanted, f"{name} in {locale}"

    def _shown(self) -> str:
        return "\n".join(
            f"--- {path.relative_to(self.root)}\n{path.read_text(encoding='utf-8')}" for path in self.catalogs()
        )


def _difference(before: bytes, after: bytes) -> Iterator[str]:
    return difflib.unified_diff(before.decode().split("\n"), after.decode().split("\n"), lineterm="")


def _is_copy(entry: polib.POEntry) -> bool:
    """True for a draft that nobody touched: a text of somebody else's, which stays where it was."""
    message = read(_as_file(entry), "entry").messages
    return bool(message) and state_of(message[0]) in (State.DRAFT, State.GUESS)


def _as_file(entry: polib.POEntry) -> bytes:
    text = str(entry)
    if entry.obsolete:
        text = re.sub(r"^#~ ?", "", text, flags=re.MULTILINE)
    return f'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n{text}\n'.encode()


def _msgfmt_would_refuse(entry: polib.POEntry) -> bool:
    """GNU gettext wants a line end at both ends or at none."""
    return bool(entry.msgstr) and any(
        check(entry.msgid, "\n") != check(entry.msgstr, "\n") for check in (str.startswith, str.endswith)
    )


_HEALTH = list(HealthCheck)
PHASES = [Phase.generate] if "NO_SHRINK" in os.environ else [Phase.generate, Phase.shrink]


def run(machine: type[Desk], *, examples: int, steps: int, derandomize: bool) -> None:
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples, stateful_step_count=steps, deadline=None, suppress_health_check=_HEALTH, database=None,
            derandomize=derandomize, print_blob=True,
            phases=PHASES,
        ),
    )  # fmt: skip


class Thorough(Desk):
    thorough = True


def test_histories() -> None:
    """Some weeks, the same ones each time."""
    run(Desk, examples=int(os.environ.get("HISTORIES", "20")), steps=20, derandomize=True)


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_long_histories() -> None:
    """Months, other ones each time."""
    run(Thorough, examples=int(os.environ.get("HISTORIES", "600")), steps=50, derandomize=False)


def test_the_books_notice(tmp_path: Path) -> None:
    """An audit that cannot fail proves nothing."""
    desk = Desk()
    try:
        desk.pages = {}
        desk._save("a", newsroom.page("News", [[0, 1], [2]]))
        desk.command("extract", "-q")
        desk.translator_does_all(which=0, start=0)
        desk.command("extract", "-q")
        path = desk.catalogs()[0]
        whole = path.read_bytes()
        path.write_bytes(re.sub(rb"word\d+xa", b"gone", whole, count=1))
        with pytest.raises(AssertionError, match="lost"):
            desk.audit("a loss")
        path.write_bytes(whole.replace(b'msgid "Three', b'msgid "Four'))
        with pytest.raises(AssertionError, match="reviewed"):
            desk.audit("another source")
    finally:
        desk.teardown()
