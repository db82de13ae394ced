"""Numbers and quantities on a corpus of news phrases; add a spelling, not a function."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec import UNSET

from riwaya.annotate.numbers import NumberExpression, read_numbers, read_quantities
from riwaya.lexicon import default_lexicon
from riwaya.model import Quantity, Report
from riwaya.text import TextReader

READER = TextReader(default_lexicon())
PROBES = [
    json.loads(line) for line in (Path(__file__).parent / "corpus/news_numbers.jsonl").read_text("utf-8").splitlines()
]

VALUES: list[tuple[str, float]] = [
    ("ثلاث", 3), ("أحد عشر جنديا", 11), ("اثنتي عشرة ضربة", 12), ("خمسة وعشرون", 25), ("مئة وواحد وعشرون شهيدا", 121),
    ("ثماني مئة عائلة", 800), ("ثمانمائة وخمسين أسرة", 850), ("ألفا مقاتل", 2000), ("مئتي ألف نسمة", 200_000),
    ("اثنا عشر ألفا وخمسمئة نازح", 12_500), ("10 آلاف و500 شخص", 10_500), ("مليون ونصف المليون لاجئ", 1_500_000),
    ("ربع مليون دولار", 250_000), ("ثلاثة أرباع المليون", 750_000), ("مليون ومئتا ألف شخص", 1_200_000),
    ("2,5 مليون", 2_500_000), ("سبعة فاصلة خمسة", 7.5), ("١٬٢٥٠ عائلة", 1250), ("1.250.000 ليرة", 1_250_000), ("10.000 مقاتل", 10_000),
    ("٣٫٥٪", 3.5), ("ثلثي الأعضاء", 2 / 3), ("خُمس السكان", 0.2), ("الأربعين بالمائة", 40), ("بنسبة -1.2%", -1.2), ("مئة و 20 شخصا", 120),
]  # fmt: skip
ORDINALS: list[tuple[str, float]] = [
    ("الثانية", 2),
    ("الثاني عشر", 12),
    ("الحادي والثلاثين", 31),
    ("الخامس و العشرون", 25),
]
MODS = [
    ("زهاء 300 شخص", 300, "APPROX"), ("لأكثر من مئة", 100, "MORE_THAN"), ("ما لا يقل عن عشرة قتلى", 10, "EQUAL_OR_MORE"),
    ("سبعة أشخاص على الأقل", 7, "EQUAL_OR_MORE"), ("نحو 3700 شخص على الأقل", 3700, "EQUAL_OR_MORE"), ("لم تتجاوز الأربعين", 40, "EQUAL_OR_LESS"),
    ("أقل من خمسين", 50, "LESS_THAN"), ("يزيد عددهم على 500 مقاتل", 500, "MORE_THAN"), ("تجاوز عدد القتلى المئة", 100, "MORE_THAN"),
]  # fmt: skip
RANGES = [
    ("بين 18 و20 قتيلا", 18, 20),
    ("من خمسة إلى سبعة كيلومترات", 5, 7),
    ("15-20 قتيلا", 15, 20),
    ("بين مليارين وثلاثة مليارات ريال", 2e9, 3e9),
]
VAGUE = [
    ("عشرات القتلى", 20),
    ("مئات الآلاف", 200_000),
    ("بضعة آخرين", 3),
    ("نيف وعشرون قتيلا", 21),
    ("عشرون ونيف", 21),
    ("عدة مواقع", None),
    ("عدد من الجرحى", None),
]
UNITS = [
    ("122 ملم", "mm"), ("مترين", "m"), ("100 كيلومتر في الساعة", "km/h"), ("45 درجة مئوية", "Cel"), ("مليون برميل يوميا", "[bbl_us]/d"), ("15 في المئة", "%"),
    ("11 مليار و200 مليون ليرة سورية", "SYP"), ("1.8 مليون أورو", "EUR"), ("$500", "USD"), ("٣ ملايين جنيه مصري", "EGP"), ("30 ألف درهم مغربي", "MAD"),
]  # fmt: skip
NAMES = [
    "القرار 2254", "القرار رقم 1701", "المادة 140", "مقاتلة إف-16", "الطريق إم 4", "طريق M5", "اللواء 52", "هاتف 0912345678", "كوفيد-19", "فاز 3-1",
    "مجموعة السبع", "#17_تشرين", "ملعب 8 ماي 1945", "رؤية 2030", "الدقيقة 90",
]  # fmt: skip
DUALS = [
    ("سقط صاروخان", "صاروخان"),
    ("بين الطرفين", "الطرفين"),
    ("وجنديين", "جنديين"),
    ("محليتي بربر وأبو حمد", "محليتي"),
    ("قذيفتا هاون", "قذيفتا"),
]
NO_DUALS = [
    "أعلنت البحرين",
    "مقتل ثلاثة مدنيين",
    "خادم الحرمين الشريفين",
    "في عمان",
    "حركة طالبان",
    "البلدان العربية",
    "يوم الاثنين",
    "الرئيس بوتين",
    "فكان الرد",
]


def numbers(text: str) -> tuple[NumberExpression, ...]:
    return read_numbers(READER.read(Report(id="t", text=text)))


def quantities(text: str) -> tuple[Quantity, ...]:
    document = READER.read(Report(id="t", text=text))
    return read_quantities(document, read_numbers(document), ())


@pytest.mark.parametrize(("text", "value"), VALUES + ORDINALS)
def test_value(text: str, value: float) -> None:
    assert [n.value for n in numbers(text)] == [pytest.approx(value)]


@pytest.mark.parametrize(("text", "value"), ORDINALS)
def test_ordinals_are_their_own_kind(text: str, value: float) -> None:
    assert [n.kind for n in numbers(text)] == ["ordinal"]
    assert quantities(text) == ()


@pytest.mark.parametrize(("text", "value", "mod"), MODS)
def test_operators(text: str, value: int, mod: str) -> None:
    (quantity,) = quantities(text)
    assert (quantity.value, quantity.mod) == (value, mod)


@pytest.mark.parametrize(
    ("text", "operators"),
    [
        ("قتل نحو 20 شخصا على الأقل", ["نحو", "على الأقل"]),
        ("قتل نحو 20 شخصا", ["نحو"]),
        ("قتل 20 شخصا على الأقل", ["على الأقل"]),
        ("قتل 20 شخصا", []),
    ],
)
def test_operators_on_both_sides_are_kept(text: str, operators: list[str]) -> None:
    (number,) = numbers(text)
    assert [span.of(text) for span in number.operators] == operators


@pytest.mark.parametrize(("text", "low", "high"), RANGES)
def test_ranges(text: str, low: float, high: float) -> None:
    (quantity,) = quantities(text)
    assert (quantity.low, quantity.high, quantity.value) == (low, high, (low + high) / 2)


@pytest.mark.parametrize(("text", "low"), VAGUE)
def test_vague_counts(text: str, low: int | None) -> None:
    (quantity,) = quantities(text)
    assert (quantity.value, quantity.low, quantity.mod) == (None, low, "VAGUE")


@pytest.mark.parametrize(("text", "unit"), UNITS)
def test_units(text: str, unit: str) -> None:
    (quantity,) = quantities(text)
    assert quantity.unit == unit
    assert text[slice(*quantity.span)] == text


@pytest.mark.parametrize(
    ("text", "unit", "candidates"),
    [
        ("دفعت الشركة 3 آلاف ريال", None, ("IRR", "OMR", "QAR", "SAR", "YER")),
        ("دفعت الشركة 3 آلاف ريال في صنعاء", "YER", UNSET),
        ("بلغ السعر في لبنان مليون ليرة", "LBP", UNSET),
        ("دفع خمسة دولارات", "USD", UNSET),
    ],
)
def test_a_bare_currency_is_that_of_the_country_or_left_open(text: str, unit: str | None, candidates: object) -> None:
    (quantity,) = quantities(text)
    assert (quantity.unit, quantity.candidates) == (unit, candidates)


@pytest.mark.parametrize("text", NAMES)
def test_numbers_that_are_names_count_nothing(text: str) -> None:
    assert quantities(text) == ()


@pytest.mark.parametrize(("text", "word"), DUALS)
def test_duals_count_two(text: str, word: str) -> None:
    (quantity,) = quantities(text)
    assert quantity.value == 2
    assert quantity.of == quantity.span
    assert text[slice(*quantity.span)] == word


@pytest.mark.parametrize("text", NO_DUALS)
def test_false_duals(text: str) -> None:
    assert [n for n in numbers(text) if n.kind == "dual"] == []


def test_two_in_words_outweighs_its_dual() -> None:
    (quantity,) = quantities("رشوة إلى موظفين اثنين")
    assert quantity.rule == "numbers.word"


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("2500 عسكري", "عسكري"),
        ("أربعة من مقاتليه", "مقاتليه"),
        ("38 طنا من الأغذية", "الأغذية"),
        ("ومدفع هاون واحدا", "مدفع"),
        ("بلغت نسبة الاقتراع 47%", "نسبة"),
    ],
)
def test_counted_noun(text: str, of: str) -> None:
    quantity = quantities(text)[0]
    assert quantity.of is not None
    assert text[slice(*quantity.of)] == of


def test_bare_currency_is_that_of_the_country_spoken_of() -> None:
    assert quantities("دفع مليون دينار كويتي في الكويت ثم مئة دينار")[1].unit == "KWD"


def test_news_numbers() -> None:
    total = right = 0
    for case in PROBES:
        found = numbers(case["text"])
        for entity in case["expected"]:
            total += 1
            near = [n for n in found if n.span.start < entity["end"] and n.span.end > entity["start"]]
            right += any(_agrees(n, entity) for n in near)
    assert right / total >= 0.97


def _agrees(number: NumberExpression, entity: dict[str, Any]) -> bool:
    if entity["type"] == "RANGE":
        return (number.low, number.high) == (entity["low"], entity["high"])
    if number.value is None or entity["value"] is None:
        return number.value is None and entity["value"] is None
    return bool(number.value == pytest.approx(entity["value"]))
