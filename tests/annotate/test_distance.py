"""What the reporter keeps at a distance, and by which words; apart from the stance of the speaker."""

from __future__ import annotations

import msgspec
import pytest

from riwaya.model import Attribution, Reading

from .names.cases import read


def distance(item: object, reading: Reading) -> str | None:
    found = getattr(item, "distance", msgspec.UNSET)
    return found.of(reading.report.text) if found is not msgspec.UNSET else None


def last_said(text: str) -> tuple[Reading, Attribution]:
    reading = read(text)
    return reading, reading.attributions[-1]


@pytest.mark.parametrize(
    ("text", "stance", "commitment", "words"),
    [
        ("قال الوزير إن الجسر آمن.", "say", "neutral", None),
        ("زعم الوزير أن الجسر آمن.", "claim", "distancing", "زعم"),
        ("وادعت الوزارة أن الجسر آمن.", "claim", "distancing", "ادعت"),
        ("كشف الوزير أن الجسر مغلق.", "reveal", "committed", None),
        ("قيل إن الجسر مغلق.", "say", "none", None),
        ("قال الوزير إن الجسر آمن، على حد زعمه.", "claim", "distancing", "على حد زعمه"),
        ("قال الوزير إن الجسر آمن، على حد قوله.", "say", "neutral", None),
        ("اعتقل الجنود الراعي بزعم رشقه الدورية بالحجارة.", "claim", "distancing", "زعم"),
        ("أغلقت الشرطة المكتب بحجة مخالفة القانون.", "claim", "distancing", "حجة"),
        ("أوقف الجيش ما قال إنها خلية نائمة.", "say", "distancing", "ما قال"),
        ("انتقد الرئيس ما سماه «التدخل الخارجي» في شؤون بلاده.", "say", "distancing", "ما سماه"),
        ("دان الوزير ما وصفه بـ«العدوان» على بلاده.", "say", "distancing", "ما وصفه"),
        ("أغلق الجسر، وهو ما قال الوزير إنه ضروري.", "say", "neutral", None),
        ("أكدت الوزارة أن الهجوم المزعوم لم يقع.", "claim", "distancing", "المزعوم"),
        ("وصف الرئيس خصومه بأنهم تجار أزمات.", "say", "neutral", None),
    ],
)
def test_statement(text: str, stance: str, commitment: str, words: str | None) -> None:
    reading, said = last_said(text)
    assert (said.stance, said.commitment, distance(said, reading)) == (stance, commitment, words)


def test_a_remark_keeps_what_it_is_on_at_a_distance() -> None:
    reading = read("قال الجيش إنه قتل عشرة مسلحين، على حد زعمه.")
    said, remark = reading.attributions
    assert distance(said, reading) == distance(remark, reading) == "على حد زعمه"
    assert (said.stance, said.commitment, remark.content) == ("say", "distancing", said.content)


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("قتل جنديان في هجوم شنه ما يسمى تنظيم الدولة على الحاجز.", "تنظيم الدولة", "ما يسمى"),
        ("اتهمت الحكومة «المتمردين» بقتل مدنيين.", "المتمردين", "«المتمردين»"),
        ('قتل الجيش "إرهابيين" في البلدة.', "إرهابيين", '"إرهابيين"'),
        ("أعلنت السلطات مقتل «إرهابيين» في البلدة.", "إرهابيين", "«إرهابيين»"),
        ("قتل القائد المفترض للجماعة في الغارة.", "القائد المفترض للجماعة", "المفترض"),
        ("قالت صحيفة «الصباح» إن الجسر مغلق.", "صحيفة «الصباح", None),
        ("هاجمت «حركة الوادي» الحاجز.", "حركة الوادي", None),
        ("شنت الطائرات غارة على مقر «حزب الله».", "حزب الله", None),
        ("قال الوزير إن «المتمردين هاجموا القرية ليلا».", "المتمردين", None),
    ],
)
def test_name(text: str, name: str, words: str | None) -> None:
    reading = read(text)
    found = [mention for mention in reading.mentions if mention.span.of(text).strip("«»") == name]
    assert [distance(mention, reading) for mention in found] == [words]


@pytest.mark.parametrize(
    ("text", "deed", "words"),
    [
        ("أكدت الوزارة أن الهجوم المزعوم لم يقع.", "الهجوم", "المزعوم"),
        ("قتل ستة جنود منذ «الانقلاب» الذي نفذه الجيش.", "الانقلاب", "«الانقلاب»"),
        ("دان الوزير ما وصفه بـ«العدوان» على بلاده.", "العدوان", "ما وصفه"),
        ("قتل ستة جنود في هجوم على الحاجز.", "هجوم", None),
        ("قال الوزير: «الهجوم جبان».", "الهجوم", None),
    ],
)
def test_deed(text: str, deed: str, words: str | None) -> None:
    reading = read(text)
    found = [event for event in reading.events if event.trigger.of(text) == deed]
    assert [distance(event, reading) for event in found] == [words]
