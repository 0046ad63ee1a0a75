"""What a report is: findings in, text out."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import Protocol

from translate.model.finding import Finding, Severity


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


def printable(text: str) -> str:
    r"""Text without anything that could drive a terminal: control and format characters are shown as ``\u202e``."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        c if c == "\n" or unicodedata.category(c) not in ("Cc", "Cf", "Co", "Cs", "Cn") or c in "\u200c\u200d\u00ad"
        else f"\\u{ord(c):04x}"
        for c in text
    )  # fmt: skip
