"""What every rule promises, whoever wrote it."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from checks.subjects import MATCHER, subject
from tests.strategies import texts
from translate.checks.base import Check
from translate.model.finding import IssueType, Severity
from translate.registry import discover

CHECKS = discover("translate.checks", Check)
LOCALES = {"term-dnt-changed": "es"}
EXTRACTED = {
    "storage-size": (" Storage size: 25 bytes in ISO-8859-1, line breaks lf",),
    "allowed-characters": (" Allowed characters: [a-z0-9_]",),
}
"""What their examples need beside them in the catalog."""


@pytest.fixture(params=sorted(CHECKS))
def check(request) -> Check:
    """Each rule in turn."""
    return CHECKS[request.param]


def test_its_description(check: Check) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", check.id)
    assert isinstance(check.type, IssueType)
    assert isinstance(check.severity, Severity)
    assert isinstance(check.in_drafts, bool)
    assert check.description.endswith(".")
    with pytest.raises(AttributeError):
        check.id = "other"


def test_silent_about_the_good_and_not_about_the_bad(check: Check) -> None:
    locale, extracted = LOCALES.get(check.id, "uk"), EXTRACTED.get(check.id, ())
    assert list(check.check(subject(*check.good, locale=locale, extracted=extracted))) == []
    found = list(check.check(subject(*check.bad, locale=locale, extracted=extracted)))
    assert found
    assert all(remark.message and not remark.message.endswith(".") for remark in found)


@given(
    texts() | st.text(), texts() | st.text(),
    st.sampled_from([None, "alt", "heading", "description"]),
    st.sampled_from([(), (" <a> = not to be translated",), (" Paragraph, continued",), *EXTRACTED.values()]),
    st.sampled_from(["es", "uk", "ar", "zh-Hans"]), st.booleans(),
)  # fmt: skip
@example("KGB <a>x</a>", "<empty/>", None, (), "uk", True)
@example("", "\x00\ud800", None, (), "uk", True)
@example("<a/>", "<a><a/></a></a>", None, (), "es", False)
@example("Grey Heron", "Чапля Сіра" * 200, None, (), "uk", False)
def test_law_no_text_crashes_it_and_spans_lie_inside(msgid, msgstr, msgctxt, extracted, locale, alone) -> None:
    for check in CHECKS.values():
        made = subject(msgid, msgstr, msgctxt=msgctxt, extracted=extracted, locale=locale, alone=alone)
        for remark in check.check(made):
            if remark.span is not None:
                assert 0 <= remark.span[0] <= remark.span[1] <= len(msgstr), check.id


@given(texts())
def test_law_a_rule_without_a_glossary_says_nothing_of_terms(text: str) -> None:
    for check in CHECKS.values():
        if check.id.startswith("term-"):
            assert not list(check.check(subject(f"KGB {text}", text, matcher=None)))


@given(texts())
def test_law_private_terms_are_named_by_id_only(text: str) -> None:
    for check in CHECKS.values():
        for remark in check.check(subject("Grey Heron", f"{text} Чапля Сіра")):
            told = f"{remark.message} {remark.hint}"
            assert "Heron" not in told
            if check.id.startswith("term-"):
                assert "Чапл" not in told
    assert MATCHER.concept("secret-1").private


def test_plural_forms_are_no_crash() -> None:
    from translate.catalogs.state import state_of
    from translate.checks.base import Subject
    from translate.model.locale import parse
    from translate.model.message import Message

    message = Message("A cat", msgid_plural="%d cats", msgstr_plural=("Un <b>gato", "%d <script>"))
    for check in CHECKS.values():
        list(check.check(Subject(message, state_of(message), "a", parse("es"), matcher=MATCHER)))
