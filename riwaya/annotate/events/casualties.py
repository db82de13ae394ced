"""Deaths and injuries belong to the event that caused them: 'هجوم أسفر عن مقتل …', 'مقتل … جراء سقوط قذائف'."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import partial, reduce

from riwaya.annotate.events.circumstances import follows_bound
from riwaya.annotate.events.drafts import EventDraft
from riwaya.annotate.events.participants import CASUALTIES, CAUSING, is_harmed, tells_casualty
from riwaya.annotate.events.tolls import is_of_toll
from riwaya.annotate.markers import is_number, plays, stands_as
from riwaya.annotate.names.kinds import head_sort
from riwaya.annotate.names.phrase import PLACES, NounPhrase
from riwaya.lexicon import Grammatical, Pos
from riwaya.lexicon.tables import CueRow, LightVerbRow
from riwaya.model import Quantity, Time
from riwaya.text import Document

_REACH = 40
_BREATH = 14
_COMMAS = frozenset(("،", ","))
# How far before a deed the preposition stands that it depends on.
_NEAR = 3
_FROM, _IN, _WITH = "من", "في", "ب"
_AS = "كما"
_DEEDS = frozenset({Pos.NOUN, Pos.MASDAR})
_LED_TO = frozenset(("إلى", "الى", "عن"))
# Words that take up what was told, and how far after a semicolon they stand: ؛ ما أدى, ؛ الأمر الذي أسفر.
_WHICH = frozenset(("ما", "مما", "الذي"))
_LINK = 2
# Before a whole of which a part is told, and how far after.
_AMONG = "بين"
_PART = 5
_OF_STATE = frozenset(("military", "police", "security", "army", "convoy"))
_LAYING = frozenset(("PER", "ORG"))


def is_casualty(draft: EventDraft) -> bool:
    """Whether the trigger names a result (مقتل, إصابة, غرق) rather than what happened (هجوم, سيول, قتلوا سائقه)."""
    row = draft.row
    if row.counts not in CASUALTIES or not row.recipient or (row.mode is not None and row.event != "OTHER"):
        return False
    if draft.possessed:  # اختطاف السفير وقتله: another act
        return False
    hit = not draft.counts and all(phrase.type in PLACES for phrase in draft.recipient)
    fell = row.pos == "noun" or bool(draft.recipient) or "subject" in row.recipient
    weapon_fell = draft.instrument is not None and hit and fell  # سقوط قذائف على سوق; not أصيب آخرون بالرصاص
    return not (draft.active or weapon_fell)


def without_nobody(document: Document, drafts: Sequence[EventDraft]) -> list[EventDraft]:
    """سقط قتلى وجرحى: a plain word that says of those who were harmed only that they were names nobody."""
    return [
        draft.with_(recipient=tuple(phrase for phrase in draft.recipient if not _is_nobody(document, phrase)))
        if draft.type == "ASSAULT"
        else draft
        for draft in drafts
    ]


def _is_nobody(document: Document, phrase: NounPhrase) -> bool:
    head = document.tags[phrase.head]
    if head is None or phrase.last > phrase.head + 1:
        return False
    if phrase.definite:  # عدد من القتلى; not القتلى
        before = document.tokens[max(0, phrase.first - 2) : phrase.first]
        return len(before) == 2 and is_number(before[0]) and before[1].text == _FROM and is_harmed(head)
    counted = phrase.first > 0 and is_number(document.tokens[phrase.first - 1])  # 30 جريحا, 12 قتيلا وجريحا
    counted |= head.particles == "و" and head.features.tanwin
    if head.features.number is not Grammatical.PLURAL and not counted:
        return False
    return is_harmed(head)


def _has_victims(draft: EventDraft) -> bool:
    return bool(draft.recipient or draft.counts)


def fold_casualties(document: Document, drafts: Sequence[EventDraft]) -> list[EventDraft]:
    """Gives the numbers of casualty mentions to the cause in their sentence, or joins those of one breath.

    A casualty of whom and how many is not said is part of its cause (أسفر الهجوم عن إصابات), and told no further.
    """
    drafts = _without_parts(document, [draft for draft in drafts if not _is_spared(document, draft)])
    kept: list[EventDraft] = []
    caused: dict[int, list[EventDraft]] = {}
    for index, draft in enumerate(drafts):
        if not is_casualty(draft):
            kept.append(draft)
            continue
        cause = _cause(document, drafts, index)
        if not _has_victims(draft):
            if cause is not None and draft.type == "ASSAULT" and not draft.active:
                caused.setdefault(cause.at, []).append(draft)
            else:
                kept.append(draft)
            continue
        if cause is not None:
            caused.setdefault(cause.at, []).append(draft)
            continue
        first = _first_casualty(kept, draft)
        if first is None:
            kept.append(draft)
        else:
            kept[first] = _merge(document, kept[first], draft)
    kept = [_as_laid(document, draft, caused.get(draft.at, ())) for draft in kept]
    merge = partial(_merge, document)
    return [reduce(merge, caused.get(draft.at, ()) if not is_casualty(draft) else (), draft) for draft in kept]


def _is_spared(document: Document, draft: EventDraft) -> bool:
    """لم ترد أنباء عن سقوط ضحايا, وقوع إصابات بين المتظاهرين: nobody was harmed; not نفى مقتل قائده."""
    if not is_casualty(draft) or draft.realis != "denied" or draft.status_cue.startswith("stance") or draft.counts:
        return False
    return all(
        phrase.name is None and (not phrase.definite or _follows_among(document, phrase)) for phrase in draft.recipient
    )


def _follows_among(document: Document, phrase: NounPhrase) -> bool:
    return phrase.first > 0 and document.tokens[phrase.first - 1].text == _AMONG


def _as_laid(document: Document, deed: EventDraft, casualties: Sequence[EventDraft]) -> EventDraft:
    """قتل جنود في كمين للمسلحين: who lies in wait where others died in it; not قتل جندي في كمين لدورية."""
    tag = document.tags[deed.at]
    victims = tuple(phrase for casualty in casualties for phrase in casualty.recipient)
    if deed.actor or not deed.recipient or not victims or not plays(tag, "ambush"):
        return deed
    laid = all(phrase.type in _LAYING and not _is_of_state(document, phrase) for phrase in deed.recipient)
    return deed.with_(actor=deed.recipient, recipient=()) if laid and not set(deed.recipient) & set(victims) else deed


def _is_of_state(document: Document, phrase: NounPhrase) -> bool:
    """Soldiers, police and armies, in whose way others lie."""
    head = document.tags[phrase.head]
    return plays(head, "army") or (head is not None and head_sort(head.lemma) in _OF_STATE)


def _without_parts(document: Document, drafts: Sequence[EventDraft]) -> list[EventDraft]:
    """بين القتلى العشرة 7 مدنيين قتلوا في قصف: some of those already counted are not counted again."""
    found: list[EventDraft] = []
    for draft in drafts:
        whole = found[-1] if found else None
        if whole is not None and _is_of_death(document, whole, draft):
            draft = draft.with_(counts=())
        part = whole is not None and whole.row.counts == draft.row.counts and draft.at - whole.at <= _PART
        if part and whole is not None and whole.sentence == draft.sentence and _opens_part(document, whole):
            draft = draft.with_(counts=())
        found.append(draft)
    return found


def _is_of_death(document: Document, death: EventDraft, wound: EventDraft) -> bool:
    """توفي مدني إثر إصابته بقصف: what somebody died of, who is not wounded besides."""
    if (death.row.counts, wound.row.counts) != ("killed", "injured") or death.sentence != wound.sentence:
        return False
    noun, before = document.tags[wound.at], document.tokens[wound.at - 1].word
    if noun is None or noun.pos is Pos.VERB or not noun.enclitic or wound.at - death.at > _PART:
        return False
    return stands_as(before, "in_cause") or stands_as(before, "motive")


def _opens_part(document: Document, whole: EventDraft) -> bool:
    """بين القتلى العشرة."""
    return bool(whole.counts) and whole.at > 0 and document.tokens[whole.at - 1].text == _AMONG


def _cause(document: Document, drafts: Sequence[EventDraft], index: int) -> EventDraft | None:
    """The nearest event of the same sentence and speaker that can have caused a casualty."""
    draft = drafts[index]
    first = bisect_left(drafts, draft.at - _REACH, key=_place)
    last = bisect_right(drafts, draft.at + _REACH, key=_place)
    near = [
        other
        for other in drafts[first:last]
        if other.sentence == draft.sentence
        and other.said_by == draft.said_by
        and not is_casualty(other)
        and not _is_case(document, other)
        and not _describes_place(document, other)
        and not _dates(document, other)
        and not (draft.at < other.at and _is_long_before(document, other))
        and other.mode != "abduct"  # خطفوا سائحين وقتلوا أحدهما: two deeds
        and other.type in CAUSING
        and other.type in (draft.type, "ASSAULT", "OTHER")
        and other.realis == draft.realis
        and (other.at < draft.at or other.active or _is_told_as_cause(document, other))
        and not (draft.at < other.at and _has_victims(draft) and _is_joined_noun(document, other))
        and not (other.at < draft.at and _is_apart(document, draft, other))
        and not _is_separated(document, draft.at, other.at)
        and not _has_own_cause(drafts, index, other)
        and not _befell_doer(draft, other)
    ]
    return min(near, key=lambda other: _remoteness(document, other, draft), default=None)


def _remoteness(document: Document, deed: EventDraft, casualty: EventDraft) -> tuple[bool, bool, int]:
    """How little a deed is told as what harmed somebody: best where the casualty itself names it, مقتل 40 في هجوم."""
    # هجوما، أسفر عن مقتل 15، في واحدة من أعنف الهجمات
    if _is_result(document, casualty.at) or _takes_up(document, casualty.at):
        return deed.at > casualty.at, True, abs(deed.at - casualty.at)
    follows = deed.at > casualty.at and not document.has_verb(casualty.at + 1, deed.at)
    named = follows and _is_named_cause(document, deed.at)
    return _is_over_comma(document, deed, casualty), not named, abs(deed.at - casualty.at)


def _takes_up(document: Document, at: int) -> bool:
    """مجزرة …، وراح ضحيتها 86: a pronoun on the victims means a deed told before."""
    victims = document.tags[at + 1] if at + 1 < len(document.tags) else None
    return victims is not None and victims.enclitic != "" and plays(victims, "toll")


def _is_named_cause(document: Document, at: int) -> bool:
    """في هجوم, جراء القصف, بقصف."""
    tag, before = document.tags[at], document.tokens[at - 1].word
    return (tag is not None and tag.particles == _WITH) or stands_as(before, "in_cause")


def _is_result(document: Document, at: int) -> bool:
    """أدى القصف إلى [مقتل], أسفر عن [مقتل], عن مقتل ثلاثة [وإصابة] أربعة: what the deed before it led to."""
    if at > 0 and document.tokens[at - 1].text in _LED_TO:
        told = document.tags[max(0, at - _BREATH) : at]  # not أنباء عن مقتل خمسة في هجوم
        verbs = (tag for tag in told if tag is not None and tag.pos is Pos.VERB)
        return any(row.subject == "event" for verb in verbs for row in verb.lemma.rows(LightVerbRow))
    tag = document.tags[at]
    if tag is None or tag.particles != "و" or tag.pos is Pos.VERB:
        return False
    for before in range(at - 1, max(0, at - _BREATH), -1):
        noun = document.tags[before]
        if document.tokens[before].kind == "punctuation" or (noun is not None and noun.pos is Pos.VERB):
            return False
        if noun is not None and noun.pos in _DEEDS and tells_casualty(noun):
            return _is_result(document, before)
    return False


def _is_apart(document: Document, casualty: EventDraft, deed: EventDraft) -> bool:
    """قصفوا القرية بعد مقتل جندي, إثر مقتله: another deed's; but ارتفعت حصيلة القصف بعد وفاة جندي is of the same."""
    if is_of_toll(document, deed.at):
        return False
    return casualty.background or is_motive(document, casualty)


def is_motive(document: Document, casualty: EventDraft) -> bool:
    """أطلقت الشرطة النار إثر مقتل شرطي, على خلفية مقتله: why something was done, not what came of it."""
    tokens = document.tokens[max(0, casualty.at - _NEAR + 1) : casualty.at]
    return any(stands_as(token.word, "motive") for token in tokens)


def _has_own_cause(drafts: Sequence[EventDraft], index: int, deed: EventDraft) -> bool:
    """قتل شخصان بالرصاص وتوفي آخران في حريق: a casualty told with its weapon, before another that has the deed."""
    draft = drafts[index]
    if any(other.background for other in drafts[index + 1 :] if other.at < deed.at):  # بعد أيام من مقتل شرطي في اعتداء
        return True
    if draft.instrument is None or deed.at < draft.at:
        return False
    others = (other for other in drafts[index + 1 :] if other.at < deed.at and is_casualty(other))
    return any(other.row.counts == draft.row.counts for other in others)


def _befell_doer(casualty: EventDraft, deed: EventDraft) -> bool:
    """هاجم المسلح الحاجز لكنه قتل برصاص الجنود: what others did to who did it."""
    befallen = bool(casualty.recipient) and set(casualty.recipient) <= set(deed.actor)
    return befallen and bool(casualty.actor) and not set(casualty.actor) & set(deed.actor)


def _is_over_comma(document: Document, deed: EventDraft, casualty: EventDraft) -> bool:
    """فيما تتواصل المواجهات، قتل ثلاثة في هجوم: told in a clause of its own before the casualty."""
    return any(token.text in _COMMAS for token in document.tokens[deed.at : casualty.at])


def _place(draft: EventDraft) -> int:
    return draft.at


def _is_case(document: Document, draft: EventDraft) -> bool:
    """قضية مذبحة, ملف اغتيال: a case known from before."""
    return draft.at > 0 and stands_as(document.tokens[draft.at - 1].word, "case")


def _describes_place(document: Document, deed: EventDraft) -> bool:
    """الصومال التي تمزقها الحرب: what a clause on a place says of it."""
    verb = document.tags[deed.at - 1] if deed.at > 1 else None
    taken_up = verb is not None and verb.pos is Pos.VERB and verb.enclitic != ""
    return taken_up and stands_as(document.tokens[deed.at - 2].word, "relative_pronoun")


def _dates(document: Document, draft: EventDraft) -> bool:
    """قبل يومين من الانتخابات, منذ الانقلاب: what only says when something was."""
    return draft.mode == "election" or follows_bound(document, draft.at)


def _is_long_before(document: Document, deed: EventDraft) -> bool:
    """قتل جندي أمس بعد ثلاثة أيام من هجوم: a deed that another followed after some time, not at once."""
    return deed.background and document.tokens[deed.at - 1].text == _FROM


def _is_joined_noun(document: Document, deed: EventDraft) -> bool:
    """مقتل ثلاثة وتهدم أربعة منازل: what is told beside the dead did not kill them."""
    tag = document.tags[deed.at]
    return tag is not None and tag.pos is not Pos.VERB and tag.particles == "و"


def _is_told_as_cause(document: Document, deed: EventDraft) -> bool:
    """قتل ثلاثة في سلسلة هجمات; not وسط دلائل على تنامي التمرد: by the preposition nearest before it."""
    tag = document.tags[deed.at]
    if tag is None or tag.pos is Pos.VERB or tag.particles.strip("وف"):
        return True
    for at in range(deed.at - 1, max(-1, deed.at - _NEAR - 1), -1):
        before = document.tags[at]
        if before is not None and before.pos is Pos.PARTICLE and not before.enclitic:
            return not plays(before, "topical")
        if before is not None and before.particles.strip("وف"):
            return True
    return True


def _is_separated(document: Document, a: int, b: int) -> bool:
    first, last = min(a, b), max(a, b)
    between = document.tokens[first:last]
    return any(
        (token.text == "؛" and not _goes_on(document, at, last))
        or (stands_as(token.word, "clause_link") and not _links_casualties(document, at))
        or stands_as(token.word, "retaliation")  # مقتل أربعة ردا على اغتيال الفتى
        or _opens_elsewhere(document, at)
        for at, token in enumerate(between, first)
    )


def _links_casualties(document: Document, at: int) -> bool:
    """قُتل ثلاثة [فيما] أصيب 20 خلال هجوم, [كما] قالت الشرطة: a clause on others of one deed, or on who says it."""
    after = document.tags[at + 1] if at + 1 < len(document.tags) else None
    if after is None or after.pos is not Pos.VERB:
        return False
    said = document.tokens[at].text == _AS and bool(after.lemma.rows(CueRow))
    return said or tells_casualty(after)


def _opens_elsewhere(document: Document, at: int) -> bool:
    """قتل ثلاثة في دارفور، [وفي] الخرطوم أصيب خمسة: a clause of its own that begins with where it was."""
    word = document.tokens[at].word
    after_comma = at > 0 and document.tokens[at - 1].text in _COMMAS
    if not after_comma or word is None:
        return False
    return any(m.pos is Pos.PARTICLE and m.lemma.key == _IN and m.particles == "و" for m in word.morphs)


def _goes_on(document: Document, at: int, end: int) -> bool:
    """قصف الجيش البلدة؛ ما أدى إلى مقتل, أصيب 32؛ إثر حادث: before what only says to what it led, or what led to it."""
    after = document.tokens[at + 1].word if at + 1 < end else None
    following = (document.tokens[index].text for index in range(at + 1, min(end, at + 1 + _LINK)))
    return stands_as(after, "in_cause") or any(word in _WHICH for word in following)


def _first_casualty(kept: Sequence[EventDraft], draft: EventDraft) -> int | None:
    """A casualty mention just before in the same breath: مقتل خمسة وإصابة عشرة."""
    for number in range(len(kept) - 1, -1, -1):
        other = kept[number]
        if draft.at - other.at > _BREATH:
            return None
        if not is_casualty(other) or (other.sentence, other.said_by) != (draft.sentence, draft.said_by):
            continue
        if draft.row.counts != other.row.counts and (draft.type == other.type or other.type == "OTHER"):
            return number
    return None


def _victims(event: EventDraft, casualty: EventDraft, hit_place: bool) -> tuple[NounPhrase, ...]:
    """Those whom an attack was on and those it killed; a disaster is done to nobody."""
    if event.type == "OTHER" and event.mode == "disaster":
        return event.recipient
    return casualty.recipient if hit_place else tuple(dict.fromkeys((*event.recipient, *casualty.recipient)))


def _time_of(event: EventDraft, casualty: EventDraft) -> Time | None:
    """The time of a casualty; not أمس … بعد ثلاثة أيام من هجوم أودى بحياة 12: a day told before what was earlier."""
    time = casualty.time
    return None if time is not None and event.background and time.span.start < event.trigger.start else time


def _further_counts(event: EventDraft, casualty: EventDraft) -> Iterator[tuple[str, Quantity | int]]:
    """The numbers of a casualty that its event does not have; of سقوط قتيل both words tell one death."""
    known = {kind for kind, _ in event.counts}
    same = any(phrase.head == casualty.at for phrase in event.recipient)
    same = same or (bool(casualty.recipient) and set(casualty.recipient) <= set(event.recipient))
    for kind, number in casualty.counts:
        again = (kind, number) in event.counts and (isinstance(number, Quantity) or not casualty.recipient)
        if not (again or (same and kind in known)):
            yield kind, number


def _merge(document: Document, event: EventDraft, casualty: EventDraft) -> EventDraft:
    if not _has_victims(casualty):
        return event.with_words_of(casualty)
    somebody = any(not _is_nobody(document, phrase) for phrase in casualty.recipient)
    hit_place = somebody and all(phrase.type in PLACES for phrase in event.recipient)
    graver = casualty.row.counts == "injured" and any(kind == "killed" for kind, _ in event.counts)
    told = event if graver else event.with_words_of(casualty)  # قتل ثلاثة وأصيب خمسة: the dead tell it
    return told.with_(
        counts=(*event.counts, *_further_counts(event, casualty)),
        recipient=_victims(event, casualty, hit_place),
        actor=event.actor or casualty.actor,
        instrument=event.instrument or casualty.instrument,
        place=event.place or casualty.place,
        time=event.time or _time_of(event, casualty),
        needs_antecedent=False,  # an explosion that killed is an event of its own
        background=event.background or casualty.background,
    )
