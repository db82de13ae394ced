"""What kind of source speaks, and that one who hides his name is told as such."""

from __future__ import annotations

import msgspec
import pytest

from ..names.cases import read


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("قال الوزير سامر حداد إن الجسر آمن.", "person"),
        ("قال قائد الشرطة إن الجسر آمن.", "role"),
        ("قالت وزارة النقل إن الجسر آمن.", "institution"),
        ("قالت فرنسا إن الجسر آمن.", "institution"),
        ("ذكرت وكالة رويترز أن الجسر آمن.", "outlet"),
        ("قال مصدر أمني إن الجسر آمن.", "anon"),
        ("قال ضابط في الشرطة إن الجسر آمن.", "anon"),
        ("قال مسؤولون محليون إن الجسر آمن.", "anon"),
        ("قال أحد رجال الأعمال إن الجسر آمن.", "anon"),
        ("قال المهندس الذي رفض الكشف عن اسمه إن الجسر آمن.", "anon"),
        ("قال شهود عيان إن الجسر آمن.", "witness"),
        ("قال أحد شهود العيان إن الجسر آمن.", "witness"),
        ("قال المتظاهرون إن الجسر آمن.", "collective"),
        ("قال أحد المتظاهرين إن الجسر آمن.", "collective"),
        ("ذكر بيان للجيش أن الجسر آمن.", "document"),
        ("قيل إن الجسر آمن.", "none"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    (said,) = read(text).attributions
    assert said.source_kind == kind


def test_dropped_subject_is_of_the_kind_of_its_speaker() -> None:
    first, second = read("قال مصدر أمني إن الجسر آمن. وأضاف أن الطريق مغلق.").attributions
    assert (first.source_kind, second.source, second.source_kind) == ("anon", None, "anon")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("قال مصدر أمني رفض الكشف عن اسمه إن الجسر آمن.", "رفض الكشف عن اسمه"),
        ("قالت مسؤولة في الوزارة طلبت عدم ذكر اسمها إن الجسر آمن.", "طلبت عدم ذكر اسمها"),
        (
            "قال مهندس فضل عدم الكشف عن هويته لأنه غير مخول بالحديث، إن الجسر آمن.",
            "فضل عدم الكشف عن هويته لأنه غير مخول بالحديث",
        ),
        ("قال سائق طلب عدم ذكر اسمه خوفا من الانتقام إن الجسر آمن.", "طلب عدم ذكر اسمه خوفا من الانتقام"),
        ("قال مصدر في الشرطة، دون الكشف عن اسمه، إن الجسر آمن.", "دون الكشف عن اسمه"),
    ],
)
def test_request_not_to_be_named(text: str, words: str) -> None:
    (said,) = read(text).attributions
    assert said.source_kind == "anon"
    assert said.anonymity
    assert said.anonymity.of(text) == words


@pytest.mark.parametrize("text", ["قال مصدر أمني إن الجسر آمن.", "قال الوزير إنه رفض ذكر اسمه في التقرير."])
def test_no_request(text: str) -> None:
    assert all(said.anonymity is msgspec.UNSET for said in read(text).attributions)
