"""When a page may be published for the first time."""

from __future__ import annotations

from translate.catalogs.state import State
from translate.formats.base import Reading
from translate.formats.html import PLUGIN as HTML
from translate.model.content import Article
from translate.model.message import Message
from translate.publish.readiness import readiness

SOURCE = b"""<!DOCTYPE html><title>Rail war</title><meta name=description content="How it began">
<h1>Another head</h1><p>One two three four five six</p>"""


def article(data: bytes = SOURCE) -> Article:
    """The article in some bytes, uncut."""
    return HTML.read(data, Reading("a", "source/a.html", lambda _: []))


def messages(made: Article, *without: str) -> dict:
    """All reviewed but some."""
    return {
        s.key: Message(s.msgid, "" if s.msgid in without else "x", msgctxt=s.family or None)
        for unit in made.units
        for s in unit.segments
    }


def test_everything_reviewed() -> None:
    made = article()
    found = readiness(made, messages(made), ready=1.0)
    assert (found.obstacles, found.reviewed, found.words) == ((), 1.0, {State.REVIEWED: 13})


def test_title_and_description_are_needed_whatever_the_share() -> None:
    made = article()
    assert readiness(made, messages(made, "Rail war"), ready=0).obstacles == ("the title is not reviewed",)
    assert readiness(made, messages(made, "How it began"), ready=0).obstacles == ("the description is not reviewed",)
    assert readiness(made, messages(made, "Another head"), ready=0).obstacles == ()


def test_the_share_is_never_rounded_up() -> None:
    made = article(b"<p>" + b"</p><p>".join(b"w%d" % n for n in range(1000)) + b"</p>")
    found = readiness(made, messages(made, *(f"w{n}" for n in range(101))), ready=0.9)
    assert found.obstacles == ("89% of the words are reviewed, 90% are needed",)
    assert readiness(made, messages(made, *(f"w{n}" for n in range(100))), ready=0.9).obstacles == ()
    assert "58.5% are needed" in readiness(made, {}, ready=0.585).obstacles[-1]


def test_an_article_without_words_is_ready() -> None:
    made = article(b"<!DOCTYPE html><img src=x>")
    assert readiness(made, {}, ready=0.9).obstacles == ()
    assert readiness(made, {}, ready=0.9).reviewed == 1.0
