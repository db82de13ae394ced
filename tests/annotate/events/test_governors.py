"""The words that govern a deed say whether it happened: every row on its own example, and what they leave alone."""

from __future__ import annotations

import pytest

from riwaya.annotate.events.governors import Governor, GovernorReader
from riwaya.annotate.events.walks import find_realising
from riwaya.lexicon import Pos, default_lexicon
from riwaya.lexicon.tables import GovernorRow
from riwaya.model import Report
from riwaya.text import TextReader

from ..names.cases import locate
from .found import event_at

ROWS = default_lexicon().rows(GovernorRow)


def governor(text: str, deed: str) -> Governor | None:
    """What governs a deed, in whichever of its readings as a noun tells one."""
    document = TextReader(default_lexicon()).read(Report(id="x", text=text))
    index = document.tokens_in(locate(text, deed)).start
    word = document.tokens[index].word
    assert word is not None
    told = (m for m in word.morphs if m.pos in (Pos.NOUN, Pos.MASDAR) and "triggers" in m.lemma.tables)
    (sentence,) = document.sentences
    return GovernorReader(document).of(index, *find_realising(document, index, next(told), sentence), sentence)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.lemma} {row.link}".strip())
def test_rows(row: GovernorRow) -> None:
    text = row.example.replace("[", "").replace("]", "")
    event, _ = event_at(text, row.deed)
    assert event.realis == row.realis
    found = governor(text, row.deed)
    assert found is not None
    assert (found.realis, found.cue in (row.lemma, "stance:deny")) == (row.realis, True)


@pytest.mark.parametrize(
    ("text", "deed", "realis"),
    [
        ("يتعين على الحكومة، وفق البيان، الإفراج عن المعتقلين.", "الإفراج", "planned"),
        ("تدرس إسرائيل تنفيذ ضربة على المنشآت.", "ضربة", "planned"),
        ("تسعى قطر إلى التوصل لاتفاق بين الطرفين.", "اتفاق", "planned"),
        ("عارض الحزب الهجوم على المدينة.", "الهجوم", "actual"),
        ("قتل خمسة في هجوم بعد رفض الحكومة سحب القوات.", "هجوم", "actual"),
        ("طلبت الشرطة تعزيزات بعد هجوم على الحاجز.", "هجوم", "actual"),
    ],
)
def test_what_lies_between(text: str, deed: str, realis: str) -> None:
    event, _ = event_at(text, deed)
    assert event.realis == realis


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("لم تطالب العائلات السلطات بالإفراج عن المعتقلين.", "الإفراج"),
        ("بحث المجلس مقتل ثلاثة جنود.", "مقتل"),
        ("نظرت المحكمة في اغتيال الوزير.", "اغتيال"),
        ("عرقل إطلاق النار وصول سيارات الإسعاف.", "إطلاق"),
        ("عارضت فرنسا غزو العراق.", "غزو"),
        ("وتعين عليهم خوض قتال لشق طريقهم.", "قتال"),
    ],
)
def test_what_governs_nothing(text: str, deed: str) -> None:
    assert governor(text, deed) is None
