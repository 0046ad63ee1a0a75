"""Spanish, French, Italian and Portuguese: words that may be facts."""

from __future__ import annotations

from typing import Final

from translate.changes.languages.table import MODALITY, NEGATION, NUMBER, ORIGIN, SMALL, SOURCE, TIME, WEIGHTY, Table

_SPANISH = Table(
    letters="a-záéíóúüñ",
    words={
        NEGATION: """
            no ni nunca jamás nadie nada ningún ninguna ninguno tampoco sin salvo excepto menos apenas sino niega negó negaron rechaza
            rechazó falta faltan faltó
        """,
        NUMBER: """
            cero uno un una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince cien ciento ciento mil
            primero primer primera segundo segunda tercero tercer tercera cuarto cuarta quinto quinta sexto sexta séptimo octavo
            noveno décimo doble triple medio media mitad tercio par docena docenas por ciento porcentaje todo toda todos todas cada
            algún alguno alguna algunos algunas mucho mucha muchos muchas poco poca pocos pocas más varios varias ambos ambas otro
            otra otros otras sólo solo solamente únicamente casi cerca unos unas aproximadamente alrededor sobre hasta mínimo máximo
            exactamente última último últimos últimas vez veces km kg metro metros euro euros dólar dólares peso pesos
        """,
        TIME: """
            hoy ayer anteayer mañana ahora entonces ya aún todavía pronto luego tarde temprano antes después desde hasta durante
            mientras cuando siempre a menudo veces recientemente recién antiguo antigua ex anterior anteriores próximo próxima
            siguiente pasado pasada futuro actual actualmente anual diario diaria semanal mensual madrugada noche tarde mediodía
            inmediatamente finalmente año años mes meses semana semanas día días hora horas minuto minutos siglo década verano
            invierno otoño primavera
        """,
        MODALITY: """
            puede pueden podía podían podría podrían pudo pudieron podrá podrán debe deben debía debería deberían debió deberá
            quizá quizás tal vez acaso posible posiblemente probable probablemente seguro supuesto supuesta supuestos supuestas
            supuestamente presunto presunta presuntos presuntas presuntamente parece parecen aparentemente si aunque incluso muy
            demasiado tan realmente verdadero falso falsa cierto quiere quieren quería espera esperan intenta intentó planea
            promete prometió amenaza amenazó
        """,
        SOURCE: """
            dijo dice dicen dijeron dicho afirma afirman afirmó asegura aseguró sostiene sostuvo según acuerdo declara declaró
            informa informó informaron anuncia anunció admite admitió reconoce reconoció cree creen considera consideran
            considera advierte advirtió acusa acusó acusaron señala señaló indica indicó insiste insistió denuncia denunció llamado
            llamada llamados
        """,
        SMALL: """
            yo me mí mi mis nosotros nos nuestro nuestra tú te ti tu tus usted ustedes vosotros os él ella ello ellos ellas lo la los
            las le les se sí su sus suyo suya quien quienes quién que qué cual cuál cuyo cuya este esta esto estos estas ese esa eso
            esos esas aquel aquella aquellos el al del y e o u pero porque pues como cómo así de a en con por para contra entre hacia
            tras ante bajo dentro fuera encima debajo junto lejos aquí allí ahí donde dónde adonde también mismo misma mismos propio
            es son era eran fue fueron ser sido será serán sea sean sería está están estaba estaban estuvo estar ha han había habían
            hubo haber hay he hemos habrá tiene tienen tenía tuvo hace hacen hizo hicieron va van iba vía mediante pese
        """,
        WEIGHTY: """
            izquierda derecha norte sur este oeste muerto muerta vivo viva hombre hombres mujer mujeres niño niña niños niñas hijo
            hija hermano hermana padre madre caliente frío alto alta bajo baja grande pequeño pequeña largo corto bueno buena malo mala
            viejo nuevo nueva joven rico pobre mayor mayores menor menores mejor peor abierto cerrado
        """,
    },
    beginnings={
        NEGATION: "ningun",
        NUMBER: """
            veint treint cuarent cincuent sesent setent ochent novent cient doscient trescient cuatrocient quinient seiscient
            dieci millar millon millón billon billón duplic triplic
        """,
        TIME: "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre lunes martes "
        "miércoles jueves viernes sábado domingo",
        WEIGHTY: """
            mat asesin ejecut murió muri muert falleci herid hiri lesion sobreviv dispar bombarde atac ataq invad invas asalt defend
            defen arrest deten detuv liber encarcel prisi preso presa conden absuel absolv acus imput tortur viol secuestr captur
            rindi rend retir avanz ocup anex apoy rechaz acept aprob prohib permit autoriz legal ilegal aument reduj reduc redujo
            subió subi baj crec cay cae caer dimit despid despidi nombr elig elegid derrot venci gan perd perdi pierd corrup sobor
            rob crim delit víctim testig terror genocid refugi migr deport evacu destru dañ explo incend quem hund estrell
            envenen infect vacun nuclear quími democr dictad separat nacional nazi fascis comunis cancel suspend aplaz confirm
            desment civil milit soldad guerrill rebeld president ministr gobiern oposi parlament tribunal juez jueza polic
            ejércit enemig aliad amig compr vend import export abri abr cerr cierr comenz empez termin lleg sali entr culpab
            inocent público privad
        """,
    },
    patterns={
        ORIGIN: ".*(?:és|esa|eses|esas|enses?|eñ[oa]s?|[ai]n[oa]s?|íes|í)",
        WEIGHTY: "(?:des|in|im|anti|ex|pre|pos|sub|sobre).{4,}",
    },
    alike="y/e o/u solo/sólo quizá/quizás septiembre/setiembre",
    endings="o/a os/as o/os a/as o/as a/os e/es ó/a ó/aron an/aron a/ará ó/ará ado/ando ar/ado ador/ado",
)

_FRENCH = Table(
    letters="a-zàâäæçéèêëîïôœöùûüÿ",
    words={
        NEGATION: """
            ne n pas ni jamais rien personne aucun aucune nul nulle nulles sans sauf hormis excepté guère point non sinon dément nie
            niait refuse refusé manque
        """,
        NUMBER: """
            zéro un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente cent cents
            mille premier première premiers premières second seconde deuxième troisième dernier dernière derniers dernières double
            triple demi demie moitié tiers quart paire douzaine dizaine pour cent tout toute tous toutes chaque quelque quelques
            plusieurs beaucoup peu plus moins autre autres seul seule seuls seulement uniquement que presque environ près vers
            autour jusque jusqu minimum maximum exactement fois km kg mètre mètres euro euros dollar dollars les deux certains
            certaines
        """,
        TIME: """
            aujourd'hui hier avant-hier demain maintenant alors déjà encore bientôt tard tôt avant après depuis pendant durant
            lorsque lorsqu quand toujours souvent parfois récemment ancien ancienne anciens ex prochain prochaine suivant suivante
            passé passée précédent précédente futur future actuel actuelle actuellement annuel quotidien hebdomadaire mensuel matin
            midi soir nuit minuit immédiatement enfin an ans année années mois semaine semaines jour jours journée heure heures
            minute minutes siècle décennie été hiver automne printemps
        """,
        MODALITY: """
            peut peuvent pouvait pouvaient pourrait pourraient pu pourra pourront doit doivent devait devaient devrait devraient dû
            devra faut faudrait peut-être possible possiblement probable probablement sûr sûrement certain certainement présumé
            présumée présumés prétendu prétendue prétendument soi-disant semble semblent apparemment si quoique bien même très trop
            vraiment vrai vraie faux fausse veut veulent voulait espère espèrent tente tenté envisage prévoit prévu promet promis
            menace menacé aurait auraient serait seraient
        """,
        SOURCE: """
            dit disent disait dits affirme affirment affirmé assure assuré soutient soutenu selon d'après déclare déclaré indique
            indiqué rapporte rapporté annonce annoncé admet admis reconnaît reconnu croit croient pense pensent estime estiment
            estimé avertit averti accuse accusé accusent souligne souligné insiste insisté dénonce dénoncé appelé appelée
        """,
        SMALL: """
            je j me m moi mon ma mes nous notre nos tu te t toi ton ta tes vous votre vos il elle on ils elles lui leur leurs eux se s
            soi son sa ses qui qu quoi dont où lequel laquelle lesquels ce c cet cette ces ceci cela ça celui celle ceux celles le la l
            les y en et ou mais or donc car parce puisque comme comment pourquoi de d du des à au aux dans par sur sous avec contre
            entre chez hors dehors dedans loin ici là là-bas voici voilà ainsi aussi même mêmes propre est sont était étaient fut
            furent être été sera seront soit soient a ont avait avaient eut eu avoir aura auront ait fait font fit faire va vont allait
            via malgré grâce afin suite
        """,
        WEIGHTY: """
            gauche droite nord sud est ouest mort morte morts vivant vivante homme hommes femme femmes garçon fille fils frère soeur
            sœur père mère enfant enfants chaud froid haut haute bas basse grand grande petit petite long longue court courte bon
            bonne mauvais mauvaise vieux vieille nouveau nouvelle jeune riche pauvre supérieur inférieur meilleur pire ouvert fermé
        """,
    },
    beginnings={
        NUMBER: "quarant cinquant soixant septant huitant octant nonant quatre-vingt million milliard millier centain trentain "
        "vingtain doubl tripl quadrupl",
        TIME: "janvier février mars avril mai juin juillet août aout septembre octobre novembre décembre lundi mardi mercredi jeudi "
        "vendredi samedi dimanche",
        WEIGHTY: """
            tu tué assassin exécut mour meur décéd bless surviv tir bombard attaq envah invas assaut défend défen arrêt déten détenu
            libér emprison prison condamn acquitt inculp tortur viol enlev captur otage rend rédd retir avanc occup annex souten
            soutien rejet accept approuv adopt interdi interdit autoris permet permis légal illégal augment rédui réduct baiss hauss
            mont chut croît démission limog nomm élu élire batt vainc gagn perd perdu corromp corrup vol crim délit victim témoin
            terror génocid réfugi migr expuls évacu détrui dégât endommag explo incendi brûl coul écras empoisonn infect vaccin
            nucléair chimiq démocr dictat séparat national nazi fascis communis annul suspend suspens report confirm démenti civil
            milit soldat combattant rebell président ministr gouvern opposit parlement tribunal juge polic armée ennemi alli ami
            achet vend import export ouvr ferm commenc termin fini arriv part parti sorti entr coupabl innocent public privé
        """,
    },
    patterns={
        ORIGIN: ".*(?:ais|aise|aises|ois|oise|oises|iens?|iennes?|ains?|aines?|andes?|esques?)",
        WEIGHTY: "(?:dé|des|dés|in|im|il|ir|anti|ex|pré|post|sous|sur|re|ré).{4,}",
    },
    alike="peut/peuvent doit/doivent est/sont",
    endings="é/ée é/és é/ées ée/ées és/ées é/e é/ent é/er e/ent e/era ent/eront é/ait /e e/eur é/eur é/ant",
)

_ITALIAN = Table(
    letters="a-zàèéìíîòóùú",
    words={
        NEGATION: """
            non né mai nessuno nessuna nessun niente nulla senza tranne salvo eccetto neanche nemmeno neppure appena no nega negato
            negano rifiuta rifiutato manca mancano
        """,
        NUMBER: """
            zero uno un una due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici
            cento mille mila primo prima primi prime secondo seconda terzo terza quarto quarta ultimo ultima ultimi ultime doppio
            triplo mezzo mezza metà paio dozzina per percento tutto tutta tutti tutte ogni ciascuno alcuni alcune qualche molto molta
            molti molte poco poca pochi poche più meno parecchi entrambi entrambe altro altra altri altre solo soltanto solamente
            quasi circa oltre almeno massimo minimo esattamente volta volte km kg metro metri euro dollaro dollari
        """,
        TIME: """
            oggi ieri domani ora adesso allora già ancora presto tardi prima dopo da durante mentre quando sempre spesso talvolta
            recentemente ex precedente prossimo prossima successivo successiva scorso scorsa passato futuro attuale attualmente
            annuale quotidiano settimanale mensile mattina sera notte mezzogiorno mezzanotte subito infine anno anni mese mesi
            settimana settimane giorno giorni ora ore minuto minuti secolo decennio estate inverno autunno primavera fa finché
        """,
        MODALITY: """
            può possono poteva potevano potrebbe potrebbero potuto potrà potranno deve devono doveva dovevano dovrebbe dovrebbero
            dovrà dovuto forse possibile possibilmente probabile probabilmente sicuro certamente presunto presunta presunti presunte
            presumibilmente sembra sembrano apparentemente se sebbene benché anche perfino molto troppo davvero vero vera falso falsa
            vuole vogliono voleva spera sperano tenta tentato intende prevede previsto promette promesso minaccia minacciato avrebbe
            avrebbero sarebbe sarebbero cosiddetto cosiddetta cosiddetti
        """,
        SOURCE: """
            detto dice dicono disse afferma affermano affermato sostiene sostengono sostenuto secondo dichiara dichiarato riferisce
            riferito annuncia annunciato ammette ammesso riconosce riconosciuto crede credono ritiene ritengono pensa pensano avverte
            avvertito accusa accusato accusano sottolinea sottolineato insiste denuncia denunciato stando
        """,
        SMALL: """
            io mi me mio mia miei mie noi ci ce nostro nostra tu ti te tuo tua voi vi vostro egli lui lei esso essa essi loro lo la li
            le gli ne si sé suo sua suoi sue chi che cui quale quali questo questa questi queste quello quella quelli quelle quel il i
            l e ed o od ma perché poiché come così di a ad in con su da del dello della dei degli delle al allo alla ai agli alle dal
            dallo dalla dai dagli dalle nel nello nella nei negli nelle sul sullo sulla sui sugli sulle per tra fra contro verso sotto
            sopra dentro fuori presso vicino lontano qui qua lì là dove quindi dunque stesso stessa stessi proprio è sono era erano fu
            furono essere stato stata stati state sarà saranno sia siano ha hanno aveva avevano ebbe avere avuto avrà abbia fa fanno
            fece fatto fare va vanno via tramite nonostante grazie c'è
        """,
        WEIGHTY: """
            sinistra destra nord sud est ovest morto morta vivo viva uomo uomini donna donne ragazzo ragazza figlio figlia fratello
            sorella padre madre bambino bambina bambini caldo freddo alto alta basso bassa grande piccolo piccola lungo corto buono
            buona cattivo vecchio nuovo nuova giovane ricco povero maggiore maggiori minore minori migliore peggiore aperto chiuso
        """,
    },
    beginnings={
        NUMBER: "vent trent quarant cinquant sessant settant ottant novant diciass dicio dician duecent trecent milion miliard "
        "migliai centinai decin raddopp triplic",
        TIME: "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre lunedì martedì mercoledì "
        "giovedì venerdì sabato domenica",
        WEIGHTY: """
            uccis uccid ammazz assassin giustizi mor mort decedut ferit ferì sopravv spar bombard attacc invas invad assalt difes
            difend arrest deten detenut liber incarcer prigion condann assol assolt accus imputat tortur stupr rapi rapit sequestr
            cattur ostagg arres ritir avanz occup anness appogg sosten respin respint accett approv vieta vietat proib permess
            permett autorizz legal illegal aument ridott ridu ridur cal sal scend cresc cad cadut dimess dimett licenz nomin elett
            sconfi vint vinc vinto pers perso perd corro corrot rubat rub crimin delitt reat vittim testimon terror genocid profug
            rifugiat migr deport evacu distru dannegg esplo esplos incend bruci affond schiant avvelen infett vaccin nuclear chimic
            democr dittat separat nazional nazis fascis comunis annull sospe sospes rinvi conferm smenti civil milit soldat ribell
            president ministr govern opposi parlament tribunal giudic polizi esercit nemic alleat amic compr vend import esport apert
            apri aprì chius chiud cominc inizi termin finit arriv part usci entr colpevol innocent pubblic privat
        """,
    },
    patterns={
        ORIGIN: ".*(?:[ae]nsi|ese|esi|[ai]an[oaie]|in[oaie]|an[oaie]|ol[oaie]|[ae]c[oaih]e?)",
        WEIGHTY: "(?:dis|in|im|il|ir|anti|ex|pre|post|sotto|sopra|s[bcdfgpqrtv]).{4,}",
    },
    alike="tra/fra e/ed a/ad o/od",
    endings="o/a o/i a/e i/e o/e a/i e/i ò/a ò/arono a/ano a/erà ano/eranno ato/ando ato/are ore/ato",
)

_PORTUGUESE = Table(
    letters="a-zàáâãçéêíóôõúü",
    words={
        NEGATION: """
            não nem nunca jamais ninguém nada nenhum nenhuma nenhuns sem salvo exceto excepto senão mal tampouco nega negou negaram
            rejeita rejeitou falta faltam faltou
        """,
        NUMBER: """
            zero um uma uns umas dois duas três quatro cinco seis sete oito nove dez onze doze treze catorze quatorze quinze cem cento
            mil primeiro primeira primeiros segundo segunda terceiro terceira quarto quinto último última últimos últimas dobro duplo
            triplo meio meia metade terço par dúzia por cento todo toda todos todas cada algum alguma alguns algumas muito muita
            muitos muitas pouco pouca poucos poucas mais menos vários várias ambos ambas outro outra outros outras só somente apenas
            quase cerca aproximadamente sobre até pelo mínimo máximo exatamente vez vezes km kg metro metros euro euros dólar dólares
            real reais
        """,
        TIME: """
            hoje ontem anteontem amanhã agora então já ainda logo cedo tarde antes depois após desde durante enquanto quando sempre
            frequentemente recentemente antigo antiga ex anterior próximo próxima seguinte passado passada futuro atual actual
            atualmente anual diário semanal mensal manhã noite madrugada imediatamente finalmente ano anos mês meses semana semanas
            dia dias hora horas minuto minutos século década verão inverno outono primavera há
        """,
        MODALITY: """
            pode podem podia podiam poderia poderiam pôde puderam poderá poderão deve devem devia deveria deveriam deverá deverão
            talvez possível possivelmente provável provavelmente certo certamente suposto suposta supostos supostamente alegado
            alegada alegadamente presumível parece parecem aparentemente se embora mesmo muito demasiado tão realmente verdadeiro
            falso falsa quer querem queria espera esperam tenta tentou planeja planeia promete prometeu ameaça ameaçou
        """,
        SOURCE: """
            disse diz dizem disseram dito afirma afirmam afirmou garante garantiu sustenta segundo conforme acordo declara declarou
            informa informou informaram anuncia anunciou admite admitiu reconhece reconheceu acredita acreditam considera consideram
            adverte advertiu acusa acusou acusaram assinala assinalou indica indicou insiste insistiu denuncia denunciou chamado
            chamada
        """,
        SMALL: """
            eu me mim meu minha nós nos nosso nossa tu te ti teu tua você vocês vós ele ela eles elas lhe lhes o a os as se si seu sua
            seus suas dele dela deles delas quem que quê qual quais cujo cuja este esta isto estes estas esse essa isso esses essas
            aquele aquela aquilo do da dos das no na nos nas ao à aos às pelo pela pelos pelas num numa e ou mas porque pois como assim
            de em com por para contra entre sob dentro fora junto longe aqui ali lá aí onde aonde também próprio própria é são era eram
            foi foram ser sido será serão seja sejam seria está estão estava estavam esteve estar tem têm tinha tinham teve ter tido
            terá havia houve haver faz fazem fez fizeram vai vão ia via mediante apesar graças
        """,
        WEIGHTY: """
            esquerda direita norte sul leste oeste morto morta vivo viva homem homens mulher mulheres menino menina filho filha irmão
            irmã pai mãe criança crianças quente frio alto alta baixo baixa grande pequeno pequena longo curto bom boa mau má velho
            novo nova jovem rico pobre maior maiores menor menores melhor pior aberto fechado
        """,
    },
    beginnings={
        NUMBER: "vint trint quarent cinquent cinqüent sessent setent oitent novent dezess dezass dezess dezoit dezen duzent trezent "
        "quinhent milhão milhões milhar bilhão bilhões bilião centen duplic triplic",
        TIME: "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro segunda-feira terça quarta-feira "
        "quinta-feira sexta sábado domingo",
        WEIGHTY: """
            mat mort morr assassin execut falec ferid feri lesion sobreviv dispar tiro bombarde atac ataq invad invas assalt defend
            defes arrest deten detid libert soltou solt encarcer pris preso presa conden absolv acus tortur viol estupr sequestr
            captur rend retir avanç ocup anex apoi rejeit aceit aprov proib permit autoriz legal ilegal aument reduz redu subi baix
            cresc cai caiu demit despedi nome eleg eleit derrot venc ganh perd corrup subor roub crim delit vítim testemunh terror
            genocid refugi migr deport evacu destru danific explod explos incend queim afund envenen infect infet vacin nuclear
            quími democr ditad separat nacional nazi fascis comunis cancel suspend suspens adi confirm desment civil milit soldad
            rebeld president ministr govern oposi parlament tribunal juiz juíza políc polic exércit inimig aliad amig compr vend
            import export abri abr fech começ termin cheg sai saiu entr culpad inocent públic privad
        """,
    },
    patterns={
        ORIGIN: ".*(?:ês|esa|eses|esas|enses?|[aei]n[oa]s?|anas?|ão|ãos|eir[oa]s?)",
        WEIGHTY: "(?:des|in|im|il|ir|anti|ex|pré|pós|sub|sobre).{4,}",
    },
    alike="atual/actual exceto/excepto catorze/quatorze planeja/planeia",
    endings="o/a os/as o/os a/as o/as a/os e/es ou/a ou/aram am/aram a/ará ou/ará ado/ando ar/ado ador/ado",
)

TABLES: Final = {"es": _SPANISH, "fr": _FRENCH, "it": _ITALIAN, "pt": _PORTUGUESE}
