"""Spanish, French, Italian, Portuguese, Galician, Catalan, Romanian."""

from __future__ import annotations

from typing import Final

from translate.segmentation.language import Language, words

_SPANISH = Language(
    never=words("""
        sr sra srta sres sras dr dra drs prof profa lic ing arq abg d dª dña fray fr sto sta st mons pbro rvdo excmo excma ilmo ilma
        gral cnel tte sgto cte almte pdte dpto depto avda av avd pza plza prov ud uds vd vds mr mrs ms p.ej p.e ej aprox cf cfr vid
        v.gr v.g i.e q.e.p.d crta ctra urb edif resp máx mín admón trad coord hnos hno mtro mtra diput gpo gob dir
    """),
    numbered=words("""
        núm num nro nº n.º n° n no p pp pág págs pag pags art arts cap caps vol vols t fig figs sec s ss párr párrf inc tel telf
        teléf fax ext ene feb mar abr may jun jul ago sep sept oct nov dic lun mié jue vie sáb dom vers v op
    """),
    open=words("""
        e.e e.u ee u.s d.f r.u r.p inc ltd cía cia corp s.a s.l s.a.u s.r.l jr bs.as Ene Feb Mar Abr Jun Jul Ago Sep Sept Oct
        Nov Dic Lun Mié Jue Vie Sáb ene feb abr jun jul sept oct nov dic izq dcha
    """),
    final=words("""
        etc a.c d.c a.m p.m a.de.c d.n.e ee.uu e.e.u.u eeuu h m min seg km kg g cm mm ha hab ptas
    """),
    starters=words("""
        yo tú él ella ello nosotros vosotros ellos ellas usted ustedes el la los las lo un una unos unas este esta esto estos estas
        ese esa eso esos esas aquel aquella su sus mi mis tu tus nuestro nuestra se le les y e pero o ni sino si cuando aunque
        porque como que mientras donde después antes desde hasta en a al de del con sin por para sobre entre bajo contra según
        durante tras ante hacia qué quién cuál cuándo dónde cómo cuánto aquí allí ahora hoy ayer mañana luego entonces también
        además no nada nadie ningún todo toda todos todas muchos muchas algunos algunas varios varias ambos cada otro otra dos
        tres cuatro cinco es son fue fueron era eran ha han había hay está están más menos ya aún así sólo solo finalmente
        actualmente
    """),
    prepositions=words("en a al hacia desde hasta sobre durante el del entre tras"),
)

_FRENCH = Language(
    never=words("""
        M MM mme mmes mlle mlles mr mrs ms dr drs pr prof Me mgr st ste sts cf p.ex ex env av c.-à-d c.à.d càd i.e boul bd bld gén
        Col cdt cne lt sgt adj trad resp s.m ll.aa.ii.rr faub vve ph.d
    """),
    numbered=words("""
        n no nos nº n° p pp art chap vol t fig tab sec al § janv févr fév avr juil sept oct nov déc tél ext ch v vers op éd
    """),
    open=words("janv févr fév avr juil oct nov déc inc ltd co corp cie s.a s.a.r.l jr sr u.s é.-u d.c éd coll"),
    final=words("etc av.j.-c apr.j.-c j.-c a.m p.m h min km kg cm hab"),
    starters=words("""
        je tu il elle on nous vous ils elles ce cet cette ces ceci cela ça c d le la les l un une des du de mon ma mes ton ta son sa
        ses notre nos votre leur leurs et mais ou où donc or ni car si quand lorsque comme puisque afin pour que qui quoi quel
        quelle quels quelles dont en dans à au aux par sur sous avec sans chez entre vers depuis pendant avant après dès selon
        malgré contre ici là alors ensuite puis enfin ainsi aussi cependant toutefois pourtant néanmoins désormais aujourd hier
        demain maintenant toujours jamais ne pas plus tout toute tous toutes beaucoup plusieurs certains certaines quelques
        chaque aucun aucune autre deux trois quatre est sont était étaient a ont avait j s n m t qu y voici voilà comment
        pourquoi combien
    """),
    prepositions=words("en à au vers depuis le dès de entre avant après dans"),
)

_ITALIAN = Language(
    never=words("""
        sig sigg sig.ra sig.na dott dott.ssa dr dr.ssa prof prof.ssa ing avv arch geom rag On Sen mons s.e cav comm uff Gen Col Cap
        magg Ten serg ecc.za v.cte f.p f.lli mr mrs ms p.es ad.es es cfr cf vd pres segr resp amm p.zza v.le c.so l.go s trad egr
        spett ill st
    """),
    numbered=words("""
        n nn nr num no pag pagg p pp art artt cap capp vol voll t tav fig figg sez par co c tel gen feb mar apr mag giu lug ago set
        sett ott nov dic lett ed v
    """),
    open=words("s.p.a s.r.l s.n.c inc ltd corp jr sr u.s u.s.a genn febbr ott nov dic"),
    final=words("ecc etc a.c d.c a.m p.m p.e.v e.v km kg cm min ab"),
    starters=words("""
        io tu egli ella lui lei noi voi loro essi esse il lo la i gli le l un uno una questo questa questi queste quello quella
        quelli quelle ciò mio mia suo sua suoi sue nostro vostro e ed ma o oppure né però se quando mentre perché poiché come che
        chi cosa quale quali dove di del dello della dei degli delle da dal dalla a al allo alla ai agli alle in nel nello nella
        nei negli nelle con su sul sulla per tra fra senza sotto sopra dopo prima durante secondo contro verso qui lì là ora oggi
        ieri domani poi allora così anche inoltre tuttavia infatti quindi dunque non niente nulla nessuno tutto tutti tutte molti
        molte alcuni alcune vari ogni altri altre due tre quattro è sono era erano ha hanno aveva avevano sarà c già ancora solo
        più meno
    """),
    prepositions=words("nel nell'anno nell’anno verso dal dall dopo fino in a alle il intorno durante tra"),
)

_PORTUGUESE = Language(
    never=words("""
        sr sra srta srs sras dr dra drs prof profa profª eng arq d fr st sto sta Gen Cel Ten sgt maj alm pres dep sen gov av r
        p.ex ex i.e cf aprox exmo exma ilmo il.mo v.exa mr mrs ms mons rev adv obs ca
    """),
    numbered=words("""
        n nº n.º n° no núm p pp pág págs art arts cap vol t tomo fig tab sec séc inc jan fev mar abr mai jun jul ago set out nov
        dez tel al ed
    """),
    open=words("jan fev abr jun jul ago s.a s.a.r.l ltda ltd cia inc corp jr u.s e.u.a r.u"),
    final=words("etc a.c d.c a.e.c e.c a.m p.m h min seg km kg g m cm hab"),
    starters=words("""
        eu tu ele ela nós vós eles elas você vocês o a os as um uma uns umas este esta isto estes estas esse essa isso esses essas
        aquele aquela aquilo seu sua seus suas meu minha nosso nossa e mas ou nem porém contudo se quando embora porque como que
        enquanto onde depois antes desde até em no na nos nas ao à aos às de do da dos das com sem por pelo pela para sobre entre
        sob contra segundo durante após ante quem qual quais aqui ali lá agora hoje ontem amanhã então também além não nada
        ninguém nenhum todo toda todos todas muitos muitas alguns algumas vários várias ambos cada outro outra dois duas três
        quatro é são foi foram era eram há tem têm está estão mais menos já ainda assim só apenas finalmente atualmente num numa
    """),
    prepositions=words("em no na por cerca desde até de ao às após durante entre"),
)

_CATALAN = Language(
    never=words("sr sra srs dr dra prof mn sta ca cf p.ex av ex aprox mr mrs ms gral st"),
    numbered=words("núm n p pp pàg pàgs art cap vol fig gen feb abr jul ag set oct nov des tel s"),
    open=words("s.a s.l inc ltd corp jr"),
    final=words("etc a.c d.c a.m p.m ee.uu h min km kg"),
    starters=words("""
        jo tu ell ella nosaltres vosaltres ells elles el la els les l un una uns unes aquest aquesta aquests aquestes això aquell
        aquella seu seva i però o ni si quan encara perquè com que mentre on després abans des fins en a al als de del dels amb
        sense per sobre entre segons durant què qui quin quina aquí allà ara avui ahir demà també no res ningú tot tots totes
        molts moltes alguns diversos cada altre dos tres és són era eren ha han hi hem va van
    """),
    prepositions=words("en el al des fins cap durant entre"),
)

_ROMANIAN = Language(
    never=words("""
        dl dna dra dr d-na d-ra d-lui prof ing av gen col lt mr mrs ms sf conf lect acad pr arh ec jud str bd cca aprox cf vs st
    """),
    numbered=words(
        "nr p pp pag art alin cap vol fig lit pct ian feb mar apr mai iun iul aug sept oct nov dec tel str sec"
    ),
    open=words("s.a s.r.l inc ltd corp jr u.s s.u.a"),
    final=words("etc ș.a ş.a ș.a.m.d ş.a.m.d î.hr d.hr hr î.e.n e.n a.m p.m km kg min lei mil mld"),
    starters=words("""
        eu tu el ea noi voi ei ele un o acest această acesta aceasta acești aceste acel acea meu său sa nostru și dar sau ori însă
        dacă când deși pentru că ca cum unde după înainte până în la pe de din cu fără prin despre între sub conform ce cine care
        cât aici acolo acum azi ieri mâine apoi atunci nu nimic nimeni tot toți toate mulți multe unii unele fiecare alt alți doi
        trei este e sunt era erau are au avea va vor mai se
    """),
    prepositions=words("în la pe din de până prin după între"),
)

ROMANCE: Final[dict[str, Language]] = {
    "es": _SPANISH,
    "fr": _FRENCH,
    "it": _ITALIAN,
    **dict.fromkeys(("pt", "gl"), _PORTUGUESE),
    "ca": _CATALAN,
    "ro": _ROMANIAN,
}
"""By primary subtag."""
