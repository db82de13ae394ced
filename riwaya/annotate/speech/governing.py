"""Attributions with a verb or participle of saying: which cues govern a content, and who is their subject."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from riwaya.annotate.markers import joins_as, plays, stands_as
from riwaya.annotate.names.phrase import NounPhrase
from riwaya.annotate.names.reader import PhraseReader
from riwaya.annotate.speech.complement import Complement
from riwaya.annotate.speech.cues import Cue
from riwaya.annotate.speech.frames import parse_frames
from riwaya.annotate.speech.fronted import FrontedReader
from riwaya.annotate.speech.quotes import Quotation
from riwaya.annotate.speech.search import ComplementSearch
from riwaya.annotate.speech.subject import SubjectReader
from riwaya.lexicon import Aspect, Pos
from riwaya.text import Document, Sentence

_WHAT = "ما"
_COMMAS = frozenset(("،", ","))
# What a participle of saying follows: «…»، مضيفا أن …
_BEFORE_PARTICIPLES = frozenset(("،", ",", "»", "”", '"', ")", "-", "–", "؛"))


class Found(NamedTuple):
    """A cue whose complement fits, before its content has an end; `resumes`: its clause is about a noun before it."""

    cue: Cue
    complement: Complement
    sources: tuple[NounPhrase, ...]
    carried: NounPhrase | None = None
    resumes: bool = False


class GoverningReader:
    """Finds the cues with complements in one document."""

    def __init__(self, document: Document, phrases: PhraseReader, quotations: tuple[Quotation, ...]) -> None:
        self._document = document
        self._tokens = document.tokens
        self._quotations = quotations
        self._search = ComplementSearch(document, phrases, quotations)
        self._fronted = FrontedReader(document, phrases, quotations)
        self._subjects = SubjectReader(document, phrases)

    def read(self, cues: Sequence[Cue]) -> Iterator[Found]:
        """A word with several rows is read by the first whose complement fits."""
        taken: set[tuple[int, str]] = set()
        for cue in cues:
            if cue.kind not in ("verb", "participle") or (cue.word, cue.kind) in taken:
                continue
            found = self._found(cue, self._document.sentences[cue.sentence])
            if found is not None:
                taken.add((cue.word, cue.kind))
                yield found

    def _found(self, cue: Cue, sentence: Sentence) -> Found | None:
        if (
            self._is_own_words(cue)
            or _takes_no_object(cue)
            or self._is_name_given(cue)
            or self._tells_age(cue, sentence)
            or self._fronted.publishes(cue, sentence)
            or (cue.kind == "participle" and not self._participle_stands(cue, sentence))
        ):
            return None
        resumes = cue.kind == "verb" and self._subjects.resumes(cue.word, sentence)
        addressed = resumes and self._carried(cue, sentence, resumes=True) is not None
        complement = (
            self._fronted.antecedent(cue, sentence)
            or self._search.find(cue, sentence.last, addressed=addressed)
            or self._fronted.quotation(cue, sentence)
        )
        if complement is None or self._is_particle(cue, complement) or _is_formula(cue, complement, sentence):
            return None
        if self._is_felt(cue, complement):
            return None
        if complement.passive:
            cue = cue._replace(passive=True)
        sources = complement.sources
        if not sources and cue.kind == "verb" and not cue.passive:
            before = self._subjects.before(cue.first, cue.morph, sentence)
            sources = (before,) if before is not None else ()
        carried = self._carried(cue, sentence, resumes=resumes) if not sources else None
        return Found(cue, complement, sources, carried, resumes)

    def _carried(self, cue: Cue, sentence: Sentence, *, resumes: bool) -> NounPhrase | None:
        """Who acted before in the sentence, for a verb that goes on with it: ووقال, بيانا أعلن فيه."""
        if cue.kind == "participle" and cue.morph is not None:  # أحالت النيابة المتهمين إلى المحكمة، متهمة رأفت بـ
            return self._subjects.carried(cue.first, cue.morph, sentence)
        if cue.kind != "verb" or cue.passive or cue.morph is None or cue.morph.features.person != 3:
            return None
        purpose = cue.morph.particles == "ل"  # مظاهرات خرجت في المدينة، لتندد بـ
        linked = resumes or purpose or cue.morph.particles == "و" or self._is_linked(cue.first, sentence)
        return self._subjects.carried(cue.first, cue.morph, sentence) if linked else None

    def _is_linked(self, first: int, sentence: Sentence) -> bool:
        """عبرت عنه ليبيا حين أصرت على أن: a clause on who acted, or the main one after it: عندما علم الرئيس، طلب …"""
        if first == sentence.first:
            return False
        before = self._tokens[first - 1]
        opens = joins_as(self._tokens[sentence.first].word, "temporal")
        linked = stands_as(before.word, "temporal") or stands_as(before.word, "clause_link")  # فيما أكدت
        linked = linked or (before.word is not None and before.word.light == _WHAT)  # أضاءوا ما سموه
        if first - 2 >= sentence.first and plays(self._document.tags[first - 1], "complementizer"):  # بعد أن وجهت
            linked = linked or stands_as(self._tokens[first - 2].word, "dates_clause")
        return linked or (opens and before.text in _COMMAS)

    def _is_felt(self, cue: Cue, complement: Complement) -> bool:
        """هذا يدعو للقلق: what a thing gives rise to is not what it says."""
        tag = self._document.tags[complement.start] if complement.start < len(self._document.tags) else None
        return plays(cue.morph, "arouses") and complement.opening == "noun" and plays(tag, "feeling")

    def _is_own_words(self, cue: Cue) -> bool:
        """«نعتقد أن …»: the speaker's own words in his own quotation are no attribution of their own."""
        word, verb = self._tokens[cue.word].word, cue.morph
        if cue.kind != "verb" or verb is None or not any(q.open < cue.first < q.close for q in self._quotations):
            return False
        if verb.features.person == 1 or word is None:
            return verb.features.person == 1
        same = (morph.features for morph in word.morphs if morph.exact and morph.lemma is verb.lemma)
        return any(form.person == 1 and form.aspect is Aspect.PERFECT for form in same)  # اعتقدنا, also 'believed us'

    def _is_name_given(self, cue: Cue) -> bool:
        """ما يسمى «درع الجنوب»: words of distance before a name."""
        own = cue.morph is not None and cue.morph.enclitic != ""  # ما سموه «شعلة الحرية»: they call it so
        so_called = plays(cue.morph, "so_called") and cue.word > 0 and not own
        return so_called and stands_as(self._tokens[cue.word - 1].word, "so_called")

    def _tells_age(self, cue: Cue, sentence: Sentence) -> bool:
        """يبلغ من العمر 22 عاما: reaches an age, informs nobody."""
        age = cue.word + 2
        return age < sentence.last and self._tokens[age - 1].text == "من" and plays(self._document.tags[age], "age")

    def _participle_stands(self, cue: Cue, sentence: Sentence) -> bool:
        """A participle cue follows a clause: after a comma or closing mark, or accusative after other words."""
        if cue.word == sentence.first:
            return False
        before = self._tokens[cue.word - 1]
        if before.text in _BEFORE_PARTICIPLES:
            return True
        return cue.morph is not None and cue.morph.features.tanwin and before.kind != "punctuation"

    def _is_particle(self, cue: Cue, complement: Complement) -> bool:
        """A word tagged as a particle is a verb of saying only with a subject and a clause or quotation after it."""
        tag = self._document.tags[cue.word]
        if tag is None or cue.kind != "verb" or tag.pos is not Pos.PARTICLE or complement.stance_word is not None:
            return False
        return not complement.sources or complement.opening not in ("clause", "colon", "quote")


def _takes_no_object(cue: Cue) -> bool:
    """مصدر تابعته الوكالة: a pronoun on a verb of saying that has clauses only makes it another verb."""
    if cue.kind != "verb" or cue.morph is None or not cue.morph.enclitic:
        return False
    return not any(frame.before or frame.complement in ("noun", "event") for frame in parse_frames(cue.row.frames))


def _is_formula(cue: Cue, complement: Complement, sentence: Sentence) -> bool:
    """يذكر أن, يشار إلى أن at the head of a sentence: a remark of the reporter, nobody's speech."""
    morph = cue.morph
    if cue.kind != "verb" or morph is None or cue.word != sentence.first:
        return False
    if complement.sources or complement.opening != "clause":
        return False
    features = morph.features
    return features.aspect is Aspect.IMPERFECT and not features.feminine and plays(morph, "formula")
