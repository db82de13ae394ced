"""Measures the layer of speech: python bench/speech.py GOLD [more]. Its speed, and its F1 beside a lexicon alone.

The floor takes every word of the cue lexicon for a cue, the participant after it for the source, and the rest of its
sentence for the content: what a list of verbs is worth without frames, scopes and quotations. Exit code 1: the layer
is no better than that. Exit code 2: gold that cannot be read.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from pathlib import Path

from gold import end_with, find_sets
from msgspec.structs import replace

from riwaya.annotate.assembly import blocked_tokens
from riwaya.annotate.names.phrase import AGENTS
from riwaya.annotate.names.reader import PhraseReader
from riwaya.annotate.numbers import read_numbers
from riwaya.annotate.reader import default_reader
from riwaya.annotate.speech.reader import read_speech
from riwaya.annotate.times import read_times
from riwaya.lexicon import Pos, default_lexicon
from riwaya.measure import Scores, compare_readings
from riwaya.model import Attribution, Reading, Span
from riwaya.text import Document, TextReader

MEASURES = ("cue", "source", "content", "source_content")
TIMES = 5


def prepare(document: Document) -> PhraseReader:
    """What the layers before this one have found, with every phrase read."""
    numbers = read_numbers(document)
    phrases = PhraseReader(document, blocked_tokens(document, numbers, read_times(document, numbers)))
    phrases.read()
    return phrases


def read_by_lexicon(document: Document, phrases: PhraseReader) -> Iterator[Attribution]:
    """Every cue word with what follows it."""
    tokens = document.tokens
    for sentence in document.sentences:
        for index in range(sentence.first, sentence.last - 1):
            tag = document.tags[index]
            if tag is None or tag.pos is not Pos.VERB or "cues" not in tag.lemma.tables:
                continue
            phrase = phrases.phrase_at(index + 1, sentence.last)
            source = phrase if phrase is not None and phrase.type in AGENTS else None
            after = min(source.last if source is not None else index + 1, sentence.last - 1)
            yield Attribution(
                id=f"a{index}",
                cue=Span(tokens[index].start + tag.start, tokens[index].end),
                source=source.span if source is not None else None,
                speaker=None,
                content=(Span(tokens[after].start, tokens[sentence.last - 1].end),),
                form="indirect",
                stance="say",
            )


def measure(readings: tuple[Reading, ...]) -> tuple[Scores, Scores, float]:
    """The scores of the layer and of the lexicon alone, and the words a second that the layer reads."""
    text, reader = TextReader(default_lexicon()), default_reader()
    ours, floor = Scores(), Scores()
    seconds = words = 0.0
    for gold in readings:
        document = text.read(gold.report)
        phrases = prepare(document)
        began = time.perf_counter()
        for _ in range(TIMES):
            read_speech(document, phrases)
        seconds += time.perf_counter() - began
        words += TIMES * len(gold.report.text.split())
        ours.merge(compare_readings(reader.read(gold.report), gold))
        by_lexicon = tuple(read_by_lexicon(document, phrases))
        floor.merge(compare_readings(replace(gold, attributions=by_lexicon), gold))
    return ours, floor, words / seconds


def main() -> bool:
    """Prints both; whether the layer is anywhere no better than the lexicon alone."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("paths", nargs="+", type=Path)
    beaten = True
    for gold in find_sets(parser.parse_args().paths):
        ours, floor, speed = measure(gold.readings)
        print(f"{gold.name}: {len(gold.readings)} readings; the layer of speech reads {speed:,.0f} words/s")
        print(f"  {'F1':16} {'riwaya':>8} {'lexicon alone':>14}")
        for name in MEASURES:
            mine, theirs = ours[f"attributions.{name}"].f1, floor[f"attributions.{name}"].f1
            print(f"  {name:16} {mine:8.3f} {theirs:14.3f}")
            beaten &= mine > theirs
    return not beaten


if __name__ == "__main__":
    end_with(main)
