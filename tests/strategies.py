"""What the property tests are fed: tag soup, texts, hostile translations. All our own, nothing copied."""

from __future__ import annotations

from hypothesis import strategies as st

TAGS = (
    "a b i em strong span p div ul ol li dl dt dd table thead tr td th caption h1 h3 br img input button select option "
    "optgroup textarea svg g text tspan title desc math mi code kbd pre script style template noscript iframe object "
    "video picture source q cite abbr ruby rt rb rp bdo x-card body html head meta link form label fieldset legend "
    "details summary section article figure figcaption header nav main frameset nobr font center small sub sup wbr hr "
    "foreignObject annotation-xml"
).split()
"""Elements of every kind the extractor tells apart, and those that the tree builder treats specially."""

ATTRIBUTES = (
    "",
    " class=x",
    ' href="/a?b=1&amp;c=2"',
    " href='#n1'",
    ' translate="no"',
    ' translate="yes"',
    ' class="notranslate"',
    ' lang="fr"',
    " lang=de dir=rtl",
    ' title="A title"',
    " title='Its \"other\" title'",
    " title=Bare",
    ' alt="A &amp; B"',
    ' alt=""',
    ' title="One" title="Two"',
    ' @click="go" :to=x',
    " =odd",
    ' type=submit value="Send it"',
    ' name=description content="Of the page"',
    " property=\"og:title\" content='Head'",
    " data-l10n-context=menu",
    ' a="1"b="2"',
    "\n id=n\n",
    " /",
    ' placeholder = "Your name"',
)

WORDS = (
    "Some words",
    "One. Two.",
    "He came. She went.",
    " ",
    "\n",
    "  \n\t ",
    "x",
    "1",
    "42.",
    "AT&amp;T",
    "&lt;b&gt;",
    "&copy2",
    "&notit;",
    "&nbsp;",
    "\u00a0",
    "&#x41;&#0;&#128;",
    "a < b",
    "<3",
    "&",
    "&amp;amp;",
    "&NotEqualTilde;",
    "“Go on.” he said.",
    "Кошка спит. Пёс нет.",
    "猫。犬。",
    "🏳️‍🌈",
    "e\u0301",
    "\ufeff",
    "\x0b",
    "[1]",
    ".",
    "]]>",
    "\0",
    "--",
    "/>",
    '"',
    "'",
    "=",
)

ODD = (
    "<!-- c -->",
    "<!---->",
    "<!-->",
    "<!--[if IE]>x<![endif]-->",
    "<!-- a <b> --",
    "<![CDATA[ d ]]>",
    "<![CDATA[ <b>d</b> ]]>",
    "<?php echo 1 ?>",
    "<!doctype html>",
    "<!x>",
    "</>",
    "</ p>",
    "<",
    "</",
    "<a",
    '<a href="',
    "</br>",
    "</p>",
    "<p/>",
    "<svg/>",
    "<br/>",
    "<script>if (a<b) '<!--<script>'</script>",
    "<title>T &amp; <b>t</b></title>",
    "<textarea>\nText <b>area</b></textarea>",
    "<plaintext>",
    "<img src=a alt='An image'>",
    "<td>",
    "</table>",
    "</select>",
    "</template>",
    "</svg>",
)

PIECES = (
    *(f"<{name}{attributes}>" for name in TAGS for attributes in ("", "", *ATTRIBUTES[1:])),
    *(f"</{name}>" for name in TAGS for _ in range(13)),
    *(piece for piece in WORDS for _ in range(45)),
    *(piece for piece in ODD for _ in range(12)),
)
"""Weighted: about as many words as tags, so that runs hold something."""


def soup(*, longest: int = 14) -> st.SearchStrategy[str]:
    """Pages nobody would write on purpose."""
    return st.lists(st.sampled_from(PIECES), max_size=longest).map("".join)


def texts() -> st.SearchStrategy[str]:
    """Plain text with everything that could read as markup."""
    pieces = st.sampled_from(
        [*WORDS, *ODD, "&amp", "&lt", "amp;", "&#", "&#60;", "<a>", "</a>", "<a1/>", "&amp;lt;", ";", "#"]
    )
    return st.lists(st.one_of(pieces, st.text(max_size=4)), max_size=12).map("".join)


HOSTILE = (
    *(
        f"<{name}>"
        for name in ("a", "a1", "b", "em", "script", "tspan", "code", "img/", "br/", "x", "!--", "?x", "![CDATA[")
    ),
    *(f"</{name}>" for name in ("a", "b", "em", "p", "div", "title", "script", "svg", "select", "code", "tspan")),
    *(
        '"',
        "'",
        "`",
        "=",
        " ",
        "/",
        ">",
        "<",
        "</",
        "&",
        ";",
        "\0",
        "\n",
        "\r",
        "\f",
        "\x0b",
        "\x1b(J",
        "\u00a0",
        "-->",
    ),
    *("&lt;", "&gt", "&quot;", "&#60;", "&#x3c;", "&#39", "&amp;", "&#0;", "lt;", "amp;"),
    *(" onclick=", "style=x", "href=javascript:x", "src=", "word", "Другое", "字", "\ud800", "\U0001f600"),
)
"""Bits from which a translator could try to build markup."""


def hostile() -> st.SearchStrategy[str]:
    """Translations meant to break a page."""
    return st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=3)), max_size=10).map("".join)
