"""Bytes to characters: which encoding, decided without ever replacing a byte.

Order of evidence: byte order mark, NUL pattern of UTF-16, strict UTF-8, the page's own statement, and last a
scored choice between the two single-byte encodings Arabic sites have used, Windows-1256 and ISO-8859-6.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from riwaya.intake.results import RefusalError

# UTF-32 first: its little-endian mark begins with that of UTF-16.
BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Browsers read these labels as Windows-1252, and pages were written for browsers.
WESTERN = "windows-1252"
WESTERN_LABELS = frozenset({"iso-8859-1", "latin1", "latin-1", "ascii", "us-ascii", "windows-1252", "cp1252"})
SINGLE_BYTE = ("windows-1256", "iso-8859-6")

CONTROL_BYTES = bytes(set(range(0x20)) - set(b"\t\n\v\f\r")) + b"\x7f"
# Real text has next to none; the share leaves room for a stray byte in a long report.
CONTROL_SHARE = 0.01

ARABIC_LETTER = re.compile("[\u0621-\u063a\u0641-\u064a]")
ARABIC_ENTITY = re.compile(r"&#(?:1[5-7]\d\d|x0?6[0-9a-f]{2});", re.IGNORECASE)
DEFINITE_WORD = re.compile("(?<![\u0621-\u064a])ال(?=[\u0621-\u064a])")
IMPLAUSIBLE = re.compile(
    """
      (?<=[\u0621-\u064a])[À-ÿŒœ\u0192×÷]   # a Latin letter or sign glued to an Arabic letter
    | [À-ÿŒœ\u0192×÷](?=[\u0621-\u064a])
    | [ةى](?=[\u0621-\u064a])               # letters that only end a word
    | (?<![\u0621-\u0652])[\u064b-\u0652]   # a vowel mark with nothing to stand on
    | [\x80-\x9f]                           # control characters of the upper half
    """,
    re.VERBOSE,
)


class Decoded(NamedTuple):
    """The characters, without a byte order mark, and the encoding they were written in."""

    text: str
    encoding: str


def decode(raw: bytes, hint: str | None = None) -> Decoded:
    """The characters of `raw`; `hint` is the encoding the source claims; RefusalError for binary or broken bytes."""
    for mark, encoding in BOMS:
        if raw.startswith(mark):
            return Decoded(_decode_strictly(raw, encoding, skip=len(mark)), encoding)
    if order := _find_utf16(raw):
        return Decoded(_decode_strictly(raw, order), order)
    _refuse_binary(raw)
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if _is_broken_utf8(raw):
            raise RefusalError(_describe(error)) from error
    return _follow_hint(raw, hint) or _guess_single_byte(raw)


def _decode_strictly(raw: bytes, encoding: str, skip: int = 0) -> str:
    try:
        return raw[skip:].decode(encoding)
    except UnicodeDecodeError as error:
        raise RefusalError(_describe(error, skip)) from error


def _describe(error: UnicodeDecodeError, skip: int = 0) -> str:
    byte = error.object[error.start]
    return f"byte 0x{byte:02x} at position {error.start + skip} is not {error.encoding.upper()}"


def _find_utf16(raw: bytes) -> str | None:
    """UTF-16 without a mark: every second byte is 00 (ASCII) or 06 (Arabic), and only those are NUL."""
    sample = raw[:4096]
    if 0 not in sample:
        return None
    even, odd = sample[0::2], sample[1::2]
    for high, low, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if high.count(0) + high.count(6) >= 0.8 * len(high) and low.count(0) <= 0.01 * len(low):
            return encoding
    return None


def _refuse_binary(raw: bytes) -> None:
    if (position := raw.find(0)) >= 0:
        raise RefusalError(f"binary: NUL byte at position {position}")
    controls = len(raw) - len(raw.translate(None, CONTROL_BYTES))
    if controls > max(2, CONTROL_SHARE * len(raw)):
        raise RefusalError(f"binary: {controls} control bytes among {len(raw)} bytes")


def _is_broken_utf8(raw: bytes) -> bool:
    """True for UTF-8 with some bad bytes in it.

    Read as Windows-1256 it would become a page of wrong Arabic letters, so it must be told apart from text that
    never was UTF-8, in which hardly any two bytes form a valid sequence.
    """
    text = raw.decode("utf-8", "surrogateescape")
    bad = sum(1 for char in text if "\udc80" <= char <= "\udcff")
    good = sum(1 for char in text if char > "\x7f") - bad
    return good > bad


def _follow_hint(raw: bytes, hint: str | None) -> Decoded | None:
    """The text in the encoding the source claims, or None where the claim cannot be meant."""
    encoding = _find_codec((hint or "").strip().lower())
    if encoding is None:
        return None
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == WESTERN:
            return None
        raise RefusalError(_describe(error)) from error
    # A template's "iso-8859-1" over Windows-1256 bytes is common; it shows no Arabic at all.
    if not ARABIC_LETTER.search(text) and not ARABIC_ENTITY.search(text):
        return None
    return Decoded(text, encoding)


def _find_codec(label: str) -> str | None:
    """The encoding behind a label, if it is a single-byte one.

    A claim of UTF-8 or UTF-16 is known to be wrong by now, and the other codecs of Python are no encodings of pages.
    """
    try:
        name = codecs.lookup(WESTERN if label in WESTERN_LABELS else label).name
    except LookupError:
        return None
    if not name.startswith(("cp", "iso8859", "mac")):
        return None
    return name.replace("cp125", "windows-125").replace("iso8859", "iso-8859")


def _guess_single_byte(raw: bytes) -> Decoded:
    readings = [(_score(text), Decoded(text, encoding)) for encoding in SINGLE_BYTE if (text := _try(raw, encoding))]
    # Windows-1256 defines every byte, so there is always a reading; max keeps it on a tie.
    best = max(readings, key=lambda reading: reading[0])[1]
    letters, faults = _count(best.text)
    if letters and faults * 10 > letters:
        raise RefusalError("encoding not recognised: neither UTF-8, UTF-16, Windows-1256 nor ISO-8859-6")
    return best


def _try(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _score(text: str) -> int:
    """Plausibility as Arabic: letters, with a premium on the article ال, against what no Arabic text contains.

    The article settles short texts: its second letter stands at different places in the two encodings.
    """
    letters, faults = _count(text)
    return letters + 5 * len(DEFINITE_WORD.findall(text)) - 10 * faults


def _count(text: str) -> tuple[int, int]:
    return len(ARABIC_LETTER.findall(text)), len(IMPLAUSIBLE.findall(text))
