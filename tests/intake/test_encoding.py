"""Encodings are recognised by what the bytes are, and nothing is replaced."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.intake.encoding import decode
from riwaya.intake.results import RefusalError

# Words both single-byte encodings can write.
STORIES = (
    "قال مصدر أمني إن انفجارا وقع قرب بغداد وأدى إلى مقتل ثلاثة أشخاص وإصابة عشرة آخرين بجروح.",
    "أعلن الجيش السوري السيطرة على المدينة",
    "مقتل 3 في غارة",
    "الرئيس المصري يستقبل نظيره",
    "طالب وزير الخارجية، في مؤتمر صحفي؛ بوقف القصف",
    "هل يعود اللاجئون؟",
    "صرّح الناطقُ باسمِ الحكومة",
    "AFP: قال ناطق إن القوات تقدّمت 5 كلم",
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "windows-1256", "iso-8859-6"])
@pytest.mark.parametrize("story", STORIES)
def test_recognise_encoding(story: str, encoding: str) -> None:
    assert decode(story.encode(encoding)) == (story, encoding)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
    ids=str,
)
def test_remove_byte_order_mark_only_at_the_start(mark: bytes, encoding: str) -> None:
    text = "قال\N{ZERO WIDTH NO-BREAK SPACE} مصدر"
    assert decode(mark + text.encode(encoding)) == (text, encoding)


@pytest.mark.parametrize("word", ["مقتل", "في", "ظهر", "العراق", "غارة", "طائرة", "الذي", "أفكار", "بيان"])
def test_recognise_single_words_in_windows_1256(word: str) -> None:
    """The shorter the text, the less there is to decide by; the commoner encoding must win."""
    assert decode(word.encode("windows-1256")).text == word


@pytest.mark.parametrize("word", ["السلام", "العالم", "المجال", "المسلحات"])
def test_article_settles_words_that_both_encodings_can_spell(word: str) -> None:
    assert decode(word.encode("iso-8859-6")) == (word, "iso-8859-6")
    assert decode(word.encode("windows-1256")) == (word, "windows-1256")


def test_keep_letters_only_windows_1256_has() -> None:
    text = "باراك پرويز زار «الموصل» – أمس… \N{ZERO WIDTH NON-JOINER}€"
    assert decode(text.encode("windows-1256")) == (text, "windows-1256")


def test_keep_french_names_in_windows_1256() -> None:
    text = "قالت صحيفة Libération إن الرئيس التقى François Béchard صباح اليوم"
    assert decode(text.encode("windows-1256")).text == text


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("قال مصدر أمني".encode() + b"\xff" + " إن".encode(), "byte 0xff at position 24 is not UTF-8"),
        ("قال مصدر أمني".encode()[:-1], "byte 0xd9 at position 22 is not UTF-8"),
        (codecs.BOM_UTF8 + b"ab\xff", "byte 0xff at position 5 is not UTF-8"),
        (codecs.BOM_UTF16_LE + "قال".encode("utf-16-le") + b"\x00\xd8", "byte 0x00 at position 8 is not UTF-16-LE"),
        (codecs.BOM_UTF16_LE + b"\x42", "byte 0x42 at position 2 is not UTF-16-LE"),
        (b"abc\0def", "binary: NUL byte at position 3"),
        (b"\x7fELF\x02\x01\x01\x00\x00\x00", "binary: NUL byte at position 7"),
        (b"\x1b[31m\x1b[0m\x01\x02 text", "binary: 4 control bytes among 16 bytes"),
        (
            "Президент подписал указ о мобилизации".encode("windows-1251"),
            "encoding not recognised: neither UTF-8, UTF-16, Windows-1256 nor ISO-8859-6",
        ),
    ],
    ids=str,
)
def test_refuse_what_cannot_be_decoded(raw: bytes, reason: str) -> None:
    with pytest.raises(RefusalError) as refused:
        decode(raw)
    assert str(refused.value) == reason


def test_broken_utf8_is_never_read_as_windows_1256() -> None:
    """Every byte is some letter in Windows-1256, so this is where silent damage would come from."""
    raw = STORIES[0].encode() + b"\x81"
    for hint in (None, "windows-1256", "utf-8"):
        with pytest.raises(RefusalError, match="not UTF-8"):
            decode(raw, hint)


@pytest.mark.parametrize(
    ("hint", "encoding"),
    [
        ("windows-1256", "windows-1256"),
        ("CP1256", "windows-1256"),
        ("utf-8", "windows-1256"),  # a claim that is known to be wrong
        ("utf-16", "windows-1256"),
        ("iso-8859-1", "windows-1256"),  # a template's claim: there is no Arabic in it
        ("unicode_escape", "windows-1256"),  # a codec of Python, but no encoding of pages
        ("no-such-thing", "windows-1256"),
        ("", "windows-1256"),
    ],
)
def test_follow_hint_where_it_can_be_meant(hint: str, encoding: str) -> None:
    assert decode(STORIES[0].encode("windows-1256"), hint) == (STORIES[0], encoding)


def test_believe_hint_for_western_page_with_arabic_entities() -> None:
    raw = b"\xe9 &#1602;&#1575;&#1604;"
    assert decode(raw, "iso-8859-1") == ("é &#1602;&#1575;&#1604;", "windows-1252")


def test_name_the_byte_that_breaks_a_hint() -> None:
    with pytest.raises(RefusalError, match="byte 0xdb at position 0 is not"):
        decode(b"\xdb\xc7\xd1\xc9", "iso-8859-6")


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1))
def test_return_any_utf8_text_unchanged(text: str) -> None:
    assert decode(text.encode()).text == text.removeprefix("\ufeff")


@given(st.binary(max_size=200))
def test_answer_any_bytes_without_another_exception(raw: bytes) -> None:
    try:
        text, encoding = decode(raw)
    except RefusalError:
        return
    assert raw.endswith(text.encode(encoding))
