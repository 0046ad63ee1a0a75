"""HTML articles: documents and fragments (WHATWG HTML)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from translate.formats.base import Format, Reading, article_in
from translate.html.assemble import assemble
from translate.html.encoding import decode
from translate.model.content import Article, Metadata, PageRendering


@dataclass(frozen=True, slots=True)
class HtmlFormat:
    """A page is read with positions and written by replacing spans; it is never serialised."""

    id: str = "html"
    suffixes: tuple[str, ...] = (".html", ".htm", ".xhtml")
    keeps_bytes: bool = True

    def metadata(self, data: bytes, path: str) -> Metadata:  # noqa: ARG002  # the Protocol's
        """See :class:`Format`; it has none."""
        return {}

    def read(self, data: bytes, reading: Reading) -> Article:
        """See :class:`Format`."""
        return article_in(decode(data, reading.path), reading, format=self.id)

    def write(self, article: Article, page: PageRendering, *, source_language: str) -> bytes:
        """See :class:`Format`."""
        return assemble(article, page, source_language=source_language)


PLUGIN: Final[Format] = HtmlFormat()
