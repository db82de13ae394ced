"""Copies: shared words are the same words, direction, credits, and where a passage was first printed."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.link.copies import CopyIndex, find_copies, place_in_original, print_report, trace
from riwaya.link.outlets import find_credits, outlet_key, same_outlet
from riwaya.link.pairs import CopySide, judge
from riwaya.link.words import fold_words, split_words
from riwaya.model import Copy, Report, Span

WORDS = st.lists(
    st.sampled_from(
        [
            "وصل",
            "ذهب",
            "كتاب",
            "مدينة",
            "نهر",
            "جبل",
            "طريق",
            "سوق",
            "بيت",
            "شجرة",
            "باب",
            "كرسي",
            "سماء",
            "أرض",
            "بحر",
            "ليل",
            "نهار",
            "صديق",
            "قلم",
            "ورق",
        ]
    ),
    min_size=30,
    max_size=80,
)


def _report(id: str, text: str, outlet: str = "وكالة الرافد", published: str = "2024-03-12") -> Report:
    return Report(id=id, text=text, outlet=outlet, published=published)


@settings(max_examples=60, deadline=None)
@given(WORDS, WORDS, st.integers(0, 20))
def test_shared_passages_hold_the_same_words(first: list[str], second: list[str], cut: int) -> None:
    text = " ".join(first)
    other = " ".join([*second[:5], *first[cut:], *second[5:9]])
    for copy in find_copies([_report("a", text), _report("b", other, "صحيفة الجسر")]):
        texts = {"a": text, "b": other}
        for passage in copy.shared:
            assert fold_words(passage.copy.of(texts[copy.copy])) == fold_words(
                passage.original.of(texts[copy.original])
            )


@settings(max_examples=60, deadline=None)
@given(WORDS, WORDS)
def test_shared_and_different_passages_cover_all_words(first: list[str], second: list[str]) -> None:
    text, other = " ".join(first), " ".join([*first[:20], *second[:10], *first[20:]])
    for copy in find_copies([_report("a", text), _report("b", other, "صحيفة الجسر")]):
        for id, whole in (("a", text), ("b", other)):
            side = "copy" if copy.copy == id else "original"
            spans = [getattr(part, side) for part in (*copy.shared, *copy.different) if getattr(part, side) is not None]
            covered = sum(len(span.of(whole).split()) for span in spans)
            assert covered == len(whole.split())


def test_words_know_their_place_through_marks_and_joiners() -> None:
    text = "«قُتِلَ» ثلا\N{ARABIC TATWEEL}ثة\N{RIGHT-TO-LEFT MARK} في ﻻهور\N{ZERO WIDTH NON-JOINER}ه 🙂 اليوم"
    words = split_words(_report("a", text))
    assert [words.span(n, n + 1).of(text)[0] for n in range(len(words.words))] == ["ق", "ث", "ف", "ﻻ", "ا"]
    assert words.words[0] == "قتل"


def test_quoted_words_are_known() -> None:
    words = split_words(_report("a", "قال «نعم نحن هنا» وذهب"))
    assert list(words.quoted) == [0, 1, 1, 1, 0]


def test_a_copy_of_a_copy_leads_to_the_first() -> None:
    body = " ".join(f"كلمة{n}" for n in range(50))
    reports = [
        _report("c", f"{body}\n(صحيفة الجسر)", "قناة الأفق", "2024-03-14"),
        _report("b", body, "صحيفة الجسر", "2024-03-13"),
        _report("a", body, "وكالة الرافد", "2024-03-12"),
    ]
    index = CopyIndex()
    for report in reports:
        index.add(print_report(report))
    assert {copy.copy: (copy.original, copy.basis[0]) for copy in index.copies()} == {
        "b": ("a", "earlier"), "c": ("b", "credit"),
    }  # fmt: skip
    assert trace(index.copy_of, "c", Span(0, 5)) == ("a", Span(0, 5))


def test_what_the_copy_added_is_its_own() -> None:
    body = " ".join(f"كلمة{n}" for n in range(50))
    (copy,) = find_copies([_report("a", body), _report("b", f"{body} وأضافت الصحيفة هذا", "صحيفة الجسر", "2024-03-13")])
    added = len(body) + 1
    assert place_in_original(copy, Span(added, added + 6)) is None


def test_credits_are_found_where_they_stand() -> None:
    found = {
        "عطبرة (المشرق برس) - نص الخبر": ["المشرق برس"],
        "نص الخبر\n(أ ف ب)": ["أ ف ب"],
        "نص الخبر\nالمصدر: الأناضول": ["الأناضول"],
        "نص الخبر من غير شيء": [],
        "قال (الوزير) كلاما ثم مضى إلى مكتبه في العاصمة": [],
    }
    for text, credits in found.items():
        assert [credit.span.of(text) for credit in find_credits(_report("a", text))] == credits


def test_an_outlet_does_not_credit_itself() -> None:
    assert find_credits(_report("a", "الموصل (الرافد) - نص الخبر")) == ()


def test_names_of_outlets_are_compared_without_their_kind() -> None:
    assert same_outlet(outlet_key("وكالة فرانس برس"), outlet_key("أ ف ب"))
    assert same_outlet(outlet_key("وكالة المشرق برس"), outlet_key("المشرق برس"))
    assert not same_outlet(outlet_key("صحيفة الجسر"), outlet_key("صحيفة الميناء"))
    assert not same_outlet(outlet_key(None), outlet_key(None))


# Pairs judged word by word, whether or not they would have met


def _judge(first: str, second: str, outlets: tuple[str, str] = ("وكالة الرافد", "صحيفة الجسر")) -> Copy | None:
    reports = [_report("a", first, outlets[0]), _report("b", second, outlets[1])]
    return judge(*(CopySide(split_words(report), find_credits(report)) for report in reports))


QUOTED = "«لن نقبل أن تبقى المدارس بلا كتب بعد اليوم وسنحاسب كل من قصر في الطباعة وسنعلن أسماء الشركات كلها غدا»"


def test_a_quotation_in_common_is_no_copy() -> None:
    mine = "عقد الوزير مؤتمرا صحفيا في مقر الوزارة ظهر اليوم وسط حضور كثيف من مندوبي الصحف وقال"
    theirs = "تعهد المسؤول الأول عن التعليم بحل الأزمة خلال لقاء مع إعلاميين جاؤوا من مدن عدة ثم أضاف"
    assert _judge(f"{mine} {QUOTED}", f"{theirs} {QUOTED}") is None
    bare = QUOTED.strip("«»")
    assert _judge(f"{mine} {bare}", f"{theirs} {bare}") is not None


def test_a_form_filled_in_anew_is_no_copy() -> None:
    form = "سجلت أسعار الخضار في سوق الجملة اليوم الطماطم {} دينار والبطاطا {} دينار والبصل {} دينار بحسب نشرة تصدرها غرفة التجارة في المدينة كل صباح وتوزع على أصحاب المحال"
    assert _judge(form.format(750, 500, 625), form.format(800, 450, 650)) is None
    assert _judge(form.format(750, 500, 625), form.format(750, 500, 650)) is not None


def test_two_editions_of_one_outlet_are_no_copies() -> None:
    body = " ".join(f"كلمة{n}" for n in range(40))
    later = f"{body} ثم أضافت الوكالة سطرا جديدا بعد ساعة من النشر وفيه تفاصيل أخرى"
    assert _judge(body, later, ("وكالة الرافد", "وكالة الرافد")) is None
    assert _judge(body, later) is not None
    assert _judge(body, body, ("وكالة الرافد", "وكالة الرافد")) is not None


def test_the_judgement_is_the_same_whichever_comes_first() -> None:
    body = " ".join(f"كلمة{n}" for n in range(40))
    sides = [
        CopySide(split_words(report), find_credits(report))
        for report in (_report("a", body), _report("b", f"{body} {body[:40]}", "صحيفة الجسر"))
    ]
    forth, back = judge(*sides), judge(*reversed(sides))
    assert forth is not None
    assert forth == back
