"""Is this the translation of this segment, and nothing else? What a chat model may write in its place, in many languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from translate.engines import numbers
from translate.engines.base import Parts, text_of
from translate.engines.conversation.tags import Tagged, untagged
from translate.engines.languages import script_of
from translate.engines.sanity import objection
from translate.model.locale import Locale

_REFUSAL = re.compile(
    r"\bI(?:['’]m| am)?(?: \w+)? (?:can['’]?t|cannot|can not|won['’]t|(?:un|not )able to) (?:\w+ ){0,2}?"
    r"(?:assist|help|translate|comply|fulfill?|provide|process|continue|engage|support|answer|do (?:that|this|so))\b"
    r"|\bas an? (?:AI\b|(?:large )?language model)|\bI(?:['’]m| am) (?:just |only )?an AI\b"
    r"|\bno puedo (?:ayudar|traducir|proporcionar|cumplir|asistir|continuar|responder)|como (?:modelo de lenguaje|una IA)\b"
    r"|\bje ne (?:peux|suis) pas (?:en mesure )?(?:de )?(?:vous )?(?:aider|traduire|fournir|répondre|continuer)|en tant qu['’](?:IA|intelligence|assistant)\b"
    r"|\bich (?:kann|darf) (?:\w+ ){0,5}nicht (?:\w+ ){0,4}(?:helfen|übersetzen|beantworten|unterstützen)|als (?:KI|Sprachmodell)\b"
    r"|\bnão posso (?:ajudar|traduzir|fornecer|cumprir|auxiliar|continuar|responder)|como (?:modelo de linguagem|uma IA)\b"
    r"|\bnon posso (?:aiutar|tradurre|fornire|assister|continuare|risponder)"
    r"|\bя не могу (?:\w+ )?(?:помо|перев|предостав|выполн|отве)|как (?:языковая модель|ИИ)\b"
    r"|\bя не можу (?:\w+ )?(?:допомо|перек|надати|викон|відпов)|як (?:мовна модель|ШІ)\b"
    r"|\bnie mogę (?:\w+ )?(?:pomóc|przetłumacz|udziel)|yardımcı olamam|çeviremem"
    r"|我(?:无法|不能|無法)(?:为您|帮您)?(?:协助|提供|翻译|帮助|完成|回答|翻譯)|作为(?:一个)?(?:AI|人工智能|语言模型)"
    r"|申し訳(?:ありません|ございません)が.{0,30}(?:できません|いたしかねます)|죄송.{0,20}(?:수 없습니다|어렵습니다)"
    r"|لا (?:أستطيع|يمكنني) (?:ترجمة|مساعد|تقديم|المساعدة)|نمی‌?توانم.{0,20}(?:ترجمه|کمک)",
    re.IGNORECASE,
)
_CHATTER = re.compile(
    r"\bhere(?:['’]s| is| are)\b[^.!?\n]{0,60}\btranslat|\b(?:final|following|requested) translation\b|\blet me know if\b|\bhope this helps\b"
    r"|^\W{0,3}(?:translat(?:ion|ed text)|traducción|traduction|traduzione|tradução|übersetzung|перевод|переклад|tłumaczenie|çeviri|翻译|译文|翻訳|번역|الترجمة|ترجمه)"
    r"\s*(?:\([^()\n]{0,40}\)\s*)?[:：]"
    r"|\baquí (?:está|tienes?) (?:la|tu) traducción|\bvoici (?:la|votre) traduction|\bhier ist (?:die|deine|Ihre) übersetzung|\becco la traduzione"
    r"|\baqui está a tradução|(?:вот|ниже) (?:ваш )?перевод|(?:ось|нижче) (?:ваш )?переклад|oto tłumaczenie|以下是.{0,12}(?:翻译|译文)|إليك (?:ال)?ترجم"
    r"|(?:^|[\s(\[*_（【])(?:translator['’]s note|notes?|remarks?|nota(?: del? traduct\w+)?|n\. ?del? t\.|anmerkung|remarque|примечание|примітка|注|译注|訳注|ملاحظة)\s?[:：]"
    r"|```|</?(?:think|thinking|reasoning)>|<\|[a-z_]{2,20}\|>|^\W{0,2}\{\s*\"|\"\s*\}\W{0,2}$",
    re.IGNORECASE,
)
_WRONG_CHARSET = re.compile(
    "[\ufffd\ud800-\udfff]|ï¿½|â€|[ÃÂÐÑ][\x80-\x9f\xa1-\xaa\xac-\xba\xbc-\xbf€‚ƒ„†‡ˆ‰Š‹ŒŽ˜™š›œžŸ]"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"“”«»]{3,400}|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,32}){1,4}")
_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)|[。！？]|[؟।](?=\s|$)")
_LOOP = re.compile(r"(\S.{3,60}?)(?:\s*\1){3}", re.DOTALL)
_DIGITS = re.compile(r"\d+")
_QUOTES = {'"': '"', "'": "'", "“": "”", "«": "»", "„": "“", "「": "」", "`": "`"}
_DENSE = ("Hans", "Hant", "Jpan", "Kore")
_SHORT = 25
"""Characters up to which a translation may have any length."""
_CLAUSE = 15
"""Characters of a text that cannot well be part of another one by chance."""


@dataclass(frozen=True, slots=True)
class Bad:
    """No translation, and why."""

    reason: str
    """One phrase, without anything from the reply."""
    whole: bool = True
    """False: the reply was in order, this one segment is not."""
    final: bool = False
    """True: the same question would be refused again."""
    passing: bool = False
    """True: the next run may fare better."""


def refuses(text: str) -> bool:
    """True if a text reads as a model's refusal."""
    return _REFUSAL.search(text[:2_000]) is not None


def verdict(sent: Tagged, answer: str, *, languages: tuple[Locale, Locale]) -> Parts | Bad:
    """The parts of a translation, or why it is none. Arguments: ``languages``, of the source and of the answer."""
    answer = answer.strip()
    if "  " not in sent.text:
        answer = re.sub(r" {2,}", " ", answer)
    found = _objection(sent.text, answer, languages=languages) or untagged(answer, sent)
    if not isinstance(found, str):
        dense = any(script_of(locale) in _DENSE for locale in languages)
        found = _difference(text_of(sent.source), text_of(found).strip(), least=0 if dense else 0.4) or found
    return Bad(found, whole=False) if isinstance(found, str) else found


def _objection(source: str, answer: str, *, languages: tuple[Locale, Locale]) -> str:
    """Why a text, tags included, cannot be a translation at all, or an empty string."""
    if not answer:
        return "an empty answer"
    if _WRONG_CHARSET.search(answer) and not _WRONG_CHARSET.search(source):
        return "characters were damaged on the way"
    if refuses(answer) and not refuses(source):
        return "the model refused"
    if _CHATTER.search(answer) and not _CHATTER.search(source):
        return "words of the model around the translation"
    if reason := objection(source, answer, languages=languages):
        return reason
    if source.count("\n") != answer.count("\n"):
        return "line breaks lost or added"
    if _LOOP.search(answer) and not _LOOP.search(source):
        return "the answer repeats itself"
    return ""


def _difference(source: str, answer: str, *, least: float) -> str:
    """What the plain texts differ in that translations have in common.

    Arguments: ``least``, times the source's length: models leave words out more often than other engines do.
    """
    if len(source) > _SHORT and len(answer) < least * len(source):
        return f"{len(answer)} characters for {len(source)}"
    if numbers.changed(source, answer):
        return "numbers lost or invented"
    if _addresses(source) != _addresses(answer):
        return "web addresses lost or invented"
    before, after = (max(1, len(_SENTENCE_END.findall(text))) for text in (source, answer))
    if after > 2 * before + 1:
        return f"{after} sentences for {before}"
    if before > 2 * after + 1:
        return f"{after} sentences for {before}"
    closing = _QUOTES.get(answer[:1])
    if (
        closing
        and len(answer) > 2
        and answer.endswith(closing)
        and source[:1] not in _QUOTES
        and source[-1:] not in _QUOTES.values()
    ):
        return "quotation marks were put around it"
    return ""


def _addresses(text: str) -> set[str]:
    return {found.rstrip(".,;:!?…)]'’").casefold() for found in _ADDRESS.findall(text)}


def mixed_up(sources: Sequence[str], answers: Sequence[str]) -> set[int]:
    """Places of texts whose answer is also (part of) that of another one: words were moved between segments.

    Arguments: both plain, in the same order.
    """
    before, after = ([" ".join(text.split()).casefold() for text in texts] for texts in (sources, answers))
    return {
        place
        for one in range(len(after))
        for other in range(len(after))
        if one != other
        and len(after[one]) >= _CLAUSE
        and after[one] in after[other]
        and before[one] not in before[other]
        for place in (one, other)
    }
