"""Forms of nouns, adjectives, names and phrases, and forms that they must not have."""

from __future__ import annotations

import pytest

from riwaya.lexicon.features import Grammatical, Pos
from riwaya.lexicon.inflection import inflect_adjective, inflect_name, inflect_noun, inflect_phrase, noun_key

# notation | forms it has | forms it must not have
NOUNS = """
هجوم/هجمات       | هجوم هجوما هجومان هجومين هجوما هجومي هجمات         | هجماتا هجومون
مدير/ون,مدراء    | مدير مديرا مديرون مديرين مديرو مديري مديرة مديرات مدراء | مدراءا مديرةا
طائرة/ات         | طائرة طائرتان طائرتين طائرتا طائرتي طائرات         | طائرةا طائرتون
مبنى/مبان        | مبنى مبنيان مبنيين مباني مبان                      | مبنىا مباناا
مستشفى/مستشفيات  | مستشفى مستشفيات مستشفيان                           | مستشفىات
قاض/قضاة         | قاض قاضي قاضيا قاضيان قضاة                         | قضاةا
محام~/ون         | محام محامي محاميا محامون محامين محامو محامية محاميات | محاميون
ناد~/أندية       | ناد نادي ناديا ناديان أندية                        | ناداا
جار/جيران        | جار جارا جيران                                     | جاري+ا جاريا
داعية/دعاة       | داعية داعيتان دعاة                                 | داعيةي
تصد~             | تصد تصدي تصديا                                     | تصدا
ثانية/ثوان       | ثانية ثوان ثواني                                   | ثواناا
ليلة/ليال        | ليلة ليال ليالي                                    | ليلتي+ا
أرض/أراض         | أرض أراض أراضي                                     | أرضيا
رجل/رجال         | رجل رجال رجالا                                     | رجاليا
حي/أحياء         | حي أحياء حيا                                       | أحياءي أحياءا
كاميرا/ات        | كاميرا كاميرات                                     | كاميراا كاميراات
ميليشيا/ات       | ميليشيا ميليشيات                                   | ميليشياات
فتاة/فتيات       | فتاة فتاتان فتيات                                  | فتاةا
عبء/أعباء        | عبء عبئا أعباء                                     | عبءا أعباءا
جزء/أجزاء        | جزء جزءا أجزاء                                     | جزئا
مبدأ/مبادئ       | مبدأ مبادئ                                         | مبدأا
سنة/سنوات,سنون   | سنة سنتان سنوات سنون سنين                          | سنةا
شرطة             | شرطة شرطتان                                        | شرطات
قضية/قضايا       | قضية قضيتين قضايا                                  | قضاياا
"""
ADJECTIVES = """
كبير/كبار        | كبير كبيرة كبيران كبيرتان كبيرات كبار كبارا        | كبيرةا
عراقي            | عراقي عراقية عراقيون عراقيين عراقيات عراقيا        | عراقيا+ت
أحمر/حمراء,حمر   | أحمر حمراء حمر                                     | أحمرى
أعلى             | أعلى                                               | أعلىا
ماض~             | ماض ماضي ماضية ماضيا ماضون ماضين ماضيات            | ماضيون ماضا
ملغى             | ملغى ملغاة ملغيان ملغون                            | ملغىة
سيئ              | سيئ سيئة سيئا                                      | سيئىا
"""


def table(text: str) -> list[tuple[str, list[str], list[str]]]:
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().split("\n")]
    return [(notation, has.split(), lacks.split()) for notation, has, lacks in lines]


@pytest.mark.parametrize(("notation", "has", "lacks"), table(NOUNS))
def test_nouns(notation: str, has: list[str], lacks: list[str]) -> None:
    written = {form.text for form in inflect_noun(notation)}
    assert set(has) <= written
    assert not written & set(lacks)


@pytest.mark.parametrize(("notation", "has", "lacks"), table(ADJECTIVES))
def test_adjectives(notation: str, has: list[str], lacks: list[str]) -> None:
    written = {form.text for form in inflect_adjective(notation)}
    assert set(has) <= written
    assert not written & set(lacks)


@pytest.mark.parametrize(
    ("notation", "gender", "feminine"),
    [
        ("حرب/حروب", "f", True),
        ("خليفة/خلفاء", "m", False),
        ("طائرة/ات", "", True),
        ("صحراء/صحار", "", True),
        ("بيت/بيوت", "", False),
    ],
)
def test_gender_comes_from_the_ending_unless_it_is_stated(notation: str, gender: str, feminine: bool) -> None:
    singular = next(iter(inflect_noun(notation, gender)))
    assert singular.features.feminine is feminine


def test_dual_says_its_case_and_state() -> None:
    duals = {form.text: form.features for form in inflect_noun("جندي/جنود") if form.features.number is Grammatical.DUAL}
    assert duals["جنديان"].sound
    assert not duals["جنديان"].oblique
    assert duals["جنديين"].oblique
    assert duals["جنديا"].construct
    assert duals["جنديي"].construct


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("أبو ظبي", {"أبو ظبي", "أبي ظبي", "أبا ظبي"}),
        ("الحوثيون", {"الحوثيون", "الحوثيين"}),
        ("عبد الله", {"عبد الله", "عبدالله"}),
        ("عبد ربه", {"عبد ربه"}),
        ("بغداد", {"بغداد"}),
    ],
)
def test_names_stand_as_they_are_but_for_case_and_joining(name: str, forms: set[str]) -> None:
    assert {form.text for form in inflect_name(name)} == forms


@pytest.mark.parametrize(
    ("notation", "form"),
    [
        ("فريق أول", "الفريق أول"),
        ("فريق أول", "فريقا أول"),
        ("فريق أول ركن", "الفريق أول ركن"),
        ("لواء ركن", "اللواء الركن"),
        ("ضابط صف", "ضابط الصف"),
        ("لواء أركان حرب", "اللواء أركان حرب"),
        ("مدع~ عام", "مدع عام"),
        ("مدع~ عام", "المدعي العام"),
        ("مفوض سام~", "المفوض السامي"),
        ("رئيس الجمهورية", "رئيس الجمهورية"),
    ],
)
def test_nouns_of_several_words_take_the_article_where_it_may_stand(notation: str, form: str) -> None:
    forms = {form.text for form in inflect_phrase(notation)}
    assert form in forms
    assert not any("~" in text or "الال" in text for text in forms)


@pytest.mark.parametrize(
    ("notation", "key"), [("ماض~", "ماض"), ("محام~/ون", "محام"), ("مدع~ عام", "مدع عام"), ("يد/أيد~", "يد")]
)
def test_the_key_of_a_noun_is_its_letters(notation: str, key: str) -> None:
    assert noun_key(notation) == key


def test_part_of_speech_is_kept() -> None:
    assert {form.features.pos for form in inflect_noun("إعلان/ات", pos=Pos.MASDAR)} == {Pos.MASDAR}
