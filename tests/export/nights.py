"""Fictional reports on one night, composed for the tests: three outlets, a copy, contradictions, a private person."""

from __future__ import annotations

from functools import cache

from riwaya.annotate.reader import default_reader
from riwaya.export.release import Release
from riwaya.link import link_readings
from riwaya.model import Report

DANGEROUS = '=HYPERLINK("http://example.org","خبر")'
AGENCY = (
    "الموصل (وكالة الرافد) - قُتل أربعة أشخاص وأصيب 11 آخرون مساء أمس الاثنين في انفجار سيارة مفخخة قرب سوق الياسمين"
    " شرقي الموصل، على ما أعلنت مديرية أمن السهل الثلاثاء.\n"
    "وقال المتحدث باسم المديرية العقيد نزار الصفواني إن «حركة فجر السهل» نفذت الهجوم.\n"
    "وقالت حليمة السنوسي إن الانفجار وقع مساء الاثنين."
)
NETWORK = (
    "الموصل - قتل تسعة أشخاص في انفجار سيارة مفخخة قرب سوق الياسمين شرقي الموصل مساء الاثنين، وفق ما أفاد مصدر طبي.\n"
    "ونفت «حركة فجر السهل» تنفيذ الهجوم."
)


def make_reports() -> list[Report]:
    day = "2024-03-12"
    return [
        Report(id="n1", text=AGENCY, outlet="وكالة الرافد", title="قتلى في الموصل", published=day, url="https://example.org/1"),
        Report(id="n2", text=AGENCY, outlet="صحيفة الضفة", title=DANGEROUS, published=day),
        Report(id="n3", text=NETWORK, outlet="@شبكة الوادي", title="<b>انفجار</b> & دماء", published=day, url="javascript:alert(1)"),
    ]  # fmt: skip


@cache
def make_release() -> Release:
    """The night as the program reads and links it."""
    readings = [default_reader().read(report) for report in make_reports()]
    return Release({reading.report.id: reading for reading in readings}, link_readings(readings))
