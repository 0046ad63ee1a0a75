r"""Edits of news articles, and the fate that an editor and a translator want for every sentence.

The cases stand in ``edits/*.txt``, between lines of ``=====``:

    # the idea
    alone                            (options: no other paragraphs around; ``whole``: the file itself; ``language uk``; ``file x.md``)
    --- before
    <p>The article, reviewed in all its sentences.</p>
    --- after
    <p>The article that took its place, reviewed in all its sentences.</p>
    --- expected
    edited facts | The article, reviewed in all its sentences. → The article that …

What is expected has one line for each message of the article after the edit, in document order, and one for each that
is gone, anywhere. ``--- translated``, ``--- after``, ``--- expected`` may follow: further work, further edits.

    kept | TEXT                      (or ``moved | TEXT``, or ``kept|moved | TEXT`` where both are right)
    edited KIND | OLD → NEW          (kinds with ``|`` where several are right; ``any`` of them)
    edited KIND, held as facts | …   (the translation is still that of an older text, which differs in facts)
    edited KIND or added | …         (where a text begins anew, that is right too; ``or rewritten``: and the old one gone)
    split KIND | OLD → NEW ‖ NEW     joined KIND | OLD ‖ OLD → NEW
    restored | OLD → NEW             (the text that the translation was made for: reviewed again; or OLD ‖ OLD → NEW)
    revived | TEXT                   (it was gone; its translation is back)
    added | TEXT                     gone | TEXT

``{heading} TEXT`` has the msgctxt ``heading``; ``⍽`` is a no-break space, ``\u0301`` any character.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import polib
import pytest

from tests.verbs import Desk, assert_same_files
from translate.catalogs import desk as desk_line
from translate.catalogs.reader import read
from translate.catalogs.state import State, is_reviewed, state_of
from translate.html.inline import TAG, plain
from translate.model.change import Change, Fate, Kind
from translate.model.message import Key, Message

TODAY = date(2026, 11, 22)
LOCALE = "hu"
FOLDER = Path(__file__).parent / "edits"

BEGINNING = """<p>Sosnivka lies where the railway leaves the valley. Four thousand people lived here before the war.</p>
<p>Since October the town has been shelled almost every week, and most of the young have gone.</p>
<p>Our reporter spent nine days with those who stayed.</p>
"""
END = """
<p>At night the streets belong to the dogs. Only the window of the post office is lit.</p>
<p>“Somebody has to sort the letters,” says Halyna Moroz, who has worked here for 31 years.</p>
<p>The next train is expected on Wednesday. If it comes, it will bring insulin and mail.</p>
"""

ANY = frozenset({Kind.MARKUP, Kind.TYPOGRAPHY, Kind.WORDING, Kind.FACTS})


@dataclass(frozen=True)
class Line:
    """What is expected of one message, or of those that one was made from."""

    text: str
    fates: frozenset[str]
    kinds: frozenset[Kind]
    held: Kind | None
    instead: str
    old: tuple[Key, ...]
    new: tuple[Key, ...]


@dataclass(frozen=True)
class Step:
    """An edit: the article after it, and what is expected. Without an article: people translate what is open."""

    article: str | None
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Case:
    """One idea."""

    file: str
    language: str
    before: str
    steps: tuple[Step, ...]


@dataclass
class Body:
    """How the text of a case becomes a file."""

    language: str = "en"
    file: str = "story.html"
    alone: bool = False
    whole: bool = False
    sections: list[tuple[str, str]] = field(default_factory=list)

    def article(self, text: str) -> str:
        if self.whole or not self.file.endswith(".html"):
            return text
        body = text if self.alone else f"{BEGINNING}{text}{END}"
        head = '<head><meta charset="utf-8"></head>'
        return f'<!DOCTYPE html>\n<html lang="{self.language}">{head}\n<body>\n{body}</body></html>\n'


def _cases() -> Iterator[tuple[str, Case]]:
    for file in sorted(FOLDER.glob("*.txt")):
        for text in re.split(r"^=+\n", file.read_text(encoding="utf-8"), flags=re.MULTILINE):
            head, *parts = re.split(r"^--- (before|after|expected|translated)\n", text, flags=re.MULTILINE)
            idea, *options = head.strip().split("\n")
            body = Body()
            for option in options:
                name, _, value = option.partition(" ")
                assert name in ("alone", "whole", "language", "file"), option
                setattr(body, name, value or True)
            body.sections = list(zip(parts[::2], parts[1::2], strict=True))
            yield f"{file.stem}: {idea.removeprefix('# ')}", _case(body)


def _case(body: Body) -> Case:
    (name, before), *rest = body.sections
    assert name == "before"
    steps: list[Step] = []
    for name, text in rest:
        if name == "expected":
            lines = tuple(map(_line, text.strip("\n").split("\n")))
            steps[-1] = Step(steps[-1].article, lines)
        else:
            steps.append(Step(body.article(text) if name == "after" else None))
    return Case(body.file, body.language, body.article(before), tuple(steps))


def _line(text: str) -> Line:
    verdict, _, about = text.partition(" | ")
    assert about, text
    verdict, _, instead = verdict.partition(" or ")
    verdict, _, held = verdict.partition(", held as ")
    fates, _, kinds = verdict.partition(" ")
    left, arrow, right = about.partition(" → ")
    old, new = _keys(left), _keys(right or left)
    if fates in ("added", "revived"):
        old = ()
    if fates == "gone":
        new = ()
    wanted = ANY if kinds == "any" else frozenset(map(Kind, kinds.split("|"))) if kinds else frozenset()
    expected = {"edited": (1, 1, True), "split": (1, 2, True), "joined": (2, 1, True), "restored": (1, 1, True)}
    if fates in expected:
        olds, news, paired = expected[fates]
        assert (len(old) >= olds, len(new) >= news, bool(arrow)) == (True, True, paired), text
    assert instead in ("", "added", "rewritten"), text
    return Line(text, frozenset(fates.split("|")), wanted, Kind(held) if held else None, instead, old, new)


def _keys(text: str) -> tuple[Key, ...]:
    found: list[Key] = []
    for part in text.split(" ‖ "):
        match = re.fullmatch(r"(?:\{([^}]+)\} )?(.+)", part)
        assert match, text
        msgid = re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), match[2].replace("⍽", "\u00a0"))
        found.append((match[1] or "", msgid))
    return tuple(found)


CASES = [pytest.param(case, id=name) for name, case in _cases()]


def test_there_are_cases():
    """At least as many as the issue asks for, and no idea twice."""
    assert len(CASES) > 150
    assert len({case.id for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES)
def test_edit(case: Case, empty_desk: Desk, tmp_path: Path):
    """Every message has the fate that is expected; no text is lost; a further extraction writes nothing."""
    project = Project(empty_desk, case)
    project.translate()
    for step in case.steps:
        if step.article is None:
            project.translate()
            continue
        before = project.catalog()
        project.write(step.article)
        changes = project.changes(tmp_path)
        project.extract()
        after = project.catalog()
        assert_nothing_lost(before, after)
        assert_fates(step.lines, before, after, project.template())
        if changes is not None:
            assert_changes(step.lines, changes)
        if all(_harmless(line) for line in step.lines) and all(m.obsolete or is_reviewed(m) for m in before.values()):
            said = project.desk.run("check")
            assert said.code == 0, f"reviewed, but no good any more:\n{said.text}"
        files = project.desk.files()
        project.extract()
        assert_same_files(files, project.desk.files())


@dataclass
class Project:
    """A project of one article and one locale, in which somebody translates everything into words of no language."""

    desk: Desk
    case: Case

    def __post_init__(self) -> None:
        source, locales = f'source-locale = "{self.case.language}"', f'locales = ["{LOCALE}"]'
        self.desk.write("translate.toml", f"format = 1\n{source}\n{locales}\n")
        self.write(self.case.before)
        self.extract()

    def write(self, article: str) -> None:
        self.desk.write(f"source/{self.case.file}", article)

    def extract(self) -> None:
        self.desk.ok("extract")

    def translate(self) -> None:
        """What is open gets the words of its own source; what is reviewed stays."""
        path = self.desk.root / f"locales/{LOCALE}/story.po"
        catalog = polib.pofile(str(path), wrapwidth=0)
        for entry in catalog:
            if not entry.obsolete and (entry.fuzzy or not entry.msgstr):
                entry.msgstr = pseudo(entry.msgid)
                entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
                entry.previous_msgid = entry.previous_msgctxt = None
        catalog.save(str(path))
        self.extract()

    def catalog(self) -> dict[tuple[Key, bool], Message]:
        """The messages by key, and whether they are obsolete, in order."""
        path = f"locales/{LOCALE}/story.po"
        messages = [entry.message for entry in read(self.desk.read(path).encode(), path).entries]
        return {(message.key, message.obsolete): message for message in messages}

    def template(self) -> list[Key]:
        path = "locales/templates/story.pot"
        return [message.key for message in read(self.desk.read(path).encode(), path).messages]

    def changes(self, folder: Path) -> tuple[Change, ...] | None:
        """What the function says, in a copy of the project; None as long as it says nothing."""
        from translate.project import extract
        from translate.project.workspace import find

        if "changes" not in extract.Extracted.__dataclass_fields__:
            return None
        root = folder / "copy"
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(self.desk.root, root)
        workspace = find(root, TODAY)
        (done,) = extract.extract(workspace, workspace.sources)
        assert not done.problems
        return done.changes


def assert_fates(
    lines: Sequence[Line],
    before: dict[tuple[Key, bool], Message],
    after: dict[tuple[Key, bool], Message],
    template: Sequence[Key],
) -> None:
    """The catalog says what is expected, and no message is forgotten by either."""
    named = {key for line in lines for key in (*line.new, *line.old)}
    around = [key for key in template if key not in named and (key, False) in before]
    listed = [key for line in lines for key in line.new]
    assert [key for key in template if key not in around] == listed, "these are not the messages of the article"
    for key in around:
        assert after[key, False] == before[key, False], "a sentence around the edit was touched"
    open_before = {key for (key, obsolete), message in before.items() if not obsolete}
    unaccounted = open_before - set(template) - {key for line in lines for key in line.old}
    assert not unaccounted, f"nothing is said of {unaccounted}"
    for line in lines:
        _assert_fate(line, before, after)


def _assert_fate(line: Line, before: dict[tuple[Key, bool], Message], after: dict[tuple[Key, bool], Message]) -> None:
    olds = [before[key, False] for key in line.old]
    news = [after[key, False] for key in line.new]
    told = "\n".join([line.text, *(f"{state_of(message)}: {message}" for message in news)])
    fate = next(iter(line.fates))
    if line.instead and state_of(news[0]) is State.EMPTY and olds[0].msgstr:
        fate = "added"
        if line.instead == "rewritten":
            _assert_gone(line.old[0], before, after)
    if fate in ("kept", "moved"):
        assert (news[0].msgstr, state_of(news[0])) == (olds[0].msgstr, state_of(olds[0])), told
    elif fate == "added":
        assert state_of(news[0]) is State.EMPTY, told
    elif fate == "gone":
        _assert_gone(line.old[0], before, after)
    elif fate == "revived":
        assert (news[0].msgstr, state_of(news[0])) == (before[line.new[0], True].msgstr, State.REVIEWED), told
    elif fate == "restored":
        assert (news[0].msgstr, state_of(news[0])) == (pseudo(news[0].msgid), State.REVIEWED), told
    elif fate == "edited":
        _assert_carried(line, olds[0], news[0], told)
    elif fate == "split":
        _assert_pieces(line, olds[0], news, told)
        assert any(_held(olds[0].msgstr, text) for text in texts(after)), f"the whole text is gone\n{told}"
    elif fate == "joined":
        _assert_together(line, olds, news[0], told)
        for old in olds:
            assert any(_held(old.msgstr, text) for text in texts(after)), f"a whole text is gone\n{told}"
    else:
        pytest.fail(f"unknown fate: {line.text}")


def _assert_gone(key: Key, before: dict[tuple[Key, bool], Message], after: dict[tuple[Key, bool], Message]) -> None:
    assert (key, False) not in after
    if before[key, False].msgstr:
        assert (key, True) in after, f"{key} has no #~ entry"
        assert after[key, True].msgstr == before[key, False].msgstr


def _assert_carried(line: Line, old: Message, new: Message, told: str) -> None:
    if not old.msgstr:
        assert state_of(new) is State.EMPTY, told
        return
    assert words(new.msgstr) == words(old.msgstr), told
    state, known = state_of(new), desk_line.parse(new.comments)
    if line.held:
        assert (state, known and known.kind) == (State.CHANGED, line.held), told
        return
    allowed = {State.REVIEWED if kind.harmless else State.CHANGED for kind in line.kinds}
    assert state in allowed, told
    if state is State.REVIEWED:
        was, now, wanted = links(old.msgstr, old), links(new.msgstr, new), links(pseudo(new.msgid), new)
        assert now <= wanted | was, f"words link to something else\n{told}"
        assert {text for text, _ in now} >= {text for text, _ in was} & {text for text, _ in wanted}, f"lost\n{told}"
    if state is State.CHANGED:
        assert known is not None
        assert known.kind in line.kinds, told
        assert (new.previous_msgctxt or "", new.previous_msgid) == old.key, told
        assert (known.origin, known.get("was")) == ("previous", ""), told


def _assert_pieces(line: Line, old: Message, news: Sequence[Message], told: str) -> None:
    whole = words(old.msgstr)
    pieces = [words(new.msgstr) for new in news]
    assert set(whole) <= {word for piece in pieces for word in piece}, f"a piece is missing\n{told}"
    for new, piece in zip(news, pieces, strict=True):
        assert 0 < len(piece) < len(whole), f"no piece\n{told}"
        expected = [word for word in words(pseudo(new.msgid)) if word in whole]
        share = sum(word in piece for word in expected) / len(expected)
        assert share >= 0.6, f"not the piece of this sentence: {new.msgstr}\n{told}"
        _assert_open(line, new, told)


def _assert_together(line: Line, olds: Sequence[Message], new: Message, told: str) -> None:
    text = words(new.msgstr)
    places = [_place(words(old.msgstr), text) for old in olds]
    assert -1 not in places, f"a piece is missing\n{told}"
    assert places == sorted(places), told
    _assert_open(line, new, told)


def _assert_open(line: Line, new: Message, told: str) -> None:
    """As reviewed as the kind says."""
    known = desk_line.parse(new.comments)
    if not any(kind.harmless for kind in line.kinds):
        assert new.fuzzy, told
        assert known is not None, told
        assert known.kind in line.kinds, told


def assert_changes(lines: Sequence[Line], changes: Sequence[Change]) -> None:
    """The function says what is expected; what no line names is kept."""
    if not changes and all(line.fates == {"kept"} for line in lines):
        return
    named: set[int] = set()
    for line in lines:
        found = [number for number, change in enumerate(changes) if _about(line, change)]
        told = "\n".join([line.text, *map(str, changes)])
        if not found and line.instead:
            found = [n for n, c in enumerate(changes) if (c.fate, c.new) == (Fate.ADDED, line.new)]
            if line.instead == "rewritten":
                found += [n for n, c in enumerate(changes) if (c.fate, c.old) == (Fate.GONE, line.old)]
                assert len(found) == 2, told
        assert found, told
        named.update(found)
    for number, change in enumerate(changes):
        assert number in named or change.fate is Fate.KEPT, f"nobody expects {change}"


def _about(line: Line, change: Change) -> bool:
    if "restored" in line.fates:
        return change.fate in ("edited", "joined") and (change.old, change.new) == (line.old, line.new)
    if "revived" in line.fates:
        return (change.fate, change.new) == (Fate.ADDED, line.new)
    kind = not line.kinds or change.kind in line.kinds
    return change.fate in line.fates and (change.old, change.new) == (line.old, line.new) and kind


def assert_nothing_lost(before: dict[tuple[Key, bool], Message], after: dict[tuple[Key, bool], Message]) -> None:
    """The words of every text are still somewhere in the file, whole."""
    there = list(texts(after))
    for message in before.values():
        if message.msgstr:
            assert any(_held(message.msgstr, text) for text in there), f"lost: {message.msgstr}"


def texts(catalog: dict[tuple[Key, bool], Message]) -> Iterator[str]:
    """Whatever stands in a translation or in a comment."""
    for message in catalog.values():
        yield message.msgstr
        yield from message.comments


def _held(text: str, whole: str) -> bool:
    return _place(words(text), words(whole)) >= 0


def _place(part: Sequence[str], whole: Sequence[str]) -> int:
    size = len(part)
    return next((at for at in range(len(whole) - size + 1) if whole[at : at + size] == part), -1)


def _harmless(line: Line) -> bool:
    quiet = line.fates <= {"kept", "moved", "restored", "revived", "gone"}
    return quiet or (bool(line.kinds) and all(kind.harmless for kind in line.kinds) and not line.held)


def words(text: str) -> list[str]:
    """The words of a translation, without its tags, marks and letter case."""
    return re.findall(r"\w+", plain(text).casefold())


def links(text: str, message: Message) -> set[tuple[str, str]]:
    """The links of a text of this message: the words each is on, and where it leads."""
    targets = dict(line.strip().split(" = link to ") for line in message.extracted if " = link to " in line)
    found = re.findall(r"<(a\d*)>(.*?)</\1>", text)
    return {(" ".join(words(inside)), targets[f"<{name}>"]) for name, inside in found}


_CONSONANTS, _VOWELS = "bcdfghjklmnprstvwxyz", "aeiou"
_MARKS = str.maketrans({"。": ". ", "，": ", ", "।": "."})


def pseudo(text: str) -> str:
    """Words of no language in the place of words: the same tags, numbers, punctuation and capitals."""
    out: list[str] = []
    position = 0
    for match in TAG.finditer(text):
        out += [_pseudo(text[position : match.start()]), match[0]]
        position = match.end()
    return "".join([*out, _pseudo(text[position:])]).strip()


def _pseudo(text: str) -> str:
    spelt = re.sub(r"[\u0300-\u036f\u00ad\u0900-\u0903\u093a-\u094f]", "", text.translate(_MARKS))
    return re.sub(r"[^\W\d_]+", lambda match: _word(match[0]), spelt)


def _word(word: str) -> str:
    made = "".join(map(_letter, word.casefold()))
    return made.capitalize() if word[0].isupper() else made


def _letter(letter: str) -> str:
    if letter in _VOWELS:
        return _VOWELS[(_VOWELS.index(letter) + 1) % 5]
    if letter in _CONSONANTS:
        return _CONSONANTS[(_CONSONANTS.index(letter) + 3) % 20]
    return _CONSONANTS[ord(letter) % 20] + _VOWELS[ord(letter) // 20 % 5]
