"""The one rule of content gettext enforces without being asked: a text and its translation begin and end alike."""

from __future__ import annotations

from translate.model.message import Message


def mismatch(message: Message) -> str:
    """What ``msgfmt`` would refuse about line ends at the edges, in plain English; empty if nothing.

    Only of messages it compiles: live, translated, not fuzzy, not the header.
    """
    msgid = message.msgid
    if not msgid or message.obsolete:
        return ""
    if not message.msgid_plural and "\n" not in (msgid[0], msgid[-1], message.msgstr[:1], message.msgstr[-1:]):
        return ""
    first = message.msgstr if message.msgid_plural is None else "".join(message.msgstr_plural[:1])
    if not first or message.fuzzy:
        return ""
    others = [("msgid_plural", message.msgid_plural)] if message.msgid_plural is not None else []
    others += [(f"msgstr[{n}]", text) for n, text in enumerate(message.msgstr_plural)] or [("msgstr", message.msgstr)]
    for name, text in others:
        if msgid.startswith("\n") != text.startswith("\n"):
            return f"msgid and {name} do not both begin with \\n"
        if msgid.endswith("\n") != text.endswith("\n"):
            return f"msgid and {name} do not both end with \\n"
    return ""
