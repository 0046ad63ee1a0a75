"""What the tests of the rules examine."""

from __future__ import annotations

from collections.abc import Sequence

from translate.catalogs.state import state_of
from translate.checks.base import Check, Remark, Subject
from translate.model.locale import parse
from translate.model.message import Message
from translate.terminology.glossary import Glossary
from translate.terminology.load import load, merge_private
from translate.terminology.matcher import Matcher

GLOSSARY = """version: 1
source: en
concepts:
- id: kgb
  en: {term: KGB, case: exact}
  targets:
    uk:
      term: КДБ
      forbidden: [{term: КГБ, why: Russian}]
    es: {term: KGB, forbidden: [{term: CSE}]}
  dnt: [es]
"""
PRIVATE = """version: 1
source: en
concepts:
- id: secret-1
  en: {term: Grey Heron}
  targets:
    uk: {term: Сіра Чапля, forbidden: [{term: Чапля Сіра}]}
"""


def glossary() -> Glossary:
    """One public concept, one private."""
    text = GLOSSARY.replace("    es: {term: KGB, forbidden: [{term: CSE}]}\n", "")
    return merge_private(load(text, "glossary.yaml"), load(PRIVATE, "glossary.private.yaml"))


MATCHER = Matcher(glossary(), "en")


def subject(
    msgid: str, msgstr: str, *, locale: str = "uk", msgctxt: str | None = None, extracted: Sequence[str] = (),
    alone: bool = True, matcher: Matcher | None = MATCHER, fuzzy: bool = False,
) -> Subject:  # fmt: skip
    """A message under examination."""
    message = Message(msgid, msgstr, msgctxt=msgctxt, extracted=tuple(extracted), flags=("fuzzy",) if fuzzy else ())
    return Subject(message, state_of(message), "rail", parse(locale), alone, matcher)


def remarks(check: Check, msgid: str, msgstr: str, **more: object) -> list[Remark]:
    """What a rule says."""
    return list(check.check(subject(msgid, msgstr, **more)))  # type: ignore[arg-type]  # keywords of the caller
