"""The article is found on pages built in the ways news sites build them."""

from __future__ import annotations

import pytest

from riwaya.intake.page import article as article_module
from riwaya.intake.page.article import find_article, make_key
from riwaya.intake.page.layout import read_element
from riwaya.intake.page.tree import parse_page

LINES = (
    "أعلنت وزارة الدفاع العراقية، يوم الخميس، مقتلَ ستة جنودٍ في هجوم شنّه مسلحون على نقطة تفتيش قرب الموصل.",
    "وقال المتحدث باسم الوزارة إن المهاجمين انسحبوا بعد اشتباكات دامت ســـاعة كاملة، وإن القوات تلاحقهم الآن.",
    "وأضاف أن طائرات مروحية شاركت في العملية وأن تعزيزات وصلت إلى المنطقة قادمة من أربيل وكركوك.",
    "ولم تعلن أي جهة مسؤوليتها عن الهجوم حتى الآن.",
)
STORY = "\n".join(LINES)
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in LINES)
DIVISIONS = "".join(f"<div>{line}</div>" for line in LINES)
BREAKS = "<br>".join(LINES)
MENU = "<div class='menu'><ul><li><a>الرئيسية</a><li><a>سياسة</a><li><a>اقتصاد</a><li><a>رياضة</a></ul></div>"
TEASERS = "".join(
    f"<div class='card'><h3><a href='/{number}'>عنوان خبر آخر عن موضوع مختلف تماما رقم {number}</a></h3></div>"
    for number in range(6)
)
BOTTOM = (
    "<div class='bottom'><p>جميع الحقوق محفوظة لموقع الرواية الإخباري 2019، ولا يجوز النقل دون ذكر المصدر.</p></div>"
)

SHAPES = {
    "article body": f"{MENU}<div itemprop='articleBody'>{PARAGRAPHS}</div>{TEASERS}{BOTTOM}",
    "body parts": f"{MENU}<div>{PARAGRAPHS.replace('<p>', '<p itemprop=articleBody>')}</div>{TEASERS}{BOTTOM}",
    "article": f"{MENU}<article>{PARAGRAPHS}</article><div>{TEASERS}</div>{BOTTOM}",
    "blog": f"{MENU}<div id='x'><h1>عنوان</h1><div class='entry-content'>{PARAGRAPHS}</div></div>{TEASERS}{BOTTOM}",
    "divisions": f"{MENU}<div><div>{DIVISIONS}</div></div>{TEASERS}{BOTTOM}",
    "line ends": f"{MENU}<div class='wrap'><div class='txt'>{BREAKS}</div>{TEASERS}</div>{BOTTOM}",
    "old tables": f"<table><tr><td>{MENU}</td><td><div>{PARAGRAPHS}</div></td><td>{TEASERS}</td></tr></table>{BOTTOM}",
    "server form": f"<form id='aspnetForm'>{MENU}<div class='news'>{PARAGRAPHS}</div>{TEASERS}{BOTTOM}</form>",
}


def find(body: str, stated: str = "") -> str:
    html = f"<html><head><title>خبر</title></head><body>{body}</body></html>"
    return read_element(find_article(parse_page(html), html, stated))


@pytest.mark.parametrize("shape", SHAPES)
def test_find_article(shape: str) -> None:
    assert find(SHAPES[shape]) == STORY


def test_repeated_paragraphs_stay() -> None:
    assert find(f"{MENU}<div>{PARAGRAPHS}<p>{LINES[0]}</p></div>{BOTTOM}") == f"{STORY}\n{LINES[0]}"


def test_paragraphs_the_extractors_leave_out_stay() -> None:
    """Short lines, lists, quotations and headings between the paragraphs found belong to the article."""
    inner = f"<p>{LINES[0]}</p><h2>تفاصيل</h2><p>{LINES[1]}</p><ul><li>6 قتلى</li></ul><p>{LINES[2]}</p><p>انتهى</p>"
    assert find(f"{MENU}<div class='text'>{inner}</div>{BOTTOM}") == "\n".join(
        (LINES[0], "تفاصيل", LINES[1], "6 قتلى", LINES[2], "انتهى")
    )


def test_article_of_one_long_and_one_short_paragraph_keeps_both() -> None:
    long = " ".join(LINES * 2)
    assert find(f"{MENU}<div><p>{long}</p><p>{LINES[3]}</p></div>{BOTTOM}") == f"{long}\n{LINES[3]}"


@pytest.mark.parametrize(
    "broken", [["_extract_with_trafilatura"], ["_extract_with_trafilatura", "_extract_with_readability"]]
)
def test_an_extractor_that_breaks_has_found_nothing(broken: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(html: str) -> str:
        raise IndexError

    for name in broken:
        monkeypatch.setattr(article_module, name, fail)
    assert find(SHAPES["article"]) == STORY


def test_text_never_comes_from_an_extractor(monkeypatch: pytest.MonkeyPatch) -> None:
    """They may drop marks, tatweel and repeats and add what they like; only the place counts."""
    rewritten = "\n".join(make_key(line) for line in LINES) + "\nكلام لم يرد في الصفحة أصلا ولا في غيرها"
    monkeypatch.setattr(article_module, "_extract_with_trafilatura", lambda html: rewritten)
    assert find(SHAPES["blog"]) == STORY


def test_stated_body_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(article_module, "_extract_with_trafilatura", lambda html: "")
    assert find(SHAPES["blog"], stated=" ".join(LINES)) == STORY


@pytest.mark.parametrize("tag", ["div", "p", "h2", "section"])
def test_lead_above_the_article_is_part_of_it(tag: str) -> None:
    """The lead says what happened; a page that sets it apart must not cost us the event."""
    body = PARAGRAPHS.replace(f"<p>{LINES[0]}</p>", "")
    lead = f"<{tag} class='lead'>{LINES[0]}</{tag}>"
    assert find(f"{MENU}<div id='x'><h1>عنوان</h1>{lead}<div>{body}</div></div>{TEASERS}{BOTTOM}").endswith(STORY)


def test_byline_above_the_article_is_no_lead(monkeypatch: pytest.MonkeyPatch) -> None:
    byline = "كتب مراسلنا من بغداد والموصل"
    monkeypatch.setattr(article_module, "_extract_with_readability", lambda html: f"{byline}\n{STORY}")
    assert find(f"{MENU}<div id='x'><div>{byline}</div><div>{PARAGRAPHS}</div></div>{BOTTOM}") == STORY


def test_lead_never_widens_the_article_to_the_whole_page() -> None:
    body = PARAGRAPHS.replace(f"<p>{LINES[0]}</p>", "")
    assert "جميع الحقوق" not in find(f"{MENU}<div>{LINES[0]}</div><div>{body}</div>{TEASERS}{BOTTOM}")


def test_links_to_other_pages_do_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """An extractor that takes the teasers for the article must not stretch it over them."""
    titles = "\n".join(f"عنوان خبر آخر عن موضوع مختلف تماما رقم {number}" for number in range(6))
    monkeypatch.setattr(article_module, "_extract_with_trafilatura", lambda html: f"{STORY}\n{titles}")
    assert find(SHAPES["blog"]) == STORY


def test_article_in_two_parts_keeps_both() -> None:
    parts = (
        f"<div>{PARAGRAPHS}</div><div class='ad'><script>x</script></div><div><p>{LINES[1]}</p><p>{LINES[2]}</p></div>"
    )
    assert find(f"{MENU}<div id='x'>{parts}</div>{TEASERS}{BOTTOM}") == "\n".join((STORY, LINES[1], LINES[2]))


def test_teasers_with_sentences_stay_out() -> None:
    sentence = "وقال مراسلنا في تقرير آخر مطول عن موضوع مختلف تماما رقم"
    cards = "".join(
        f"<article><a href='/{number}'><h3>عنوان خبر آخر</h3><p>{sentence} {number}</p></a></article>"
        for number in range(5)
    )
    assert find(f"{MENU}<div><article>{PARAGRAPHS}</article></div><section>{cards}</section>{BOTTOM}") == STORY


def test_key_survives_what_extractors_change() -> None:
    assert make_key("قالَ، \u200cالمتحــدث:\xa0«نعم»") == make_key("قال المتحدث نعم") == "قالالمتحدثنعم"
