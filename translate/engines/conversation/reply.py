"""A chat model's reply taken apart: from the server's JSON to one text for each segment, or the reason why not.

What surrounds the object we asked for (greetings, code fences, a model's thoughts) is left behind; the object itself is
read strictly: each name once, none missing, none added.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from translate.engines.conversation.judge import Bad, refuses

_LONGEST = 200_000
"""Characters of one reply; our questions are a hundredth of that."""
_TRIES = 40
_CUT_OFF = ("length", "max_tokens", "model_length")
_WITHHELD = ("content_filter", "safety", "prohibited_content", "recitation")
_THOUGHT = re.compile(r"</(?:think|thinking|thought|reasoning)>")


_NOTHING = Bad("no text came back", passing=True)
"""Some servers send empty messages now and then."""


def envelope(body: bytes) -> Mapping[str, object] | None:
    """The JSON object a server sent (RFC 8259 §8.1: UTF-8); None for anything else."""
    try:
        found = json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def said(reply: Mapping[str, object]) -> str | Bad:
    """The text of the model's message. Raises ``KeyError`` if this is no reply of a chat completion."""
    choices = reply["choices"]
    if not isinstance(choices, list) or not choices or not isinstance(choices[0], dict):
        return _NOTHING
    message, ended = choices[0].get("message"), str(choices[0].get("finish_reason") or "").casefold()
    if not isinstance(message, dict):
        return _NOTHING
    if message.get("refusal") or ended in _WITHHELD:
        return Bad("the model refused")
    if ended in _CUT_OFF:
        return Bad("the answer was cut off")
    text = _joined(message.get("content"))
    if not text.strip():
        return _NOTHING
    return text if len(text) <= _LONGEST else Bad("the answer is far too long")


def texts(message: str, names: Sequence[str]) -> dict[str, str] | Bad:
    """The text for each name, from the one JSON object in a message that has them."""
    whole = _decoded(message.strip())
    if isinstance(whole, _Object):
        return _checked(whole, names)
    message = _THOUGHT.split(message)[-1]
    found = _objects(message)
    fitting = [one for one in found if not isinstance(_checked(one, names), Bad)]
    if not fitting:
        if found:
            return _checked(found[-1], names)
        return Bad("the model refused" if refuses(message) else "the answer is not in the form that was asked for")
    if any(one.pairs != fitting[0].pairs for one in fitting):
        return Bad("two different answers")
    return _checked(fitting[0], names)


@dataclass(frozen=True, slots=True)
class _Object:
    """A JSON object as it was written, repeated names included."""

    pairs: tuple[tuple[str, object], ...]


_DECODER = json.JSONDecoder(object_pairs_hook=lambda pairs: _Object(tuple(pairs)), strict=False)


def _decoded(text: str) -> object:
    try:
        return _DECODER.decode(text)
    except (ValueError, RecursionError):
        return None


def _objects(text: str) -> list[_Object]:
    """The outermost JSON objects in a text."""
    found: list[_Object] = []
    position = text.find("{")
    for _ in range(_TRIES):
        if position < 0:
            break
        try:
            one, end = _DECODER.raw_decode(text, position)
            found.append(one)
        except (ValueError, RecursionError):
            end = position + 1
        position = text.find("{", end)
    return found


def _checked(found: _Object, names: Sequence[str]) -> dict[str, str] | Bad:
    given = [name for name, _ in found.pairs]
    if len(set(given)) < len(given):
        return Bad("a segment was answered twice")
    if missing := set(names) - set(given):
        return Bad(f"{len(missing)} of {len(names)} segments left out")
    if set(given) - set(names):
        return Bad("segments were added")
    texts = {name: text for name, text in found.pairs if isinstance(text, str)}
    return texts if len(texts) == len(names) else Bad("a segment has no text")


def _joined(content: object) -> str:
    """The content of a message: a text, or a list of pieces of which some are text (a model's thoughts are none)."""
    if isinstance(content, str):
        return content
    pieces = content if isinstance(content, list) else []
    typed = (piece for piece in pieces if isinstance(piece, dict) and piece.get("type") in ("text", "output_text"))
    return "".join(piece["text"] for piece in typed if isinstance(piece.get("text"), str))
