"""Names made comparable across reports: who is who, and which words name nobody in particular."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import UNSET

from riwaya.link.words import fold_words
from riwaya.model import Entity, Reading


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold_words(words))


# Heads that only say that a body has people: "مسلحو درع الجنوب" is "درع الجنوب".
_BODY_HEADS = _folded(
    "مسلحو مسلحي مسلحون ميليشيا ميليشيات مليشيا مليشيات قوة قوات مقاتلو مقاتلي عناصر عنصر تنظيم حركة جماعة فصيل"
    " أنصار ما يسمى المسمى"
)
_PLACE_HEADS = _folded(
    "مدينة محافظة ولاية قضاء ناحية مديرية محلية بلدة قرية حي منطقة إقليم إمارة دولة جمهورية مملكة شعبية الشعبي الشعبية"
)
# Sources and people who are not named: one cannot tell whether two of them are the same.
_NAMELESS_SOURCES = _folded(
    "مصدر مصادر مسؤول مسؤولون مسؤولين مسؤولو شاهد شهود سكان أهالي ناشط ناشطون نشطاء خبير خبراء محلل محللون"
    " مراقب مراقبون"
    " مواطن مواطنون صفحات صفحة وسائل تقارير تقرير أنباء معلومات شخص أشخاص دبلوماسي دبلوماسيون ضابط طبيب أطباء"
    " مقرب مقربون"
    " قيادي قياديون متحدث ناطق بائع بائعة"
)
_PEOPLE = _folded(
    "شخص أشخاص شخصا شخصين آخر آخرون آخرين أفراد فرد إنسان ضحية ضحايا قتيل قتلى جريح جرحى مصاب مصابون مصابين ناس الناس"
    " عدد مدني مدنيون مدنيين مواطن مواطنون مواطنين سكان السكان أهالي الأهالي أهلنا أهل رجل رجال امرأة نساء طفل"
    " أطفال عائلة"
    " عائلات أسرة أسر عمال عامل متظاهرون متظاهرين محتجون محتجين جندي جنود جنديين مسلح مسلحون مسلحين مسلحا عناصر"
    " أطراف الأطراف"
    " الطرفين الجانبين"
)
# Offices that every town has.
_OFFICES = _folded("مدير رئيس قائد وزير محافظ ناطق متحدث نائب أمين عضو مصدر مسؤول مركز مستشفى تجمع")
_SHORT_WORD = 4
_STATE_SECTORS = frozenset(("GOV", "MIL", "COP", "JUD", "LEG"))


def name_key(name: str) -> str:
    """A name as it is compared: folded, plurals in one case, without heads that only say that it is a body."""
    words = [_one_case(word) for word in fold_words(name)]
    while len(words) > 1 and words[0] in _BODY_HEADS:
        words = words[1:]
    return " ".join(words)


def _one_case(word: str) -> str:
    """المعلمون as المعلمين: the case of a plural says nothing of who they are."""
    return f"{word[:-2]}ين" if len(word) > _SHORT_WORD and word.endswith("ون") else word


def entity_key(entity: Entity, home: str = "") -> str:
    """An entity as it is compared across reports; bodies of a state with its country (LY:وزاره الداخليه)."""
    key = name_key(entity.name)
    if entity.sector in _STATE_SECTORS and entity.type != "PER":
        country = entity.country if entity.country is not UNSET else home
        return f"{country}:{key}" if country else key
    return key


def place_words(name: str) -> frozenset[str]:
    """The words of a place name that tell it from others."""
    words = fold_words(name)
    kept = frozenset(word for word in words if word not in _PLACE_HEADS)
    return kept or frozenset(words)


def is_nameless(name: str) -> bool:
    """Whether a source is described, not named: "مصادر أمنية"."""
    words = fold_words(name)
    return not words or words[0].removeprefix("ال") in _NAMELESS_SOURCES


def is_people(name: str) -> bool:
    """Whether a participant is just people: "خمسة مدنيين", "آخرين"."""
    words = fold_words(name)
    return bool(words) and not _PEOPLE.isdisjoint(_plain_forms(words[0]))


def _plain_forms(word: str) -> tuple[str, ...]:
    """A word, and without the article or the alef of the accusative."""
    bare = word.removeprefix("ال")
    return word, bare, bare.removesuffix("ا")


def is_named(entity: Entity) -> bool:
    """Whether an entity has a name of its own, as far as its words tell."""
    return not is_nameless(entity.name) and not is_people(entity.name)


def is_proper(entity: Entity, home: str = "") -> bool:
    """Whether an entity has a name that few share: of two words at least, no body or office that every place has."""
    key = entity_key(entity, home)
    return is_named(entity) and " " in key and ":" not in key and key.split()[0] not in _OFFICES


def same_name(a: str, b: str) -> bool:
    """Whether two name keys name one: equal, or one ends with all of the other (قوة درع الجنوب, درع الجنوب)."""
    a, b = a.partition(":")[2] or a, b.partition(":")[2] or b
    if a == b:
        return True
    shorter, longer = sorted((a.split(), b.split()), key=len)
    return len(shorter) > 1 and (longer[-len(shorter) :] == shorter or longer[: len(shorter)] == shorter)


def any_same(left: Iterable[str], right: Iterable[str]) -> bool:
    """Whether two sets of name keys share one."""
    ours, others = frozenset(left), frozenset(right)
    return not ours.isdisjoint(others) or any(same_name(a, b) for a in ours for b in others)


def home_country(reading: Reading) -> str:
    """The country that most places of a report lie in, or nothing."""
    counts: dict[str, int] = {}
    for entity in reading.entities:
        if entity.location:
            country = entity.location.country or ""
            counts[country] = counts.get(country, 0) + 1
    return max(counts, key=lambda country: (counts[country], country), default="")
