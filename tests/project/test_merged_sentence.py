"""``<empty/>`` says: merged into *these* neighbours. Elsewhere it would make a sentence vanish from the page."""

from __future__ import annotations

from translate.catalogs.reader import read


def test_a_merged_sentence_that_moves_is_doubted(desk):
    """Moved to another paragraph, it becomes fuzzy and the paragraph falls back; where it stays, it stays reviewed."""
    desk.write("translate.toml", 'source-locale = "en"\nlocales = ["es"]\n')
    desk.write("source/rail.html", "<p>He came to town. He was armed.</p><p>The police waited.</p>")
    desk.ok("extract")
    path = desk.root / "locales/es/rail.po"
    text = path.read_text(encoding="utf-8")
    for msgid, msgstr in (
        ("He came to town.", "Vino armado."),
        ("He was armed.", "<empty/>"),
        ("The police waited.", "La policía esperó."),
    ):
        text = text.replace(f'msgid "{msgid}"\nmsgstr ""', f'msgid "{msgid}"\nmsgstr "{msgstr}"')
    path.write_text(text, encoding="utf-8")
    desk.ok("extract")
    assert not any(m.fuzzy for m in read(path.read_bytes(), "a.po").messages)

    desk.write("source/rail.html", "<p>He came to town.</p><p>The police waited. He was armed.</p>")
    desk.ok("extract")

    assert [m.msgid for m in read(path.read_bytes(), "a.po").messages if m.fuzzy] == ["He was armed."]
