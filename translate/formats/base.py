"""What a format is: bytes in, an article out, and the page of any locale back."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import Final, Protocol

from translate.errors import InputError, Problem
from translate.html.cut import Cutter
from translate.html.document import article_of
from translate.html.extract import whole
from translate.html.its import NO_RULES as NO_ITS
from translate.html.its import Linked
from translate.html.its import Rules as ItsRules
from translate.html.rules import NO_RULES, Rules
from translate.model.content import Article, Metadata, PageRendering, Skeleton
from translate.utf8 import decoded

FRONT_MATTER: Final = ("title", "description", "summary", "caption")
"""Keys of front matter that are translated unless the project says otherwise."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a format must know to read an article."""

    id: str
    path: str
    """For messages and references, relative to the project."""
    cutter: Cutter
    """Tells where sentences end."""
    segmenter: str = ""
    """Its name."""
    language: str = ""
    """BCP 47 tag of the project's articles."""
    keys: tuple[str, ...] = FRONT_MATTER
    """Front matter keys whose values are translated."""
    rules: Rules = NO_RULES
    """The project's, for its pages."""
    its: ItsRules = NO_ITS
    """The project's ITS rules."""
    linked: Linked | None = None
    """Gives a file that the article links to, by its path relative to the article; None if there is none."""
    uncut: Cutter = whole
    """The cutter of units that the project wants whole: it may know how they were cut before."""


class Format(Protocol):
    """A kind of article file. A frozen class with these members, ending in ``PLUGIN``, is a new format."""

    @property
    def id(self) -> str:
        """``html``."""
        ...

    @property
    def suffixes(self) -> tuple[str, ...]:
        """File name endings, with the dot, lower case."""
        ...

    @property
    def keeps_bytes(self) -> bool:
        """True if a page without translations is the article file, byte for byte; False if it becomes HTML first."""
        ...

    def metadata(self, data: bytes, path: str) -> Metadata:
        """What the file says of the article (front matter), without reading the rest of it; empty if nothing.

        Raises :class:`~translate.errors.InputError` with every problem, each with its line.
        """
        ...

    def read(self, data: bytes, reading: Reading) -> Article:
        """The article in a file. Raises :class:`~translate.errors.InputError` with every problem of the file."""
        ...

    def write(self, article: Article, page: PageRendering, *, source_language: str) -> bytes:
        """The page as shown by ``page``: a whole document, or a fragment in UTF-8 if ``article.fragment``."""
        ...


def article_in(skeleton: Skeleton, reading: Reading, *, format: str) -> Article:
    """The article in some HTML. Raises :class:`~translate.errors.InputError` if its ITS rules or markup are broken."""
    return article_of(
        skeleton,
        id=reading.id,
        path=reading.path,
        format=format,
        cutter=reading.cutter,
        segmenter=reading.segmenter,
        language=reading.language,
        rules=reading.rules,
        its=reading.its,
        linked=reading.linked,
        uncut=reading.uncut,
    )


def text_of(data: bytes, path: str) -> str:
    """The text of a file that is no HTML, newlines normalised: UTF-8, or UTF-16 with its byte order mark.

    Arguments: ``path``, for messages. Raises :class:`~translate.errors.InputError`; anything else would be a guess.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise InputError(
                Problem(f"the text is not UTF-16 (byte offset {error.start})", path, 0, "Save it as UTF-8.")
            ) from error
    else:
        text = decoded(data, path)
    if "\0" in text:
        raise InputError(Problem("the text holds a NUL character", path, text.count("\n", 0, text.index("\0")) + 1))
    return text.replace("\r\n", "\n").replace("\r", "\n")
