"""Which clitics a word is read with, and the exact characters of each part."""

from __future__ import annotations

import pytest

from riwaya.lexicon import Aspect, Pos
from riwaya.text import Words

READ = [
    # word, particles, article, the thing itself (with its article), pronoun
    ("وبالأنبار", "وب", False, "الأنبار", ""),
    ("وبالمدينة", "وب", True, "المدينة", ""),
    ("وللجنة", "ول", True, "لجنة", ""),
    ("للجنة", "ل", True, "لجنة", ""),
    ("للدراسة", "ل", True, "لدراسة", ""),
    ("كالمحاربين", "ك", True, "المحاربين", ""),
    ("بمدرستهم", "ب", False, "مدرست", "هم"),
    ("استهدافها", "", False, "استهداف", "ها"),
    ("فسيكتبونها", "فس", False, "سيكتبون", "ها"),
    ("وبها", "و", False, "ب", "ها"),
    ("لهم", "", False, "ل", "هم"),
    ("عليه", "", False, "علي", "ه"),
    ("فيها", "", False, "في", "ها"),
    ("لأنهم", "", False, "لأن", "هم"),
    ("إنني", "", False, "إن", "ني"),
    ("غيرها", "", False, "غير", "ها"),
    ("كلهم", "", False, "كل", "هم"),
    ("مدينة", "", False, "مدينة", ""),
    ("مستواهم", "", False, "مستوا", "هم"),
    ("قتلوهم", "", False, "قتلو", "هم"),
    ("يستهدفونها", "", False, "يستهدفون", "ها"),
    ("أعضائها", "", False, "أعضائ", "ها"),
    ("أعضاؤه", "", False, "أعضاؤ", "ه"),
    ("قادته", "", False, "قادت", "ه"),
    ("وأنهم", "و", False, "أن", "هم"),
    ("كنا", "", False, "كنا", ""),
    ("قاضيا", "", False, "قاضيا", ""),
    ("والمحامي", "و", True, "المحامي", ""),
]


@pytest.mark.parametrize(("surface", "particles", "article", "thing", "pronoun"), READ, ids=[case[0] for case in READ])
def test_best_reading_cuts_the_word_at_its_clitics(
    words: Words, surface: str, particles: str, article: bool, thing: str, pronoun: str
) -> None:
    morph = words.word(surface).morphs[0]
    assert morph.exact
    assert (morph.particles, morph.article, morph.enclitic) == (particles, article, pronoun)
    assert (surface[morph.start : morph.end], surface[morph.end :]) == (thing, pronoun)


def test_the_article_of_a_name_with_article_loses_its_alef(words: Words) -> None:
    morph = next(m for m in words.word("للعراق").morphs if m.pos is Pos.NAME)
    assert "للعراق"[morph.start : morph.end] == "لعراق"
    assert morph.lemma.key == "العراق"
    assert morph.exact


@pytest.mark.parametrize(
    ("surface", "start", "end"),
    [("بـالعراق", 2, 8), ("وَبِالعراق", 4, 10), ("والعـــراق", 1, 10), ("ﻭﺍﻟﻌﺮﺍﻕ", 1, 7)],
)
def test_offsets_count_the_characters_of_the_text(words: Words, surface: str, start: int, end: int) -> None:
    morph = next(m for m in words.word(surface).morphs if m.lemma.key == "العراق")
    assert (morph.start, morph.end) == (start, end)


@pytest.mark.parametrize(
    ("surface", "key"),
    [
        ("بدأوا", "بدأ/يبدأ"),
        ("بدؤوا", "بدأ/يبدأ"),
        ("بدءوا", "بدأ/يبدأ"),
        ("جاءوا", "جاء/يجيء"),
        ("جاؤوا", "جاء/يجيء"),
        ("مسئول", "مسؤول"),
        ("رؤوس", "رأس"),
        ("العراقى", "عراقي"),
        ("اعلن", "أعلن"),
        ("المدينه", "مدينة"),
        ("الحكومــة", "حكومة"),
        ("قُتِلَ", "قتل/يقتل"),
        ("عبدالله", "عبد الله"),
        ("للقاضي", "قاض"),
    ],
)
def test_spellings_of_one_word(words: Words, surface: str, key: str) -> None:
    assert key in {morph.lemma.key for morph in words.word(surface).morphs}


@pytest.mark.parametrize(
    ("surface", "key", "enclitic"),
    [("حالة", "حال", "ه"), ("مدينة", "مدين", "ه"), ("كلية", "كل", "ه"), ("أمني", "أم", "ني"), ("البنا", "ألّب", "نا")],
)
def test_readings_that_no_reader_has(words: Words, surface: str, key: str, enclitic: str) -> None:
    assert not [m for m in words.word(surface).morphs if (m.lemma.key.partition("/")[0], m.enclitic) == (key, enclitic)]


def test_a_preposition_of_one_letter_stands_with_a_pronoun_only(words: Words) -> None:
    assert words.word("ب").morphs == ()
    assert words.word("بهما").morphs[0].lemma.key == "ب"


def test_the_future_takes_the_imperfect_only(words: Words) -> None:
    morphs = [morph for morph in words.word("سيعلن").morphs if "س" in morph.particles]
    assert morphs
    assert {morph.features.aspect for morph in morphs} == {Aspect.IMPERFECT}


@pytest.mark.parametrize(
    ("surface", "particles", "article"),
    [
        ("والكركوشلي", "و", True),
        ("بالكركوشلي", "ب", True),
        ("للكركوشلي", "ل", True),
        ("وللكركوشلي", "ول", True),
        ("وكركوشلي", "و", False),
        ("كركوشلي", "", False),
    ],
)
def test_unknown_words_are_guessed_by_their_letters(words: Words, surface: str, particles: str, article: bool) -> None:
    word = words.word(surface)
    assert not word.morphs
    assert (word.particles, word.article, word.guess_start) == (particles, article, len(particles))


def test_a_spelling_is_looked_up_once(words: Words) -> None:
    assert words.word("العراق") is words.word("العراق")
