"""Polish, Czech, Slovak, and the South Slavic languages: Bulgarian, Macedonian, Serbian, Croatian, Bosnian, Slovene."""

from __future__ import annotations

from typing import Final

from translate.segmentation.language import Language, words

_POLISH = Language(
    never=words("""
        dr hab prof mgr inż lek ks bp abp kard św śś bł gen płk ppłk mjr kpt ppor sierż plut hr pp ul pl np tj tzn tzw m.in zob ang
        niem fr franc ros łac hiszp czes ukr im w.w wg woj pow gm dyr kier zast z-ca ds d.s ws St Wł Cz Sz Ch Stan Kaz Zb Zbig Jerz
        Mik mr mrs ms mec tow właśc pseud tłum oprac doc bałt p.t śp ś.p nadinsp insp podinsp kom ok al os
    """),
    numbered=words("""
        nr s str t tom rozdz art ust pkt par poz rys tab zał lit wyd vol z zesz ok tel m lok kl l n stycz lut kwiet czerw lip sierp
        wrzes paźdz grud sygn fax p
    """),
    open=words("stycz kwiet czerw sierp wrzes paźdz grud inc ltd co corp jr s.a sp.k sp.j sp.z.o.o o.o u.s red p"),
    final=words("""
        itd itp etc i.in in i.n r w n.e p.n.e pne n.p.m npm tys mln mld bln zł gr godz min sek szt egz kg km cm mm ha ub cd nast dn
    """),
    starters=words("""
        ja ty on ona ono my wy oni one to ten ta te ci tamten jego jej ich mój nasz wasz swój i a ale lub albo czy oraz jednak jeśli
        jeżeli gdy kiedy choć chociaż dopóki bo ponieważ więc dlatego zatem że żeby aby kto co gdzie dokąd skąd dlaczego ile jaki
        jaka jakie jacy który która które którzy w we na z ze do od po za pod nad przy o dla bez przez między wśród przed około
        przeciw wbrew zamiast oprócz według dzięki mimo podczas tu tam tutaj wtedy teraz dziś dzisiaj wczoraj jutro potem następnie
        już jeszcze tylko nawet także też również nie nikt nic ma wszyscy wszystko każdy każda wiele wielu niektórzy inni inny
        jeden jedna dwa dwie dwaj trzy cztery pięć był była było byli były jest są najbardziej bardziej mniej obecnie później
        wcześniej wreszcie jako prawdopodobnie tymczasem natomiast ponadto
    """),
    prepositions=words("w we z ze do na po około od przed za między dnia podczas"),
    ordinals="asked",
)

_CZECH = Language(
    never=words("""
        dr doc prof mgr ing bc judr mudr phdr rndr paeddr thdr p pí sl sv ul nám tř např tj tzn tzv mj m.j cca ca srov popř příp resp
        angl něm fr franc lat řec špan gen plk pplk mjr kpt npor ppor rtm kard bisk mons arch akad dipl zást býv zejm zvl hl vys
        čes slov k.č t.j t.zv t.č mr mrs ms
    """),
    numbered=words(
        "č čís s str sv r roč kap obr tab odst čl písm par § tel fax zn ún břez dub květ červ srp zář říj kl l vol no p hod"
    ),
    open=words("a.s s.r.o v.o.s k.s z.s o.p.s inc ltd co corp jr csc ph.d drsc ml st u.s l.p r vyd nakl"),
    final=words(
        "atd apod aj atp ap n.l př.n.l př.kr po.kr n.m stol hod min sek tis mil mld kč kg km m cm mm ha ks obyv"
    ),
    starters=words("""
        já ty on ona ono my vy oni to ten ta ti tento tato toto tyto jeho její jejich můj náš váš svůj a i ale nebo či však avšak
        pokud když jestliže ačkoli zatímco protože proto tedy tak že aby kdo co kde kam odkud proč kolik jaký jaká jaké který která
        které kteří v ve na z ze do od po za pod nad při o u s se k ke pro bez přes mezi před okolo proti místo kromě podle díky
        navzdory během zde tady tam tehdy nyní teď dnes včera zítra potom pak už již ještě jen pouze dokonce také rovněž ne nikdo
        nic není všichni všechno každý mnoho mnozí někteří jiní jiný jeden jedna dva dvě tři čtyři byl byla bylo byli je jsou více
        méně později dříve konečně jako
    """),
    prepositions=words("v ve z ze do na po kolem od před za mezi dne roku"),
    ordinals="asked",
)

_SLOVAK = Language(
    never=words("""
        dr doc prof mgr ing bc judr mudr phdr rndr p pí sv ul nám napr tj t.j tzn t.zn tzv t.zv mj m.j cca ca porov príp resp angl nem
        fr franc lat gréc gen plk pplk mjr kpt npor mons arch akad dipl hl vys slov čes č.j najm st mr mrs ms
    """),
    numbered=words(
        "č čís s str zv r roč kap obr tab ods čl písm par § tel fax jan feb mar apr jún júl aug sept okt nov dec kl l p"
    ),
    open=words("a.s s.r.o v.o.s k.s z.z inc ltd co corp jr csc ph.d drsc ml u.s vyd r"),
    final=words(
        "atď a.i i.i apod pod n.l pred.n.l pr.n.l pred.kr po.kr stor hod min sek tis mil mld sk kg km m cm ha ks obyv"
    ),
    starters=words("""
        ja ty on ona ono my vy oni to ten tá tí tie tento táto toto títo jeho jej ich môj náš váš svoj a i aj ale alebo či však ak keď
        hoci zatiaľ kým pretože preto teda tak že aby kto čo kde kam odkiaľ prečo koľko aký aká aké ktorý ktorá ktoré ktorí v vo na
        z zo do od po za pod nad pri o u s so k ku pre bez cez medzi pred okolo proti namiesto okrem podľa vďaka napriek počas tu
        tam vtedy teraz dnes včera zajtra potom už ešte len iba dokonca tiež takisto nie nikto nič všetci všetko každý mnoho mnohí
        niektorí iní iný jeden jedna dva dve tri štyri bol bola bolo boli je sú viac menej neskôr skôr konečne ako
    """),
    prepositions=words("v vo z zo do na po okolo od pred za medzi dňa roku"),
    ordinals="asked",
)

_BULGARIAN = Language(
    never=words(
        "т.е т.нар напр вж срв св проф доц акад д-р инж ген полк лейт г-н г-жа ул бул пл ж.к кв обл общ чл.-кор им англ нем фр лат"
    ),
    numbered=words("с стр гл фиг табл чл ал т бр ч № тел ет ап бл вх ян февр апр авг септ окт ноем дек"),
    open=words("г с о кн ред изд ян февр апр авг септ окт ноем дек гр"),
    final=words("т.н др пр н.е пр.н.е гг в вв хил млн млрд лв ст ч мин сек км кг м"),
    starters=words("""
        аз ти той тя то ние вие те това този тази тези онзи неговият нейният и а но или обаче ако когато докато защото тъй както че за
        да кой къде как колко какъв в във на с със от до из по под над при без през между след преди около против според тук там
        тогава сега днес вчера утре после вече още само дори също не никой нищо няма всички всеки много някои други един една едно
        два две три е са беше бяха има който
    """),
    prepositions=words("в във на през от до след преди около към"),
)

_SERBIAN = Language(
    never=words("""
        mr prof ing gđa g-đa gosp ul bul npr tj tzv odn sv im akad doc gen puk pukov kap potpuk v.d mag dipl bl fra vlč mons
        др мр проф инг гђа г-ђа госп ул бул нпр тј тзв одн св им акад доц ген пук кап вд mrs ms
    """),
    numbered=words(
        "br str čl st sl tab pogl sv tel jan feb mar apr avg sep sept okt nov dec t p бр стр чл ст сл таб погл тел"
    ),
    open=words("dr d.o.o d.d inc ltd co jr д.о.о ред"),
    final=words("""
        itd i.t.d i.dr sl i.sl n.e pr.n.e pr.kr p.n.e god g st v tis mlrd mil km kg din kn min sek итд и.др н.е пр.н.е п.н.е год г ст в
    """),
    starters=words("""
        ja ti on ona ono mi vi oni one to ovo ovaj ova ovi ove taj ta te njegov njen njezin naš vaš i a ali ili no nego ako kad kada
        dok jer iako da što tko ko gdje gde kako koliko koji koja koje u na s sa od do iz po pod nad pri bez kroz između nakon
        posle poslije prije pre oko protiv prema tu tamo tada sada danas jučer juče sutra zatim već još samo čak također takođe
        ne niko nitko ništa nema svi sve svaki mnogi neki drugi jedan jedna dva dvije dve tri je su bio bila bilo bili ima za zbog
        ја ти он она оно ми ви они то ово овај ова ови и а али или ако кад када док јер иако да што ко где како који која које у на
        са од до из по под над при без кроз између након после пре око против према тада сада данас јуче сутра затим већ још само
        не нико ништа нема сви све сваки многи неки други један два три је су био била било били има за због ипак
    """),
    prepositions=words("u na od do oko posle poslije nakon prije pre dana у на од до око после након пре"),
    ordinals="asked",
)

_SLOVENE = Language(
    never=words("dr mag prof ing inž g ga gdč gl npr t.i tj oz sv ul im akad doc gen polk dipl prim mr mrs ms st"),
    numbered=words("št str čl sl tab pogl zv tel jan feb mar apr jun jul avg sep sept okt nov dec t"),
    open=words("d.o.o d.d inc ltd co jr"),
    final=words("itd ipd idr i.dr n.št pr.n.št pr.kr po.kr l stol tis mio mrd km kg min sek"),
    starters=words("""
        jaz ti on ona ono mi vi oni to ta tisti njegov njen naš vaš in a ali toda vendar če ko ker čeprav da kdo kje kako koliko
        kateri v na z s od do iz po pod nad pri brez skozi med pred okoli proti tu tam takrat zdaj danes včeraj jutri potem že še
        samo celo tudi ne nihče nič ni vsi vse vsak mnogi nekateri drugi en ena dva dve tri je so bil bila bilo bili ima za zaradi
    """),
    prepositions=words("v na od do okoli po pred leta"),
    ordinals="asked",
)

WEST_AND_SOUTH_SLAVIC: Final[dict[str, Language]] = {
    "pl": _POLISH,
    "cs": _CZECH,
    "sk": _SLOVAK,
    **dict.fromkeys(("bg", "mk"), _BULGARIAN),
    **dict.fromkeys(("sr", "hr", "bs", "sh", "me", "cnr"), _SERBIAN),
    "sl": _SLOVENE,
}
"""By primary subtag."""
