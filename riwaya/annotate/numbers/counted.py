"""What a number counts: the head noun after it, before it, or understood from the number before."""

from __future__ import annotations

from riwaya.annotate.numbers.amounts import subject_of_amount
from riwaya.annotate.numbers.expression import NumberExpression
from riwaya.annotate.numbers.roles import forms
from riwaya.lexicon import Grammatical, Pos
from riwaya.lexicon.tables import HeadRow, NounRow
from riwaya.model import Span
from riwaya.text import Document, Morph, Sentence, Token

_NOMINAL = frozenset((Pos.NOUN, Pos.MASDAR, Pos.ADJECTIVE, Pos.ACTIVE_PARTICIPLE, Pos.PASSIVE_PARTICIPLE, Pos.NAME))
_RATES = forms("numbers", "rate")
_BACK = 14
_FAR = 40
_QUOTES = frozenset('«"“”')
_MARKED = 3
_BOUND = ("على", "الأقل", "من")
_BOUNDS = (["الأقل"], ["الاقل"], ["الأكثر"])


def counted(document: Document, number: NumberExpression, sentence: Sentence, last: Span | None) -> Span | None:
    """The counted noun of a number; `last` is that of the number before."""
    if number.kind == "dual":
        return None if number.unit else number.span
    if number.unit == "%":
        return _rate(document, number, sentence) or subject_of_amount(document, number, sentence)
    if number.unit is not None:
        return _measured(document, number, sentence) or subject_of_amount(document, number, sentence)
    if number.definite and number.kind == "cardinal" and (before := _before(document, number)):
        return before
    return (
        _after(document, number, sentence, last)
        or _before_one(document, number)
        or _total(document, number, sentence)
        or _understood(document, number, sentence, last)
    )


def _understood(document: Document, number: NumberExpression, sentence: Sentence, last: Span | None) -> Span | None:
    """What the number before counted, else the people last spoken of."""
    if number.kind not in ("cardinal", "range", "vague"):
        return None
    if last is not None and last.start >= document.tokens[sentence.first].start:
        return last
    return _people(document, number, sentence) or last


def _people(document: Document, number: NumberExpression, sentence: Sentence, *, any_kind: bool = False) -> Span | None:
    """The people last spoken of: those with the article, or also without (هاجموا مسلحين وقتلوا ثلاثة منهم).

    A plain adjective describes others, it names nobody: جنودا مسلحين.
    """
    for index in range(number.first - 1, max(sentence.first, number.first - _FAR) - 1, -1):
        tag = document.tags[index]
        if tag is None or tag.features.number is not Grammatical.PLURAL or not _is_person(tag):
            continue
        if tag.article or (any_kind and tag.pos is not Pos.ADJECTIVE):
            return document.tokens[index].stem_span(tag)
    return None


def _is_person(morph: Morph) -> bool:
    noun, head = morph.lemma.row(NounRow), morph.lemma.row(HeadRow)
    if head is not None:  # مخيمات, also a plural of who camps
        return head.type == "PER"
    return noun is not None and noun.noun_class == "person"


def _after(document: Document, number: NumberExpression, sentence: Sentence, last: Span | None) -> Span | None:
    index = _after_bound(document, number.last + 1, sentence)
    tokens = document.tokens
    if index < sentence.last and tokens[index].text == "من":
        index += 1
        while index < sentence.last and tokens[index].text in _QUOTES:
            index += 1
    elif (inside := _inside_marks(document, index, sentence)) > index:
        index = inside
    elif index < sentence.last and tokens[index].text.startswith(("منهم", "منها", "منهن", "بينهم", "بينها")):
        return last or _people(document, number, sentence, any_kind=True)
    return noun_span(document, index, sentence)


def _inside_marks(document: Document, index: int, sentence: Sentence) -> int:
    """11 «جهاديا», ثلاثة (إرهابيين): the noun in marks right after its number, which holds nothing else in brackets."""
    texts = [token.text for token in document.tokens[index : min(sentence.last, index + _MARKED)]]
    if len(texts) == _MARKED and (texts[0] in _QUOTES or (texts[0], texts[2]) == ("(", ")")):
        return index + 1
    return index


def _after_bound(document: Document, index: int, sentence: Sentence) -> int:
    """خمسة [على الأقل] من المتظاهرين: where it goes on after what bounds a number."""
    bound = [token.text for token in document.tokens[index : min(sentence.last, index + len(_BOUND))]]
    return index + 2 if bound[:1] == ["على"] and bound[1:2] in _BOUNDS and bound[2:] == ["من"] else index


def noun_span(document: Document, index: int, sentence: Sentence) -> Span | None:
    """The noun at a token, without particles before it."""
    if index >= sentence.last:
        return None
    token, tag = document.tokens[index], document.tags[index]
    if token.word is None or "weekdays" in token.word.tables:  # قتل اثنان السبت
        return None
    nominal = next((morph for morph in token.word.morphs if morph.pos in _NOMINAL and not morph.particles), None)
    if tag is None and not token.word.morphs:
        return None if token.word.particles else token.span
    if tag is not None and tag.pos in _NOMINAL and not tag.particles:
        return token.stem_span(tag)
    if nominal is not None and tag is not None and tag.pos is Pos.VERB and not tag.particles:
        return token.stem_span(nominal)
    return None


def _before(document: Document, number: NumberExpression) -> Span | None:
    """السنوات الخمس: the noun stands before the definite number."""
    return _noun_at(document, number.first - 1, definite=True)


_AFTER_NOUN = {
    "numbers:واحد": frozenset({Grammatical.SINGULAR}),
    "numbers:اثنان": frozenset({Grammatical.DUAL, Grammatical.PLURAL}),
    "vague:عدة": frozenset({Grammatical.SINGULAR, Grammatical.PLURAL}),  # هجمات is in its row as it is
}


def _before_one(document: Document, number: NumberExpression) -> Span | None:
    """مدفع واحد, موظفين اثنين, بلدات عدة."""
    agreeing = _AFTER_NOUN.get(number.row)
    tag = document.tags[number.first - 1] if number.first else None
    noun = _noun_at(document, number.first - 1, definite=False)
    if agreeing is None or number.particles or tag is None or noun is None:
        return None
    head = document.tags[number.first - 2] if number.first > 1 else None
    if (
        head is not None
        and head.features.number in agreeing
        and (found := _construct_head(document, number.first - 2, tag))
    ):
        return found
    return noun if tag.features.number in agreeing else None


def _construct_head(document: Document, index: int, second: Morph) -> Span | None:
    """مدفع هاون واحدا: the head of a construct counts."""
    head = document.tags[index] if index >= 0 else None
    if head is None or second.particles or head.article or head.particles.strip("وف"):
        return None
    return _noun_at(document, index, definite=False)


def _noun_at(document: Document, index: int, *, definite: bool) -> Span | None:
    if index < 0:
        return None
    token, tag = document.tokens[index], document.tags[index]
    if (
        token.word is None
        or tag is None
        or tag.lemma.category == "number"
        or tag.pos not in _NOMINAL
        or (definite and not (tag.article or tag.enclitic))
    ):
        return None
    return token.stem_span(tag)


def _total(document: Document, number: NumberExpression, sentence: Sentence) -> Span | None:
    """عدد الموقوفين أربعة: the noun after عدد."""
    for index in range(number.first - 1, max(sentence.first, number.first - 7) - 1, -1):
        tag = document.tags[index]
        if tag is not None and tag.lemma.key == "عدد" and index + 1 < number.first:
            return noun_span(document, index + 1, sentence)
    return None


def _rate(document: Document, number: NumberExpression, sentence: Sentence) -> Span | None:
    """The nearest نسبة or معدل before a percentage, else the noun after it."""
    for index in range(number.first - 1, max(sentence.first, number.first - _BACK) - 1, -1):
        tag = document.tags[index]
        if (
            tag is not None
            and tag.lemma.key in _RATES
            and not (tag.particles.endswith("ب") and index == number.first - 1)
        ):
            return _span(document.tokens[index], tag.start)
    return None


def _span(token: Token, start: int) -> Span:
    return Span(token.start + start, token.end)


def _measured(document: Document, number: NumberExpression, sentence: Sentence) -> Span | None:
    """38 طنا من الأغذية: what a mass or volume is of."""
    index = number.last + 1
    if (
        number.unit in ("mm", "cm")
        and number.first > sentence.first + 1
        and document.tokens[number.first - 1].text in ("عيار", "بعيار")
    ):
        at = number.first - 2
        return _noun_at(document, at - (document.tokens[at].text == "من"), definite=False)
    if (
        index + 1 < sentence.last
        and document.tokens[index].text == "من"
        and number.unit in ("t", "kg", "g", "L", "[bbl_us]")
    ):
        return noun_span(document, index + 1, sentence)
    return None
