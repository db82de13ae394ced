"""Bodies and places taken up by their head alone (المديرية after مديرية أمن سبها), and heads that take up nothing."""

from __future__ import annotations

import pytest

from .found import entity_at, is_one, mention_at, wrong


@pytest.mark.parametrize(
    ("text", "full", "head"),
    [
        ("أعلنت مديرية أمن سبها توقيف سبعة مهربين. وقالت المديرية إن التحقيق مستمر.", "مديرية أمن سبها", "المديرية"),
        (
            "أضرب العمال في مركز الأبحاث الزراعية في سكيكدة. وقال المركز إنه سيغلق أبوابه.", "مركز الأبحاث الزراعية",
            "المركز",
        ),
        ("انسحبت حركة النهضة من الحكومة التونسية. وقالت الحركة إنها لن تعود.", "حركة النهضة", "الحركة"),
        ("أوصت هيئة النزاهة العراقية بسجن الوزير. وأضافت الهيئة أن الملف أحيل.", "هيئة النزاهة العراقية", "الهيئة"),
        ("قصفت الطائرات مطار الخرطوم. وقال شهود إن المطار احترق.", "مطار الخرطوم", "المطار"),
        ("أعلنت جبهة تحرير السودان وقف القتال. وانتقدت صحف الجبهة.", "جبهة تحرير السودان", "الجبهة"),
        ("فتحت جامعة الخرطوم أبوابها. وقالت الجامعة إن الدروس تبدأ الأحد.", "جامعة الخرطوم", "الجامعة"),
        ("توقفت محطة كهرباء الزاوية. وقال مهندس إن المحطة تعطلت.", "محطة كهرباء الزاوية", "المحطة"),
        ("قالت كتيبة شهداء الزنتان إنها انسحبت. وأوضحت الكتيبة أن الطريق مفتوح.", "كتيبة شهداء الزنتان", "الكتيبة"),
        ("هاجم مقاتلو كتيبة الفجر قرية. ثم انسحب مقاتلو الكتيبة.", "مقاتلو كتيبة الفجر", "مقاتلو الكتيبة"),
        ("أعلنت شركة سوناطراك اكتشاف حقل جديد. وقالت الشركة إن الإنتاج قريب.", "شركة سوناطراك", "الشركة"),
        wrong(
            "قالت حركة الشباب إنها نفذت الهجوم، وخسر مقاتلو الحركة مواقعهم.", "حركة الشباب", "مقاتلو الحركة",
            why="a group of a body taken up by its head is not joined to that body",
        ),
        wrong(
            "قتل مسلحو تنظيم الشباب جنديا. وهاجم عناصر التنظيم قرية.", "مسلحو تنظيم الشباب", "عناصر التنظيم",
            why="the group stands for a body that is no mention of its own, so its head is not taken up",
        ),
        wrong(
            "أعلنت شرطة عدن ضبط سيارة مفخخة. وقالت الشرطة إن السائق فر.", "شرطة عدن", "الشرطة",
            why="police of a town are no mention",
        ),
    ],
)  # fmt: skip
def test_the_head_takes_up_the_body(text: str, full: str, head: str) -> None:
    assert is_one(text, full, head)


@pytest.mark.parametrize(
    ("text", "head", "rule"),
    [
        ("أعلن مركز سيدي بلعباس للبحوث نتائجه. وانتقد نواب المركز.", "المركز", "names.retaken"),
        ("أعلنت جبهة تحرير السودان وقف القتال. وانتقدت صحف الجبهة.", "الجبهة", "names.retaken"),
    ],
)
def test_a_head_that_means_something_else_by_itself(text: str, head: str, rule: str) -> None:
    mention = mention_at(text, head)
    assert mention is not None
    assert (mention.type, mention.rule) == ("ORG", rule)


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("حل المنتخب في المركز الثالث.", "المركز"),
        ("وانتقد نواب المركز.", "المركز"),
        ("وانتقدت صحف الجبهة.", "الجبهة"),
        ("انقطعت الشبكة ساعة كاملة في عطبرة.", "الشبكة"),
        ("انقطع التيار عن صنعاء ساعات.", "التيار"),
        # the body comes after it
        ("أصيب الرجل في الجبهة. ثم أعلنت جبهة تحرير السودان وقف القتال.", "الجبهة"),
        # without the article
        ("قالت هيئة الأرصاد الأردنية إن المطر سيستمر. وظهر المذيع في هيئة جديدة.", "هيئة#2"),
        # not named: nothing that could be taken up
        ("أغلق مركز تجاري كبير في أربيل. واحتل لاعب المركز الثالث.", "المركز"),
        ("أصيب الرجل في الجبهة، وانتقدت جبهة تحرير السودان الحكومة.", "الجبهة"),
    ],
)
def test_a_head_that_takes_up_nothing(text: str, head: str) -> None:
    assert mention_at(text, head) is None


@pytest.mark.parametrize(
    ("text", "full", "head"),
    [
        ("توقفت الحركة في شوارع المدينة. وقالت حركة النهضة إنها تتابع.", "حركة النهضة", "الحركة"),
        (
            "قالت وزارة الصحة العمانية إن الحالات تراجعت. وأشادت وزارات أخرى بها.", "وزارة الصحة العمانية",
            "وزارات أخرى",
        ),
        (
            "أعلنت شبكة الإنذار المبكر عن هزة خفيفة. وانقطعت شبكة الهاتف ساعتين.", "شبكة الإنذار المبكر",
            "شبكة الهاتف",
        ),
        ("قصف الطيران مطار صنعاء ومطار الحديدة. وقال شهود إن المطار احترق.", "مطار صنعاء", "المطار"),
        wrong(
            "قالت حركة فتح إنها ترفض القرار. وتوقفت الحركة في الشوارع بسبب المطر.", "حركة فتح", "الحركة",
            why="traffic in the streets is taken for the movement named before",
        ),
        wrong(
            "أعلنت جبهة تحرير السودان وقف القتال. وأصيب الرجل في الجبهة.", "جبهة تحرير السودان", "الجبهة",
            why="the front a man is wounded at is taken for the body named before",
        ),
        wrong(
            "أعلن مركز سيدي بلعباس للبحوث نتائجه، واحتل لاعب المركز الثالث.", "مركز سيدي بلعباس للبحوث", "المركز",
            why="the third place (an ordinal follows) is taken for the centre named before",
        ),
    ],
)  # fmt: skip
def test_not_the_body_named_before(text: str, full: str, head: str) -> None:
    assert mention_at(text, head) is None or not is_one(text, full, head)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        wrong("توقفت الحركة في شوارع تونس بسبب المطر.", "الحركة", why="traffic that stops is read as a body"),
        wrong(
            "أصيب لاعب احتل المركز الثالث.", "المركز", why="an ordinal place is read as a body when a player reaches it"
        ),
        ("استخدام القوة ممنوع في المدارس.", "القوة"),
    ],
)
def test_a_vague_head_alone_is_no_body(text: str, words: str) -> None:
    assert mention_at(text, words) is None


def test_the_last_one_with_the_head_is_taken_up() -> None:
    text = "أعلنت هيئة النزاهة العراقية التحقيق. وردت هيئة الأرصاد الأردنية. وقالت الهيئة إن المطر سيستمر."
    assert is_one(text, "الهيئة", "هيئة الأرصاد الأردنية")
    assert entity_at(text, "الهيئة").country == "JO"
