"""Numbers that are names: القرار 2254, إف-16, the telephone, hashtags, scores, numbers of a list."""

from __future__ import annotations

from riwaya.lexicon.tables import DatedNameRow, DesignationRow
from riwaya.text import Document, Sentence, Token

_LONG = 9
_GROUPS = 6
_GLUE = frozenset("-–_/")


def is_designation(document: Document, first: int, last: int, sentence: Sentence) -> bool:
    """Whether digits in tokens first..last name something."""
    tokens = document.tokens
    text = tokens[first].text
    if text[0] in "0٠۰" and len(text) > 2 and text[1] not in ".,٫":
        return True
    if text.isdigit() and len(text) >= _LONG and last == first:
        return True
    if first > sentence.first:
        return (
            _is_telephone(document, first)
            or _follows_head(document, first)
            or _is_glued(document, first, sentence)
            or _dates_a_name(document, first, sentence)
        )
    return last + 1 < sentence.last and _is_list_number(document, last + 1)


def _is_telephone(document: Document, index: int) -> bool:
    """+963 11 222 3333: a plus and groups of digits."""
    tokens = document.tokens
    at, groups = index, 1
    while at > 1 and groups < _GROUPS:
        gap = tokens[at].start - tokens[at - 1].end
        if tokens[at - 1].kind == "number" and gap == 1:
            at -= 1
        elif tokens[at - 1].text in "-/" and gap == 0 and tokens[at - 2].kind == "number":
            at -= 2
        else:
            break
        groups += 1
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    goes_on = groups > 1 or (after is not None and (after.kind == "number" or after.text in "-/"))
    return goes_on and at > 0 and tokens[at - 1].text == "+" and tokens[at - 1].end == tokens[at].start


def _follows_head(document: Document, index: int) -> bool:
    """Whether the word before numbers things or models."""
    token = document.tokens[index - 1]
    if token.kind == "punctuation" and token.text in "#№_":
        return True
    if token.kind == "latin":
        return token.end == document.tokens[index].start or len(token.text) <= 2
    if token.text in "-–" and index > 1:  # إم - 4
        return _is_letter(document, index - 2)
    word = token.word
    if word is None or (morph := word.morph("designations")) is None or morph.enclitic:
        return False
    row = morph.lemma.row(DesignationRow)
    return row is not None and (row.sort != "issue" or morph.article)


def _dates_a_name(document: Document, index: int, sentence: Sentence) -> bool:
    """جسر 17 تموز, ملعب 8 ماي 1945, شارعي 23 يوليو و26 يوليو: day and year of a date that is a name."""
    at = index
    if at - 2 > sentence.first and is_month(document.tokens[at - 1]) and document.tokens[at - 2].kind == "number":
        at -= 2  # the year
    elif at + 1 >= sentence.last or not is_month(document.tokens[at + 1]):
        return False
    if at - 3 > sentence.first and document.tokens[at - 1].text == "و" and is_month(document.tokens[at - 2]):
        at -= 3
    word = document.tokens[at - 1].word
    morph = word.morph("dated_names") if word is not None else None
    row = morph.lemma.row(DatedNameRow) if morph is not None else None
    if row is None or morph is None or morph.article or morph.enclitic:
        return False
    return row.sort == "name" or not _year_follows(document, at + 2, sentence)


def _year_follows(document: Document, index: int, sentence: Sentence) -> bool:
    return index < sentence.last and document.tokens[index].kind == "number" and len(document.tokens[index].text) == 4


def is_month(token: Token) -> bool:
    """Whether a word can be the name of a month."""
    return token.word is not None and "months" in token.word.tables


def _is_letter(document: Document, index: int) -> bool:
    word = document.tokens[index].word
    morph = word.morph("designations") if word is not None else None
    row = morph.lemma.row(DesignationRow) if morph is not None else None
    return row is not None and row.sort == "letter"


def _is_glued(document: Document, index: int, sentence: Sentence) -> bool:
    """إف-16, #17_تشرين: a hyphen or underscore ties the digits to a word without spaces."""
    tokens = document.tokens
    before = tokens[index - 1]
    if before.text in _GLUE and before.end == tokens[index].start and index - 1 > sentence.first:
        other = tokens[index - 2]
        if other.end == before.start and other.kind in ("word", "latin"):
            return other.text not in ("بـ", "لـ", "كـ", "الـ", "و")
    after = tokens[index + 1] if index + 1 < sentence.last else None
    return after is not None and after.text == "_" and after.start == tokens[index].end


def _is_list_number(document: Document, index: int) -> bool:
    """'1- ' or '2) ' at the head of a line."""
    token = document.tokens[index]
    after = document.tokens[index + 1] if index + 1 < len(document.tokens) else None
    if after is not None and after.kind == "number" and after.start == token.end:
        return False
    return (
        token.text in ("-", "–", ")", ".")
        and token.start == document.tokens[index - 1].end
        and len(document.tokens[index - 1].text) <= 2
    )
