"""What each paragraph of a page shows."""

from __future__ import annotations

from datetime import date

import pytest

from translate.catalogs.desk import DeskLine, source_hash, text_hash, with_line
from translate.formats.base import Reading
from translate.formats.html import PLUGIN as HTML
from translate.model.locale import parse
from translate.model.message import Key, Message
from translate.prefill.draft import Draft, drafted
from translate.publish.page import Page, Policy, page

EN, ES, AR = parse("en"), parse("es"), parse("ar")
TODAY = date(2026, 11, 22)
REVIEWED_ONLY = Policy()
SOURCE = b"<!DOCTYPE html><html lang=en><head><title>Rail war</title></head><body><p>One. Two.</p><p lang=fr>Trois.</p></body></html>"


def halves(text: str) -> list[int]:
    """Cut at the first full stop inside."""
    at = text.find(". ")
    return [at + 2] if at > 0 else []


ARTICLE = HTML.read(SOURCE, Reading("a", "source/a.html", halves))


def reviewed(**own: str) -> dict[Key, Message]:
    """A catalog: everything reviewed, some otherwise."""
    out = {}
    for unit in ARTICLE.units:
        for segment in unit.segments:
            text = own.get(segment.msgid.strip(".").replace(" ", "_"), f"[{segment.msgid}]")
            out[segment.key] = Message(segment.msgid, text, msgctxt=segment.family or None)
    return out


def decided(
    messages: dict[Key, Message], policy: Policy = REVIEWED_ONLY, *, broken: tuple[Key, ...] = (), locale=ES
) -> tuple[Page, str]:
    """The page and its bytes."""
    made = page(ARTICLE, messages, locale=locale, source_locale=EN, policy=policy, broken=broken, catalog_path="x.po")
    return made, HTML.write(ARTICLE, made.rendering, source_language="en").decode()


def test_all_reviewed() -> None:
    made, html = decided(reviewed())
    assert (made.fallbacks, made.findings, made.title) == (0, (), "[Rail war]")
    assert "<p>[One.] [Two.]</p>" in html
    assert "data-desk-state" not in html


def test_the_paragraph_is_the_grain() -> None:
    for messages, broken in ((reviewed(Two=""), ()), (reviewed(), (("", "Two."),)), (reviewed(Two="<script>"), ())):
        made, html = decided(messages, broken=broken)
        assert made.fallbacks == 1
        assert ">One. Two.</p>" in html
        assert 'lang="en"' in html
    assert made.findings[0].rule == "not-renderable"


def test_nothing_at_all_is_the_source() -> None:
    made, html = decided({}, locale=AR)
    assert made.fallbacks == 3
    assert made.title == "Rail war"
    assert ">One. Two.</p>" in html
    assert "lang=fr" in html
    assert html.count('lang="en"') == 2, "a quotation in another language keeps its own"


@pytest.mark.parametrize(
    ("policy", "shown", "marked"),
    [(Policy(), False, False), (Policy("marked"), True, True), (Policy(preview=True), True, True)],
)
def test_drafts(policy: Policy, shown: bool, marked: bool) -> None:
    messages = reviewed()
    for key in (("", "Two."), ("heading", "Rail war")):
        bare = Message(key[1], msgctxt=key[0] or None)
        messages[key] = drafted(bare, Draft("MACHINE", "x"), today=TODAY)
    _, html = decided(messages, policy)
    assert ("[One.] MACHINE" in html) is shown
    assert ('data-desk-state="draft"' in html) is marked
    assert ("<title>MACHINE" in html or "MACHINE</title>" in html) is policy.preview, (
        "readers cannot see a title's mark"
    )
    assert ("noindex" in html) is policy.preview


@pytest.mark.parametrize(("kind", "shown"), [("wording", True), ("facts", False)])
def test_a_changed_fact_is_never_shown_stale(kind: str, shown: bool) -> None:
    messages = reviewed()
    line = DeskLine("previous", source_hash(None, "Two."), text_hash("Antes."), "2026-01-01", kind=kind)
    old = with_line(Message("Two.", "Antes.", flags=("fuzzy",), previous_msgid="Zwei."), line)
    messages["", "Two."] = old
    _, html = decided(messages)
    assert ("Antes." in html) is shown
    assert ('data-desk-state="changed"' in html) is shown


@pytest.mark.parametrize("message", [
    Message("Two.", "GUESS", flags=("fuzzy",)),
    Message("Two.", "GUESS", flags=("fuzzy",), comments=(" desk: origin=x src=00000000 out=00000000 since=2026-01-01",)),
])  # fmt: skip
@pytest.mark.parametrize("drafts", ["never", "marked"])
def test_guesses_are_never_published(message: Message, drafts: str) -> None:
    messages = {**reviewed(), ("", "Two."): message}
    assert "GUESS" not in decided(messages, Policy(drafts))[1]
    assert "GUESS" in decided(messages, Policy(preview=True))[1]


def test_merged_sentences() -> None:
    made, html = decided(reviewed(One="Uno y dos.", Two="<empty/>"))
    assert (made.fallbacks, "<empty" in html) == (0, False)
    assert "Uno y dos." in html
    made, html = decided(reviewed(One="<empty/>", Two="<empty/>"))
    assert made.fallbacks == 1, "a paragraph cannot vanish"
    assert ">One. Two.</p>" in html
