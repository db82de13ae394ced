"""Word accuracy of clitic segmentation: python bench/segmentation.py GOLD_TSV [--errors N]

The gold has a word a line with its segments joined by '+' (columns doc, section, date, sent, word, segments, pos).
Its segmentation is finer than riwaya's, which splits clitics only, so both are brought to three values before
they are compared: the leading particles (و ف ب ل ك س, also the ل and أ of emphasis and question), whether an article
stands before the stem, and the attached pronoun. Feminine and plural endings, the accusative alef and the
subject endings of verbs belong to the stem. A name that the lexicon keeps with its article (البصرة) has one.
A fixed expression that the particle table keeps whole (بسبب, بالإضافة, كما) is right if the readings of its word hold
the gold's. نا after a verb is subject or object; the gold does not tell them apart, so both are right.
"""

from __future__ import annotations

import argparse
import csv
import time
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from riwaya.lexicon import Pos, default_lexicon
from riwaya.lexicon.letters import fold_light
from riwaya.model import Report
from riwaya.text import Document, Morph, TextReader, Token, Word

_LEADING = frozenset(("CONJ", "PREP", "FUT_PART"))
_LETTERS_BEFORE = frozenset(("ل", "أ"))  # of emphasis and question
_NO_ARTICLE = frozenset(("الله", "الذي", "التي", "الذين", "اللذين", "اللذان", "اللتين", "اللتان", "اللواتي", "اللاتي"))
# Objects and owners; the other pronouns of the gold are subjects of verbs (ت، وا، ون) or words of their own (هذا).
_PRONOUNS = frozenset(("ه", "ها", "هم", "هما", "هن", "ك", "كم", "نا", "ني", "ي"))
# Categories of words that stand in the lexicon with their article: البصرة, اليوم, المتوقع.
_WITH_ARTICLE = frozenset(("name", "particle", "phrase", "time"))


class Clitics(NamedTuple):
    """What is compared."""

    particles: str
    article: bool
    pronoun: str


class Gold(NamedTuple):
    """A word of the gold with its clitics; `free` pronouns may be there or not."""

    word: str
    clitics: Clitics
    free: bool


def gold_clitics(word: str, segments: str, pos: str) -> Gold:
    """The clitics that the gold gives a word."""
    tags = pos.partition("/")[0].split("+")
    parts = list(zip(segments.split("+"), tags, strict=False))  # three rows have a tag too many
    particles, article = "", False
    while len(parts) > 1 and _is_proclitic(*parts[0]):
        letters, tag = parts.pop(0)
        article = article or tag == "DET"
        particles += "" if tag == "DET" else letters
    return Gold(word, Clitics(particles, article, _pronoun(parts, particles)), _is_free(parts))


def _is_proclitic(letters: str, tag: str) -> bool:
    """The gold splits every pronoun off; ours stays with the prepositions of several letters (في+ها)."""
    return tag == "DET" or (len(letters) == 1 and (tag in _LEADING or letters in _LETTERS_BEFORE))


def _pronoun(parts: list[tuple[str, str]], particles: str) -> str:
    letters, tag = parts[-1]
    if tag != "PRON" or letters not in _PRONOUNS or _is_free(parts):
        return ""
    if len(parts) == 1:  # له is a preposition and a pronoun, هم and وهم none
        return letters if particles.endswith(("ب", "ل")) else ""
    return letters


def _is_free(parts: list[tuple[str, str]]) -> bool:
    return len(parts) == 2 and parts[0][1] == "V" and parts[1] == ("نا", "PRON")


def read_clitics(token: Token, morph: Morph | None) -> Clitics:
    """The clitics that riwaya reads in a token."""
    assert token.word is not None
    if morph is None:
        return Clitics(token.word.particles, token.word.article, "")
    stem = fold_light(token.text[morph.start :])
    kept = morph.lemma.category in _WITH_ARTICLE and morph.lemma.key.startswith("ال") and stem not in _NO_ARTICLE
    article = morph.article or (kept and stem.startswith("ال"))
    alone = morph.lemma.key if morph.lemma.key in ("ب", "ل") else ""  # به, لها: a preposition that is all of the stem
    return Clitics(morph.particles + alone, article, morph.enclitic)


def whole(word: Word, morph: Morph | None, gold: Clitics, token: Token) -> bool:
    """Whether a fixed expression that the particle table keeps whole (بسبب, كما, اليوم) also has the gold's reading."""
    if morph is None or morph.pos is not Pos.PARTICLE:
        return False
    return any(read_clitics(token, other) == gold for other in word.morphs if other.exact)


def sentences(path: Path) -> Iterator[list[Gold]]:
    """The sentences of the gold."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        for _, group in groupby(rows, key=lambda row: (row["doc"], row["sent"])):
            yield [gold_clitics(row["word"], row["segments"], row["pos"]) for row in group]


class Found(NamedTuple):
    """What riwaya reads in a word; `kept` if it is a fixed expression that could be cut as the gold cuts it."""

    clitics: Clitics
    kept: bool


def predicted(document: Document, start: int, gold: Gold) -> Found | None:
    """What riwaya reads in the word at `start`; None if its tokens cut it otherwise."""
    inside = document.tokens_in((start, start + len(gold.word)))
    token = document.tokens[inside[0]] if inside else None
    if token is None or len(inside) != 1 or token.word is None:
        return None
    tag = document.tags[inside[0]]
    return Found(read_clitics(token, tag), whole(token.word, tag, gold.clitics, token))


def compare(path: Path, reader: TextReader) -> Iterator[tuple[Gold, Found | None, str]]:
    """Every Arabic word of the gold with what riwaya reads and the words around it."""
    for sentence in sentences(path):
        text = " ".join(gold.word for gold in sentence)
        document = reader.read(Report(id="gold", text=text))
        start = 0
        for gold in sentence:
            end = start + len(gold.word)
            if any("ء" <= char <= "ي" for char in gold.word):
                yield gold, predicted(document, start, gold), text[max(0, start - 25) : end + 15]
            start = end + 1


def is_right(gold: Gold, found: Found | None, *, strict: bool = False) -> bool:
    """Whether the clitics are those of the gold; `strict` counts fixed expressions that are kept whole as errors."""
    if found is None:
        return False
    clitics = found.clitics._replace(pronoun="") if gold.free else found.clitics
    return clitics == gold.clitics or (found.kept and not strict)


def speed(path: Path, reader: TextReader) -> float:
    """Words a second of the text room once all spellings are known."""
    text = "\n".join(" ".join(gold.word for gold in sentence) for sentence in sentences(path))
    report = Report(id="gold", text=text)
    count = len(reader.read(report).tokens)
    begin = time.perf_counter()
    for _ in range(5):
        reader.read(report)
    return 5 * count / (time.perf_counter() - begin)


def main() -> None:
    """Prints the accuracy, the speed and the most frequent errors."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--errors", type=int, default=0, help="how many kinds of errors to list")
    arguments = parser.parse_args()
    reader = TextReader(default_lexicon())
    errors: Counter[tuple[str, Clitics, Clitics | None]] = Counter()
    contexts: dict[tuple[str, Clitics, Clitics | None], str] = {}
    words = strict = 0
    for gold, found, context in compare(arguments.gold, reader):
        words += 1
        strict += is_right(gold, found, strict=True)
        if not is_right(gold, found):
            error = (gold.word, gold.clitics, found.clitics if found is not None else None)
            errors[error] += 1
            contexts[error] = context
    print(
        f"{1 - errors.total() / words:.4f} of {words} words right ({strict / words:.4f} with no expression kept whole)"
    )
    print(f"{speed(arguments.gold, reader):,.0f} words/s")
    for error, count in errors.most_common(arguments.errors):
        word, gold_parts, found_parts = error
        print(f"{count}\t{word}\tgold {_shown(gold_parts)}\tread {_shown(found_parts)}\t… {contexts[error]} …")


def _shown(clitics: Clitics | None) -> str:
    if clitics is None:
        return "-"
    return f"{clitics.particles}+{'ال' if clitics.article else ''}·{clitics.pronoun}"


if __name__ == "__main__":
    main()
