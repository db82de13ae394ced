"""Framing: names of one entity, by outlet in its own words and by speaker within quotation marks."""

from __future__ import annotations

from riwaya.annotate.reader import default_reader
from riwaya.link import frame
from riwaya.model import Framing, Report


def _frame(name: str, *texts: str) -> Framing:
    outlets = ("صحيفة الجسر", "قناة الأفق")
    reports = (Report(id=f"r{n}", text=text, outlet=outlets[n]) for n, text in enumerate(texts))
    return frame((default_reader().read(report) for report in reports), name)


def test_names_of_one_body_by_outlet() -> None:
    found = _frame("تنظيم داعش", "هاجم تنظيم داعش القرية.", "قتل ثلاثة من مسلحي داعش في القرية.")
    assert {naming.by for naming in found.namings} <= {"صحيفة الجسر", "قناة الأفق"}
    assert sum(naming.count for naming in found.namings) >= 1


def test_words_within_quotation_marks_are_the_speakers() -> None:
    found = _frame("بغداد", "قال الوزير فؤاد حسين: «عدنا من بغداد أمس». وتقع بغداد على دجلة.")
    kinds = {naming.kind: naming.by for naming in found.namings}
    assert kinds["outlet"] == "صحيفة الجسر"
    assert "فؤاد حسين" in kinds["speaker"]


def test_spellings_count_as_one_name() -> None:
    found = _frame("بغداد", "وصل الوفد إلى بغداد.", "غادر الوفد بَغداد.")
    assert {naming.name for naming in found.namings if naming.by == "قناة الأفق"} == {"بَغداد"}
    assert found.known_as


def test_every_passage_is_the_name() -> None:
    text = "وصل الوفد إلى بغداد 🙂 ثم غادر بغداد."
    found = _frame("بغداد", text)
    assert all(passage.span.of(text) == naming.name for naming in found.namings for passage in naming.passages)


def test_an_unknown_name_has_no_namings() -> None:
    assert _frame("اسم لا يرد", "وصل الوفد إلى بغداد.").namings == ()
