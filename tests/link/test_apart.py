"""What is said of an event apart from it, and matters: denials that point back, counts that name their event."""

from __future__ import annotations

from riwaya.annotate.reader import default_reader
from riwaya.link import link_readings
from riwaya.link.apart import counts_apart, denials_apart, innermost
from riwaya.model import Linkage, Matter, Reading, Report, Span


def _read(text: str, id: str = "r", outlet: str = "صحيفة الجسر", published: str = "2024-05-03") -> Reading:
    return default_reader().read(Report(id=id, text=text, outlet=outlet, published=published))


def _row(linkage: Linkage, name: str) -> list[tuple[object, bool]]:
    return [
        (claim.value, claim.denied)
        for incident in linkage.incidents
        for row in incident.attributes
        if row.name == name
        for claim in row.claims
    ]


def test_the_number_of_those_held_belongs_to_the_arrests() -> None:
    text = "أفادت مصادر أمنية بتوقيف شخصين في مدينة حلبا. وقال مصدر في المحافظة إن عدد الموقوفين أربعة."
    linkage = link_readings([_read(text)])
    assert {value for value, _ in _row(linkage, "arrested")} == {2, 4}


def test_a_count_of_something_else_belongs_to_nothing() -> None:
    reading = _read("أفادت مصادر أمنية بتوقيف شخصين في مدينة حلبا. وقال مصدر في المحافظة إن عدد المدارس أربعة.")
    assert [apart.quantity.value for apart in counts_apart(reading)] == []


def test_two_estimates_of_a_march() -> None:
    text = "شهدت مدينة صفاقس يوم الخميس مسيرة. وقال المنظمون إن نحو ثلاثة آلاف شخص شاركوا في المسيرة."
    linkage = link_readings([_read(text)])
    assert any("participants" in {row.name for row in incident.attributes} for incident in linkage.incidents)


def test_a_denial_of_that_points_to_what_another_said() -> None:
    text = "قال مصدر قضائي إن المتهم اعترف في أولى جلسات التحقيق. ونفى المحامي أشرف البنا ذلك."
    (apart,) = denials_apart(_read(text))
    assert apart.against is not None
    assert apart.against.stance == "say"


def test_a_denial_that_says_what_it_denies_does_not_point() -> None:
    text = "قال مصدر قضائي إن الطريق مغلق. ونفى المحافظ وجود أي نقص في مياه الشرب في المدينة وضواحيها."
    assert list(denials_apart(_read(text))) == []


def test_who_is_charged_and_denies_the_charges() -> None:
    text = "اتهمت النيابة العامة رجل الأعمال حسام رأفت بتقديم رشوة. وأنكر حسام رأفت التهم الموجهة إليه."
    found = [apart for apart in denials_apart(_read(text)) if apart.event is not None]
    assert found[0].event is not None
    assert found[0].event.type == "ACCUSE"


def test_the_inner_of_two_attributions_speaks() -> None:
    reading = _read("ونقلت صحيفة النهار عن مصدر قضائي قوله إن الملف أغلق.")
    at = reading.report.text.index("الملف")
    found = innermost(reading.attributions, Span(at, at + 5))
    assert found is not None
    assert all(other.inside != found.id for other in reading.attributions)


# Matters


def _matters(*readings: Reading) -> list[Matter]:
    return list(link_readings(readings).matters)


def test_a_remark_and_its_denial_are_a_matter() -> None:
    text = "قال مصدر قضائي إن المتهم اعترف في أولى جلسات التحقيق. ونفى المحامي أشرف البنا ذلك."
    (matter,) = _matters(_read(text))
    assert matter.attribute.standing == "disagree"
    (relation,) = matter.attribute.relations
    assert relation.kind == "deny"
    assert [claim.denied for claim in matter.attribute.claims] == [False, True]


def test_remarks_on_one_subject_in_two_reports_are_a_matter() -> None:
    a = _read("قال وزير النفط إن إنتاج الحقول الجنوبية والموانئ والمصافي مستقر.", "r1")
    b = _read("قالت شركة سومو إن إنتاج الحقول الجنوبية والموانئ والمصافي تراجع.", "r2", "قناة الأفق")
    (matter,) = _matters(a, b)
    assert matter.reports == ("r1", "r2")
    assert len(matter.accounts) == 2


def test_remarks_months_apart_are_none() -> None:
    a = _read("قال وزير النفط إن إنتاج الحقول الجنوبية والموانئ والمصافي مستقر.", "r1")
    b = _read("قالت شركة سومو إن إنتاج الحقول الجنوبية والموانئ والمصافي تراجع.", "r2", published="2024-09-03")
    assert _matters(a, b) == []


def test_what_one_speaker_says_twice_is_no_matter() -> None:
    a = _read("قال وزير النفط إن إنتاج الحقول الجنوبية والموانئ والمصافي مستقر.", "r1")
    b = _read("قال وزير النفط إن إنتاج الحقول الجنوبية والموانئ والمصافي مستقر.", "r2", "قناة الأفق")
    assert _matters(a, b) == []


def test_the_number_of_rockets_belongs_to_the_attack() -> None:
    text = "قال المتحدث نزار الصفواني إن الطائرة أطلقت صاروخين على السوق خلال الهجوم على مدينة سبها."
    reading = _read(text)
    assert (2, False) in _row(link_readings([reading]), "instrument_count")


def test_some_of_those_counted_are_no_count_of_their_own() -> None:
    text = (
        "قال مدير المركز إبراهيم المبروك إن المركز استقبل إثر القصف على مدينة سبها 14 مصابا، اثنان منهم في حالة حرجة."
    )
    found = {value for value, _ in _row(link_readings([_read(text)]), "injured")}
    assert found == {14}
