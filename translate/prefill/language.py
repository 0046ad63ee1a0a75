"""Is a draft in the language it should be in? By its commonest words; by a model of languages if these leave doubt."""

from __future__ import annotations

from functools import cache
from typing import Final

from translate.engines.languages import script_of
from translate.engines.scripts import plain_words
from translate.model.locale import Locale

_ENOUGH: Final = 8
"""Words that a model needs: on 5,386 such sentences of people, in 25 languages, it erred nine times, never by our margins."""
_AS_THE_SOURCE: Final = 0.35
"""How much likelier, in nats for each character, the source's language must be than the target's."""
_AS_ANOTHER: Final = 0.6
"""Alike, of any other language."""
_MODEL_CODES: Final = {"nb": "no", "fil": "tl", "yue": "zh", "ckb": "ku"}
_COMMONEST: Final = {
    "be": "і не што на для гэта з ён яна таксама але было быў каб пра якія",
    "bg": "не на се да от за със като които това той през също беше както но",
    "ca": "els les amb per què una del dels és són aquest també però més no de la el en se va",
    "cs": "že se na ale je jako jsou byl podle také které který nebo jeho pro do za od ve ze už tak této tento jsem by ale aby",
    "da": "og er ikke det som på til af med der blev også men har en",
    "de": "der die das und ist nicht mit den von ein eine auch sich wurde für",
    "en": "the and of to is was that with for from this were which by has are",
    "es": "el los las que una con por para del fue como más pero también según su de la en se al ha",
    "fi": "ja on ei että oli myös kuin mutta joka hän ovat sen mukaan jotka kun se mitä sekä ole jos hänen",
    "fr": "les des une dans est que pour qui sur avec pas par aux été cette mais de la le en il elle du au",
    "hr": "je da se na za su koji kao nije bio ali od koja također prema",
    "hu": "hogy nem az egy és volt is meg szerint pedig már csak ezt vagy azt",
    "id": "yang dan di untuk dengan dari pada ini itu tidak dalam akan oleh juga ke adalah",
    "it": "il gli che una con per della nel sono non alla anche come dei è dal di da la si è ha",
    "nl": "het een van en dat niet met op zijn voor werd ook maar aan door",
    "pl": "że się nie jest na do oraz który które przez jako było także ale dla od po za tak tym tego ich jej tylko go ma ze",
    "pt": "os uma que com para não por dos foi como mais também mas pelo às ao de da do em se na no",
    "ro": "și din cu care pentru că este nu mai fost prin sau sunt ale după",
    "ru": "что не на как это был для его она они также или из по которые но",
    "sr": "је да се на за су који као није био али од према такође што",
    "sv": "och är inte det som på till av med den var också men har ett",
    "tr": "bir ve bu için ile da de olarak daha çok gibi olan sonra kadar ancak en her ne ki değil",
    "uk": "що не на як це був для його вона вони також або із за які але та",
}
"""Words that hardly a sentence of eight words does without: enough to see that all is well, and quickly."""


def is_in_another(target: str, languages: tuple[Locale, Locale]) -> bool:
    """True if a plain text is surely not in its language. Short texts, and languages nobody knows, are let pass.

    Arguments: ``languages``, of the source and of the text.
    """
    start, locale = languages
    if start.language == locale.language or script_of(start) != script_of(locale):
        return False  # the script alone tells
    words = plain_words(target)
    if len(words) < _ENOUGH:
        return False
    ours, theirs = _commonest(locale.language), _commonest(start.language)
    if (ours - theirs).intersection(words) and len((theirs - ours).intersection(words)) < 2:
        return False
    return _is_another(" ".join(words), start.language, locale.language)


@cache
def _commonest(language: str) -> frozenset[str]:
    return frozenset(_COMMONEST.get({"nb": "da", "no": "da", "bs": "hr"}.get(language, language), "").split())


def _is_another(text: str, source: str, wanted: str) -> bool:
    from py3langid import rank

    scores: dict[str, float] = dict(rank(text))
    ours = scores.get(_MODEL_CODES.get(wanted, wanted))
    if ours is None:
        return False
    theirs = scores.get(_MODEL_CODES.get(source, source), ours)
    best = max(score for code, score in scores.items() if code != "zxx")
    return theirs - ours > _AS_THE_SOURCE * len(text) or best - ours > _AS_ANOTHER * len(text)
