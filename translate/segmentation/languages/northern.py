"""Swedish, Danish, Norwegian, Finnish, Estonian, Lithuanian, Latvian."""

from __future__ import annotations

from typing import Final

from translate.segmentation.language import Language, words

_SWEDISH = Language(
    never=words("""
        dr prof hr fr frk mr mrs ms s:t t.ex tex bl.a dvs d.v.s s.k sk ca cirka resp jfr m.a.o p.g.a pga fr.o.m t.o.m m.h.t inkl
        exkl f.d f.ö urspr t.h t.v kungl kgl öv.lt kapt gen sgt
    """),
    numbered=words("nr s sid kap fig tab art § bd vol jan feb apr jun jul aug sep sept okt nov dec kl tel no p"),
    open=words("jan feb apr jun jul aug sep sept okt nov dec inc ltd co corp jr sr u.s d.c st"),
    final=words("""
        etc osv o.s.v m.m mm m.fl mfl o.d o.dyl f.kr e.kr f.v.t e.v.t kr milj mkr tkr km kg min sek
    """),
    starters=words("""
        jag du han hon den det vi ni de man denna detta dessa en ett min mitt hans hennes deras vår sin och men eller för så om när
        då eftersom medan sedan innan efter trots att i på vid av från till med utan under över mellan genom mot enligt vad vem var
        vart varför hur vilken vilket vilka här där också dock dessutom därför däremot nu inte inget ingen alla allt många några
        flera båda varje två tre fyra är har hade kan ska skulle måste idag igår senare redan bara även enbart bland som
    """),
    prepositions=words("i på vid sedan till från omkring före efter under kring den år"),
)

_DANISH = Language(
    never=words("""
        dr prof hr fr frk mr mrs ms skt sct st f.eks fx bl.a dvs d.v.s s.k sk ca cirka hhv jf jvf pga p.g.a mht m.h.t ift inkl ekskl
        evt fhv tidl opr mag adj lekt kgl ifm vedr ang iht d.æ d.y
    """),
    numbered=words(
        "nr s side kap fig tab art stk pkt bd vol jan feb mar apr jun jul aug sep sept okt nov dec kl tlf § no n° n p"
    ),
    open=words("jan feb apr jun jul aug sep sept okt nov dec inc ltd co corp jr sr u.s u.s.a d.c"),
    final=words("etc osv o.s.v m.m mm m.fl mfl m.v mv o.l o.a f.kr e.kr f.v.t mio mia kr km kg min sek a.m p.m s.u"),
    starters=words("""
        jeg du han hun den det vi i de man denne dette disse en et min mit hans hendes deres vores sin og men eller for så hvis når
        da fordi mens siden inden efter trods at på ved af fra til med uden under over mellem gennem mod ifølge hvad hvem hvor
        hvornår hvorfor hvordan hvilken hvilket hvilke her der også dog desuden derfor nu ikke intet ingen alle alt mange nogle
        flere begge hver to tre fire er har havde kan skal skulle må måtte vil ville blev bliver var som om ja nej kun selv
    """),
    prepositions=words("i på ved siden til fra omkring før efter under den kl"),
    ordinals="asked",
)

_NORWEGIAN = Language(
    never=words("""
        dr prof hr fr frk mr mrs ms st f.eks feks bl.a bla dvs d.v.s s.k sk ca hhv jf pga p.g.a mht m.h.t ift inkl ekskl evt tidl
        kgl ifm vedr ang iht tilsv adm gnr d.e d.y
    """),
    numbered=words(
        "nr s side kap fig tab art pkt bd vol jan feb mar apr jun jul aug sep sept okt nov des kl tlf § no p"
    ),
    open=words("jan feb apr jun jul aug sep sept okt nov des inc ltd co corp jr sr u.s d.c"),
    final=words("etc osv o.s.v m.m mm m.fl mfl m.v mv o.l f.kr e.kr fvt mill mrd kr km kg min sek"),
    starters=words("""
        jeg du han hun den det vi dere de man denne dette disse en et min mitt hans hennes deres vår sin og men eller for så hvis
        når da fordi mens siden før etter tross at på ved av fra til med uten under over mellom gjennom mot ifølge hva hvem hvor
        hvorfor hvordan hvilken hvilket hvilke her der også likevel dessuten derfor nå ikke ingen alle alt mange noen flere begge
        hver to tre fire er har hadde kan skal skulle må måtte vil ville ble blir var i som om ja nei bare selv
    """),
    prepositions=words("i på ved siden til fra omkring før etter under den kl"),
    ordinals="asked",
)

_FINNISH = Language(
    never=words("dr prof tri maist esim ks vrt nk ns ts ent mr mrs ms st kenr rva hra nti toim"),
    numbered=words("nro n:o no s sivu luku kuva taul kpl § p puh klo v vol k mom"),
    open=words("inc ltd co corp jr sr oy oyj u.s"),
    final=words("jne yms ym mm jms tms eaa e.a.a ekr jkr e.kr j.kr jaa mrd milj mmk tk km kg min sek kpl vas v"),
    starters=words("""
        minä sinä hän se me te he ne tämä tuo nämä nuo minun sinun hänen sen meidän heidän niiden ja mutta tai vai vaan sekä eli jos
        kun koska vaikka kunnes ennen jälkeen että jotta kuka mikä missä mistä mihin miksi milloin miten kuinka joka jotka siellä
        täällä siis kuitenkin myös lisäksi silti sitten nyt tänään eilen huomenna jo vielä vain jopa ei en et emme ette eivät
        kaikki jokainen monet useat jotkut muut toinen yksi kaksi kolme on oli ovat olivat vuonna tällä siitä siinä näin niin
    """),
    prepositions=words("vuonna vuoden noin ennen"),
    ordinals="asked",
)

_ESTONIAN = Language(
    never=words("dr prof hr pr nt s.o s.t vt vrd n.ö nn mr mrs ms u ca kd t tn pst st"),
    numbered=words("nr lk joon tab ptk p § tel jaan veebr apr aug sept okt nov dets kl"),
    open=words("inc ltd co jr"),
    final=words("jne jms jm jt e.kr p.kr e.m.a m.a.j a mln mld km kg min sek"),
    starters=words("""
        mina sina tema me te nad see need too minu sinu meie nende ja aga kuid või ning ega kui sest kuigi kuni enne pärast et kes mis
        kus kust kuhu miks millal kuidas siis siin seal samuti lisaks nüüd täna eile homme juba veel ainult isegi ei kõik iga mitu
        mõned teised üks kaks kolm on oli olid
    """),
    ordinals="asked",
)

_LITHUANIAN = Language(
    never=words(
        "dr prof doc akad pvz t.y t.t žr plg vad vyr šv kun vysk gen plk mjr kpt g pr al mr mrs ms k mst rj sav liet angl lot st"
    ),
    numbered=words("nr p psl pusl t sk str pav lent tel d"),
    open=words("inc ltd co jr m a.m a"),
    final=words("kt pan etc d val min tūkst mln mlrd eur lt km kg"),
    starters=words("""
        aš tu jis ji mes jūs jie jos tai šis ši šie tas ta tie jo jų ir o bet ar arba tačiau jei jeigu kai kol nes nors kad kas kur
        kodėl kada kaip kuris kuri į iš su be per prie po prieš nuo iki už apie dėl pagal čia ten tada dabar šiandien vakar rytoj
        paskui jau dar tik net taip pat ne niekas nieko visi kiekvienas daug keli kiti vienas du trys yra buvo
    """),
    prepositions=words("nuo iki po prieš apie"),
    ordinals="asked",
)

_LATVIAN = Language(
    never=words(
        "dr prof doc akad piem t.i t.s resp sk sal sv ģen plkv mjr kpt ltn mr mrs ms kgs kdze iel pr latv angl vāc lat st"
    ),
    numbered=words("nr lpp sk att tab nod p tel pants"),
    open=words("inc ltd co jr g gs"),
    final=words("utt u.c u.tml u.t.t p.m.ē m.ē gads plkst min tūkst milj mljrd eur km kg"),
    starters=words("""
        es tu viņš viņa mēs jūs viņi viņas tas tā tie tās šis šī šie un bet vai jo ja kad kamēr lai gan ka kas kur kāpēc kā kurš kura
        uz no ar bez pie pēc pirms līdz par starp pret šeit tur tad tagad šodien vakar rīt vēl jau tikai pat arī ne neviens nekas
        visi katrs daudz daži citi viens divi trīs ir bija
    """),
    ordinals="asked",
)

NORTHERN: Final[dict[str, Language]] = {
    "sv": _SWEDISH,
    "da": _DANISH,
    **dict.fromkeys(("nb", "nn", "no"), _NORWEGIAN),
    "fi": _FINNISH,
    "et": _ESTONIAN,
    "lt": _LITHUANIAN,
    "lv": _LATVIAN,
}
"""By primary subtag."""
