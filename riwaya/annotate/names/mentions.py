"""Which phrases are mentions: all names, definite descriptions, and what takes part in a claim or an event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from riwaya.annotate.markers import plays, tells_some
from riwaya.annotate.names.doubt import drop_doubtful
from riwaya.annotate.names.kinds import head_sort
from riwaya.annotate.names.phrase import AGENTS, NounPhrase
from riwaya.annotate.names.reader import PhraseReader
from riwaya.lexicon import Grammatical, Pos
from riwaya.text import Document

# Heads whose descriptions hold the name of the place or body they belong to as a mention of its own.
_OPEN_SORTS = frozenset(
    (
        "administration",
        "court",
        "directorate",
        "mission",
        "government",
        "embassy",
        "office",
        "council",
        "force",
        "army",
        "police",
    )
)
_FIRMS = frozenset(("company", "bank"))
# Facilities that belong to whom they are named after: مقر [الجامعة العربية].
_SEATS = frozenset(("headquarters", "house"))


def choose_mentions(document: Document, reader: PhraseReader, used: Iterable[NounPhrase]) -> list[NounPhrase]:
    """The phrases to report as mentions, outer before inner, in the order of the text."""
    chosen: dict[tuple[int, int], NounPhrase] = {}
    used = list(used)
    for phrase in used:
        if phrase.type is not None:
            chosen[phrase.span] = phrase
    for phrase in reader.read():
        alone = stands_alone(phrase) and not _are_homes(document, phrase)
        if alone or _is_among(document, phrase) or _is_one_site(document, phrase):
            chosen.setdefault(phrase.span, phrase)
    for phrase in list(chosen.values()):
        for inner in nested(document, reader, phrase):
            chosen.setdefault(inner.span, inner)
    found = sorted(chosen.values(), key=lambda phrase: (phrase.span.start, -phrase.span.end))
    return drop_doubtful(document, found, used)


def stands_alone(phrase: NounPhrase) -> bool:
    """Whether a phrase is a mention wherever it stands: a name, or a definite description of a participant."""
    if phrase.type is None:
        return False
    if phrase.named or phrase.type in ("WEA", "VEH"):
        return True
    return phrase.definite and phrase.type in ("ORG", "GPE", "LOC", "FAC", "PER")


def _is_among(document: Document, phrase: NounPhrase) -> bool:
    """أربعة جرحى، بينهم عسكريون من القوة: who of those just told of, and more than that: بينهم امرأة."""
    before = document.tags[phrase.first - 1] if phrase.first else None
    if phrase.type != "PER" or not tells_some(before):
        return False
    tokens = document.tokens
    return phrase.last > phrase.first + 1 or (phrase.last < len(tokens) and tokens[phrase.last].text == "من")


def _are_homes(document: Document, phrase: NounPhrase) -> bool:
    """في بيوتهم, غرف نومهم: the homes of many are no site."""
    head, last = document.tags[phrase.head], document.tags[phrase.last - 1]
    if phrase.type != "FAC" or head is None or last is None:
        return False
    return head.features.number is Grammatical.PLURAL and last.enclitic != ""


def _is_one_site(document: Document, phrase: NounPhrase) -> bool:
    """في أحد المنازل, إحدى المدارس: a building, though nobody says which."""
    return phrase.type == "FAC" and plays(document.tags[phrase.first], "one_of")


def inside(reader: PhraseReader, phrase: NounPhrase) -> Iterator[NounPhrase]:
    """What a phrase that is no participant holds: مهمة [القوات الأمريكية], قلب [السليمانية]."""
    index = phrase.first + 1
    while index < phrase.last:
        inner = reader.phrase_at(index, phrase.last)
        if inner is None or inner.last > phrase.last:
            index += 1
            continue
        if stands_alone(inner):
            yield inner
        elif inner.type is None:
            yield from inside(reader, inner)
        index = inner.last


def nested(document: Document, reader: PhraseReader, phrase: NounPhrase) -> Iterator[NounPhrase]:
    """Mentions inside a title ('مدير [مستشفى الرمادي]') or a body of a place ('مديرية أمن [سبها]')."""
    if (tail := _belonging_tail(document, phrase)) < phrase.last:
        yield from inside(reader, replace(phrase, first=tail))
    if phrase.type in ("VEH", "WEA"):
        thing = document.tags[phrase.head]
        held = AGENTS if thing is None or not thing.article else AGENTS - {"PER"}  # السيارات المارة
        yield from (inner for inner in inside(reader, phrase) if inner.type in held)
        return
    tag = document.tags[phrase.first]
    if phrase.type == "GPE" and phrase.rule == "names.description":  # بلدان الاتحاد الأوروبي
        yield from (inner for inner in inside(reader, phrase) if inner.type == "ORG" and inner.named)
        return
    seat = phrase.type == "FAC" and tag is not None and head_sort(tag.lemma) in _SEATS
    if phrase.is_short or not (seat or phrase.type in ("PER", "ORG")) or phrase.rule == "names.group":
        return
    opens = seat or phrase.type == "PER" or (tag is not None and head_sort(tag.lemma) in _OPEN_SORTS)
    after_name = phrase.name is not None and phrase.name[0] == phrase.first  # سلطان المتحدث باسم الجيش
    end = phrase.name[0] if phrase.name is not None and not after_name else phrase.last
    head = reader.entry_at(phrase.first)  # مديرية أمن سبها: its second word heads nothing by itself
    index = head.last + 1 if head is not None and head.last + 1 < phrase.last else phrase.first + 1
    index = phrase.name[1] if phrase.name is not None and after_name else index
    if phrase.name is not None and not after_name and phrase.last > phrase.name[1]:  # اللواء سالم حداد قائد الفرقة
        office = reader.phrase_at(phrase.name[1], phrase.last)
        if office is not None and office.type == "PER" and office.last == phrase.last:
            yield from nested(document, reader, office)
    while index < end:
        inner = reader.phrase_at(index, phrase.last)
        if inner is None or inner.last > end or (inner.type is None and not inner.is_short):
            index += 1
            continue
        told = inner.named or (inner.definite and phrase.type == "PER")
        told = told and not plays(document.tags[index - 1], "minister")  # نائب وزير [الخارجية]
        named_person = inner.type == "PER" and inner.named and inner.name is not None
        if told and named_person and phrase.type == "ORG":
            if tag is None or head_sort(tag.lemma) not in _FIRMS:  # شركة هايمان
                yield inner
        elif told and inner.type not in (None, "PER") and (opens or _is_place_name(document, inner)):
            yield inner
            yield from nested(document, reader, inner)
        elif after_name and inner.type == "PER":
            yield from nested(document, reader, inner)
        index = inner.last


def _belonging_tail(document: Document, phrase: NounPhrase) -> int:
    """Where a phrase says whose or where it is: القاعدة الواقعة في [ناحية البغدادي]."""
    tags = document.tags
    return next(
        (index for index in range(phrase.first + 1, phrase.last) if plays(tags[index], "belonging")), phrase.last
    )


def _is_place_name(document: Document, phrase: NounPhrase) -> bool:
    tag = document.tags[phrase.head]
    return phrase.type == "GPE" and tag is not None and tag.pos is Pos.NAME
