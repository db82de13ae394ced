"""Country, sector and CAMEO code of actors, and the rules and rows they rest on."""

from __future__ import annotations

import pytest
from msgspec import UNSET

from riwaya.annotate.names.actors import ActorCode, cameo

from .found import entity_at, wrong


@pytest.mark.parametrize(
    ("text", "words", "code", "rule"),
    [
        # armies, police and services
        ("قصف الجيش السوداني مواقع في أم درمان.", "الجيش السوداني", "SDNMIL", "names.known"),
        ("انتشر الجنود الفرنسيون في مالي.", "الجنود الفرنسيون", "FRAMIL", "names.nationality"),
        ("داهمت الشرطة التونسية مقهى في القيروان.", "الشرطة التونسية", "TUNCOP", "names.nationality"),
        ("أوقف الدرك الجزائري شابين.", "الدرك الجزائري", "DZACOP", "names.nationality"),
        ("فرقت قوات الأمن العمانية المحتجين.", "قوات الأمن العمانية", "OMNCOP", "names.nationality"),
        ("اعتقلت المخابرات المصرية ناشطا.", "المخابرات المصرية", "EGYSPY", "names.known"),
        # states
        ("رفضت الحكومة المغربية الاتهامات.", "الحكومة المغربية", "MARGOV", "names.known"),
        ("قال وزير الدفاع العراقي إن القوات انسحبت.", "وزير الدفاع العراقي", "IRQGOV", "names.nationality"),
        ("أعلنت مديرية أمن سبها توقيف سبعة مهربين.", "مديرية أمن سبها", "LBYGOV", "names.place"),
        ("أقر البرلمان العراقي الموازنة.", "البرلمان العراقي", "IRQLEG", "names.known"),
        ("قال نائب كويتي إن الاستجواب تأجل.", "نائب كويتي", "KWTLEG", "names.nationality"),
        # parties, opposition, rebels
        ("نددت المعارضة التونسية بالقرار.", "المعارضة التونسية", "TUNOPP", "names.nationality"),
        ("رحب حزب الأمة السوداني بالبيان.", "حزب الأمة السوداني", "SDNPTY", "names.nationality"),
        ("هاجم متمردون ماليون قافلة عسكرية.", "متمردون ماليون", "MLIREB", "names.nationality"),
        ("سيطر مسلحو حزب الله على التلة.", "مسلحو حزب الله", "LBNREB", "names.armed_wing"),
        ("انسحب مقاتلو حركة حماس من الحي.", "مقاتلو حركة حماس", "PSEREB", "names.armed_wing"),
        # CAMEO spells media MED and doctors HLH
        ("قالت صحيفة لبنانية إن القرار صدر.", "صحيفة لبنانية", "LBNMED", "names.nationality"),
        ("ذكرت قناة الجزيرة أن المفاوضات توقفت.", "قناة الجزيرة", "QATMED", "names.known"),
        ("أوقفت السلطات صحفيا مغربيا في الرباط.", "صحفيا مغربيا", "MARMED", "names.nationality"),
        ("قال طبيب يمني إن المرضى ينتظرون.", "طبيب يمني", "YEMHLH", "names.nationality"),
        # civilians and the rest
        ("قتل مدنيون سوريون في الغارة.", "مدنيون سوريون", "SYRCVL", "names.nationality"),
        ("تظاهر مواطنون أردنيون أمام السفارة.", "مواطنون أردنيون", "JORCVL", "names.nationality"),
        ("اعتصم معلمون جزائريون أمام الوزارة.", "معلمون جزائريون", "DZAEDU", "names.nationality"),
        ("أضربت نقابة المعلمين الأردنيين.", "نقابة المعلمين الأردنيين", "JORLAB", "names.known"),
        ("قتل مستوطن إسرائيلي في الهجوم.", "مستوطن إسرائيلي", "ISR", "names.nationality"),
        ("دعت الأمم المتحدة إلى هدنة.", "الأمم المتحدة", "IGO", "names.sector"),
        ("أعلن الاتحاد الإفريقي إرسال مراقبين.", "الاتحاد الإفريقي", "IGO", "names.sector"),
        ("قالت منظمة العفو الدولية إن القانون جائر.", "منظمة العفو الدولية", "NGO", "names.sector"),
        ("هاجم مسلحون مجهولون الحاجز.", "مسلحون مجهولون", "UAF", "names.sector"),
        ("أفرجت عصابة عن رهينة مغربي.", "عصابة", "CRM", "names.sector"),
        wrong(
            "قال ضابط في الشرطة العراقية إن المهاجم قتل.", "ضابط في الشرطة العراقية", "IRQCOP", "names.nationality",
            why="the officer's rank says army before the body he belongs to says police",
        ),
        wrong(
            "زار مبعوث الأمم المتحدة إلى اليمن صنعاء.", "مبعوث الأمم المتحدة", "IGO", "names.sector",
            why="the office says government before the body that sent the envoy does",
        ),
        (
            "قال المتحدث باسم الجيش اليمني إن قوات العدو انسحبت من صعدة.", "المتحدث باسم الجيش اليمني", "YEMMIL",
            "names.known",
        ),
        wrong(
            "أوقفت مصالح الأمن الجزائرية مهربين.", "مصالح الأمن الجزائرية", "DZACOP", "names.nationality",
            why="مصلحة says government before الأمن says police",
        ),
        wrong(
            "سيطر مسلحون موالون للحكومة على الجسر.", "مسلحون موالون للحكومة", "UAF", "names.sector",
            why="gunmen loyal to the government are coded as the government",
        ),
        wrong(
            "اختطف مسلحو القبائل مهندسا صينيا.", "مسلحو القبائل", "UAF", "names.sector",
            why="gunmen of tribes are coded as the civilians the tribes are",
        ),
        wrong(
            "انتشرت عناصر من الشرطة العراقية في البصرة.", "عناصر", "COP", "names.sector",
            why="members told to be of the police are unidentified armed men",
        ),
        wrong(
            "قتل مسلحو تنظيم الشباب جنديا.", "مسلحو تنظيم الشباب", "SOMREB", "names.armed_wing",
            why="the group is not known with this head, and its name is read as young civilians",
        ),
        ("أصدرت محكمة كويتية حكما بالسجن.", "محكمة كويتية", "KWTJUD", "names.nationality"),
        wrong(
            "نفى قاض تونسي الاتهامات.", "قاض تونسي", "TUNJUD", "names.nationality",
            why="the indefinite قاض, with its last letter dropped, is no mention",
        ),
        wrong(
            "أعلنت شرطة عدن ضبط سيارة مفخخة.", "شرطة عدن", "YEMCOP", "names.place",
            why="police of a town are no mention",
        ),
    ],
)  # fmt: skip
def test_actors(text: str, words: str, code: str, rule: str) -> None:
    actor = entity_at(text, words)
    assert actor.cameo == code
    assert actor.coding is not UNSET
    assert any(line.split(" ")[1] == rule for line in actor.coding), actor.coding


@pytest.mark.parametrize(
    ("text", "words", "country", "sector"),
    [
        ("قالت صحيفة لبنانية إن القرار صدر.", "صحيفة لبنانية", "LB", "JRN"),
        ("قال طبيب يمني إن المرضى ينتظرون.", "طبيب يمني", "YE", "MED"),
        ("دعت الأمم المتحدة إلى هدنة.", "الأمم المتحدة", UNSET, "IGO"),
        ("قتل مستوطن إسرائيلي في الهجوم.", "مستوطن إسرائيلي", "IL", UNSET),
    ],
)
def test_country_and_sector_are_spelled_as_plover_does(text: str, words: str, country: object, sector: object) -> None:
    actor = entity_at(text, words)
    assert (actor.country, actor.sector) == (country, sector)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("قال رجل إن السوق مغلق.", "رجل"),
        ("قالت مريم العلوي إن البيت بيع.", "مريم العلوي"),
        ("حل المنتخب في المركز الثالث.", "المنتخب"),
        ("قال شهود إن المطار احترق.", "شهود"),
        wrong(
            "أغلق المستشفى أبوابه وأصيب عشرات في ود مدني.", "ود مدني",
            why="مدني in the name of a town makes the town a civilian",
        ),
    ],
)  # fmt: skip
def test_nothing_is_guessed(text: str, words: str) -> None:
    actor = entity_at(text, words)
    assert actor.sector is UNSET
    if actor.type != "GPE":
        assert (actor.country, actor.cameo, actor.coding) == (UNSET, UNSET, UNSET)


@pytest.mark.parametrize(
    ("text", "words", "coding"),
    [
        (
            "انتشر الجنود الفرنسيون في مالي.", "الجنود الفرنسيون",
            ("country names.nationality countries:فرنسي", "sector names.sector heads:جندي"),
        ),
        ("قال السفير الأميركي في الرباط إن بلاده ملتزمة.", "السفير الأميركي في الرباط",
         ("country names.nationality countries:أميركي", "sector names.sector heads:سفير")),
        ("انفجرت قنبلة في سبها.", "سبها", ("country names.located places:سبها/city/LY/سبها",)),
    ],
)  # fmt: skip
def test_the_coding_names_rule_and_row(text: str, words: str, coding: tuple[str, ...]) -> None:
    assert entity_at(text, words).coding == coding


def test_a_body_is_coded_by_itself_not_by_the_country_it_acts_in() -> None:
    text = "قال السفير الأميركي في الرباط إن بلاده ملتزمة."
    assert entity_at(text, "السفير الأميركي في الرباط").country == "US"


def test_the_group_says_more_than_its_members() -> None:
    assert entity_at("قال عناصر الشرطة إن الطريق مغلق.", "عناصر الشرطة").sector == "COP"


def test_what_one_mention_does_not_tell_another_does() -> None:
    known = ActorCode("YE", None, ("country names.nationality countries:يمني",))
    other = ActorCode("SA", "MIL", ("country names.place places:عدن", "sector names.sector heads:جيش"))
    assert known.merged(other) == ActorCode("YE", "MIL", (known.coding[0], other.coding[1]))


@pytest.mark.parametrize(
    ("country", "sector", "code"),
    [("US", "MIL", "USAMIL"), (None, "JRN", "MED"), ("TN", "MED", "TUNHLH"), ("IQ", None, "IRQ"), (None, None, None)],
)
def test_cameo(country: str | None, sector: str | None, code: str | None) -> None:
    assert cameo(ActorCode(country, sector)) == code
