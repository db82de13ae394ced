"""What the words read so far lead to expect: the object of a verb or participle of saying."""

from __future__ import annotations

from functools import cache

from riwaya.lexicon import Grammatical, Lemma, Pos
from riwaya.lexicon.tables import CueRow, HeadRow, NounRow, TriggerRow
from riwaya.text.document import Token
from riwaya.text.morph import Morph
from riwaya.text.weights import ADJECTIVAL

_COMMAS = frozenset(("،", ","))
_OBJECTS = frozenset(("N", "N!"))
_TIMES = frozenset(("weekdays", "deictics", "months", "dayparts", "shifts"))
_DEEDS = frozenset({Pos.NOUN, Pos.MASDAR})
_HARM = frozenset(("killed", "injured"))
_WAS = frozenset(("كان", "كان/يكون"))
_IN = "في"
_PLACES = frozenset(("places", "countries"))
_GOVERNORS = frozenset(("في", "من", "عن", "على", "إلى", "الى"))


class Awaited:
    """Follows one sentence word by word and says where a noun of what is said is due.

    So it is right after a participle of saying (…، مؤكدة رفضها) and after a time between a verb of saying and its
    object (أدانت المنظمة، الاثنين، قتل المهاجرين), where a masdar is written like a verb. `verbless` says that the
    clause has no verb yet but كان: أن الوزير [طالب] الحكومة بـ. `deed` says that a deed was governed by a preposition
    and no verb has come since, so that one joined to it is rather a deed: في خطف السائق [وقتله]; `toll` that such a
    deed told of dead or wounded: إلى مقتل 12 جنديا [وجرح] ثمانية; `fallen` that a verb did: قتل ثلاثة مدنيين [وجرح]
    آخرون. `predicate` says that a person or body after كان has no verb yet: كان الجيش [شن] غارات. `placed` says that
    the sentence opened with where, and a verb is due: وفي بغداد [قتل] ثلاثة.
    """

    def __init__(self) -> None:
        self._open = False
        self._before: Token | None = None
        self._comma = False
        self.due = False
        self.verbless = True
        self.deed = False
        self.toll = False
        self.fallen = False
        self.predicate = False
        self.placed = False
        self._opening: bool | None = None
        self._was = False

    def step(self, token: Token, chosen: Morph | None) -> None:
        """Takes the next token with the reading chosen for it."""
        before, comma = self._before, self._comma
        self._before, self._comma = token, chosen is None and token.text in _COMMAS
        if self._opening is None:
            self._opening = chosen is not None and chosen.lemma.key == _IN and not chosen.enclitic
        elif self._opening:
            self._opening = chosen is not None and _tells_where(chosen)
        self.placed = self._opening and chosen is not None and not chosen.lemma.tables.isdisjoint(_PLACES)
        if chosen is None:
            self.due = self._open and self._comma and _is_time(before)
            self._open = self._open and token.text != ":"
            self.deed = self.deed and token.kind != "punctuation"
            self.toll = self.toll and token.kind != "punctuation"
            self.verbless = self.verbless or token.kind == "punctuation"
            self.predicate = self._was = False
            return
        self.due = comma and _says(token, chosen)
        governed = _is_governed_deed(before, token, chosen)
        self.deed = governed or (self.deed and chosen.pos is not Pos.VERB)
        self.toll = (governed and tells_toll(chosen)) or (self.toll and chosen.pos is not Pos.VERB)
        self.fallen = not governed and (tells_toll(chosen) if chosen.pos is Pos.VERB else self.fallen)
        self.predicate = (self._was and _acts(chosen)) or (self.predicate and _goes_on(chosen))
        self._was = chosen.lemma.key in _WAS
        if chosen.pos is Pos.VERB:
            self._open = _takes_object(chosen.lemma)
            self.verbless = self.verbless and "auxiliary" in chosen.lemma.roles
        elif chosen.pos is Pos.PARTICLE:
            if "complementizer" in chosen.lemma.roles:
                self._open, self.verbless = False, True
        elif self._open and chosen.pos in _DEEDS and "triggers" in chosen.lemma.tables:
            self._open = False


def _tells_where(word: Morph) -> bool:
    """شمال بغداد, مدينة الفاشر, ريف حلب الشمالي: words of a place at the head of a sentence."""
    if word.particles or word.enclitic:
        return False
    head = word.lemma.row(HeadRow)
    settlement = head is not None and head.type in ("GPE", "LOC") and not word.article
    return settlement or not word.lemma.tables.isdisjoint(_PLACES) or "direction" in word.lemma.roles


def _is_governed_deed(before: Token | None, token: Token, chosen: Morph) -> bool:
    """من نهب, بخطف; not بعد خطف, which only dates what a verb goes on to tell."""
    if chosen.pos not in _DEEDS or chosen.article or token.word is None or "triggers" not in token.word.tables:
        return False
    return chosen.particles.endswith(("ب", "ل")) or (before is not None and before.text in _GOVERNORS)


def tells_toll(word: Morph) -> bool:
    """قتل, مقتل, جرح: a word of dead or wounded."""
    return any(row.counts in _HARM for row in word.lemma.rows(TriggerRow))


def _is_time(token: Token | None) -> bool:
    return token is not None and token.word is not None and not token.word.tables.isdisjoint(_TIMES)


def _acts(noun: Morph) -> bool:
    """A person or body by name or with the article, of whom a verb may tell what they did."""
    if noun.pos is Pos.NAME:
        return True
    row = noun.lemma.row(NounRow)
    acting = "heads" in noun.lemma.tables or (row is not None and row.noun_class == "person")
    return noun.article and not noun.particles and acting


def _goes_on(word: Morph) -> bool:
    """كان الجيش الإسرائيلي, كان محمد علي."""
    return not word.particles and (word.pos is Pos.NAME or (word.article and word.pos in ADJECTIVAL))


def _says(token: Token, participle: Morph) -> bool:
    """مؤكدا, نافية: not an adjective, by its place and form."""
    form, word = participle.features, token.word
    if participle.pos not in ADJECTIVAL or participle.article or participle.particles or word is None:
        return False
    marked = form.feminine or form.tanwin or form.number is not Grammatical.SINGULAR
    return marked and any(morph.pos is Pos.ACTIVE_PARTICIPLE and "cues" in morph.lemma.tables for morph in word.morphs)


@cache
def _takes_object(verb: Lemma) -> bool:
    return any(not _OBJECTS.isdisjoint(row.frames.split(" | ")) for row in verb.rows(CueRow))
