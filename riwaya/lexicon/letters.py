"""Letters of written Arabic and the two foldings that make spellings comparable.

*Light* folding removes what does not change the word as spelled: vowel marks, tatweel, invisible marks,
presentation forms, Persian letter shapes. *Deep* folding also merges what papers confuse: the alefs, final
ya and alef maqsura, ta marbuta and ha, the carriers of hamza.
"""

from __future__ import annotations

import unicodedata

SHADDA = "\N{ARABIC SHADDA}"
TATWEEL = "\N{ARABIC TATWEEL}"
DAMMA = "\N{ARABIC DAMMA}"
NUNATION = "\N{ARABIC FATHATAN}\N{ARABIC DAMMATAN}\N{ARABIC KASRATAN}"
LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"

# Vowel marks, Quranic signs and the superscript alef.
MARKS = "".join(map(chr, [*range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06DD),
                          *range(0x06DF, 0x06E5), *range(0x06E7, 0x06E9), *range(0x06EA, 0x06EE)]))  # fmt: skip
# Marks without ink: joiners, direction marks and isolates, byte order mark, soft hyphen.
INVISIBLE = "".join(map(chr, [0x00AD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF]))
# Letter shapes that other languages' keyboards put into Arabic words.
_SHAPES = {
    "\N{ARABIC LETTER FARSI YEH}": "ي",
    "\N{ARABIC LETTER ALEF MAKSURA}\N{ARABIC LETTER SUPERSCRIPT ALEF}": "ى",
    "\N{ARABIC LETTER KEHEH}": "ك",
    "\N{ARABIC LETTER SWASH KAF}": "ك",
    "\N{ARABIC LETTER HEH GOAL}": "ه",
    "\N{ARABIC LETTER HEH DOACHASHMEE}": "ه",
    "\N{ARABIC LETTER AE}": "ه",
    "\N{ARABIC LETTER YEH BARREE}": "ي",
    "\N{ARABIC LETTER ALEF WASLA}": "ا",
}
EASTERN_DIGITS = "٠١٢٣٤٥٦٧٨٩"
PERSIAN_DIGITS = "۰۱۲۳۴۵۶۷۸۹"

_DIGITS = {**{d: str(i) for i, d in enumerate(EASTERN_DIGITS)}, **{d: str(i) for i, d in enumerate(PERSIAN_DIGITS)}}


def _presentation_forms() -> dict[str, str]:
    """Ligatures and positional shapes (U+FB50-FDFF, U+FE70-FEFF) as the plain letters they stand for."""
    table: dict[str, str] = {}
    for code in [*range(0xFB50, 0xFDFE), *range(0xFE70, 0xFEFD)]:
        plain = unicodedata.normalize("NFKC", chr(code))
        if plain != chr(code):
            table[chr(code)] = "".join(c for c in plain if c not in MARKS and c not in TATWEEL and c != " ")
    return table


LIGHT_FOLDS: dict[int, str] = {
    ord(char): plain
    for char, plain in {
        **dict.fromkeys(MARKS + INVISIBLE + TATWEEL, ""),
        **_DIGITS,
        **_presentation_forms(),
        **{shape: plain for shape, plain in _SHAPES.items() if len(shape) == 1},
    }.items()
}
_MERGES = {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "ء", "ئ": "ء"}
_DEEP_FOLDS: dict[int, str] = {ord(char): plain for char, plain in _MERGES.items()}


def fold_light(text: str) -> str:
    """The text as spelled, without marks, tatweel, invisible characters and odd letter shapes."""
    return text.translate(LIGHT_FOLDS)


def fold_deep(text: str) -> str:
    """The text with confusable letters merged; two spellings of one word usually become equal."""
    return text.translate(LIGHT_FOLDS).translate(_DEEP_FOLDS)


def merge_letters(light: str) -> str:
    """Deep folding of a text that is lightly folded already; keeps the number of characters."""
    return light.translate(_DEEP_FOLDS)
