"""What a report is: findings in, text out."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import Protocol

from translate.model.finding import Finding, Severity

# Cc from 0x7f, Cf, Co, Cs, the noncharacters and the line ends of Unicode; what is below stands escaped in JSON anyway
_HIDDEN = re.compile(
    r"[\x7f-\x9f\u00ad\u0600-\u0605\u061c\u06dd\u070f\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\uf8ff\ufdd0-\ufdef"
    r"\ufeff\ufff0-\uffff\U000110bd\U000110cd\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U0010ffff]"
)


class Report(Protocol):
    """A format for findings. A frozen class with these members, ending in ``PLUGIN``, is a new format."""

    @property
    def id(self) -> str:
        """As in ``check --format``."""
        ...

    def write(self, findings: Sequence[Finding], rules: Mapping[str, str]) -> str:
        """The whole report, with its final newline.

        Arguments: ``rules``, description by rule id, for formats that explain their rules.
        """
        ...


def counts(findings: Sequence[Finding]) -> dict[Severity, int]:
    """How many findings of each severity, the worst first."""
    seen = Counter(finding.severity for finding in findings)
    return {severity: seen[severity] for severity in Severity}


def fingerprint(finding: Finding) -> str:
    """Sixteen hexadecimal digits that stay the same when lines move: for baselines and for platforms that track findings."""
    parts = (
        finding.rule, finding.article, finding.locale, finding.target.path, finding.source_text, finding.target_text,
        finding.concept, finding.message,
    )  # fmt: skip
    return blake2b(json.dumps(parts).encode(), digest_size=8).hexdigest()


def json_text(data: object) -> str:
    """JSON for people to read as well: letters of every script as they are, control and format characters escaped."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return _HIDDEN.sub(lambda match: json.dumps(match[0])[1:-1], text) + "\n"


def one_line(text: str) -> str:
    """As :func:`printable`, on one line, so that no text can pass for a line of ours."""
    return printable(text).replace("\n", " ")


def printable(text: str) -> str:
    r"""Text without anything that could drive a terminal: control and format characters are shown as ``\u202e``."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        c if c == "\n" or unicodedata.category(c) not in ("Cc", "Cf", "Co", "Cs", "Cn") or c in "\u200c\u200d\u00ad"
        else f"\\u{ord(c):04x}"
        for c in text
    )  # fmt: skip
