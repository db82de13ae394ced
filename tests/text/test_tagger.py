"""Which reading a word gets from its neighbours."""

from __future__ import annotations

import pytest

from riwaya.lexicon import Pos

from .conftest import ReadText

# A sentence with the word that matters in brackets, the lemma it must be read with, and its part of speech.
CASES = [
    ("[كانت] الشوارع خالية", "كان/يكون", Pos.VERB),
    ("ركض [وسائل] الإعلام", "وسيلة", Pos.NOUN),
    ("أعلنت اللجنة أسباب [وفاته] أمس", "وفاة", Pos.NOUN),
    ("دانت البعثة الهجوم [ودعت] الأطراف إلى التهدئة", "دعا/يدعو", Pos.VERB),
    ("في [مقتل] ثلاثة عمال", "مقتل", Pos.NOUN),
    ("لا [يملك] الفريق خطة", "ملك/يملك", Pos.VERB),
    ("قال مصدر [أمني] إن الطريق سالك", "أمني", Pos.ADJECTIVE),
    ("أعلن [أن] الطريق سالك", "أن", Pos.PARTICLE),
    ("لم [تستقطب] المسيرة سوى عشرات", "استقطب", Pos.VERB),
    ("سوف [يعتقل] المتهم", "اعتقل", Pos.VERB),
    ("عقد [تجمع] شبابي في الساحة", "تجمع", Pos.NOUN),
    ("[قُتل] ثلاثة عمال", "قتل/يقتل", Pos.VERB),
    ("غادر الوفد [لبنان] صباحا", "لبنان", Pos.NAME),
    ("دان المجلس عمليات خطف [وقتل] المدنيين", "قتل", Pos.NOUN),
    ("أشار إلى اشتباكات [وقصف] وخطف في الحي", "قصف", Pos.NOUN),
    ("وقع تفجير في السوق [وقتل] ثلاثة باعة", "قتل/يقتل", Pos.VERB),
    ("قال إنه [شاهد] مسلحين", "شاهد", Pos.VERB),
    ("أعلن أن جنديين [قتلا] أمس", "قتل/يقتل", Pos.VERB),
    ("أعلن أن فتاة وشرطيا [قتلا] أمس", "قتل/يقتل", Pos.VERB),
    ("أصدر بيانا [أعلن] فيه انسحابه", "أعلن", Pos.VERB),
    ("انطلقت مظاهرة [نظمها] حزب معارض", "نظّم", Pos.VERB),
    ("وصل [وزير] الدفاع أمس", "وزير", Pos.NOUN),
    ("قال إن المسلحين [وصلوا] ليلا", "وصل/يصل", Pos.VERB),
    ("دانت البعثة الهجوم [وصلوا] ركعتين", "صلّى", Pos.VERB),
    ("وقع هجوم [للحوثيين] على الميناء", "الحوثيون", Pos.NAME),
    ("هتف المسلحون [الحوثيون] في الساحة", "حوثي", Pos.ADJECTIVE),
    ("تدخلت القوات الأمنية [بالرباط] أمس", "الرباط", Pos.NAME),
    ("قالت مصادر طبية [وأمنية] إن الطريق سالك", "أمني", Pos.ADJECTIVE),
    ("حلم قديم [وأمنية] جميلة", "أمنية", Pos.NOUN),
    ("تتفاوض الحكومة [والمعارضة] في القاهرة", "معارضة", Pos.NOUN),
    ("أكد أن [نقله] من المستشفى تأخر", "نقل", Pos.NOUN),
    ("لم [نقل] ذلك", "قال/يقول", Pos.VERB),
    ("هكذا [وصف] الطبيب المشهد", "وصف/يصف", Pos.VERB),
    ("تم [نقل] المصابين إلى المستشفى", "نقل", Pos.NOUN),
    ("إصابة رجلي [أمن] في المدينة", "أمن", Pos.NOUN),
    ("اعتقل أربعة عشر [صحافيا] أمس", "صحافي", Pos.NOUN),
    ("أعنف [قصف] منذ أشهر", "قصف", Pos.NOUN),
    ("أعلن أن الجيش [فرض] سيطرته على البلدة", "فرض/يفرض", Pos.VERB),
    ("مذبحة [جامعة] فرجينيا", "جامعة", Pos.NOUN),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "key", "pos"), CASES)
def test_reading_chosen(read: ReadText, marked: str, key: str, pos: Pos) -> None:
    start = marked.index("[")
    document = read(marked.replace("[", "").replace("]", ""))
    (index,) = [index for index, token in enumerate(document.tokens) if token.start == start]
    tag = document.tags[index]
    assert tag is not None
    assert (tag.lemma.key, tag.pos) == (key, pos)
