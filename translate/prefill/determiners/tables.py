"""Articles, demonstratives and the like of some languages: what stands before a noun and agrees with it. Data alone.

A family is ``masculine-singular feminine-singular masculine-plural feminine-plural``; ``-`` where there is no form.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Table:
    """One language."""

    determiners: tuple[str, ...]
    """Families that stand first in a noun phrase."""
    adjectives: tuple[str, ...] = ()
    """Families that stand between a determiner and its noun, and are nothing else there."""
    before: tuple[str, ...] = ()
    """Families that stand before a determiner: ``todo el``."""
    contractions: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Preposition and determiner that must melt into one word."""
    optional: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Those that may; kept if the text had one."""
    variants: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """What a form becomes before a sound (see :mod:`translate.prefill.determiners.sounds`): the first sound that fits."""
    words: tuple[tuple[str, str, str], ...] = ()
    """Other small words that depend on the next sound: plain form, sound, form before it."""
    also_prepositions: frozenset[str] = frozenset()
    """Determiners that may as well be a preposition: sure only behind ``surely``."""
    surely: frozenset[str] = frozenset()
    """Words behind which such a one is a determiner; the beginning of a text counts too."""
    function_words: frozenset[str] = frozenset()
    """Small words that a translation adds and drops as it likes."""
    link: str = ""
    """Preposition that turns a noun into an attribute behind another noun."""
    relational: tuple[str, ...] = ()
    """Endings of adjectives made from nouns: ``policial`` from ``policía``."""


def _melted(prepositions: str, forms: str) -> dict[tuple[str, str], str]:
    """``"de:d em:n"`` with ``"o a os"``: each preposition's stem put before each form."""
    return {
        (preposition, form): stem + form
        for preposition, _, stem in (item.partition(":") for item in prepositions.split())
        for form in forms.split()
    }


def _listed(text: str) -> dict[tuple[str, str], str]:
    """``"de+el=del a+el=al"``."""
    items = (item.replace("=", "+").split("+") for item in text.split())
    return {(preposition, form): melted for preposition, form, melted in items}


def _regular(stems: str, endings: str) -> tuple[str, ...]:
    """``"nuev mism"`` with ``"o a os as"``."""
    return tuple(" ".join(stem + ending for ending in endings.split()) for stem in stems.split())


SPANISH = Table(
    determiners=(
        "el la los las",
        "un una unos unas",
        "este esta estos estas",
        "ese esa esos esas",
        "aquel aquella aquellos aquellas",
        "algún alguna algunos algunas",
        "ningún ninguna ningunos ningunas",
        "mi mi mis mis",
        "tu tu tus tus",
        "su su sus sus",
        "nuestro nuestra nuestros nuestras",
        "vuestro vuestra vuestros vuestras",
        "cuyo cuya cuyos cuyas",
        "mucho mucha muchos muchas",
        "poco poca pocos pocas",
        "cierto cierta ciertos ciertas",
        "- - ambos ambas",
        "- - varios varias",
    ),
    adjectives=(
        "primer primera primeros primeras",
        "tercer tercera terceros terceras",
        "buen buena buenos buenas",
        *_regular(
            "mism otr nuev propi últim segund antigu viej supuest presunt llamad denominad autodenominad autoproclamad"
            " futur famos únic dich próxim pequeñ",
            "o a os as",
        ),
    ),
    before=("todo toda todos todas",),
    contractions=_listed("de+el=del a+el=al"),
    variants={
        "la": (("stressed a", "el"),),
        "una": (("stressed a", "un"),),
        "alguna": (("stressed a", "algún"),),
        "ninguna": (("stressed a", "ningún"),),
    },
    words=(("y", "i", "e"), ("o", "o", "u")),
    function_words=frozenset(
        "a al con de del el en la las le lo los no o para por que se sin su un una unos unas y".split()
    ),
    link="de",
    relational=tuple(
        "al ales ar ares ario aria arios arias ivo iva ivos ivas il iles ense enses ico ica icos icas".split()
    ),
)

FRENCH = Table(
    determiners=(
        "le la les les",
        "un une des des",
        "ce cette ces ces",
        "mon ma mes mes",
        "ton ta tes tes",
        "son sa ses ses",
        "notre notre nos nos",
        "votre votre vos vos",
        "leur leur leurs leurs",
        "quel quelle quels quelles",
        "aucun aucune - -",
        "certain certaine certains certaines",
    ),
    adjectives=(
        "premier première premiers premières",
        "dernier dernière derniers dernières",
        "second seconde seconds secondes",
        "prétendu prétendue prétendus prétendues",
        "ancien ancienne anciens anciennes",
        "petit petite petits petites",
        "grand grande grands grandes",
        "tel telle tels telles",
    ),
    before=("tout toute tous toutes",),
    contractions=_listed("de+le=du de+les=des à+le=au à+les=aux"),
    variants={
        "le": (("vowel", "l'"),),
        "la": (("vowel", "l'"),),
        "ce": (("vowel", "cet"),),
        "ma": (("vowel", "mon"),),
        "ta": (("vowel", "ton"),),
        "sa": (("vowel", "son"),),
    },
    words=(("de", "vowel", "d'"),),
    function_words=frozenset(
        "à au aux avec d' dans de des du en et l' la le les ne pour par que qu' se sur un une".split()
    ),
    link="de",
    relational=tuple(
        "el elle els elles al ale aux ales aire aires ier ière iers ières ique iques if ive ifs ives".split()
    ),
)

_ITALIAN_MELTED = (
    _melted("di:de in:ne a:a da:da su:su", "i gli")
    | _melted("di:del in:nel a:al da:dal su:sul", "lo l' la le")
    | _listed("di+il=del in+il=nel a+il=al da+il=dal su+il=sul")
)

ITALIAN = Table(
    determiners=(
        "il la i le",
        "un una - -",
        "questo questa questi queste",
        "quel quella quei quelle",
        "nessun nessuna - -",
        "alcun alcuna alcuni alcune",
        "molto molta molti molte",
        "poco poca pochi poche",
    ),
    adjectives=(
        "mio mia miei mie",
        "tuo tua tuoi tue",
        "suo sua suoi sue",
        *_regular("nostr vostr stess nuov prim second ultim cosiddett altr antic futur presunt unic", "o a i e"),
    ),
    before=("tutto tutta tutti tutte",),
    contractions=_ITALIAN_MELTED,
    variants={
        "il": (("vowel", "l'"), ("impure", "lo")),
        "la": (("vowel", "l'"),),
        "i": (("vowel", "gli"), ("impure", "gli")),
        "un": (("impure", "uno"),),
        "una": (("vowel", "un'"),),
        "quel": (("vowel", "quell'"), ("impure", "quello")),
        "quella": (("vowel", "quell'"),),
        "quei": (("vowel", "quegli"), ("impure", "quegli")),
        "nessun": (("impure", "nessuno"),),
        "nessuna": (("vowel", "nessun'"),),
        "alcun": (("impure", "alcuno"),),
        "alcuna": (("vowel", "alcun'"),),
    },
    function_words=frozenset(
        "a al alla allo all' ai agli alle che con da dal dalla dei degli del dell' della delle dello di e gli i il in l' la le lo"
        " nel nella nell' non per si su sul sulla un una uno".split()
    ),
    link="di",
    relational=tuple(
        "ale ali are ari ario aria ari arie ivo iva ivi ive ico ica ici iche iero iera ieri iere esco esca".split()
    ),
)

PORTUGUESE = Table(
    determiners=(
        "o a os as",
        "um uma uns umas",
        "este esta estes estas",
        "esse essa esses essas",
        "aquele aquela aqueles aquelas",
        "algum alguma alguns algumas",
        "nenhum nenhuma nenhuns nenhumas",
        "cujo cuja cujos cujas",
        "muito muita muitos muitas",
        "pouco pouca poucos poucas",
        "- - ambos ambas",
        "- - vários várias",
    ),
    adjectives=(
        "meu minha meus minhas",
        "teu tua teus tuas",
        "seu sua seus suas",
        "bom boa bons boas",
        *_regular(
            "noss voss mesm outr nov própri últim primeir segund terceir antig supost chamad autoproclamad futur únic",
            "o a os as",
        ),
    ),
    before=("todo toda todos todas",),
    contractions=_melted("de:d em:n por:pel", "o a os as")
    | _listed("a+o=ao a+a=à a+os=aos a+as=às")
    | _melted("de:d em:n", "este esta estes estas esse essa esses essas aquele aquela aqueles aquelas")
    | {("a", "aquel" + end): "àquel" + end for end in ("e", "a", "es", "as")},
    optional=_melted("de:d em:n", "um uma uns umas algum alguma alguns algumas"),
    also_prepositions=frozenset(("a",)),
    surely=frozenset(
        "com como conforme contra durante e entre mas ou para porque quando que se segundo sem sob sobre toda".split()
    ),
    function_words=frozenset(
        "a à ao aos as às com da das de do dos e em na não nas no nos o os para pela pelas pelo pelos por que se um uma".split()
    ),
    link="de",
    relational=tuple(
        "al ais ar ares ário ária ários árias ivo iva ivos ivas il is ense enses ico ica icos icas".split()
    ),
)

CATALAN = Table(
    determiners=(
        "el la els les",
        "un una uns unes",
        "aquest aquesta aquests aquestes",
        "aquell aquella aquells aquelles",
        "algun alguna alguns algunes",
        "cap cap - -",
        "molt molta molts moltes",
        "poc poca pocs poques",
        "- - diversos diverses",
    ),
    adjectives=(
        "meu meva meus meves",
        "teu teva teus teves",
        "seu seva seus seves",
        "nostre nostra nostres nostres",
        "vostre vostra vostres vostres",
        "mateix mateixa mateixos mateixes",
        "altre altra altres altres",
        "nou nova nous noves",
        "primer primera primers primeres",
        "últim última últims últimes",
        "antic antiga antics antigues",
        "suposat suposada suposats suposades",
        "anomenat anomenada anomenats anomenades",
        "autoproclamat autoproclamada autoproclamats autoproclamades",
        "autoanomenat autoanomenada autoanomenats autoanomenades",
    ),
    before=("tot tota tots totes",),
    contractions=_listed("de+el=del de+els=dels a+el=al a+els=als per+el=pel per+els=pels"),
    variants={"el": (("vowel", "l'"),), "la": (("strong vowel", "l'"),)},
    words=(("de", "vowel", "d'"),),
    function_words=frozenset(
        "a al als amb d' de del dels el els en i l' la les no o per pel pels que es un una".split()
    ),
    link="de",
    relational=tuple(
        "al als ar ars ari ària aris àries iu iva ius ives il ils enc enca ic ica ics iques íac íaca".split()
    ),
)

TABLES: Mapping[str, Table] = {
    "es": SPANISH, "fr": FRENCH, "it": ITALIAN, "pt": PORTUGUESE, "ca": CATALAN,
}  # fmt: skip
"""By language."""
