"""Analyses a word: which clitics it may carry and what its stem means, all looked up once per spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from riwaya.lexicon import Aspect, Features, Lemma, Lexicon, Pos, Sense
from riwaya.lexicon.letters import fold_light, merge_letters
from riwaya.text.fold import FoldedView

ENCLITICS = ("هما", "ها", "هم", "هن", "كم", "نا", "ني", "ه", "ك", "ي")
_NOMINAL = frozenset({Pos.NOUN, Pos.ADJECTIVE, Pos.ACTIVE_PARTICIPLE, Pos.PASSIVE_PARTICIPLE, Pos.MASDAR})
_CONJUNCTIONS = "وف"
_PREPOSITIONS = "بكل"
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

    def __init__(self, surface: str, light: str, deep: str, morphs: tuple[Morph, ...], openings: tuple[tuple[str, int], ...]) -> None:
        self.surface = surface
        self.light = light
        self.deep = deep
        self.morphs = morphs
        self.openings = openings
        self.tables: frozenset[str] = frozenset().union(*(morph.lemma.tables for morph in morphs))
        self.particles, self.article = _guess(light) if not morphs else ("", False)
        self.guess_start = len(self.particles)

    def morph(self, table: str) -> Morph | None:
        """The best reading that rests on a row of `table`."""
        if table not in self.tables:
            return None
        return next(morph for morph in self.morphs if table in morph.lemma.tables)

    def __repr__(self) -> str:
        return f"Word({self.surface})"


class Prefix(NamedTuple):
    """One way to take proclitics off: what is left to look up, and where the thing and the stem begin."""

    particles: str
    article: bool
    start: int
    stem: str
    stem_start: int


_GUESS = re.compile(r"(?P<conjunction>[وف]?)(?:(?P<preposition>[بك]?)(?P<article>ال)|(?P<lam>ل)ل)(?=..)|(?P<bare>و)(?=[^اويى]...)")


def _guess(light: str) -> tuple[str, bool]:
    """Particles and article that the letters of an unknown word suggest: والكازمي, بالشدادي, للعبيدي, وكيربي."""
    match = _GUESS.match(light)
    if match is None:
        return "", False
    if match["bare"]:
        return "و", False
    return "".join(match.group("conjunction", "preposition", "lam")[i] or "" for i in range(3)), True


def prefixes(form: str) -> Iterator[Prefix]:
    """The ways to take particles and article off a folded form, fewest first."""
    yield from _after_particles(form, "", 0)
    if form[0] in _CONJUNCTIONS and len(form) > 2:
        yield from _after_particles(form, form[0], 1)


def _after_particles(form: str, particles: str, at: int) -> Iterator[Prefix]:
    rest = form[at:]
    yield Prefix(particles, False, at, rest, at)
    yield from _after_article(form, particles, at)
    if len(rest) < 3:
        return
    if rest[0] in _PREPOSITIONS:
        yield Prefix(particles + rest[0], False, at + 1, rest[1:], at + 1)
        yield from _after_article(form, particles + rest[0], at + 1)
        if rest.startswith("لل"):  # the article loses its alef after ل: للعراق, للجنة
            yield Prefix(particles + "ل", True, at + 1, rest[2:], at + 2)
            yield Prefix(particles + "ل", True, at + 1, rest[1:], at + 1)
            yield Prefix(particles + "ل", False, at + 1, "ا" + rest[1:], at + 1)
    elif rest[0] == "س" and rest[1] in "يتنا":
        yield Prefix(particles + "س", False, at, rest[1:], at + 1)


def _after_article(form: str, particles: str, at: int) -> Iterator[Prefix]:
    if form.startswith("ال", at) and len(form) - at >= 4:
        yield Prefix(particles, True, at, form[at + 2 :], at + 2)


def _stems(stem: str, marbuta: bool) -> Iterator[tuple[str, str, str]]:
    """(lookup form, spelling ending it must have, enclitic) for a stem with and without attached pronoun.

    A word written with ta marbuta (`marbuta`) carries none, though folding makes it look like the pronoun ه.
    """
    yield stem, "", ""
    for enclitic in ENCLITICS if not marbuta else ():
        if not stem.endswith(enclitic) or len(stem) - len(enclitic) < 2:
            continue
        rest = stem[: -len(enclitic)]
        yield rest, "", enclitic
        if rest[-1] == "ت":
            yield rest[:-1] + "ه", "ة", enclitic
        elif rest[-1] == "ا":
            yield rest[:-1] + "ي", "ى", enclitic
        elif rest[-1] == "و":
            yield rest + "ا", "وا", enclitic


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
            found = [morph._replace(start=view.origin(morph.start, morph.start).start, end=view.origin(0, morph.end).end) for morph in found]
            openings = [(stem, view.origin(start, start).start) for stem, start in openings]
        return Word(surface, light, deep, tuple(_ranked(found)), tuple(dict.fromkeys(openings)))

    def _stem_morphs(self, prefix: Prefix, light: str) -> Iterator[Morph]:
        written = light[prefix.stem_start :]
        for form, ending, enclitic in _stems(prefix.stem, light.endswith("ة")):
            for sense in self._lexicon.senses(form):
                if not sense.spelling.endswith(ending) or not _fits(prefix, sense, enclitic):
                    continue
                bare = written[: len(written) - len(enclitic)] if enclitic else written
                exact = sense.spelling == bare or bool(ending and sense.spelling[:-1] == bare[: len(sense.spelling) - 1])
                if prefix.stem.startswith("ا") and not written.startswith(("ا", "أ", "إ", "آ")):
                    exact = sense.spelling[1:] == bare  # للعراق: the article's alef is not written
                end = len(light) - len(enclitic)
                base = sense.spelling == sense.lemma.key
                yield Morph(
                    sense.lemma, sense.features, prefix.start, end, prefix.particles, prefix.article, enclitic, exact, base
                )


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
    if enclitic == "ني":
        return False
    if pos in _NOMINAL:
        if prefix.article:
            return not (enclitic or features.tanwin or features.construct)
        return not (enclitic and (features.tanwin or features.sound))
    if pos is Pos.PARTICLE:
        return not prefix.article and (not enclitic or _takes_pronoun(sense))
    if pos is Pos.PHRASE:
        return not prefix.article and not enclitic and prefix.particles in ("", "و", "ف")
    return not prefix.article and not enclitic


def _is_far_fetched(morph: Morph, light: str) -> bool:
    """A verb with pronoun read into a name with article by leaving a hamza out: البنا is not ألّبنا."""
    return not morph.exact and not morph.article and morph.pos is Pos.VERB and light.startswith("ال")


def _takes_pronoun(sense: Sense) -> bool:
    return any(getattr(row, "particle_class", "") in ("preposition", "complementizer", "conjunction", "quantifier")
               for _, row in sense.lemma._rows)


def _ranked(found: list[Morph]) -> list[Morph]:
    """Best first: exact spelling, then fewer clitics; loose spellings stay only where no exact one competes.

    A final ي is 'my' only where nothing else explains it: مسلحي الحركة, not مسلحي.
    """
    exact = {(morph.start, morph.end, morph.particles, morph.article) for morph in found if morph.exact}
    kept = [morph for morph in found if morph.exact or (morph.start, morph.end, morph.particles, morph.article) not in exact]
    stems = {(morph.start, morph.particles) for morph in kept if not morph.enclitic}
    kept = [morph for morph in kept if morph.enclitic != "ي" or (morph.start, morph.particles) not in stems]
    return sorted(dict.fromkeys(kept), key=_rank)


def _rank(morph: Morph) -> tuple[bool, int, bool, bool]:
    clitics = len(morph.particles) + bool(morph.enclitic)
    return (not morph.exact, clitics, not morph.base, morph.features.pos is Pos.NAME)
