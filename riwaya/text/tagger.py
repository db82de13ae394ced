"""Chooses one reading for each word by its neighbours: verb or noun, particle or name.

The choice is a preference, not a verdict: layers that need another sense of a word still find it among the
word's readings.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from riwaya.lexicon import Aspect, Grammatical, Lemma, Pos, Voice
from riwaya.lexicon.tables import (
    CountryRow,
    HeadRow,
    LightVerbRow,
    ModifierRow,
    NounRow,
    ParticleRow,
    PlaceRow,
    TitleRow,
    TriggerRow,
)
from riwaya.text.agreement import agrees, enters, follows_as_subject, stands_for, stands_in_another_case
from riwaya.text.awaited import Awaited, tells_toll
from riwaya.text.document import Sentence, Token
from riwaya.text.morph import Morph
from riwaya.text.neighbours import (
    BEFORE_JUSSIVE,
    BEFORE_NOUN,
    BEFORE_SHORT,
    BEFORE_VERB,
    CLAUSE_OPENERS,
    DATELINE_ENDS,
    LINKS,
    LOCATING,
    STARTERS,
)
from riwaya.text.weights import ADJECTIVAL, CONTENT_NOUNS
from riwaya.text.words import Word

_PLACES = frozenset(("GPE", "LOC"))
_INEXACT = frozenset(("modifiers", "vague"))
_PLACE_TABLES = frozenset(("places", "countries"))
_PERSONS = frozenset(("person",))
_NOMINATIVE = frozenset(("اثنان", "اثنتان"))
# What is acted on: رجل قتله مجهولون, عبوة زرعها مسلحون.
_THINGS = frozenset(("person", "weapon", "vehicle", "building", "thing"))
_ELATIVE = 4
_TOLD_BY = frozenset(("triggers", "light_verbs", "cues"))
_DONE = frozenset(("تم/يتم",))
# Verbs by which a source asks not to be named, and what follows them.
_ASKING = frozenset(("رفض/يرفض", "طلب/يطلب", "فضّل"))
_NAMING = frozenset(("عدم", "الكشف", "كشف", "ذكر", "الإفصاح", "الافصاح"))
# Tables of number words: ثلاثة, and the ten of أربعة عشر, which is also a tenth.
_NUMERALS = frozenset(("numbers", "fractions"))
# What governs what is quoted after it; «إن» is never followed by a verb.
_BEFORE_QUOTED = BEFORE_NOUN | {"إن", "ان", "بأن", "بان"}
_DEEDS = frozenset({Pos.NOUN, Pos.MASDAR})
_ACTS = frozenset(("act", "event"))
_BEFORE_TOPIC = frozenset(("أن", "إن", "لأن", "كأن", "لكن"))
_BEFORE_DEEDS = frozenset(("بعد", "منذ", "سبق/يسبق", "إلى"))
# Prepositions that are rather the rest of a verb after ف: فتحت.
_SELDOM_JOINED = frozenset(("تحت",))
# The particle that stands before verbs alone.
_BEFORE_VERBS = "قد"
_AGAINST = "ضد"
_WHO, _INSIDE = "من", "في"
# Pronouns between a subject and its predicate.
COPULAS = frozenset(("هو", "هي", "هما", "هم", "هن"))
# A name, and in Egypt also على.
_ALI = "علي"
_OF_DEEDS = frozenset(("triggers", "light_verbs", "cues"))
# The roles of nouns that people follow with ب: بحق ناشط, بسجن ناشط.
_OF_PEOPLE = frozenset(("against", "penalty"))
_TOWARDS = frozenset(("إلى", "الى"))
_OPENING = frozenset(("(", "«", "“", '"'))
_QUOTES = frozenset('«»"“”„')
_CLOSING = frozenset("»”")
# What opens the words that somebody is quoted with.
_BEFORE_SAID = frozenset(("«", "“", '"', ":"))
_STRAIGHT = '"'
_SIDES = frozenset(("شمال", "جنوب", "شرق", "غرب"))
_BODIES = frozenset(("ORG", "PER"))
_YEARS = range(1900, 2100)
# Tables of nouns that names follow.
_HEADING = frozenset(("heads", "titles"))
# What adjectives say of how an attack was made.
_WAYS_OF_ATTACK = frozenset(("shelling", "airborne", "unmanned"))
# Modes of what is done to single persons.
_TO_PERSONS = frozenset(("abduct", "targeted", "beat", "torture", "sexual", "primitive", "arrest"))
PERSON_NAMES = frozenset(("given", "family", "figures"))


def tag(tokens: Sequence[Token], sentences: Sequence[Sentence]) -> tuple[Morph | None, ...]:
    """The reading chosen for each token; None for unknown words and for what is no word."""
    tags: list[Morph | None] = [None] * len(tokens)
    for sentence in sentences:
        before, previous, earlier, listed, topic, quoted = "", None, None, False, False, False
        awaited, subject = Awaited(), None
        for index in range(sentence.first, sentence.last):
            token = tokens[index]
            if token.word is not None and (morphs := token.word.morphs):
                after = tokens[index + 1] if index + 1 < sentence.last else None
                listed = previous is not None and _is_listed(previous, earlier, listed)
                chosen = morphs[0]
                if len(morphs) > 1:
                    chosen = _best(
                        token.word, before, previous, after, earlier, listed=listed, topic=topic, awaited=awaited,
                        subject=subject,
                    )  # fmt: skip
                topic = chosen.lemma.key in _BEFORE_TOPIC or (topic and chosen.pos is not Pos.VERB)
                opens = chosen.lemma.key in _BEFORE_TOPIC and not chosen.enclitic
                subject = None if opens or not topic else subject or _topic(chosen)
                earlier, previous = previous, chosen
                tags[index] = chosen
            elif token.text in _QUOTES and (before in _BEFORE_QUOTED or quoted or token.text in _CLOSING):
                quoted = token.text == _STRAIGHT and not quoted
                continue  # خلال "قمع الشرطة": a preposition governs what is quoted after it
            else:
                earlier = previous = None
                topic = topic and (token.kind != "punctuation" or token.text in _QUOTES)  # أن الفرق «تواصل البحث»
                subject = subject if topic else None
                quoted = quoted or token.text == _STRAIGHT
            awaited.step(token, tags[index])
            if index > sentence.first and (before, token.text) in LINKS:
                before, previous, earlier = "", None, None
            else:
                before = token.text
    return tuple(tags)


def _best(
    word: Word, before: str, previous: Morph | None, after: Token | None, earlier: Morph | None,
    *, listed: bool, topic: bool, awaited: Awaited, subject: Morph | None,
) -> Morph:  # fmt: skip
    """The reading that fits best between its neighbours; the first of equals is the better spelled one.

    `listed` says that the word before is a deed that may be the first of several, `topic` that a clause with إن still
    has no verb, `subject` is the noun after إن.
    """
    morphs, weights = word.morphs, word.weights
    best, highest = morphs[0], float("-inf")
    for morph, weight in zip(morphs, weights, strict=True):
        if morph.pos is Pos.VERB:
            weight += _verb_context(morph, before, previous, earlier)
            weight += _before_complement(morph, previous, after, listed=listed)
            if subject is not None and _is_outdone(morph, morphs, subject):
                weight -= 1.5
            if awaited.due and any(_is_same_in_the_past(morph, other) for other in morphs if other.pos in _DEEDS):
                weight -= 2.5
            if awaited.placed and _is_told_of_place(morph, after):
                weight += 1.0  # وفي بغداد قتل ثلاثة
            if awaited.fallen and morph.particles == "و" and tells_toll(morph) and _counts_more(after):
                weight += 1.0  # قتل ثلاثة مدنيين وجرح آخرون
            if before == _WHO and _is_who_did(morph, earlier):
                weight += 6.0
            if awaited.predicate and _is_act_done(morph, morphs):
                weight += 2.5  # كان الجيش شن غارات
            if awaited.verbless and previous is not None and any(m.pos is Pos.NOUN and m.exact for m in morphs):
                weight += 2.0 if _follows_speaker(morph, previous, after) else 0.0
            if morph.features.person == 1 and morph.enclitic and any(other.pos is Pos.NOUN for other in morphs):
                weight -= 2.0  # أن نقله من المستشفى: his transport
            if previous is None and _is_by_two(morph) and any(m.features.tanwin and _is_person(m) for m in morphs):
                weight -= 3.0  # في حي الكرادة، شابا
            if before == "الذي" and morph.features.feminine and morph.features.aspect is Aspect.IMPERFECT:
                weight -= 2.0  # الاعتداء الذي تعرض له: he was exposed, not 'she shows'
            if after is not None and _is_told_next(after.word) and any(_is_person(other) for other in morphs):
                weight -= 2.5  # شاب قتل, a young man
            if morph.particles and any(not other.particles and _is_head(other) for other in morphs):
                weight -= 0.8  # وزير is a minister, not 'and he was visited'
            if "location" in word.roles and _is_within(morphs, after):
                weight -= 3.0  # وفى ديسمبر, as Egypt writes وفي
            if morph.particles == "و" and any(_is_whole_cue(morph, other) for other in morphs):
                weight -= 0.5  # وصفت المنظمة: she described, not 'and she liquidated'
        elif "light_verbs" in word.tables and _is_spread(morph, morphs, after):
            weight -= 2.5
        elif morph.pos in CONTENT_NOUNS:
            weight += 1.0 if before in BEFORE_NOUN else 0.0
            if morph.pos is Pos.ADJECTIVE:  # ثلاثة مصادر
                weight += -0.4 if _is_number(before, previous) else _adjective_context(morph, morphs, previous)
            if morph.pos in _DEEDS and not (morph.article or morph.enclitic):
                described = word.acts and _is_described_deed(morph, morphs, after)
                if described or ("light_verbs" in word.tables and _is_suffered_by(morphs, after)):
                    weight += 1.5
            if "light_verbs" in word.tables and _is_done_to_it(morph, morphs, previous, after):
                weight -= 2.0
            if morph.pos is Pos.NOUN and _describes_construct(morphs, previous, earlier):
                weight -= 2.0  # لجنة تحقيق مشتركة: no subscriber
            after_verb = morph.particles == "و" and previous is not None and previous.pos is Pos.VERB
            if after_verb and any(not other.particles and other.pos is Pos.NOUN for other in morphs):
                weight -= 1.0  # وفدان
            governed = before in BEFORE_NOUN or morph.particles  # في مدينة “رام الله”
            if morph.pos is Pos.ACTIVE_PARTICIPLE and not governed and _says_that(morph, after):
                weight += 2.0
            if morph.pos is Pos.ADJECTIVE and previous is not None and _is_against(previous):
                weight -= 2.0  # بحق ناشط
            if morph.pos is Pos.ADJECTIVE and _heads_name(morph, word, after):
                weight -= 1.5
            if "settlement" in word.roles and _is_before_town(morph, after):
                weight += 1.5
            if morph.features.number is Grammatical.PLURAL and _is_team(morph, morphs, previous, after):
                weight += 0.8
            if listed and _continues_list(morph, after):
                weight += 0.5
            elif listed and previous is not None and previous.particles == "و" and _goes_on(morph, after):
                weight += 1.5
            elif awaited.deed and morph.pos in _DEEDS and morph.particles == "و" and morph.enclitic:
                weight += 1.5  # دور المخابرات في اختطاف السفير وقتله
            elif awaited.toll and morph.pos in _DEEDS and morph.particles == "و" and _is_numeral(after):
                weight += 1.5  # أدى إلى مقتل 12 جنديا وجرح ثمانية
            elif (
                word.acts
                and not awaited.due
                and (
                    _is_told(morph, morphs, before, previous, after)
                    or _is_done_by_two(morph, morphs, previous, earlier, subject)
                )
            ):
                weight -= 2.5
            if topic and previous is not None and previous.article and _is_predicate(morph, morphs, after):
                weight -= 2.5
        elif morph.pos is Pos.NAME and not morph.lemma.tables.isdisjoint(_PLACE_TABLES):
            weight += _place_context(morph, before, previous, morphs, after)
        elif morph.pos is Pos.NAME and "organisations" in morph.lemma.tables:
            weight += _body_context(morph, morphs, before, previous, after.word if after is not None else None)
        elif morph.pos is Pos.PARTICLE and word.surface == _ALI and not _is_upon(before, previous, after):
            weight -= 4.0
        elif morph.pos is Pos.PARTICLE and (_counts_in_vain(morph, after) or _is_verb_instead(morph, morphs, after)):
            weight -= 3.5
        elif morph.pos is Pos.PARTICLE and (
            _is_no_adverb(morphs, before, previous) or _is_place_instead(morph, morphs, before, previous)
        ):
            weight -= 4.0
        if morph.pos is Pos.NAME and not morph.lemma.tables.isdisjoint(PERSON_NAMES):
            weight += _person_context(morph, morphs, previous, after.word if after is not None else None)
        if weight > highest:
            best, highest = morph, weight
    if best.pos is Pos.NOUN and after is not None and after.word is not None:
        pair = _of_two(best, morphs, after.word) if not _is_number(before, previous) else None
        return pair or _of_deed(best, morphs, after.word) or _in_gender(best, morphs, after.word)
    return best


def _of_two(noun: Morph, morphs: tuple[Morph, ...], after: Word) -> Morph | None:
    """استشهد رجلا أمن, أصيب عاملا نظافة: two before what they are of, where no accusative can stand."""
    if not noun.features.tanwin or "of_trade" not in after.roles:
        return None
    trade = next(morph for morph in after.morphs if "of_trade" in morph.lemma.roles)
    if trade.article or trade.particles or trade.enclitic:
        return None
    pairs = (m for m in morphs if m.lemma is noun.lemma and m.particles == noun.particles and m.features.construct)
    return next((m for m in pairs if m.features.number is Grammatical.DUAL), None)


def _of_deed(noun: Morph, morphs: tuple[Morph, ...], after: Word) -> Morph | None:
    """منفذ الهجوم: who did the deed that follows, though the word is also a crossing (منفذ رفح, منفذ قصفوه)."""
    if "triggers" not in after.tables or noun.article or noun.enclitic:
        return None
    deed = _preferred(after)
    attack = any(row.event == "ASSAULT" for row in deed.lemma.rows(TriggerRow))
    if deed.pos not in _DEEDS or not attack:
        return None
    return next((m for m in morphs if "perpetrator" in m.lemma.roles and m.particles == noun.particles), None)


def _is_before_town(noun: Morph, after: Token | None) -> bool:
    """أطراف محافظة مأرب: a province before its name, no conservative."""
    if noun.pos is not Pos.NOUN or noun.article or "settlement" not in noun.lemma.roles:
        return False
    following = after.word.morphs if after is not None and after.word is not None else ()
    names = (morph for morph in following if morph.pos is Pos.NAME and not morph.particles)
    return any(not name.lemma.tables.isdisjoint(_PLACE_TABLES) for name in names)


def _is_who_did(verb: Morph, pronoun: Morph | None) -> bool:
    """الجيش هو من قصف القرية: the one who shelled it, not 'of the shelling'."""
    if pronoun is None or pronoun.lemma.key not in COPULAS or pronoun.particles or verb.particles:
        return False
    return verb.features.aspect is Aspect.PERFECT and not verb.lemma.tables.isdisjoint(_OF_DEEDS)


def _is_upon(before: str, previous: Morph | None, after: Token | None) -> bool:
    """هجوم علي كمين, ألقي القبض علي أربعة: على, as Egypt writes it; not محمد علي, السيد علي, قال علي إن."""
    if not before or after is None:
        return False
    if previous is not None and (previous.pos is Pos.NAME or _is_person(previous)):
        return False
    if after.word is None:
        return after.kind == "number"
    morphs = after.word.morphs
    named = any(not morph.lemma.tables.isdisjoint(PERSON_NAMES) for morph in morphs)
    return not named and any(morph.pos in CONTENT_NOUNS or morph.pos is Pos.NUMBER for morph in morphs)


def _is_within(morphs: tuple[Morph, ...], after: Token | None) -> bool:
    """وفى ديسمبر: and in; but وفى بوعده."""
    inside = any(morph.pos is Pos.PARTICLE and morph.lemma.key == _INSIDE for morph in morphs)
    following = after.word.morphs if after is not None and after.word is not None else ()
    return inside and not any(morph.particles == "ب" for morph in following)


def _topic(noun: Morph) -> Morph | None:
    """The noun that a clause with إن is about."""
    return noun if noun.pos in CONTENT_NOUNS and not noun.particles else None


def _is_outdone(verb: Morph, morphs: tuple[Morph, ...], subject: Morph) -> bool:
    """أن الفرق تواصل البحث: they go on with it, not 'it went on'; another verb agrees with who stands before it."""
    if verb.particles or verb.enclitic or stands_for(_ending(verb), subject):
        return False
    others = (other for other in morphs if other.pos is Pos.VERB and not (other.particles or other.enclitic))
    return any(stands_for(_ending(other), subject) for other in others)


def _ending(verb: Morph) -> str:
    """The pronoun for who acts, by the form of a verb of the third person; none of another."""
    form = verb.features
    if form.person != 3:
        return ""
    if form.number is Grammatical.DUAL:
        return "هما"
    return "هم" if form.number is Grammatical.PLURAL else "ها" if form.feminine else "ه"


def _in_gender(noun: Morph, morphs: tuple[Morph, ...], after: Word) -> Morph:
    """السوق المركزي, السوق المركزية: a noun of either gender is of that of its adjective."""
    for other in morphs:
        if other.lemma is not noun.lemma or other.features.feminine == noun.features.feminine:
            continue
        if other.start == noun.start and other.features == replace(noun.features, feminine=other.features.feminine):
            adjectives = [m for m in after.morphs if m.pos in ADJECTIVAL and m.article == noun.article]
            if any(agrees(other, adjective) for adjective in adjectives):
                return noun if any(agrees(noun, adjective) for adjective in adjectives) else other
    return noun


def _is_subjunctive(morph: Morph) -> bool:
    """أن يكونوا: the short forms of hollow verbs without such an ending are jussive alone, أن نقله is no verb."""
    return morph.features.number is not Grammatical.SINGULAR and morph.features.person != 1


def _verb_context(morph: Morph, before: str, previous: Morph | None, earlier: Morph | None) -> float:
    score = 0.0
    if morph.features.aspect is Aspect.SHORT:
        joint = BEFORE_SHORT if _is_subjunctive(morph) else BEFORE_JUSSIVE
        score += 1.0 if before in joint else -1.5
    elif morph.features.aspect is Aspect.PERFECT and before in BEFORE_SHORT:  # قبل أن تفرقها
        score -= 0.3
    if not before or before in STARTERS:
        score += 0.8
    elif before in CLAUSE_OPENERS and morph.features.aspect is Aspect.PERFECT:
        told = earlier is not None and earlier.lemma.key in _BEFORE_DEEDS  # بعد أن وقف العشرات
        told = told and not morph.particles.startswith("و")  # بعد أن وصفتها: described, not 'and purified'
        score += 1.5 if told else -1.2  # أكد أن فرق الإنقاذ وصلت: a noun
    elif before in BEFORE_VERB:
        score += 1.5 if not morph.particles.startswith("و") else -1.5  # ما وصفته: described, not 'and purged'
    elif before in BEFORE_NOUN:
        score -= 3.0
    if previous is not None and (_wants_noun(previous) or _holds_office(previous, morph)):
        score -= 1.5
    if previous is not None and previous.features.construct and not morph.particles:
        score -= 2.5  # رجلي أمن: a dual without its ن governs a noun
    if previous is not None and previous.pos is Pos.VERB and previous.lemma.key in _DONE and not morph.particles:
        score -= 2.5  # تم نقل المصابين
    if earlier is not None and earlier.lemma.key in _BEFORE_TOPIC and morph.particles.startswith("و"):
        score -= 0.8  # إن المسلحين وصلوا: a topic has a verb before one is joined to it
    if previous is not None and previous.enclitic and previous.lemma.key in _BEFORE_TOPIC:  # قال إنه شاهد مسلحين
        score += 1.0
    if not morph.particles and _is_number(before, previous):  # خمسين شخصا
        score -= 1.0
    return score


def _before_complement(verb: Morph, previous: Morph | None, after: Token | None, *, listed: bool) -> float:
    """What the word after it says for a reading as a verb."""
    score, tables = 0.0, verb.lemma.tables
    if "triggers" in tables and after is not None and after.word is not None and _is_reflexive(after.word):
        score += 4.0  # فجرا نفسيهما, not 'at dawn'
    if "cues" in tables and _resumes(after):
        score += 1.2
    if verb.lemma.key in _ASKING and after is not None and after.text in _NAMING and not verb.particles:
        score += 2.5 if previous is not None and _may_be_subject(previous) else 0.0  # مصدر أمني رفض الكشف عن اسمه
    if previous is not None and _tells_of(verb, previous, after):
        score += 0.8
    if "light_verbs" in tables and _is_resumed(verb, after):
        score += 1.2
    if "triggers" in tables and not listed and verb.particles == "و" and _is_numeral(after):
        score += 0.4  # وقع تفجير وقتل ثلاثة
    return score


def _is_resumed(verb: Morph, after: Token | None) -> bool:
    """الاعتداءات التي تعرض [لها] الطلبة: the preposition of a light verb with the pronoun of the deed before it."""
    if verb.features.aspect is not Aspect.PERFECT or after is None or after.word is None:
        return False
    pronouns = {m.lemma.key for m in after.word.morphs if m.pos is Pos.PARTICLE and m.enclitic}
    return any(row.preposition in pronouns for row in verb.lemma.rows(LightVerbRow))


def _says_that(participle: Morph, after: Token | None) -> bool:
    """مضيفة أنها أصدرت أوامر: a participle of saying before its clause, not a hostess."""
    opens = after is not None and (
        after.text in _BEFORE_SAID or (after.word is not None and "complementizer" in after.word.roles)
    )
    form = participle.features
    marked = form.feminine or form.tanwin or form.number is not Grammatical.SINGULAR  # مصر is Egypt
    return opens and marked and "cues" in participle.lemma.tables and not (participle.article or participle.particles)


def _is_spread(other: Morph, morphs: tuple[Morph, ...], after: Token | None) -> bool:
    """عم الإضراب المدن: what happens spread; it has no uncle, nor is it asked about (عم)."""
    row = other.lemma.row(NounRow)
    person = row is not None and row.noun_class in _PERSONS and not other.article
    if other.enclitic or not (person or other.pos is Pos.PARTICLE):
        return False
    if after is None or after.word is None or not after.word.morphs:
        return False
    happens = any(row.subject == "event" for m in morphs if m.pos is Pos.VERB for row in m.lemma.rows(LightVerbRow))
    return happens and is_act(_preferred(after.word))


def _is_done_to_it(noun: Morph, morphs: tuple[Morph, ...], previous: Morph | None, after: Token | None) -> bool:
    """هجوم للجماعة المسلحة [شنه] خمسة: a verb that takes up what was told, no deed of somebody's behind the article.

    Who did it follows; not in جدد الاتحاد العمالي [رفضه] لخصخصة الميناء.
    """
    possessed = noun.pos in _DEEDS and noun.enclitic != "" and not noun.particles
    if not possessed or previous is None or not previous.article or after is None or after.word is None:
        return False
    if not any(morph.pos in CONTENT_NOUNS and not morph.particles for morph in after.word.morphs):
        return False
    verbs = (morph for morph in morphs if morph.pos is Pos.VERB and morph.enclitic == noun.enclitic)
    return any(verb.features.aspect is Aspect.PERFECT and not verb.particles for verb in verbs)


def _is_team(noun: Morph, morphs: tuple[Morph, ...], previous: Morph | None, after: Token | None) -> bool:
    """فرق الإنقاذ, وصلت فرق الدفاع المدني: teams do something; a difference is of what differs (فرق السن)."""
    if noun.article or noun.enclitic or "heads" not in noun.lemma.tables or after is None or after.word is None:
        return False
    best = _preferred(after.word) if after.word.morphs else None
    if best is None or not best.article or best.particles:
        return False
    after_her = previous is not None and previous.pos is Pos.VERB and previous.features.feminine
    return is_act(best) or (after_her and any(_is_masculine(other) for other in morphs))


def _is_masculine(noun: Morph) -> bool:
    """A masculine singular noun, which is no subject of a feminine verb."""
    features = noun.features
    return noun.pos is Pos.NOUN and features.number is Grammatical.SINGULAR and not features.feminine


def _heads_name(morph: Morph, word: Word, after: Token | None) -> bool:
    """مذبحة جامعة فرجينيا, عاصمة محافظة شمال سيناء: before a name rather the head of it than an adjective."""
    if word.tables.isdisjoint(_HEADING) or morph.article or morph.enclitic:
        return False
    if after is None or after.word is None or not after.word.morphs:
        return False
    if not any(_is_head(other) and not other.particles for other in word.morphs):
        return False
    best = _preferred(after.word)
    place = not best.lemma.tables.isdisjoint(_PLACE_TABLES)
    return not best.particles and ((best.pos is Pos.NAME and place) or best.lemma.key in _SIDES)


def _is_told(morph: Morph, morphs: tuple[Morph, ...], before: str, previous: Morph | None, after: Token | None) -> bool:
    """A bare verbal noun that governs nothing and that nothing governs is rather its verb: مقاتلا قتل بعدما."""
    if morph.pos not in _DEEDS or morph.article or morph.particles.strip("وف"):
        return False
    if morph.features.tanwin or morph.features.number is Grammatical.DUAL:
        return False
    if morph.enclitic:
        return _is_done_to(morph, morphs, previous, after)
    if before in BEFORE_NOUN or not any(_is_same_in_the_past(other, morph) for other in morphs):
        return False
    if after is not None and after.word is not None and _is_reflexive(after.word):
        return True
    if previous is not None and previous.features.tanwin and _is_one(previous) and not morph.particles:
        return True  # أن مسلحا دهس مدنيين
    if previous is not None and (previous.pos is Pos.VERB or _may_govern(previous)) and not morph.particles:
        return False
    if after is not None and after.text.isdecimal():  # في هجوم أوقع قتل 3; but at the head of a sentence قتل 3
        return not before or before in STARTERS
    if previous is not None and _may_be_subject(previous) and _is_definite(after):  # مسؤول أمريكي رفض الكشف عن اسمه
        return True
    return after is None or after.word is None or (bool(after.word.morphs) and not _can_be_genitive(after.word))


def _is_predicate(morph: Morph, morphs: tuple[Morph, ...], after: Token | None) -> bool:
    """أن الجيش فرض سيطرة, إن الفرق تواصل البحث: a bare noun after the topic is rather its verb."""
    if morph.pos not in _DEEDS or morph.article or morph.particles or morph.enclitic or morph.features.tanwin:
        return False
    verbs = [other for other in morphs if other.pos is Pos.VERB and not (other.particles or other.enclitic)]
    if not any(other.exact and not other.lemma.tables.isdisjoint(_TOLD_BY) for other in verbs):
        return False
    if after is None or after.word is None or not after.word.morphs:
        return False
    best = _preferred(after.word)
    rows = (row for verb in verbs for row in verb.lemma.rows(LightVerbRow))  # إن المبنى تعرض لهجوم
    governs = any(row.preposition and best.particles == row.preposition for row in rows)
    return best.pos in _DEEDS and (governs or not best.particles)


def _is_listed(previous: Morph, earlier: Morph | None, listed: bool) -> bool:
    """A deed that something else governs, so that another may be joined to it: عمليات خطف وقتل, بتفجير وقتل."""
    if previous.pos not in _DEEDS or previous.article or previous.enclitic or not is_act(previous):
        return False
    if previous.particles == "و":
        return listed
    if previous.particles:
        return previous.particles.endswith(("ب", "ل", "ك"))
    if earlier is None or earlier.pos is Pos.PARTICLE:
        return earlier is not None and not earlier.enclitic
    return earlier.pos in _DEEDS and not (earlier.article or earlier.enclitic)


def is_act(noun: Morph) -> bool:
    """Whether a noun says what is done or happens: هجوم, إصابة."""
    row = noun.lemma.row(NounRow)
    return noun.pos is Pos.MASDAR or (row is not None and row.noun_class in _ACTS)


def _continues_list(morph: Morph, after: Token | None) -> bool:
    """A verbal noun joined with و that no number follows: … وقتل المدنيين; not … وقتل ثلاثة."""
    if morph.pos not in _DEEDS or morph.particles != "و" or morph.article or morph.enclitic or morph.features.tanwin:
        return False
    if after is None or after.word is None or not after.word.morphs:
        return after is None or not after.text.isdecimal()
    joined = any(m.pos in _DEEDS and m.particles == "و" and "triggers" in m.lemma.tables for m in after.word.morphs)
    return "numbers" not in after.word.tables and (joined or _can_be_genitive(after.word))  # اشتباكات وقصف وخطف


def _goes_on(morph: Morph, after: Token | None) -> bool:
    """تفجير وخطف وقتل: the third of several deeds, whatever follows but a number."""
    plain = morph.pos in _DEEDS and morph.particles == "و" and not (morph.article or morph.features.tanwin)
    return plain and not _is_numeral(after)


def _is_done_to(morph: Morph, morphs: tuple[Morph, ...], previous: Morph | None, after: Token | None) -> bool:
    """عبوة زرعها مسلحون, رجل قتله مجهولون: a clause on the thing or person before it, with its subject after it."""
    if previous is None or previous.pos not in CONTENT_NOUNS or previous.article or previous.enclitic:
        return False
    if morph.particles or _may_govern(previous, _THINGS):
        return False
    if after is None or after.word is None or not any(_is_same_in_the_past(other, morph) for other in morphs):
        return False
    return any(other.pos in CONTENT_NOUNS and not other.particles for other in after.word.morphs)


def _tells_of(verb: Morph, previous: Morph, after: Token | None) -> bool:
    """مظاهرة نظمها حزب: a clause on the indefinite noun before it, which the pronoun takes up, with its subject."""
    if verb.features.aspect is not Aspect.PERFECT or verb.particles or not verb.enclitic:
        return False
    if previous.pos not in _DEEDS or previous.article or previous.enclitic or not stands_for(verb.enclitic, previous):
        return False
    if after is not None and (after.text in _OPENING or (after.word is not None and not after.word.morphs)):
        return True  # بيان تابعته (الضفاف), تقرير نشرته بلومبرغ
    best = _preferred(after.word) if after is not None and after.word is not None and after.word.morphs else None
    nominal = best is not None and (best.pos in CONTENT_NOUNS or best.pos is Pos.NAME)
    return best is not None and nominal and best.pos is not Pos.ADJECTIVE and not best.particles


def _follows_speaker(verb: Morph, previous: Morph, after: Token | None) -> bool:
    """كان الوزير طالب الحكومة بـ, ممثل النيابة طالب بـ: after a definite noun, before somebody or what is said."""
    if "cues" not in verb.lemma.tables or verb.particles or verb.enclitic or not previous.article:
        return False
    if verb.features.aspect is not Aspect.PERFECT or verb.features.person != 3 or after is None or after.word is None:
        return False
    if not after.word.morphs:
        return False
    best = _preferred(after.word)
    governed = best.particles == "ب" and best.pos in CONTENT_NOUNS
    body = best.pos is Pos.NAME and not best.particles and best.lemma.tables.isdisjoint(PERSON_NAMES)
    return governed or body or _is_definite(after)


def _is_saying(verb: Morph) -> bool:
    return verb.pos is Pos.VERB and "cues" in verb.lemma.tables and not verb.particles


def _is_numeral(after: Token | None) -> bool:
    return after is not None and (after.text.isdecimal() or (after.word is not None and "numbers" in after.word.tables))


def _is_by_two(verb: Morph) -> bool:
    """شابا: they both mixed, written like a youth in the accusative."""
    form, bare = verb.features, not (verb.enclitic or verb.particles)
    return bare and form.number is Grammatical.DUAL and form.aspect is Aspect.PERFECT


def _counts_more(after: Token | None) -> bool:
    """وجرح [أكثر من] خمسين, وجرح [عشرات], وجرح [آخرون]."""
    if _is_numeral(after):
        return True
    if after is None or after.word is None:
        return False
    return not after.word.tables.isdisjoint(_INEXACT) or not after.word.roles.isdisjoint(("other", "some_of"))


def _counts_in_vain(particle: Morph, after: Token | None) -> bool:
    """غرق قارب, تجاوز الحد: a verb that qualifies numbers, where no number follows."""
    verbal = "modifiers" in particle.lemma.tables and any(row.verb for row in particle.lemma.rows(ModifierRow))
    return verbal and not _is_numeral(after)


def _is_verb_instead(particle: Morph, morphs: tuple[Morph, ...], after: Token | None) -> bool:
    """فتحت القوات النار: a whole verb rather than ف and a preposition that is seldom joined so."""
    if particle.particles != "ف" or particle.enclitic:
        return False
    following = after.word.morphs if after is not None and after.word is not None else ()
    lost = particle.lemma.key == _BEFORE_VERBS and following and not any(m.pos is Pos.VERB for m in following)
    if not (lost or particle.lemma.key in _SELDOM_JOINED):  # فقد الجيش: lost
        return False
    return any(morph.pos is Pos.VERB and not morph.particles for morph in morphs)


def _is_no_adverb(morphs: tuple[Morph, ...], before: str, previous: Morph | None) -> bool:
    """63 عسكريا, مسؤولا حكوميا: whoever is counted or what describes him, not militarily or by the government."""
    counted = _is_number(before, previous)
    if not counted and (previous is None or previous.pos is not Pos.NOUN or not previous.features.tanwin):
        return False
    marked = [morph for morph in morphs if morph.features.tanwin and not (morph.particles or morph.article)]
    if counted or previous is None:
        return any(_is_one(morph) for morph in marked)
    return any(morph.pos is Pos.ADJECTIVE and agrees(previous, morph) for morph in marked)


def _is_place_instead(adverb: Morph, morphs: tuple[Morph, ...], before: str, previous: Morph | None) -> bool:
    """في دوما, مدينة دوما: no adverb stands after a preposition or the bare head of a place."""
    if before not in LOCATING:
        if previous is None or previous.pos is not Pos.NOUN or "heads" not in previous.lemma.tables:
            return False
        if previous.article or previous.enclitic or previous.features.tanwin:
            return False
    if not any(row.particle_class == "adverb" for row in adverb.lemma.rows(ParticleRow)):
        return False
    return any(m.pos is Pos.NAME and not m.lemma.tables.isdisjoint(_PLACE_TABLES) for m in morphs)


def _is_head(noun: Morph) -> bool:
    return noun.pos is Pos.NOUN and not noun.lemma.tables.isdisjoint(_HEADING)


def _resumes(after: Token | None) -> bool:
    """بيانا أعلن فيه, خطابا أوضح خلاله: a preposition with a pronoun after a verb."""
    morphs = after.word.morphs if after is not None and after.word is not None else ()
    morph = morphs[0] if morphs else None
    if morph is None or morph.pos is not Pos.PARTICLE or morph.particles:
        return False
    return morph.enclitic != "" and morph.lemma.key not in _BEFORE_TOPIC


def _preferred(word: Word) -> Morph:
    """The reading of a word that is best by itself."""
    return max(zip(word.morphs, word.weights, strict=True), key=lambda pair: pair[1])[0]


def _is_told_of_place(verb: Morph, after: Token | None) -> bool:
    """وفي الفاشر شهد المخيم, وفي بغداد قتل ثلاثة; not وفي غزة قصف عنيف, وفي غزة قتل ودمار."""
    if verb.particles or verb.features.aspect is not Aspect.PERFECT or verb.features.person != 3 or after is None:
        return False
    if after.kind == "number":
        return True
    if after.word is None or not after.word.morphs:
        return after.word is not None
    best = _preferred(after.word)
    if best.article and any(row.counts for row in verb.lemma.rows(TriggerRow)):  # في غزة قتل الأطفال مستمر
        return False
    return not best.particles and best.pos not in (Pos.ADJECTIVE, Pos.VERB, Pos.PARTICLE)


def _is_whole_cue(joined: Morph, other: Morph) -> bool:
    """وصفت, وعدت: of verbs written alike the one of speech, whose own letter the و is."""
    whole = other.pos is Pos.VERB and not other.particles and "cues" in other.lemma.tables
    form = other.features
    active = form.person == 3 and form.voice is not Voice.PASSIVE  # ووصل عدد: it reached, not 'was continued'
    return whole and active and form.aspect is joined.features.aspect


def _is_same_in_the_past(verb: Morph, noun: Morph) -> bool:
    """Whether a reading is a finite verb written like a noun, and either may name an event."""
    if verb.pos is not Pos.VERB or verb.features.aspect is not Aspect.PERFECT or "triggers" not in verb.lemma.tables:
        return False
    return (verb.particles, verb.enclitic) == (noun.particles, noun.enclitic) and verb.features.person == 3


def _is_act_done(verb: Morph, morphs: tuple[Morph, ...]) -> bool:
    return not verb.particles and any(_is_same_in_the_past(verb, other) for other in morphs if other.pos in _DEEDS)


def _is_person(noun: Morph) -> bool:
    row = noun.lemma.row(NounRow) if noun.pos is Pos.NOUN and not noun.particles else None
    return row is not None and row.noun_class in _PERSONS


def _is_told_next(after: Word | None) -> bool:
    """Whether a word is by all its readings a verb in the past or the deed that is written like it."""
    if after is None or not after.acts:
        return False
    return any(m.pos is Pos.VERB and m.features.aspect is Aspect.PERFECT and not m.particles for m in after.morphs)


def _is_described_deed(noun: Morph, morphs: tuple[Morph, ...], after: Token | None) -> bool:
    """قصف إسرائيلي, قصف جوي: a deed by whose or what it is, not its verb, of which no such adjective is the subject."""
    if after is None or after.word is None or not after.word.morphs:
        return False
    if not any(_is_same_in_the_past(other, noun) for other in morphs):
        return False
    if noun.features.tanwin and any(_is_accusative_of(noun, other) for other in after.word.morphs):
        return True
    accusative = any(other.features.tanwin for other in morphs)  # قصفا جويا: no verb
    if not accusative and any(_is_way_of_attack(way) and agrees(noun, way) for way in after.word.morphs):
        return True
    rows = noun.lemma.rows(TriggerRow)
    if not rows or any(row.counts or row.mode in _TO_PERSONS for row in rows):  # قتل فلسطيني, خطف أمريكي
        return False
    best = _preferred(after.word)
    of_people = "countries" in best.lemma.tables or "follower" in best.lemma.roles  # قصف حوثي
    return best.pos is Pos.ADJECTIVE and not best.particles and of_people and agrees(noun, best)


def _is_suffered_by(morphs: tuple[Morph, ...], after: Token | None) -> bool:
    """تعرض قوات الشرطة ل: the deed of those who follow, where its verb has no object and no such subject."""
    if after is None or after.word is None or not after.word.morphs:
        return False
    verbs = [other for other in morphs if other.pos is Pos.VERB and other.features.aspect is Aspect.PERFECT]
    rows = [row for verb in verbs for row in verb.lemma.rows(LightVerbRow)]
    if not rows or not all(row.subject == "recipient" and row.preposition for row in rows):
        return False
    best = _preferred(after.word)
    nominal = best.pos in CONTENT_NOUNS and best.pos is not Pos.ADJECTIVE and not best.particles
    return nominal and not any(follows_as_subject(verb, best) for verb in verbs)


def _is_accusative_of(noun: Morph, adjective: Morph) -> bool:
    """قصفا [مدفعيا], هجوما [عنيفا]: what follows no verb, for it stands in the case of the noun."""
    plain = adjective.pos is Pos.ADJECTIVE and not (adjective.particles or adjective.article)
    return plain and adjective.features.tanwin and agrees(noun, adjective)


def _describes_construct(morphs: tuple[Morph, ...], previous: Morph | None, earlier: Morph | None) -> bool:
    """لجنة تحقيق مشتركة: an adjective that agrees with the first of two nouns and not with the second."""
    if previous is None or earlier is None or previous.pos not in _DEEDS or earlier.pos is not Pos.NOUN:
        return False
    if previous.article or previous.enclitic or earlier.article or earlier.enclitic or earlier.features.tanwin:
        return False
    if previous.particles:  # قتل سبعة أشخاص بانفجار سيارة
        return False
    plain = (m for m in morphs if m.pos is Pos.ADJECTIVE and not (m.article or m.particles or m.enclitic))
    return any(m.features.feminine and agrees(earlier, m) and not agrees(previous, m) for m in plain)


def _is_way_of_attack(adjective: Morph) -> bool:
    """مدفعي, also a gunner; جوي."""
    indefinite = adjective.pos is Pos.ADJECTIVE and not (adjective.article or adjective.particles)
    return indefinite and not adjective.lemma.roles.isdisjoint(_WAYS_OF_ATTACK)


def _is_against(noun: Morph) -> bool:
    """بحق, that is against whom, not في حق; بسجن, a penalty and whom it is given to."""
    governs = not noun.lemma.roles.isdisjoint(_OF_PEOPLE)
    return noun.particles == "ب" and governs and not noun.article and not noun.enclitic


def _is_two(noun: Morph) -> bool:
    """An indefinite dual, or what may be one: ين is written for two and for many."""
    features = noun.features
    if noun.article or noun.pos not in CONTENT_NOUNS:
        return False
    return features.number is Grammatical.DUAL or (features.sound and features.oblique and not features.feminine)


def _is_done_by_two(
    morph: Morph, morphs: tuple[Morph, ...], previous: Morph | None, earlier: Morph | None, subject: Morph | None
) -> bool:
    """جنديين قتلا, أن فتاة وشرطيا قتلا: after two persons rather their verb than the accusative of a deed."""
    if morph.pos not in _DEEDS or morph.article or morph.particles:
        return False
    if not morph.features.tanwin and morph.features.number is not Grammatical.DUAL:
        return False
    if subject is not None and subject.features.number is Grammatical.DUAL:  # إن عنصرين من الجماعة قتلا
        return any(_is_of_two(other) for other in morphs)
    if previous is None:
        return False
    if previous.lemma.key == "اثنين":  # أن صحفيين اثنين قتلا
        return any(_is_of_two(other) for other in morphs)
    first = subject or earlier  # أن قائد الكتيبة وضابطا قتلا
    pair = previous.particles == "و" and first is not None and first.pos is Pos.NOUN and _is_single(first)
    return any(_is_of_two(other) for other in morphs) and (_is_two(previous) or (pair and _is_one(previous)))


def _is_one(noun: Morph) -> bool:
    return _is_single(noun) and not (noun.article or noun.enclitic)


def _is_single(noun: Morph) -> bool:
    """A noun for one person: شرطي, الشرطي, قائد."""
    person = noun.lemma.row(NounRow)
    named = "titles" in noun.lemma.tables or (person is not None and person.noun_class in _PERSONS)
    return named and noun.features.number is Grammatical.SINGULAR


def _is_of_two(verb: Morph) -> bool:
    """جنديين قتلا: their verb, written like the accusative of a deed."""
    dual = verb.features.number is Grammatical.DUAL and verb.features.person == 3
    return verb.pos is Pos.VERB and dual and "triggers" in verb.lemma.tables


def _is_reflexive(word: Word) -> bool:
    return word.light in ("نفسه", "نفسها", "نفسيهما", "انفسهم", "أنفسهم")


def _may_govern(previous: Morph, others: frozenset[str] = _PERSONS) -> bool:
    """A noun that may head a construct; those of some classes rather act: عملية قتل, but طفل قتل."""
    if previous.pos not in CONTENT_NOUNS or previous.article or previous.enclitic or previous.features.tanwin:
        return False
    noun = previous.lemma.row(NounRow)
    if noun is None and previous.pos is Pos.ADJECTIVE:
        return _is_elative(previous.lemma.key)
    return noun is None or noun.noun_class not in others


def _is_elative(key: str) -> bool:
    """أعنف قصف, أكبر هجوم: the most of what follows."""
    return key.startswith("أ") and len(key) == _ELATIVE and not key.endswith("ي")  # not أمني


def _may_be_subject(previous: Morph) -> bool:
    """An indefinite person, or an adjective: what follows is what he does."""
    return previous.pos in CONTENT_NOUNS and not previous.article and not _may_govern(previous)


def _is_definite(token: Token | None) -> bool:
    word = token.word if token is not None else None
    return word is not None and any(morph.article and not morph.particles for morph in word.morphs)


def _can_be_genitive(word: Word) -> bool:
    best = _preferred(word)
    if best.pos is Pos.PARTICLE:
        return any(row.particle_class == "quantifier" for row in best.lemma.rows(ParticleRow))
    if best.particles.startswith(("و", "ف")) or best.particles == "ب":  # قتل وجرح آخرون, قتل برصاص
        return False
    features = best.features
    subject = features.sound and not features.feminine and not features.oblique  # اثنان, مدنيون
    if features.tanwin:  # أنه قصف مستودعا
        return False
    return best.pos is not Pos.VERB and not subject and best.lemma.key not in _NOMINATIVE


def _adjective_context(morph: Morph, morphs: tuple[Morph, ...], previous: Morph | None) -> float:
    """An adjective follows its noun and agrees with it; alone it is rather a noun."""
    if previous is None or previous.pos not in CONTENT_NOUNS:
        return -0.4
    if morph.particles == "و" and previous.pos is Pos.ADJECTIVE and _is_like(morph, previous):  # مصادر طبية وأمنية
        return 1.2
    if morph.article:
        if enters(previous, morphs):
            return -0.4
        if previous.enclitic:  # حدودها الشمالية, توصيفها العسكري
            return 1.5 if agrees(previous, morph) else -0.6
        if morph.particles == "و" and previous.pos is Pos.NOUN and any(_is_head(other) for other in morphs):
            return -0.4  # الحكومة والمعارضة: another body joined to it
        if previous.article:
            return 0.9 if agrees(previous, morph) else -0.6
        return -0.4 if morph.particles.strip("وف") or not agrees(previous, morph) else 0.0  # هجوم للحوثيين
    if previous.article and not morph.particles and any(_is_saying(other) for other in morphs):
        return -0.3  # وزير الدفاع حذر من: an adjective would have the article
    if morph.features.tanwin and previous.features.tanwin and "countries" in morph.lemma.tables:
        attributive = previous.pos is Pos.NOUN  # not مغادرا سوريا
        return 3.2 if attributive and agrees(previous, morph) else 0.0  # مواطنا بريطانيا: a Briton, not Britain
    if stands_in_another_case(previous, morph):  # قنص جندي شابا
        return -0.4
    bare = not (previous.article or previous.enclitic or morph.particles)
    noun = "titles" in morph.lemma.tables or any(_is_office(other.lemma) for other in morphs)  # قول رئيس بلديتها
    noun = noun or (_is_of_victims(previous) and any(_is_one(other) for other in morphs))  # مقتل شاب
    many = morph.features.number is Grammatical.PLURAL and not morph.article
    noun = noun or (previous.pos is Pos.ADJECTIVE and any(_is_vehicle(other) for other in morphs))
    noun = noun or (many and any(_is_head(other) and other.lemma is not morph.lemma for other in morphs))
    return 0.9 if bare and agrees(previous, morph) and not noun else 0.0


def _is_of_victims(noun: Morph) -> bool:
    """مقتل, إصابة, قتل: whose genitive is whom it befell."""
    if "of_victim" in noun.lemma.roles:
        return True
    return any(row.pos == "noun" and row.counts and "genitive" in row.recipient for row in noun.lemma.rows(TriggerRow))


def _is_vehicle(noun: Morph) -> bool:
    """استهدفت مسيرة إسرائيلية سيارة: a thing of its own after an adjective."""
    head = noun.lemma.row(HeadRow)
    return noun.pos is Pos.NOUN and head is not None and head.type == "VEH"


def _is_like(morph: Morph, previous: Morph) -> bool:
    """Of the same gender and number, both with article or both without."""
    first, second = previous.features, morph.features
    same = (first.number, first.feminine) == (second.number, second.feminine)
    return same and previous.article == morph.article and not (previous.enclitic or morph.enclitic)


def _is_office(lemma: Lemma) -> bool:
    head = lemma.row(HeadRow)
    return head is not None and head.sort in ("office", "police")


def _place_context(
    morph: Morph, before: str, previous: Morph | None, morphs: tuple[Morph, ...], after: Token | None
) -> float:
    """A name after a preposition or the head of a place (في الرمادي), not after what it describes (القوة الخارجة)."""
    if _counts_people(before, previous) and any(_is_national(other) for other in morphs):
        return -3.0  # مقتل 20 سوريا: Syrians
    if after is not None:
        if not before and after.text in DATELINE_ENDS:
            return 2.5
        if before == "من" and after.text in _TOWARDS:  # من كابل إلى قندهار
            return 2.0
        bears = after.word is not None and "direction" in after.word.roles  # في عدن جنوبي اليمن
        described = after.word is not None and not bears and _is_described(morphs, after.word)
        if described and not morph.lemma.key.startswith("ال"):
            return -1.5
        if morph.lemma.key.startswith("ال") and after.word is not None and _is_a_thing(morphs, after.word):
            return -0.6
    if before in LOCATING:
        return 1.4
    if before in BEFORE_NOUN:
        return 1.0
    if previous is None:
        return 0.0
    if previous.article and _is_capital_of(morph, previous):
        return 1.5  # العاصمة العمانية مسقط
    if morph.particles == "و" and previous.pos is Pos.NAME and not previous.lemma.tables.isdisjoint(_PLACE_TABLES):
        return 1.5  # نابلس وطولكرم والخليل
    state = previous.pos is Pos.NAME and "countries" in previous.lemma.tables
    if state and not morph.particles and "countries" in morph.lemma.tables:
        return 1.5  # اتهمت إيران السعودية
    if previous.article or previous.enclitic or previous.pos is Pos.NAME:
        if any(_describes(morph, previous) for morph in morphs):
            return -2.5
        capital = any(place.kind == "capital" for place in morph.lemma.rows(PlaceRow))
        return 0.5 if morph.particles == "ب" and capital else 0.0  # تدخلت القوات الأمنية بالرباط
    kinds = {row.type for row in previous.lemma.rows(HeadRow)}  # قضاء is a district or a judiciary
    if not kinds.isdisjoint(_PLACES):
        return 2.0
    if "FAC" in kinds and not any(morph.article for morph in morphs):
        return 0.5  # مستشفى جنين
    return -2.5 if any(_is_plainly(other, previous) for other in morphs) else 0.0  # مسيرات سلمية


def _counts_people(before: str, previous: Morph | None) -> bool:
    """20, عشرين; not 2012, which is rather a year, after which a state is told of."""
    return _is_number(before, previous) and not (before.isdecimal() and int(before) in _YEARS)


def _is_national(adjective: Morph) -> bool:
    """سوريا, a Syrian: written as the state is."""
    return adjective.features.tanwin and not adjective.particles and "countries" in adjective.lemma.tables


def _is_capital_of(name: Morph, nationality: Morph) -> bool:
    country = nationality.lemma.row(CountryRow)
    if country is None:
        return False
    return any(place.kind == "capital" and place.country == country.code for place in name.lemma.rows(PlaceRow))


def _body_context(
    morph: Morph, morphs: tuple[Morph, ...], before: str, previous: Morph | None, after: Word | None
) -> float:
    """عناصر حماس, بين فتح وحماس, أعلنت حماس: beside its members, another body, or the verb of a body."""
    score = 1.0 if before in BEFORE_NOUN else 0.0
    score += 1.2 * (before == _AGAINST)  # هتفوا ضد حماس
    if after is not None:
        if any(other.particles == "و" and "organisations" in other.lemma.tables for other in after.morphs):
            score += 1.5
        if any(_is_feminine_verb(other) and not other.particles for other in after.morphs):
            score += 1.0
        if not morph.particles and "men" not in morph.lemma.roles:  # الحوثيون السعودية
            score -= _governed(after, morphs)
    if previous is None:
        return score
    if _is_feminine_verb(previous):
        return score + 2.0
    if (
        previous.pos is Pos.VERB
        and not morph.particles
        and any(_is_two(other) and not other.particles for other in morphs)
    ):
        return score - 2.0  # قتل طالبان: two students, for a body would take the feminine
    if (previous.article or previous.enclitic) and any(_describes(other, previous) for other in morphs):
        return score - 2.5  # المتمردون الحوثيون
    if morph.particles == "و" and "organisations" in previous.lemma.tables:
        return score + 1.5
    if morph.particles == "و" and previous.pos is Pos.NAME and "countries" in previous.lemma.tables:
        return score + (0.0 if after is not None and _governed(after, morphs) else 1.5)  # إسرائيل وحماس
    head = previous.lemma.row(HeadRow)
    bare = not (previous.article or previous.enclitic or morph.particles)
    if not bare or previous.pos not in CONTENT_NOUNS:
        return score
    return score + (1.2 if head is not None and head.type in _BODIES else 0.6)  # عناصر حماس, أيدي حماس


def _governed(after: Word, morphs: tuple[Morph, ...]) -> float:
    """How surely the word after belongs to the noun that a name may be as well: فتح تحقيق, حماس الجماهير."""
    if not after.morphs or after.morphs[0].particles or after.morphs[0].pos not in CONTENT_NOUNS:
        return 0.0
    if any(morph.pos is Pos.MASDAR for morph in morphs):
        return 2.0
    return 1.0 if after.morphs[0].article else 0.0


def _is_feminine_verb(morph: Morph) -> bool:
    """Third person, feminine singular: the verb of a body, which its name need not show."""
    features = morph.features
    if morph.pos is not Pos.VERB or features.person != 3 or morph.enclitic:
        return False
    return features.feminine and features.number is Grammatical.SINGULAR


def _person_context(morph: Morph, morphs: tuple[Morph, ...], previous: Morph | None, after: Word | None) -> float:
    """سمير حداد, الوزير كمال, قالت سلمى: a name beside a name, after an office or a verb of saying."""
    if morph.particles:
        return 1.5 if _is_listed_name(morph, previous, after) else 0.0
    score = 0.0
    if after is not None and not after.tables.isdisjoint(PERSON_NAMES) and _is_bare_name(after):
        score += 1.2
    if previous is None:
        return score
    if previous.pos is Pos.NAME and not previous.lemma.tables.isdisjoint(PERSON_NAMES):
        return score + 1.5
    joined = any(other.particles for other in morphs)  # ناطق باسم: in whose name he speaks
    if "titles" in previous.lemma.tables and not joined and (previous.article or not previous.features.construct):
        score += 1.2
    elif previous.pos is Pos.VERB and "cues" in previous.lemma.tables:
        score += 1.0
    return score


def _is_listed_name(morph: Morph, previous: Morph | None, after: Word | None) -> bool:
    """محمد كريم وسامي حداد: a further person, not 'and my medal'."""
    named = previous is not None and previous.pos is Pos.NAME and not previous.lemma.tables.isdisjoint(PERSON_NAMES)
    return morph.particles == "و" and named and after is not None and _is_bare_name(after)


def _is_bare_name(word: Word) -> bool:
    names = (morph for morph in word.morphs if morph.pos is Pos.NAME and not morph.particles)
    return any(not morph.lemma.tables.isdisjoint(PERSON_NAMES) for morph in names)


def _is_described(morphs: tuple[Morph, ...], after: Word) -> bool:
    """سيول جارفة: an adjective without article describes a noun, not a city."""
    nouns = [m for m in morphs if m.pos in CONTENT_NOUNS and m.exact and not (m.article or m.enclitic or m.particles)]
    nouns = [m for m in nouns if "false_duals" not in m.lemma.tables]  # لبنان
    adjectives = [m for m in after.morphs if m.pos in ADJECTIVAL and m.exact and not (m.article or m.particles)]
    return any(agrees(noun, adjective) for noun in nouns for adjective in adjectives)


def _is_a_thing(morphs: tuple[Morph, ...], after: Word) -> bool:
    """المنامة القطنية: what adjectives describe is rather a thing; but القدس الشرقية, الموصل العراقية."""
    nouns = [m for m in morphs if m.pos is Pos.NOUN and m.article and m.exact and not (m.enclitic or m.particles)]
    adjectives = [m for m in after.morphs if m.pos in ADJECTIVAL and m.exact and m.article and not m.particles]
    told = [a for a in adjectives if "countries" not in a.lemma.tables and "of_towns" not in a.lemma.roles]
    return len(told) == len(adjectives) and any(agrees(noun, adjective) for noun in nouns for adjective in told)


def _describes(morph: Morph, previous: Morph) -> bool:
    return morph.article and not morph.particles and morph.pos in ADJECTIVAL and agrees(previous, morph)


def _is_plainly(morph: Morph, previous: Morph) -> bool:
    """An adjective without article after its noun."""
    bare = morph.features.feminine and not (morph.article or morph.particles)  # كوريا is no Korean
    return morph.pos is Pos.ADJECTIVE and bare and agrees(previous, morph)


def _is_number(before: str, previous: Morph | None) -> bool:
    return before.isdecimal() or (previous is not None and not previous.lemma.tables.isdisjoint(_NUMERALS))


def _holds_office(previous: Morph, verb: Morph) -> bool:
    """مدير أمن المدينة: the office of something; a verb of saying may follow its holder."""
    bare = not (previous.article or previous.enclitic or previous.features.feminine)
    if not bare or verb.particles or verb.enclitic or "cues" in verb.lemma.tables:
        return False
    title = previous.lemma.row(TitleRow)
    return title is not None and title.sort == "office"


def _wants_noun(previous: Morph) -> bool:
    """A bare singular noun opens a construct and expects another noun."""
    return previous.features.construct and previous.pos in CONTENT_NOUNS
