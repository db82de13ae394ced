"""Active and passive participles of all derived forms."""

from __future__ import annotations

from riwaya.lexicon.inflection.patterns import Verb, weak_alef


def active_participle(verb: Verb) -> tuple[str, ...]:
    """Masculine singular of the active participle; a defective one without and with its ي (ناف, نافي)."""
    if verb.pattern != "I":
        body = verb.imperfect[1:]
        if body[-1] in "ىي" and verb.weakness == "defective":
            return ("م" + body[:-1], "م" + body[:-1] + "ي")
        return ("م" + (body[:-1] + "ئ" if body.endswith("أ") else body),)
    first = verb.perfect[0]
    opening = "آ" if first == "أ" else first + "ا"
    if verb.weakness == "hollow":
        return (opening + ("ئ" + verb.perfect[-1] if verb.perfect[-1] != "ء" else "ئي"),)
    if verb.weakness == "doubled":
        return (opening + verb.perfect[-1],)
    if verb.weakness == "defective":
        return (opening + verb.perfect[1], opening + verb.perfect[1] + "ي")
    if len(verb.perfect) != 3:
        return ()
    middle = "ئ" if verb.perfect[1] == "أ" else verb.perfect[1]
    last = "ئ" if verb.perfect[2] == "أ" else verb.perfect[2]
    return (opening + middle + last,)


def passive_participle(verb: Verb, passive_body: str) -> tuple[str, ...]:
    """Masculine singular of the passive participle; `passive_body` is the passive imperfect without prefix."""
    if verb.pattern != "I":
        if verb.weakness == "defective":
            return (weak_alef("م" + passive_body[:-1]),)
        return ("م" + passive_body,)
    perfect = verb.perfect
    if verb.weakness == "hollow":
        vowel = "ي" if verb.imperfect[-2] == "ي" else "و"
        return ("م" + perfect[0] + vowel + perfect[-1],)
    if verb.weakness == "doubled":
        return ("م" + perfect[0] + perfect[1] + "و" + perfect[1],)
    if verb.weakness == "defective":
        return ("م" + perfect[:2] + ("و" if verb.imperfect.endswith("و") else "ي"),)
    if len(perfect) != 3:
        return ()
    first = "أ" if perfect[0] == "أ" else perfect[0]
    middle = "ؤ" if perfect[1] == "أ" else perfect[1]
    last = "ء" if perfect[2] == "أ" else perfect[2]
    return ("م" + first + middle + "و" + last,)
