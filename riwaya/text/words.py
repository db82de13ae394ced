"""Analyses a word: which clitics it may carry and what its stem means, all looked up once per spelling."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from riwaya.lexicon import Aspect, Features, Lemma, Lexicon, Pos, Sense
from riwaya.lexicon.letters import SHADDA, fold_light, merge_letters
from riwaya.lexicon.tables import ParticleRow
from riwaya.text.clitics import Prefix, Stem, guess_proclitics, prefixes, stems
from riwaya.text.fold import FoldedView

_NOMINAL = frozenset({Pos.NOUN, Pos.ADJECTIVE, Pos.ACTIVE_PARTICIPLE, Pos.PASSIVE_PARTICIPLE, Pos.MASDAR})
# Particles of these classes take a pronoun: فيها, كلها, غيره; so do إن and its sisters, and these also ني.
_BEFORE_PRONOUN = frozenset(("preposition", "quantifier", "exception"))
_CACHE_LIMIT = 200_000


class Morph(NamedTuple):
    """One reading of a word: proclitic particles, article, stem, attached pronoun.

    Offsets are relative to the word. `start` is where the thing itself begins: after the particles و ف ب ك ل س,
    before the article. `end` is the end of the stem, without the attached pronoun. `exact` says that the spelling
    is that of the lexicon, `base` that the stem is the lemma itself, not one of its inflections.
    """

    lemma: Lemma
    features: Features
    start: int
    end: int
    particles: str
    article: bool
    enclitic: str
    exact: bool
    base: bool

    @property
    def pos(self) -> Pos:
        """Part of speech of the stem."""
        return self.features.pos


class Word:
    """All that the lexicon says about one spelling, shared by all tokens written so.

    `light` and `deep` are its foldings; `morphs` its readings, best first; `tables` the lexicon tables that know
    it; `openings` the (folded, start) of each reading that opens a longer entry. For a word that the lexicon does not
    know, `particles`, `article` and `guess_start` say which proclitics its letters suggest.
    """

    __slots__ = ("article", "deep", "guess_start", "light", "morphs", "openings", "particles", "surface", "tables")

    def __init__(
        self, surface: str, light: str, deep: str, morphs: tuple[Morph, ...], openings: tuple[tuple[str, int], ...]
    ) -> None:
        self.surface = surface
        self.light = light
        self.deep = deep
        self.morphs = morphs
        self.openings = openings
        self.tables: frozenset[str] = frozenset().union(*(morph.lemma.tables for morph in morphs))
        self.particles, self.article = guess_proclitics(light) if not morphs else ("", False)
        self.guess_start = len(self.particles)

    def morph(self, table: str) -> Morph | None:
        """The best reading that rests on a row of `table`."""
        if table not in self.tables:
            return None
        return next(morph for morph in self.morphs if table in morph.lemma.tables)

    def __repr__(self) -> str:
        return f"Word({self.surface})"


class Words:
    """Looks words up in a lexicon, once per spelling."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._known: dict[str, Word] = {}

    def word(self, surface: str) -> Word:
        """The word written so."""
        if (known := self._known.get(surface)) is not None:
            return known
        if len(self._known) >= _CACHE_LIMIT:
            self._known.clear()
        word = self._known[surface] = self._analyse(surface)
        return word

    def _analyse(self, surface: str) -> Word:
        light = fold_light(surface)
        deep = merge_letters(light)
        if not deep:
            return Word(surface, light, deep, (), ())
        found: list[Morph] = []
        openings: list[tuple[str, int]] = []
        for prefix in prefixes(deep):
            found.extend(morph for morph in self._stem_morphs(prefix, light) if not _is_far_fetched(morph, light))
            if not prefix.article and self._lexicon.opens_longer(prefix.stem):
                openings.append((prefix.stem, prefix.start))
        if len(light) != len(surface):
            view = FoldedView(surface, deep=False)
            found = [
                morph._replace(start=view.origin(morph.start, morph.start).start, end=view.origin(0, morph.end).end)
                for morph in found
            ]
            openings = [(stem, view.origin(start, start).start) for stem, start in openings]
        return Word(surface, light, deep, tuple(_ranked(found)), tuple(dict.fromkeys(openings)))

    def _stem_morphs(self, prefix: Prefix, light: str) -> Iterator[Morph]:
        written = light[prefix.stem_start :]
        for stem in stems(prefix.stem, marbuta=light.endswith("ة")):
            for sense in self._lexicon.senses(stem.form):
                if sense.spelling.endswith(stem.ending) and _fits(prefix, sense, stem.enclitic):
                    yield Morph(
                        sense.lemma,
                        sense.features,
                        prefix.start,
                        len(light) - len(stem.enclitic),
                        prefix.particles,
                        prefix.article,
                        stem.enclitic,
                        _is_exact(prefix, stem, written, sense.spelling),
                        sense.spelling == sense.lemma.key,
                    )


def _is_exact(prefix: Prefix, stem: Stem, written: str, spelling: str) -> bool:
    """Whether the letters are those that the lexicon's spelling takes here."""
    if not written.endswith(stem.enclitic):  # صدى is not صد with a pronoun
        return False
    bare = written[: len(written) - len(stem.enclitic)]
    if prefix.stem.startswith("ا") and not written.startswith(("ا", "أ", "إ", "آ")):
        spelling = spelling[1:]  # للعراق: the article's alef is not written
    return spelling == bare or (bool(stem.enclitic) and _joins(spelling, bare))


def _joins(spelling: str, bare: str) -> bool:
    """Whether `bare` is what a spelling becomes before a pronoun: مدينة/مدينت, على/علي, قالوا/قالو, أعضاء/أعضائ."""
    body, last = spelling[:-1], spelling[-1]
    if last == "ة":
        return bare == body + "ت"
    if last == "ى":
        return bare in (body + "ا", body + "ي")
    if last in "ءأ":
        return bare in (body + "ؤ", body + "ئ", body + "ء")
    return spelling.endswith("وا") and bare == body


@cache
def _lemma_form(key: str) -> str:
    """The form that names a verb: its perfect without the imperfect and shadda of the notation."""
    return key.partition("/")[0].replace(SHADDA, "")


def _fits(prefix: Prefix, sense: Sense, enclitic: str) -> bool:
    """Whether particles, article, stem and pronoun may stand together."""
    features, pos = sense.features, sense.features.pos
    if "س" in prefix.particles:
        return pos is Pos.VERB and features.aspect is Aspect.IMPERFECT and not enclitic == "ي"
    if pos is Pos.VERB:
        before = prefix.particles[-1:]
        if prefix.article or before in ("ب", "ك"):
            return False
        if before == "ل" and features.aspect is Aspect.PERFECT:
            return False
        return enclitic != "ي"
    if pos is Pos.PARTICLE:
        return not prefix.article and _takes_pronoun(sense, enclitic)
    if enclitic == "ني":
        return False
    if pos in _NOMINAL:
        if prefix.article:
            return not (enclitic or features.tanwin or features.construct)
        return not (enclitic and (features.tanwin or features.sound))
    if pos is Pos.PHRASE:
        return not prefix.article and not enclitic and prefix.particles in ("", "و", "ف")
    return not prefix.article and not enclitic


def _is_far_fetched(morph: Morph, light: str) -> bool:
    """A verb with pronoun read into a name with article by leaving a hamza out: البنا is not ألّبنا."""
    return not morph.exact and not morph.article and morph.pos is Pos.VERB and light.startswith("ال")


def _takes_pronoun(sense: Sense, enclitic: str) -> bool:
    """Whether a particle stands with this pronoun; the bare letters ب and ل of به and لها stand with one only."""
    if not enclitic:
        return len(sense.spelling) > 1 or sense.spelling == "و"
    classes = {row.particle_class for row in sense.lemma.rows(ParticleRow)}
    if "complementizer" in classes or ("conjunction" in classes and sense.spelling.endswith("ن")):  # لأن, لكن
        return True
    return enclitic != "ني" and bool(classes & _BEFORE_PRONOUN)


def _ranked(found: list[Morph]) -> list[Morph]:
    """Best first: exact spelling, then fewer clitics; loose spellings stay only where no exact one competes.

    A final ي is 'my' only where nothing else explains it: مسلحي الحركة, not مسلحي.
    """
    exact = {(morph.start, morph.end, morph.particles, morph.article) for morph in found if morph.exact}
    kept = [
        morph for morph in found if morph.exact or (morph.start, morph.end, morph.particles, morph.article) not in exact
    ]
    stems = {(morph.start, morph.particles) for morph in kept if not morph.enclitic}
    kept = [morph for morph in kept if morph.enclitic != "ي" or (morph.start, morph.particles) not in stems]
    return sorted(dict.fromkeys(kept), key=_rank)


def _rank(morph: Morph) -> tuple[bool, int, bool, bool]:
    clitics = len(morph.particles) + bool(morph.enclitic)
    return (not morph.exact, clitics, not morph.base, morph.features.pos is Pos.NAME)
