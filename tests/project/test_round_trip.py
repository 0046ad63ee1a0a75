"""The flagship law: whatever gettext's tools do to a catalog and an editor to the article, nothing a person wrote is lost."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.verbs import assert_valid
from translate.catalogs.reader import read
from translate.catalogs.state import State, state_of
from translate.catalogs.writer import write
from translate.model.message import Message
from translate.prefill.draft import Draft, drafted
from translate.project.extract import extract
from translate.project.publish import Publishing
from translate.project.workspace import Workspace, find

TODAY = date(2026, 11, 22)
SENTENCES = (
    "Three relay cabinets burned near the border on the night of 25 March.",
    "Four relay cabinets burned near the border on the night of 25 March.",
    "See <a href='/a'>this report</a> and <a href='/b'>that one</a>.",
    "See <a href='/a'>this report</a>.",
    "He said: “Nobody was hurt, and nobody will be.”",
    "He said: “Nobody was hurt.”",
    "A very long sentence that some tool will certainly wrap, because it has far more than seventy-nine characters.",
    "Read on.",
    "No.",
    "Кошка спит & ждёт.",
    "It costs 5 € &lt;or less&gt;.",
)
STATES = ("empty", "reviewed", "draft", "in work", "needs work", "comment")
TOOLS = {
    "nothing": "",
    "msgmerge": "msgmerge -q --no-wrap {po} {pot} -o {out}",
    "msgmerge old template": "msgmerge -q {po} {old} -o {out}",
    "msgmerge --previous": "msgmerge -q --previous {po} {pot} -o {out}",
    "msgcat -w 79": "msgcat -w 79 {po} -o {out}",
    "msgcat --sort-output": "msgcat --sort-output {po} -o {out}",
    "msgattrib --clear-fuzzy": "msgattrib --clear-fuzzy {po} -o {out}",
    "msgattrib --clear-previous": "msgattrib --clear-previous {po} -o {out}",
    "pot2po": "pot2po --progress=none -i {pot} -t {po} -o {out}",
    "CRLF": "",
}


def source(sentences: list[str]) -> str:
    """An article, two sentences to a paragraph."""
    pairs = [" ".join(sentences[i : i + 2]) for i in range(0, len(sentences), 2)]
    return "<!DOCTYPE html>\n<title>News</title>\n" + "".join(f"<p>{pair}</p>\n" for pair in pairs)


def edited(data: st.DataObject, sentences: list[str]) -> list[str]:
    """What an editor makes of the article."""
    out = list(sentences)
    for _ in range(data.draw(st.integers(0, 3), "edits")):
        place = data.draw(st.integers(0, len(out) - 1)) if out else 0
        kind = data.draw(st.sampled_from(("delete", "add", "reword", "number", "swap", "join")))
        if kind == "add" or not out:
            out.insert(place, data.draw(st.sampled_from(SENTENCES)))
        elif kind == "delete":
            del out[place]
        elif kind == "reword":
            out[place] = out[place].replace("burned", "were burned").replace("said", "told us").replace("Read", "Go")
        elif kind == "number":
            out[place] = out[place].replace("25", "26").replace("5", "7")
        elif kind == "swap":
            other = data.draw(st.integers(0, len(out) - 1))
            out[place], out[other] = out[other], out[place]
        elif place + 1 < len(out):
            out[place : place + 2] = [out[place].rstrip(".") + ", and " + out[place + 1]]
    return out


class People:
    """Fill a catalog, and remember who wrote what for which message."""

    def __init__(self, states: Callable[[], str]) -> None:
        self.states = states
        self.made_for: dict[str, tuple[str, str]] = {}
        self.by_people: set[str] = set()
        self.reviewed: set[str] = set()

    def mark(self, kind: str, message: Message) -> str:
        word = f"{kind}{len(self.made_for)}x"
        self.made_for[word] = message.key
        if kind != "machine":
            self.by_people.add(word)
        return word

    def fill(self, message: Message) -> Message:
        state = self.states()
        text = message.msgid
        if state == "reviewed":
            word = self.mark("person", message)
            self.reviewed.add(word)
            return Message(**{**fields(message), "msgstr": f"{word} {text}"})
        if state == "needs work":
            word = self.mark("fuzzy", message)
            return Message(**{**fields(message), "msgstr": f"{word} {text}", "flags": ("fuzzy", *message.flags)})
        if state in ("draft", "in work"):
            done = drafted(message, Draft(f"{self.mark('machine', message)} {text}", "apertium/eng-spa"), today=TODAY)
            if state == "draft":
                return done
            return Message(**{**fields(done), "msgstr": f"{self.mark('worked', message)} {text}"})
        if state == "comment":
            word = self.mark("comment", message)
            return Message(**{**fields(message), "comments": (*message.comments, f" {word} why?")})
        return message


def fields(message: Message) -> dict[str, object]:
    """The fields of a message."""
    return {name: getattr(message, name) for name in Message.__slots__}


def updated(root: Path) -> Workspace:
    """Run extract, as the command does; it must succeed."""
    workspace = find(root, TODAY)
    problems = [p for done in extract(workspace, workspace.sources) for p in done.problems]
    assert not problems, problems
    return workspace


def written(root: Path) -> dict[str, tuple[bytes, int]]:
    """What must not change."""
    return {str(p): (p.read_bytes(), p.stat().st_mtime_ns) for p in sorted((root / "locales").rglob("*.po*"))}


def law(data: st.DataObject, tool: str) -> None:
    """One story, from the first extraction to the page."""
    sentences = data.draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6), "sentences")
    people = People(lambda: data.draw(st.sampled_from(STATES)))
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "source").mkdir()
        (root / "translate.toml").write_text('locales = ["es"]\n', encoding="utf-8")
        article, po = root / "source/a.html", root / "locales/es/a.po"
        template = root / "locales/templates/a.pot"
        article.write_text(source(sentences), encoding="utf-8")
        updated(root)
        catalog = read(po.read_bytes(), "a.po")
        entries = tuple(e.with_message(people.fill(e.message)) for e in catalog.entries)
        po.write_bytes(write(catalog.with_entries(entries)))
        updated(root)

        changed = edited(data, sentences)
        old = root / "old.pot"
        shutil.copy(template, old)
        elsewhere = root / "elsewhere"
        (elsewhere / "source").mkdir(parents=True)
        (elsewhere / "translate.toml").write_text('locales = ["es"]\n', encoding="utf-8")
        (elsewhere / "source/a.html").write_text(source(changed), encoding="utf-8")
        updated(elsewhere)
        out = root / "out.po"
        if TOOLS[tool]:
            new = elsewhere / "locales/templates/a.pot"
            command = TOOLS[tool].format(po=po, pot=new, old=old, out=out).split()
            done = subprocess.run(command, capture_output=True, text=True)
            assert done.returncode == 0, done.stderr
            shutil.copy(out, po)
        elif tool == "CRLF":
            po.write_bytes(po.read_bytes().replace(b"\n", b"\r\n"))
        article.write_text(source(changed), encoding="utf-8")
        handed_over = po.read_bytes().decode()
        workspace = updated(root)

        text = po.read_bytes().decode()
        there = set(re.findall(r"[a-z]+\d+x", text))
        given = set(re.findall(r"[a-z]+\d+x", handed_over))  # what a tool itself threw away was never ours to keep
        lost = (people.by_people & given) - there
        assert not lost, f"lost: {lost}\n--- before\n{handed_over}\n--- after\n{text}"

        cleared = people.made_for.keys() if "clear-fuzzy" in tool else people.reviewed
        for message in read(po.read_bytes(), "a.po").messages:
            if state_of(message) is State.REVIEWED:
                (word,) = re.findall(r"[a-z]+\d+x", message.msgstr)
                assert word in cleared, f"published, but nobody reviewed it: {message}"
                assert people.made_for[word] == message.key, f"published at another message: {message}"

        before = written(root)
        updated(root)
        assert written(root) == before, f"the second extract wrote something:\n{text}\n--- now\n{po.read_text()}"
        assert_valid(po)

        publishing = Publishing(workspace, root / "public", now=True)
        pages = list(publishing.run(workspace.sources, workspace.config.locales))
        assert not [problem for page in pages for problem in page.problems]
        shown = set(re.findall(r"[a-z]+\d+x", (root / "public/es/a.html").read_text(encoding="utf-8")))
        assert shown <= set(cleared)


@pytest.mark.parametrize("tool", TOOLS)
def test_nothing_a_person_wrote_is_lost(tool: str) -> None:
    """Tool after tool, with an edit of the source or without."""
    program = TOOLS[tool].split(" ")[0]
    if program and shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")

    @settings(
        max_examples=6 if tool == "pot2po" else 25, database=None, suppress_health_check=list(HealthCheck),
        derandomize=True,
    )  # fmt: skip
    @given(st.data())
    def example(data: st.DataObject) -> None:
        law(data, tool)

    example()
