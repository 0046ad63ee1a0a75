"""DeepL, through deep-translator, with a key; DeepL reads the text.

deep-translator's class speaks what DeepL has switched off: GET, with text and key in the address. Its ``translate_batch``
is replaced by the call DeepL documents today ("Translate text", POST /v2/translate): JSON, the key in a header, many
texts at once, inline codes as XML. What remains of the class are its places for languages and address, and the one door.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from translate.engines.base import (
    Engine,
    EngineAuth,
    EngineUnsupported,
    HttpReply,
    Ports,
    Rejected,
    Request,
    Session,
    Settings,
    seconds,
)
from translate.engines.coding import XML, mail, tagged
from translate.engines.deepl_glossary import Glossary
from translate.engines.hosts import netloc
from translate.engines.languages import deepl_codes
from translate.engines.replies import Verdict
from translate.engines.service import Service, concurrency, is_on, one_of
from translate.engines.stand_in import Carrier
from translate.engines.web import Limits, Translator, WebSession
from translate.model.locale import Locale

_FREE = "https://api-free.deepl.com/"
_TEXTS = 50
_TOTAL = 100_000  # of the 128 KiB that one call may have; the rest is for JSON's own signs
_MAIL_SHAPED = frozenset(("sq", "bs", "hr", "mk", "sr"))
"""Languages whose answers lose tags."""
_WRONG_DOOR = re.compile(rb"wrong endpoint", re.IGNORECASE)
_LANGUAGE = re.compile(rb"_lang\b", re.IGNORECASE)
_GLOSSARY = re.compile(rb"glossary", re.IGNORECASE)


class _GlossaryRefusedError(Exception):
    """DeepL does not know the glossary any more, or has none for this pair."""


@dataclass(frozen=True, slots=True)
class DeepL(Service):
    """The engine ``deepl``.

    Settings: ``formality``, ``context``, ``glossary``, ``url``, ``timeout``, ``concurrency``. Secret: ``DEEPL_API_KEY``.
    """

    id: str = "deepl"
    name: str = "DeepL"
    company: str = "DeepL"
    home: str = "https://api.deepl.com/"
    max_chars: int = 10_000

    own: ClassVar[tuple[str, ...]] = ("formality", "context", "glossary")
    secret: ClassVar[str] = "DEEPL_API_KEY"  # noqa: S105 - the name of the variable, not its value

    def codes(self, source: Locale, target: Locale) -> tuple[str, str] | None:
        """DeepL's codes; a source has no variants, a target may."""
        return deepl_codes(source, target)

    def hosts(self, settings: Settings) -> tuple[str, ...]:
        """The host for paying accounts and the one for free ones (the key tells which), or that of the setting ``url``."""
        address = self.address(settings)
        return (netloc(address), netloc(_FREE)) if address == self.home else (netloc(address),)

    def open(self, source: Locale, target: Locale, *, ports: Ports, settings: Settings) -> Session:
        """A session; sends nothing yet."""
        codes = self.wanted(source, target)
        key = self.key(ports)
        address = self.address(settings)
        url = _FREE if address == self.home and key.endswith(":fx") else address
        formality = one_of(settings, "formality", ("more", "less"))
        in_context, own = is_on(settings, "context"), one_of(settings, "glossary", ("own",)) == "own"
        timeout = seconds(settings)
        shaped_as_mail = target.language in _MAIL_SHAPED
        fixed: dict[str, object] = {"preserve_formatting": True, "split_sentences": "nonewlines"}
        if not shaped_as_mail:
            fixed |= {"tag_handling": "xml", "tag_handling_version": "v2"}
        if formality:
            fixed["formality"] = f"prefer_{formality}"
        glossary = Glossary(ports.http, url, key, codes=codes, timeout=timeout) if own else None
        how = ("v2", formality, "context" if in_context else "", "glossary" if own else "")
        return WebSession(
            lambda: _translator(url, codes, key=key, fixed=fixed, glossary=glossary, in_context=in_context),
            lambda: Carrier(ports.http, timeout),
            service="DeepL",
            languages=(source, target),
            limits=Limits(self.max_chars, bytes=60_000, texts=_TEXTS, total=_TOTAL),
            code=mail if shaped_as_mail else tagged(XML),
            read=_read,
            together=_paragraph if in_context else None,
            version=" ".join(filter(None, how)),
            workers=concurrency(settings),
            takes_terms=own,
        )


def _read(reply: HttpReply) -> Verdict:
    """DeepL's words where the status alone does not tell enough ("Error handling")."""
    if reply.status == 403:
        if _WRONG_DOOR.search(reply.body):
            return EngineAuth("DeepL: this key belongs to its other address (keys of free accounts end in :fx)")
        return EngineAuth("DeepL refused the key, or wants one (403)")
    if reply.status == 400 and _LANGUAGE.search(reply.body) and not _GLOSSARY.search(reply.body):
        return EngineUnsupported("DeepL does not translate this pair of languages")
    return Rejected(f"refused by the service ({reply.status})") if reply.status in (400, 413) else None


def _paragraph(request: Request) -> Hashable:
    """Requests of one paragraph share a context, others share none."""
    return request.unit if request.unit >= 0 else request


def _context(requests: Sequence[Request]) -> str:
    """A paragraph with what stands around it in the article."""
    told = [requests[0].around[0], *(request.text for request in requests), requests[-1].around[1]]
    return " ".join(" ".join(told).split())


def _translator(
    url: str,
    codes: tuple[str, str],
    *,
    key: str,
    fixed: dict[str, object],
    glossary: Glossary | None,
    in_context: bool,
) -> Translator:
    from deep_translator import DeeplTranslator, deepl

    class Batches(DeeplTranslator):  # type: ignore[misc]  # deep-translator has no types
        """Today's call."""

        def __init__(self) -> None:
            super().__init__(source=codes[0], target=codes[1], api_key=key)
            self._base_url = f"{url}{self.version}/"

        def _map_language_to_code(self, *languages: str) -> tuple[str, ...]:
            return languages

        def translate_batch(self, batch: Sequence[str], **kwargs: Any) -> list[object]:
            """One call. Arguments: ``kwargs``, further parameters of the API."""
            reply = deepl.requests.post(
                f"{self._base_url}translate",
                headers={"Authorization": f"DeepL-Auth-Key {self.api_key}"},
                json={"text": list(batch), "source_lang": self._source, "target_lang": self._target, **kwargs},
            )
            if "glossary_id" in kwargs and reply.status_code in (400, 404, 456) and _GLOSSARY.search(reply.content):
                raise _GlossaryRefusedError
            return [entry["text"] for entry in reply.json()["translations"]]

    asked = Batches()

    def translate(texts: Sequence[str], requests: Sequence[Request]) -> Sequence[object]:
        more = {**fixed, "context": _context(requests)} if in_context else fixed
        if glossary and (name := glossary.of(requests)):
            with suppress(_GlossaryRefusedError):
                return list(asked.translate_batch(texts, **more, glossary_id=name))
            glossary.give_up()  # no reason to have no draft: terms are looked after in any case
        return list(asked.translate_batch(texts, **more))

    return translate


PLUGIN: Final[Engine] = DeepL()
