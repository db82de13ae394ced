"""The text of an element: every character, laid out as a browser does."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.intake.page.article import find_article
from riwaya.intake.page.layout import read_element
from riwaya.intake.page.tree import find_body, parse_page


def read(body: str) -> str:
    return read_element(find_body(parse_page(f"<html><body>{body}</body></html>")))


@pytest.mark.parametrize(
    ("body", "text"),
    [
        # Blocks and lines
        ("<p>أ</p><p>ب</p>", "أ\nب"),
        ("<p>أ</p>\n\n  <p>ب</p>", "أ\nب"),
        ("<div>أ<p>ب</p>ج</div>", "أ\nب\nج"),
        ("أ<br>ب", "أ\nب"),
        ("أ<br/>\n<br>ب", "أ\n\nب"),
        ("<p>أ<br></p><p>ب</p>", "أ\nب"),
        ("<p>أ</p><p><br></p><p>ب</p>", "أ\n\nب"),
        ("<br><p>أ</p><br>", "أ"),
        ("<ul><li>أ<li>ب</ul>", "أ\nب"),
        ("<dl><dt>أ<dd>ب</dl>", "أ\nب"),
        ("<h2>أ</h2>ب<hr>ج", "أ\nب\nج"),
        ("<figure><img alt='س'><figcaption>أ</figcaption></figure>", "أ"),
        # Nothing is put between pieces of a word
        ("ال<b>موص</b>ل", "الموصل"),
        ("ال<b>موصل</b> <a href='x'>مدينة</a>،", "الموصل مدينة،"),
        ("و<span>قا</span><!-- س -->ل", "وقال"),
        ("أ<wbr>ب", "أب"),
        ("<bdi>أ</bdi><bdo dir=ltr>ب</bdo>", "أب"),
        # White space collapses, and only white space
        (" أ \t\r\n\f ب ", "أ ب"),
        ("أ <b> ب</b> ج", "أ ب ج"),
        ("<b>أ </b>ب", "أ ب"),
        ("أ&nbsp;&nbsp; ب", "أ\xa0\xa0 ب"),
        ("<p>&nbsp;</p><p>أ</p>", "\xa0\nأ"),
        ("أ&zwnj;ب&zwj;&rlm;&shy;\u202bج\u2003د\u2028ه", "أ\u200cب\u200d\u200f\xad\u202bج\u2003د\u2028ه"),
        ("<pre>أ  ب\n\tج</pre>", "أ  ب\n\tج"),
        # Characters
        ("&laquo;&#1602;&#x627;&#1604;&raquo; &amp; &lt;b&gt; &hellip;", "«قال» & <b> …"),
        ("مُدَرِّسٌ ســـلام 😀🇮🇶 ﻗﺎﻝ", "مُدَرِّسٌ ســـلام 😀🇮🇶 ﻗﺎﻝ"),
        ("آ آ", "آ آ"),  # composed and decomposed stay as they are
        # Tables
        ("<table><tr><td>أ<td>ب<tr><td>ج<td>د</table>", "أ\tب\nج\tد"),
        ("<table><tr> <th>أ</th> <td>ب</td> </tr></table>", "أ\tب"),
        ("<table><tr><td></td><td>ب</td></tr><tr><td>ج</td><td></td></tr></table>ه", "ب\nج\nه"),
        ("أ<table><tr><td></td><td>ب</td></tr></table>", "أ\n\tب"),
        ("<table><tr><td>أ</td><td></td><td>ج</td></tr></table>", "أ\t\tج"),
        ("<table><tr><td><p>أ</p></td><td><p>ب</p><p>ج</p></td></tr></table>", "أ\tب\nج"),
        ("<table><caption>س</caption><tbody><tr><td>أ</td></tr></tbody></table>", "س\nأ"),
        # Furniture
        ("أ<script>x</script><style>x</style><noscript>x</noscript><template>x</template>ب", "أب"),
        ("أ<nav>x</nav><aside>x</aside><form>x</form><button>x</button><footer>x</footer>ب", "أب"),
        ("أ<div role='navigation'>x</div>ب", "أب"),
        ("<blockquote>أ<footer>ب</footer></blockquote>", "أ\nب"),
        ("<p>أ<div class='entry-share'>شارك <a>فيسبوك</a></div>ب", "أ\nب"),
        ("أ<div id='comments'>تعليق طويل</div>ب", "أب"),
        ("أ<ul><li><a>1</a><li><a>2</a><li><a>3</a></ul>ب", "أب"),
        ("أ<ul><li><a>1</a><li><a>2</a></ul>ب", "أ\n1\n2\nب"),
        ("أ<p><a>رابط</a></p>ب", "أ\nرابط\nب"),
        ("", ""),
    ],
)
def test_lay_out(body: str, text: str) -> None:
    assert read(body) == text


def test_what_follows_the_element_is_not_in_it() -> None:
    root = parse_page("<body><article>أ</article>ب</body>")
    assert read_element(root.find(".//article")) == "أ"


def test_box_with_words_of_its_own_is_no_widget() -> None:
    words = "قال المتحدث إن القوات انسحبت من المدينة بعد اشتباكات دامت ساعة كاملة، ولم يصب أحد من الجنود بأذى"
    assert read(f"<div class='post-social-content'>{words} <a>رابط</a></div>") == f"{words} رابط"


def test_form_around_the_whole_page_is_no_form() -> None:
    assert read("<form id='aspnetForm'><input value='x'><p>قال مصدر أمني</p></form>") == "قال مصدر أمني"


def test_depth_does_not_matter() -> None:
    assert read("<div>" * 1000 + "أ" + "</div>" * 1000) == "أ"
    assert read("<b>" * 1000 + "أ") == "أ"


# Letters, marks, joiners, spaces of all kinds and emoji; controls are no characters of HTML.
CHARACTERS = st.one_of(
    st.sampled_from("قالوزيرةى ـًَّ\u200c\u200d\u200f\xa0\u2003\u2028 \t\n<>&\"'؛،😀"),
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cn", "Co"]),
)
PARAGRAPHS = st.lists(st.text(CHARACTERS, max_size=30), min_size=1, max_size=6)


def collapse(paragraphs: list[str]) -> str:
    """What a browser makes of paragraphs."""
    lines = (re.sub(r"[ \t\n\r\f]+", " ", paragraph).strip(" ") for paragraph in paragraphs)
    return "\n".join(line for line in lines if line)


@given(PARAGRAPHS)
def test_return_every_paragraph_exactly(paragraphs: list[str]) -> None:
    body = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)
    assert read(f"<article>{body}</article>") == collapse(paragraphs)


@given(PARAGRAPHS)
def test_return_every_paragraph_exactly_from_character_references(paragraphs: list[str]) -> None:
    body = "".join(f"<p>{''.join(f'&#{ord(char)};' for char in paragraph)}</p>" for paragraph in paragraphs)
    assert read(body) == collapse(paragraphs)


@given(PARAGRAPHS, st.integers(0, 5))
def test_inline_elements_never_change_the_text(paragraphs: list[str], at: int) -> None:
    def mark_up(text: str) -> str:
        return f"{html.escape(text[:at])}<b>{html.escape(text[at : at + 2])}</b><i></i>{html.escape(text[at + 2 :])}"

    body = "".join(f"<div>{mark_up(paragraph)}</div>" for paragraph in paragraphs)
    assert read(body) == collapse(paragraphs)


@given(st.text(st.sampled_from("<>/=\"' abptdr!-قا&;#\n"), max_size=80))
def test_any_markup_can_be_read(markup: str) -> None:
    root = parse_page(f"<html>{markup}")
    assert isinstance(read_element(find_article(root, markup)), str)
