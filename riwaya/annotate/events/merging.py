"""Folds words into the trigger that names the event: light verbs, generic nouns, verbs of relative clauses.

The steps run in this order: a generic noun must be gone before a light verb looks for its noun, and a light verb
before the clause of a noun is read for a verb that tells the same event.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from msgspec.structs import replace

from riwaya.annotate.events.clause import Governed
from riwaya.annotate.events.loans import Loan
from riwaya.annotate.events.participants import CASUALTIES, CAUSING, SELF
from riwaya.annotate.events.triggers import Trigger
from riwaya.annotate.markers import plays, reading_as, stands_as
from riwaya.annotate.names.phrase import PLACES, WEAPONS, NounPhrase
from riwaya.lexicon import Grammatical, Pos
from riwaya.lexicon.tables import LightVerbRow, TriggerRow
from riwaya.text import Document

_CUTS = frozenset(("،", "؛", ":", "»", "”"))
_OPENING, _CLOSING = frozenset("«“"), frozenset("»”")
_LONGEST_RELATIVE = 8
# Among how many triggers before one it looks for the one it belongs to: غارات [للتحالف] استهدفت.
_LOOKS_BACK = 2
# How far after a verb of attack the noun stands that is its subject: استهدف هجوم صاروخي قاعدة.
_SUBJECT_REACH = 3
_COMMAS = frozenset(("،", ","))
_DAYS = frozenset(("weekdays", "deictics"))
# A word between commas, with both.
_LONGEST_ASIDE = 3
_WITH, _BY, _AND, _ON = "مع", "ب", "و", "على"
# جولة من المحادثات, التوصل إلى اتفاق
_LINKS = frozenset(("من", "إلى"))


def merge_triggers(document: Document, triggers: Sequence[Trigger], loans: Mapping[int, Loan]) -> list[Trigger]:
    """One trigger an event mention, with all arguments that the words folded into it had."""
    named = _without_generic(document, _without_cognates(triggers))
    lent = _without_light_verbs(document, named)
    struck = _without_strikes(document, _without_relatives(document, _without_complements(lent)))
    told = _without_penalties(document, _without_purposes(document, _without_harmed(struck)))
    return [_with_predicate(trigger, loans.get(trigger.at)) for trigger in told]


def _without_cognates(triggers: Sequence[Trigger]) -> list[Trigger]:
    """حبس المتهمين حبسا احتياطيا: the noun of a deed, set after it in the accusative, says how it was done."""
    kept: list[Trigger] = []
    for trigger in triggers:
        if kept and _is_cognate(trigger, kept[-1]):
            kept[-1] = kept[-1].with_words_of(trigger)
        else:
            kept.append(trigger)
    return kept


def _is_cognate(noun: Trigger, deed: Trigger) -> bool:
    form = noun.morph.features  # written like the dual before a genitive
    accusative = not noun.is_verb and (form.tanwin or (form.construct and form.number is Grammatical.DUAL))
    accusative |= not noun.is_verb and noun.morph.particles == "ب"  # إصابة عشرة بإصابات خطيرة
    near = noun.sentence == deed.sentence and noun.at - deed.at <= _LONGEST_RELATIVE
    return accusative and near and _root(noun) == _root(deed)


def _root(trigger: Trigger) -> str:
    """The verb of a trigger as it is written, or its verbal noun of form I, which is written alike."""
    return trigger.morph.lemma.key.partition("/")[0]


def _without_generic(document: Document, triggers: Sequence[Trigger]) -> list[Trigger]:
    """جريمة اغتيال, عملية تفجير: of two nouns in a construct the second says what happened."""
    events = {trigger.at: trigger.row.event for trigger in triggers}
    exchanged = {trigger.at + 1 for trigger in triggers if plays(trigger.morph, "exchange")}  # تبادل إطلاق النار
    joined: dict[int, Trigger] = {}
    kept: list[Trigger] = []
    for trigger in triggers:
        named = _named_next(document, trigger, events) if _is_general(trigger) else None
        if named is not None:
            joined[named] = trigger
        elif trigger.at in exchanged and trigger.row.event == events[trigger.at - 1]:
            joined[trigger.at - 1] = trigger
        elif not _offered_besides(document, trigger, events):
            kept.append(trigger)
    return [trigger.with_words_of(joined[trigger.at]) if trigger.at in joined else trigger for trigger in kept]


def _is_general(trigger: Trigger) -> bool:
    """عملية, جريمة; شن of شن هجوم."""
    light = trigger.morph.pos is Pos.MASDAR and "light_verbs" in trigger.morph.lemma.tables
    return light or plays(trigger.morph, "generic")


def _named_next(document: Document, trigger: Trigger, events: Mapping[int, str]) -> int | None:
    """The next noun, after a preposition perhaps, if it names the same happening: جولة من المحادثات."""
    other = events.get(trigger.at + 1)
    exact = other is not None and not (trigger.morph.article or trigger.morph.enclitic)  # عملية تبادل للأسرى
    if exact or other == trigger.row.event:
        return trigger.at + 1
    if events.get(trigger.at + 2) != trigger.row.event:
        return None
    between = document.tags[trigger.at + 1]
    return trigger.at + 2 if between is not None and between.lemma.key in _LINKS else None


def _offered_besides(document: Document, trigger: Trigger, events: Mapping[int, str]) -> bool:
    """تقديم المشورة [والمساعدة]: what is joined to the object of the one deed."""
    at = trigger.at - 2
    light = document.tags[at] if at >= 0 else None
    joined = trigger.morph.particles == "و" and events.get(at) == trigger.row.event
    return joined and light is not None and "light_verbs" in light.lemma.tables


def _without_light_verbs(document: Document, triggers: Sequence[Trigger]) -> list[Trigger]:
    """شنّ هجوما: the noun names the event, the verb gives it a subject."""
    by_token = {trigger.at: trigger for trigger in triggers}
    kept: list[Trigger] = []
    verbs: dict[int, Trigger] = {}
    for trigger in triggers:
        noun = _light_object(document, trigger, by_token)
        if noun is None:
            kept.append(trigger)
        else:
            verbs[noun.at] = trigger
    return [_with_subject(trigger, verbs[trigger.at]) if trigger.at in verbs else trigger for trigger in kept]


def _light_object(document: Document, verb: Trigger, by_token: Mapping[int, Trigger]) -> Trigger | None:
    """The noun of the same event type that a verb asks for as a complement."""
    if (repelled := _repelled(verb, by_token)) is not None:
        return repelled
    if not verb.row.needs or verb.row.counts in CASUALTIES:  # أودى بحياة 12: it has the number
        return None
    arguments = verb.arguments
    if not verb.is_verb:  # شن المليشيات هجوما; not افتراش الطريق احتجاجا
        if verb.row.event == "MOBILIZE":  # إرسال تعزيزات عسكرية
            sent = (by_token.get(phrase.head) for phrase in arguments.genitive)
            return next((noun for noun in sent if noun is not None and noun.row.event == "MOBILIZE"), None)
        if "light_verbs" not in verb.morph.lemma.tables:
            return None
        noun = by_token.get(arguments.genitive[-1].last) if arguments.genitive else None
        return noun if noun is not None and _is_object_of(noun, verb) else None
    suffered = ("ل",) if "subject" in verb.row.recipient else ()  # تعرض لقصف; but أطلق الرصاص لتفريق المحتجين
    reached = ("إلى",) if "إلى" in verb.row.instrument else ()  # توصل إلى اتفاق
    taken = ("ب", *suffered, *reached)
    governed = (item.phrase for item in arguments.prepositional if item.preposition in taken)
    phrases = (*arguments.object, *arguments.subject, *governed)
    light = "light_verbs" in verb.morph.lemma.tables  # not تعاقب جرائم القتل
    named = {at for phrase in phrases for at in _named_deed(document, phrase) if light and at > verb.at}
    nouns = (by_token.get(at) for phrase in phrases for at in (phrase.head, *_named_deed(document, phrase)))
    told = (noun for noun in nouns if noun is not None and not noun.needs_antecedent)  # not تعدى عليهم بالضرب
    told = (noun for noun in told if noun.morph.pos is not Pos.ACTIVE_PARTICIPLE)  # احتشدوا مساء أمس، مرددين شعارات
    same = (noun for noun in told if noun.at in named or noun.row.event == verb.row.event)
    return next((noun for noun in same if noun.row.actor != SELF and not _says_how(noun, verb)), None)


def _repelled(verb: Trigger, by_token: Mapping[int, Trigger]) -> Trigger | None:
    """تصدى الجيش لهجوم: the attack that a verb tells somebody to have met, which is no second one."""
    rows = verb.morph.lemma.rows(LightVerbRow) if verb.is_verb else ()
    met = (row.preposition for row in rows if row.subject == "recipient" and row.preposition)
    nouns = (by_token.get(phrase.head) for preposition in met for phrase in verb.arguments.at(preposition))
    return next((noun for noun in nouns if noun is not None and noun.row.event == verb.row.event), None)


def _says_how(noun: Trigger, verb: Trigger) -> bool:
    """فرقت المظاهرة باستخدام خراطيم المياه: not what was done; قامت باستخدام القوة has no deed but that."""
    return plays(noun.morph, "using") and "light_verbs" not in verb.morph.lemma.tables


def _is_object_of(noun: Trigger, deed: Trigger) -> bool:
    """A plain noun after the subject of a verbal noun that names the same deed."""
    plain = not (noun.is_verb or noun.morph.article or noun.morph.particles)
    return plain and noun.at > deed.at + 1 and noun.row.event == deed.row.event


def _named_deed(document: Document, phrase: NounPhrase) -> Iterator[int]:
    """What the head of a phrase governs if it names no deed of its own: عمليات خطف, whatever kind the verb suggests."""
    if plays(document.tags[phrase.head], "generic") and phrase.head + 1 < phrase.last:
        yield phrase.head + 1


def _with_subject(noun: Trigger, verb: Trigger) -> Trigger:
    """The noun with who acts; whom it befalls (تعرضت القافلة لهجوم) is lent to it by the verb."""
    suffers = any(row.subject == "recipient" for row in verb.morph.lemma.rows(LightVerbRow))  # صد الجيش هجوما
    acts = "subject" in verb.row.actor and not suffers
    who = verb.arguments.subject if verb.is_verb else verb.arguments.genitive
    who = (*who, *(verb.arguments.at(_WITH) if _WITH in verb.row.actor else ()))  # تبادلوا إطلاق النار مع الشرطة
    subject = tuple(phrase for phrase in who if acts and phrase.head != noun.at)
    last = max(noun.arguments.last, verb.arguments.last)
    return replace(noun.with_words_of(verb), arguments=replace(noun.arguments, subject=subject, last=last))


def _without_complements(triggers: Sequence[Trigger]) -> list[Trigger]:
    """استعادت القوات السيطرة على التلة: what a verb of attack asks for as its complement is no seizure besides."""
    asked = {span: verb.row for verb in triggers if verb.is_verb for span in verb.words}
    return [noun for noun in triggers if noun.is_verb or not _is_complement(noun, asked.get(noun.span))]


def _is_complement(noun: Trigger, verb: TriggerRow | None) -> bool:
    """استعاد السيطرة, تبادلا الاتهامات: what the verb that asks for it does with it is told by the verb."""
    if verb is None or verb.event != noun.row.event:
        return False
    if verb.mode == "hunger":  # أضرب عن الطعام
        return noun.row.mode == "hunger"
    return plays(noun.morph, "seizure") if verb.event == "ASSAULT" else verb.recipient == ("subject",)


def _without_harmed(triggers: Sequence[Trigger]) -> list[Trigger]:
    """سقط أربعة قتلى, أجلت الطائرة خمسين جريحا: a word for those harmed that is an argument of what is told of them."""
    told: dict[int, list[Trigger]] = {}
    for trigger in triggers:
        around = trigger.arguments
        governed = (item.phrase for item in around.prepositional)
        for phrase in (*around.subject, *around.object, *around.genitive, *governed):
            told.setdefault(phrase.head, []).append(trigger)
    return [trigger for trigger in triggers if not any(_tells_of(other, trigger) for other in told.get(trigger.at, ()))]


def _tells_of(other: Trigger, noun: Trigger) -> bool:
    if noun.is_verb or other is noun or not plays(noun.morph, "harmed"):
        return False
    same = (other.row.event, other.row.counts) == (noun.row.event, noun.row.counts)
    return same or other.row.event not in CAUSING


def _without_relatives(document: Document, triggers: Sequence[Trigger]) -> list[Trigger]:
    """هجوم استهدف قافلة: the verb says of the noun before it whom the same event hit."""
    return _folded(document, triggers, _is_relative, partial(_with_clause, document))


def _without_strikes(document: Document, triggers: Sequence[Trigger]) -> list[Trigger]:
    """استهدف هجوم صاروخي قاعدة: the verb says of the noun after it whom the same event hit."""
    nouns = {trigger.at: trigger for trigger in triggers if not trigger.is_verb}
    verbs: dict[int, Trigger] = {}
    for trigger in triggers:
        if (noun := _striking(trigger, nouns)) is not None:
            verbs.setdefault(noun.at, trigger)
    folded = {verb.at for verb in verbs.values()}
    kept = (trigger for trigger in triggers if trigger.at not in folded)
    return [_with_strike(document, trigger, verbs.get(trigger.at)) for trigger in kept]


def _with_strike(document: Document, noun: Trigger, verb: Trigger | None) -> Trigger:
    """استهدفت غارة قرية بينين: what follows the noun is what the verb says was hit, not whose the attack was."""
    if verb is None:
        return noun
    told = _with_clause(document, noun, verb)
    hit = noun.arguments.genitive
    if verb.arguments.object or not hit or not all(phrase.type in PLACES for phrase in hit):
        return told
    aimed = (Governed(_ON, phrase, None) for phrase in hit)
    around = replace(told.arguments, genitive=(), prepositional=(*told.arguments.prepositional, *aimed))
    return replace(told, arguments=around)


def _striking(verb: Trigger, nouns: Mapping[int, Trigger]) -> Trigger | None:
    """The noun of an attack that is the subject of a verb of attack."""
    if not verb.is_verb or not plays(verb.morph, "targets") or verb.arguments.passive:
        return None
    heads = (phrase.head for phrase in verb.arguments.subject if phrase.type is None)
    found = (nouns[head] for head in heads if head in nouns and 0 < head - verb.at <= _SUBJECT_REACH)
    return next((noun for noun in found if noun.row.event == verb.row.event and noun.row.actor != SELF), None)


def _without_purposes(document: Document, triggers: Sequence[Trigger]) -> list[Trigger]:
    """أطلقت الشرطة الغاز لتفريق المحتجين: what it was done for is the same deed, and says to whom."""
    return _folded(document, triggers, _is_purpose, _with_addressees)


def _folded(
    document: Document,
    triggers: Sequence[Trigger],
    belongs: Callable[[Document, Trigger, Trigger], bool],
    join: Callable[[Trigger, Trigger], Trigger],
) -> list[Trigger]:
    """The triggers with each that belongs to one shortly before it joined to that."""
    kept: list[Trigger] = []
    for trigger in triggers:
        lasts = range(len(kept) - 1, max(-1, len(kept) - 1 - _LOOKS_BACK), -1)  # غارات للتحالف استهدفت: over a body
        index = next((number for number in lasts if belongs(document, trigger, kept[number])), None)
        if index is None:
            kept.append(trigger)
        else:
            kept[index] = join(kept[index], trigger)
    return kept


def _without_penalties(document: Document, triggers: Sequence[Trigger]) -> list[Trigger]:
    """قضت المحكمة بسجن الضابط: the penalty is what the court ruled, no arrest of its own."""
    kept: list[Trigger] = []
    for trigger in triggers:
        ruling = kept[-1] if kept else None
        near = ruling is not None and ruling.sentence == trigger.sentence and trigger.at <= ruling.arguments.last
        ruled = near and ruling is not None and ruling.row.mode == "convict"
        if not ruled or reading_as(document.tokens[trigger.at].word, "penalty") is None:
            kept.append(trigger)
    return kept


def _is_purpose(document: Document, noun: Trigger, verb: Trigger) -> bool:
    if noun.is_verb or not noun.morph.particles.endswith("ل") or verb.sentence != noun.sentence:
        return False
    if verb.row.pos != "verb" or verb.row.event != noun.row.event or "object" not in verb.row.instrument:
        return False
    used = verb.arguments.object if verb.is_verb else verb.arguments.genitive  # إطلاق الغاز لتفريق المحتجين
    told = max((phrase.last for phrase in used), default=verb.at + 1)
    between = range(told, noun.at)  # استخدمت الشرطة، الغاز لتفريق المحتجين
    return not any(document.tokens[at].text in _CUTS or _is_verb(document, at) for at in between)


def _with_addressees(verb: Trigger, noun: Trigger) -> Trigger:
    position = verb.row.recipient[0] if verb.row.recipient else ""
    addressed = tuple(Governed(position, phrase, None) for phrase in noun.arguments.genitive)
    told = verb.arguments
    joined = replace(told, prepositional=(*told.prepositional, *addressed))
    return replace(verb.with_words_of(noun), arguments=joined)


def _with_clause(document: Document, noun: Trigger, verb: Trigger) -> Trigger:
    told, clause = noun.arguments, verb.arguments
    after = tuple(phrase for phrase in clause.subject if phrase.first > noun.at)
    if _is_within(document, verb):
        told, after = replace(told, subject=(*told.subject, *after)), ()
    taken_up = verb.morph.enclitic != "" and noun.row.event == "ASSAULT"
    flown = after if taken_up else ()  # هجوم نفذته طائرة مسيرة: with what, not on what
    means = (Governed(_BY, phrase, None) for phrase in flown if phrase.type in WEAPONS)
    arguments = replace(
        told,
        object=(*clause.object, *(() if flown else after)),
        prepositional=(*told.prepositional, *clause.prepositional, *means),
        last=clause.last,
    )
    return replace(noun.with_words_of(verb), arguments=arguments)


def _is_within(document: Document, verb: Trigger) -> bool:
    """مواجهات أطلق [خلالها] الجنود النار: the noun is what a deed was part of, so that its subject acts in both."""
    after = document.tags[verb.at + 1] if verb.at + 1 < len(document.tags) else None
    return after is not None and after.enclitic != "" and plays(after, "in_cause")


def _is_relative(document: Document, verb: Trigger, noun: Trigger) -> bool:
    """A verb of the same type in the clause of an event noun, with only its attributes between."""
    if not verb.is_verb or noun.is_verb or verb.sentence != noun.sentence:
        return False
    goes_on = _goes_on(document, verb, noun)
    if verb.morph.particles and not goes_on:
        return False
    if noun.row.actor == SELF or verb.row.counts in CASUALTIES:  # ضربة قتلت ثلاثة: the verb has the number
        return False
    people = verb.morph.features.number is Grammatical.PLURAL and not verb.morph.features.feminine
    if people and not goes_on and noun.row.event == "ASSAULT":  # تفريق أنصار الحزب الذين رشقوهم
        return False
    if not _tells_same(verb, noun) or not 0 < verb.at - noun.at <= _LONGEST_RELATIVE:
        return False
    if any(phrase.head == noun.at for phrase in verb.arguments.subject):  # قصف نفذته القوات استهدف المدينة
        related = stands_as(document.tokens[verb.at - 1].word, "relative_pronoun")  # التفجير الذي استهدف دورية
        return related or not noun.morph.article or plays(verb.morph, "targets")  # الغارة استهدفت منزلا
    between = range(noun.at + 1, _before_aside(document, verb.at))
    if plays(document.tags[verb.at - 1], "temporal"):  # لقي حتفه عندما انفجر لغم
        return False
    cut = any(document.tokens[at].text in _CUTS and not _closes_quoted(document, noun.at, at) for at in between)
    return not cut and (goes_on or not any(_is_verb(document, at) for at in between))


def _closes_quoted(document: Document, first: int, at: int) -> bool:
    """العاصفة «دانيال» التي ضربت: whether a mark closes what is quoted behind a token."""
    opened = (token.text in _OPENING for token in document.tokens[first:at])
    return document.tokens[at].text in _CLOSING and any(opened)


def _before_aside(document: Document, at: int) -> int:
    """قصف إسرائيلي، الثلاثاء، [استهدف] سيارة: where a day between commas before a verb begins, else the verb."""
    first = at - _LONGEST_ASIDE
    if at < _LONGEST_ASIDE or document.tokens[first].text not in _COMMAS or document.tokens[at - 1].text not in _COMMAS:
        return at
    day = document.tokens[at - 2].word
    return first if day is not None and not day.tables.isdisjoint(_DAYS) else at


def _goes_on(document: Document, verb: Trigger, noun: Trigger) -> bool:
    """ضربات نفذتها مقاتلات واستهدفت ميناء, قصف نفذته طائرات استهدفت بلدة: a second clause on a deed."""
    tags = (document.tags[at] for at in range(noun.at + 1, verb.at))
    verbs = [tag for tag in tags if tag is not None and tag.pos is Pos.VERB]
    joined = verb.morph.particles in ("", _AND) and plays(verb.morph, "targets") and not noun.morph.article
    return joined and len(verbs) == 1 and bool(verbs[0].enclitic)


def _tells_same(verb: Trigger, noun: Trigger) -> bool:
    if noun.row.event == verb.row.event:
        return True
    # سيول اجتاحت بلدات: what nature does is told with verbs of attack.
    disaster = (noun.row.event, noun.row.mode) == ("OTHER", "disaster")
    return disaster and verb.row.event == "ASSAULT" and not verb.row.counts


def _is_verb(document: Document, index: int) -> bool:
    tag = document.tags[index]
    return tag is not None and tag.pos is Pos.VERB


def _with_predicate(trigger: Trigger, loan: Loan | None) -> Trigger:
    """اندلعت اشتباكات بين …: what stands after the verb belongs to the event that is its subject."""
    told = loan.having("event") if loan is not None else None
    if told is None:
        return trigger
    own, verb = trigger.arguments, told.around
    others = tuple(item for item in verb.prepositional if item not in own.prepositional)
    merged = replace(
        own,
        prepositional=(*own.prepositional, *others),
        object=own.object or verb.object,  # وقع هجوم استهدف القوات
        last=max(own.last, verb.last),
    )
    return replace(trigger, arguments=merged)
