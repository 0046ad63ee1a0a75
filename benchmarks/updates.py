"""What translators must touch again after real edits of real pages: ours, po4a, html2po + pot2po.

    python benchmarks/updates.py FOLDER [--toolkit DIR] [--peers FILE] [--write docs/reference/updates.md] [--again]

FOLDER (or ``DESK_EDITS``) has a folder for each edit, with ``before.html`` and ``after.html``. Every tool extracts the
page before, all its messages are translated, then it updates the catalog for the page after. ``po4a-updatepo`` and, in
DIR, ``html2po`` and ``pot2po`` are programs of their own; what is not installed is left out. ``--peers`` keeps what they
said, for the next run; ``--again`` lists our messages to be touched.

A message is to be touched if it is fuzzy or has no translation. Its words count, tags aside; "again" are those that the page
had before, each with two neighbours (attributes too). So new text, which nobody can have translated, is told apart in
the same way for all tools.

Exit 1 if we do not leave fewer than half the words that a peer leaves to be touched again, or if a translation stays reviewed
although the words of its source differ. That is judged without our classifier: translations are made from the source
letter by letter.
"""

from __future__ import annotations

import argparse
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from translate.catalogs.entry import Catalog
from translate.catalogs.reader import read
from translate.catalogs.state import is_reviewed
from translate.catalogs.writer import write
from translate.html.inline import TAG, plain
from translate.project.extract import extract
from translate.project.workspace import find

BEGIN, END = "<!-- benchmark -->", "<!-- /benchmark -->"
DAY = date(2026, 11, 22)
LOCALE = "pl"
OURS, PO4A, TOOLKIT = "translate-desk", "po4a", "html2po + pot2po"
WORD = re.compile(r"\w+")
LETTERS = "abcdefghijklmnopqrstuvwxyz"
SHIFTED = str.maketrans(LETTERS + LETTERS.upper(), LETTERS[1:] + "a" + LETTERS[1:].upper() + "A")
UNSEEN = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)

RUN = 3
"""So many words in a row make a word one that the page had before."""

Messages = list[tuple[str, bool]]
"""Of the catalog for the page after: a message's words with blanks between them, True if it is to be touched again."""


def words(text: str) -> list[str]:
    """The words of a text with tags and references, as all three tools write it."""
    return WORD.findall(html.unescape(re.sub(r"<[^<>]*>", " ", text)))


# --- ours


@dataclass(frozen=True)
class Wrong:
    """A translation that stayed reviewed although it is not that of its source."""

    page: str
    source: str
    translation: str


def ours(pages: Iterable[Path], folder: Path) -> tuple[dict[str, Messages], list[Wrong]]:
    """One project of all pages: extracted, translated and reviewed, replaced, extracted again."""
    pages = list(pages)
    source, locales = folder / "source", folder / "locales" / LOCALE
    source.mkdir(parents=True)
    (folder / "translate.toml").write_text(f'format = 1\nsource-locale = "en"\nlocales = ["{LOCALE}"]\n', "utf-8")
    for version in ("before", "after"):
        for page in pages:
            shutil.copyfile(page / f"{version}.html", source / f"p{page.name}.html")
        workspace = find(folder, DAY)
        for done in extract(workspace, workspace.sources):
            if done.problems:
                print(f"{done.source.id} ({version}): {done.problems[0]}", file=sys.stderr)
        if version == "before":
            for path in locales.glob("*.po"):
                path.write_bytes(write(_reviewed(read(path.read_bytes(), path.name))))
    found: dict[str, Messages] = {}
    wrong: list[Wrong] = []
    for page in pages:
        path = locales / f"p{page.name}.po"
        messages = read(path.read_bytes(), path.name).messages
        found[page.name] = [(" ".join(words(message.msgid)), not is_reviewed(message)) for message in messages]
        for message in messages:
            translation = WORD.findall(plain(message.msgstr))
            if is_reviewed(message) and translation != WORD.findall(plain(_shifted(message.msgid))):
                wrong.append(Wrong(page.name, message.msgid, message.msgstr))
    return found, wrong


def _reviewed(catalog: Catalog) -> Catalog:
    """A person has translated everything, letter by letter."""
    return catalog.with_entries(
        tuple(
            entry.with_message(replace(entry.message, msgstr=_shifted(entry.message.msgid)))
            for entry in catalog.entries
        )
    )


def _shifted(msgid: str) -> str:
    """Every letter is the next one; tags and references stay. Different words have different translations."""
    out: list[str] = []
    position = 0
    for match in re.finditer(rf"{TAG.pattern}|&[#\w]+;", msgid):
        out += [msgid[position : match.start()].translate(SHIFTED), match[0]]
        position = match.end()
    return "".join([*out, msgid[position:].translate(SHIFTED)])


# --- peers


def po4a(pages: Iterable[Path], folder: Path) -> dict[str, Messages]:
    """``po4a-updatepo -f xhtml``, which updates by msgmerge. Pages that it refuses are left out."""
    with ThreadPoolExecutor(2) as pool:
        found = pool.map(partial(_po4a, folder=folder), pages)
        return {name: messages for name, messages in found if messages is not None}


def _po4a(page: Path, folder: Path) -> tuple[str, Messages | None]:
    master, catalog = folder / f"{page.name}.html", folder / f"{page.name}.po"
    for version in ("before", "after"):
        shutil.copyfile(page / f"{version}.html", master)
        command = ["po4a-updatepo", "-f", "xhtml", "-M", "UTF-8", "-m", str(master), "-p", str(catalog)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            return page.name, None
        if version == "before":
            fill(catalog)
    return page.name, messages_of(catalog)


def toolkit(pages: Iterable[Path], folder: Path, *, programs: Path) -> dict[str, Messages]:
    """``html2po`` and ``pot2po`` with their own settings: guesses from 75 % similarity."""
    pages = list(pages)
    for version in ("before", "after"):
        (folder / version).mkdir()
        for page in pages:
            shutil.copyfile(page / f"{version}.html", folder / version / f"{page.name}.html")
        run = partial(subprocess.run, cwd=folder / version, check=True, capture_output=True, text=True)
        run([programs / "html2po", "-P", "--progress=none", ".", f"../{version}.pot"])
        old = ["-t", "../before.po"] if version == "after" else []
        run([programs / "pot2po", "--progress=none", *old, f"../{version}.pot", f"../{version}.po"])
        if version == "before":
            for path in (folder / "before.po").glob("*.po"):
                fill(path)
    found = {page.name: folder / "after.po" / f"{page.name}.po" for page in pages}
    return {name: messages_of(path) for name, path in found.items() if path.exists()}


def fill(path: Path) -> None:
    """A person has translated everything."""
    import polib

    catalog = polib.pofile(str(path), wrapwidth=0)
    for entry in catalog:
        entry.msgstr = re.sub(r"\w(?![^<>&;]*[>;])", lambda match: match[0].translate(SHIFTED), entry.msgid)
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    catalog.save(str(path))


def messages_of(path: Path) -> Messages:
    import polib

    return [
        (" ".join(words(entry.msgid)), "fuzzy" in entry.flags or not entry.msgstr)
        for entry in polib.pofile(str(path))
        if not entry.obsolete
    ]


# --- counting


@dataclass(frozen=True)
class Count:
    """Words of messages: all, those to be touched, and of these the ones that the page had before."""

    all: int = 0
    touched: int = 0
    again: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.all + other.all, self.touched + other.touched, self.again + other.again)


class Page:
    """The words of a page before and after, and what each tool took from it."""

    def __init__(self, folder: Path, tools: Mapping[str, Messages]) -> None:
        before, after = (_read(folder / f"{version}.html") for version in ("before", "after"))
        shown = words(UNSEEN.sub(" ", before))
        everything = WORD.findall(html.unescape(before))  # attributes too
        self._runs = {
            run: {tuple(text[at : at + run]) for text in (shown, everything) for at in range(len(text) - run + 1)}
            for run in range(1, RUN + 1)
        }
        self._shown = words(UNSEEN.sub(" ", after))
        self._where: defaultdict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(self._shown):
            self._where[word].append(place)
        self.messages = {
            tool: [(text.split(), touch) for text, touch in messages if text] for tool, messages in tools.items()
        }
        found = {
            tool: {at + n for message, _ in messages for at in self._places(message) for n in range(len(message))}
            for tool, messages in self.messages.items()
        }
        self._common = set.intersection(*found.values())

    def own(self, tool: str) -> Count:
        """Of everything the tool takes."""
        return self._sum((message, touch, self._had(message)) for message, touch in self.messages[tool])

    def common(self, tool: str) -> Count:
        """Of the text that all tools take: words of the page which each has in some message."""
        found = []
        for message, touch in self.messages[tool]:
            had, place = self._had(message), next(self._places(message), None)
            if place is not None:
                here = [n for n in range(len(message)) if place + n in self._common]
                found.append(([message[n] for n in here], touch, [had[n] for n in here]))
        return self._sum(found)

    def _sum(self, found: Iterable[tuple[list[str], bool, list[bool]]]) -> Count:
        return sum((Count(len(m), len(m) * touch, sum(had) * touch) for m, touch, had in found), Count())

    def _places(self, message: list[str]) -> Iterator[int]:
        return (at for at in self._where[message[0]] if self._shown[at : at + len(message)] == message)

    def _had(self, message: list[str]) -> list[bool]:
        """For each word, whether the page had it before: with two others beside it, in a row."""
        run = min(RUN, len(message))
        had = [False] * len(message)
        for at in range(len(message) - run + 1):
            if tuple(message[at : at + run]) in self._runs[run]:
                had[at : at + run] = [True] * run
        return had


def _read(path: Path) -> str:
    return path.read_text("utf-8", "replace")


@dataclass(frozen=True)
class Row:
    """What one tool leaves on some pages."""

    pages: str
    text: str
    tool: str
    count: Count


def rows(pages: Mapping[str, Path], found: Mapping[str, Mapping[str, Messages]]) -> Iterator[Row]:
    """What all have in common, then all text of each tool, on the pages that all accept; then on all pages."""
    accepted = sorted(set.intersection(*(set(by_page) for by_page in found.values())))
    groups = [(f"{len(accepted)} that all accept", accepted, list(found))]
    others = [tool for tool in found if all(name in found[tool] for name in pages)]
    if len(accepted) < len(pages) and len(others) > 1:
        groups.append((f"all {len(pages)}", sorted(pages), others))
    for label, names, tools in groups:
        read_ = [Page(pages[name], {tool: found[tool][name] for tool in tools}) for name in names]
        for text, counted in (("in common", Page.common), ("its own", Page.own)):
            for tool in tools:
                yield Row(label, text, tool, sum((counted(page, tool) for page in read_), Count()))


def table(found: Iterable[Row]) -> Iterator[str]:
    yield "| pages | text | tool | words | to be touched | ours is | of these, again | ours is |"
    yield "|---|---|---|--:|--:|--:|--:|--:|"
    own: dict[tuple[str, str], Count] = {}
    for row in found:
        mine = own.setdefault((row.pages, row.text), row.count)
        shares = [
            "" if row.tool == OURS else f"{100 * a / max(1, b):.0f} %"
            for a, b in ((mine.touched, row.count.touched), (mine.again, row.count.again))
        ]
        cells = f"{row.count.all:,} | {row.count.touched:,} | {shares[0]} | {row.count.again:,} | {shares[1]}"
        yield f"| {row.pages} | {row.text} | {row.tool} | {cells} |"


def bars(found: Iterable[Row]) -> Iterator[str]:
    """What is not as promised."""
    own: dict[tuple[str, str], Count] = {}
    for row in found:
        mine = own.setdefault((row.pages, row.text), row.count)
        if row.tool != OURS and mine.again >= row.count.again / 2 and mine.again:
            yield f"{row.pages}, {row.text}: {mine.again} words again, {row.tool} leaves {row.count.again}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=os.environ.get("DESK_EDITS"))
    parser.add_argument("--toolkit", type=Path, help="folder of html2po and pot2po")
    parser.add_argument("--peers", type=Path, help="what the peers said, kept for the next run")
    parser.add_argument("--write", type=Path, help="page whose table is replaced")
    parser.add_argument("--again", action="store_true", help="list our messages to be touched")
    options = parser.parse_args()
    if options.folder is None:
        parser.error("which folder of edits?")
    pages = {path.parent.name: path.parent for path in sorted(Path(options.folder).glob("*/before.html"))}
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        mine, wrong = ours(pages.values(), folder / "desk")
        found = {OURS: mine, **peers(pages, folder, toolkit_at=options.toolkit, known=options.peers)}
    measured = list(rows(pages, found))
    lines = list(table(measured))
    print("\n".join(lines))
    for name, messages in mine.items() if options.again else ():
        print("\n".join(f"{name}: {text}" for text, again in messages if again))
    for error in wrong:
        print(f"wrong: {error.page}: {error.source!r} is reviewed with {error.translation!r}", file=sys.stderr)
    failed = list(bars(measured))
    print("\n".join(f"not below half: {bar}" for bar in failed), file=sys.stderr)
    print(f"{len(pages)} pages; reviewed with other words: {len(wrong)}")
    if options.write:
        text = options.write.read_text(encoding="utf-8")
        before, _, rest = text.partition(BEGIN)
        made = "\n".join([BEGIN, *lines, "", f"Reviewed although a word differs: {len(wrong)}.", ""])
        options.write.write_text(before + made + END + rest.partition(END)[2], encoding="utf-8")
    return 1 if failed or wrong or len(found) < 2 else 0


def peers(
    pages: Mapping[str, Path], folder: Path, *, toolkit_at: Path | None, known: Path | None
) -> dict[str, dict[str, Messages]]:
    """What the installed ones say, or said the last time."""
    if known and known.exists():
        return json.loads(known.read_text(encoding="utf-8"))
    found: dict[str, dict[str, Messages]] = {}
    if shutil.which("po4a-updatepo"):
        (folder / "po4a").mkdir()
        found[PO4A] = po4a(pages.values(), folder / "po4a")
    programs = toolkit_at or Path(shutil.which("html2po") or ".").parent
    if (programs / "pot2po").exists():
        (folder / "toolkit").mkdir()
        found[TOOLKIT] = toolkit(pages.values(), folder / "toolkit", programs=programs)
    if known:
        known.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    return found


if __name__ == "__main__":
    sys.exit(main())
