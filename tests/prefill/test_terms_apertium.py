"""Terms with a real engine: sentences like those of a newsroom, through Debian's Apertium."""

from __future__ import annotations

import pytest

from benchmarks.terms import measure
from tests.engines.fakes import needs_apertium
from tests.prefill.test_terms import parts
from translate.engines.base import Request
from translate.model.locale import parse
from translate.prefill.terms.pipeline import TermOutcome
from translate.terminology.load import load
from translate.terminology.matcher import Matcher

GLOSSARY = """version: 1
source: en
concepts:
- id: fsb
  en: {term: FSB, pos: properNoun, case: exact}
  dnt: [es]
- id: rf
  en: {term: RF, pos: properNoun, case: exact, not_in: [RF signal]}
  targets:
    es: {term: FR, gender: feminine, number: singular, inflect: none, forbidden: [RF]}
- id: un
  en: {term: UN, pos: properNoun, case: exact}
  targets:
    es: {term: ONU, gender: feminine, number: singular, inflect: none}
- id: ngo
  en: {term: NGO, forms: [NGOs], pos: noun, case: exact}
  targets:
    es: {term: ONG, gender: feminine, inflect: none}
- id: railway
  en: {term: Northern Railway, pos: properNoun}
  targets:
    es: {term: Ferrocarriles del Norte, gender: masculine, number: plural, inflect: none}
- id: relay-cabinet
  en: {term: relay cabinet, forms: [relay cabinets], pos: noun}
  targets:
    es:
      term: caja de señales
      gender: feminine
      number: singular
      forms: [cajas de señales]
      forbidden: [{regex: '(?i)armarios? de relé\\w*'}]
- id: draft
  en: {term: military draft, pos: noun}
  targets:
    es: {term: leva, gender: feminine, number: singular, forms: [levas]}
- id: draft-office
  en: {term: draft office, forms: [draft offices], pos: noun}
  targets:
    es: {term: caja de reclutas, gender: feminine, number: singular, forms: [cajas de reclutas]}
- id: police
  en: {term: police, pos: noun}
  targets:
    es: {term: policía, gender: feminine, number: singular, inflect: none}
- id: riot-police
  en: {term: riot police, pos: noun}
  targets:
    es: {term: antidisturbios, gender: masculine, number: plural, inflect: none}
- id: ceasefire
  en: {term: ceasefire, forms: [cease-fire], pos: noun}
  targets:
    es: {term: tregua, gender: feminine, number: singular, forms: [treguas]}
- id: government
  en: {term: government, pos: noun}
  targets:
    es: {term: Administración, gender: feminine, number: singular, inflect: none}
- id: election
  en: {term: election, pos: noun}
  targets:
    es: {term: comicios, gender: masculine, number: plural, inflect: none}
- id: refugees
  en: {term: refugees, pos: noun}
  targets:
    es: {term: personas refugiadas, gender: feminine, number: plural, inflect: none}
- id: whistleblower
  en: {term: whistleblower, forms: [whistleblowers], pos: noun}
  targets:
    es: {term: alertadora, gender: feminine, number: singular, forms: [alertadoras]}
- id: strike-fund
  en: {term: strike fund, pos: noun}
  targets:
    es: {term: caja de resistencia, gender: feminine, number: singular, inflect: none}
- id: penal-colony
  en: {term: penal colony, forms: [penal colonies], pos: noun}
  targets:
    es: {term: penal, gender: masculine, number: singular, forms: [penales]}
- id: supreme-court
  en: {term: Supreme Court, pos: properNoun}
  targets:
    es: {term: Tribunal Supremo, gender: masculine, number: singular, inflect: none}
- id: arms
  en: {term: firearm, forms: [firearms], pos: noun}
  targets:
    es: {term: arma de fuego, gender: feminine, number: singular, forms: [armas de fuego]}
"""

SENTENCES = """
The RF has closed the border with three neighbours.
Nobody in the RF spoke about the law of the RF.
The army of the RF left the village on Monday.
An RF signal is not what the officers heard.
The FSB arrested two students in the north.
According to the FSB, the men worked for another country.
The UN asked the RF for an answer.
A report of the UN was published yesterday.
The NGO opened a small office in the city.
Two NGOs wrote a letter to the UN.
The Northern Railway stopped all trains.
Workers of the Northern Railway went home at noon.
A strike at the Northern Railway lasted a week.
Somebody burned a relay cabinet near the station.
The relay cabinets stood along the line.
Three <0>relay cabinets</0> burned on the night of Friday.
The fire destroyed the relay <0>cabinet</0> in an hour.
They protested against the military draft.
The military draft begins in the spring.
He burned the draft office of his town.
Draft offices were closed in the whole region.
The police detained forty people in the square.
A police officer took her telephone.
The police said that the police had done nothing.
Two police cars stood before the school.
The riot police came with dogs.
She wrote about the riot police and the ordinary police.
The ceasefire was signed in a hotel.
Both sides broke the ceasefire after a day.
The new ceasefire will begin at midnight.
This ceasefire is the third this year.
The government promised a new law.
A letter to the government had no answer.
The first free election was held in the spring.
<0>The election</0> was won by a teacher.
The city opened its schools to the refugees.
Many refugees came by train, <0/> others on foot.
The whistleblower sent the documents to a journal.
Our whistleblower lives in another country now.
The strike fund paid for the food.
They collected money for a strike fund.
He wrote to us from the penal colony.
The penal colony is far from any road.
The Supreme Court rejected the appeal.
A judge of the Supreme Court resigned, <0>our correspondent</0> writes.
The man bought a firearm in a shop.
The firearm was never found.
“The government lies to us,” she said.
In the RF, the government fears the election.
"""


@pytest.fixture(scope="module")
def figures():
    """What the benchmark measures, on our own sentences."""
    requests = [Request(parts(line)) for line in SENTENCES.strip().splitlines()]
    matcher = Matcher(load(GLOSSARY, "glossary.yaml"), "en")
    return measure("own", requests, matcher, (parse("en"), parse("es")), show=False)


@needs_apertium
def test_every_term_is_right(figures) -> None:
    assert figures.terms == 55
    assert figures.plain_right < 20
    assert figures.right == figures.terms
    assert figures.outcomes[TermOutcome.FAILED] == 0


@needs_apertium
def test_the_rest_stays_as_the_engine_wrote_it(figures) -> None:
    assert figures.changed < figures.words * 0.01


@needs_apertium
def test_determiners_agree(figures) -> None:
    assert figures.determiners > 35
    assert figures.agree == figures.determiners


@needs_apertium
def test_codes_stay_and_nothing_is_marked(figures) -> None:
    assert figures.marks == figures.sentences
    assert figures.stars == 0


@needs_apertium
def test_it_is_fast(figures) -> None:
    assert figures.rate > 40, f"{figures.rate:.0f} sentences a second; 150 on an idle machine of 2 cores"
