"""What the tests of the text room share: one reader, and strings that look like what reaches it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import strategies as st

from riwaya.lexicon import default_lexicon
from riwaya.lexicon.letters import INVISIBLE, MARKS
from riwaya.model import Report
from riwaya.text import Document, TextReader, Words

ReadText = Callable[[str], Document]

_ARABIC = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيـ"
_ODD = MARKS + INVISIBLE + "یکہﻻﷲﷺﭐﻷ٠١٢۳" + "😀é_@#"
_PUNCTUATION = " \n\t.،؛؟!:«»\"'()-–…/%"
_WORDS = st.sampled_from(
    [
        "قال",
        "وبالأنبار",
        "للجنة",
        "«داعش»",
        "مئة",
        "عبد الله",
        "أ. ف. ب.",
        "1,200",
        "https://a.b/ج",
        "بـ",
        "أن ّ",
        "الأمم المتحدة",
        "د.",
        "؟!",
    ]
)
# Any Unicode text, Arabic letters with odd company, and words of the news in any order.
TEXTS = st.one_of(
    st.text(max_size=60),
    st.text(alphabet=_ARABIC + _ODD + _PUNCTUATION + "0123456789ab", max_size=80),
    st.lists(st.one_of(_WORDS, st.text(alphabet=_ODD + _PUNCTUATION, max_size=2)), max_size=20).map("".join),
    st.lists(_WORDS, max_size=20).map(" ".join),
)


@pytest.fixture(scope="session")
def read() -> ReadText:
    reader = TextReader(default_lexicon())
    return lambda text: reader.read(Report(id="test", text=text))


@pytest.fixture(scope="session")
def words() -> Words:
    return Words(default_lexicon())
