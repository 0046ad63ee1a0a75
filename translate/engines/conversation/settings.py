"""The table ``[engines.chat]``, read and checked; and who reads the text with these settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

from translate.engines.base import Settings, seconds
from translate.engines.hosts import host, is_loopback, netloc, service_url
from translate.errors import EngineError, Problem
from translate.model.locale import Locale

ID: Final = "chat"
Structured = Literal["schema", "json", "off"]
"""How the form of the answer is asked for: by JSON schema, as any JSON object, by words alone."""

KEYS = ("url", "model", "timeout", "temperature", "concurrency", "style", "max-tokens", "structured", "sends-to")
_PATH = "chat/completions/"
_TIMEOUT = 120.0
_LOCAL_WORKERS, _REMOTE_WORKERS = 2, 4


@dataclass(frozen=True, slots=True)
class ChatSettings:
    """What the configuration says about the chat model."""

    url: str
    """Of the API, ending in ``/``: ``http://127.0.0.1:11434/v1/``."""
    model: str
    """As the server calls it."""
    timeout: float
    """Seconds for one paragraph."""
    temperature: float
    """0: always the likeliest word."""
    workers: int
    """Requests under way at once."""
    style: str
    """The newsroom's style guide for this pair, in plain words; may be empty."""
    max_tokens: int
    """The longest reply, in the model's tokens; 0: the server's own limit."""
    structured: Structured


def address(settings: Settings) -> str:
    """The API's address; empty without one. Raises ``EngineError`` if it is none."""
    url = service_url(settings, engine=ID)
    return url.removesuffix(_PATH)


def model(settings: Settings) -> str:
    """The setting ``model``; empty without one. Raises ``EngineError`` if it is no name."""
    name = settings.get("model", "")
    if not isinstance(name, str) or not name.strip().isprintable():
        raise EngineError(_problem("model must be a name of one line", 'model = "gemma3:12b"'))
    return name.strip()


def reader(settings: Settings) -> str:
    """Who receives the text; empty if it stays on this machine, or without an address.

    A server on this machine may hand it on: Ollama does with models called ``…-cloud``, and a gateway says so by ``sends-to``.
    """
    url = address(settings)
    if not url:
        return ""
    declared = str(settings.get("sends-to", "")).strip()
    if declared:
        return f"{declared} (through {netloc(url)})"
    if not is_loopback(host(url)):
        return f"the chat model at {netloc(url)}"
    variant = model(settings).rpartition(":")[2].casefold()
    return f"ollama.com (through {netloc(url)})" if variant == "cloud" or variant.endswith("-cloud") else ""


def is_local(settings: Settings) -> bool:
    """True if no text leaves the machine."""
    return bool(address(settings)) and not reader(settings)


def read(settings: Settings, target: Locale) -> ChatSettings:
    """All settings for one target locale. Raises ``EngineError`` with every problem."""
    problems: list[Problem] = []
    structured = settings.get("structured", "schema")
    if structured not in get_args(Structured):
        problems.append(_problem(f'structured must be "schema", "json" or "off", not {structured!r}', ""))
    for key, value in settings.items():
        if (key == "style" or key.startswith("style-")) and not isinstance(value, str):
            problems.append(_problem(f"{key} must be a text", ""))
    for key, low, high in (("temperature", 0, 2), ("concurrency", 1, 64), ("max-tokens", 1, 1_000_000)):
        value = settings.get(key, low)
        whole = key != "temperature"
        if isinstance(value, bool | str) or not low <= value <= high or (whole and not isinstance(value, int)):
            kind = "a whole number" if whole else "a number"
            problems.append(_problem(f"{key} must be {kind} between {low} and {high}, not {value!r}", ""))
    if problems:
        raise EngineError(*problems)
    return ChatSettings(
        url=address(settings),
        model=model(settings),
        timeout=seconds(settings, _TIMEOUT),
        temperature=float(settings.get("temperature", 0)),
        workers=int(settings.get("concurrency", _LOCAL_WORKERS if is_local(settings) else _REMOTE_WORKERS)),
        style=_style(settings, target),
        max_tokens=int(settings.get("max-tokens", 0)),
        structured="schema" if structured == "schema" else "json" if structured == "json" else "off",
    )


def _style(settings: Settings, target: Locale) -> str:
    """``style``, then ``style-pt`` and ``style-pt-BR``: each adds to the one before."""
    own = {key.casefold().replace("_", "-"): str(value) for key, value in settings.items()}
    names = dict.fromkeys(("style", f"style-{target.language}", f"style-{target.tag}".casefold()))
    return "\n".join(own[name].strip() for name in names if own.get(name, "").strip())


def _problem(message: str, hint: str) -> Problem:
    return Problem(f"the engine {ID}: {message}", hint=hint)
