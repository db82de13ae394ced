"""Steps of a walk over what may stand between a cue and its content: remarks, brackets, relative clauses."""

from __future__ import annotations

from riwaya.annotate.markers import plays
from riwaya.annotate.names.kinds import particle_classes
from riwaya.annotate.names.phrase import AGENTS
from riwaya.annotate.speech.content import is_content_like
from riwaya.annotate.speech.walk import Walk
from riwaya.lexicon import Pos
from riwaya.text import Morph

_COMMAS = frozenset(("،", ","))
_REMARK_ENDS = _COMMAS | {":"}
_DASHES = frozenset(("-", "–", "—"))
_LONGEST_REMARK = 18
_LONGEST_BRACKET = 12
_LONGEST_DASHED = 15
_LONGEST_RELATIVE = 20
_LONGEST_CLAUSE = 12


def skip_mark(walk: Walk) -> bool:
    """Steps over what a punctuation mark opens; False where it ends the clause."""
    mark = walk.tokens[walk.at].text
    if mark in _COMMAS:
        return _skip_remark(walk)
    if mark == "(":
        return _skip_to(walk, ")", _LONGEST_BRACKET)
    if mark == ")":  # the second one of ((شينخوا))
        walk.at += 1
        return True
    return mark in _DASHES and _skip_to(walk, mark, _LONGEST_DASHED)


def skip_relative(walk: Walk) -> bool:
    """A relative clause after the subject runs to the content's opening."""
    for at in range(walk.at + 1, min(walk.at + _LONGEST_RELATIVE, walk.end)):
        if walk.tokens[at].text == ":" or walk.opens_content(at):
            walk.at = at
            return True
    return False


def skip_clause(walk: Walk, verb: Morph) -> bool:
    """Steps over a clause without relative pronoun; any other verb ends the walk.

    One on anonymity (رفض أن يذكر اسمه) may end at a comma; it is a fact of its own, no part of the subject.
    """
    received = plays(verb, "receives")  # في بيان تلقت (المدى)، نسخة منه إن
    anonymous = plays(verb, "anonymity")
    if not walk.subject or (verb.particles and not anonymous):
        return False
    for at in range(walk.at + 1, min(walk.at + _LONGEST_CLAUSE, walk.end)):
        text, tag = walk.tokens[at].text, walk.tags[at]
        if text == ":" or walk.opens_content(at) or (anonymous and text == "،"):
            walk.at = at
            return True
        if text in _COMMAS and _opens_clause(walk, at + 1):  # في بيان بثه التلفزيون أمس، إن
            walk.at = at + 1
            return True
        if not (anonymous or received) and (
            walk.tokens[at].kind == "punctuation" or (tag is not None and tag.pos is Pos.VERB)
        ):
            return False
    return False


def _opens_clause(walk: Walk, index: int) -> bool:
    return index < walk.end and walk.complementizer(index) is not None


def _skip_remark(walk: Walk) -> bool:
    """A remark between commas after the subject."""
    if walk.at + 1 < walk.end and (_may_resume(walk, walk.at + 1) or _is_target(walk, walk.at + 1)):
        walk.at += 1
        return True
    if _tells_somebody(walk, walk.at + 1):
        walk.at += 1
        return True
    reach = range(walk.at + 2, min(walk.at + _LONGEST_REMARK, walk.end))
    close = next((at for at in reach if walk.tokens[at].text in _REMARK_ENDS), None)
    if close is None and _leads_to_clause(walk, walk.at + 1):
        walk.at += 1
        return True
    if close is None or close + 1 >= walk.end:
        return False
    if walk.tokens[close].text == ":":
        return _skip_to_colon(walk, close)
    after = _after_times(walk, close + 1)
    if (colon := _colon_after_times(walk, after)) is not None:
        walk.at = colon
        return True
    addressed = walk.phrases.particles(after) == "ل"  # قالت حليمة، وهي بائعة خضار، للإذاعة: «…»
    resumed = _may_resume(walk, after) or _is_target(walk, after)
    if not (resumed or _is_preposition(walk.tags[after]) or addressed):
        return False
    if _is_affiliation(walk, close) or _is_office(walk, close):
        walk.source_end = close
    walk.at = after
    return True


def _tells_somebody(walk: Walk, index: int) -> bool:
    """قال ضابط في الجيش، لوكالة فرانس برس إن: whom it is told, and the clause right after it."""
    if not walk.subject or index >= walk.end or walk.phrases.particles(index) != "ل":
        return False
    phrase = walk.phrase_at(index)
    return phrase is not None and _opens_clause(walk, phrase.last)


def _leads_to_clause(walk: Walk, index: int) -> bool:
    """قال رئيس البلدية، فيتالي كليتشكو، عبر تلغرام إن: a phrase after a preposition, and the clause right after it."""
    if not walk.subject or index >= walk.end or not _is_preposition(walk.tags[index]):
        return False
    phrase = walk.phrase_at(index + 1) if index + 1 < walk.end else None
    return phrase is not None and _opens_clause(walk, phrase.last)


def _after_times(walk: Walk, index: int) -> int:
    """أعلنت الكتائب، الجناح العسكري للحركة، اليوم، استهداف: a time between commas of its own after the remark."""
    at = walk.past_amounts(index)
    return at + 1 if index < at < walk.end - 1 and walk.tokens[at].text in _COMMAS else index


def _colon_after_times(walk: Walk, index: int) -> int | None:
    """قال الرئيس، خلال كلمته، اليوم السبت: …"""
    at = walk.past_amounts(index)
    return at if index < at < walk.end and walk.tokens[at].text == ":" else None


def _skip_to_colon(walk: Walk, colon: int) -> bool:
    """قال الرئيس، في خطاب متلفز: …; قال أحمد، محامي الصحفيين: …"""
    if not walk.subject:
        return False
    if _is_affiliation(walk, colon) or _is_office(walk, colon):
        walk.source_end = colon
    walk.at = colon
    return True


def _is_affiliation(walk: Walk, close: int) -> bool:
    """قال سمير حداد، من نقابة الصيادلة، إن: to which body the speaker belongs, between commas."""
    tag = walk.tags[walk.at + 1]
    body = walk.phrase_at(walk.at + 2)
    from_it = tag is not None and tag.pos is Pos.PARTICLE and plays(tag, "origin") and not tag.enclitic
    return bool(walk.subject) and from_it and body is not None and body.type == "ORG" and body.last <= close


def _is_office(walk: Walk, close: int) -> bool:
    """قال سامح شكري، وزير الخارجية، إن: the office of the speaker, between commas."""
    phrase = walk.phrase_at(walk.at + 1)
    named = bool(walk.subject) and walk.subject[-1].type == "PER" and walk.subject[-1].name is not None
    return named and phrase is not None and phrase.type == "PER" and phrase.definite and phrase.last == close


def _may_resume(walk: Walk, index: int) -> bool:
    """Whether the complement can open at a token after a comma."""
    if walk.opens_content(index):
        return True
    prepositions = {frame.preposition for frame in walk.frames if frame.preposition}
    tag = walk.tags[index]
    if tag is not None and tag.pos is Pos.PARTICLE and not tag.enclitic and tag.lemma.key in prepositions:
        return True
    particles = walk.phrases.particles(index)
    if particles:
        return particles in ("ب", "ل") and particles in prepositions
    told = bool(walk.subject) or _only_times(walk, index)
    return told and walk.object_frame() is not None and _is_said(walk, index)


def _only_times(walk: Walk, index: int) -> bool:
    """كان الوزير قد أعلن مساء السبت، قطع العلاقات: nothing but a time since the verb, whose subject stands before."""
    between = range(walk.cue.last, index)
    return all(at in walk.phrases.blocked or walk.tokens[at].text in _COMMAS for at in between)


def _is_target(walk: Walk, index: int) -> bool:
    """اتهمت اللجان في بيان، قوات الدعم بـ: whom a verb of accusing or asking is about, after a comma."""
    targets = any(frame.before == "target" for frame in walk.frames)
    if not targets or not walk.subject or walk.objects or walk.phrases.particles(index):
        return False
    phrase = walk.phrase_at(index)
    return phrase is not None and phrase.type in AGENTS and not _is_office(walk, phrase.last)


def _is_said(walk: Walk, index: int) -> bool:
    """أعلنت الشرطة، اليوم الاثنين، مقتل 15: what is said follows as an object."""
    phrase = walk.phrase_at(index)
    return phrase is not None and is_content_like(walk.document, phrase, has_subject=True)


def _is_preposition(tag: Morph | None) -> bool:
    return tag is not None and tag.pos is Pos.PARTICLE and "preposition" in particle_classes(tag.lemma)


def _skip_to(walk: Walk, mark: str, reach: int) -> bool:
    for close in range(walk.at + 1, min(walk.at + reach, walk.end)):
        if walk.tokens[close].text == mark:
            walk.at = close + 1
            return True
    return False
