"""The page template: plain text and HTML fragments need a page around them. Sandboxed, autoescaped, overridable."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from translate.errors import InputError, Problem
from translate.model.content import Metadata
from translate.model.locale import Locale

TEMPLATE = "templates/page.html"
"""Where a project may keep its own."""

_ERRORS = (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
"""What an expression in a template may raise."""


@dataclass(frozen=True, slots=True)
class Wrapping:
    """What a page template is given; names as in docs/reference/page-template.md."""

    title: str
    content: str
    """Markup of the article; the only value that is not escaped."""
    locale: Locale
    metadata: Metadata
    """Translated where its values are."""
    head: str = ""
    """Markup of ours for ``<head>``."""

    @property
    def description(self) -> str:
        """What the page is about, in a sentence; empty if nobody says it."""
        found = (self.metadata.get(key) for key in ("description", "summary"))
        return next((" ".join(text.split()) for text in found if isinstance(text, str) and text.strip()), "")


def wrap(template: str | None, wrapping: Wrapping, *, path: str = TEMPLATE) -> str:
    """A whole page.

    Arguments: ``template``, the project's own, or None for ours; ``path``, for messages.
    Raises :class:`InputError` if the project's template does not work.
    """
    from jinja2 import TemplateError
    from markupsafe import Markup

    try:
        made: str = _compiled(_ours() if template is None else template).render(
            title=wrapping.title,
            content=Markup(wrapping.content),  # noqa: S704  # built from the source's own tags, see html/render.py
            lang=wrapping.locale.tag,
            dir=wrapping.locale.direction,
            description=wrapping.description,
            metadata=dict(wrapping.metadata),
            head=Markup(wrapping.head),  # noqa: S704  # one of our declared insertions
        )
    except (TemplateError, *_ERRORS) as error:
        raise InputError(Problem(f"the page template does not work: {error}", path, _line(error))) from error
    return made


def _line(error: Exception) -> int:
    """The template's line: of a syntax error, or the innermost one of the rendering."""
    line = int(getattr(error, "lineno", None) or 0)
    frame = error.__traceback__
    while frame is not None:
        if frame.tb_frame.f_code.co_filename == "<template>":
            line = frame.tb_lineno
        frame = frame.tb_next
    return line


@cache
def _ours() -> str:
    return files("translate.publish").joinpath("templates/page.html").read_text(encoding="utf-8")


@cache
def _compiled(text: str):  # type: ignore[no-untyped-def]  # noqa: ANN202  # jinja2.Template, imported when it is needed
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(
        autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    ).from_string(text)
