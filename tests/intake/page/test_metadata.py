"""Fields a page states, by the place that states them."""

from __future__ import annotations

import json

import pytest

from riwaya.intake.page.metadata import Metadata, find_linked_data, read_metadata
from riwaya.intake.page.tree import find_body, parse_page

EMPTY = Metadata(title=None, outlet=None, published=None, url=None, language=None)


def read(head: str = "", body: str = "<p>قال</p>", lang: str = "") -> Metadata:
    root = parse_page(f"<html lang='{lang}'><head>{head}</head><body>{body}</body></html>")
    article = root.find(".//article")
    return read_metadata(root, find_linked_data(root), find_body(root) if article is None else article)


def link(data: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps(data, ensure_ascii=False)}</script>"


NEWS = {
    "@type": "NewsArticle",
    "headline": "عنوان &quot;أول&quot;",
    "datePublished": "2021-03-04T10:20:00+03:00",
    "publisher": {"@type": "Organization", "name": "وكالة"},
    "url": "https://a.org/1",
}
STATED = Metadata('عنوان "أول"', "وكالة", "2021-03-04T10:20:00+03:00", "https://a.org/1", None)


@pytest.mark.parametrize(
    "data",
    [
        NEWS,
        [NEWS],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "x"}, NEWS]},
        [{"@type": "BreadcrumbList"}, {"@graph": [NEWS]}],
        {**NEWS, "@type": ["ReportageNewsArticle", "Thing"]},
        {**NEWS, "publisher": "وكالة"},
        {**NEWS, "publisher": [{"name": "وكالة"}, {"name": "أخرى"}]},
    ],
)
def test_read_linked_data(data: object) -> None:
    assert read(link(data)) == STATED


@pytest.mark.parametrize(
    "script",
    [
        "", "{", "[" * 50_000, "null", '"x"', '{"@type": 5}',
        '{"@type": "WebPage", "headline": "x", "datePublished": "2020-01-01"}',
        '{"@type": "NewsArticle", "headline": ["x"], "datePublished": 5, "publisher": {"name": 1}, "url": {}}',
    ],
)  # fmt: skip
def test_linked_data_that_says_nothing(script: str) -> None:
    assert read(f"<script type='application/ld+json'>{script}</script>") == EMPTY


def test_line_ends_inside_linked_strings() -> None:
    assert read('<script type=\'application/ld+json\'>{"@type":"Article","headline":"أ\nب"}</script>').title == "أ\nب"


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='article:published_time' content='2021-03-04'>",
        "<meta name='ARTICLE:PUBLISHED_TIME' content=' 2021-03-04 '>",
        "<meta name='date' content='04/03/2021'>",
        "<meta name='pubdate' content='2021-03-04'>",
        "<meta name='publish-date' content='2021/03/04'>",
        "<meta name='DC.date.issued' content='2021-03-04'>",
        "<meta itemprop='datePublished' content='2021-03-04'>",
        "<meta property='article:published_time' content='أمس'><meta name='date' content='2021-03-04'>",
    ],
)
def test_read_date_of_meta_elements(head: str) -> None:
    assert read(head).published == "2021-03-04"


@pytest.mark.parametrize(
    ("body", "published"),
    [
        ("<time itemprop='datePublished' datetime='2021-03-04'>أمس</time>", "2021-03-04"),
        ("<time pubdate datetime='2021-03-04'>أمس</time>", "2021-03-04"),
        ("<span itemprop='datePublished' content='2021-03-04'>أمس</span>", "2021-03-04"),
        (
            "<div><time pubdate datetime='2000-01-01'></div><article><time pubdate datetime='2021-03-04'></article>",
            "2021-03-04",
        ),
        # Dates nobody marked as the day of publication, or that belong to something else
        ("<time datetime='2021-03-04'>أمس</time>", None),
        ("<p>نشر في 4/3/2021</p>", None),
        ("<footer><time pubdate datetime='2021-03-04'></time></footer>", None),
        ("<aside><time pubdate datetime='2021-03-04'></time></aside>", None),
        ("<time itemprop='dateModified' datetime='2021-03-04'></time>", None),
        ("<time pubdate>2021-03-04</time>", None),
    ],
)
def test_read_marked_dates_only(body: str, published: str | None) -> None:
    assert read(body=body).published == published


def test_modified_time_is_not_the_day_of_publication() -> None:
    assert read("<meta property='article:modified_time' content='2021-03-04'>").published is None


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<meta property='og:title' content='أ'><title>ب</title>", "<h1>ج</h1>", "أ"),
        ("<title>ب</title>", "<h1>شعار</h1><article><h1>ج\n <b>د</b></h1></article>", "ج د"),
        ("<title>ب</title>", "<h1>ج</h1>", "ج"),
        ("<title>ب</title>", "<nav><h1>ج</h1></nav><h1> </h1>", "ب"),
        ("<title> ب\n ج </title>", "", "ب ج"),
        ("<title></title>", "<p>قال</p>", None),
    ],
)
def test_read_title(head: str, body: str, title: str | None) -> None:
    assert read(head, body).title == title


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ("<link rel='canonical' href=' https://a.org/1 '>", "https://a.org/1"),
        ("<link rel='canonical' href='/1'><meta property='og:url' content='https://a.org/2'>", "https://a.org/2"),
        ("<link rel='stylesheet' href='https://a.org/x.css'>", None),
        ("<link rel='canonical' href='javascript:alert(1)'>", None),
        ("<link rel='canonical'>", None),
    ],
)
def test_read_address(head: str, url: str | None) -> None:
    assert read(head).url == url


@pytest.mark.parametrize(
    ("lang", "language"), [("ar", "ar"), ("ar-SA", "ar"), ("FA", "fa"), ("en-US", None), ("", None)]
)
def test_believe_language_only_if_written_in_arabic_letters(lang: str, language: str | None) -> None:
    assert read(lang=lang).language == language


def test_read_outlet() -> None:
    assert read("<meta property='og:site_name' content='موقع'>").outlet == "موقع"
    assert read("<title>خبر - موقع</title>").outlet is None
