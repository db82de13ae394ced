"""Text as people read it in a terminal."""

from __future__ import annotations

import msgspec

from riwaya.export import PLAIN, Style, find_format
from riwaya.model import Reading, Report

write = find_format("text").write

ENGLISH = """\
مقتل جنود في كركوك
وكالة الشمال, 2024-05-11, r1
https://example.org/1

Who says what
  وزارة الصحة - says - in the reporter's words
    “مديرها أكد مقتلَ خمســـة جنود في كركوك أمس”
    مدير وزارة الصحة - affirms - in the reporter's words
      “مقتلَ خمســـة جنود في كركوك أمس”
  مصادر أمنية (anonymous) - affirms (negated) - without a verb of saying
    “الهجوم”
  الحركة - denies - without a verb of saying
    “القصف”
  الحركة (not named here) - says - direct quotation
    “سنرد”

What happened
  Assault: Shelling, rockets, missiles - “مقتلَ”
    status: actual
    who: ? -> جنود
    with: صواريخ, 2
    where: كركوك
    when: 2024-05-10, night
    killed: 5
    injured: more than 20
    arrested: 3
    said by: مدير وزارة الصحة, as told by وزارة الصحة
    told again: “القصف”
      status: denied
      who: الحركة -> جنود
      said by: الحركة
  Threaten - “سنرد”
    status: threatened
    who: الحركة
    said by: the report itself

When
  “أمس” = 2024-05-10

How many
  “خمســـة جنود” = 5

Who and where
  وزارة الصحة - organisation - mentions: 1
  كركوك - country or town - mentions: 1
  الحركة - organisation - mentions: 1
  جنود - person - mentions: 1
  مدير وزارة الصحة - person - mentions: 1

"""


def test_a_reading_in_english(reading: Reading) -> None:
    assert write(reading, PLAIN) == ENGLISH


def test_a_reading_in_arabic(reading: Reading) -> None:
    written = write(reading, Style("ar"))
    assert "من قال ماذا" in written
    assert "  الحركة (مفهوم من السياق) - قول - اقتباس مباشر\n" in written
    assert "    من: ؟ -> جنود\n" in written
    assert "    القائل: مدير وزارة الصحة، بحسب وزارة الصحة\n" in written


def test_an_unidentified_source_is_called_so(reading: Reading) -> None:
    changed = msgspec.structs.replace(reading.attributions[2], source_kind=msgspec.UNSET, negated=False)
    written = write(msgspec.structs.replace(reading, attributions=(changed,)), PLAIN)
    assert "  مصادر أمنية (not identified) - affirms - " in written


def test_an_empty_reading_says_so() -> None:
    written = write(Reading(report=Report(id="r", text="")), PLAIN)
    assert written.count("  nothing read\n") == 5


def test_commands_to_the_terminal_are_taken_out(reading: Reading) -> None:
    report = msgspec.structs.replace(reading.report, title="\x1b]0;عنوان\x07", outlet="\x9b31mوكالة")
    written = write(msgspec.structs.replace(reading, report=report), PLAIN)
    assert not any(character in written for character in "\x1b\x07\x9b")


def test_headings_stand_out(reading: Reading) -> None:
    written = write(reading, Style(heading=lambda text: f"<{text}>"))
    assert "<Who says what>\n" in written
    assert written.count("<") == 6
