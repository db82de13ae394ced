"""Which texts are read as Arabic."""

from __future__ import annotations

import pytest

from riwaya.intake.script import count_arabic_letters, find_fault

NINETEEN = "قالت وزارة الداخلية اي"
TWENTY = "قالت وزارة الداخلية ايض"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("قال", 3),
        ("قَالَ", 3),
        ("قـــال", 3),
        ("٣ قتلى، 5", 4),
        ("abc", 0),
        ("ﻗﺎﻝ", 3),
        ("گچپ", 3),
        ("", 0),
        ("\u060c\u061f", 0),
    ],
)
def test_count_letters_not_marks(text: str, count: int) -> None:
    assert count_arabic_letters(text) == count


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (TWENTY, None),
        (NINETEEN, "only 19 Arabic letters, at least 20 are needed"),
        ("", "empty text"),
        (" \n\t\N{NO-BREAK SPACE}", "empty text"),
        ("12345 ...", "no Arabic letters"),
        ("An English report about Mosul.", "no Arabic letters"),
        ("\N{ZERO WIDTH NON-JOINER}", "no Arabic letters"),
        (TWENTY + "x" * 46, None),
        (TWENTY + "ا" + "x" * 49, None),  # exactly three tenths
        (TWENTY + "x" * 47, "only 30% of the letters are Arabic, at least 30% are needed"),
        (TWENTY + "x" * 80, "only 20% of the letters are Arabic, at least 30% are needed"),
        (TWENTY + "\0", "binary: NUL character at position 23"),
        (TWENTY + "\x01\x02\x03", "binary: 3 control characters among 26"),
        (TWENTY + "\x1a", None),
    ],
)
def test_find_fault(text: str, fault: str | None) -> None:
    assert find_fault(text) == fault
