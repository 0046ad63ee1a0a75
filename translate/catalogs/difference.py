r"""What changed from one text to another, word by word, on one line: ``[-12-]{+15+} people were killed.`` (DESIGN §7).

The text between the marks is escaped with backslashes, so that both texts can be read back from the line:

* ``\\`` is a backslash; ``\n``, ``\r``, ``\t`` are a line feed, a carriage return, a tab; ``\u2028`` with four
  hexadecimal digits is any other character that controls or breaks a line;
* ``\[-``, ``-\]``, ``\{+``, ``+\}`` are brackets of the text, not our marks, and so are ``\[`` and ``\{`` where one of ours follows;
* ``\"`` is a quotation mark at the very beginning: ``# was: "…"`` is how a person's whole text is kept.
"""

from __future__ import annotations

import re

_TOKENS = re.compile(r"[^\W_]+(?:['’\u02bc-][^\W_]+)*|\s+|.", re.DOTALL)
_NO_BLANKS = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Letters of scripts that set no blanks between words: each counts as a word."""
_SPECIAL = re.compile(r"[\\\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]|\[(?=-|\Z)|(?<=-)\]|\{(?=\+|\Z)|(?<=\+)\}")
_NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
_MOST = 3000
"""Words on either side up to which they are compared one by one."""


def difference(old: str, new: str) -> str:
    """The difference as one line, without a line break: old words in ``[-…-]``, new ones in ``{+…+}``; escapes as above.

    Words keep together, and changed words with nothing but blanks between them are one change. Equal texts give the
    text itself. The line holds both texts whole.
    """
    before, after = _words(old), _words(new)
    out: list[str] = []
    for gone, come, same in _changes(before, after):
        out.append(f"[-{_escaped(gone)}-]" if gone else "")
        out.append(f"{{+{_escaped(come)}+}}" if come else "")
        out.append(_escaped(same))
    line = "".join(out)
    return "\\" + line if line.startswith('"') else line


def _words(text: str) -> list[str]:
    found: list[str] = _TOKENS.findall(text)
    if not _NO_BLANKS.search(text):
        return found
    return [part for word in found for part in (word if _NO_BLANKS.search(word) else (word,))]


def _changes(before: list[str], after: list[str]) -> list[tuple[str, str, str]]:
    """What goes, what comes, and what is the same behind it, in order."""
    from rapidfuzz.distance import LCSseq

    start = _common(before, after)
    end = _common(before[start:][::-1], after[start:][::-1])
    left, right = before[start : len(before) - end], after[start : len(after) - end]
    found = [["", "", "".join(before[:start])]]
    if max(len(left), len(right)) > _MOST:
        found.append(["".join(left), "".join(right), ""])
    else:
        for step in LCSseq.opcodes(left, right):
            come = "".join(right[step.dest_start : step.dest_end])
            if step.tag == "equal":
                found[-1][2] += come
                continue
            if found[-1][2].strip() or len(found) == 1:
                found.append(["", "", ""])
            gap, found[-1][2] = found[-1][2], ""
            found[-1][0] += gap + "".join(left[step.src_start : step.src_end])
            found[-1][1] += gap + come
    found[-1][2] += "".join(before[len(before) - end :])
    return [(gone, come, same) for gone, come, same in found]


def _common(one: list[str], other: list[str]) -> int:
    """How many words are the same at the beginning."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    if char in "\\[]{}":
        return "\\" + char
    return _NAMED.get(char) or f"\\u{ord(char):04x}"
