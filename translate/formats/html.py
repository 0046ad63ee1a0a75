"""HTML articles: documents and fragments (WHATWG HTML)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from translate.formats import front_matter
from translate.formats.base import Format, Reading, article_in
from translate.html.assemble import assemble
from translate.html.encoding import decode
from translate.model.content import Article, Metadata, PageRendering

_MARK = 6
"""Bytes that tell whether there is front matter."""


@dataclass(frozen=True, slots=True)
class HtmlFormat:
    """A page is read with positions and written by replacing spans; it is never serialised."""

    id: str = "html"
    suffixes: tuple[str, ...] = (".html", ".htm", ".xhtml")
    keeps_bytes: bool = True

    def metadata(self, data: bytes, path: str) -> Metadata:
        """See :class:`Format`; a page may begin with front matter, which other programs read as well."""
        if not data[:_MARK].lstrip(b"\xef\xbb\xbf").startswith((b"---", b"+++")):
            return {}
        return front_matter.read(decode(data, path).text, path).metadata

    def read(self, data: bytes, reading: Reading) -> Article:
        """See :class:`Format`."""
        article = article_in(decode(data, reading.path), reading, format=self.id)
        metadata = self.metadata(data, reading.path)
        return replace(article, metadata=metadata) if metadata else article

    def write(self, article: Article, page: PageRendering, *, source_language: str) -> bytes:
        """See :class:`Format`."""
        return assemble(article, page, source_language=source_language)


PLUGIN: Final[Format] = HtmlFormat()
