"""Who speaks is somebody: unknown words as sources are persons, vague bodies that speak are bodies."""

from __future__ import annotations

import pytest

from .found import mention_at, wrong


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("وقال تومبرنك إن المفاوضات ستستأنف.", "تومبرنك"),
        ("وأكد كراندبرغ أن الهدنة صامدة.", "كراندبرغ"),
        ("وأضاف زلميطة أن الميناء أعيد فتحه.", "زلميطة"),
        ("وحذر فانستراتن من نقص الدواء.", "فانستراتن"),
        ("وصرح هولنغورست للصحفيين بأن الوفد غادر.", "هولنغورست"),
        ("وقالت برغندورف إن المساعدات وصلت.", "برغندورف"),
        ("ونفى كاشيتو أن تكون السفينة أبحرت.", "كاشيتو"),
        ("وأشار غرينفيلدت إلى أن الحدود مغلقة.", "غرينفيلدت"),
        ("قالت سكينة إن بيتها تهدم.", "سكينة"),
        ("قالت أمل إنها لم تنم.", "أمل"),
        ("وأوضح جودي أن السفينة غرقت.", "جودي"),
    ],
)
def test_an_unknown_word_that_speaks_is_a_person(text: str, words: str) -> None:
    mention = mention_at(text, words)
    assert mention is not None
    assert (mention.type, mention.rule) == ("PER", "names.spoken")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("وقال المثقف تومبرنك إن المدينة تتغير.", "المثقف تومبرنك"),
        ("وقال يان تومبرنك إن المدينة تتغير.", "يان تومبرنك"),
        ("وقال فرانك ديترمان كولباخ إن الشركة أفلست.", "فرانك ديترمان كولباخ"),
        ("وقال الزوبعي إن السوق أغلق.", "الزوبعي"),
    ],
)
def test_what_other_rules_know_they_keep(text: str, words: str) -> None:
    mention = mention_at(text, words)
    assert mention is not None
    assert mention.type == "PER"
    assert mention.rule != "names.spoken"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # the same words where they do not speak
        ("انكسر تومبرنك في المصنع.", "تومبرنك"),
        ("واشترى زبرطوق سيارة جديدة.", "زبرطوق"),
        # ordinary words that speak
        ("وأفاد التقرير بأن الأسعار ارتفعت.", "التقرير"),
        ("وأظهرت الدراسة أن الماء ملوث.", "الدراسة"),
        ("وتقول الأرقام إن البطالة تراجعت.", "الأرقام"),
        ("وأكدت المؤشرات أن النمو تباطأ.", "المؤشرات"),
        ("وذكر البيان أن القوات انسحبت.", "البيان"),
        ("يقول المثل إن الصبر مفتاح الفرج.", "المثل"),
        # pronouns and quantifiers
        ("وقال بعضهم إن الوفد غادر.", "بعضهم"),
        ("وقال معظمهم إن الأسعار مرتفعة.", "معظمهم"),
        ("وقال هذا إن الوفد غادر.", "هذا"),
        ("وقال كثيرون إن الأسعار ارتفعت.", "كثيرون"),
        wrong(
            "وأعلنت الأرصاد أن العاصفة تقترب.", "الأرصاد",
            why="the meteorological office, a broken plural the lexicon does not know, is a person",
        ),
    ],
)  # fmt: skip
def test_what_is_no_person(text: str, words: str) -> None:
    mention = mention_at(text, words)
    assert mention is None or mention.type != "PER"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ورأت الحركة أن الاتفاق ناقص.", "الحركة"),
        ("واعتبرت الجبهة أن الانتخابات مزورة.", "الجبهة"),
        ("وقال التيار إنه سيقاطع الانتخابات.", "التيار"),
        ("ورأت المجموعة أن الأسعار عادلة.", "المجموعة"),
        ("وأكد النظام أن الوضع تحت السيطرة.", "النظام"),
        ("وقالت الشبكة إن التغطية تحسنت.", "الشبكة"),
        ("وترى الهيئة أن السعر عادل.", "الهيئة"),
        wrong("وبحسب المركز فإن الأسعار ارتفعت.", "المركز", why="a vague body after وبحسب is no mention"),
    ],
)
def test_a_vague_body_that_speaks_is_a_body(text: str, words: str) -> None:
    mention = mention_at(text, words)
    assert mention is not None
    assert mention.type == "ORG"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("انقطعت الشبكة ساعة كاملة في عطبرة.", "الشبكة"),
        ("انقطع التيار عن صنعاء ساعات.", "التيار"),
        ("وزع المدير المجموعة على الطلاب.", "المجموعة"),
        wrong("وأظهر الجهاز أن الحرارة ارتفعت.", "الجهاز", why="a thermometer that shows something is a body"),
    ],
)
def test_a_vague_body_that_does_not_speak_is_none(text: str, words: str) -> None:
    assert mention_at(text, words) is None


@pytest.mark.xfail(strict=True, raises=AssertionError, reason="of several unknown words only the first is the source")
def test_a_name_of_two_unknown_words() -> None:
    mention = mention_at("وقال زبرطوق قلمبيس إن السوق أغلق.", "زبرطوق قلمبيس")
    assert mention is not None
    assert mention.type == "PER"
