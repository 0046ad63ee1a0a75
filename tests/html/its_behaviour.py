"""What a case of the W3C's suite asks of extraction, read off an article. Used where the evaluation data is."""

from __future__ import annotations

from typing import Any

from translate.catalogs.template import make_template
from translate.html.elements import ATTRIBUTES
from translate.html.inline import plain
from translate.html.locale_filter import in_locale
from translate.model.content import Article, CodeKind

_SPACE = str.maketrans("", "", " \n\t\r")


def wrong(article: Article, case: dict[str, Any]) -> list[str]:
    """The checks of a case that the article does not pass."""
    return [str(check) for check in case["checks"] if not _passes(article, check)]


def _passes(article: Article, check: dict[str, Any]) -> bool:
    kind, text = check["type"], _packed(check.get("text", ""))
    comments = [
        line.strip() for message in make_template(article, segmenter="x").messages for line in message.extracted
    ]
    if kind == "translate_yes":
        if check.get("attribute") and check["xpath"].rpartition("@")[2] not in ATTRIBUTES:
            return not any(text == _packed(unit) for unit in _texts(article))
        return any(text in _packed(unit) for unit in _texts(article)) or not any(map(str.isalpha, text))
    if kind == "translate_no":
        return not any(text in _packed(unit) for unit in _open_texts(article))
    if kind in ("within_no", "within_nested", "within_yes"):
        own = next((_packed(unit) for unit in _texts(article) if text in _packed(unit)), None)
        if own is None:
            return False
        others = check["parent_text"] if kind != "within_no" else check["outside"]
        together = [part for part in map(_packed, others) if part in own and part not in text and text not in part]
        return not together if kind != "within_yes" else len(together) == len(others)
    if kind == "note":
        wanted = check["note"]
        return any(_packed(wanted) in _packed(line) for line in comments)
    if kind == "term":
        wanted = check["info"] or ""
        return any("term" in line.lower() and _packed(wanted) in _packed(line) for line in comments)
    if kind == "id_value":
        return f"Id: {check['id']}" in comments or any(f"id: {check['id']}" in line for line in comments)
    if kind == "storage_size":
        wanted = f"Storage size: {check['size']} bytes in {check['encoding']}, line breaks {check['line_break']}"
        return wanted in comments
    if kind == "allowed_characters":
        return any(line.endswith(f"llowed characters: {check['pattern']}") for line in comments)
    if kind == "domain":
        return f"Domain: {check['domain']}" in comments
    if kind == "locale_filter":
        ranges = [each.lower() for each in check["list"]]
        for tag in ("en-CA", "fr-CA", "de-CH", "es"):
            shown = any(text in _packed(unit) for unit in _texts(in_locale(article, tag)))
            matches = any(
                each in ("*", tag.lower()) or (each.startswith("*-") and tag.lower().endswith(each[1:]))
                for each in ranges
            )
            if shown != (matches is (check["filter"] == "include")):
                return False
        return True
    if kind == "language":
        units = [unit for unit in article.units if text in _packed(" ".join(plain(s.msgid) for s in unit.segments))]
        return all(
            (unit.language or article.landmarks.language) == check["lang"]
            for unit in units
            if text == _packed(" ".join(plain(s.msgid) for s in unit.segments))
        )
    return kind in ("direction", "target_pointer", "external_resource")  # the page keeps them; no unit comes of it


def _packed(text: str) -> str:
    return text.translate(_SPACE)


def _texts(article: Article) -> list[str]:
    return [" ".join(plain(segment.msgid) for segment in unit.segments) for unit in article.units]


def _open_texts(article: Article) -> list[str]:
    """The texts without what is restored from the source."""
    out = []
    for unit in article.units:
        text = " ".join(segment.msgid for segment in unit.segments)
        for segment in unit.segments:
            for code in segment.codes:
                if code.kind is CodeKind.PROTECTED:
                    start = text.find(f"<{code.name}>")
                    end = text.find(f"</{code.name}>", start)
                    text = text[:start] + text[end:]
        out.append(plain(text))
    return out
