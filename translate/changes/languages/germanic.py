"""English and German: words that may be facts."""

from __future__ import annotations

from typing import Final

from translate.changes.languages.table import MODALITY, NEGATION, NUMBER, ORIGIN, SMALL, SOURCE, TIME, WEIGHTY, Table

_ENGLISH = Table(
    letters="a-zàâäçéèêëïîôöüñ",
    words={
        NEGATION: """
            not no never none nobody nothing nowhere neither nor without cannot hardly scarcely barely rarely seldom
            nevertheless unless except lacking absent failed fails fail failing refuse refused refuses refusing
            deny denied denies denying denial ain't non far
        """,
        NUMBER: """
            zero one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty first second third
            fourth fifth sixth seventh eighth ninth tenth once twice thrice double triple half halves quarter quarters pair
            pairs couple dozen dozens score scores both single percent percentage per cent metre metres meter meters km kg
            mile miles foot feet inch inches ton tons tonne tonnes litre litres dollar dollars euro euros pound pounds cents
            rouble roubles ruble rubles hryvnia hryvnias yuan yen degree degrees acre acres hectare hectares
            all every each some any many much most more few fewer less least several enough another other others only
            about around approximately roughly nearly almost over under up down exactly precisely just alone maximum
            minimum average total
        """,
        TIME: """
            today yesterday tomorrow tonight now then already yet still soon later earlier early late ago before after since
            until till during while when once again always sometimes often usually recently lately currently formerly
            previously former ex next last previous following past present future annual annually daily weekly monthly
            yearly morning noon afternoon evening night midnight midday day days week weeks month months year years decade
            decades century centuries hour hours minute minutes moment ever immediately finally eventually initially
            spring summer autumn winter weekend am pm
        """,
        MODALITY: """
            may might must can could shall should will would ought need needs dare able unable likely unlikely possible
            possibly probable probably perhaps maybe certain certainly sure surely definitely clearly obviously apparent
            apparently evidently seem seems seemed seemingly appear appears appeared potential potentially possibly if
            whether though although however even too very so suspected presumed supposed supposedly purported purportedly
            alleged allegedly reportedly confirmed unconfirmed true false fake real really actual actually indeed
            intend intends intended plan plans planned try tries tried attempt attempts attempted want wants wanted
            hope hopes hoped expect expects expected threaten threatens threatened vow vows vowed promise promises promised
            let lets let's used going better supposed
        """,
        SOURCE: """
            said say says saying claim claims claimed claiming according state states stated told tell tells report reports
            reported insist insists insisted argue argues argued admit admits admitted acknowledge acknowledged concede
            conceded suggest suggests suggested believe believes believed think thinks thought know knows knew known
            announce announces announced declare declares declared accuse accuses accused allege alleges conclude concluded
            warn warns warned assert asserts asserted maintain maintains maintained describe described called dubbed
            so-called quoted citing cited cites estimated
        """,
        SMALL: """
            i me my mine myself we us our ours ourselves you your yours yourself he him his himself she her hers herself it
            its itself they them their theirs themselves who whom whose which that what this these those there here where why
            how is are was were be been being am has have had having do does did done doing get gets got made make makes
            and or but because so as than of at by for with from to in into on onto off out against between among through
            across along behind beyond within toward towards upon per via despite near inside outside above below beside
            besides instead like unlike also both either same such own yes together apart away back forth il al bin ibn de la
            von van der den del di da du el ben abu umm sr jr mr mrs ms dr st it's that's there's who's what's he's she's
            we're they're you're i'm we've they've you've i've
        """,
        WEIGHTY: """
            left right north south east west northern southern eastern western alive dead man men woman women boy boys girl
            girls male female son sons daughter daughters brother brothers sister sisters father mother husband wife uncle
            aunt child children baby civilian civilians soldier soldiers troops rebel rebels militant militants terrorist
            terrorists fighter fighters police officer officers general colonel president minister premier king queen
            prince opposition government parliament court judge jury army navy war peace truce ceasefire ally allies enemy
            enemies friend friends foe win wins won lose loses lost rise rises rose risen fall falls fell fallen grow grew
            grown gain gained cut cuts drop drops dropped buy buys bought sell sells sold hot cold high higher highest
            low lower lowest big bigger small smaller large larger largest smallest long longer short shorter good better
            best bad worse worst old older oldest new newer young younger youngest rich richer poor poorer open opened close
            closed start started begin began begun end ended stop stopped enter entered leave leaves come came go goes went
            arrive arrived depart departed give gave given take took taken send sent receive received lend lent borrow
            public private legal illegal lawful unlawful free freed safe healthy ill sick guilty innocent for pro anti
            push pull hit miss missed miss missing found black white red green blue
        """,
    },
    beginnings={
        NEGATION: "never",
        NUMBER: """
            thirt fourt fift sixt sevent eight ninet twent fort hundred thousand million billion trillion kilo milli
            centi quadrup tripl doubl
        """,
        TIME: "overnight fortnight",
        WEIGHTY: """
            kill murder execut assassin wound injur die died dying death dead surviv shot shoot bomb shell strike struck attack
            invad invas assault defend defen arrest detain detent releas jail imprison prison convict acquit charg sentenc
            guilt innocen prosecut tortur rape raping rapist abus kidnap abduct hostag captur surrender retreat advanc
            withdr liberat occup annex support oppos back reject accept approv disapprov adopt veto ban banned banning permit
            allow forbid forbad prohibit legal illegal lawful unlawful increas decreas reduc rais grow shrink doubl
            resign dismiss sack fire appoint elect defeat victor condemn prais critic welcom corrupt brib steal
            stole fraud crime criminal victim suspect witness terror genocid massacr refuge migrant deport evacuat destroy
            damag collaps explo expl burn flood sink sank sunk crash poison infect vaccin nuclear chemical
            democrat dictat separat national nazi fascis communis regime puppet import export victim widow
            orphan cancel postpon suspend resum halt delay confirm apolog confess sanction
        """,
    },
    patterns={
        NEGATION: ".*n't|.*less(?:ly|ness)?",
        MODALITY: ".*'(?:ll|d)",
        NUMBER: "(?:un|mon|bi|tri|quadr)(?:lateral|annual|monthly|weekly).*|.*fold|m{0,3}(?:c[md]|d?c{0,3})(?:x[cl]|l?x{1,3}|)(?:i[xv]|v?i{1,3}|v)",
        WEIGHTY: ".*(?:ward|wards|est)",
    },
    light="the a an",
    alike="the/a/an is/are was/were has/have do/does this/these that/those that/which who/whom toward/towards among/amongst "
    "while/whilst on/upon until/till its/it's",
    endings="ful/less er/ee er/ed er/ing or/ed ed/ ed/s ed/es ed/e ed/ing ed/ies d/ d/s er/ est/ er/est r/st ers/ees",
    serial="and or",
)

_GERMAN = Table(
    letters="a-zäöüßéèêàâçñ",
    words={
        NEGATION: """
            nicht nichts nie niemals niemand niemanden niemandem nirgends nirgendwo kein keine keinen keinem keiner keines keins
            keinerlei weder noch ohne kaum außer nein mitnichten keineswegs selten sonst fehlt fehlen fehlte scheiterte
            scheitert leugnet leugnete verneint verneinte weigert weigerte
        """,
        NUMBER: """
            null ein eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf beide beiden beider einmal zweimal dreimal
            doppelt halb halbe halben halber hälfte viertel drittel paar prozent alle allen aller alles jede jeder jedes jeden
            jedem einige einigen einiger manche manchen viele vielen vieler viel mehr meist meiste meisten wenig wenige wenigen
            weniger wenigstens mehrere mehreren nur bloß lediglich allein etwa ungefähr rund circa ca zirka fast beinahe knapp
            über unter genau mindestens höchstens bis zu einzig einzige einzigen erste ersten erster erstes zweite zweiten
            zweiter dritte dritten dritter letzte letzten letzter letztes km kg meter euro dollar
        """,
        TIME: """
            heute gestern vorgestern morgen übermorgen jetzt nun dann schon bereits noch bald später früher früh spät vor nach
            seit während wenn als wieder immer manchmal oft meistens kürzlich neulich derzeit gegenwärtig ehemals ehemalige
            ehemaligen ehemaliger damals damalige damaligen künftig künftige nächste nächsten nächster vorige vorigen
            vergangene vergangenen kommende kommenden jährlich täglich wöchentlich monatlich morgens mittags abends nachts
            sofort schließlich zunächst zuletzt endlich einst je
        """,
        MODALITY: """
            kann kannst können könnt konnte konnten könnte könnten muss müssen musste mussten müsste müssten soll sollen sollte
            sollten will wollen wollte wollten darf dürfen durfte durften dürfte dürften mag mögen mochte möchte möchten wird
            werden wurde wurden würde würden vielleicht möglich möglicherweise wahrscheinlich vermutlich wohl angeblich
            angebliche angeblichen mutmaßlich mutmaßliche mutmaßlichen sicher gewiss offenbar offensichtlich anscheinend
            scheinbar scheint schien wirklich tatsächlich eigentlich falls ob obwohl zwar jedoch sogar sehr zu so wahr falsch
            echt bestätigt unbestätigt geplant erwartet versucht versuchte
        """,
        SOURCE: """
            sagt sagte sagten gesagt behauptet behauptete behaupteten laut zufolge gemäß erklärt erklärte erklärten berichtet
            berichtete berichteten meldet meldete teilte mitgeteilt betont betonte meint meinte glaubt glaubte denkt dachte
            räumt räumte gab gibt zugab warnt warnte beschuldigt beschuldigte wirft warf kündigt kündigte sogenannte
            sogenannten sogenannter
        """,
        SMALL: """
            ich mich mir mein meine wir uns unser unsere du dich dir dein ihr ihre ihren ihrem ihrer ihres euch euer er ihn ihm
            sein seine seinen seinem seiner seines sie es man sich wer wen wem wessen was welcher welche welches dieser diese
            dieses diesen diesem jener jene jenes jenen der die das den dem des eine einen einem einer eines da hier dort
            dorthin hin her wo wohin woher warum wie bin ist sind war waren sei seien wäre wären gewesen hat habe haben hatte
            hatten hätte hätten gehabt tut tat und oder aber sondern denn weil dass damit daher deshalb also an auf aus bei durch
            für gegen in im ins am ans vom von zum zur mit hinter neben zwischen um trotz wegen statt anstatt außerhalb
            innerhalb entlang ab auch nur selbst selber ja beim gegenüber voll zusammen auseinander weg zurück eben gar doch
        """,
        WEIGHTY: """
            links rechts nördlich südlich östlich westlich tot lebend lebendig männlich weiblich gewann gewonnen verlor verloren
            stieg gestiegen sank gesunken fiel gefallen wuchs gewachsen kaufte gekauft verkaufte verkauft heiß kalt hoch höher
            höchste niedrig groß größer größte klein kleiner kleinste lang länger kurz kürzer gut besser beste schlecht
            schlechter alt älter älteste neu jung jünger jüngste reich arm offen geöffnet geschlossen begann begonnen endete
            beendet kam ging gegangen gekommen gab gegeben nahm genommen schickte erhielt öffentlich privat frei schuldig
            unschuldig krank gesund schwarz weiß rot grün blau
        """,
    },
    beginnings={
        NEGATION: "nie kein",
        NUMBER: "hundert tausend million milliard zwan dreiß vierz fünfz sechz siebz achtz neunz einund zweiund dreiund",
        TIME: "heutig gestrig bisher",
        WEIGHTY: """
            töt getöt ermord erschoss hingerichtet verletz verwund gestorb starb stirb überleb schoss geschoss beschoss bombard
            angreif angegriff griff überfiel verteidig verhaft festgenomm festnahm freigelass freiließ inhaft gefang
            verurteil freigesproch angeklagt gefolter folter vergewaltig entführ gefangen ergab zurück vorgerück befrei besetz
            besetz annektier unterstütz abgelehn ablehn lehnt angenomm annehm akzeptier verbiet verbot erlaub gestatt erhöh
            gesenk senk reduzier verdoppel halbier entlass ernann gewähl wähl besieg verlier gewinn verurteil lob kritisier
            korrupt bestoch gestohl stahl zerstör beschädig explodier brann verbrann vergift infizier geimpf nuklear chemisch
            demokrat diktat separat national nazi faschist kommunist abgesag verschob verschoben ausgesetz bestätig
            gestoppt evakuier deportier flücht geflo
        """,
    },
    patterns={
        ORIGIN: ".*isch(?:e[nmrs]?)?",
        NUMBER: ".*(?:zig|zigste[nr]?|fach|fache[nr]?|mal|zehn)",
        WEIGHTY: ".*(?:los|lose|losen|loser|voll|volle|vollen|ste[nrs]?|frei|freie[nr]?)",
    },
    alike="dass/daß ist/sind",
    endings="te/t ten/en te/e t/te en/te",
)

TABLES: Final = {"en": _ENGLISH, "de": _GERMAN}
