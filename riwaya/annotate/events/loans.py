"""Subjects that light verbs lend to the nouns of action they govern: شنّ الفصيل هجوما, تعرضت القافلة لهجوم."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from riwaya.annotate.events.arguments import ArgumentReader, Arguments
from riwaya.annotate.markers import plays
from riwaya.annotate.names.phrase import AGENTS, NounPhrase
from riwaya.annotate.names.reader import PhraseReader
from riwaya.lexicon import Pos
from riwaya.lexicon.tables import LightVerbRow, NounRow, TriggerRow
from riwaya.text import Document, Morph, Sentence
from riwaya.text.agreement import stands_for
from riwaya.text.tagger import is_act
from riwaya.text.words import Word

_REACH = 5
# How far before a light verb the deed may stand that its pronoun means: الهجوم الواسع الذي شنته القوات.
_DEED_REACH = 8
# How many words a clause may have that describes who acts.
_LONGEST_CLAUSE = 16
# How many nouns may stand between a light verb and the deed: سلسلة عمليات خطف.
_HEADS = 2
_DEEDS = frozenset({Pos.NOUN, Pos.MASDAR})
_MANY = frozenset(("act", "event", "quantity", "abstract"))
# Roles of words that lend, beside light verbs.
_LENDING = frozenset(("charged", "involvement", "exposure", "exposed", "behind"))
# Roles of those who take part.
_WHO = frozenset(("actor", "recipient"))
# What stands between an order and what is ordered.
_ORDERED = frozenset(("ب", "ل"))
_COMMAS = frozenset(("،", ","))
_CUTS = frozenset((".", "؛", ":", "؟", "!"))


class Loan(Struct, frozen=True, gc=False):
    """What the subject (or object) of a light verb is to the event that its noun names.

    `around` are the verb's arguments, `at` is its token; `passed` says that it is a verbal noun, which may have been
    lent to itself; `predicate` is another verb that governs the same noun (أسفر هجوم نفذته امرأة عن مقتل ثلاثة);
    `telling` is that of the row: that verb and noun together tell one happening (deed: شن هجوما), that what the verb
    tells of happened (done: واصل القصف), or neither (نفى الهجوم).
    """

    role: str
    phrases: tuple[NounPhrase, ...]
    around: Arguments
    at: int
    passed: bool = False
    predicate: Loan | None = None
    telling: str = ""

    def chain(self) -> Iterator[Loan]:
        """This loan and those of the other verbs that govern the same noun."""
        yield self
        if self.predicate is not None:
            yield from self.predicate.chain()

    def having(self, role: str) -> Loan | None:
        """The first of the chain with a role: as event, the verb of which the noun is the subject."""
        return next((loan for loan in self.chain() if loan.role == role), None)


def find_loans(document: Document, arguments: ArgumentReader) -> dict[int, Loan]:
    """The loans of a document by the token of the noun of action."""
    loans: dict[int, Loan] = {}
    for sentence in document.sentences:
        for index in range(sentence.first, sentence.last):
            word, tag = document.tokens[index].word, document.tags[index]
            if word is None or tag is None or ("light_verbs" not in word.tables and word.roles.isdisjoint(_LENDING)):
                continue
            if (masdar := _light_masdar(word, tag)) is not None:
                _pass_on(loans, index, masdar, arguments.read(index, masdar, sentence))
            if plays(tag, "charged"):
                _of_charged(loans, index, arguments, tag, sentence)
            elif plays(tag, "involvement"):
                _of_noun(document, loans, index, arguments.read(index, tag, sentence), "actor")
            elif plays(tag, "exposure"):
                _of_noun(document, loans, index, arguments.read(index, tag, sentence), "recipient")
            elif plays(tag, "exposed") and not (tag.article or tag.enclitic):
                _of_exposed(document, loans, index, arguments, sentence)
            elif plays(tag, "behind"):
                if tag.enclitic:
                    _of_who_is_behind(document, loans, index, arguments.phrases, tag, sentence)
                else:
                    _of_subject_before(document, loans, index, arguments, sentence)
            if tag.pos is Pos.VERB and tag.lemma.rows(LightVerbRow):
                _of_verb(document, loans, index, tag, arguments, sentence)
    return loans


def _of_verb(
    document: Document, loans: dict[int, Loan], index: int, verb: Morph, arguments: ArgumentReader, sentence: Sentence
) -> None:
    """شنّ الفصيل هجوما, أسفر الهجوم عن: to the deeds that a light verb governs, and to the one its pronoun means."""
    around = arguments.read(index, verb, sentence)
    for row in verb.lemma.rows(LightVerbRow):
        lent = _lent(row, around, index)
        heads = [phrase.head for phrase in _governed(row, around)] or _beyond_clause(document, row, around, sentence)
        for head in heads if lent.role else ():
            for deed in _heads(document, head):
                loans[deed] = _with_predicate(loans.get(deed), lent)
        if (meant := _meant(document, index, row, verb, sentence)) is not None:
            for deed in _heads(document, meant):  # أوقفوا عملية سطو ينفذها مسلحون
                known = loans.get(deed)
                alike = known is not None and known.role == row.subject
                if not alike or lent.phrases:
                    loans[deed] = replace(_of_clause(lent, deed), predicate=None if alike else known)


def _beyond_clause(document: Document, row: LightVerbRow, around: Arguments, sentence: Sentence) -> list[int]:
    """قام شاب أوقفته الشرطة قبل يومين [بإحراق] مكتب البريد: the deed beyond a clause on an indefinite subject."""
    subject = around.subject[-1] if around.subject else None
    after = document.tags[around.last] if around.last < sentence.last else None
    if subject is None or row.subject not in _WHO:
        return []
    if not row.preposition:
        return [] if around.object else _object_beyond_asides(document, around.last, sentence)
    if around.last < sentence.last and document.tokens[around.last].text in _COMMAS:
        return _beyond_asides(document, row, around.last, sentence)
    if subject.definite or row.subject != "actor" or len(row.preposition) != 1:
        return []
    begins = after is not None and after.pos is Pos.VERB and not after.particles
    if not begins or not all(plays(tag, "auxiliary") for tag in document.tags[subject.last : around.last]):
        return []  # قام رجل كان يحمل سكينا بطعن …
    for at in range(around.last + 1, min(sentence.last, around.last + _LONGEST_CLAUSE)):
        if document.tokens[at].text in _CUTS:
            return []
        deed = _deed_at(document, at)
        if deed is not None and deed.particles == row.preposition and not deed.article:
            return [at]
    return []


def _beyond_asides(document: Document, row: LightVerbRow, at: int, sentence: Sentence) -> list[int]:
    """تعرضت البلدة، [لقصف], تمكن الفوج، التابع للشرطة، [من تفكيك] عبوة: the deed after one comma, or what is put in."""
    for comma in range(at, min(sentence.last - 2, at + _LONGEST_CLAUSE)):
        if document.tokens[comma].text in _CUTS:
            return []
        if document.tokens[comma].text not in _COMMAS:
            continue
        deed, apart = _deed_at(document, comma + 1), _deed_at(document, comma + 2)
        if deed is not None and deed.particles == row.preposition:
            return [comma + 1]
        if apart is not None and not apart.particles and document.tokens[comma + 1].text == row.preposition:
            return [comma + 2]
    return []


def _object_beyond_asides(document: Document, at: int, sentence: Sentence) -> list[int]:
    """بدأ المئات من المعلمين، اليوم، في عدد من المدن، [إضرابا]: the accusative beyond what is put in."""
    if at >= sentence.last or document.tokens[at].text not in _COMMAS:
        return []
    for comma in range(at, min(sentence.last - 1, at + _LONGEST_CLAUSE)):
        tag = document.tags[comma]
        if document.tokens[comma].text in _CUTS or (tag is not None and tag.pos is Pos.VERB):
            return []
        deed = _deed_at(document, comma + 1) if document.tokens[comma].text in _COMMAS else None
        if deed is not None and deed.features.tanwin and not deed.particles:
            return [comma + 1]
    return []


def _lent(row: LightVerbRow, around: Arguments, index: int) -> Loan:
    """What the object lends where the row says so and it can act (اتهم الحارس بالقتل), else what the subject does."""
    if row.object and around.object and around.object[0].type is not None:  # not أدانت الحكم بحبس أحمد
        return Loan(row.object, around.object, around, index)
    told = row.subject == "event" or bool(row.preposition or around.object)
    acting = tuple(phrase for phrase in around.subject if told or phrase.type is not None)
    return Loan(row.subject, acting, around, index, telling=row.tells)


def _with_predicate(known: Loan | None, lent: Loan) -> Loan:
    """قصف نفذته القوات استهدف المدينة: a verb of which the deed is the subject adds to the one that took it up."""
    if known is None:
        return lent
    adds = lent.role == "event" and known.role != "event" and known.predicate is None
    return replace(known, predicate=lent) if adds else known


def _heads(document: Document, at: int) -> Iterator[int]:
    """The head of a phrase and the deed it is a head of: محاولة اغتيال, سلسلة عمليات خطف."""
    yield at
    for after in range(at + 1, at + 1 + _HEADS):
        head, deed = document.tags[after - 1], _deed_at(document, after)
        if head is None or deed is None or head.article or head.enclitic or not _hands_on(head):
            return
        ordered = plays(head, "warrant") and deed.particles in _ORDERED  # أصدر القضاة أوامر باعتقال خمسة
        if deed.particles and not ordered:
            return
        if _is_occurrence(document.tokens[after - 1].word) or plays(head, "case"):  # نفى وقوع غارة, وجه تهم قتل
            return
        yield after


def _deed_at(document: Document, index: int) -> Morph | None:
    """The reading of a token as a noun of what happens."""
    tag, word = (document.tags[index], document.tokens[index].word) if index < len(document.tags) else (None, None)
    return tag if tag is not None and tag.pos in _DEEDS and word is not None and "triggers" in word.tables else None


def _hands_on(head: Morph) -> bool:
    """A noun of what is done, or of how many there are: محاولة, عملية, سلسلة, مزيد; a warrant: مذكرة توقيف."""
    if plays(head, "warrant"):
        return True
    return head.pos is Pos.MASDAR or any(row.noun_class in _MANY for row in head.lemma.rows(NounRow))


def _is_occurrence(word: Word | None) -> bool:
    """وقوع, اندلاع: of a verb whose subject is what happens."""
    morphs = word.morphs if word is not None else ()
    return any(row.subject == "event" for morph in morphs for row in morph.lemma.rows(LightVerbRow))


def _meant(document: Document, index: int, row: LightVerbRow, verb: Morph, sentence: Sentence) -> int | None:
    """The deed before a light verb that its pronoun means: هجوم نفذه مجهولون, الغارات التي تعرضت لها المدينة."""
    if row.subject not in ("actor", "recipient"):
        return None
    pronoun = _pronoun_after(document, index, row.preposition, sentence) if row.preposition else verb.enclitic
    if not pronoun:
        return None
    for at in range(index - 1, max(sentence.first, index - _DEED_REACH) - 1, -1):
        if document.tokens[at].text in _CUTS:
            return None
        deed = _deed_at(document, at)
        if deed is not None and stands_for(pronoun, deed):
            return at
    return None


def _of_clause(lent: Loan, deed: int) -> Loan:
    """The loan to a deed that heads the clause: in التي يقوم بها الجيش the subject stands after the verb."""
    phrases = tuple(phrase for phrase in lent.phrases if phrase.head != deed)
    return replace(lent, phrases=phrases or lent.around.object)


def _pronoun_after(document: Document, index: int, preposition: str, sentence: Sentence) -> str:
    """The pronoun on the preposition of a light verb, which stands near it: التي تعرضت لها, التي قام الجيش بها."""
    for at in range(index + 1, min(sentence.last, index + 1 + _REACH)):
        tag, word = document.tags[at], document.tokens[at].word
        if word is None or (tag is not None and tag.pos is Pos.VERB):
            return ""
        pronouns = (m.enclitic for m in word.morphs if m.pos is Pos.PARTICLE and m.lemma.key == preposition)
        if pronoun := next((pronoun for pronoun in pronouns if pronoun), ""):
            return pronoun
    return ""


def _pass_on(loans: dict[int, Loan], index: int, masdar: Morph, around: Arguments) -> None:
    """قامت الشرطة بإلقاء القبض, تمكن من تنفيذ هجوم: a light verbal noun hands on what is lent to it."""
    taken = loans.get(index)
    for row in masdar.lemma.rows(LightVerbRow):
        if row.object:  # منع الجنود من نهب المدينة, إجبار السكان على النزوح
            acting = Loan(row.object, around.accusative or around.genitive, around, index, passed=True)
            for phrase in around.at(row.preposition):
                loans.setdefault(phrase.head, acting)
        if row.subject not in ("actor", "recipient"):
            continue
        governed = around.at(row.preposition) if row.preposition else around.accusative or around.genitive
        own = around.genitive if around.accusative or row.preposition else ()  # قيام الجيش بقصف
        lender = own or (taken.phrases if taken is not None and taken.role == "actor" else ())
        for phrase in governed:
            loan = Loan(row.subject, lender, around, index, passed=True, telling=row.tells)
            suffers = row.subject == "recipient" and bool(lender)  # تمكن الجيش من صد هجوم
            if phrase.head not in loans or (suffers and taken is not None and loans[phrase.head].at == taken.at):
                loans[phrase.head] = loan


def _light_masdar(word: Word, tag: Morph) -> Morph | None:
    """The reading of a noun as the verbal noun of a light verb: إلقاء, شن."""
    if "light_verbs" not in word.tables or tag.pos not in (Pos.MASDAR, Pos.NOUN):
        return None
    light = (morph for morph in word.morphs if morph.pos is Pos.MASDAR and "light_verbs" in morph.lemma.tables)
    return next((morph for morph in light if morph.particles == tag.particles), None)


def _of_charged(
    loans: dict[int, Loan], index: int, arguments: ArgumentReader, charged: Morph, sentence: Sentence
) -> None:
    """متهمين بخطف السياح, ضابط متورط في تعذيب: who is charged with a deed acts in it, so far as it is told."""
    around = arguments.read(index, charged, sentence)
    accusing = charged.features.tanwin or charged.features.sound  # قال متهما الحركة بخرق الهدنة, تظاهروا متهمين إياها
    accused = around.genitive if accusing else ()
    actor = accused or _described(arguments.phrases, index, sentence) or around.own
    for governed in around.prepositional[:1]:
        if actor and governed.preposition in ("ب", "في"):
            loans[governed.phrase.head] = Loan("actor", actor, around, index)


def _described(phrases: PhraseReader, index: int, sentence: Sentence) -> tuple[NounPhrase, ...]:
    """The phrase that an adjective ends."""
    for first in range(index - 1, max(sentence.first, index - _REACH) - 1, -1):
        phrase = phrases.known(first)
        if phrase is not None and phrase.last >= index:
            return (phrase,)
    return ()


def _of_noun(document: Document, loans: dict[int, Loan], index: int, around: Arguments, role: str) -> None:
    """دور المخابرات في اختطاف السفير: whose role it is acts in what follows the preposition."""
    if not around.genitive:
        return
    for governed in around.prepositional:
        loans.setdefault(governed.phrase.head, Loan(role, around.genitive, around, index))
    if role == "actor" and (deed := _object_deed(document, index, around)) is not None:
        loans.setdefault(deed, Loan(role, around.genitive, around, index))


def _object_deed(document: Document, index: int, around: Arguments) -> int | None:
    """The deed that a noun of intending has for object: نيتها استهداف القوات, رفض الفصيل تسليم سلاحه."""
    noun = document.tags[index]
    at = index + 1 if noun is not None and noun.enclitic else around.genitive[-1].last
    deed = _deed_at(document, at)
    return at if deed is not None and not deed.particles else None


def _of_subject_before(
    document: Document, loans: dict[int, Loan], index: int, arguments: ArgumentReader, sentence: Sentence
) -> None:
    """الحركة كانت وراء سلسلة من أعمال الخطف, يقف التنظيم وراء الهجوم: the subject of the clause did it."""
    before = document.tags[index - 1] if index > sentence.first else None
    if before is not None and is_act(before):  # اتهمت الحكومة الجماعة بالوقوف وراء الهجوم
        return
    subject = _subject_of_verb(document, index, arguments, sentence) or arguments.subject_before(index, sentence)
    if subject is None:
        return
    for at in range(index + 1, min(sentence.last, index + 1 + _REACH)):
        tag = document.tags[at]
        if tag is None or tag.pos is Pos.VERB:
            return
        loans.setdefault(at, Loan("actor", (subject,), Arguments(), index))


def _of_exposed(
    document: Document, loans: dict[int, Loan], index: int, arguments: ArgumentReader, sentence: Sentence
) -> None:
    """كانت القرية هدفا لهجوم, الصحفيون عرضة للاعتقال: the subject of the clause suffers the deed right after."""
    deed = _deed_at(document, index + 1) if index + 1 < sentence.last else None
    if deed is None or deed.particles != "ل":
        return
    subject = _subject_of_verb(document, index, arguments, sentence) or arguments.subject_before(index, sentence)
    subject = subject or _subject_between(document, index, arguments.phrases, sentence)
    if subject is not None and subject.type is not None:  # not وضعت الخطة هدفا لاقتحام المدينة
        loans.setdefault(index + 1, Loan("recipient", (subject,), Arguments(), index, telling="deed"))


def _subject_between(document: Document, index: int, phrases: PhraseReader, sentence: Sentence) -> NounPhrase | None:
    """كان [المنزل] هدفا: what stands between an auxiliary and the predicate."""
    for at in range(index - 2, max(sentence.first, index - _REACH) - 1, -1):
        if plays(document.tags[at], "auxiliary"):
            between = phrases.phrase_at(at + 1, index)
            return between if between is not None and between.last == index else None
    return None


def _of_who_is_behind(
    document: Document, loans: dict[int, Loan], index: int, phrases: PhraseReader, behind: Morph, sentence: Sentence
) -> None:
    """هجوم يقف وراءه تنظيم القاعدة, تفجيرات كانت خلفها عصابة: who stands behind what the pronoun means did it."""
    verb = document.tags[index - 1] if index > sentence.first else None
    if verb is None or not (verb.pos is Pos.VERB or plays(verb, "auxiliary")):
        return  # حرب شنتها إسرائيل ومن ورائها حلفاؤها
    actor = phrases.phrase_at(index + 1, sentence.last) if index + 1 < sentence.last else None
    if actor is None or actor.type not in AGENTS or phrases.particles(actor.first):
        return
    for at in range(index - 1, max(sentence.first, index - _LONGEST_CLAUSE) - 1, -1):
        if document.tokens[at].text in _CUTS:
            return
        deed = _deed_at(document, at)
        if deed is not None and _is_attack(deed) and stands_for(behind.enclitic, deed):
            known = loans.get(at)
            loan = Loan("actor", (actor,), Arguments(), index)
            loans[at] = loan if known is None or known.role == "actor" else replace(known, predicate=loan)
            return


def _is_attack(deed: Morph) -> bool:
    return any(row.event == "ASSAULT" for row in deed.lemma.rows(TriggerRow))


def _subject_of_verb(
    document: Document, index: int, arguments: ArgumentReader, sentence: Sentence
) -> NounPhrase | None:
    """Whose the verb shortly before a preposition is: يقف وراء, تقف الجماعة خلف."""
    for at in range(index - 1, max(sentence.first, index - _REACH) - 1, -1):
        tag = document.tags[at]
        if tag is not None and tag.pos is Pos.VERB:
            return next(iter(arguments.read(at, tag, sentence).subject), None)
        if document.tokens[at].kind == "punctuation":
            return None
    return None


def _governed(row: LightVerbRow, around: Arguments) -> tuple[NounPhrase, ...]:
    if row.subject == "event":
        return around.subject
    if row.preposition:
        return around.at(row.preposition)
    deeds = tuple(phrase for phrase in around.subject if phrase.type is None)  # أنه شن عدة هجمات
    return around.object or deeds
