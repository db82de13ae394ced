"""Words are found however they are spelled and whatever is attached, and the matches are exact characters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.ledger import Hit, Ledger, Versions
from riwaya.ledger.query import find_phrase, parse_query
from riwaya.ledger.terms import TermMaker
from riwaya.lexicon import default_lexicon
from riwaya.lexicon.letters import LETTERS
from riwaya.text import Words

from .conftest import VERSIONS, make_pair

Add = Callable[..., Any]
ZWNJ = "\N{ZERO WIDTH NON-JOINER}"


@pytest.fixture(scope="module")
def terms() -> TermMaker:
    return TermMaker(Words(default_lexicon()))


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger.open(tmp_path_factory.mktemp("crowded") / "crowded.ledger") as ledger:
        yield ledger


def found(hits: list[Hit]) -> list[str]:
    return [span.of(hit.text) for hit in hits for span in hit.matches]


# What stands in the text, what is asked for, what is found.
CASES = [
    ("وقع هجوم أمس", "هجوم", ["هجوم"]),
    ("نُفِّذَ هُجُومٌ أمس", "هجوم", ["هُجُومٌ"]),
    ("نُفِّذَ هُجُومٌ أمس", "هُجومٌ", ["هُجُومٌ"]),
    ("وقع هجـــوم أمس", "هجوم", ["هجـــوم"]),
    (f"وقع هج{ZWNJ}وم أمس", "هجوم", [f"هج{ZWNJ}وم"]),
    ("وقع ﻫﺠﻮﻡ أمس", "هجوم", ["ﻫﺠﻮﻡ"]),
    ("قال إن الأنبار هادئة", "الانبار", ["الأنبار"]),
    ("في الانبار هدوء", "الأنبار", ["الانبار"]),
    ("زار مستشفي المدينه", "مستشفى المدينة", ["مستشفي", "المدينه"]),
    ("ملك الأردن", "ملک", ["ملك"]),
    ("في العراق", "عراق", ["العراق"]),
    ("وبالعراق كله", "العراق", ["العراق"]),
    ("عاد للعراق", "العراق", ["لعراق"]),
    ("بيان للجنة", "اللجنة", ["لجنة"]),
    ("بيان للحكومة", "الحكومة", ["لحكومة"]),
    ("وللحكومة رأي", "حكومة", ["لحكومة"]),
    ("فالحكومة وافقت", "حكومة", ["الحكومة"]),
    ("بالحكومة", "حكومة", ["الحكومة"]),
    ("بهجومهم الأخير", "هجوم", ["هجوم"]),
    ("وزارتهم نفت", "وزارة", ["وزارت"]),
    ("قتلوهم جميعا", "قتلوا", ["قتلو"]),
    ("سيعلنها غدا", "يعلن", ["سيعلن"]),
    ("للكازمي رأي", "الكازمي", ["لكازمي"]),
    ("والكازمي نفى", "كازمي", ["الكازمي"]),
    ("نفى الكاظمي", "والكاظمي", ["الكاظمي"]),
    ("قتل ١٥ شخصا", "15", ["١٥"]),
    ("نزح ١٬٥٠٠ شخص", "1500", ["١٬٥٠٠"]),
    ("نزح 1500 شخص", "1,500", ["1500"]),
    ("نسبة ٣٫٥ في المئة", "3.5", ["٣٫٥"]),
    ("نقلت AFP الخبر", "afp", ["AFP"]),
    ('رويترز:"قتل جندي', "رويترز", ["رويترز"]),
    ("«داعش»والحشد", "الحشد داعش", ["داعش", "الحشد"]),
    ("وزارة الدفاع تنفي", '"وزارة الدفاع"', ["وزارة الدفاع"]),
    ("لوزارةِ الدّفاعِ موقف", "«وزارة الدفاع»", ["وزارةِ الدّفاعِ"]),
    ("وزارة «الدفاع» تنفي", '"وزارة الدفاع" تنفي', ["وزارة «الدفاع", "تنفي"]),
    ("هجوم ثم هجوم", "هجوم", ["هجوم", "هجوم"]),
]
MISSES = [
    ("وقع هجوم أمس", "انفجار"),
    ("وقع هجوم أمس", "هجوم انفجار"),
    ("الدفاع في وزارة", '"وزارة الدفاع"'),
    ("قال الله", "له"),
    ("نزح 15 شخصا", "1,5"),
    ("وقع هجوم", "هجو"),
    ("وقع هجوم", ""),
    ("وقع هجوم", '"" ،؟ !'),
]


@pytest.mark.parametrize(("text", "query", "matches"), CASES)
def test_found(ledger: Ledger, add: Add, text: str, query: str, matches: list[str]) -> None:
    add("other", "خبر آخر لا علاقة به.")
    add("r1", text)
    hits = ledger.search(query)
    assert [hit.id for hit in hits] == ["r1"]
    assert found(hits) == matches


@pytest.mark.parametrize(("text", "query"), MISSES)
def test_not_found(ledger: Ledger, add: Add, text: str, query: str) -> None:
    add("r1", text)
    assert ledger.search(query) == []


def test_the_newest_come_first(ledger: Ledger, add: Add) -> None:
    for id, published in {"a": "2021-01-01", "b": None, "c": "2022-01-01", "d": "2021-01-01"}.items():
        add(id, f"هجوم {id}", published=published)
    assert [hit.id for hit in ledger.search("هجوم")] == ["c", "a", "d", "b"]
    assert [hit.id for hit in ledger.search("هجوم", limit=2)] == ["c", "a"]
    assert ledger.search("هجوم", limit=0) == []


def test_a_phrase_is_found_among_many_that_only_have_its_words(ledger: Ledger) -> None:
    pairs = [make_pair(f"r{number}", f"الدفاع عن وزارة {number}") for number in range(120)]
    ledger.add_all([*pairs, make_pair("last", "وزارة الدفاع")], VERSIONS)
    assert [hit.id for hit in ledger.search('"وزارة الدفاع"')] == ["last"]


def test_titles_are_searched(ledger: Ledger, add: Add) -> None:
    add("r1", "أكدت الوزارة الخبر.", title="هجوم في الموصل")
    [hit] = ledger.search("بالموصل الخبر")
    assert [span.of(hit.text) for span in hit.matches] == ["الخبر"]
    assert [span.of(hit.title or "") for span in hit.title_matches] == ["الموصل"]
    [hit] = ledger.search("هجوم")
    assert (hit.matches, hit.snippet) == ((), "أكدت الوزارة الخبر.")


def test_a_snippet_is_a_piece_of_the_text_cut_between_words(ledger: Ledger, add: Add) -> None:
    filler = "كلمات كثيرة بلا معنى هنا. " * 20
    text = f"الفقرة الأولى\n{filler}وقع هجوم كبير {filler}\nالأخيرة"
    add("r1", text)
    [hit] = ledger.search("هجوم")
    assert "هجوم" in hit.snippet
    assert "\n" not in hit.snippet
    assert len(hit.snippet) < 200
    assert set(hit.snippet.split()) <= set(text.split())
    assert hit.extract.contains(hit.matches[0])


def test_a_new_lexicon_makes_the_terms_anew(ledger: Ledger) -> None:
    ledger.add(*make_pair("r1", "هجوم"), VERSIONS)
    ledger.add(*make_pair("r1", "هجوم", title="عنوان جديد"), Versions("1", "newer"))
    assert [hit.id for hit in ledger.search("جديد")] == ["r1"]
    with ledger._database.write() as connection:
        connection.exec_driver_sql("INSERT INTO search_index(search_index) VALUES ('integrity-check')")


LETTER = st.text(st.sampled_from(LETTERS + "ًٌٍَُِّـ" + ZWNJ + "0٣aB .,:«»\"'()\n٬😀ﻫ*^-"), max_size=40)


@settings(max_examples=300, deadline=None)
@given(text=LETTER)
def test_every_word_finds_itself(terms: TermMaker, text: str) -> None:
    """Whatever is written: each token asked for alone is found where it stands, in characters of the text."""
    tokens = list(terms.read(text))
    for token in tokens:
        start, end = token.start, token.start + token.terms[0].end
        [[choice]] = parse_query(text[start:end].replace('"', " "), terms).phrases
        spans = list(find_phrase((choice,), tokens))
        assert any(start <= span.start < span.end <= end for span in spans)
        assert all(0 <= term.start < term.end <= end - start for term in token.terms)


@settings(max_examples=200, deadline=None)
@given(texts=st.lists(LETTER, min_size=1, max_size=4), query=LETTER)
def test_any_query_is_answered(crowded: Ledger, terms: TermMaker, texts: list[str], query: str) -> None:
    """No sign of a query is a command to the index, and no term breaks it."""
    crowded.add_all([make_pair(text, text) for text in texts], VERSIONS)
    for hit in crowded.search(query):
        assert all(span.of(hit.text).strip() for span in hit.matches)
    for text in texts:
        words = text.replace('"', " ").replace("«", " ").replace("»", " ")
        if any(terms.read(words)):
            assert text in {hit.text for hit in crowded.search(words, 10**6)}
