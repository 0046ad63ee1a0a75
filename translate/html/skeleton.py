"""The DOM skeleton of a page: elements and attributes without the texts that translation replaces."""

from __future__ import annotations

from translate.html import elements

Shape = tuple[str, tuple[tuple[str, str], ...]]

_TEXTS = elements.ATTRIBUTES | {"content", "value"}


def skeleton(text: str) -> list[Shape]:
    """Every element in tree order with its depth-first name and the attributes that are no text of the page.

    Arguments: ``text``, a decoded page. Two pages with equal skeletons differ in text only.
    """
    import turbohtml

    document = turbohtml.parse(text, positions=False)
    out: list[Shape] = []
    for element in document.iter_elements():
        kept = tuple(sorted((k, _kept(k, str(v))) for k, v in element.attrs.items() if not _is_text(element.tag, k)))
        above = element.parent.tag if isinstance(element.parent, turbohtml.Element) else ""
        out.append((f"{above}/{element.tag}", kept))
    return out


def _kept(attribute: str, value: str) -> str:
    """A page in an attribute is judged by its skeleton."""
    return repr(skeleton(value)) if attribute == "srcdoc" else value


def _is_text(name: str, attribute: str) -> bool:
    if attribute in ("content", "value"):
        return name in ("meta", "input")
    return attribute in _TEXTS


def difference(before: list[Shape], after: list[Shape]) -> str:
    """The first place where two skeletons differ, in words; empty if they are equal."""
    if before == after:
        return ""
    for number, (old, new) in enumerate(zip(before, after, strict=False)):
        if old != new:
            return f"element {number + 1}: <{old[0]}> {dict(old[1])} became <{new[0]}> {dict(new[1])}"
    return f"{len(before)} elements became {len(after)}"
