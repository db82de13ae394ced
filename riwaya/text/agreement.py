"""Whether words can belong together: an adjective or pronoun and its noun, a verb and the subject after it."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.lexicon import Grammatical, Lemma, Pos
from riwaya.lexicon.tables import HeadRow, MarkerRow, NounRow, TitleRow
from riwaya.text.words import Morph

_SITES = frozenset(("building", "place"))
_THINGS = frozenset(("vehicle", "weapon", "building"))
_ACTING = frozenset(("person", "group"))
_ACTORS = frozenset(("PER", "ORG"))


def agrees(noun: Morph, adjective: Morph) -> bool:
    """Agreement in number and gender; plurals of things take the feminine singular, names anything.

    Definiteness is not looked at here: in a construct it is that of the last noun.
    """
    head, other = noun.features, adjective.features
    if noun.pos is Pos.NAME or noun.pos is Pos.PARTICLE:  # الحوثيون السعودية are no Saudi Houthis
        men = (head.sound and not head.feminine) or "men" in noun.lemma.roles
        return not men or other.number is not Grammatical.SINGULAR
    if head.sound and head.oblique and other.sound and other.oblique:  # ين is written for two and for many
        return True
    if head.number is Grammatical.SINGULAR:
        if other.number is Grammatical.PLURAL:  # السكان الفلسطينيين
            return "collective" in noun.lemma.roles and not other.feminine
        return other.number is Grammatical.SINGULAR and other.feminine == head.feminine
    if head.number is Grammatical.DUAL:
        return other.number is Grammatical.DUAL and not (other.oblique and not head.oblique)  # شابان متأثرين بجروحهما
    men = (head.sound and not head.feminine) or (noun.article and _is_office(noun.lemma))  # رئيس الوزراء [المعارضة]
    if other.number is Grammatical.PLURAL:  # شبان سيارات are no two of a kind, سيارات المتظاهرين none of one
        if other.sound and not other.feminine and _is_thing(noun.lemma):
            return False
        return head.feminine or not (other.feminine and _can_act(noun.lemma))
    return other.number is Grammatical.SINGULAR and other.feminine and not men  # not مجهولون شخصية


def _is_office(lemma: Lemma) -> bool:
    """وزير; not دولة, which opens a title too, nor ملك, which is also property."""
    people = all(row.noun_class == "person" for row in lemma.rows(NounRow))
    return people and "titles" in lemma.tables and not lemma.key.endswith("ة")


# Endings of nouns whose gender does not show: ميليشيا.
_UNSURE = ("ا", "ى")
# After these letters a noun shows no accusative.
_BARE_ENDINGS = frozenset("اىءة")


def enters(actor: Morph, morphs: Sequence[Morph]) -> bool:
    """Whether a word after a person or body is a place rather than an adjective: اقتحم الجيش المخيم, المعبر, المصنع.

    Nouns of place are spelled like participles; `morphs` are the readings of the word.
    """
    sites = (morph for morph in morphs if morph.pos is Pos.NOUN and _is_site(morph.lemma))
    sites = (site for site in sites if site.features.number is Grammatical.SINGULAR)  # not المدنيون العزل
    # What has the form of a nisba describes: المحكمة الابتدائية, الشرطة البلدية.
    return any(not site.lemma.key.endswith("ية") for site in sites) and _can_act(actor.lemma)


def _is_site(lemma: Lemma) -> bool:
    return any(row.noun_class in _SITES for row in lemma.rows(NounRow))


def _is_thing(lemma: Lemma) -> bool:
    """What no plural in ون or ين describes, which only people have."""
    return any(row.noun_class in _THINGS for row in lemma.rows(NounRow))


def _can_act(lemma: Lemma) -> bool:
    if (head := lemma.row(HeadRow)) is not None:
        return head.type in _ACTORS
    if lemma.row(TitleRow) is not None or any(row.role == "loaded" for row in lemma.rows(MarkerRow)):
        return True
    return any(row.noun_class in _ACTING for row in lemma.rows(NounRow))


def stands_in_another_case(before: Morph | None, word: Morph) -> bool:
    """توفي شاب متأثرا بجروح: the accusative shows on the second word, and would show on the person before it."""
    if before is None or not word.features.tanwin or not _can_act(before.lemma):
        return False
    form = before.features
    shows = form.number is Grammatical.SINGULAR and not form.feminine and before.lemma.key[-1] not in _BARE_ENDINGS
    return shows and not (form.tanwin or before.article or before.enclitic or before.pos is Pos.NAME)


def follows_as_subject(verb: Morph, noun: Morph) -> bool:
    """Whether a noun right after a verb can be its subject, by number, gender and case.

    A verb before its subject stands in the singular, so what follows قتلوا is whom they killed; it takes the gender
    of a single person or thing right after it. ين and the alef of the accusative mark an object. Names tell no gender.
    """
    form, head = verb.features, noun.features
    if form.person != 3 or form.number is not Grammatical.SINGULAR or head.oblique:
        return False
    if noun.pos is Pos.NAME or head.number is not Grammatical.SINGULAR:
        return noun.pos is Pos.NAME or form.feminine == head.feminine or not head.sound
    return form.feminine == head.feminine or noun.lemma.key.endswith(_UNSURE)


def stands_for(pronoun: str, noun: Morph) -> bool:
    """Whether an attached pronoun of the third person can stand for a noun: هم for people, ها also for things."""
    head = noun.features
    many = head.number is Grammatical.PLURAL or head.oblique  # ين and ي are written for two and for many
    if noun.pos is Pos.NAME:
        return pronoun in ("ه", "ها")
    match pronoun:
        case "ه":
            return head.number is Grammatical.SINGULAR and not head.feminine
        case "ها":
            return (head.number is Grammatical.SINGULAR and head.feminine) or (many and not head.sound)
        case "هم":
            return many
        case "هن":
            return many and head.feminine
        case "هما":
            return head.number is Grammatical.DUAL
    return False
