"""Finds what a verb of saying governs: its subject, target or addressee, and where its content opens.

The frames of the cue's row decide. A verb whose complement fits none of them is not speech: 'أكد الحضور', 'نقل
الجرحى', 'كشف على الجثة'.
"""

from __future__ import annotations

from typing import TypeAlias

from msgspec.structs import replace

from riwaya.annotate.markers import plays, stands_as
from riwaya.annotate.names.kinds import PERSON_NAME_TABLES, particle_classes
from riwaya.annotate.names.phrase import AGENTS, NOMINAL, NounPhrase
from riwaya.annotate.names.reader import PhraseReader
from riwaya.annotate.speech.asides import skip_clause, skip_mark, skip_relative
from riwaya.annotate.speech.authors import AuthorReader
from riwaya.annotate.speech.complement import Complement
from riwaya.annotate.speech.content import is_content_like
from riwaya.annotate.speech.cues import Cue
from riwaya.annotate.speech.frames import Frame
from riwaya.annotate.speech.light import read_relay, read_stance
from riwaya.annotate.speech.quotes import Quotation
from riwaya.annotate.speech.walk import Ground, Walk
from riwaya.lexicon import Pos
from riwaya.text import Document, Morph

# What a step says: a complement is found, the walk goes on, or it ends without one.
Step: TypeAlias = Complement | bool
_CLAUSE_OPENERS = frozenset(("conjunction", "conditional", "negation", "interrogative"))
# Prepositions that may stand before a clause whose frame names another one, or none.
_LOOSE = frozenset(("", "ب", "على", "إلى"))
_SHORT_QUOTE = 4
_LONGEST_REMARK = 12
_STOPS = frozenset((".", "؛", "!", "؟", ":"))
# What lies between the tokens of the marks of a quoted word.
_ONE_WORD = 2


class ComplementSearch:
    """Finds the complements of the cues of one document."""

    def __init__(self, document: Document, phrases: PhraseReader, quotations: tuple[Quotation, ...]) -> None:
        opened = {quotation.open: quotation for quotation in quotations}
        self._ground = Ground(document, phrases, AuthorReader(document, phrases), opened)

    def find(self, cue: Cue, end: int, *, addressed: bool = False) -> Complement | None:
        """The complement of a cue that opens before the token `end`, or None.

        `addressed` says that the speaker is known from before: رسالة دعا فيها الأطراف إلى …
        """
        walk = Walk(self._ground, cue, end, addressed=addressed)
        while walk.at < walk.end:
            before = walk.at
            step = _step(walk)
            if isinstance(step, Complement):
                return step
            if not step:
                return None
            if walk.at == before:
                walk.at += 1
        return None


def _step(walk: Walk) -> Step:
    """Reads the token that the walk stands on; the order of the questions is that of their certainty."""
    token, tag = walk.tokens[walk.at], walk.tags[walk.at]
    if token.kind == "punctuation":
        return _punctuation(walk)
    if walk.at in walk.phrases.blocked:
        return _amount(walk)
    if (fused := walk.complementizer(walk.at)) is not None:
        if tag is not None and tag.particles == "ف":  # بما أنهم …، فإننا سنتبع: the main clause after another
            return False
        return _clause(walk, fused or walk.preposition)
    walk.preposition = ""
    if token.word is not None and token.word.light in ("ب", "ل"):  # written apart: بـ «…», لـ 20 شخصا
        return _separate_preposition(walk, token.word.light)
    if token.word is not None and token.word.light == "ما" and _is_what(walk):
        return walk.open("noun", walk.at)
    if stands_as(token.word, "relative_pronoun"):
        return skip_relative(walk)
    if tag is not None and tag.pos is Pos.PARTICLE:
        return _particle(walk, tag)
    if tag is not None and tag.pos is Pos.VERB:
        return skip_clause(walk, tag)
    return _phrase(walk)


def _amount(walk: Walk) -> Step:
    """Steps over a number or time, unless it is what something is estimated at: قدرت خسائرها بنحو 3 ملايين."""
    particles = walk.phrases.particles(walk.at)
    if not particles and (counted := _counted_subject(walk)) is not None:
        walk.take_subject(counted)
        walk.at = max(walk.at, counted.last)
        return True
    frame = walk.noun_frame(particles) if particles == "ب" else None
    if frame is None or frame.before != "target" or not (walk.subject or walk.objects):
        return True
    return _noun(walk, frame, walk.open("noun", walk.at))


def _counted_subject(walk: Walk) -> NounPhrase | None:
    """قال عدد من السكان إن, أكد ثلاثة من القادة أن: those among whom are counted who speak, right after the cue."""
    if walk.subject or walk.at != walk.cue.last:
        return None
    after = walk.past_amounts(walk.at)
    if after >= walk.end or walk.tokens[after].text != "من":
        return None
    among = walk.phrase_at(after + 1)
    return among if among is not None and among.type in AGENTS else None


def _is_what(walk: Walk) -> bool:
    """ما before a verb as object: نفى ما نشرته الصحيفة."""
    following = walk.tags[walk.at + 1] if walk.at + 1 < walk.end else None
    return walk.object_frame() is not None and following is not None and following.pos is Pos.VERB


# -- punctuation and clauses ----------------------------------------------------------------------------------


def _punctuation(walk: Walk) -> Step:
    if walk.tokens[walk.at].text == ":":
        opens = walk.cue.row.pos == "verb" or walk.allows("clause") or walk.allows("quote")
        return walk.open("colon", walk.at + 1) if opens else False
    quotation = walk.quotation_at.get(walk.at)
    if quotation is None:
        return skip_mark(walk)
    if _is_quoted_body(walk, quotation):
        walk.at = quotation.open + 1
        step = _phrase(walk)
        walk.at = quotation.close + 1
        return step
    if _is_quoted_surname(walk, quotation):
        walk.subject.append(walk.quoted_name(quotation))
        walk.at = quotation.close + 1
        return True
    if _is_quoted_alias(walk, quotation):
        walk.at = quotation.close + 1
        return True
    if not walk.ends_clause(quotation.close + 1) and _is_quoted_participant(walk):
        return _phrase(walk)
    return _quotation(walk, quotation)


def _is_quoted_surname(walk: Walk, quotation: Quotation) -> bool:
    """وأضاف «شكري»، خلال كلمته، إن: papers that set names in quotation marks."""
    if walk.subject or walk.at != walk.cue.last or not quotation.closed:
        return False
    if quotation.close - quotation.open != _ONE_WORD:
        return False
    word = walk.tokens[quotation.open + 1].word
    if word is not None and not word.morphs:  # وأضاف «العروي» أن
        return walk.complementizer(quotation.close + 1) is not None
    return word is not None and not word.tables.isdisjoint(PERSON_NAME_TABLES)


def _is_quoted_body(walk: Walk, quotation: Quotation) -> bool:
    """حذرت «غرفة الصحفيين» وزارة الداخلية من: few words that the one addressed or the clause follows."""
    named = walk.phrase_at(quotation.open + 1) if quotation.closed else None
    if walk.subject or walk.at != walk.cue.last or named is None or named.last != quotation.close:
        return False
    after = quotation.close + 1
    if walk.complementizer(after) is not None or (named.type in AGENTS and named.definite and _goes_on(walk, after)):
        return True
    follows = walk.phrase_at(after)
    addresses = any(frame.before for frame in walk.frames)
    return addresses and follows is not None and follows.type in AGENTS and not walk.phrases.particles(after)


def _goes_on(walk: Walk, index: int) -> bool:
    """قالت «منظمة العفو الدولية»، أمس، إن: whether what is said still comes, after remarks."""
    for at in range(index, min(walk.end, index + _LONGEST_REMARK)):
        if walk.complementizer(at) is not None:
            return True
        tag = walk.tags[at]
        if walk.tokens[at].text in _STOPS or (tag is not None and tag.pos is Pos.VERB):
            return False
    return False


def _is_quoted_alias(walk: Walk, quotation: Quotation) -> bool:
    """أعلنت القيادة المركزية «سنتكوم» إسقاط صاروخ: another name of the subject right after it."""
    if not walk.subject or walk.subject[-1].last != quotation.open or not quotation.closed:
        return False
    if quotation.close - quotation.open != _ONE_WORD or walk.ends_clause(quotation.close + 1):
        return False
    tag = walk.tags[quotation.open + 1]
    return tag is None or tag.pos is Pos.NAME


def _is_quoted_participant(walk: Walk) -> bool:
    """A name in quotation marks as the subject, or as the target after it: اتهم العقيد «حركة الوادي» بـ."""
    phrase = walk.phrase_at(walk.at)
    if phrase is None or not walk.subject:
        return phrase is not None
    return phrase.type in AGENTS and any(frame.before == "target" for frame in walk.frames)


def _quotation(walk: Walk, quotation: Quotation) -> Step:
    """The content if it is long or ends the clause, an object right after the cue, else words in passing."""
    long = quotation.close - quotation.open - 1 >= _SHORT_QUOTE or not quotation.closed
    if walk.objects and walk.object_frame() is None and not any(frame.before for frame in walk.frames):
        return False  # علق المحتجون على المبنى لافتة كتب عليها «…»
    clausal = walk.allows("clause") and walk.complementizer(quotation.open + 1) is not None  # اعتبر «أن …»
    if (walk.allows("quote") or clausal) and (long or walk.ends_clause(quotation.close + 1)):
        return walk.open_quotation(quotation)
    direct, plain = walk.at == walk.cue.last or (bool(walk.subject) and not walk.objects), walk.object_frame()
    if direct and plain is not None and (walk.has_enclitic or not plain.before):  # أدانت الوزارة في بيان «الجريمة»
        return replace(walk.open("noun", quotation.open), quotation=quotation)
    inside = long and not walk.objects and any(frame.preposition for frame in walk.frames)
    walk.at = quotation.open + 1 if inside else quotation.close + 1  # داعيا «الجميع إلى …»
    return True


def _clause(walk: Walk, preposition: str) -> Step:
    allowed = {frame.preposition for frame in walk.frames if frame.complement == "clause"}
    if preposition in allowed or (allowed and preposition in _LOOSE):
        return walk.open("clause", walk.at + 1)
    return False


# -- particles ------------------------------------------------------------------------------------------------


def _particle(walk: Walk, tag: Morph) -> Step:
    kinds = particle_classes(tag.lemma)
    if plays(tag, "relaying"):
        return _relaying(walk)
    if passed := walk.phrases.skips_each(walk.at):
        walk.at += passed
        return True
    if "preposition" in kinds:
        return _preposition(walk, tag)
    if "quantifier" in kinds:
        return _phrase(walk)
    if "demonstrative" in kinds:
        return _demonstrative(walk)
    if plays(tag, "question") and walk.allows("question"):
        return walk.open("clause", walk.at)
    return kinds.isdisjoint(_CLAUSE_OPENERS)


def _relaying(walk: Walk) -> Step:
    """Steps over the source behind the speaker: قال التلفزيون نقلا عن ثلاثة مصادر إن …."""
    walk.at = walk.past_amounts(walk.at + 2)
    phrase = walk.phrase_at(walk.at)
    walk.at = phrase.last if phrase is not None else walk.at
    return True


def _demonstrative(walk: Walk) -> Step:
    """ذلك as an object of its own (نفى ذلك), or before its noun (فند تلك الادعاءات)."""
    if walk.object_frame() is None:
        return True
    following = walk.tags[walk.at + 1] if walk.at + 1 < len(walk.tags) else None
    if following is None or not following.article:
        return walk.open("noun", walk.at)
    phrase = walk.phrase_at(walk.at + 1)
    if phrase is not None and (walk.subject or _is_content_like(walk, phrase)):
        return walk.open("noun", walk.at)
    return True


def _preposition(walk: Walk, tag: Morph) -> Step:
    preposition, after = tag.lemma.key, walk.at + 1
    if tag.enclitic:  # عليه, إليه: its noun is the pronoun
        return True
    if after < walk.end and walk.complementizer(after) is not None:
        walk.preposition, walk.at = preposition, after
        return True
    if after < walk.end and _is_own_name(walk.tags[after]):
        walk.at = after + 1
        return True
    phrase = walk.phrase_at(after)
    if phrase is not None and walk.frame("relay", preposition) is not None:
        return read_relay(walk, phrase) or False
    if walk.frame("stance", preposition) is not None:
        return read_stance(walk, after) or False
    frame = walk.noun_frame(preposition)
    if frame is not None and _can_open(walk, after):
        return _noun(walk, frame, walk.open("noun", after))
    walk.at = phrase.last if phrase is not None else after
    return True


def _is_own_name(tag: Morph | None) -> bool:
    """أفاد مصدر طلب عدم الكشف عن اسمه بأن: his name is not what he tells."""
    return tag is not None and tag.enclitic != "" and plays(tag, "identity")


def _separate_preposition(walk: Walk, preposition: str) -> Step:
    frame, after = walk.noun_frame(preposition), walk.at + 1
    quotation = walk.quotation_at.get(after)
    if frame is None or after >= walk.end:
        walk.at = quotation.close + 1 if quotation is not None else after
        return True
    if quotation is not None and frame.before == "target" and not walk.objects:
        return walk.open_quotation(quotation)
    return _noun(walk, frame, walk.open("noun", after))


def _can_open(walk: Walk, index: int) -> bool:
    if index >= walk.end:
        return False
    return walk.tokens[index].kind in ("word", "number") or index in walk.quotation_at


# -- noun phrases ---------------------------------------------------------------------------------------------


def _phrase(walk: Walk) -> Step:
    phrase = walk.phrase_at(walk.at)
    if phrase is None:
        return True
    particles = walk.phrases.particles(phrase.first)
    if governed := particles.strip("وف"):
        return _governed(walk, phrase, governed[-1])
    if particles == "و" and walk.objects and walk.objects[-1].last == phrase.first:  # حذر الوزارة والأجهزة من
        first = walk.objects[-1]
        walk.objects[-1] = replace(first, last=phrase.last, span=first.span._replace(end=phrase.span.end))
        walk.at = phrase.last
        return True
    if particles and walk.subject:
        if plays(walk.tags[phrase.first], "one_of"):  # الشيخ نوري شيخ العشيرة في نينوى وأحد قادة التظاهرة
            walk.at = phrase.last
            return True
        if not _is_coordinated(walk, phrase, particles):
            return False
        walk.subject.append(phrase)
        walk.at = phrase.last
        return True
    walk.at = phrase.last
    return _bare_phrase(walk, phrase)


def _governed(walk: Walk, phrase: NounPhrase, preposition: str) -> Step:
    """A phrase with ب or ل written together with it."""
    if walk.frame("stance", preposition) is not None:
        return read_stance(walk, phrase.first) or False
    frame = walk.noun_frame(preposition)
    if frame is not None and (frame.complement != "event" or _is_content_like(walk, phrase)):  # not لوح بالأعلام
        return _noun(walk, frame, walk.open_phrase(phrase))
    walk.at = phrase.last
    return True


def _bare_phrase(walk: Walk, phrase: NounPhrase) -> Step:
    """A noun phrase without preposition: the subject, or the object that the frames allow."""
    plain, event = walk.bare_frame("noun"), walk.bare_frame("event")
    before_clause = not walk.subject and walk.complementizer(phrase.last) is not None  # أوضح جودي أن
    if _is_content_like(walk, phrase) and not before_clause:
        if walk.frame("stance", "") is not None and _is_stance_noun(walk, phrase):
            return read_stance(walk, phrase.first) or False
        if plain is not None or event is not None:
            aimed = any(frame is not None and frame.before == "target" for frame in (plain, event))
            return walk.open_phrase(walk.objects[0] if walk.objects and aimed else phrase)
    if plays(walk.tags[phrase.head], "wording"):  # لافتة كتب عليها عبارة «…»
        walk.at = phrase.head + 1
        return True
    if not walk.subject and not walk.is_addressed(phrase):
        walk.take_subject(phrase)
        return True
    if walk.extends_subject(phrase) or walk.is_attribute(phrase):
        return True
    if plain is not None and not plain.before:
        return walk.open_phrase(phrase)
    walk.objects.append(phrase)
    return len(walk.objects) < 2 or any(frame.before for frame in walk.frames)


def _noun(walk: Walk, frame: Frame, opened: Complement) -> Complement:
    """The content of a frame with a preposition; it begins with the target where the frame has one."""
    if frame.before != "target":
        return opened
    target = walk.objects[0] if walk.objects else None
    if target is not None or not walk.subject or walk.has_enclitic:
        return replace(walk.open_phrase(target), reach=opened.start) if target is not None else opened
    target = walk.subject.pop()  # one phrase before the preposition is the target
    return replace(walk.open_phrase(target), reach=opened.start, passive=_is_spoken_of(walk.tags[target.head]))


def _is_spoken_of(tag: Morph | None) -> bool:
    """اتهم متشددون بارتكابه, يقدر عددهم بنحو 600: what is said of the subject of a passive."""
    return plays(tag, "measured") or (
        tag is not None
        and tag.pos in NOMINAL
        and tag.features.sound
        and not (tag.features.oblique or tag.features.feminine or tag.features.construct)
    )


def _is_coordinated(walk: Walk, phrase: NounPhrase, particles: str) -> bool:
    return particles == "و" and phrase.type in AGENTS and walk.subject[-1].last == phrase.first


def _is_content_like(walk: Walk, phrase: NounPhrase) -> bool:
    return is_content_like(walk.document, phrase, has_subject=bool(walk.subject))


def _is_stance_noun(walk: Walk, phrase: NounPhrase) -> bool:
    tag = walk.tags[phrase.head]
    return tag is not None and "cues" in tag.lemma.tables
