"""Loaded names of armies (الاحتلال, العدو): kept as used, resolved where the report says whose they are."""

from __future__ import annotations

import pytest

from .found import entity_at, is_one, mention_at, wrong

LEBANON = "قصف الجيش الإسرائيلي بلدة في جنوب لبنان، وقال حزب الله إن جيش العدو خسر دبابة."
GAZA = "أعلن الجيش الإسرائيلي مقتل جندي في رفح، وأكدت حماس أن قوات العدو انسحبت."
WEST_BANK = "أعلن الجيش الإسرائيلي مقتل ضابط، وقالت وسائل إعلام فلسطينية إن جيش الاحتلال قصف المخيم."
KYIV = "ردت القوات الروسية على القصف، وقالت كييف إن قوات الاحتلال الروسي خسرت دبابتين."
ANBAR = "قالت قوات الاحتلال الأمريكي إن الجنود عادوا، وقالت مصادر في العراق إن القوات الأمريكية انسحبت."
SUDAN = "قال الجيش السوداني إن قوات العدو انسحبت من الخرطوم."
YEMEN = "قال المتحدث باسم الجيش اليمني إن قوات العدو انسحبت من صعدة."


@pytest.mark.parametrize(
    ("text", "loaded", "army"),
    [
        (LEBANON, "جيش العدو", "الجيش الإسرائيلي"),
        (GAZA, "قوات العدو", "الجيش الإسرائيلي"),
        (WEST_BANK, "جيش الاحتلال", "الجيش الإسرائيلي"),
        (KYIV, "قوات الاحتلال الروسي", "القوات الروسية"),
        (ANBAR, "قوات الاحتلال الأمريكي", "القوات الأمريكية"),
        wrong(
            "أعلن الجيش الإسرائيلي اعتقال شاب في طوباس، وكان الاحتلال اقتحم البلدة فجرا.", "الاحتلال",
            "الجيش الإسرائيلي", why="الاحتلال by itself is no mention",
        ),
        wrong(
            "قالت قوات الاحتلال الأمريكي إن الطريق مغلق، ثم انسحب الاحتلال من الرمادي.", "الاحتلال",
            "قوات الاحتلال الأمريكي", why="الاحتلال by itself is no mention",
        ),
    ],
)  # fmt: skip
def test_the_army_that_is_meant(text: str, loaded: str, army: str) -> None:
    assert is_one(text, loaded, army)


@pytest.mark.parametrize(
    ("text", "loaded", "other"),
    [
        (SUDAN, "قوات العدو", "الجيش السوداني"),
        (YEMEN, "قوات العدو", "الجيش اليمني"),
        ("قال الجيش السوداني إن طيران العدو قصف الخرطوم.", "طيران العدو", "الجيش السوداني"),
        ("نفى الجيش اللبناني الخبر، وقال سكان إن جيش الاحتلال الإسرائيلي انسحب.", "جيش الاحتلال الإسرائيلي",
         "الجيش اللبناني"),
        ("رحبت القوات البريطانية بالهدنة، وقالت حماس إن قوات الاحتلال الإسرائيلي باقية في غزة.",
         "قوات الاحتلال الإسرائيلي", "القوات البريطانية"),
        ("رحب الجيش الفرنسي بالهدنة، وقالت كييف إن قوات الاحتلال الروسي باقية.", "قوات الاحتلال الروسي",
         "الجيش الفرنسي"),
    ],
)  # fmt: skip
def test_not_the_army_beside_it(text: str, loaded: str, other: str) -> None:
    assert not is_one(text, loaded, other)


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("عززت قوات الاحتلال حواجزها حول رام الله.", "قوات الاحتلال", "IL"),
        ("أعلنت سلطات الاحتلال الإسرائيلي إغلاق المعبر.", "سلطات الاحتلال الإسرائيلي", "IL"),
        ("شن طيران العدو الإسرائيلي غارات على جنوب لبنان.", "طيران العدو الإسرائيلي", "IL"),
        (KYIV, "قوات الاحتلال الروسي", "RU"),
        ("هاجمت المقاومة قوات الاحتلال الأمريكي في العراق.", "قوات الاحتلال الأمريكي", "US"),
        ("قالت مصادر فلسطينية إن سلطات الاحتلال هدمت منزلا في سلوان.", "سلطات الاحتلال", "IL"),
        ("قال سكان في القدس إن شرطة الاحتلال أغلقت باب العمود.", "شرطة الاحتلال", "IL"),
    ],
)  # fmt: skip
def test_the_country_of_the_army(text: str, words: str, country: str) -> None:
    assert entity_at(text, words).country == country


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (SUDAN, "قوات العدو"),
        (YEMEN, "قوات العدو"),
        ("قال الجيش السوداني إن طيران العدو قصف الخرطوم.", "طيران العدو"),
        ("قالت السلطات في كييف إن القوات الروسية انسحبت، وإن جيش الاحتلال قصف خاركيف.", "جيش الاحتلال"),
        ("قصفت القوات الأمريكية الرمادي، وقال شهود إن قوات الاحتلال انسحبت من العراق.", "قوات الاحتلال"),
    ],
)  # fmt: skip
def test_whose_it_is_is_not_guessed(text: str, words: str) -> None:
    assert not entity_at(text, words).country


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("انتهى الاحتلال الفرنسي للجزائر عام 1962.", "الاحتلال الفرنسي"),
        ("قال المؤرخ إن الاحتلال دام عقودا.", "الاحتلال"),
        ("عارض النواب احتلال البلاد.", "احتلال"),
    ],
)
def test_an_occupation_that_is_a_time_is_nobody(text: str, words: str) -> None:
    assert mention_at(text, words) is None


@pytest.mark.parametrize("text", [LEBANON, GAZA])
def test_loaded_names_are_kept_as_used(text: str) -> None:
    names = entity_at(text, "الجيش الإسرائيلي").names
    assert names
    assert any(name in ("جيش العدو", "قوات العدو") for name in names)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("قال الوزير إن الكتلة التجارية الجديدة ستضم أربع دول، وانسحب الجيش الإسرائيلي من رفح.",
         "الكتلة التجارية الجديدة"),
        wrong(
            "قال الوزير إن الكيان التجاري الجديد سيضم أربع شركات، وانسحب الجيش الإسرائيلي من رفح.",
            "الكيان التجاري الجديد", why="every body called كيان is the Israeli army once Israel is named",
        ),
    ],
)  # fmt: skip
def test_a_company_is_no_enemy(text: str, words: str) -> None:
    assert not is_one(text, words, "الجيش الإسرائيلي")
