"""English, German, Dutch."""

from __future__ import annotations

from typing import Final

from translate.segmentation.language import Language, words

_ENGLISH = Language(
    never=words("""
        mr mrs ms dr prof messrs mme mlle mt gen lt col sgt capt cpt cmdr adm maj brig rev fr hon pres gov sen rep reps
        sens supt insp det amb lt.-col lt.col lt.gen maj.gen brig.gen vice-adm sec.-gen e.g eg i.e ie viz cf vs approx resp
        esp incl excl asst Ft a.k.a
    """),
    numbered=words("""
        no nos p pp vol vols fig figs sec secs ch chap chaps art arts para paras eq eqs ex ref refs ver v l ll n nn c ca circa
        tab tbl ext rm apt ste bldg op opp bk pt pts cl approx ibid cit loc Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues
        Wed Thu Thur Thurs Fri Sat Sun
    """),
    open=words("""
        u.s u.k u.n e.u u.s.a u.s.s.r u.a.e d.c l.a n.y n.y.c n.j r.i n.h n.c s.c n.d s.d w.va r.o.c p.r.c d.r.c
        Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
        inc ltd co corp bros cos assn assoc dept temp misc avg max univ inst jr sr esq mfg intl natl govt mgr al st ste
        Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Penn Tenn Tex
        Va Vt Wash Wis Wyo Dist Dir ed eds trans est ave blvd rd hwy sq pkwy
    """),
    final=words("""
        etc a.m p.m b.c a.d b.c.e c.e n.e n.w s.e s.w ph.d b.a m.a b.s m.s m.d b.ed m.ed b.eng m.eng m.phil ed.d psy.d sc.d ll.b ll.m ll.d j.d m.b.a b.sc m.sc d.d.s d.phil d.sc r.n v.p
        ft lb lbs oz in yd yds mi hr hrs min mins sec secs mph kg km cm mm ml gal pt qt cu mg tsp tbsp
    """),
    starters=words("""
        i he she it we you they this that these those there here his her its our their my your the a an what who whom whose which
        when where why how and but or nor so yet if because although though while since after before until unless once as in on
        at by from to for with without within during between among under over about against despite according also however
        moreover furthermore meanwhile then thus therefore hence still instead nevertheless finally later now today yesterday
        tomorrow soon not no yes some many most more all both each every several few another other others such one two three four
        five six seven eight nine ten hundreds thousands millions billions is are was were do does did has have had can could
        will would shall should may might must let please nobody everyone everybody someone nothing everything something only
        even just perhaps maybe indeed next again don
    """),
    prepositions=words(
        "in on at by around about since until till from before after during circa between as for through throughout"
    ),
)

_GERMAN = Language(
    never=words("""
        dr prof hr hrn fr frl dipl ing dipl.-ing dr.-ing Mag st ca z.b zb d.h d.i u.a v.a o.a s.a i.d.r i.a i.e m.a.w u.u bzw vgl
        inkl exkl evtl ggf ggfs etw sog insb insbes bes allg dt frz engl ital span russ poln lat griech österr schweiz kath evang
        ehem geb gest verh verw hl zzgl abzgl einschl ausschl gem gez bzgl betr mind ungef rd urspr vorm nachm vorl zw z.zt z.z
        zzt med jur phil rer nat theol h.c o.g u.g n.a mr mrs ms b bspw i.v p.p hrsg verf vors bgm stellv Gen oberstlt hptm maj
        ltn uffz lfd amtl städt staatl mdl schriftl tägl wöchentl jährl
    """),
    numbered=words("""
        nr nrn S abs art kap bd bde abb tab ziff anm aufl ausg jg jh jhd fig vers Z rn rz lit buchst str tel fax bl h heft hft pos
        pkt v ver no jan jän feb febr mär apr jun jul aug sep sept okt nov dez Mo Di Mi Do Fr Sa So vol p pp f §
    """),
    open=words("""
        jan jän feb febr mär apr jun jul aug sep sept okt nov dez str pl co inc ltd corp jr sr jun sen abt bhf hbf
        u.s u.s.a u.k d.c tel s.u s.o
    """),
    final=words("""
        usw etc ff f u.ä u.dgl dgl u.v.m u.v.a.m a.a.o v.chr n.chr v.u.z n.u.z uvm usf u.s.w u.s.f chr mio mrd tsd std min sek km
        kg cm mm
    """),
    starters=words("""
        er sie es wir ihr ich du man das die der dies diese dieser dieses dem den ein eine einer eines einem einen kein keine sein
        seine ihre unser mein und aber oder denn doch sondern wenn als ob dass weil da damit während nachdem bevor obwohl seit
        seitdem bis bei in im an am auf aus mit von vom zu zum zur nach vor über unter durch für gegen ohne um trotz wegen laut
        neben zwischen hinter was wer wie wo wann warum wieso welche welcher welches hier dort dann danach dabei dadurch dafür
        dagegen daher darum darauf darüber davon dazu deshalb deswegen trotzdem jedoch allerdings außerdem zudem ferner auch nur
        noch schon so sogar später heute gestern morgen jetzt nun immer nie nicht nichts alle alles viele einige manche mehrere
        beide jeder jede jedes zwei drei vier fünf ist sind war waren hat haben wird werden kann können muss soll ja nein bereits
        erst zunächst schließlich dennoch somit also etwa insgesamt
    """),
    prepositions=words("am im um in bis seit ab gegen vor nach zwischen von an zu"),
    ordinals="before-nouns",
)

_DUTCH = Language(
    never=words("""
        dr drs prof ir ing mr mrs ms dhr mevr mw st bijv bv d.w.z dwz m.a.w o.a t.a.v m.b.t i.v.m t.g.v n.a.v i.p.v z.g zgn vgl ca
        resp evt incl excl gem ds jhr jkvr t.w nl aanw gen kol kap maj sgt minr burg
    """),
    numbered=words("""
        nr nrs p blz pag art hfst afb fig tab vol jan feb mrt apr jun jul aug sep sept okt nov dec par tel no v
    """),
    open=words("jan feb mrt apr jun jul aug sep sept okt nov dec inc ltd co corp n.v b.v jr sr u.s v.s d.c v.k"),
    final=words("enz etc e.d e.a e.v a.d v.chr n.chr chr a.u.b s.v.p min sec km kg vnw"),
    starters=words("""
        ik jij je hij zij ze het we wij u jullie de een dit dat deze die er hier daar mijn zijn haar ons onze hun en maar of want
        dus als toen omdat hoewel terwijl nadat voordat sinds in op aan bij van voor met naar uit tot over onder door tegen zonder
        om na wat wie waar wanneer waarom hoe welke ook echter bovendien daarna daarom dan nu nog niet niets geen alle alles veel
        enkele sommige volgens vandaag gisteren morgen later eerst twee drie is was waren heeft hebben wordt kan moet zou zal
        tijdens ondanks
    """),
    prepositions=words("in op om sinds tot rond van voor na omstreeks tussen vanaf"),
)


GERMANIC: Final[dict[str, Language]] = {
    "en": _ENGLISH,
    "de": _GERMAN,
    "nl": _DUTCH,
}
"""By primary subtag."""
