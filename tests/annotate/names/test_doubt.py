"""Names that are ordinary words too: read where something shows that they are names, else left alone."""

from __future__ import annotations

import pytest

from riwaya.model import MentionType

from .cases import locate, read
from .found import mention_at, wrong

SPORT = (
    "هاجم المنتخب مرمى الخصم، وسجل اللاعب هدفا من ركلة جزاء، وأطلق المهاجم قذيفة سكنت الشباك في مباراة الدوري، "
    "وقال الحكم إن البطولة انتهت."
)
WAR = "هاجم الجنود الموقع ليلا، وأطلق المهاجم قذيفة سكنت الجدار، وقال ضابط إن المعركة انتهت."


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("وصل الرئيس إلى حلب صباحا.", "حلب", "GPE"),
        ("عاد الهدوء إلى قم بعد الاحتجاجات.", "قم", "GPE"),
        ("وفاة ثلاثة في حولي بالكويت.", "حولي", "GPE"),
        ("كان الطقس في البيض معتدلا.", "البيض", "GPE"),
        ("وصلت قافلة إلى مدنين ليلا.", "مدنين", "GPE"),
        ("قتل رجل في أبين.", "أبين", "GPE"),
        ("زار وزير النقل بلدة الخيام.", "بلدة الخيام", "GPE"),
        ("أغلقت الشرطة الطريق إلى البيضاء.", "البيضاء", "GPE"),
        # before a dateline's end
        ("سوسة - رويترز: أضرب العمال.", "سوسة", "GPE"),
        ("مدنين - أضرب سائقو الحافلات.", "مدنين", "GPE"),
        ("حولي - كونا: ارتفعت درجات الحرارة.", "حولي", "GPE"),
        ("البيض / وأج: اجتمع الوالي بالفلاحين.", "البيض", "GPE"),
        ("أبين (رويترز) قتل جندي في كمين.", "أبين", "GPE"),
        wrong("جنين، وفا: هدمت جرافات منزلا.", "جنين", "GPE", why="a city before the comma of a dateline is a fetus"),
        # bodies and persons that do something
        ("ألقت حماس باللوم على الوسيط.", "حماس", "ORG"),
        ("قالت فتح إن المؤتمر تأجل.", "فتح", "ORG"),
        ("وصلت مروة إلى المطار.", "مروة", "PER"),
        ("قالت سكينة إن بيتها تهدم.", "سكينة", "PER"),
        # shown elsewhere in the report
        ("قالت هيئة الأرصاد إن الحر سيشتد في حولي. وسجلت حولي أعلى حرارة.", "حولي#2", "GPE"),
        wrong("نزح السكان من النعامة.", "النعامة", "GPE", why="a province after من is read as the ostrich"),
        ("رفضت حماس المقترح.", "حماس", "ORG"),
        wrong("تحدثت مع أمل عن السفر.", "أمل", "PER", why="a given name that is also a noun, after a preposition"),
        wrong("سجل صلاح هدفين.", "صلاح", "PER", why="a footballer known by one name is an ordinary word"),
        wrong("غادرت القافلة الزاوية.", "الزاوية", "GPE", why="the city is only known after مدينة"),
        wrong("عاد سكان الخيام إلى بيوتهم.", "الخيام", "GPE", why="the town after سكان is read as tents"),
        ("تظاهر المئات في سيناء.", "سيناء", "LOC"),
    ],
)  # fmt: skip
def test_a_name(text: str, words: str, kind: MentionType) -> None:
    mention = mention_at(text, words)
    assert mention is not None
    assert mention.type == kind


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("حلب المزارع بقرته قبل الفجر.", "حلب"),
        ("ساد جو من السكينة في القرية.", "السكينة"),
        ("أمل السكان في عودة الكهرباء.", "أمل"),
        ("أمل الوزير في حل سريع.", "أمل"),
        ("سافر حولي عشرين طالبا.", "حولي"),
        ("وقع الحادث حولي الساعة الثامنة.", "حولي"),
        ("استقبل الجمهور الفريق بحماس كبير.", "حماس"),
        ("استمر حماس الجمهور حتى النهاية.", "حماس"),
        ("فتح باب الترشح غدا.", "فتح"),
        ("ارتفع سعر البيض في الأسواق.", "البيض"),
        ("عاشت النعامة عشرين عاما في الحديقة.", "النعامة"),
        ("دعا الوزير إلى صلاح الحال.", "صلاح"),
        ("وجد المزارعون سوسة في النخيل.", "سوسة"),
        ("لن أبين رأيي اليوم، قال الوزير.", "أبين"),
        ("كسرت المروة إلى نصفين.", "المروة"),
        ("تمنى له الشفاء العاجل.", "الشفاء"),
        ("التقط السائح صورا كثيرة.", "صورا"),
        ("عرض المتحف صور القدماء.", "صور"),
        ("زار الوزير الموقع مرات عدة.", "مرات"),
        ("رفع الحزب شعار العدل.", "العدل"),
        wrong("قم بزيارة الطبيب فورا.", "قم", why="the imperative is read as the city"),
        wrong("تعز الحكومة بمواطنيها.", "تعز", why="the verb is read as the city"),
        wrong("كان الرجلان مدنين للمصرف.", "مدنين", why="indebted is read as the city"),
        wrong("تناول الضيوف سلمى على المائدة.", "سلمى", why="a village few know is read after nothing"),
    ],
)
def test_an_ordinary_word(text: str, words: str) -> None:
    span = locate(text, words)
    names = [item for item in read(text).mentions if item.span.overlaps(span) and item.type in ("GPE", "ORG", "PER")]
    assert [item.span.of(text) for item in names if len(item.span.of(text).split()) == 1] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("استمر حماس الجمهور حتى النهاية.", "حماس الجمهور"),
        wrong(
            "ارتدت العروس الفساتين البيضاء.", "العروس الفساتين البيضاء",
            why="the bride is taken for a title and the dresses she wears for her name",
        ),
        wrong("رافق الوزير أمل في جولتها.", "الوزير أمل", why="whom the minister went with is taken for his name"),
    ],
)  # fmt: skip
def test_no_name_of_several_words(text: str, words: str) -> None:
    assert mention_at(text, words) is None


def test_a_report_on_sports_has_no_weapons() -> None:
    assert mention_at(SPORT, "قذيفة") is None
    assert mention_at(SPORT, "المهاجم") is None


def test_a_report_on_war_has() -> None:
    mention = mention_at(WAR, "قذيفة")
    assert mention is not None
    assert mention.type == "WEA"


def test_teams_stay_in_a_report_on_sports() -> None:
    mention = mention_at(SPORT, "المنتخب")
    assert mention is not None
    assert mention.type == "ORG"
