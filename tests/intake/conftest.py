"""A story and a page that the tests of intake share."""

from __future__ import annotations

import json

import pytest

LEAD = "أعلنت وزارة الدفاع العراقية، يوم الخميس، مقتلَ ستة جنودٍ في هجوم شنّه مسلحون على نقطة تفتيش قرب الموصل."
SECOND = (
    "وقال المتحدث باسم الوزارة إن المهاجمين انسحبوا 😀 بعد اشتباكات دامت ســـاعة كاملة، وإن القوات "
    "تلاحقهم\N{ZERO WIDTH NON-JOINER}الآن."
)
REPEATED = "ولم تعلن أي جهة\N{NO-BREAK SPACE}مسؤوليتها عن الهجوم حتى الآن."
ROWS = "المدينة\tالقتلى\nالموصل\t6\n\t2"

PAGE = f"""<!DOCTYPE html>
<html lang="ar-IQ" dir="rtl"><head><meta charset="utf-8">
<title>مقتل ستة جنود - موقع الرواية</title>
<meta property="og:site_name" content="موقع الرواية">
<meta property="article:published_time" content="2021-03-04T10:20:00+03:00">
<link rel="canonical" href="https://example.org/a/1">
<style>p {{ color: red }}</style></head><body>
<nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/p">سياسة</a></li></ul></nav>
<main><article><h1>مقتل ستة جنود
  في هجوم قرب الموصل</h1>
<div class="share-buttons"><a href="#">فيسبوك</a> <span>شارك الخبر</span></div>
<div class="body">
<p>{LEAD}</p>
<script>var advertisement = "إعلان";</script>
<p>{SECOND}</p><!-- نهاية الفقرة -->
<p>{REPEATED}</p>
<table><tr><th>المدينة</th><th>القتلى</th></tr><tr><td>الموصل</td><td>6</td></tr>
<tr><td></td><td><p>2</p></td></tr></table>
<p>{REPEATED}</p>
<ul class="related"><li><a href="/1">خبر سابق عن هجوم في كركوك</a></li>
<li><a href="/2">خبر سابق عن انفجار في بغداد</a></li></ul>
</div></article></main>
<aside><p>الأكثر قراءة: أخبار كثيرة عن الرياضة والفن والطقس والاقتصاد في العالم العربي اليوم.</p></aside>
<footer><p>جميع الحقوق محفوظة 2019</p><time itemprop="datePublished" datetime="2019-01-01">1 يناير 2019</time></footer>
</body></html>"""


@pytest.fixture
def story() -> str:
    """A short report with marks, tatweel, a joiner, a no-break space and an emoji."""
    return f"{LEAD}\n{SECOND}\n{REPEATED}"


@pytest.fixture
def page() -> str:
    """A news page: menu, share bar, table, repeated paragraph, teasers, and a footer with another date."""
    return PAGE


@pytest.fixture
def page_text() -> str:
    """What the article of the page says."""
    return "\n".join((LEAD, SECOND, REPEATED, ROWS, REPEATED))


@pytest.fixture
def record(story: str) -> dict[str, object]:
    """A record with every field."""
    return {
        "id": "r1",
        "outlet": "وكالة",
        "url": "https://example.org/1",
        "title": "عنوان",
        "published": "2021-03-04",
        "text": story,
    }


@pytest.fixture
def line(record: dict[str, object]) -> str:
    """The record as a line of JSON."""
    return json.dumps(record, ensure_ascii=False)
