"""Dates and numbers as the interface writes them, by a person's settings; values of reports keep their ISO form."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date
from hijridate import Gregorian

from riwaya.serve.interface import Interface

# The CLDR locale whose months are called كانون الثاني, شباط; and the one where they are يناير, فبراير.
LOCALES = {("ar", "levant"): "ar_SY", ("ar", "egypt"): "ar_EG", ("en", "levant"): "en_GB", ("en", "egypt"): "en_GB"}
ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
LATIN_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")


def write_number(number: object, interface: Interface) -> str:
    """A number in the digits the person reads."""
    text = f"{number:,}" if isinstance(number, int) else str(number)
    return text.translate(ARABIC_DIGITS) if interface.digits == "arab" else text


def write_date(value: str | None, interface: Interface) -> str:
    """An ISO date in words; what is less, or no date, as it is."""
    day = _read_day(value)
    if day is None:
        return write_number(value or "", interface)
    words = format_date(day, "d MMMM y", locale=LOCALES[interface.language, interface.months])
    if interface.calendar == "hijri" and (hijri := _name_hijri(day, interface)):
        words = f"{words} ({hijri})"
    return write_number(words.translate(LATIN_DIGITS), interface)


def _read_day(value: str | None) -> date | None:
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def _name_hijri(day: date, interface: Interface) -> str | None:
    try:
        hijri = Gregorian(day.year, day.month, day.day).to_hijri()
    except (OverflowError, ValueError):
        return None
    notation = "هـ" if interface.language == "ar" else "AH"
    return f"{hijri.day} {hijri.month_name(interface.language)} {hijri.year} {notation}"
