"""The sidecar ``<article>.meta.yaml``: what an article says about itself beside its text."""

from __future__ import annotations

import re
from difflib import get_close_matches

from translate.model import locale as locales
from translate.yamlfile import List, Mapping, Problems, Scalar, load

_FLAGS = ("confidential", "translate")
_DATES = ("date", "expires")
_ACTED = ("locales", "slug", *_FLAGS, *_DATES)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ].*)?")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def read(data: bytes, path: str) -> dict[str, str | tuple[str, ...]]:
    """The keys of a sidecar; a list of texts is a tuple. Keys this version does not know are the page's own business.

    Raises :class:`~translate.errors.InputError` with every problem and its line.
    """
    from translate.project.workspace import utf8

    node = load(utf8(data, path), path)
    problems = Problems(path)
    out: dict[str, str | tuple[str, ...]] = {}
    if isinstance(node, Scalar) and not node.text:
        return out
    if not isinstance(node, Mapping):
        problems.add(node.line, f"the metadata is a {node.kind}", hint="Write key: value lines.")
        problems.check()
        return out
    for key, value in node.entries:
        if isinstance(value, List) and all(isinstance(item, Scalar) for item in value.items):
            out[key.text] = tuple(item.text for item in value.items if isinstance(item, Scalar))
        elif isinstance(value, Scalar):
            out[key.text] = value.text
        else:
            continue
        _judge(key.text, out[key.text], value.line, problems)
    problems.check()
    return out


def _misspelt(key: str) -> str:
    """The key we act on that this one was probably meant to be; empty if it is one, or is none of our business."""
    if key in _ACTED:
        return ""
    near = get_close_matches(key.lower(), _ACTED, 1, 0.8)
    return near[0] if near else ""


def _judge(key: str, value: str | tuple[str, ...], line: int, problems: Problems) -> None:
    """Note what is wrong with a key we act on, or with one that was meant to be."""
    if meant := _misspelt(key):
        problems.add(line, f"unknown key {key!r}", hint=f"did you mean {meant!r}?")
    if key == "locales":
        for tag in (value,) if isinstance(value, str) else value:
            try:
                locales.canonical(tag)
            except ValueError as error:
                problems.add(line, f"locales: {error}", hint="Write it as in BCP 47: es, pt-BR, zh-Hans.")
    elif key in _FLAGS and value not in ("true", "false"):
        problems.add(line, f"{key} is {value!r}", hint="expected true or false")
    elif key in _DATES and not (isinstance(value, str) and _DATE.fullmatch(value)):
        problems.add(line, f"{key} is {value!r}", hint="expected a date such as 2026-11-22")
    elif key == "slug" and not (isinstance(value, str) and _SLUG.fullmatch(value)):
        problems.add(line, f"slug is {value!r}", hint="small letters, digits and single hyphens, as in rail-war")
