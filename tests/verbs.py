"""What the tests of the upper layers say: a project on disk, its command line, and assertions with names."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import polib
import pytest

from translate.cli.main import main
from translate.engines.base import Answer, Mark, Parts, Request, Result
from translate.model.finding import Finding, IssueType, Position, Severity

DAY = "1795305600"
"""2026-11-22, for ``SOURCE_DATE_EPOCH``."""

ARTICLE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Rail war</title>
<meta name="description" content="How it began.">
</head>
<body>
<h1>Rail war</h1>
<p>Three relay cabinets burned. See <a href="/report?a=1&amp;b=2" title="More">this report</a> from 2022.</p>
<p>Nobody was hurt.<br>We thank <em>our readers</em>.</p>
<img src="photo.jpg" alt="A burned cabinet">
</body>
</html>
"""

CONFIGURATION = """format = 1
source-locale = "en"
locales = ["es", "ar"]
[prefill]
engines = ["memory"]
"""

GLOSSARY = """version: 1
source: en
concepts:
- id: relay-cabinet
  en: {term: relay cabinet, forms: [relay cabinets]}
  targets:
    es: {term: armario de relés, forms: [armarios de relés], forbidden: [{term: gabinete, why: another thing}]}
"""


@dataclass(frozen=True)
class Said:
    """What a command line did."""

    code: int
    out: str
    err: str

    @property
    def text(self) -> str:
        """Both streams."""
        return self.out + self.err

    @property
    def json(self) -> Any:
        """Stdout as JSON."""
        return json.loads(self.out)


@dataclass
class Desk:
    """A project in a temporary folder, driven through ``main(argv)``."""

    root: Path
    monkeypatch: pytest.MonkeyPatch
    captured: Callable[[], Any]

    def write(self, name: str, content: str | bytes) -> Path:
        """Write a file of the project."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def read(self, name: str) -> str:
        """A file of the project, as text."""
        return (self.root / name).read_bytes().decode()

    def exists(self, name: str) -> bool:
        """True if the project has the file."""
        return (self.root / name).exists()

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace a text that must be there."""
        text = self.read(name)
        assert old in text, f"{old!r} is not in {name}"
        self.write(name, text.replace(old, new))

    def run(self, *arguments: str, at: str = "") -> Said:
        """Run a command line in a folder of the project. ``main`` must return: a SystemExit fails the test."""
        self.monkeypatch.chdir(self.root / at)
        self.captured()
        try:
            code = main(list(arguments))
        except SystemExit as error:
            pytest.fail(f"main() raised SystemExit({error.code})")
        done = self.captured()
        return Said(code, done.out, done.err)

    def ok(self, *arguments: str, at: str = "") -> Said:
        """Run a command line that must exit 0."""
        said = self.run(*arguments, at=at)
        assert said.code == 0, said.text
        return said

    def files(self) -> dict[str, tuple[bytes, int]]:
        """Every file of the project, the cache's lock aside, with its bytes and time."""
        return {
            path.relative_to(self.root).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
            for path in sorted(self.root.rglob("*"))
            if path.is_file() and path.relative_to(self.root).as_posix() != ".translate/lock"
        }

    @contextmanager
    def po(self, locale: str, article: str = "rail") -> Iterator[polib.POFile]:
        """A catalog in the hands of another program."""
        path = self.root / f"locales/{locale}/{article}.po"
        catalog = polib.pofile(str(path), wrapwidth=0)
        yield catalog
        catalog.save(str(path))

    def review(self, locale: str, article: str = "rail", own: Mapping[str, str] | None = None) -> None:
        """A person translates everything: ``own`` by msgid, the rest as ``[es] …`` with its tags."""
        with self.po(locale, article) as catalog:
            for entry in catalog:
                if not entry.obsolete:
                    entry.msgstr = (own or {}).get(entry.msgid, f"[{locale}] {entry.msgid}")
                    entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]

    def page(self, locale: str, article: str = "rail", folder: str = "public") -> str:
        """A published page."""
        return self.read(f"{folder}/{locale}/{article}.html")

    def findings(self, *arguments: str) -> list[dict[str, Any]]:
        """What ``check --format json`` reports."""
        said = self.run("check", "--format", "json", *arguments)
        assert said.json["schema"] == 1
        return said.json["findings"]


def assert_same_files(before: Mapping[str, tuple[bytes, int]], after: Mapping[str, tuple[bytes, int]]) -> None:
    """Nothing was written, not even the same bytes."""
    changed = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    assert not changed, f"written: {changed}"


def assert_clean(desk: Desk, *arguments: str) -> None:
    """``check`` finds nothing at all."""
    said = desk.run("check", *arguments)
    assert (said.code, said.out) == (0, "No findings.\n"), said.text


def assert_finding(desk: Desk, rule: str, *, severity: str = "error", locale: str = "es") -> dict[str, Any]:
    """``check`` reports this rule, in this locale, this bad; exit 1 if that is an error. Gives the finding."""
    found = [f for f in desk.findings() if (f["rule"], f["locale"], f["severity"]) == (rule, locale, severity)]
    assert found, desk.run("check").text
    if severity == "error":
        assert desk.run("check").code == 1
    return found[0]


def assert_told(said: Said, code: int, *texts: str) -> None:
    """The exit code, and every text on stderr or stdout; never a traceback, never something that drives a terminal."""
    assert said.code == code, said.text
    for text in texts:
        assert text in said.text, f"{text!r} is not in:\n{said.text}"
    assert "Traceback" not in said.text
    assert_harmless(said.text)


def assert_harmless(text: str) -> None:
    """Nothing in a text can drive a terminal or reorder what it shows."""
    raw = {f"U+{ord(c):04X}" for c in text if c != "\n" and unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co")}
    assert raw <= {"U+200C", "U+200D", "U+00AD"}, f"raw on the terminal: {sorted(raw)}"


def assert_valid(path: Path) -> None:
    """``msgfmt`` accepts a catalog."""
    if shutil.which("msgfmt"):
        done = subprocess.run(["msgfmt", "-c", "-o", os.devnull, str(path)], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr


def python(code: str, *arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run Python code in a process of its own."""
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, **options)


class ScriptedSession:
    """An engine's session that answers from a function of the shown text (``See <0>this</0>.``), and remembers the questions."""

    def __init__(self, answer: Callable[[str], str | Result | None], origin: str = "") -> None:
        self.answer, self.origin = answer, origin
        self.asked: list[str] = []

    def translate(self, requests: Sequence[Request]) -> Iterator[Result]:
        for request in requests:
            shown = "".join(
                part if isinstance(part, str) else _FORM[part.kind].format(part.index) for part in request.parts
            )
            self.asked.append(shown)
            given = self.answer(shown)
            if given is not None:
                yield Answer(_parts(given)) if isinstance(given, str) else given

    def close(self) -> None:
        """Nothing is held."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is held."""


_FORM = {"open": "<{}>", "close": "</{}>", "void": "<{}/>"}


def _parts(shown: str) -> Parts:
    out: list[str | Mark] = []
    for text in re.split(r"(</?[0-9]+/?>)", shown):
        if re.fullmatch(r"</?[0-9]+/?>", text):
            kind = "close" if text.startswith("</") else "void" if text.endswith("/>") else "open"
            out.append(Mark(int(text.strip("</>")), kind))
        elif text:
            out.append(text)
    return tuple(out)


@dataclass(frozen=True)
class ScriptedEngine:
    """An engine of the name ``scripted``."""

    session: ScriptedSession
    local: bool = True
    id: str = "scripted"
    name: str = "Scripted"
    max_chars: int = 10_000

    @property
    def sends_data(self) -> bool:
        return not self.local

    @property
    def takes(self) -> tuple[str, ...]:
        return ("model",)

    def is_local(self, _: object) -> bool:
        return self.local

    def recipient(self, _: object) -> str:
        return "" if self.local else "translator.invalid"

    def hosts(self, _: object) -> tuple[str, ...]:
        return () if self.local else ("translator.invalid",)

    def available(self, *_: object) -> None:
        return None

    def pairs(self, *_: object) -> tuple[tuple[str, str], ...]:
        return ()

    def supports(self, *_: object, **__: object) -> bool:
        return True

    def open(self, *_: object, **__: object) -> ScriptedSession:
        return self.session


def finding(**changes: Any) -> Finding:
    """A finding to be reported."""
    values: dict[str, Any] = {
        "rule": "term-missing", "type": IssueType.TERMINOLOGY, "severity": Severity.ERROR, "message": "KGB is missing",
        "target": Position("locales/es/rail.po", 12), "source": Position("source/rail.html", 3), "article": "rail",
        "locale": "es", "source_text": "The KGB.", "target_text": "El CSE.", "span": (3, 6), "hint": "Expected: KGB.",
        "concept": "kgb",
    }  # fmt: skip
    return Finding(**{**values, **changes})
