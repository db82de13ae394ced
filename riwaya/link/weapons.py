"""Kinds of weapons and means, so that "قذائف من عيار 82 ملم" and "قذائف هاون" can be held against each other."""

from __future__ import annotations

from riwaya.link.words import fold_words

# The words of each kind; the first kind that has one of a description's words is its kind.
_KINDS = {
    "drone": "مسيرة مسيّرة مسيرات طيار درون",
    "mortar": "هاون مورتر قذائف قذيفة مدفعية مدفع مدافع",
    "rocket": "صاروخ صواريخ صاروخين صاروخان كاتيوشا غراد صاروخي صاروخية",
    "aircraft": "طائرة طائرات مقاتلة مروحية مروحيات حربية جوية",
    "bomb": "عبوة عبوات مفخخة مفخخ سيارة حزام ناسف قنبلة قنابل لغم ألغام متفجرات متفجرة",
    "gun": "رصاص بندقية بنادق رشاش رشاشات أسلحة سلاح مسدس رشاشة ناري نارية",
    "knife": "سكين سكاكين آلة حادة ساطور",
    "gas": "غاز مسيل مسيلة",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in fold_words(words)}


def weapon_kind(description: str) -> str | None:
    """The kind of a weapon or means, None for one that is not known."""
    words = [word.removeprefix("ال") for word in fold_words(description)]
    kinds = {_KIND_OF[word] for word in words if word in _KIND_OF}
    return next((kind for kind in _KINDS if kind in kinds), None)
