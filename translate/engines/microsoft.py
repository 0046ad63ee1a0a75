"""Microsoft Translator (Azure), through deep-translator, with a key; Microsoft reads the text.

deep-translator's class downloads a list of languages in its constructor and sends one text at a time: both are replaced.
Text goes as HTML, escaped, so that inline codes are tags (Translator v3, "Translate": ``textType=html``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from translate.engines.base import (
    Engine,
    EngineAuth,
    EngineQuota,
    EngineRate,
    EngineTransient,
    EngineUnsupported,
    HttpReply,
    Ports,
    Rejected,
    Request,
    Session,
    Settings,
    seconds,
)
from translate.engines.coding import HTML, escaped, tagged
from translate.engines.languages import microsoft_code
from translate.engines.replies import Verdict, data_of, retry_after
from translate.engines.service import Service, concurrency, one_of, word
from translate.engines.stand_in import Carrier
from translate.engines.web import Limits, Translator, WebSession
from translate.model.locale import Locale

_TEXTS = 100
_TOTAL = 45_000  # of the 50,000 characters that one call may have


@dataclass(frozen=True, slots=True)
class Microsoft(Service):
    """The engine ``microsoft``.

    Settings: ``region``, ``category``, ``glossary``, ``url``, ``timeout``, ``concurrency``. Secret: ``MICROSOFT_API_KEY``.
    """

    id: str = "microsoft"
    name: str = "Microsoft Translator"
    company: str = "Microsoft"
    home: str = "https://api.cognitive.microsofttranslator.com/"
    max_chars: int = 10_000

    own: ClassVar[tuple[str, ...]] = ("region", "category", "glossary")
    secret: ClassVar[str] = "MICROSOFT_API_KEY"  # noqa: S105 - the name of the variable, not its value

    def codes(self, source: Locale, target: Locale) -> tuple[str, str] | None:
        """Microsoft's codes."""
        one, other = microsoft_code(source), microsoft_code(target)
        return None if one is None or other is None or one == other else (one, other)

    def open(self, source: Locale, target: Locale, *, ports: Ports, settings: Settings) -> Session:
        """A session; sends nothing yet."""
        codes = self.wanted(source, target)
        url, key = self.address(settings), self.key(ports)
        region, category = word(settings, "region"), word(settings, "category")
        dictionary = one_of(settings, "glossary", ("own",)) == "own" and "en" in codes
        timeout = seconds(settings)
        return WebSession(
            lambda: _translator(url, codes, key=key, region=region, category=category),
            lambda: Carrier(ports.http, timeout),
            service="Microsoft",
            languages=(source, target),
            limits=Limits(self.max_chars, bytes=_TOTAL - 100, texts=_TEXTS, total=_TOTAL),
            code=tagged(HTML, write=_with_dictionary if dictionary else None),
            read=_read,
            version=f"v3 {category} {'dictionary' if dictionary else ''}".strip(),
            workers=concurrency(settings),
            takes_terms=dictionary,
        )


def _with_dictionary(text: str, request: Request) -> str:
    """The text, escaped, with what is not inflected in a dynamic dictionary's tags; the service replaces it as it stands."""
    fixed = {term.source: term.target for term in request.terms if not term.inflect and term.source and term.target}
    if not fixed:
        return escaped(text)
    names = "|".join(re.escape(name) for name in sorted(fixed, key=len, reverse=True))
    out, position = [], 0
    for found in re.finditer(rf"(?<!\w)(?:{names})(?!\w)", text):
        wanted = escaped(fixed[found[0]]).replace('"', "&quot;")
        out += [escaped(text[position : found.start()]), f'<mstrans:dictionary translation="{wanted}">']
        out += [escaped(found[0]), "</mstrans:dictionary>"]
        position = found.end()
    return "".join([*out, escaped(text[position:])])


def _read(reply: HttpReply) -> Verdict:
    """The error code, six digits of which three are the HTTP status ("Translator status codes")."""
    data = data_of(reply)
    error = data.get("error") if isinstance(data, dict) else None
    if not isinstance(error, dict):
        return None
    code = str(error.get("code", ""))
    if code == "403001":
        return EngineQuota("Microsoft: nothing left in this account")
    if code.startswith("429"):
        return EngineRate("Microsoft: too many requests", retry_after=retry_after(reply))
    if code.startswith(("401", "403")):
        return EngineAuth(f"Microsoft refused the key, or wants its region ({code[:6]})")
    if code in ("400019", "400023", "400035", "400036", "400075", "400079"):
        return EngineUnsupported("Microsoft does not translate this pair of languages")
    if code.startswith(("408", "5")):
        return EngineTransient(f"Microsoft: server error {code[:6]}")
    return Rejected(f"refused by the service ({code[:6]})") if code.startswith("400") else None


def _translator(url: str, codes: tuple[str, str], *, key: str, region: str, category: str) -> Translator:
    from deep_translator import MicrosoftTranslator, microsoft

    class Batches(MicrosoftTranslator):  # type: ignore[misc]  # deep-translator has no types
        """Many texts in one call, and no list of languages to download."""

        def __init__(self) -> None:
            super().__init__(source=codes[0], target=codes[1], api_key=key, region=region or None)
            self._base_url = f"{url}translate?api-version=3.0"

        def _get_supported_languages(self) -> dict[str, str]:
            return {code: code for code in codes}

        def translate_batch(self, batch: Sequence[str], **kwargs: Any) -> list[object]:
            """One call. Arguments: ``kwargs``, further parameters of the API."""
            params = {"from": self._source, "to": self._target, "textType": "html", **kwargs}
            reply = microsoft.requests.post(
                self._base_url, params=params, headers=self.headers, json=[{"Text": text} for text in batch]
            )
            return [entry["translations"][0]["text"] for entry in reply.json()]

    asked = Batches()
    more = {"category": category} if category else {}
    return lambda texts, _: asked.translate_batch(texts, **more)


PLUGIN: Final[Engine] = Microsoft()
