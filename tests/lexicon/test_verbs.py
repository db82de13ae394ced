"""Paradigms of verbs: one of every derived form and weakness, checked against what a grammar prints."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from riwaya.lexicon.features import Aspect, Features, Grammatical, Pos, Voice
from riwaya.lexicon.inflection import inflect_verb, verb_key
from riwaya.lexicon.inflection.patterns import parse_verb
from riwaya.model import LexiconError

# notation | derived form, weakness | she did, they did, I did | he does, they do, they (f.) do, jussive | passive perfect,
# imperfect | participles | masdars; "-" where the letters are those of the active or there is none.
PARADIGMS = """
كتب/يكتب      | I sound      | كتبت كتبوا كتبت     | يكتب يكتبون يكتبن يكتب             | - -            | كاتب مكتوب      | كتابة
قال/يقول      | I hollow     | قالت قالوا قلت      | يقول يقولون يقلن يقل               | قيل يقال       | قائل مقول       | قول
باع/يبيع      | I hollow     | باعت باعوا بعت      | يبيع يبيعون يبعن يبع               | بيع يباع       | بائع مبيع       | بيع
خاف/يخاف      | I hollow     | خافت خافوا خفت      | يخاف يخافون يخفن يخف               | خيف -          | خائف -          | خوف
دعا/يدعو      | I defective  | دعت دعوا دعوت       | يدعو يدعون يدعون يدع               | دعي يدعى       | داع مدعو        | دعوة
رمى/يرمي      | I defective  | رمت رموا رميت       | يرمي يرمون يرمين يرم               | رمي يرمى       | رام مرمي        | رمي
لقي/يلقى      | I defective  | لقيت لقوا لقيت      | يلقى يلقون يلقين يلق               | - -            | لاق ملقي        | لقاء
رأى/يرى       | I defective  | رأت رأوا رأيت       | يرى يرون يرين ير                   | - -            | - -             | رؤية
حث/يحث        | I doubled    | حثت حثوا حثثت       | يحث يحثون يحثثن يحث                | - -            | حاث محثوث       | حث
وصف/يصف       | I sound      | وصفت وصفوا وصفت     | يصف يصفون يصفن يصف                 | - يوصف         | واصف موصوف      | وصف
أخذ/يأخذ      | I sound      | أخذت أخذوا أخذت     | يأخذ يأخذون يأخذن يأخذ             | - يؤخذ         | آخذ مأخوذ       | أخذ
قرأ/يقرأ      | I sound      | قرأت قرؤوا قرأت     | يقرأ يقرؤون يقرأن يقرأ             | قرئ -          | قارئ مقروء      | قراءة
سأل/يسأل      | I sound      | سألت سألوا سألت     | يسأل يسألون يسألن يسأل             | سئل -          | سائل مسؤول      | سؤال
جاء/يجيء      | I hollow     | جاءت جاؤوا جئت      | يجيء يجيئون يجئن يجئ               | - -            | جائي -          | مجيء
حذّر          | II sound     | حذرت حذروا حذرت     | يحذر يحذرون يحذرن يحذر             | - -            | محذر محذر       | تحذير
سمّى          | II defective | سمت سموا سميت       | يسمي يسمون يسمين يسم               | سمي يسمى       | مسم مسمى        | تسمية
هاجم          | III sound    | هاجمت هاجموا هاجمت  | يهاجم يهاجمون يهاجمن يهاجم         | هوجم -         | مهاجم مهاجم     | مهاجمة
نادى          | III defective| نادت نادوا ناديت    | ينادي ينادون ينادين يناد           | نودي ينادى     | مناد منادى      | مناداة
أعلن          | IV sound     | أعلنت أعلنوا أعلنت  | يعلن يعلنون يعلن يعلن              | - -            | معلن معلن       | إعلان
أشار          | IV hollow    | أشارت أشاروا أشرت   | يشير يشيرون يشرن يشر               | أشير يشار      | مشير مشار       | إشارة
أجرى          | IV defective | أجرت أجروا أجريت    | يجري يجرون يجرين يجر               | أجري يجرى      | مجر مجرى        | إجراء
أحيا          | IV defective | أحيت أحيوا أحييت    | يحيي يحيون يحيين يحي               | أحيي يحيا      | محي محيا        | إحياء
آمن/يؤمن      | IV sound     | آمنت آمنوا آمنت     | يؤمن يؤمنون يؤمن يؤمن              | - -            | مؤمن مؤمن       | إيمان
تحدّث         | V sound      | تحدثت تحدثوا تحدثت  | يتحدث يتحدثون يتحدثن يتحدث         | - -            | متحدث متحدث     | تحدث
تصدّى         | V defective  | تصدت تصدوا تصديت    | يتصدى يتصدون يتصدين يتصد           | تصدي -         | متصد متصدى      | تصد
تظاهر         | VI sound     | تظاهرت تظاهروا تظاهرت | يتظاهر يتظاهرون يتظاهرن يتظاهر   | - -            | متظاهر متظاهر   | تظاهر
انفجر         | VII sound    | انفجرت انفجروا انفجرت | ينفجر ينفجرون ينفجرن ينفجر       | - -            | منفجر -         | انفجار
انهار         | VII hollow   | انهارت انهاروا انهرت | ينهار ينهارون ينهرن ينهر          | - -            | منهار -         | انهيار
اتهم          | VIII sound   | اتهمت اتهموا اتهمت  | يتهم يتهمون يتهمن يتهم             | - -            | متهم متهم       | اتهام
اعتدى         | VIII defective| اعتدت اعتدوا اعتديت | يعتدي يعتدون يعتدين يعتد          | اعتدي يعتدى    | معتد معتدى      | اعتداء
احتل          | VIII doubled | احتلت احتلوا احتللت | يحتل يحتلون يحتللن يحتل            | - -            | محتل محتل       | احتلال
استهدف        | X sound      | استهدفت استهدفوا استهدفت | يستهدف يستهدفون يستهدفن يستهدف | - -           | مستهدف مستهدف   | استهداف
استقال        | X hollow     | استقالت استقالوا استقلت | يستقيل يستقيلون يستقلن يستقل   | استقيل يستقال  | مستقيل مستقال   | استقالة
استدعى        | X defective  | استدعت استدعوا استدعيت | يستدعي يستدعون يستدعين يستدع    | استدعي يستدعى  | مستدع مستدعى    | استدعاء
سيطر          | QI sound     | سيطرت سيطروا سيطرت  | يسيطر يسيطرون يسيطرن يسيطر         | - -            | مسيطر مسيطر     | سيطرة
"""
GIVEN_MASDARS = {"I"}

_PERFECT = Features(Pos.VERB, Aspect.PERFECT)
_IMPERFECT = Features(Pos.VERB, Aspect.IMPERFECT)
_PLURAL = Grammatical.PLURAL


def paradigms() -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in PARADIGMS.strip().split("\n")]


@pytest.fixture(params=paradigms(), ids=lambda cells: cells[0])
def cells(request: pytest.FixtureRequest) -> list[str]:
    return list(request.param)


@pytest.fixture
def forms(cells: list[str]) -> set[tuple[str, Features]]:
    masdar = cells[6] if cells[1].split()[0] in GIVEN_MASDARS else ""
    return {(form.text, form.features) for form in inflect_verb(cells[0], masdar)}


def written(forms: set[tuple[str, Features]], wanted: Features, *, passive: bool = False) -> set[str]:
    """All letters of one person, whatever the voice is if the letters serve both."""
    voices = (Voice.PASSIVE,) if passive else (Voice.ANY, Voice.ACTIVE)
    return {text for text, features in forms if features in {replace(wanted, voice=voice) for voice in voices}}


def test_derived_form_and_weakness(cells: list[str]) -> None:
    verb = parse_verb(cells[0])
    assert [verb.pattern, verb.weakness] == cells[1].split()


def test_perfect(cells: list[str], forms: set[tuple[str, Features]]) -> None:
    she, they, first = cells[2].split()
    assert she in written(forms, replace(_PERFECT, feminine=True))
    assert they in written(forms, replace(_PERFECT, number=_PLURAL))
    assert first in written(forms, replace(_PERFECT, person=1))


def test_imperfect(cells: list[str], forms: set[tuple[str, Features]]) -> None:
    he, they, women, jussive = cells[3].split()
    assert he in written(forms, _IMPERFECT)
    assert they in written(forms, replace(_IMPERFECT, number=_PLURAL))
    assert women in written(forms, replace(_IMPERFECT, number=_PLURAL, feminine=True))
    assert jussive in written(forms, _IMPERFECT) | written(forms, replace(_IMPERFECT, aspect=Aspect.SHORT))


def test_passive(cells: list[str], forms: set[tuple[str, Features]]) -> None:
    for shape, base in zip(cells[4].split(), (_PERFECT, _IMPERFECT), strict=True):
        assert shape == "-" or shape in written(forms, base, passive=True)


def test_participles(cells: list[str], forms: set[tuple[str, Features]]) -> None:
    for shape, pos in zip(cells[5].split(), (Pos.ACTIVE_PARTICIPLE, Pos.PASSIVE_PARTICIPLE), strict=True):
        assert shape == "-" or (shape, Features(pos)) in forms


def test_masdar(cells: list[str], forms: set[tuple[str, Features]]) -> None:
    assert cells[6] in {text for text, features in forms if features.pos is Pos.MASDAR}


def test_all_forms_are_arabic_letters(forms: set[tuple[str, Features]]) -> None:
    assert all(text and set(text) <= set("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي") for text, _ in forms)


@pytest.mark.parametrize(
    ("notation", "form"),
    [
        ("بدأ/يبدأ", "بدأوا"),  # three spellings of one plural
        ("بدأ/يبدأ", "بدؤوا"),
        ("بدأ/يبدأ", "يبدأون"),
        ("بدأ/يبدأ", "يبدؤون"),
        ("نفّذ", "تنفيذ"),
        ("أرجأ", "إرجاء"),
        ("أخر/يؤخر", "أخروا"),
        ("نجا/ينجو", "ناجي"),
        ("ألغى", "ملغاة"),
        ("ألغى", "ملغى"),
        ("توفّى", "متوفى"),
        ("تخلّى", "تخلي"),
        ("تخلّى", "تخل"),
        ("استفاد", "استفادة"),
        ("ازداد/يزداد", "ازدياد"),
        ("اتخذ/يتخذ", "يتخذون"),
        ("هدّد", "هددتا"),
        ("كتب/يكتب", "كتبتا"),
        ("رأى/يرى", "رأيا"),
        ("نفى/ينفي", "نفيتم"),
        ("دعا/يدعو", "دعوا"),
        ("ترجم/يترجم", "ترجمة"),
        ("كان/يكون", "كنا"),  # two ن are written once
        ("لفت/يلفت", "لفتم"),
        ("أنشأ", "أنشئت"),
        ("أنشأ", "ينشأ"),
        ("فاجأ", "فوجئ"),
        ("شاء/يشاء", "يشاؤون"),
    ],
)
def test_single_forms(notation: str, form: str) -> None:
    masdar = "-" if parse_verb(notation).pattern == "I" else ""
    assert form in {text for text, _ in inflect_verb(notation, masdar)}


@pytest.mark.parametrize(
    ("notation", "form"),
    [("قال/يقول", "قالن"), ("دعا/يدعو", "دعات"), ("حث/يحث", "حثث"), ("وصف/يصف", "يصفوون"), ("أعلن", "يأعلن")],
)
def test_forms_that_no_verb_has(notation: str, form: str) -> None:
    assert form not in {text for text, _ in inflect_verb(notation, "-")}


@pytest.mark.parametrize(
    ("notation", "key"),
    [
        ("اتخذ/يتخذ", "اتخذ"),
        ("رأى/يرى", "رأى/يرى"),
        ("حذّر/يحذر", "حذّر"),
        ("آمن/يؤمن", "آمن/يؤمن"),
        ("قال/يقول", "قال/يقول"),
    ],
)
def test_one_verb_has_one_key_however_it_is_noted(notation: str, key: str) -> None:
    assert verb_key(notation) == key


def test_a_form_one_verb_needs_its_imperfect() -> None:
    with pytest.raises(LexiconError, match="needs its imperfect"):
        parse_verb("شرب")
