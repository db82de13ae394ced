"""Verbs that say little themselves: relays (نقلت الوكالة عن …) and light verbs (أعرب عن قلقه من …)."""

from __future__ import annotations

from msgspec.structs import replace

from riwaya.annotate.markers import plays, stands_as
from riwaya.annotate.names.phrase import ADJECTIVAL, NounPhrase
from riwaya.annotate.speech.complement import Complement
from riwaya.annotate.speech.content import NOUNS
from riwaya.annotate.speech.walk import Walk
from riwaya.lexicon import Pos

_SHORT_QUOTE = 4
_STANCE_REACH = 8


def read_relay(walk: Walk, phrase: NounPhrase) -> Complement | None:
    """نقلت الوكالة عن فلان (قوله) إن: the speaker stands after عن, the content after that."""
    relay_cue: int | None = None
    for at in range(phrase.last, walk.end):
        if (found := _relayed_content(walk, at)) is not None:
            return replace(found, relay=phrase, relay_cue=relay_cue)
        tag = walk.tags[at]
        if tag is None:
            continue
        if tag.pos in NOUNS and tag.enclitic and "cues" in tag.lemma.tables:
            relay_cue = at
        elif tag.pos is Pos.VERB and not _is_anonymous(walk, at):
            return None
    return None


def _is_anonymous(walk: Walk, verb: int) -> bool:
    """عن مصادر لم تسمها، أن; عن مسؤول طلب عدم ذكر اسمه: a clause on who is not named."""
    tag = walk.tags[verb]
    return plays(tag, "anonymity") or (
        tag is not None and tag.enclitic != "" and plays(walk.tags[verb - 1], "negation")
    )


def _relayed_content(walk: Walk, at: int) -> Complement | None:
    """The content that opens at a token, if one does."""
    if walk.complementizer(at) is not None:
        return walk.open("clause", at + 1)
    quotation = walk.quotation_at.get(at)
    if quotation is not None and quotation.close - quotation.open > _SHORT_QUOTE:
        return walk.open_quotation(quotation)
    return walk.open("colon", at + 1) if walk.tokens[at].text == ":" else None


def read_stance(walk: Walk, word: int) -> Complement | None:
    """The content after the noun at `word`, which carries the stance of a light verb."""
    if walk.phrase_at(word) is None or _is_reaction(walk, word):
        return None
    for at in range(word + 1, min(walk.end, word + _STANCE_REACH)):
        if (found := _stance_content(walk, at)) is not None:
            return replace(found, stance_word=word)
    return None


def _is_reaction(walk: Walk, word: int) -> bool:
    """أثار القرار انتقادات واسعة من: what others say to the act."""
    at = word + 1
    while at < walk.end and (tag := walk.tags[at]) is not None and tag.pos in ADJECTIVAL:
        at += 1
    return plays(walk.cue.morph, "meets") and at < walk.end and stands_as(walk.tokens[at].word, "reactor")


def _stance_content(walk: Walk, at: int) -> Complement | None:
    if walk.complementizer(at) is not None:
        return walk.open("clause", at + 1)
    tag = walk.tags[at]
    if tag is None:
        return None
    if tag.pos is Pos.PARTICLE and not tag.enclitic and plays(tag, "stance_object"):
        following = at + 1 < walk.end and walk.complementizer(at + 1) is None
        return walk.open("noun", at + 1) if following else None
    if tag.pos is not Pos.VERB and tag.particles.strip("وف") in ("ب", "ل"):
        return walk.open("noun", at, walk.tokens[at].start + tag.start)
    return None
