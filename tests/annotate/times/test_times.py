"""Times on a corpus of news phrases, read on Wednesday, 1 June 2022; add a spelling, not a function."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from riwaya.annotate.numbers import read_numbers
from riwaya.annotate.times import read_times
from riwaya.lexicon import default_lexicon
from riwaya.model import Report, Time
from riwaya.text import TextReader

READER = TextReader(default_lexicon())
CORPUS = Path(__file__).parent / "corpus"
PROBES = [json.loads(line) for line in (CORPUS / "news_times.jsonl").read_text("utf-8").splitlines()]
TODAY = "2022-06-01"

# text with the expression in brackets, value, mod
CASES = [
    ("في [30 نيسان الماضي]", "2022-04-30", None), ("[30 أيار - مايو 2022]", "2022-05-30", None), ("[مارس الماضي]", "2022-03", None),
    ("[17 تشرين الأول (أكتوبر) 2019]", "2019-10-17", None), ("[كانون الأول/ ديسمبر 2021]", "2021-12", None), ("[فاتح ماي]", "2022-05-01", None),
    ("في [شتنبر القادم]", "2022-09", None), ("[٣٠ / ٥ / ٢٠٢٢ في تمام الساعة 2225]", "2022-05-30T22:25", None), ("[2022/5/30م]", "2022-05-30", None),
    ("[15 / 10 / 1443 هـ الموافق 16 / 5 / 2022 م]", "2022-05-16", None), ("[غرة رمضان 1443]", "2022-04-02", None), ("[رمضان 2021]", "2021-04-13/2021-05-12", None),
    ("[أول أيام عيد الأضحى]", "2022-07-09", None), ("وقع [أمس الأول]", "2022-05-30", None), ("[يوم غد الخميس]", "2022-06-02", None),
    ("تأجيل الجلسة إلى [الخميس]", "2022-06-02", None), ("من المقرر أن يصل الوفد [الأحد]", "2022-06-05", None), ("[الاثنين من الأسبوع المقبل]", "2022-06-06", None),
    ("وقال إنه [قبل نحو عامين]", "2020-06-01", "APPROX"), ("سيعقد الاجتماع [بعد أسبوعين]", "2022-06-15", None), ("[مطلع الشهر الجاري]", "2022-06", "START"),
    ("[منتصف القرن العشرين]", "19", "MID"), ("في [ثمانينيات القرن الماضي]", "198X", None), ("[الربع الأول من عام 2022]", "2022-Q1", None),
    ("[الأسبوع الأول من حزيران]", "2022-06", "START"), ("[ليل الجمعة/السبت]", "2022-05-27TNI", None), ("[فجر يوم الاثنين]", "2022-05-30TMO", "START"),
    ("[وقت متأخر من ليل الاثنين]", "2022-05-30TNI", "END"), ("[الساعة الثالثة بعد منتصف الليل]", "2022-06-01T03:00", None),
    ("في تمام [الثامنة مساء بتوقيت غرينتش]", "2022-06-01T20:00Z", None), ("قرابة [الرابعة إلا ربعا]", "2022-06-01T15:45", "APPROX"), ("[الساعة 8:45 ص]", "2022-06-01T08:45", None),
    ("[من 3 إلى 5 مايو]", "2022-05-03/2022-05-05", None), ("[بين عامي 2011 و2018]", "2011/2018", None), ("[شهري ديسمبر وجانفي]", "2021-12/2022-01", None),
    ("موسم [2020/21]", "2020/2021", None), ("خلال [الأيام الثلاثة الماضية]", "P3D", None), ("خلال [الـ24 ساعة الماضية]", "PT24H", None),
    ("منذ [عام ونصف العام]", "P1Y6M", None), ("بين [3 و5 سنوات]", "P3Y/P5Y", None), ("لأكثر من [شهر]", "P1M", "MORE_THAN"), ("طيلة [الأعوام الماضية]", "PXY", None),
    ("[كل يوم جمعة]", "XXXX-WXX-5", None), ("[مساء كل خميس]", "XXXX-WXX-4TEV", None), ("[مرة كل شهرين]", "P2M", None), ("[مؤخرا]", "PAST_REF", None),
    ("عام [العام الدراسي] ", None, None), ("بعد [يومين] من الهجوم", "P2D", None), ("[عام ألفين واثنين وعشرين]", "2022", None),
]  # fmt: skip
CASES = [case for case in CASES if case[1] is not None]
SILENT = [
    "قال مدير عام الشركة", "قال الناشط جمعة الخطيب", "رجب محمد", "شعبان عبد الرحيم", "جسر 17 تموز", "شارعي 23 يوليو و26 يوليو", "جامعة 6 أكتوبر", "ثورات الربيع العربي",
    "يضم الفريق أحد القادة", "مارس ضغوطا على الحكومة", "ظهر في الصور", "صلاة الجمعة", "ثورة 25 يناير", "لليوم الثالث على التوالي", "القرار 2254", "ناصر القدوة",
]  # fmt: skip


def times(text: str, published: str | None = TODAY) -> tuple[Time, ...]:
    document = READER.read(Report(id="t", text=text, published=published))
    return read_times(document, read_numbers(document))


@pytest.mark.parametrize(("marked", "value", "mod"), CASES)
def test_time(marked: str, value: str, mod: str | None) -> None:
    text, expression = marked.replace("[", "").replace("]", ""), marked[marked.index("[") + 1 : marked.index("]")]
    assert [(text[slice(*t.span)], t.value, t.mod) for t in times(text)] == [(expression, value, mod)]


@pytest.mark.parametrize("text", SILENT)
def test_silent(text: str) -> None:
    assert times(text) == ()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("وقع الهجوم في 3 مايو 2021، وفي اليوم التالي أعلن التنظيم مسؤوليته", ["2021-05-03", "2021-05-04"]),
        ("في يناير 2020 وقعوا الاتفاق وفي ديسمبر من العام نفسه انهار", ["2020-01", "2020-12"]),
        ("في 15 مارس 2011 بدأت الاحتجاجات، وبعد أسبوع سقط القتلى", ["2011-03-15", "2011-03-22"]),
        ("في 3 و5 أيار قتل مدنيان", ["2022-05-03", "2022-05-05"]),
        ("يشهد كل عام بين حزيران/يونيو وتشرين الأول/أكتوبر أمطارا", ["P1Y", "XXXX-06", "XXXX-10"]),
        ("قصف السوق عصر أمس، وسقطت القذائف عند الساعة 4:10", ["2022-05-31TAF", "2022-05-31T04:10"]),
    ],
)
def test_times_that_lean_on_others(text: str, values: list[str]) -> None:
    assert [t.value for t in times(text)] == values


def test_relative_times_without_a_date_of_publication() -> None:
    assert [t.value for t in times("أعلن أمس أن الاتفاق وقع في 3 مايو 2021", None)] == [None, "2021-05-03"]


def test_hijri_keeps_the_original() -> None:
    (time,) = times("الجمعة 9 ذي الحجة 1443 الموافق 8 يوليو 2022")
    assert (time.value, time.hijri) == ("2022-07-08", "1443-12-09")


def test_a_copy_published_later_is_told_by_its_weekday() -> None:
    (time,) = times("أعلن أمس الاثنين")
    assert time.value == "2022-05-30"
    assert isinstance(time.checks, tuple)
    assert [(check.kind, check.agrees, check.stated, check.found) for check in time.checks] == [
        ("weekday", False, "XXXX-WXX-1", "XXXX-WXX-2")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "الساعة",
        "من",
        "بين 3 و",
        "عام",
        "30 /",
        "الساعة 4:",
        "كل",
        "منذ",
        "يوم",
        "و5",
        "إلا ربعا",
        "هـ 1444",
        "قبل",
        "الـ",
        "آب",
        "الربع الأول من",
    ],
)
def test_fragments_do_no_harm(text: str) -> None:
    times(text)


def test_news_times() -> None:
    total = right = 0
    for case in PROBES:
        found = times(case["text"], case["reference_time"])
        if not case["expected"]:
            assert found == (), case["text"]
        for entity in case["expected"]:
            total += 1
            near = [t for t in found if t.span.start < entity["end"] and t.span.end > entity["start"]]
            right += any(_plain(t.value) in {_plain(value) for value in entity["accept"]} for t in near)
    assert right / total >= 0.97


def _plain(value: str | None) -> str:
    """Without what conventions write differently: full hours, open decades."""
    text = (value or "").removesuffix("/..")
    return text.removesuffix(":00") if "T" in text else text.rstrip("X")
