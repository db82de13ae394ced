"""Personal names: where one begins, which words it runs over, where it ends."""

from __future__ import annotations

from typing import Literal

from riwaya.annotate.markers import joins_as, plays, stands_as
from riwaya.annotate.names.ground import Ground
from riwaya.annotate.names.kinds import PERSON_NAME_TABLES, is_title, name_type
from riwaya.lexicon import Grammatical, Lemma, Pos
from riwaya.lexicon.tables import NounRow, TimeUnitRow
from riwaya.text import Morph, Word

NameWord = Literal["family", "figures", "given", "link", "unknown", ""]
_NAME_TABLES: tuple[NameWord, ...] = ("family", "figures", "given")
_LONGEST_NAME = 12
_WHOLE_NAME = 2
# Words so short must be spelled as the name is: ان is not آن.
_SHORT = 3
# Nouns of these classes and tables begin something else than a surname.
_CLASSES_THAT_OPEN = frozenset(("event", "act", "speech", "abstract", "document", "time", "quantity", "group", "place"))
_TABLES_THAT_OPEN = frozenset(("cues", "triggers", "titles", "heads"))
_NEVER_SURNAMES = frozenset({Pos.VERB, Pos.MASDAR, Pos.PARTICLE})
_GOD = "الله"
_COMMAS = frozenset(("،", ","))
_BEFORE_NAMES = _COMMAS | {":"}
_AFTER_NAMES = _COMMAS | {"", ".", "؛"}


class PeopleReader:
    """Finds the extent of personal names in one document."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._tokens = ground.tokens
        self._tags = ground.tags

    def opens(self, first: int, end: int) -> bool:
        """A given name followed by another name word, or a public figure's single name."""
        word = self._tokens[first].word
        if self._names_father(first, end):
            return True
        if word is None or word.tables.isdisjoint(PERSON_NAME_TABLES):
            return False
        given = next(m for m in word.morphs if m.lemma.tables & PERSON_NAME_TABLES)
        tag = self._tags[first]
        certain = tag is not None and tag.pos is Pos.NAME
        if certain and "figures" in given.lemma.tables:
            return True
        if "given" not in given.lemma.tables:
            return False
        if self._stands_in_list(first, end):
            return True
        following = self.name_word(first + 1, end)
        if certain:
            return following != ""
        if self._is_of_god(first + 1, end):  # حسن جار الله
            return True
        if following == "given" and self._is_listed(first):
            return True
        return following in ("family", "figures", "link") and not given.particles.endswith(("ب", "ك"))

    def _stands_in_list(self, first: int, end: int) -> bool:
        """هم: أنس أحمدي، ومصطفى القصاص، بقيادة محمد المرتاح: a name between commas, or after whom somebody leads."""
        led = first > 0 and joins_as(self._tokens[first - 1].word, "led_by")
        if not first or not (led or self._tokens[first - 1].text in _BEFORE_NAMES):
            return False
        tag = self._tags[first]
        if self._ground.particles(first) not in ("", "و") or tag is None or tag.pos is Pos.PARTICLE:
            return False
        if plays(tag, "auxiliary"):  # ، كان بروكس
            return False
        last = first + 1
        while last < end and self.name_word(last, end) not in ("", "link") and self._ground.particles(last) == "":
            last += 1
        if last == first + 1:
            surname = self._ground.tag_after(last, end) if tag.pos is Pos.NAME else None
            last += surname is not None and surname.article and surname.pos not in _NEVER_SURNAMES
        after = self._tokens[last].text if last < end else ""
        return last > first + 1 and (led or after in _AFTER_NAMES)

    def _is_listed(self, first: int) -> bool:
        """خالد محمود، وسالم علي: a name after a name, over a comma."""
        before = first - 1 - (first > 1 and self._tokens[first - 1].text in _COMMAS)
        tag = self._tags[before] if before >= 0 else None
        named = tag is not None and tag.pos is Pos.NAME and not tag.lemma.tables.isdisjoint(PERSON_NAME_TABLES)
        return named and self._ground.particles(first) == "و"

    def is_given(self, first: int, end: int) -> bool:
        """أمين أبو عليا, ، ووليد خضر،: an office or a newborn that is also a given name, before أبو or in a list."""
        word = self._tokens[first].word
        if word is None or "given" not in word.tables:
            return False
        return self.name_word(first + 1, end) == "link" or self._stands_in_list(first, end)

    def follows_title(self, index: int, end: int, *, definite: bool) -> bool:
        """Whether the name of the person that a title introduces begins here."""
        kind = self.name_word(index, end)
        if kind == "unknown":
            return definite
        tag = self._tags[index] if kind else None
        if self._is_country(index, end):
            return False  # هاجم المتحدث باسم الحركة إسرائيل
        if (
            tag is not None
            and tag.pos is Pos.VERB
            and "cues" in tag.lemma.tables
            and self._is_addressed(index + 1, end)
        ):
            return False  # أن الوزير طالب الحكومة بـ
        return bool(kind) and (definite or tag is None or tag.pos is not Pos.VERB)

    def _is_country(self, index: int, end: int) -> bool:
        """هاجم حسن نصر الله [إسرائيل]: a state behind a name, which no more of the name follows."""
        tag = self._tags[index]
        return tag is not None and "countries" in tag.lemma.tables and not self.name_word(index + 1, end)

    def _is_addressed(self, index: int, end: int) -> bool:
        tag = self._ground.tag_after(index, end)
        return tag is not None and (tag.article or tag.particles == "ب")

    def name_word(self, index: int, end: int) -> NameWord:
        """What makes the token a name word after another: its table, a link of names, or that nobody knows it."""
        if index >= end or not self._ground.follows(index):
            return ""
        word = self._tokens[index].word
        if word is None:
            return ""
        if is_link(word) and not self._opens_clause(index):
            return "link"
        if len(word.light) < 2:
            return ""
        if not word.morphs:
            return "" if word.particles else "unknown"
        return _name_table(word) or ("unknown" if is_nisba(word) else "")

    def _opens_clause(self, index: int) -> bool:
        """فان العناصر: the particle إن, no name like فان."""
        tag = self._tags[index]
        return tag is not None and tag.pos is Pos.PARTICLE and plays(tag, "complementizer")

    def end(self, start: int, end: int) -> int:
        """The token after a personal name that begins at `start`."""
        last = self._known_end(start)
        while last < end and last - start < _LONGEST_NAME:
            joined = self._ground.start(last) > self._tokens[last].start  # خالد حسن وعلي سلمان are two
            if (
                not joined
                and self._ground.follows(last)
                and (known := self._known_end(last)) > last + 1
                and known <= end
            ):
                last = known  # عبد القادر علم الدين
                continue
            kind = self.name_word(last, end)
            if self._names_father(last, end) or self._is_of_god(last, end):
                last += 2
                continue
            if self._is_god(last, end):  # أحمد عوض الله
                last += 1
                continue
            if self._blesses(last, end):
                return last
            if kind == "link" and not self.name_word(last + 1, end):
                return last + 2 * self._is_kunya(last, end)
            if last > start + 1 and self._is_country(last, end):
                return last
            if kind and not self._opens_office(start, last, end):
                last += 1
                continue
            one_more = self._is_before_age(last, end) if last - start > 1 else self._is_surname(last, end)
            return last + one_more
        return last

    def _names_father(self, index: int, end: int) -> bool:
        """بن نيران: the word after بن is a name, whatever else it means."""
        link = self._tokens[index].word
        if link is None or link.particles or not stands_as(link, "filial") or index + 1 >= end:
            return False
        name = self._ground.tag_after(index + 1, end)
        known = name is None or (name.pos not in _NEVER_SURNAMES and not name.particles)
        return known and self._ground.follows(index + 1) and self._tokens[index + 1].word is not None

    def _is_kunya(self, index: int, end: int) -> bool:
        """أبو الحاج, أبو الشيخ: a noun with article after أبو ends a name."""
        noun = self._ground.tag_after(index + 1, end)
        nominal = noun is not None and noun.article and not noun.particles and noun.pos not in _NEVER_SURNAMES
        return nominal and self._ground.follows(index + 1) and stands_as(self._tokens[index].word, "kunya")

    def _is_of_god(self, index: int, end: int) -> bool:
        """رقم الله, جاد الله: a noun before الله goes on with a name; not حزب الله, رحمه الله."""
        noun = self._ground.tag_after(index, end) if self._is_god(index + 1, end) else None
        if noun is None or noun.article or noun.particles or noun.enclitic or noun.pos in _NEVER_SURNAMES:
            return False
        entry = self._ground.entry(index)
        return entry is None or all(name_type(sense.lemma) != "ORG" for sense in entry.senses)

    def _blesses(self, index: int, end: int) -> bool:
        """رحمه الله: what is wished to the one just named."""
        tag = self._ground.tag_after(index, end) if self._is_god(index + 1, end) else None
        return tag is not None and tag.enclitic != ""

    def _is_god(self, index: int, end: int) -> bool:
        word = self._tokens[index].word if index < end else None
        return word is not None and word.light == _GOD

    def _is_before_age(self, index: int, end: int) -> bool:
        """سليمان فواز ناصر [مناصرة] (24 عاما): a common word between a name and an age in brackets is a surname."""
        tag = self._ground.tag_after(index, end)
        if tag is None or tag.particles or tag.article or index + 3 >= end:
            return False
        if tag.pos is Pos.VERB or tag.pos is Pos.PARTICLE:
            return False
        years = self._tokens[index + 3].word
        numbered = self._tokens[index + 1].text == "(" and self._tokens[index + 2].kind == "number"
        units = (row for morph in (years.morphs if years is not None else ()) for row in morph.lemma.rows(TimeUnitRow))
        return numbered and any(unit.designator == "Y" for unit in units)

    def _opens_office(self, start: int, index: int, end: int) -> bool:
        """نور الدين الطبوبي الأمين العام: a surname that is a title, with its adjective, after a whole name."""
        title, described = self._tags[index], self._ground.tag_after(index + 1, end)
        if index - start < _WHOLE_NAME or title is None or described is None or not title.article:
            return False
        adjective = described.pos is Pos.ADJECTIVE and described.article and not described.particles
        return adjective and is_title(title.lemma)

    def lemma(self, start: int) -> Lemma | None:
        """The name in the lexicon that a personal name begins with."""
        word = self._tokens[start].word
        morphs = word.morphs if word is not None else ()
        return next((m.lemma for m in morphs if m.lemma.tables & PERSON_NAME_TABLES), None)

    def _known_end(self, start: int) -> int:
        entry = self._ground.entry(start)
        known = entry is not None and any(name_type(sense.lemma) == "PER" for sense in entry.senses)
        return entry.last + 1 if entry is not None and known else start + 1

    def _is_surname(self, index: int, end: int) -> bool:
        """A common word as surname right after a single given name."""
        tag = self._ground.tag_after(index, end)
        if tag is None or tag.particles:
            return False
        return _is_surname_with_article(tag) if tag.article else _is_bare_surname(tag)


def is_nisba(word: Word) -> bool:
    """طيري, شندي: read as 'my' or 'two' only because no table has the name."""
    return len(word.light) > _SHORT and all(_ends_in_ya(morph) for morph in word.morphs)


def _ends_in_ya(morph: Morph) -> bool:
    """'My', or the dual before a genitive."""
    dual = morph.features.number is Grammatical.DUAL and morph.features.construct
    return morph.enclitic == "ي" or dual


def is_link(word: Word) -> bool:
    """بن, أبو, عبد, فون: never first or last in a name."""
    if "markers" not in word.tables:
        return False
    return any(plays(m, "name_link") and _can_link(m, word) for m in word.morphs)


def _can_link(morph: Morph, word: Word) -> bool:
    """Bare and singular, and spelled so: ابو is أبو, but فإن is not فان and الـ not آل."""
    features = morph.features
    if morph.article or morph.particles or morph.enclitic or features.tanwin:
        return False
    spelled = morph.exact or (morph.pos is not Pos.NAME and len(word.light) > 2)
    return spelled and features.number is Grammatical.SINGULAR


def _name_table(word: Word) -> NameWord:
    for table in _NAME_TABLES:
        if table in word.tables and any(
            table in m.lemma.tables and not m.particles and (m.exact or len(word.light) > _SHORT) for m in word.morphs
        ):
            return table
    return ""


def _is_surname_with_article(tag: Morph) -> bool:
    """إبراهيم المبروك; not an office, not a nationality."""
    return not is_title(tag.lemma) and "countries" not in tag.lemma.tables


def _is_bare_surname(tag: Morph) -> bool:
    """كنعان سليم, غسان مطر; not what begins something else: a verbal noun, an event, an office, a time."""
    if tag.enclitic or tag.features.tanwin or tag.pos in _NEVER_SURNAMES or tag.lemma.tables & _TABLES_THAT_OPEN:
        return False
    return _CLASSES_THAT_OPEN.isdisjoint(row.noun_class for row in tag.lemma.rows(NounRow))
