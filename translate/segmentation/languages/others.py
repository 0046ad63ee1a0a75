"""Languages outside the large European families, and what holds for all the rest."""

from __future__ import annotations

from typing import Final

from translate.segmentation.language import Language, words

REST: Final = Language(never=words("mr mrs ms dr prof st"), known=False)
"""A language without lists of our own: a library's vocabulary decides about every short word."""


_HUNGARIAN = Language(
    never=words("dr ifj id özv prof pl ún úgyn kb ill vö ld szt gr br cca mr mrs ms u.i ui ti vm st"),
    numbered=words("sz o old kb fej ábra táb tel jan febr márc ápr jún júl aug szept okt nov dec § bek pont"),
    open=words("kft bt rt zrt nyrt inc ltd co jr"),
    final=words("stb i.e i.sz kr.e kr.u e.sz ft m km kg mill mrd"),
    starters=words("""
        én te ő mi ti ők az a ez ezek azok egy és de vagy hanem ha amikor mert mivel bár míg hogy ki hol hova honnan miért mikor hogyan
        milyen melyik aki ami amely itt ott akkor most ma tegnap holnap aztán majd már még csak is szintén nem senki semmi minden
        mindenki sok több néhány más kettő két három van volt voltak azonban ezért így
    """),
    ordinals="asked",
)

_TURKISH = Language(
    never=words(
        "dr doç prof Av alb yrb bnb tğm orgen mr mrs ms sn bkz örn hz mah cad sok blv apt öğr uzm müh m.ö m.s i.ö karş krş çev haz st"
    ),
    numbered=words("no s sf sy md böl cilt c kat d tel fax şek tab t fıkra"),
    open=words("inc ltd co corp jr a.ş şti ltd.şti a.b.d u.s t.c"),
    final=words("vb vs vd v.b v.s yy km kg dk"),
    starters=words("""
        ben sen o biz siz onlar bu şu bunlar şunlar onun benim bizim ve ama fakat ancak veya ya eğer çünkü oysa ne kim nerede nereye
        neden niçin nasıl hangi kaç burada orada şimdi bugün dün yarın sonra önce daha artık sadece yalnızca bile da de hayır evet
        hiç tüm bütün her birçok bazı diğer bir iki üç ayrıca böylece ise
    """),
    ordinals="before-nouns",
)

_INDONESIAN = Language(
    never=words(
        "dr drs dra prof ir H hj hjh kh ust sdr sdri tn ny nn bpk yth a.n u.p d.a mr mrs ms st jl jln gg kab kec kel prov spt"
    ),
    numbered=words(
        "no nmr hlm hal ps ay vol bab gbr tab tel telp rt rw pasal jan feb mar apr jun jul agu agt sep okt nov des"
    ),
    open=words("jan feb jun jul agu agt okt nov des jr sr inc ltd corp tbk u.s d.c a.s m.si s.h s.e s.pd"),
    final=words("dll dsb dst dkk etc m sm s.m h km kg cm a.m p.m"),
    starters=words("""
        saya aku kamu anda dia ia mereka kami kita itu ini yang dan tetapi tapi namun atau jika kalau bila ketika saat karena sebab
        meskipun walaupun sementara sejak sebelum sesudah setelah hingga sampai bahwa agar supaya siapa apa di ke dari pada oleh
        untuk dengan tanpa dalam antara terhadap menurut selama mana mengapa bagaimana kapan berapa sini sana sekarang hari kemarin
        besok lalu kemudian sudah telah belum masih hanya juga bahkan tidak bukan tak semua setiap banyak beberapa lain sebuah
        seorang satu dua tiga adalah ada akan bisa dapat harus para
    """),
    prepositions=words("pada di sejak sekitar tahun sampai hingga dari"),
)

_GREEK = Language(
    never=words("κ κα κος κ.κ δρ καθ π.χ δηλ βλ πρβ λ.χ αγ οδ λεωφ πλ στρ ταξ λεγ γεν μτφ μτφρ επιμ mr mrs ms st"),
    numbered=words("σ σελ αρ αριθ άρθ παρ κεφ τ τόμ εικ πίν τηλ ιαν φεβ μαρ απρ ιουν ιουλ αυγ σεπτ οκτ νοεμ δεκ"),
    open=words("α.ε ε.ε η.π.α ο.η.ε inc ltd co"),
    final=words("κ.λπ κλπ κ.ά κ.α κτλ κ.τ.λ μ.χ π.μ μ.μ χλμ χιλ εκατ δισ κ.ο.κ ό.π"),
    starters=words("""
        εγώ εσύ αυτός αυτή αυτό εμείς εσείς αυτοί αυτές αυτά ο η το οι τα του της των τον την ένας μια μία ένα και κι αλλά ή είτε όμως
        ωστόσο αν εάν όταν ενώ αφού πριν μετά μέχρι επειδή γιατί διότι ώστε ότι πως ποιος ποια ποιο που πού πότε πώς σε στο στη στην
        στον στα στις στους από με για χωρίς προς κατά παρά εδώ εκεί τότε τώρα σήμερα χθες αύριο ύστερα ήδη ακόμη ακόμα μόνο επίσης
        δεν δε μη κανείς τίποτα όλοι όλα κάθε πολλοί πολλές μερικοί άλλοι δύο τρεις τρία είναι ήταν έχει είχε θα να
    """),
    prepositions=words("το στις στη στο στα από μέχρι γύρω περίπου κατά"),
    more=";\u037e",
)


_KAZAKH = Language(
    never=words("б.з.б б.з.д проф акад д-р көш даң обл ауд Дж Ю Я Ж Ш"),
    numbered=words("б бет № т тел"),
    open=words("ғ ж қ"),
    final=words("т.б т.с.с б.э жж ғғ млн млрд мың тг км кг"),
    starters=words(
        "мен сен ол біз сіз олар бұл осы сол бірақ және немесе егер сондықтан өйткені ал кім не қайда қашан қалай қандай тек"
    ),
)

_JAPANESE = Language(known=False, behind_quotation="[とっはがをにもので]|など")
_CHINESE = Language(known=False, behind_quotation="[^。，、！？；：“”「」\\s]{0,8}?[说說道问問答喊叫称稱讲講笑嚷]")
_THAI = Language(less=".")  # a space may end a sentence; we do not guess
_VIETNAMESE = Language(
    never=words("tp ts ths gs pgs bs ks tx tt q mr mrs ms dr st v.d vd tr"),
    numbered=words("số tr đ đt"),
    final=words("v.v vv"),
)
_HINDI = Language(never=words("डॉ डा श्री श्रीमती प्रो सुश्री पं स्व ई.पू mr mrs ms dr prof कु मि"), more="|")
_ARABIC = Language(never=words("د م أ أ.د ص ت ج هـ ق.م mr mrs ms dr prof st"), final=words("إلخ الخ"))
_PERSIAN = Language(never=words("د ص ق.م ه.ش ه.ق ر.ک و mr mrs ms dr prof st"))
_ARMENIAN = Language(never=words("պրն տկն դր ակ"), more=":", less=".")

OTHERS: Final[dict[str, Language]] = {
    "hu": _HUNGARIAN,
    "tr": _TURKISH,
    **dict.fromkeys(("id", "ms"), _INDONESIAN),
    "el": _GREEK,
    "kk": _KAZAKH,
    "ja": _JAPANESE,
    **dict.fromkeys(("zh", "yue", "wuu"), _CHINESE),
    "vi": _VIETNAMESE,
    **dict.fromkeys(("th", "lo"), _THAI),
    "hi": _HINDI,
    "ar": _ARABIC,
    "fa": _PERSIAN,
    "hy": _ARMENIAN,
}
"""By primary subtag."""
