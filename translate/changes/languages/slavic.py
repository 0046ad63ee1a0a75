"""Ukrainian, Russian and Polish: words that may be facts.

An ending tells case, gender, number and tense there, so who did what to whom: ``inflected``.
"""

from __future__ import annotations

from typing import Final

from translate.changes.languages.table import MODALITY, NEGATION, NUMBER, ORIGIN, SMALL, SOURCE, TIME, WEIGHTY, Table

_UKRAINIAN = Table(
    letters="абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    words={
        NEGATION: """
            не ні ані ніколи ніхто нікого нікому ніщо нічого ніде нікуди ніяк ніякий жоден жодна жодне жодного жодної без крім окрім
            немає нема ледве навряд заледве рідко
        """,
        NUMBER: """
            нуль один одна одне одного одній два дві двох двом три трьох чотири чотирьох сто ста пів півтора пара обидва обидві
            обох раз двічі тричі половина половини половину чверть третина третини відсоток відсотка відсотки відсотків
            всі усі всіх усіх весь вся все кожен кожна кожне кожного деякі деяких багато більше більш найбільше менше менш
            найменше мало кілька декілька кількох лише лиш тільки майже близько приблизно орієнтовно понад над до щонайменше
            щонайбільше принаймні рівно перший перша перше перші першого другий друга друге третій третя третє останній остання
            останнє останні інший інша інші км кг м метрів гривня гривень гривні євро доларів долари долар рублів
        """,
        TIME: """
            сьогодні вчора учора позавчора завтра післязавтра тепер зараз нині тоді вже уже ще скоро пізніше раніше рано пізно
            тому до після перед від поки доки коли знову завжди іноді часто нещодавно недавно колись колишній колишня колишнього
            наступний наступна наступного минулий минула минулого попередній попередня щороку щодня щотижня щомісяця вранці зранку
            удень вдень ввечері увечері вночі опівночі опівдні одразу відразу нарешті спочатку рік року роки років день дня дні
            днів тиждень тижня тижні тижнів місяць місяця місяці місяців година години годин хвилина хвилини хвилин
        """,
        MODALITY: """
            може можуть міг могла могло могли можна можливо мабуть певно напевно ймовірно імовірно нібито ніби начебто буцімто
            наче мусить мусять повинен повинна повинні повинно треба потрібно слід мав має мають мала мали би б якщо якби хоч хоча
            хай нехай справді дійсно насправді очевидно вочевидь здається навіть дуже занадто надто хотів хоче хочуть планує
            планують намагався спробував обіцяв погрожував буде будуть буду був була було були
        """,
        SOURCE: """
            сказав сказала сказали каже кажуть заявив заявила заявили заявляє стверджує стверджують стверджував повідомив повідомила
            повідомили повідомляє повідомляють згідно словами твердить визнав визнала визнали зізнався вважає вважають вважав
            думає наголосив підкреслив зазначив зазначила розповів розповіла попередив оголосив звинуватив звинуватила
            звинувачує пише пишуть написав
        """,
        SMALL: """
            я мене мені мій моя моє мої ми нас нам нами наш наша наше наші ти тебе тобі твій ви вас вам вами ваш ваша він його йому
            ним нім вона її їй нею ній воно вони їх їм ними них їхній їхня їхні свій своя своє свої свого своїх себе собі хто
            кого кому ким що чого чому чим який яка яке які якого якої яких чий чия цей ця це ці цього цієї цих той та те ті того
            тієї тих такий така такі сам сама самі тут там туди сюди звідти звідси де куди звідки як так і й а але або чи та то
            бо тому що щоб аби адже отже в у на з із зі за під при про для по через між серед біля поруч навколо проти замість
            всупереч попри завдяки внаслідок щодо разом геть назад також теж саме ж же є це
        """,
        WEIGHTY: """
            ліворуч праворуч північ південь схід захід північний південний східний західний мертвий живий жива чоловік жінка син
            дочка брат сестра батько мати дитина діти гарячий холодний високий низький великий малий довгий короткий добрий поганий
            старий новий молодий багатий бідний вищий нижчий більший менший кращий гірший винен винна так
        """,
    },
    beginnings={
        NEGATION: "ніяк",
        NUMBER: """
            одинадц дванадц двадц двіст тринадц тридц трист чотирнадц чотирист п'ят шіст шест сім сьом вісім восьм дев'ят
            десят сорок сот тисяч мільйон мільярд подвій потрій мінімум максимум
        """,
        TIME: """
            січ січн лютий лютого лютому лютим берез квіт трав червн червен липн липен серпн серпен вересн верес жовтн жовтен
            листопад груд понеділ вівтор серед четвер п'ятниц субот неділ весн літ осін осен зим сьогоднішн вчорашн завтрашн
        """,
        WEIGHTY: """
            уби вби загин помер помира страт поран травм вижи обстріл стріл вибух бомб атак напа вторг штурм наступ відступ оборон
            захист захищ заарешт арешт затрим звільн ув'язн полон викра заруч засуд виправд звинувач катув зґвалт вин невин здав
            здал окуп анекс підтрим відхил відмов прийня схвал заборон дозвол законн незаконн збільш зменш скорот підвищ зниз зрос
            впа упа звіль признач обра перемог перемаг програ поразк злочин жертв свідк терор геноцид біжен депорт евакуац
            зруйн пошкод знищ згор спал отру заразж ядер хіміч демокр диктат сепарат національн нацис фашис комуніс
            скасув перенес призупин підтверд спрост цивільн мирн військ солдат бойов президент міністр прем'єр уряд опозиц
            парламент суд суддя суди поліц армі ворог ворож союзник друж куп прода імпорт експорт відкри закри поча закінч
            прибу відбу прийшо пішо пішл пішов взя дав дал переда отрима надісла
        """,
    },
    patterns={
        ORIGIN: ".*(?:[сцз]ьк)(?:ий|а|е|і|ого|ої|ому|ій|им|ою|их|ими|у)",
        NEGATION: "не.{4,}|без.{3,}|анти.{3,}",
    },
    alike="і/й у/в з/із/зі усі/всі уже/вже учора/вчора",
    inflected=True,
)

_RUSSIAN = Table(
    letters="абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    words={
        NEGATION: """
            не нет ни никогда никто никого никому ничто ничего нигде никуда никак никакой ни один без кроме нельзя едва вряд
            почти редко отсутствует
        """,
        NUMBER: """
            ноль нуль один одна одно одного одной два две двух двум три трёх трех четыре сто ста пол полтора пара оба обе обоих раз
            дважды трижды половина половины половину четверть треть процент процента проценты процентов все всех всё весь вся
            каждый каждая каждое каждого некоторые некоторых многие многих много больше более наибольшее меньше менее мало
            несколько нескольких лишь только почти около примерно приблизительно порядка свыше до минимум максимум ровно первый
            первая первое первые первого второй вторая второе третий третья третье последний последняя последнее последние другой
            другая другие км кг м метров рубль рубля рублей евро доллар доллара долларов гривен гривна
        """,
        TIME: """
            сегодня вчера позавчера завтра послезавтра теперь сейчас ныне тогда уже ещё еще скоро позже раньше ранее рано поздно
            назад до после перед с пока когда снова опять всегда иногда часто недавно когда-то бывший бывшая бывшего следующий
            следующая прошлый прошлая прошлого предыдущий предыдущая ежегодно ежедневно еженедельно утром днём днем вечером ночью
            сразу наконец сначала год года годы лет день дня дни дней неделя недели недель неделю месяц месяца месяцы месяцев час
            часа часы часов минута минуты минут
        """,
        MODALITY: """
            может могут мог могла могло могли можно возможно вероятно наверное наверно видимо кажется якобы будто вроде должен должна
            должно должны надо нужно следует имел имеет бы б если хотя пусть пускай действительно правда конечно очевидно даже
            очень слишком хотел хочет хотят планирует планируют пытался попытался обещал угрожал будет будут буду был была было
            были есть
        """,
        SOURCE: """
            сказал сказала сказали говорит говорят говорил заявил заявила заявили заявляет утверждает утверждают утверждал сообщил
            сообщила сообщили сообщает сообщают согласно словам данным признал признала признали признался считает считают считал
            думает отметил отметила подчеркнул рассказал рассказала предупредил объявил объявила обвинил обвинила обвиняет пишет
            пишут написал называемый называемая называемые
        """,
        SMALL: """
            я меня мне мной мой моя моё мое мои мы нас нам нами наш наша наше наши ты тебя тебе твой вы вас вам вами ваш он его ему им
            нём нем она её ее ей ею ней оно они их ими них свой своя своё свое свои своего своих себя себе собой кто кого кому кем
            что чего чему чем который которая которое которые которого которой которых чей чья этот эта это эти этого этой этих тот та
            те то того той тех такой такая такие сам сама сами здесь тут там туда сюда оттуда отсюда где куда откуда как так и а но
            или либо ли да потому поэтому чтобы ведь же в во на из изо к ко у за под при про о об обо для по через между среди возле
            около рядом вокруг против вместо вопреки несмотря благодаря вследствие насчёт вместе прочь назад также тоже именно от
        """,
        WEIGHTY: """
            слева справа налево направо север юг восток запад северный южный восточный западный мёртвый мертвый живой жива мужчина
            женщина сын дочь брат сестра отец мать ребёнок ребенок дети горячий холодный высокий низкий большой маленький длинный
            короткий хороший плохой старый новый молодой богатый бедный выше ниже лучше хуже виновен виновна
        """,
    },
    beginnings={
        NUMBER: """
            одиннадц двенадц двадц двест тринадц тридц трист четырнадц четырест четыр пят шест сем седьм восем восьм девят десят
            сорок сот тысяч миллион миллиард удво утро
        """,
        TIME: """
            январ феврал март апрел май мая мае июн июл август сентябр октябр ноябр декабр понедельник вторник сред четверг пятниц
            суббот воскресен весн лет осен зим сегодняшн вчерашн завтрашн
        """,
        WEIGHTY: """
            уби погиб умер умир казн ранен ранил ранит травм выжи обстрел стрел взрыв взорв бомб атак напа вторг штурм наступ отступ
            оборон защит защищ арест задерж освобод заключ тюрьм плен похи залож осуд осужд приговор оправд обвин пыт изнасил
            винов невин сдал окку аннекс поддерж отклон отказ приня одобр запре разреш законн незаконн увелич уменьш сокра повы
            сниз снизи рост вырос выросл упа уволи назнач избра побед выигр проигр пораж преступ жертв свидет террор геноцид бежен
            депорт эвакуац разруш поврежд уничтож сгор сож отрав зараз ядер хими демокр диктат сепарат национал нацис фашис
            коммунис отмен перенес приостан подтверд опроверг граждан мирн воен солдат боевик президент министр премьер
            правительств оппозиц парламент суд полици арми враг враж союзник друж друг куп прода импорт экспорт откры закры нача
            законч прибы отбы пришёл пришел пришл ушёл ушел ушл взя дал отда получ отправ
        """,
    },
    patterns={
        ORIGIN: ".*(?:ск|цк)(?:ий|ая|ое|ие|ого|ой|ому|им|их|ими|ую|ом)",
        NEGATION: "не.{4,}|бе[зс].{3,}|анти.{3,}",
    },
    alike="все/всё ещё/еще её/ее в/во к/ко о/об/обо моё/мое своё/свое днём/днем трёх/трех нём/нем",
    inflected=True,
)

_POLISH = Table(
    letters="aąbcćdeęfghijklłmnńoóprsśtuwyzźż",
    words={
        NEGATION: """
            nie nikt nikogo nikomu nic niczego nigdy nigdzie żaden żadna żadne żadnego żadnej ani bez oprócz prócz brak brakuje
            ledwie ledwo rzadko nigdyż
        """,
        NUMBER: """
            zero jeden jedna jedno jednego jednej dwa dwie dwóch dwaj trzy trzech cztery czterech sto stu pół półtora para oba obie
            obaj raz dwukrotnie trzykrotnie połowa połowy połowę ćwierć procent procenta procentów wszyscy wszystkie wszystkich cały
            cała całe każdy każda każde każdego niektóre niektórzy niektórych wielu wiele dużo więcej najwięcej mniej najmniej mało
            kilka kilku kilkoro tylko jedynie prawie niemal około blisko ponad nad do przynajmniej dokładnie pierwszy pierwsza
            pierwsze pierwszego drugi druga drugie trzeci trzecia trzecie ostatni ostatnia ostatnie inny inna inne km kg m metrów
            złoty złotych złote euro dolar dolarów rubli hrywien
        """,
        TIME: """
            dziś dzisiaj wczoraj przedwczoraj jutro pojutrze teraz obecnie wtedy już jeszcze wkrótce później wcześniej wcześnie późno
            temu przed po od podczas gdy kiedy znowu znów zawsze czasem często niedawno ostatnio dawniej były była byłego następny
            następna następnego zeszły zeszłego ubiegły ubiegłego poprzedni poprzednia corocznie codziennie rano wieczorem nocą
            natychmiast wreszcie najpierw rok roku lata lat dzień dnia dni tydzień tygodnia tygodnie tygodni miesiąc miesiąca
            miesiące miesięcy godzina godziny godzin minuta minuty minut zimą latem wiosną jesienią
        """,
        MODALITY: """
            może mogą mógł mogła mogli mogło można możliwe prawdopodobnie pewnie chyba podobno rzekomo rzekomy rzekoma jakoby musi muszą
            musiał powinien powinna powinni powinno trzeba należy ma mają miał miała mieli by jeśli jeżeli gdyby choć chociaż niech
            naprawdę rzeczywiście oczywiście widocznie nawet bardzo zbyt chciał chce chcą planuje planują próbował usiłował obiecał
            groził będzie będą był było byli były jest są
        """,
        SOURCE: """
            powiedział powiedziała powiedzieli mówi mówią oświadczył oświadczyła twierdzi twierdzą twierdził poinformował poinformowała
            informuje według zdaniem podał podała podały przyznał przyznała uważa uważają sądzi myśli podkreślił zaznaczył
            zaznaczyła ostrzegł ogłosił oskarżył oskarżyła oskarża pisze piszą napisał tak zwany zwana zwani tzw
        """,
        SMALL: """
            ja mnie mi mój moja moje my nas nam nami nasz nasza nasze ty ciebie tobie cię ci twój wy was wam wasz on jego jemu jemu mu
            nim ona jej nią niej ono oni one ich im nimi nich swój swoja swoje swego swoich się siebie sobie kto kogo komu kim co czego
            czemu czym który która które którzy którego której których czyj ten ta to ci te tego tej tych tamten tamta taki taka tacy
            sam sama sami tu tutaj tam stąd stamtąd gdzie dokąd skąd jak tak i a ale lub albo czy oraz bo ponieważ więc dlatego że
            żeby aby w we na z ze za pod przy o dla przez między pośród obok wokół przeciw przeciwko zamiast wbrew mimo dzięki wskutek
            wobec razem precz także też właśnie u ku
        """,
        WEIGHTY: """
            lewo prawo lewy prawy północ południe wschód zachód północny południowy wschodni zachodni martwy żywy mężczyzna kobieta
            syn córka brat siostra ojciec matka dziecko dzieci gorący zimny wysoki niski duży mały długi krótki dobry zły stary nowy
            młody bogaty biedny wyższy niższy większy mniejszy lepszy gorszy winny
        """,
    },
    beginnings={
        NEGATION: "żadn niczy",
        NUMBER: """
            jedena dwana dwadzie dwust dwieś trzyna trzydzie trzyst czterna czterdzie czteryst pięć pięt pięci sześ szóst szes siedem
            siódm osiem ósm osiemn dziewię dziesię setk tysi milion miliard minimum maksimum podwo potro
        """,
        TIME: """
            styczn styczeń luty lutego lutym marzec marc kwiecień kwietn maj czerwiec czerwc lipiec lipc sierpień sierpn wrzesień
            wrześn październik listopad grudzień grudn poniedział wtor środ śród czwart piąt sobot niedziel wiosn lato jesie zim
            dzisiejs wczorajs jutrzejs
        """,
        WEIGHTY: """
            zabi zgin zmar umar umier strac egzeku rann rani zrani uraz przeży ostrz strzel wybuch bomb atak zaatak napad napa
            najecha szturm ofens wycof obron broni areszt zatrzym uwoln zwoln uwięz więzi porw zakład skaza uniewin oskarż tortur
            zgwałc winn niewinn podda okup aneks popar popier odrzuc odmów odmaw przyj zatwierdz zakaz zezw pozw legaln nielegaln
            zwięk zmniej obniż podni podwyż wzros spad zwoln miano wybra wygr przegr poraż zwycię przestęp ofiar świad terror
            ludobój uchodź deport ewaku zniszcz uszkodz spali spło otru zaraż nuklear chemicz demokra dyktat separat narodow
            nazis faszys komunis odwoła przeł zawie potwierdz zaprzecz cywil wojsk żołnierz bojow prezydent minister ministr premier
            rząd opozyc parlament sąd polic arm wróg wrog sojusz przyjac kup sprzeda import eksport otwar otwor zamk zamkn rozpocz
            zakończ przyby przysz odszed wyszed wzię wzią dał dała odda otrzyma wysła
        """,
    },
    patterns={
        ORIGIN: ".*(?:sk|ck|zk)(?:i|a|ie|iego|iej|iemu|im|ą|ich|imi|o)",
        NEGATION: "nie.{4,}|bez.{3,}|anty.{3,}",
    },
    alike="w/we z/ze znowu/znów dziś/dzisiaj",
    inflected=True,
)

TABLES: Final = {"uk": _UKRAINIAN, "ru": _RUSSIAN, "pl": _POLISH}
