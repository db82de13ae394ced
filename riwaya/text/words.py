"""Analyses a word: which clitics it may carry and what its stem means, all looked up once per spelling."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from riwaya.lexicon import Lexicon, Pos
from riwaya.lexicon.letters import fold_light, merge_letters
from riwaya.text.clitics import Prefix, guess_proclitics, prefixes, stems
from riwaya.text.fold import FoldedView, keeps_places
from riwaya.text.joining import fits, is_exact, is_far_fetched
from riwaya.text.morph import Morph
from riwaya.text.weights import weigh

__all__ = ["Morph", "Word", "Words"]

_CACHE_LIMIT = 200_000


class Word:
    """All that the lexicon says about one spelling, shared by all tokens written so.

    `light` and `deep` are its foldings; `morphs` its readings, best first; `tables` the lexicon tables that know
    it; `roles` the parts that its readings play in rules; `openings` the (folded, start) of each reading that opens a
    longer entry; `weights` how likely each reading is before its neighbours are looked at; `acts` says that it may be
    a verb that tells an event. For a word that the lexicon does not know, `particles`, `article` and `guess_start` say
    which proclitics its letters suggest.
    """

    __slots__ = (
        "acts",
        "article",
        "deep",
        "guess_start",
        "light",
        "morphs",
        "openings",
        "particles",
        "roles",
        "surface",
        "tables",
        "weights",
    )

    def __init__(
        self, surface: str, light: str, deep: str, morphs: tuple[Morph, ...], openings: tuple[tuple[str, int], ...]
    ) -> None:
        self.surface = surface
        self.light = light
        self.deep = deep
        self.morphs = morphs
        self.openings = openings
        lemmas = dict.fromkeys([morph.lemma for morph in morphs])
        self.tables: frozenset[str] = frozenset().union(*[lemma.tables for lemma in lemmas])
        self.roles: frozenset[str] = frozenset().union(*[lemma.roles for lemma in lemmas])
        self.acts = any(morph.pos is Pos.VERB and "triggers" in morph.lemma.tables for morph in morphs)
        self.particles, self.article = guess_proclitics(light) if not morphs else ("", False)
        guessed = len(self.particles)
        self.guess_start = FoldedView(surface, deep=False).origin(0, guessed).end if guessed else 0
        # One reading alone is chosen whatever its weight.
        self.weights = tuple([weigh(surface, m) for m in morphs]) if len(morphs) > 1 else (0.0,) * len(morphs)

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
            found.extend(self._stem_morphs(prefix, light))
            if not prefix.article and self._lexicon.opens_longer(prefix.stem):
                openings.append((prefix.stem, prefix.start))
        found = _without_far_fetched(found, light)
        if not keeps_places(surface):
            view = FoldedView(surface, deep=False)
            found = [
                replace(morph, start=view.origin(morph.start, morph.start).start, end=view.origin(0, morph.end).end)
                for morph in found
            ]
            openings = [(stem, view.origin(start, start).start) for stem, start in openings]
        return Word(surface, light, deep, tuple(_ranked(found)), tuple(dict.fromkeys(openings)))

    def _stem_morphs(self, prefix: Prefix, light: str) -> Iterator[Morph]:
        written = light[prefix.stem_start :]
        for stem in stems(prefix.stem, marbuta=light.endswith("ة")):
            for sense in self._lexicon.senses(stem.form):
                if sense.spelling.endswith(stem.ending) and fits(prefix, sense, stem.enclitic):
                    yield Morph(
                        sense.lemma,
                        sense.features,
                        prefix.start,
                        len(light) - len(stem.enclitic),
                        prefix.particles,
                        prefix.article,
                        stem.enclitic,
                        is_exact(prefix, stem, written, sense.spelling),
                        sense.spelling == sense.lemma.key,
                        sense.features.pos,
                    )


def _without_far_fetched(found: list[Morph], light: str) -> list[Morph]:
    """Verbs without their hamza after what looks like an article only where nothing else is known: القى الخطاب."""
    likely = [morph for morph in found if not is_far_fetched(morph, light)]
    return likely or [morph for morph in found if not morph.enclitic]


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
