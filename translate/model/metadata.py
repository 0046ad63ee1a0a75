"""What an article says about itself, in a sidecar or in front matter: flattened to dotted keys, and judged where we act on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from translate.model import locale as locales
from translate.model.content import Metadata
from translate.yamlfile import List, Mapping, Node, Problems, Scalar

FLAGS: Final = ("confidential", "translate")
"""Keys that are answered with ``true`` or ``false``."""
DATES: Final = ("date", "expires")
ACTED: Final = ("locales", "slug", "source-locale", *FLAGS, *DATES)
"""Keys that a command acts on; every other key is the page's own business."""

_ORDINARY = frozenset(("translation", "translator", "translators", "translated"))
"""Words that are no slip of ``translate``."""
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ].*)?")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Entry:
    """One value, or one list of texts, with its place."""

    key: str
    """``hero.caption``, ``gallery.0.caption``."""
    value: Scalar | tuple[Scalar, ...]
    line: int
    """Of the value, from 1."""

    @property
    def plain(self) -> str | tuple[str, ...]:
        """The value without its place."""
        return self.value.text if isinstance(self.value, Scalar) else tuple(item.text for item in self.value)


def entries(node: Node, above: str = "") -> Iterator[Entry]:
    """The values of a tree in file order, nested ones under dotted keys; a list of texts is one value.

    Arguments: ``node``, a mapping; ``above``, the key it stands under, with its dot.
    """
    pairs: Iterable[tuple[str, Node]] = ()
    if isinstance(node, Mapping):
        pairs = ((key.text, value) for key, value in node.entries)
    elif isinstance(node, List):
        pairs = ((str(number), item) for number, item in enumerate(node.items))
    for key, value in pairs:
        if isinstance(value, Scalar):
            yield Entry(above + key, value, value.line)
        elif isinstance(value, List) and all(isinstance(item, Scalar) for item in value.items):
            texts = tuple(item for item in value.items if isinstance(item, Scalar))
            yield Entry(above + key, texts, value.line)
        else:
            yield from entries(value, f"{above}{key}.")


def plain(found: Iterable[Entry]) -> Metadata:
    """Entries as commands and templates use them."""
    return {entry.key: entry.plain for entry in found}


def is_slug(text: str) -> bool:
    """True if a text can be the name of a page."""
    return _SLUG.fullmatch(text) is not None


def judge(node: Node, problems: Problems, *, shared: bool) -> None:
    """Note what is wrong with the keys we act on, or with one that was meant to be.

    Arguments: ``node``, the whole metadata; ``problems``, where to note it; ``shared``, other programs read this file
    too (front matter), so that a key like one of ours, or a date in another form, may be theirs.
    """
    for key, value in node.entries if isinstance(node, Mapping) else ():
        near = get_close_matches(key.text.lower(), ("confidential",) if shared else ACTED, 1, 0.8)
        if key.text in ACTED:
            empty = isinstance(value, Scalar) and not value.text  # which the YAML parser sees behind the line
            _judge(key.text, value, key.line if empty else value.line, problems, shared=shared)
        elif near and key.text not in _ORDINARY:
            problems.add(key.line, f"unknown key {key.text!r}", hint=f"did you mean {near[0]!r}?")


def _judge(key: str, node: Node, line: int, problems: Problems, *, shared: bool) -> None:
    if isinstance(node, Scalar):
        texts = [node.text]
    elif isinstance(node, List) and all(isinstance(item, Scalar) for item in node.items):
        texts = [item.text for item in node.items if isinstance(item, Scalar)]
    else:
        texts = []
    shown = repr(texts[0]) if isinstance(node, Scalar) else f"a {node.kind}"
    one = texts[0] if isinstance(node, Scalar) else None
    if key == "locales":
        if not texts and not (isinstance(node, List) and not node.items):
            problems.add(line, f"locales is {shown}", hint="expected a tag or a list of tags: [es, pt-BR]")
        for tag in filter(None, texts):
            _judge_tag(key, tag, line, problems)
    elif key in FLAGS:
        if one not in ("true", "false"):
            problems.add(line, f"{key} is {shown}", hint="expected true or false")
    elif one == "" or (key in ("date", "slug") and shared):
        return  # left empty, or written for another program
    elif key == "source-locale":
        _judge_tag(key, one or shown, line, problems)
    elif key in DATES and not (one and _DATE.fullmatch(one)):
        problems.add(line, f"{key} is {shown}", hint="expected a date such as 2026-11-22")
    elif key == "slug" and not (one and is_slug(one)):
        problems.add(line, f"slug is {shown}", hint="small letters, digits and single hyphens, as in rail-war")


def _judge_tag(key: str, tag: str, line: int, problems: Problems) -> None:
    try:
        locales.canonical(tag)
    except ValueError as error:
        problems.add(line, f"{key}: {error}", hint="Write it as in BCP 47: es, pt-BR, zh-Hans.")
