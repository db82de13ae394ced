"""Repeated mentions of one event within a report, and what a later mention takes from the first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from riwaya.annotate.events.casualties import is_casualty, is_motive
from riwaya.annotate.events.circumstances import follows_bound
from riwaya.annotate.events.drafts import EventDraft
from riwaya.annotate.events.means import is_form_of
from riwaya.annotate.events.participants import is_armed
from riwaya.annotate.events.protesters import is_purpose_of
from riwaya.annotate.events.status import OR, PLURAL
from riwaya.annotate.events.towns import TownReader
from riwaya.annotate.markers import joins_as, plays, stands_as
from riwaya.annotate.names.kinds import description_type
from riwaya.annotate.names.phrase import ADJECTIVAL, PLACES, NounPhrase
from riwaya.lexicon import Pos
from riwaya.model import Quantity
from riwaya.text import Document, Token, Word
from riwaya.text.neighbours import LINKS

_OPEN_ENDED = frozenset(("generic_past", "planned", "threatened"))
# What a noun for any violent event or accident (الحادث) may take up.
_TAKEN_UP = frozenset(("ASSAULT", "OTHER"))
# Types whose incidents a report usually tells one of: further verbs without another place or day tell it again.
_ONE_PER_REPORT = frozenset(("ASSAULT",))
_ONE_OF_MODE = frozenset(("election", "disaster"))
# Types whose events are taken up by any word for one: الاحتجاج after a strike; not البحث عن المفقودين after a rescue.
_TOLD_LOOSELY = frozenset(("ASSAULT", "PROTEST", "OTHER", "AGREE", "CONSULT"))
_IN = frozenset(("في", "وفي", "فى", "وفى"))
_COMMAS = frozenset(("،", ","))
# Lengths of 2013 and of 2013-08.
_MONTH_OR_YEAR = frozenset((4, 7))
# How many adjectives may stand before the one that says which: غارة جوية إسرائيلية أخرى.
_ADJECTIVES = 3
# Modes of deeds that are never told by a word for another.
_OF_THEIR_OWN = frozenset(("abduct", "sexual", "torture"))
_SITES = frozenset(("FAC", "LOC"))
_BODIES = frozenset(("ORG", "GPE"))
# What is told of again by its own word, as people are not.
_HIT = frozenset(("FAC", "VEH", "GPE"))
# Heads of the words that turn to another topic; جهته turns to another speaker.
_TOPICS = frozenset(("جهة", "ناحية", "صعيد", "سياق", "تطور", "حادث", "حادثة", "حدث", "واقعة", "شأن"))
# What stands behind a place that saw something before: القرية ذاتها شهدت مجزرة.
_ITSELF = frozenset(("نفسها", "نفسه", "ذاتها", "ذاته"))
# How far before a deed that place stands.
_PLACE_REACH = 12
_OPENING = 5
# How far from the head of the sentence the word stands that says how long before or after something was.
_UNIT_REACH = 3
_LINK_REACH = 5
# How far from a deed the word stands that says since when it goes on.
_SINCE_REACH = 5
# Among how many words after that one a month or year stands: منذ [منتصف نيسان].
_SINCE_LENGTH = 3
# How far before its dead the word for a toll stands.
_TOLL_REACH = 6
_EARLIER = ("وفي", "وقت", "سابق")
_DAYS = frozenset(("weekdays", "dayparts", "deictics"))
_LONG_SPANS = frozenset(("عام", "العام", "سنة", "سنوات", "أعوام", "أشهر", "شهور", "عقد", "عقود"))
_LONG_AGO, _AGO = "PAST_REF", "times.ago"
_OF = "من"
_REACH = 12
# How far before a deed stands what relates it to another: ردا على, سبق أن.
_NEAR = 3


def link_mentions(document: Document, drafts: Sequence[EventDraft], towns: TownReader) -> list[EventDraft]:
    """Sets `same_as` (an index) on mentions that take an earlier event up; they inherit place and time.

    Mentions that are events only if they take one up (الحادث) are dropped where there is none.
    """
    linked: list[EventDraft] = []
    told = _Told(towns)
    for number, draft in enumerate(drafts):
        main = _main(document, linked, told, draft)
        following = drafts[number + 1] if number + 1 < len(drafts) else None
        stands = _is_one_more(document, linked, draft) or _is_listed(document, draft, following)
        stands = stands or (bool(linked) and _is_added(document, linked[-1], draft))
        if main is None and draft.needs_antecedent and not stands:
            continue
        told.add(len(linked) if main is None else main, draft)
        if main is None:
            linked.append(draft.with_(place=draft.place or draft.nearby))
            continue
        first = linked[main]
        place, time = draft.place or first.place or draft.nearby, draft.time or first.time
        actor = draft.actor or (first.actor if draft.type == "PROTEST" else ())  # a strike has its strikers
        realis = "actual" if _may_resume(draft) else draft.realis
        mode = draft.mode if draft.type == first.type else first.mode
        linked.append(
            draft.with_(same_as=main, place=place, time=time, type=first.type, mode=mode, actor=actor, realis=realis)
        )
    return linked


class _Told:
    """Of each event, by the number of its first mention, the day, town and province that any mention states."""

    def __init__(self, towns: TownReader) -> None:
        self.towns = towns
        self._day: dict[int, str] = {}
        self._town: dict[int, str] = {}
        self._provinces: dict[int, frozenset[str]] = {}

    def add(self, main: int, draft: EventDraft) -> None:
        """Takes what a mention of an event states, if none before it did."""
        if (day := _day(draft)) is not None:
            self._day.setdefault(main, day)
        places = _places(draft)
        if (town := self.towns.town(places)) is not None:
            self._town.setdefault(main, town)
        if provinces := self.towns.provinces(places):
            self._provinces.setdefault(main, provinces)

    def is_another(self, main: int, draft: EventDraft) -> bool:
        """Whether a mention states another day, town or province than the event has."""
        places = _places(draft)
        day, town = _day(draft), self.towns.town(places)
        if day is not None and self._day.get(main, day) != day:
            return True
        if town is not None and self._town.get(main, town) != town:
            return True
        provinces = self.towns.provinces(places)
        return bool(provinces) and provinces.isdisjoint(self._provinces.get(main, provinces))

    def is_in_new_town(self, main: int, other: EventDraft, draft: EventDraft) -> bool:
        """تعرض مكتب في مدينة مصراتة لهجوم, after fights of which no town was told: the lead tells it sooner."""
        late = draft.sentence > max(1, other.sentence)
        new = main not in self._town and self.towns.town(_places(draft)) is not None
        return late and other.place is not None and new


def _places(draft: EventDraft) -> tuple[NounPhrase, ...]:
    """The places of a mention: where it was, as far as that is settled, and those that its clause names."""
    return draft.located if draft.place is None else (draft.place, *draft.located)


def _main(document: Document, linked: Sequence[EventDraft], told: _Told, draft: EventDraft) -> int | None:
    """The first mention of the event that this one tells again; series and plans are never taken up."""
    if draft.realis in _OPEN_ENDED and not _may_resume(draft):
        return None
    fights = plays(document.tags[draft.at], "clash") and draft.anaphoric
    if fights and (main := _nearest(document, linked, told, draft, clashes=True)) is not None:
        return main  # القتال after clashes and an air strike
    return _nearest(document, linked, told, draft)


def _nearest(
    document: Document, linked: Sequence[EventDraft], told: _Told, draft: EventDraft, *, clashes: bool = False
) -> int | None:
    """The event of the last mention that fits; if that has other dead, the last one with the same dead, if any.

    What is told as having been before (غداة اعتداء) is taken up only where nothing else fits, unless by the article.
    """
    first: int | None = None
    recalled: int | None = None
    apart: set[int] = set()
    for index in range(len(linked) - 1, -1, -1):
        other = linked[index]
        if draft.sentence - other.sentence > _REACH:
            break
        main = other.same_as if other.same_as is not None else index
        if not draft.actor and _was_before(document, other, draft):  # اندلعت المعارك بعد مقتل شاب: nor what they were
            apart.add(main)
        if main in apart or other.realis in _OPEN_ENDED or not _fits(document, other, draft):
            continue
        if not draft.anaphoric and _is_described(document, other, "former"):  # عمليات سابقة: not what is told now
            continue
        if _is_only_denied(other, draft):
            continue
        if draft.anaphoric and other.sentence != draft.sentence and _is_one_of_several(document, linked[main]):
            recalled = main if recalled is None else recalled  # بعد أيام من اعتداء آخر. وتبنى التنظيم الاعتداء
            continue
        if clashes and not plays(document.tags[other.at], "clash"):
            continue
        if _names_other(told.towns, other.place, draft.place):
            apart.add(main)
        elif not (
            told.is_another(main, draft)
            or (_is_new(document, draft) and told.is_in_new_town(main, other, draft))
            or _is_elsewhere(told.towns, other, draft)
        ):
            told_first = linked[main]
            was_before = told_first.background and told_first.sentence != draft.sentence and not draft.anaphoric
            if was_before and not _agree_in_toll(other, draft):
                recalled = main if recalled is None else recalled
                continue
            same = _agree_in_toll(other, draft) or _is_earlier_toll(document, draft)
            if same or (first is None and not _differ_in_toll(other, draft)):
                return main
            first = main if first is None else first  # unless one told before has the same dead
    return first if first is not None else recalled


def _is_only_denied(other: EventDraft, draft: EventDraft) -> bool:
    """نفت الحركة إطلاق الصواريخ. وشنت القوات غارات: what did not happen is not what somebody then did."""
    return other.realis == "denied" and draft.realis == "actual" and bool(draft.actor) and not draft.anaphoric


def _may_resume(draft: EventDraft) -> bool:
    """الهجمات after attacks that were told are these, else attacks in general."""
    return draft.anaphoric and draft.status_cue == PLURAL


def _fits(document: Document, other: EventDraft, draft: EventDraft) -> bool:
    if other.sentence != draft.sentence and _follows_link(document, draft):  # ويأتي الهجوم بعد أسبوع من مقتل 40
        return False
    if other.type == draft.type and _is_earlier_toll(document, draft):
        return True
    if _is_told_apart(document, draft) or (_is_retaliated(document, draft) and other.sentence == draft.sentence):
        return False
    if not draft.anaphoric and (_is_earlier(document, draft) or _befalls_others(document, other, draft)):
        return False
    if _was_before(document, other, draft):
        return False
    if not draft.anaphoric and _is_another(document, other, draft):
        return False
    if follows_bound(document, draft.at) or follows_bound(document, other.at):
        return False
    if not draft.anaphoric and _is_days_ago(document, draft) and _day(other) is not None:
        return False
    if _is_of_other_kind(document, other, draft):
        return False
    resuming = draft.anaphoric and other.type in _TAKEN_UP and plays(document.tags[draft.at], "resuming")
    if draft.needs_antecedent:
        return resuming or (draft.anaphoric and other.type == draft.type)
    if other.type != draft.type:  # أطلقا النار على دورية. وأسفرت الحادثة عن مقتل شرطي
        return resuming and not _is_qualified(document, draft)
    one = draft.type in _ONE_PER_REPORT or (draft.mode in _ONE_OF_MODE and draft.mode == other.mode)
    alike = draft.type in _TOLD_LOOSELY or (draft.mode is not None and draft.mode == other.mode)
    form = draft.type == "PROTEST" and (
        is_form_of(document, other, draft) or (other.type == draft.type and is_purpose_of(document, other, draft))
    )
    return one or form or (draft.anaphoric and alike) or _same_word(document, other, draft)


def _was_before(document: Document, other: EventDraft, draft: EventDraft) -> bool:
    """قصفوا القرية إثر مقتل جندي, تظاهروا بعد مقتل شاب: what a deed of the sentence is told to follow."""
    before = draft.background or (is_casualty(draft) and is_motive(document, draft))
    if not before or draft.anaphoric:
        return False
    return other.sentence == draft.sentence or (_day(draft) is not None and _day(other) is None)


def _is_qualified(document: Document, draft: EventDraft) -> bool:
    """الحادث المروري: an adjective says which."""
    after = document.tags[draft.at + 1] if draft.at + 1 < len(document.tags) else None
    return after is not None and after.article and after.pos in ADJECTIVAL


def _is_of_other_kind(document: Document, other: EventDraft, draft: EventDraft) -> bool:
    """اختطفوا القنصل وقتلوا سائقه: an abduction is no killing, whatever else may be told of it (الحادثة)."""
    if plays(document.tags[draft.at], "resuming") or other.mode == draft.mode:
        return False
    return other.mode in _OF_THEIR_OWN or draft.mode in _OF_THEIR_OWN


def _is_one_more(document: Document, linked: Sequence[EventDraft], draft: EventDraft) -> bool:
    """الاتفاق الثاني after an agreement: another event of the kind."""
    return _is_told_apart(document, draft) and any(other.type == draft.type for other in linked)


def _is_listed(document: Document, draft: EventDraft, following: EventDraft | None) -> bool:
    """حوادث القتل والخطف في المدينة: of two deeds joined, the second has what is told of both."""
    if following is None or following.at != draft.at + 1 or following.needs_antecedent or following.type != draft.type:
        return False
    tag = document.tags[following.at]
    return tag is not None and tag.particles == "و"


def _is_added(document: Document, last: EventDraft, draft: EventDraft) -> bool:
    """للتعذيب أو الإعدام: told with the deed that it is joined to."""
    tag, between = document.tags[draft.at], document.tokens[draft.at - 1]
    if last.type != draft.type or tag is None:
        return False
    return (last.at == draft.at - 1 and tag.particles == "و") or (last.at == draft.at - 2 and between.text in OR)


def _is_told_apart(document: Document, draft: EventDraft) -> bool:
    """الاتفاق الثاني, الهجوم السابق: one of several, not the one told before."""
    following = document.tags[draft.at + 1] if draft.at + 1 < len(document.tags) else None
    return draft.anaphoric and following is not None and following.article and plays(following, "distinct")


def _is_another(document: Document, other: EventDraft, draft: EventDraft) -> bool:
    """Of attacks that a report tells one after the other: by its words, by who did it to whom, by its dead."""
    if _is_one_of_several(document, draft) or _is_other_way_round(document, other, draft):
        return True
    if _is_in_another_place(document, draft) or _is_campaign(document, draft) != _is_campaign(document, other):
        return True
    if _is_new(document, draft) and _is_by_others(document, other, draft):
        return True
    if _lasts_since(document, draft) or _is_of_other_month(document, other, draft):
        return True
    if _is_recalled(document, other, draft):
        return True
    if other.sentence == draft.sentence:
        return _is_new(document, draft) and other.said_by == draft.said_by and _differ_in_toll(other, draft)
    if _opens_other_topic(document, draft) or _opens_other_time(document, draft):
        return True
    return _has_other_toll(other, draft) or _is_between_others(document, other, draft)


def opens_other(document: Document, draft: EventDraft) -> bool:
    """في سياق آخر قتل 12 جنديا, في بلدة أخرى, بعد عامين: whether a mention turns to another topic, place or time."""
    elsewhere = _is_in_another_place(document, draft) or _is_one_of_several(document, draft)
    return elsewhere or _opens_other_topic(document, draft) or _opens_other_time(document, draft)


def _is_campaign(document: Document, draft: EventDraft) -> bool:
    """حملة عسكرية, حرب: what goes on for weeks, not the attack that is told of today."""
    return plays(document.tags[draft.at], "campaign")


def _is_one_of_several(document: Document, draft: EventDraft) -> bool:
    """هجوم منفصل, غارة جوية أخرى, تفجير آخر, جولة سابقة من القتال."""
    of_another = draft.at > 1 and document.tokens[draft.at - 1].text == _OF
    before = document.tags[draft.at - 2] if of_another else None
    another = before is not None and before.pos is Pos.ADJECTIVE and not before.article and plays(before, "distinct")
    return another or _is_described(document, draft, "distinct")


def _is_described(document: Document, draft: EventDraft, role: str) -> bool:
    """Whether one of the adjectives right after a deed has a role."""
    for tag in document.tags[draft.at + 1 : draft.at + 1 + _ADJECTIVES]:
        if tag is None or tag.particles:
            return False
        if plays(tag, role):
            return True
        if tag.pos is not Pos.ADJECTIVE:
            return False
    return False


def _is_in_another_place(document: Document, draft: EventDraft) -> bool:
    """قتل شرطي في محافظة أخرى, استهدف مسجدا آخر: not where anything was told before."""
    places = (*draft.located, *draft.recipient)
    return any(phrase.type in PLACES and plays(document.tags[phrase.last - 1], "other") for phrase in places)


def _is_new(document: Document, draft: EventDraft) -> bool:
    """هجوم صاروخي: a deed told with a plain noun, as one hears of for the first time."""
    tag = document.tags[draft.at]
    return tag is not None and tag.pos is Pos.NOUN and not (tag.article or tag.enclitic or draft.anaphoric)


def _is_by_others(document: Document, a: EventDraft, b: EventDraft) -> bool:
    """أول هجوم إسرائيلي … منذ هجوم نفذه الحزب: two bodies that are told to have acted, each by its own name."""
    doers, others = _heads(document, a.actor), _heads(document, b.actor)
    return bool(doers and others) and doers.isdisjoint(others) and a.said_by == b.said_by


def _is_between_others(document: Document, a: EventDraft, b: EventDraft) -> bool:
    """فجر انتحاري نفسه في السوق. … كما استهدف مسلحون مركز الشرطة: neither who acts nor whom it befalls is the same."""
    verb = document.tags[b.at]
    if verb is None or verb.pos is not Pos.VERB or not (a.actor and b.actor and a.recipient and b.recipient):
        return False
    if any(phrase.type not in _HIT for phrase in (*a.recipient, *b.recipient)):
        return False  # فتى, later الشاب; who is told of again by another word
    doers, victims = _kinds(document, a.actor), _kinds(document, a.recipient)
    return doers.isdisjoint(_kinds(document, b.actor)) and victims.isdisjoint(_kinds(document, b.recipient))


def _kinds(document: Document, phrases: Sequence[NounPhrase]) -> frozenset[str]:
    """The head words of phrases; forces, and words for people who fight without being told apart, are one kind."""
    return frozenset(_kind(document, phrase) for phrase in phrases)


def _kind(document: Document, phrase: NounPhrase) -> str:
    head = document.tags[phrase.head]
    if head is None or plays(head, "anybody") or is_armed(document, phrase):
        return ""
    return head.lemma.key


def _lasts_since(document: Document, draft: EventDraft) -> bool:
    """سيطر منذ العام 2014 على مناطق, منذ مايو تحاصر القوات المدينة: what goes on for months is no attack of the day."""
    sentence = document.sentences[draft.sentence]
    near = range(max(sentence.first, draft.at - _SINCE_REACH), min(sentence.last - 1, draft.at + _SINCE_REACH))
    bounds = (at for at in near if joins_as(document.tokens[at].word, "bound"))
    return any(_is_long(document.tokens[at + 1 : at + 1 + _SINCE_LENGTH]) for at in bounds)


def _is_long(time: Sequence[Token]) -> bool:
    """Words for years or months, a month or year; not a day of a month."""
    for token in time:
        if token.word is not None and not token.word.tables.isdisjoint(_DAYS):
            return False
        if token.text.isdecimal() and len(token.text) < len("2014"):  # منذ 5 مايو
            return False
        months = token.word is not None and "months" in token.word.tables
        if months or token.text in _LONG_SPANS or token.text.isdecimal():
            return True
    return False


def _opens_other_topic(document: Document, draft: EventDraft) -> bool:
    """من جهة أخرى، قتل ثلاثة: words at the head of the sentence that begin something else."""
    first = document.sentences[draft.sentence].first
    words = [token.text for token in document.tokens[first : min(first + _OPENING, draft.at)]]
    return any(pair in LINKS and pair[0] in _TOPICS for pair in pairwise(words))


def _opens_other_time(document: Document, draft: EventDraft) -> bool:
    """وبعد ساعات، شنت …, وقبل أسبوعين، قتلت …, وفي يوليو الماضي، قتلت …: how long before or after what was told."""
    first = document.sentences[draft.sentence].first
    if first + 2 >= draft.at:
        return False
    opening = tuple(token.text for token in document.tokens[first : first + len(_EARLIER)])
    if opening == _EARLIER and _is_new(document, draft):  # وفي وقت سابق الثلاثاء، قتل … في غارة
        return True
    if not joins_as(document.tokens[first].word, "apart_in_time"):
        return False
    units = (document.tokens[at].word for at in range(first + 1, first + 1 + _UNIT_REACH))
    return any(word is not None and "time_units" in word.tables for word in units)


def _is_of_other_month(document: Document, other: EventDraft, draft: EventDraft) -> bool:
    """وفي يوليو الماضي، قتلت …, …، وفي ديسمبر أسفرت معارك عن …: at the head of a clause; news is told by its day."""
    time = draft.time
    if time is None or len(time.value or "") not in _MONTH_OR_YEAR or not (time.value or "")[:1].isdecimal():
        return False
    start = document.tokens_in(time.span).start
    start -= start > 0 and document.tokens[start - 1].text == "("  # وفي (فبراير/ شباط)
    heads = start > 0 and document.tokens[start - 1].text in _IN and other.at < start < draft.at
    first = document.sentences[draft.sentence].first
    heads = heads and (start - 1 == first or document.tokens[start - 2].text in _COMMAS)
    day = _day(other) or ""
    dated = len(day) == len("2024-03-12") and not day.startswith(time.value or "")
    return heads or (dated and _is_new(document, draft) and _is_own_time(document, draft))


def _is_own_time(document: Document, draft: EventDraft) -> bool:
    """شهدت المنطقة [في منتصف مايو] هجوما: whether the sentence of a deed itself says when."""
    sentence = document.sentences[draft.sentence]
    return draft.time is not None and document.tokens_in(draft.time.span).start in range(sentence.first, sentence.last)


def _is_recalled(document: Document, other: EventDraft, draft: EventDraft) -> bool:
    """وكانت المدينة قد شهدت انفجارا في سوق مريدي: a deed told of as past, with a site of its own."""
    first = document.sentences[draft.sentence].first
    if other.sentence == draft.sentence or not _is_new(document, draft):
        return False
    if _is_of_same_place(document, draft):
        return True
    if not plays(document.tags[first], "auxiliary"):
        return False
    sited = draft.place is not None and draft.place.named and draft.place.type in _SITES
    if draft.place is None or other.place is None or not sited:
        return False
    return draft.place.span.of(document.text) != other.place.span.of(document.text)


def _is_of_same_place(document: Document, draft: EventDraft) -> bool:
    """القرية ذاتها شهدت مجزرة, وشهدت المنطقة نفسها هجوما: what else happened where the report is about."""
    sentence = document.sentences[draft.sentence]
    for at in range(max(sentence.first + 1, draft.at - _PLACE_REACH), draft.at):
        place = document.tags[at - 1]
        if document.tokens[at].text in _ITSELF and place is not None and description_type(place.lemma) in PLACES:
            return True
    return False


def _follows_link(document: Document, draft: EventDraft) -> bool:
    """وجاء ذلك بعد ساعات على محاولة …: what is told behind that came before what the report is about."""
    first = document.sentences[draft.sentence].first
    if not plays(document.tags[first], "comes_after"):
        return False
    following = document.tokens[first + 1 : min(draft.at, first + 1 + _LINK_REACH)]
    return any(joins_as(token.word, "prior") for token in following)


def _is_other_way_round(document: Document, a: EventDraft, b: EventDraft) -> bool:
    """هاجم الجيش القرية بعد مقتل جنوده في هجوم شنته الحركة: who did the one is whom the other befell."""
    if not (a.actor and b.actor):
        return False
    doers, others = _heads(document, a.actor), _heads(document, b.actor)
    if not (doers and others) or not doers.isdisjoint(others):
        return False
    struck, hit = _heads(document, a.recipient), _heads(document, b.recipient)
    return not doers.isdisjoint(hit) or not others.isdisjoint(struck)


def _heads(document: Document, phrases: Sequence[NounPhrase]) -> frozenset[str]:
    """Bodies and states as they are written; of persons there are many of a kind."""
    bodies = (phrase for phrase in phrases if phrase.type in _BODIES)
    return frozenset(phrase.span.of(document.text) for phrase in bodies)


def _is_earlier_toll(document: Document, draft: EventDraft) -> bool:
    """وكانت حصيلة سابقة تشير إلى مقتل 12: other dead of what was told, as they were counted before."""
    first = document.sentences[draft.sentence].first
    if not is_casualty(draft):
        return False
    for at in range(max(first, draft.at - _TOLL_REACH), draft.at):
        after = document.tags[at + 1]
        if plays(document.tags[at], "toll_of") and (plays(after, "distinct") or plays(after, "initial")):
            return True
    return False


def _has_other_toll(a: EventDraft, b: EventDraft) -> bool:
    """قتل خمسة في …. وقتل ثلاثة في …: one voice does not give two numbers of the same dead."""
    placed = a.place is not None and b.place is not None
    return a.said_by == b.said_by and placed and _differ_in_toll(a, b)


def _differ_in_toll(a: EventDraft, b: EventDraft) -> bool:
    return any(before != now for before, now in _tolls(a, b))


def _agree_in_toll(a: EventDraft, b: EventDraft) -> bool:
    tolls = list(_tolls(a, b))
    return bool(tolls) and all(before == now for before, now in tolls)


def _tolls(a: EventDraft, b: EventDraft) -> Iterator[tuple[float, float]]:
    """The numbers of the same kind that two mentions give."""
    tolls = {kind: number.value for kind, number in a.counts if isinstance(number, Quantity)}
    for kind, number in b.counts:
        before = tolls.get(kind)
        if isinstance(number, Quantity) and before is not None and number.value is not None:
            yield before, number.value


def _is_retaliated(document: Document, draft: EventDraft) -> bool:
    """مقتل أربعة ردا على اغتيال الفتى: what a deed replies to is another one."""
    return any(stands_as(word, "retaliation") for word in _words_before(document, draft))


def _is_earlier(document: Document, draft: EventDraft) -> bool:
    """وسبق أن اعتقلت القوات رئيس البلدية: what happened before what was told."""
    return any(joins_as(word, "earlier") for word in _words_before(document, draft))


def _words_before(document: Document, draft: EventDraft) -> Iterator[Word | None]:
    return (token.word for token in document.tokens[max(0, draft.at - _NEAR) : draft.at])


def _befalls_others(document: Document, a: EventDraft, b: EventDraft) -> bool:
    """اعتقلت القوات 23 شابا, then اعتقلت رئيس البلدية or خمسة شبان: of deeds that a report tells several of."""
    if a.type in _ONE_PER_REPORT or not (a.recipient and b.recipient):
        return False
    first, second = _named(document, a), _named(document, b)
    if first and second:
        return first.isdisjoint(second)
    numbers, others = _numbers(a), _numbers(b)
    if first or second:
        return bool(numbers or others)
    return bool(numbers and others) and numbers.isdisjoint(others)


def _numbers(draft: EventDraft) -> frozenset[float | None]:
    numbers = (number.value if isinstance(number, Quantity) else number for _, number in draft.counts)
    return frozenset(number for number in numbers if number != 1)  # one of those told before, perhaps


def _named(document: Document, draft: EventDraft) -> frozenset[str]:
    """The names of those whom it befell."""
    names = (phrase.name for phrase in draft.recipient if phrase.name is not None)
    return frozenset(
        word.deep for first, last in names for token in document.tokens[first:last] if (word := token.word)
    )


def _same_word(document: Document, a: EventDraft, b: EventDraft) -> bool:
    first, second = document.tags[a.at], document.tags[b.at]
    return first is not None and second is not None and first.lemma is second.lemma


def _day(draft: EventDraft) -> str | None:
    """The date of an event as far as it is stated; recently (PAST_REF) is none."""
    value = draft.happened or ""
    return value[:10] if value[:1].isdecimal() else None


def _is_days_ago(document: Document, draft: EventDraft) -> bool:
    """وقبل أيام استهدفت الجماعة منزل المحافظ, في وقت سابق من هذا العام: after what has a day; مؤخرا may be any day."""
    time = draft.time
    if time is None or time.value != _LONG_AGO:
        return False
    after = document.tokens_in(time.span).stop
    following = document.tokens[after : after + 3]
    units = (token.word is not None and "time_units" in token.word.tables for token in following[1:])
    return time.rule == _AGO or (bool(following) and following[0].text == _OF and any(units))


def _is_elsewhere(towns: TownReader, other: EventDraft, draft: EventDraft) -> bool:
    """قصف الحي وسط مدينة الأبيض after قصف مدينة الفاشر: a place in another town."""
    site = draft.place is not None and draft.place.type in _SITES
    return site and _names_other(towns, other.place, draft.nearby)


def _names_other(towns: TownReader, a: NounPhrase | None, b: NounPhrase | None) -> bool:
    """Another named place of the same kind is another event."""
    if a is None or b is None or not (a.named and b.named) or a.type != b.type:
        return False
    return towns.are_two(a, b)
