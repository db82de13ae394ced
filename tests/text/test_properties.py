"""What holds for any string at all."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings

from riwaya.lexicon.letters import INVISIBLE, LIGHT_FOLDS, fold_deep, fold_light
from riwaya.text import Document, FoldedView

from .conftest import TEXTS, ReadText


@given(text=TEXTS)
@settings(max_examples=400, deadline=None)
def test_tokens_are_slices_in_order_that_cover_all_ink(read: ReadText, text: str) -> None:
    document = read(text)
    covered: set[int] = set()
    end = 0
    for token in document.tokens:
        assert end <= token.start < token.end <= len(text)
        assert text[token.start : token.end] == token.text
        assert (token.word is not None) == (token.kind == "word")
        covered.update(range(token.start, token.end))
        end = token.end
    assert all(char.isspace() or char in INVISIBLE for index, char in enumerate(text) if index not in covered)


@given(text=TEXTS)
@settings(max_examples=300, deadline=None)
def test_sentences_cover_every_token_once(read: ReadText, text: str) -> None:
    document = read(text)
    found = [index for sentence in document.sentences for index in range(sentence.first, sentence.last)]
    assert found == list(range(len(document.tokens)))
    assert all(sentence.first < sentence.last for sentence in document.sentences)
    paragraphs = [sentence.paragraph for sentence in document.sentences]
    assert paragraphs == sorted(paragraphs)


@given(text=TEXTS)
@settings(max_examples=400, deadline=None)
def test_readings_stand_inside_their_words(read: ReadText, text: str) -> None:
    document = read(text)
    for token, tag in zip(document.tokens, document.tags, strict=True):
        if token.word is None:
            assert tag is None
            continue
        assert (tag is not None) == bool(token.word.morphs)
        assert tag is None or tag in token.word.morphs
        for morph in token.word.morphs:
            assert 0 <= morph.start <= morph.end <= len(token.text)
            if not any(len(LIGHT_FOLDS.get(ord(char), char)) > 1 for char in token.text):  # a ligature is never cut
                # the future particle belongs to the verb, so it does not move the start
                assert fold_light(token.text[: morph.start]) == morph.particles.rstrip("س")
            assert document.text[slice(*token.stem_span(morph))] == token.text[morph.start :]
            assert morph.lemma.tables


@given(text=TEXTS)
@settings(max_examples=300, deadline=None)
def test_phrases_are_what_the_lexicon_has(read: ReadText, text: str) -> None:
    document = read(text)
    for first, phrases in document.phrases.items():
        for phrase in phrases:
            assert phrase.first == first < phrase.last < len(document.tokens)
            assert document.tokens[first].start <= phrase.span.start
            assert phrase.span.end == document.tokens[phrase.last].end
            assert phrase.senses


@given(text=TEXTS)
@settings(max_examples=400, deadline=None)
@pytest.mark.parametrize("deep", [False, True])
def test_every_folded_range_leads_back_to_its_letters(text: str, deep: bool) -> None:
    view = FoldedView(text, deep=deep)
    fold = fold_deep if deep else fold_light
    assert view.folded == fold(text)
    places = [index for index, char in enumerate(text) for _ in LIGHT_FOLDS.get(ord(char), char)]
    for start in range(0, len(view.folded), 3):
        for end in (start, start + 1, len(view.folded)):
            span = view.origin(start, end)
            back = fold(text[span.start : span.end])
            assert view.folded[start:end] in back
            inside = (end < len(places) and places[end] == places[end - 1]) or (
                start and places[start] == places[start - 1]
            )
            assert start == end or inside or back == view.folded[start:end]


@given(text=TEXTS)
@settings(max_examples=200, deadline=None)
def test_tokens_in_finds_what_overlaps(read: ReadText, text: str) -> None:
    document = read(text)
    for start in range(0, len(text), 5):
        span = (start, start + 3)
        overlapping = [i for i, token in enumerate(document.tokens) if token.start < span[1] and span[0] < token.end]
        assert list(document.tokens_in(span)) == overlapping


def test_a_verb_is_found_only_among_the_tokens_asked_about(read: ReadText) -> None:
    document = read("قرب السوق هاجم مسلحون دورية")
    assert document.has_verb(0, 3)
    assert not document.has_verb(0, 2)
    assert not document.has_verb(3, 5)


LETTERS = ["و", "1", "مئة "]
AWKWARD = [
    "أ.",
    "-.",
    "a.",
    "www.",
    "و\N{ZERO WIDTH NON-JOINER}",
    "\N{ZERO WIDTH NON-JOINER}",
    "«",
    "ّ",
    "1,",
    "a@",
    "\n",
    "ﻻ",
    "الأمم المتحدة ",
]


@pytest.mark.parametrize("unit", LETTERS)
def test_a_megabyte_takes_linear_time(read: ReadText, unit: str) -> None:
    """Eight times the text may take no more than about eight times as long; a second covers a slow machine."""
    assert _seconds(read, unit * (1_048_576 // len(unit))) < 24 * _seconds(read, unit * (131_072 // len(unit))) + 1.0


@pytest.mark.parametrize("unit", AWKWARD, ids=ascii)
def test_awkward_texts_take_linear_time(read: ReadText, unit: str) -> None:
    assert _seconds(read, unit * (160_000 // len(unit))) < 24 * _seconds(read, unit * (20_000 // len(unit))) + 1.0


def _seconds(read: ReadText, text: str) -> float:
    begin = time.process_time()
    document: Document = read(text)
    assert document.text == text
    return time.process_time() - begin
