"""The body, place or office that a phrase names with a preposition: باسم الوزارة, مصدر في المحافظة, التابعة للجيش."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from riwaya.annotate.markers import plays, reading_as, stands_as
from riwaya.annotate.names.ground import Ground
from riwaya.annotate.names.kinds import is_outlet, name_type
from riwaya.annotate.names.phrase import PARTICIPLES, NounPhrase
from riwaya.lexicon import Grammatical, Pos
from riwaya.lexicon.tables import TriggerRow
from riwaya.model import MentionType
from riwaya.text import Morph
from riwaya.text.agreement import agrees

PhraseAt: TypeAlias = Callable[[int, int], NounPhrase | None]
_BODIES_AND_PLACES = frozenset(("ORG", "GPE", "FAC"))
_BODIES = frozenset(("ORG",))
# Types of events that befall a body rather than that it is there for.
_SUFFERED = frozenset(("ASSAULT", "COERCE"))
_ATTRIBUTIVE = frozenset({Pos.ACTIVE_PARTICIPLE, Pos.ADJECTIVE, Pos.NOUN})


class AffiliationReader:
    """Finds where phrases end that go on with an affiliation; `phrase_at` reads the phrase named in it."""

    def __init__(self, ground: Ground, phrase_at: PhraseAt) -> None:
        self._ground = ground
        self._phrase_at = phrase_at
        self._tokens = ground.tokens
        self._tags = ground.tags

    def end(self, first: int, last: int, end: int, kind: MentionType | None) -> int:
        """The end of the phrase first..last with its affiliation, `last` without one."""
        if kind is None or last >= end or not self._ground.follows(last):
            return last
        found = None
        if kind == "PER":
            found = self._separate_lam(last, end) or self._capacity(last, end) or self._of_person(first, last, end)
        elif (
            kind == "ORG"
            and last - first > 1
            and not (plays(self._tags[first], "loaded") or plays(self._tags[first], "complete_body"))
        ):
            found = self._purpose(last, end)
        elif kind in ("WEA", "VEH"):
            found = self._model(last, end)
        return found or self._belonging(last, end) or self._participle(first, last, end, kind) or last

    def _separate_lam(self, last: int, end: int) -> int | None:
        """المتحدث لـ«حزب …»: the particle is written apart from a name in quotation marks."""
        word = self._tokens[last].word
        if word is None or word.light != "ل":
            return None
        inner = self._inner(last + 1, end)
        belongs = inner is not None and inner.named and not self._is_outlet(inner)
        return inner.last if inner is not None and belongs else last

    def _capacity(self, last: int, end: int) -> int | None:
        """باسم الوزارة, باسمها, لشؤون الشرق: in whose name and for what somebody speaks."""
        word = self._tokens[last].word
        name = reading_as(word, "spoken_name")
        if name is not None and name.particles == "ب" and name.enclitic:
            return last + 1
        if not (name is not None and name.particles == "ب") and not _is_for_affairs(reading_as(word, "affairs")):
            return None
        inner = self._inner(last + 1, end)
        return inner.last if inner is not None else last

    def _is_outlet(self, phrase: NounPhrase) -> bool:
        """A newspaper or agency, to which a person rather speaks: قال المسؤول لـ«الشرق الأوسط»."""
        at = phrase.first + self._ground.opens_quoted(phrase.first)
        entries = [sense.lemma for entry in self._ground.document.phrases.get(at, ()) for sense in entry.senses]
        tag = self._tags[at]
        lemmas = entries + ([tag.lemma] if tag is not None else [])
        region = at > phrase.first and any(name_type(lemma) in ("LOC", "GPE") for lemma in lemmas)  # «الشرق الأوسط»
        return region or phrase.rule == "names.outlet" or any(is_outlet(lemma) for lemma in lemmas)

    def _of_person(self, first: int, last: int, end: int) -> int | None:
        """مصدر في المحافظة, مسؤول بالوزارة, خبير من المنظمة."""
        if not plays(self._tags[first], "affiliated"):
            return None
        tag = self._tags[last]
        only_bodies = plays(tag, "body")
        if only_bodies or plays(tag, "affiliation"):
            target = last + 1
        elif self._ground.particles(last) in ("ب", "ل"):
            target = last
        else:
            return None
        inner = self._inner(target, end)
        if inner is None or not inner.definite:
            return None
        told = not plays(self._tags[first], "reporter")  # مصور لفرانس برس works for it
        if target == last and told and self._is_outlet(inner):  # قالت مصادر لوكالة الأناضول
            return None
        if target == last and plays(tag, "manner") and inner.last == last + 1:  # إبعاد الضباط بالقوة
            return None
        wanted = _BODIES if only_bodies else _BODIES_AND_PLACES
        if inner.type not in wanted and (inner.type is None or not inner.named):
            return None
        return inner.last if tag is not None and tag.lemma.key == "من" else self.end(first, inner.last, end, "PER")

    def _purpose(self, last: int, end: int) -> int | None:
        """A body named by what it is for: الهيئة العليا للانتخابات."""
        tag = self._tags[last]
        if tag is None or tag.particles != "ل" or tag.enclitic:  # البلدية لإقفالها
            return None
        inner = self._phrase_at(last, end)
        if inner is None or not inner.definite or inner.type in ("GPE", "LOC"):
            return None
        word = self._tokens[last].word
        rows = (row for morph in (word.morphs if word is not None else ()) for row in morph.lemma.rows(TriggerRow))
        if any(row.event in _SUFFERED for row in rows):  # تعرضت القوى الأمنية للرشق
            return None
        if inner.named and not plays(tag, "managing"):
            return None
        return inner.last

    def _belonging(self, last: int, end: int) -> int | None:
        """التابعة للجيش, الواقعة في الناحية."""
        tag = self._tags[last]
        if tag is None or tag.pos not in _ATTRIBUTIVE or not plays(tag, "belonging"):
            return None
        separate = last + 1 < end and plays(self._tags[last + 1], "belongs_to")
        inner = self._inner(last + 2 if separate else last + 1, end)
        return inner.last if inner is not None and inner.type is not None else None

    def _participle(self, first: int, last: int, end: int, kind: MentionType) -> int | None:
        """المسيل للدموع, المناوئون للحكومة: an attributive participle with what it governs.

        A body that is named needs none to be told apart: ميليشيا تجمع الصقور الخارجة عن القانون.
        """
        tag, head = self._tags[last], self._tags[first]
        if tag is None or head is None or tag.particles or tag.enclitic:
            return None
        if tag.pos not in PARTICIPLES and not plays(tag, "governing"):  # المسيل للدموع, المضادة للدبابات
            return None
        definite = head.article or any(t is not None and t.article for t in self._tags[first:last])
        if tag.article != definite or not agrees(head, tag):
            return None
        separate = last + 1 < end and stands_as(self._tokens[last + 1].word, "governed")
        if separate and kind == "ORG" and last > first + 1:
            return None
        if not separate and self._ground.particles(last + 1 if last + 1 < end else last) not in ("ل", "ب"):
            return None
        inner = self._inner(last + 2 if separate else last + 1, end)
        return inner.last if inner is not None and inner.definite else None

    def _model(self, last: int, end: int) -> int | None:
        """صواريخ من طراز كاتيوشا, قذائف من عيار 82 ملم, صواريخ نوع غراد 122 ملم."""
        at = last + (self._tokens[last].text == "من")
        if at >= end or not stands_as(self._tokens[at].word, "model"):
            return None
        after = at + 1
        if after < end and after not in self._ground.blocked and self._ground.is_adjacent(after):
            quoted = self._ground.quoted_end(after, end)
            after = quoted if quoted > after else after + 1
        while after < end and (after in self._ground.blocked or self._tokens[after].kind in ("latin", "number")):
            after += 1
        return after if after > at + 1 else None

    def _inner(self, index: int, end: int) -> NounPhrase | None:
        return self._phrase_at(index, end) if index < end else None


def _is_for_affairs(morph: Morph | None) -> bool:
    """لشؤون, not بشأن."""
    return morph is not None and morph.particles == "ل" and morph.features.number is Grammatical.PLURAL
