"""Descriptions: a common noun with its construct, adjectives, affiliation and the name that it introduces."""

from __future__ import annotations

from riwaya.annotate.markers import plays, stands_as
from riwaya.annotate.names.adjectives import AdjectiveReader
from riwaya.annotate.names.affiliation import AffiliationReader, PhraseAt
from riwaya.annotate.names.construct import ConstructReader, opens_construct
from riwaya.annotate.names.dated import dated_end
from riwaya.annotate.names.ground import Ground, entry_lemma, is_name_entry
from riwaya.annotate.names.kinds import description_type, head_sort, is_title, name_type, particle_classes, row_of
from riwaya.annotate.names.people import PeopleReader
from riwaya.annotate.names.phrase import COMMON, NOMINAL, WEAPONS, NounPhrase
from riwaya.lexicon import Grammatical, Lemma, Pos
from riwaya.lexicon.tables import CountryRow, HeadRow, LightVerbRow, NounRow, PlaceRow, TriggerRow
from riwaya.model import MentionType
from riwaya.text import Morph, Word
from riwaya.text.agreement import agrees, follows_as_subject
from riwaya.text.document import Phrase
from riwaya.text.neighbours import LOCATING
from riwaya.text.tagger import is_act

# What a head with article and further words names: الجهاز الوطني, القاعدة الجوية.
# Tables of verbs that only somebody does: أعلنت الحركة.
_DEEDS = frozenset(("cues", "triggers"))
# Types of what is done to people.
_NOUNS = frozenset({Pos.NOUN, Pos.MASDAR})
# Numbers of people that a deed has, and modes of deeds, that tell what befalls single persons.
_BEFALLEN = frozenset(("killed", "injured", "arrested"))
_PERSONAL = frozenset(("abduct", "targeted"))
_HARMFUL = frozenset(("ASSAULT", "COERCE"))
_DIVISIONS = frozenset(("province", "district", "subdistrict"))
# What those do who want somebody in prison.
_DECIDING = frozenset(("orders", "demanding"))
# How many tokens before its penalty a verb of judging stands at most.
_REACH = 8
_BETWEEN = "بين"
_COMMAS = frozenset(("،", ","))
_PLACE_RULES = frozenset(("names.place", "names.entry"))
# Classes of what one stays away from.
_BOYCOTTED = frozenset(("event", "act", "speech", "thing"))
_DASHES = frozenset(("-", "–", "—", "ـ"))
_NAMED_BY_DESCRIPTION = frozenset(("ORG", "FAC", "GPE", "LOC"))
_AND = "و"


class DescriptionReader:
    """Reads phrases headed by common nouns in one document.

    The parts are read in the order in which Arabic sets them: construct, name in quotation marks, adjectives,
    affiliation, and last the personal name, which may be followed by an office (apposition).
    """

    def __init__(self, ground: Ground, people: PeopleReader, adjectives: AdjectiveReader, phrase_at: PhraseAt) -> None:
        self._ground = ground
        self._people = people
        self._adjectives = adjectives
        self._phrase_at = phrase_at
        self._construct = ConstructReader(ground, people)
        self._affiliation = AffiliationReader(ground, phrase_at)

    def read(self, first: int, noun: Morph, end: int) -> NounPhrase:
        """The description headed by the token `first`."""
        governed, definite = last, _ = self._construct.read(first, noun, end)
        kind, roles = self._kind(first, noun, last, end), noun.lemma.roles
        named = self._holds_name(first + 1, last)
        opening = last
        quoted = self._ground.quoted_end(last, end) if last < end and kind is not None and not named else last
        bracketed = kind == "ORG" or (kind in ("GPE", "LOC", "FAC") and "called_in_brackets" in roles)
        if quoted == last < end and last == first + 1 and bracketed and not noun.article:  # قناة (السومرية)
            quoted = self._bracketed_end(last, end, town=kind == "GPE")
        so_called = self._so_called_end(last, end) if kind == "ORG" else last
        if so_called > last:
            last, named, definite = so_called, True, True
        elif self._is_numbered(noun, first, last, end):
            last, named, definite = last + 1, True, True
        elif (dated := dated_end(self._ground.tokens, noun, last, end)) > last:
            last, named, definite = dated, True, True
        elif quoted > last and self._is_name_of(
            noun, kind, last + 1, quoted - 1, whole=noun.article or last > first + 1
        ):
            last, named, definite = quoted, True, True
        if kind == "ORG" and last > first + 1:
            last = self._pair_end(noun, last, end)
        sort = head_sort(noun.lemma)
        joins = sort == "road" or (sort == "province" and not noun.article)
        last = self._route_end(last, end) if joins else last
        last = self._adjectives.end(first, last, end, definite=definite, bare=opening if last == quoted else last)
        last = self._route_end(last, end) if joins else last
        last = self._pronoun_end(noun, last, end)
        row = row_of(noun.lemma)
        if kind == "PER" and definite and last > first + 1 and self._stands_for_group(first, noun):
            return self._ground.make(first, last, "ORG", "names.group", row, named=True, definite=True)
        shaped = "shaped" in roles and first > 0 and self._ground.tokens[first - 1].text == "على"
        if shaped and not noun.article:  # على هيئة كرة
            kind = None
        sentenced = "penalty" in roles and self._is_given_to(first, noun)
        if sentenced and (self._is_penalty(first, noun, last) or self._is_decided(first)):  # قضت بسجن أحمد علي
            kind, named = None, False
        if not named and self._is_vague(first, noun, governed, last, end):
            kind = None
        if noun.enclitic and ("toll" in roles or "figurative" in roles):  # راح ضحيتها عشرون, اعترض طريقهم
            kind = None
        if "courtesy" in roles and last == first + 1 and noun.article and self._follows_name(first):
            kind = None
        if kind == "PER" and self._describes_deed(first, noun, last):
            kind = None
        kind = self._told_by_adjective(first, noun, last, self._armed(first, last, kind))
        if kind == "GPE" and noun.article and (named_end := self._place_name_end(last, end)) > last:
            return self._ground.make(first, named_end, kind, "names.description", row, named=True, definite=True)
        last = self._holder_end(first, last, end, kind)
        last = self._affiliation.end(first, last, end, kind)
        if kind == "PER":
            return self._of_person(first, last, end, row, definite=definite)
        long = definite and last - first > 1
        named = named or (kind in _NAMED_BY_DESCRIPTION and long and bool(head_sort(noun.lemma)))
        return self._ground.make(first, last, kind, "names.description", row, named=named, definite=definite)

    def _pair_end(self, noun: Morph, last: int, end: int) -> int:
        """قبيلتي الزوية والتبو, قبيلتي «التبو» و«الزوية»: where the name of the second of two bodies of a kind ends."""
        if noun.features.number is not Grammatical.DUAL or not noun.features.construct or last + 1 >= end:
            return last
        token, tag = self._ground.tokens[last], self._ground.tags[last]
        if token.text == _AND and self._ground.opens_quoted(last + 1):
            quoted = self._ground.quoted_end(last + 1, end)
            return last if quoted == last + 1 or _is_known_body(self._ground.tokens[last + 2].word) else quoted
        if not self._ground.is_adjacent(last):
            return last
        if tag is None:
            return last + (token.kind == "word" and token.text.startswith(_AND))
        return last + (tag.pos is Pos.NAME and tag.particles == _AND and not _is_known_body(token.word))

    def _so_called_end(self, last: int, end: int) -> int:
        """قوات ما يسمى «درع الجنوب», قوات ما يعرف بالجيش الوطني: with the name that the reporter keeps away from."""
        if last + 2 >= end or not stands_as(self._ground.tokens[last].word, "so_called"):
            return last
        if not (plays(self._ground.tags[last + 1], "so_called") or plays(self._ground.tags[last + 1], "names_as")):
            return last
        name = self._phrase_at(last + 2, end)
        return name.last if name is not None and name.type == "ORG" else last

    def read_entry(self, entry: Phrase, lemma: Lemma, end: int) -> NounPhrase:
        """The description with a head of several words: 'فريق أول', 'أمين عام', 'مديرية أمن'."""
        first, last = entry.first, entry.last + 1
        inner = self._ground.tags[entry.last]
        definite = self._ground.text.startswith("ال", entry.span.start) or (inner is not None and inner.article)
        if not definite and inner is not None and opens_construct(inner):
            last, definite = self._construct.read(entry.last, inner, end)
        kind, row = description_type(lemma), row_of(lemma)
        called = self._ground.quoted_end(last, end) if kind == "ORG" and not definite and last < end else last
        if called > last and self._can_name(last + 1, called - 1):  # وكالة أنباء «رويترز»
            last, definite = called, True
        last = self._adjectives.end(first, last, end, definite=definite)
        last = self._affiliation.end(first, last, end, kind)
        if kind == "PER":
            return self._of_person(first, last, end, row, definite=definite)
        named = definite and last > entry.last + 1
        return self._ground.make(first, last, kind, "names.description", row, named=named, definite=definite)

    def apposition_end(self, last: int, end: int) -> int:
        """Where a name ends with the office after it: شوكت سلطان المتحدث باسم الجيش."""
        tag = self._ground.tag_after(last, end)
        if not _introduces_person(tag) or tag is None:
            return last
        inner = self.read(last, tag, end)
        return inner.last if inner.last > last + 1 else last

    def _describes_deed(self, first: int, noun: Morph, last: int) -> bool:
        """مسيرة مؤيدة للرئيس, مستخدمة المدفعية: a participle that is no woman, by the words around it."""
        form, word = noun.features, self._ground.tokens[first].word
        if (
            not form.feminine
            or form.number is not Grammatical.SINGULAR
            or noun.article
            or noun.particles
            or noun.enclitic
        ):
            return False
        if word is None or not any(morph.pos is Pos.ACTIVE_PARTICIPLE for morph in word.morphs):
            return False
        after = self._ground.tags[first + 1] if last > first + 1 else None
        if after is not None and description_type(after.lemma) in WEAPONS:
            return True
        before = self._ground.tags[first - 1] if first and self._ground.is_adjacent(first) else None
        if before is None or before.pos not in COMMON or before.article or before.enclitic:
            return False
        return description_type(before.lemma) != "PER" and agrees(before, noun)

    def _follows_name(self, first: int) -> bool:
        """مملكة البحرين الشقيقة: what a state is called by its friends."""
        before = self._ground.tags[first - 1] if first else None
        return before is not None and (before.pos is Pos.NAME or "countries" in before.lemma.tables)

    def _bracketed_end(self, last: int, end: int, *, town: bool) -> int:
        """صحيفة (الضفاف): a name in brackets, with article or known; not a remark: قوات (كما يبدو).

        That of a town can be any words: قرية (غريبة), بلدة (بيت نايم).
        """
        close = self._ground.bracketed_end(last, end)
        if close == last or not self._can_name(last + 1, close - 1):
            return last
        tag, entry = self._ground.tags[last + 1], self._ground.entry(last + 1)
        known = tag is None or tag.article or tag.pos is Pos.NAME or (entry is not None and is_name_entry(entry))
        named = known or (town and not self._ground.particles(last + 1))
        return close if named and last + 1 not in self._ground.blocked else last

    def _pronoun_end(self, noun: Morph, last: int, end: int) -> int:
        """مشتبه بهم, المدعى عليه: participles whose preposition belongs to them."""
        tag = self._ground.tag_after(last, end) if plays(noun, "with_pronoun") else None
        return last + 1 if tag is not None and tag.pos is Pos.PARTICLE and tag.enclitic else last

    def _is_name_of(self, noun: Morph, kind: MentionType | None, first: int, last: int, *, whole: bool) -> bool:
        """Whether what is quoted after a noun names it: الحركة «الوطنية», not قتل الجيش "إرهابيين".

        A `whole` phrase needs no name: أدانت وزارة الخارجية «الاعتداء», الجيش "قصف القرية", but حركة «التغيير».
        """
        if kind == "PER" and noun.features.number is Grammatical.PLURAL and self._is_shouted(first, last):
            return False
        if kind == "PER":
            return self._can_name(first, last) or self._people.opens(first, last)
        tag, before = self._ground.tags[first], self._ground.tags[first - 2]
        if whole and tag is not None and tag.article and is_act(tag):
            return False
        if whole and before is not None and (before.article or before.enclitic) and tag is not None:
            named = tag.pos is Pos.NAME or (tag.article and not tag.particles)
            if not named or not self._can_name(first, last):
                return False
        people = tag is not None and description_type(tag.lemma) == "PER"
        return not (noun.article and people and tag is not None and tag.features.number is Grammatical.PLURAL)

    def _is_shouted(self, first: int, last: int) -> bool:
        """هتف المتظاهرون «الموت لأميركا», «لا للحرب»."""
        return any(tag is not None and tag.particles.endswith("ل") for tag in self._ground.tags[first + 1 : last])

    def _can_name(self, first: int, last: int) -> bool:
        """العنصر «أبو خالد», not قال المتظاهرون «لم نطلب ذلك»."""
        return all(tag is None or tag.pos not in (Pos.VERB, Pos.PARTICLE) for tag in self._ground.tags[first:last])

    def _stands_for_group(self, first: int, noun: Morph) -> bool:
        """مسلحي الحركة, رجال الشرطة: the whole group, unless they are counted."""
        before = self._ground.tags[first - 1] if first else None
        counted = first - 1 in self._ground.blocked or plays(before, "body")  # مجموعة من مقاتلي الحركة
        counted = counted or (before is not None and "quantifier" in particle_classes(before.lemma))  # أحد عناصر الشرطة
        if not plays(noun, "whole_group") or noun.article or counted:
            return False
        group = self._ground.tags[first + 1]
        if self._ground.opens_quoted(first + 1):
            return True
        entry = self._ground.entry(first + 1)
        lemma = (entry_lemma(entry) if entry is not None else None) or (group.lemma if group is not None else None)
        return lemma is not None and "ORG" in (name_type(lemma), description_type(lemma))

    def _is_vague(self, first: int, noun: Morph, governed: int, last: int, end: int) -> bool:
        """A noun that is a participant only in a fuller phrase (قسم الشرطة, الجهاز الوطني), or where it acts."""
        if not noun.lemma.roles:
            return False
        if plays(noun, "penalty") and last == first + 1 and self._is_penalty(first, noun, last):
            return True
        if noun.enclitic and plays(noun, "named_head"):
            return True
        if noun.particles == "ب" and plays(noun, "possession"):  # بحوزة المتهمين
            return True
        if last > first + 1 and plays(noun, "named_head"):
            return self._is_of_a_field(governed, last) if governed == first + 1 else True
        if plays(noun, "also_drone"):
            return not self._is_flown(first, noun, last)
        if plays(noun, "vague_head") and (governed == first + 1 or plays(self._ground.tags[first + 1], "own_word")):
            return True  # على حد قوله
        if governed > first + 1:
            return False
        if last > governed or not plays(noun, "vague_body") or noun.features.number is not Grammatical.SINGULAR:
            return False
        if self._is_of_body(last, end) or self._is_convoy(noun, last, end):
            return False
        before = self._ground.tags[first - 1] if first else None
        if noun.particles == "و" and before is not None and before.article:  # وقعت الحكومة والحركة
            before = self._ground.tags[first - 2] if first > 1 else None
        if before is not None and plays(before, "any"):  # لم تتبن أي جهة الهجوم
            return False
        if before is not None and noun.article and before.lemma.key == _BETWEEN:  # بين الجيش والحركة
            return False
        acts = before is not None and before.pos is Pos.VERB and not before.lemma.tables.isdisjoint(_DEEDS)
        opposed = plays(noun, "regime") and (plays(before, "opposition") or plays(before, "ousting"))  # إسقاط النظام
        return not ((acts or opposed) and noun.article)

    def _is_flown(self, first: int, noun: Morph, last: int) -> bool:
        """استهدفت مسيرة سيارة, مسيرة انقضاضية: a drone, not a march."""
        if any(plays(tag, "drone_like") for tag in self._ground.tags[first + 1 : last]):
            return True
        verb = self._ground.tags[first - 1] if first and self._ground.is_adjacent(first) else None
        if verb is None or verb.pos is not Pos.VERB or noun.particles or not verb.features.feminine:
            return False
        strikes = (row.event == "ASSAULT" and row.mode != "crowd-control" for row in verb.lemma.rows(TriggerRow))
        return follows_as_subject(verb, noun) and (plays(verb, "flies") or any(strikes))

    def _is_of_body(self, last: int, end: int) -> bool:
        """قوة تابعة للجيش, قوة من الشرطة: of a body, as a force is."""
        tag = self._ground.tag_after(last, end)
        if tag is None or last + 1 >= end:
            return False
        if tag.particles or not (plays(tag, "belonging") or self._ground.tokens[last].text == "من"):
            return False
        return self._names_body(last + 1, end)

    def _names_body(self, index: int, end: int) -> bool:
        inner = self._phrase_at(index, end)
        return inner is not None and inner.type == "ORG" and inner.definite

    def _is_convoy(self, noun: Morph, last: int, end: int) -> bool:
        """قافلة لقوات الحلف: vehicles of a body."""
        of_somebody = plays(noun, "civil_vehicle") and last < end and self._ground.particles(last) == "ل"
        return of_somebody and self._names_body(last, end)

    def _is_given_to(self, first: int, noun: Morph) -> bool:
        """قضت بسجن الناشطين: of people, whom it is given to."""
        following = self._ground.tags[first + 1] if first + 1 < len(self._ground.tags) else None
        if following is None:
            return False
        if noun.particles == "و" and first - 1 in self._ground.blocked:  # بسجن أحمد خمسة أعوام وسجن الحامد
            return True
        if noun.particles and noun.particles != "ب":
            return False
        if not noun.particles and (self._is_led_to(first) or not self._is_decided(first)):
            return False
        word = self._ground.tokens[first + 1].word
        if word is not None and "given" in word.tables and not following.article:  # بسجن راشد الغنوشي
            return True
        kind = description_type(following.lemma) or name_type(following.lemma)
        return kind == "PER" or (kind == "ORG" and not following.article)  # بسجن مجموعة من

    def _is_penalty(self, first: int, noun: Morph, last: int) -> bool:
        """حكمت محكمة في موسكو بسجن ناشط, السجن ثلاث سنوات: what a court gives, not a prison."""
        if last in self._ground.blocked and self._ground.is_adjacent(last):
            return True
        before = self._ground.tags[max(0, first - (_REACH if noun.particles == "ب" else 1)) : first]
        return any(plays(tag, "penalises") for tag in before)

    def _is_led_to(self, first: int) -> bool:
        """نزلاء [سجن] الأحداث, إغلاق [سجن] النساء: a noun before it is of the prison, or done with it."""
        before = self._ground.tags[first - 1] if first else None
        return before is not None and before.pos in COMMON and opens_construct(before)

    def _is_decided(self, first: int) -> bool:
        """قررت المحكمة [سجن] الصحفي, قرارا بسجن الناشط, طالب بسجن المتهم: by somebody who orders it or asks for it.

        Nothing but who does that stands between; not طالب بالتحقيق في هجوم على سجن النساء.
        """
        for at in range(first - 1, max(0, first - _REACH) - 1, -1):
            token, tag = self._ground.tokens[at], self._ground.tags[at]
            if token.kind == "punctuation" or (tag is not None and tag.pos is Pos.PARTICLE):
                return False
            if tag is not None and not tag.lemma.roles.isdisjoint(_DECIDING):
                return True
            if tag is not None and tag.pos is Pos.VERB:
                return False
        return False

    def _is_of_a_field(self, first: int, last: int) -> bool:
        """النظام الاجتماعي is an order of things, النظام السوري and النظام الحاكم are regimes."""
        tag = self._ground.tags[first] if first < last else None
        return tag is not None and tag.lemma.key.endswith("ي") and "countries" not in tag.lemma.tables

    def _armed(self, first: int, last: int, kind: MentionType | None) -> MentionType | None:
        """سيارة مفخخة, طائرات مسيّرة مفخخة: a vehicle with a charge is a weapon."""
        if kind != "VEH":
            return kind
        tags = self._ground.tags[first + 1 : last]
        return "WEA" if any(plays(tag, "charged") for tag in tags) else kind

    def _told_by_adjective(self, first: int, noun: Morph, last: int, kind: MentionType | None) -> MentionType | None:
        """مركز سبها الطبي: a centre that is a hospital; الأراضي العراقية: land that is a state."""
        if kind == "LOC" and plays(noun, "territory"):
            tags = self._ground.tags[first + 1 : last]
            return "GPE" if any(tag is not None and "countries" in tag.lemma.tables for tag in tags) else kind
        if kind == "FAC" and plays(noun, "also_outlet") and self._publishes(first, last):
            return None if noun.enclitic else "ORG"  # على موقعها الإلكتروني
        if not plays(noun, "clinic"):
            return kind
        return "FAC" if any(plays(tag, "medical") for tag in self._ground.tags[first + 1 : last]) else kind

    def _publishes(self, first: int, last: int) -> bool:
        """موقع إخباري, موقع «عربي 21», موقع روسيا اليوم, ذكر موقع: a site that is read, not one on the ground."""
        if any(plays(tag, "of_outlet") for tag in self._ground.tags[first + 1 : last]):
            return True
        lemma = self._name_at(first + 1) if first + 1 < last else None
        if lemma is not None and name_type(lemma) == "ORG":
            return True
        verb = self._ground.tags[first - 1] if first and self._ground.is_adjacent(first) else None
        return verb is not None and verb.pos is Pos.VERB and "cues" in verb.lemma.tables

    def _holder_end(self, first: int, last: int, end: int, kind: MentionType | None) -> int:
        """The name of the office holder a body is called after: إدارة الرئيس الأمريكي جو بايدن."""
        if kind != "ORG" or last >= end or last < first + 2 or self._ground.tokens[last - 1].kind == "punctuation":
            return last  # جماعة «الإخوان المسلمين» is called after nobody
        office = any(
            tag is not None and tag.article and is_title(tag.lemma) for tag in self._ground.tags[first + 1 : last]
        )
        if not office:
            return last
        ranked = self._rank_end(last, end)  # قوات الفريق أول عبد الفتاح البرهان
        name = ranked if ranked < end and self._people.follows_title(ranked, end, definite=True) else last
        return self._people.end(name, end) if self._people.follows_title(name, end, definite=True) else last

    def _is_numbered(self, noun: Morph, first: int, last: int, end: int) -> bool:
        """اللواء 444, الفرقة 17: a unit known by its number."""
        unit = self._ground.tags[last - 1]  # قوة الكتيبة 459
        if last >= end or unit is None or not unit.article or not plays(unit, "numbered"):
            return False
        counted = self._ground.tag_after(last + 1, end)  # قتل اللواء 3 مسلحين
        if counted is not None and counted.pos in NOMINAL and not (counted.article or counted.particles):
            return False
        return self._ground.tokens[last].text.isdecimal() and self._ground.is_adjacent(last)

    def _kind(self, first: int, noun: Morph, last: int, end: int) -> MentionType | None:
        """The type of the head, as the words around it narrow it."""
        kind = description_type(noun.lemma)
        if kind == "FAC" and (_is_of_men(noun) or self._is_held(first, noun, last)):  # المعتقلين are no camps
            kind = "PER"
        if plays(noun, "belonging") and last < end and "ل" in self._ground.particles(last):  # مخزنا تابعا للحزب
            return None
        if self._is_part_or_pair(first, noun, last, kind) or self._is_relational(noun, last, end):
            return None
        before = self._ground.tags[first - 1] if first else None
        if noun.article and last == first + 1 and plays(noun, "also_group") and self._is_of_group(noun, before):
            return "ORG"
        if kind == "PER" and before is not None and before.pos is Pos.NOUN and plays(before, "privative"):
            return None  # عدم ذكر اسمه
        if kind == "PER" and plays(noun, "norm"):  # أحكام القانون are provisions, no referees
            return None
        beside = self._ground.tag_after(last, end) if kind == "ORG" and plays(noun, "surroundings") else None
        if beside is not None and beside.pos is Pos.ADJECTIVE and plays(beside, "locating"):
            return "LOC"  # الأطراف الشرقية لبلدة خان العسل: edges, no parties
        if kind == "ORG" and plays(noun, "divided") and noun.features.number is Grammatical.PLURAL:  # الأقضية والنواحي
            return "GPE"
        if kind == "ORG":
            kind = self._kind_of_body(first, noun, last)
        if kind == "GPE" and self._is_boycott(first, noun, last):
            kind = None
        qualifies = kind is None and self._describes_before(first, noun)
        if kind is None and noun.pos is Pos.ADJECTIVE and last - first > 1 and not qualifies:  # كبير الوسطاء
            second = self._ground.tags[first + 1]
            kind = description_type(second.lemma) if second is not None else None
        if kind is None and (_is_of_people(noun) or self._is_somebody(first, noun)) and not qualifies:
            kind = "PER"
        if kind is None and last == first + 1 and self._is_befallen(first, noun):
            kind = "PER"
        if kind is None and noun.article and last == first + 1 and plays(noun, "loaded") and self._acts(first, noun):
            return "ORG"
        alone = noun.article and last == first + 1 and is_title(noun.lemma) and not plays(noun, "settlement")  # الدولة
        if alone and self._is_rank(last, end):
            return "PER"
        return kind

    def _name_at(self, index: int) -> Lemma | None:
        """What the words at a token mean together, else whom or what a single name there names."""
        entry, tag = self._ground.entry(index), self._ground.tags[index]
        together = entry_lemma(entry) if entry is not None else None
        return together or (tag.lemma if tag is not None and tag.pos is Pos.NAME else None)

    def _is_held(self, first: int, noun: Morph, last: int) -> bool:
        """وفاة معتقل, قال المعتقل إن: who is held, not where; في المعتقل and معتقل غوانتانامو are places."""
        word = self._ground.tokens[first].word
        if head_sort(noun.lemma) != "prison" or noun.features.number is not Grammatical.SINGULAR or word is None:
            return False
        if not any(row.noun_class == "person" for row in noun.lemma.rows(NounRow)):
            return False
        placed = noun.particles == "ب" or (first > 0 and self._ground.tokens[first - 1].text in LOCATING)
        called = last < len(self._ground.tokens) and self._ground.opens_quoted(last)
        return not placed and (last == first + 1 or called)

    def _is_of_group(self, noun: Morph, before: Morph | None) -> bool:
        """فروع القاعدة, مرتبطة بالقاعدة: the group, no base."""
        return plays(before, "linked") if noun.particles in ("ب", "ل") else plays(before, "of_group")

    def _is_rank(self, last: int, end: int) -> bool:
        """اللواء محمد, الفريق أول محمد حسن: a rank before a name, a brigade otherwise; الفريق أول انتصار is a team."""
        name = self._rank_end(last, end)
        return bool(self._people.name_word(name, end)) and (name == last or bool(self._people.name_word(name + 1, end)))

    def _rank_end(self, last: int, end: int) -> int:
        """الفريق أول, العميد ركن, اللواء طيار: where a rank ends with what is said of it without an article."""
        while last < end and self._ground.is_adjacent(last) and stands_as(self._ground.tokens[last].word, "rank_word"):
            last += 1
        return last

    def _is_relational(self, noun: Morph, last: int, end: int) -> bool:
        """القريبة من المدينة: what lies near, no relative."""
        following = self._ground.tag_after(last, end) if plays(noun, "relational") else None
        return following is not None and following.pos is Pos.PARTICLE

    def _acts(self, first: int, noun: Morph) -> bool:
        """اعتقل الاحتلال, جرافات الاحتلال, غارة الاحتلال: those who occupy; not that they do: استمر الاحتلال."""
        before = self._ground.tags[first - 1] if first and self._ground.is_adjacent(first) else None
        after = self._after_adjective(first + 1) if plays(before, "complementizer") else None
        if after is not None and after.pos is Pos.VERB:  # أن الاحتلال اعتقل
            deeds = after.lemma.rows(TriggerRow)
            return follows_as_subject(after, noun) and any("subject" in row.actor for row in deeds)
        if before is None or noun.particles:
            return False
        if before.pos is not Pos.VERB:
            return not before.article and (description_type(before.lemma) in WEAPONS or _is_waged(before))
        lends = any(row.subject == "event" for row in before.lemma.rows(LightVerbRow))
        return follows_as_subject(before, noun) and not lends

    def _after_adjective(self, at: int) -> Morph | None:
        """What follows a noun and its adjective: أن الاحتلال الإسرائيلي [أطلق]."""
        last = len(self._ground.tags)
        after = self._ground.tag_after(at, last)
        adjective = after is not None and after.article and after.pos is Pos.ADJECTIVE
        return self._ground.tag_after(at + 1, last) if adjective else after

    def _is_somebody(self, first: int, noun: Morph) -> bool:
        """استشهد فلسطيني, اعتقل سوري: a nationality right after a verb of what is done to people."""
        verb = self._ground.tags[first - 1] if first and self._ground.is_adjacent(first) else None
        if verb is None or verb.pos is not Pos.VERB or noun.article or not _names_people(noun):
            return False
        befalls = any(row.event in _HARMFUL for row in verb.lemma.rows(TriggerRow))
        return befalls and noun.pos is Pos.ADJECTIVE and not noun.particles and follows_as_subject(verb, noun)

    def _is_befallen(self, first: int, noun: Morph) -> bool:
        """مقتل فلسطيني, اعتقال سوري: a nationality right after a noun of what is done to persons."""
        deed = self._ground.tags[first - 1] if first and self._ground.is_adjacent(first) else None
        if deed is None or deed.pos not in _NOUNS or deed.article or deed.enclitic or deed.features.tanwin:
            return False
        nationality = noun.pos is Pos.ADJECTIVE and _names_people(noun)
        if not nationality or noun.article or noun.particles or deed.features.number is not Grammatical.SINGULAR:
            return False
        head = self._ground.tags[first - 2] if first > 1 and not deed.particles else None
        if head is not None and head.pos in _NOUNS and not head.article and agrees(head, noun):  # حملة اعتقال إسرائيلية
            return False
        return any(row.counts in _BEFALLEN or row.mode in _PERSONAL for row in deed.lemma.rows(TriggerRow))

    def _describes_before(self, first: int, adjective: Morph) -> bool:
        before = self._ground.tags[first - 1] if first and self._ground.is_adjacent(first) else None
        if before is None or adjective.particles or before.pos not in NOMINAL or first - 1 in self._ground.blocked:
            return False  # عشرون فلسطينيا are people
        return before.article == adjective.article and agrees(before, adjective)

    def _kind_of_body(self, first: int, noun: Morph, last: int) -> MentionType | None:
        if self._is_division(first, noun, last):
            return "LOC" if plays(noun, "front") else "GPE"
        if plays(noun, "front") and noun.features.number is not Grammatical.SINGULAR:  # الجبهات الجنوبية
            return "LOC"
        claims = noun.features.number is Grammatical.PLURAL and "cues" in noun.lemma.tables
        if claims or self._is_act(first, noun, last):  # الادعاء is the prosecution, الادعاءات are claims
            return None
        return "ORG"

    def _is_act(self, first: int, noun: Morph, last: int) -> bool:
        """تنظيم وقفتهم, تنظيم انتخابات: a verbal noun with what is done, no body."""
        word, following = self._ground.tokens[first].word, self._ground.tags[first + 1] if last > first + 1 else None
        if word is None or following is None or following.pos is Pos.NAME:
            return False
        if noun.article or not any(morph.pos is Pos.MASDAR for morph in word.morphs):
            return False
        many = following.features.number is Grammatical.PLURAL
        held = any(row.event == "PROTEST" for row in following.lemma.rows(TriggerRow))
        if following.article:  # تنظيم الاحتجاجات, not تنظيم الجهاد
            return held and many and description_type(following.lemma) != "PER"  # حشد المتظاهرين
        return held or any(row.noun_class == "event" for row in following.lemma.rows(NounRow))

    def _is_boycott(self, first: int, noun: Morph, last: int) -> bool:
        """مقاطعة الانتخابات: a deed; مقاطعة الأنبار is a province."""
        word, following = self._ground.tokens[first].word, self._ground.tags[first + 1] if last > first + 1 else None
        if word is None or following is None or noun.article or not any(m.pos is Pos.MASDAR for m in word.morphs):
            return False
        return any(row.noun_class in _BOYCOTTED for row in following.lemma.rows(NounRow))

    def _is_part_or_pair(self, first: int, noun: Morph, last: int, kind: MentionType | None) -> bool:
        """قلب المدينة, مدينتي الرمادي والفلوجة: the places inside are what is named."""
        if last < first + 2 or noun.article:
            return False
        if plays(noun, "part_of") or self._is_seat(first, noun):
            return True
        pair = noun.features.number is Grammatical.DUAL and kind in ("GPE", "LOC")
        following = self._ground.tags[first + 1]
        return pair and (following is None or following.pos is Pos.NAME or self._ground.entry(first + 1) is not None)

    def _is_seat(self, first: int, noun: Morph) -> bool:
        """مركز محافظة عكار: the seat of a division."""
        following = self._ground.tags[first + 1]
        if not plays(noun, "clinic") or following is None:
            return False
        return any(row.type == "GPE" and row.sort in _DIVISIONS for row in following.lemma.rows(HeadRow))

    def _is_division(self, first: int, noun: Morph, last: int) -> bool:
        """مديرية, دائرة before the name of a place is a district, else an office; جبهة a front, else a group."""
        after = first + 1 < len(self._ground.tokens)
        quoted = after and not noun.article and self._ground.opens_quoted(first + 1)  # قضاء "خانقين"
        named = first + 1 + quoted
        told = named < len(self._ground.tokens) and (last > named or quoted)
        lemma = self._name_at(named) if told else None
        for_purpose = last < len(self._ground.tags) and self._ground.particles(last) == "ل"  # مركز بلعباس للبحوث
        placed = lemma is not None and name_type(lemma) in ("GPE", "LOC") and not for_purpose
        if lemma is not None and plays(noun, "jordanian_district"):  # لواء الرمثا, but لواء إدلب is a brigade
            placed = placed and any(row.country == "JO" for row in lemma.rows(PlaceRow))
        return placed and (plays(noun, "front") or any(row.type == "GPE" for row in noun.lemma.rows(HeadRow)))

    def _of_person(self, first: int, last: int, end: int, row: str, *, definite: bool) -> NounPhrase:
        """A title or person noun with the personal name, or further title and name, that follows it."""
        if plays(self._ground.tags[first], "a_people"):  # الشعب الكردي, طائفة السنة: nobody by name
            return self._ground.make(first, last, "PER", "names.description", row, named=False, definite=definite)
        if definite and (ranked := self._rank_end(last, end)) > last:
            last = ranked if ranked < end and self._people.follows_title(ranked, end, definite=True) else last
        if last == first + 1 and self._names_country(last, end):  # جارتها تركيا
            return self._ground.make(first, last + 1, "GPE", "names.title", row, named=True, definite=True)
        if definite and (name := self._after_comma(last, end)) is not None:
            return self._titled(first, name[1], row, name)
        head, tag = self._ground.tags[first], self._ground.tag_after(last, end)
        # الجنود الرابضين, الصرب نقطتي الحدود: no name; اغتيال مسلحين [الناشط علي محمد], whom they killed
        several = head is not None and (head.features.number is Grammatical.PLURAL or plays(head, "collective"))
        if tag is not None and not several and _introduces_person(tag):
            inner = self.read(last, tag, end)
            if inner.name is not None:
                return self._titled(first, inner.last, row, inner.name)
        if definite and not (last < end and self._people.follows_title(last, end, definite=True)):
            last = self._seat_end(first, last, end)
        if definite and not several:
            last = self._aside_end(last, end)
        if last < end and self._people.follows_title(last, end, definite=definite and not several):
            named = self._people.end(last, end)
            return self._titled(first, self.apposition_end(named, end), row, (last, named))
        return self._ground.make(first, last, "PER", "names.description", row, named=False, definite=definite)

    def _aside_end(self, last: int, end: int) -> int:
        """الناطق باسم الحرس الوطني (الدرك) خليفة الشيباني: where brackets end that stand before a name."""
        aside = self._ground.bracketed_end(last, end) if last < end else last
        named = last < aside < end and self._people.follows_title(aside, end, definite=True)
        return aside if named else last

    def _route_end(self, last: int, end: int) -> int:
        """طريق حمص - تدمر, محافظة سيستان - بلوشستان: where the two names end of a road or province."""
        dash = last if self._is_dash(last, end) else self._place_name_end(last, end)
        if not self._is_dash(dash, end) or dash + 1 >= end:
            return last
        inner = self._phrase_at(dash + 1, end)
        return inner.last if inner is not None and inner.type == "GPE" and inner.rule in _PLACE_RULES else last

    def _is_dash(self, index: int, end: int) -> bool:
        return index < end and self._ground.tokens[index].text in _DASHES

    def _place_name_end(self, last: int, end: int) -> int:
        """Where the name ends that follows what it names: العاصمة السعودية الرياض."""
        if last >= end or not self._ground.follows(last) or self._ground.particles(last):
            return last
        inner = self._phrase_at(last, end)
        return inner.last if inner is not None and inner.type == "GPE" and inner.rule in _PLACE_RULES else last

    def _seat_end(self, first: int, last: int, end: int) -> int:
        """Where an office ends with its place, if a name follows: مدير الصحة في المحافظة سالم, المدعي العام للدولة."""
        tag = self._ground.tags[last] if last < end and self._ground.is_adjacent(last) else None
        head = self._ground.tags[first]
        if tag is None or head is None or not (tag.particles in ("ب", "ل") or tag.lemma.key == "في"):
            return last
        if tag.particles == "ل" and head.enclitic:  # دعوا أعضاءه لمشاركة اللاعب محمد الحفل
            return last
        at = last if tag.particles else last + 1
        inner = self._phrase_at(at, end) if at < end else None
        if inner is None or not inner.definite or inner.type == "PER":
            return last
        named = inner.last < end and self._people.follows_title(inner.last, end, definite=True)
        return inner.last if named else last

    def _names_country(self, index: int, end: int) -> bool:
        """A country right after what it is to another one."""
        head, tag = self._ground.tags[index - 1], self._ground.tag_after(index, end)
        if head is None or not head.enclitic or tag is None or tag.particles:
            return False
        return tag.pos is Pos.NAME and tag.lemma.row(CountryRow) is not None

    def _after_comma(self, last: int, end: int) -> tuple[int, int] | None:
        """The name after a comma, closed by another one: رئيس البرلمان اللبناني، نبيه بري، تأجيل."""
        tokens = self._ground.tokens
        if last + 1 >= end or tokens[last].text not in _COMMAS or self._ground.particles(last + 1):
            return None
        kind = self._people.name_word(last + 1, end)
        if kind:
            after = self._people.end(last + 1, end)
        else:
            inner = self._phrase_at(last + 1, end)
            after = inner.name[1] if inner is not None and inner.name is not None else last
        if after <= last or (kind == "unknown" and after < last + 3):
            return None
        tag = self._ground.tags[after] if after < end else None
        closed = (
            after >= end or tokens[after].text in _COMMAS or tokens[after].text == "." or plays(tag, "complementizer")
        )
        return (last + 1, after) if closed else None

    def _titled(self, first: int, last: int, row: str, name: tuple[int, int]) -> NounPhrase:
        return self._ground.make(first, last, "PER", "names.title", row, named=True, definite=True, name=name)

    def _holds_name(self, first: int, last: int) -> bool:
        for index in range(first, last):
            tag = self._ground.tags[index]
            if tag is None or tag.pos is Pos.NAME or self._ground.entry(index) is not None:
                return True
        return False


def _is_of_men(noun: Morph) -> bool:
    """A plural in ون or ين, which only persons have; who are held, before a genitive too: معتقلي الحراك."""
    features = noun.features
    ending = features.sound or (features.construct and head_sort(noun.lemma) == "prison")
    return features.number is Grammatical.PLURAL and ending and not features.feminine


def _is_of_people(noun: Morph) -> bool:
    """اللبنانيون, عراقيات: a nationality in a form that only people have, or as an object: خطفوا أميركيا."""
    features = noun.features
    sound = features.sound or (features.feminine and features.number is Grammatical.PLURAL)
    return (sound or features.tanwin) and _names_people(noun) and noun.pos is not Pos.NAME


def _names_people(noun: Morph) -> bool:
    """فلسطيني, حوثي: a word of a country or movement, which also names its people."""
    return "countries" in noun.lemma.tables or plays(noun, "follower")


def _introduces_person(tag: Morph | None) -> bool:
    """Whether a word with article can be somebody's office or description."""
    if tag is None or not tag.article or tag.particles:
        return False
    return is_title(tag.lemma) or description_type(tag.lemma) == "PER"


def _is_waged(deed: Morph) -> bool:
    """غارة, عدوان: an attack whose genitive does it."""
    rows = [row for row in deed.lemma.rows(TriggerRow) if row.event == "ASSAULT"]
    done = all(row.pos == "noun" and "genitive" not in row.recipient for row in rows)
    return bool(rows) and done and not plays(deed, "clash")  # في مواجهة الاحتلال


def _is_known_body(word: Word | None) -> bool:
    """حركتي فتح و[حماس]: the name of a body that is known by it."""
    return word is not None and "organisations" in word.tables
