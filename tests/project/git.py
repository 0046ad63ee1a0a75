"""A project in a real git repository, and two people who work on it at once."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.verbs import Desk
from translate.catalogs.reader import read
from translate.model.message import Message

PO, POT, ARTICLE = "locales/es/news.po", "locales/templates/news.pot", "source/news.html"
_COLOURS = "red green blue white black grey pink brown golden silver".split()
_THINGS = "train bridge house station".split()


@dataclass
class Repository:
    """Git in the folder of a project."""

    desk: Desk

    def __post_init__(self) -> None:
        for name in [name for name in os.environ if name.startswith("GIT_")]:
            self.desk.monkeypatch.delenv(name)
        self.desk.monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
        self.desk.monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
        self.desk.monkeypatch.setenv("GIT_EDITOR", "true")
        self("init", "-q", "-b", "main")
        self("config", "user.name", "Desk")
        self("config", "user.email", "desk@desk.invalid")

    def __call__(self, *arguments: str, code: int | None = 0) -> str:
        """Run git; what it says."""
        done = subprocess.run(
            ["git", *arguments], cwd=self.root, capture_output=True, encoding="utf-8", errors="replace"
        )
        assert code in (None, done.returncode), done.stdout + done.stderr
        return done.stdout + done.stderr

    @property
    def root(self) -> Path:
        return self.desk.root

    def commit(self, message: str) -> None:
        self("add", "--all")
        self("commit", "-q", "-m", message)


def sentence(number: int) -> str:
    """One of forty that have little in common."""
    return f"The {_COLOURS[number % 10]} {_THINGS[number // 10]} number {number} was seen by everybody in the valley."


def page(sentences: list[str]) -> str:
    """An article with a paragraph for each."""
    return "<!DOCTYPE html>\n<title>News</title>\n" + "".join(f"<p>{text}</p>\n\n" for text in sentences)


def translate(desk: Desk, who: str, numbers: range | list[int], *, comment: bool = False) -> None:
    """A person translates, or comments on, the sentences of these numbers, and only them."""
    wanted = {f"number {number} " for number in numbers}
    with desk.po("es", "news") as catalog:
        for entry in catalog:
            if any(number in entry.msgid for number in wanted):
                if comment:
                    entry.tcomment = "\n".join(filter(None, (entry.tcomment, f"{who}: is {entry.msgid[4:8]} right?")))
                else:
                    number = re.search(r"number (\d+)", entry.msgid)[1]
                    entry.msgstr = f"{who}{number} vio todo el valle."
                    entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]


def edit_source(desk: Desk, change: dict[int, str | None], *, add: str) -> None:
    """An editor rewrites or removes sentences, adds one at the end, and extracts."""
    for number, text in change.items():
        desk.edit(ARTICLE, f"<p>{sentence(number)}</p>\n", f"<p>{text}</p>\n" if text else "")
    after = int(re.search(r"\d+", add)[0])
    desk.edit(ARTICLE, f"<p>{sentence(after)}</p>\n", f"<p>{sentence(after)}</p>\n<p>{add}</p>\n")
    desk.ok("extract", "-q")


def two_branches(desk: Desk) -> Repository:
    """``main`` by Ana and ``bea`` by Bea, both from one commit; each touches thirty messages, half of them the same."""
    desk.write("translate.toml", 'locales = ["es"]\n')
    desk.write(".gitignore", ".translate/\n")
    (desk.root / "source/rail.html").unlink()
    desk.write(ARTICLE, page([sentence(number) for number in range(40)]))
    desk.ok("extract", "-q")
    translate(desk, "old", range(20))
    repository = Repository(desk)
    repository.commit("base")
    repository("tag", "base")
    repository("branch", "bea")

    translate(desk, "ana", [*range(6), *range(20, 30)])
    translate(desk, "both", [17, 18, 33])
    translate(desk, "ana", [6, 7, 8], comment=True)
    repository.commit("Ana translates")
    edit_source(desk, {9: None, 12: sentence(12).replace("everybody", "nobody")}, add="After 2 there came a storm.")
    edit_source(desk, {35: sentence(35).replace("valley", "mountains")}, add="After 15 there came a flood.")
    translate(desk, "late", [35])
    repository.commit("Ana edits the article")

    repository("checkout", "-q", "bea")
    translate(desk, "bea", [*range(3, 8), 9, 12, *range(25, 35)])
    translate(desk, "both", [17, 18, 33])
    translate(desk, "bea", [7, 8, 19], comment=True)
    with desk.po("es", "news") as catalog:
        catalog.metadata["X-Bea"] = "was here"
    repository.commit("Bea translates")
    edit_source(desk, {10: None, 37: sentence(37).replace("seen", "heard")}, add="After 22 there came the sun.")
    repository.commit("Bea edits the article")
    repository("checkout", "-q", "main")
    return repository


def words(text: str) -> set[str]:
    """Each thing a person wrote, by the word that marks it."""
    return set(re.findall(r"\b(?:ana|bea|both|late|old)\d+\b|\b(?:ana|bea): is \w+", text))


def at(repository: Repository, revision: str) -> set[str]:
    """What people had written in a revision's catalog."""
    return words(repository("show", f"{revision}:{PO}"))


def messages(desk: Desk) -> dict[str, Message]:
    """The catalog, by msgid."""
    return {entry.message.msgid: entry.message for entry in read(desk.read(PO).encode(), PO).entries}
