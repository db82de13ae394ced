"""Where tokens are cut: what newspapers glue together, and what belongs together."""

from __future__ import annotations

import pytest

from riwaya.text.tokens import cut

ZWNJ, RLM, LRM = "\N{ZERO WIDTH NON-JOINER}", "\N{RIGHT-TO-LEFT MARK}", "\N{LEFT-TO-RIGHT MARK}"

CASES = [
    ('رويترز:"قتل', 'رويترز : " قتل'),
    ("«داعش»والحشد", "« داعش » والحشد"),
    ("قال،إن", "قال ، إن"),
    ("1,200", "1,200"),
    ("1,200,300", "1,200,300"),
    ("1،200", "1،200"),
    ("5،6", "5 ، 6"),
    ("2.7", "2.7"),
    ("٢٫٧", "٢٫٧"),
    ("12/3/2015", "12 / 3 / 2015"),
    ("2015-2016", "2015 - 2016"),
    ("20:30", "20 : 30"),
    ("50%", "50 %"),
    ("F-16", "F - 16"),
    ("إف-16", "إف - 16"),
    ("5آلاف", "5 آلاف"),
    ("2022م", "2022 م"),
    ("COVID-19", "COVID - 19"),
    ("al-Jazeera", "al-Jazeera"),
    ("U.S.", "U.S ."),
    ("أن ّ", "أن ّ"),
    ("مُدرّسٌ", "مُدرّسٌ"),
    ("بـ«حزب»", "بـ « حزب »"),
    ("قـــال", "قـــال"),
    ("😀قال", "😀 قال"),
    ("https://example.org/a?b=1 قال", "https://example.org/a?b=1 قال"),
    ("(https://example.org/a).", "( https://example.org/a ) ."),
    ("press@example.org،", "press@example.org ،"),
    ("#غزة_تحت_القصف", "# غزة _ تحت _ القصف"),
    ("@user_1", "@ user _ 1"),
    ("ﺍﻟﻌﺮﺍﻕ", "ﺍﻟﻌﺮﺍﻕ"),
    ("ﷲ", "ﷲ"),
    ("ا\N{ARABIC HAMZA ABOVE}مر", "ا\N{ARABIC HAMZA ABOVE}مر"),
    ("قال...ثم", "قال ... ثم"),
    ("قال…", "قال …"),
    ("--", "--"),
    ("کراچی", "کراچی"),
    ("؟!", "؟ !"),
    ("", ""),
    (" \n\t", ""),
]


@pytest.mark.parametrize(("text", "tokens"), CASES)
def test_cut(text: str, tokens: str) -> None:
    assert [token.text for token in cut(text)] == tokens.split()


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        (f"می{ZWNJ}رود", [f"می{ZWNJ}رود"]),  # a joiner inside a word stays
        (f"قال{ZWNJ} {RLM}إن{LRM}", ["قال", "إن"]),  # marks at its edge belong to no token
        (f"قال{RLM}: {RLM}«نعم»{RLM}", ["قال", ":", "«", "نعم", "»"]),
        ("\N{BYTE ORDER MARK}قال", ["قال"]),
        ("ف\N{SOFT HYPHEN}قال", ["ف\N{SOFT HYPHEN}قال"]),
    ],
)
def test_invisible_marks(text: str, tokens: list[str]) -> None:
    assert [token.text for token in cut(text)] == tokens


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("قال 5 AFP http://a.b ، _", ["word", "number", "latin", "link", "punctuation", "other"]),
        ("٥ ۵ 5", ["number"] * 3),
        ("a@b.org www.a.org", ["link", "link"]),
    ],
)
def test_kinds(text: str, kinds: list[str]) -> None:
    assert [token.kind for token in cut(text)] == kinds
