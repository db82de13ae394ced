"""Which particles, articles, stems and pronouns may stand together, and how a stem is written between them."""

from __future__ import annotations

from riwaya.lexicon import Aspect, Pos, Sense
from riwaya.lexicon.tables import ParticleRow
from riwaya.text.clitics import ENCLITICS, Prefix, Stem
from riwaya.text.morph import Morph

_NOMINAL = frozenset({Pos.NOUN, Pos.ADJECTIVE, Pos.ACTIVE_PARTICIPLE, Pos.PASSIVE_PARTICIPLE, Pos.MASDAR})
# Prepositions that are one letter: بهم, لها.
_BEFORE_ATTACHED = ("ب", "ل")
# Particles of these classes take a pronoun: فيها, كلها, غيره; so do إن and its sisters, and these also ني.
_BEFORE_PRONOUN = frozenset(("preposition", "quantifier", "exception"))


def is_exact(prefix: Prefix, stem: Stem, written: str, spelling: str) -> bool:
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


def fits(prefix: Prefix, sense: Sense, enclitic: str) -> bool:
    """Whether particles, article, stem and pronoun may stand together."""
    features, pos = sense.features, sense.features.pos
    if prefix.restored and not sense.spelling.startswith("ال"):  # للعراق is ل and العراق, للقاء is no إلقاء
        return False
    if "س" in prefix.particles:
        return pos is Pos.VERB and features.aspect is Aspect.IMPERFECT and enclitic != "ي"
    if pos is Pos.VERB:
        before = prefix.particles[-1:]
        if prefix.article or before in ("ب", "ك"):
            return False
        if before == "ل" and features.aspect is Aspect.PERFECT:
            return False
        return enclitic != "ي"
    if pos is Pos.PARTICLE:
        if prefix.particles.endswith(_BEFORE_ATTACHED) and sense.spelling in ENCLITICS:  # بهم: ب with its pronoun
            return False
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


def is_far_fetched(morph: Morph, light: str) -> bool:
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
