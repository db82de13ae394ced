"""The words that govern a deed say whether it happened: every row on its own example, and what they leave alone."""

from __future__ import annotations

import pytest

from riwaya.lexicon import default_lexicon
from riwaya.lexicon.tables import GovernorRow

from .found import event_at

ROWS = default_lexicon().rows(GovernorRow)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.lemma} {row.link}".strip())
def test_rows(row: GovernorRow) -> None:
    text = row.example.replace("[", "").replace("]", "")
    event, _ = event_at(text, row.deed)
    assert event.realis == row.realis


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
