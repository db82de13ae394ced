"""One composed report read whole: a claimed rocket attack, an earlier attack nobody claims, named speakers, a denial.

What a reader of the ledger needs first: who says what, and two attacks that are kept apart.
"""

from __future__ import annotations

import functools

import pytest

from riwaya.annotate import Reader
from riwaya.model import Attribution, Event, Reading, Report, Span

TEXT = (
    "سقطت خمسة صواريخ على مطار الحبانية في محافظة الأنبار مساء الأحد 10 مارس 2024، ما أدى إلى إصابة ثلاثة جنود.\n"
    "وتبنت جماعة «سرايا الفجر» الهجوم في بيان نشرته على الإنترنت.\n"
    "وقال المتحدث باسم قيادة العمليات العميد طارق الجنابي إن القوات الأمنية عثرت على منصة الإطلاق في قرية الزهور."
    " وأضاف الجنابي أن الصواريخ أطلقت من مزرعة مهجورة.\n"
    "ونفى الناطق باسم حركة الوادي ماجد الكبيسي أي صلة للحركة بالهجوم، مؤكدا أن مقاتليها «انسحبوا من المنطقة قبل عام».\n"
    "وكان هجوم بطائرة مسيرة قد استهدف قاعدة البلد الجوية في محافظة صلاح الدين في 8 فبراير الماضي وأدى إلى مقتل جندي."
    " ولم تعلن أي جهة مسؤوليتها عنه.\n"
)

RECENT, EARLIER = "2024-03-10", "2024-02-08"


@functools.cache
def reading() -> Reading:
    return Reader().read(Report(id="scenario", text=TEXT, published="2024-03-12"))


def words(span: Span | None) -> str | None:
    return span.of(TEXT) if span is not None else None


def names(entity: str | None) -> set[str]:
    """How the report calls an entity."""
    return {item.span.of(TEXT) for item in reading().mentions if item.entity == entity}


def said_with(cue: str) -> Attribution:
    """The attribution with a cue that stands once in the report."""
    (found,) = (item for item in reading().attributions if words(item.cue) == cue)
    return found


def attacks() -> list[Event]:
    """The attacks of the report, each once."""
    return [item for item in reading().events if item.type == "ASSAULT" and item.same_as is None]


def attack_on(day: str) -> Event:
    (found,) = (item for item in attacks() if (item.time or "").startswith(day))
    return found


def known(reason: str) -> pytest.MarkDecorator:
    return pytest.mark.xfail(strict=True, reason=reason, raises=AssertionError)


@pytest.mark.parametrize(
    ("cue", "speaker", "stance", "content"),
    [
        pytest.param(
            "تبنت", "جماعة «سرايا الفجر»", "claim_responsibility", "الهجوم", marks=known("content takes in في بيان …")
        ),
        (
            "قال",
            "المتحدث باسم قيادة العمليات العميد طارق الجنابي",
            "say",
            "القوات الأمنية عثرت على منصة الإطلاق في قرية الزهور",
        ),
        ("أضاف", "المتحدث باسم قيادة العمليات العميد طارق الجنابي", "say", "الصواريخ أطلقت من مزرعة مهجورة"),
        ("نفى", "الناطق باسم حركة الوادي ماجد الكبيسي", "deny", "أي صلة للحركة بالهجوم"),
        ("مؤكدا", "الناطق باسم حركة الوادي ماجد الكبيسي", "affirm", "مقاتليها «انسحبوا من المنطقة قبل عام»"),
    ],
)
def test_who_says_what(cue: str, speaker: str, stance: str, content: str) -> None:
    said = said_with(cue)
    assert speaker in names(said.speaker)
    assert (said.stance, [words(span) for span in said.content]) == (stance, [content])


def test_the_surname_is_the_spokesman() -> None:
    assert words(said_with("أضاف").source) == "الجنابي"
    assert said_with("أضاف").speaker == said_with("قال").speaker


def test_two_attacks_each_with_its_place_and_day() -> None:
    assert len(attacks()) == 2
    assert "مطار الحبانية" in names(attack_on(RECENT).place)
    assert names(attack_on(EARLIER).place) & {"قاعدة البلد الجوية", "محافظة صلاح الدين"}


def test_the_earlier_attack_has_its_most_specific_place() -> None:
    assert "قاعدة البلد الجوية" in names(attack_on(EARLIER).place)


def test_dead_and_injured_stay_with_their_attack() -> None:
    recent, earlier = attack_on(RECENT), attack_on(EARLIER)
    assert (recent.killed, recent.injured) == (None, 3)
    assert (earlier.killed, earlier.injured) == (1, None)


def test_how_many_rockets() -> None:
    assert attack_on(RECENT).instrument_count == 5


def test_the_claimant_did_the_recent_attack_only() -> None:
    claimed = [item for item in reading().events if said_with("تبنت").id in item.said_by]
    assert [item.same_as for item in claimed] == [attack_on(RECENT).id]
    assert [names(actor) for item in claimed for actor in item.actor] == [{"جماعة «سرايا الفجر»"}]


def test_nobody_claims_the_earlier_attack() -> None:
    earlier = attack_on(EARLIER)
    told = [item for item in reading().events if earlier.id in (item.id, item.same_as)]
    claims = {item.id for item in reading().attributions if item.stance == "claim_responsibility" and not item.negated}
    assert claims == {said_with("تبنت").id}
    assert [item.actor for item in told] == [()] * len(told)
    assert [item.id for item in told if claims & set(item.said_by)] == []


@known("لم تعلن أي جهة مسؤوليتها عنه")
def test_that_nobody_claims_it_is_a_negated_claim() -> None:
    claims = [item for item in reading().attributions if item.stance == "claim_responsibility"]
    assert [item.negated for item in claims] == [False, True]


def test_the_denial_is_no_attack_of_its_own() -> None:
    denied = [item for item in reading().events if said_with("نفى").id in item.said_by]
    assert [(item.realis, item.same_as) for item in denied] == [("denied", attack_on(RECENT).id)]


@known("صلة X بـ: who is said to have no part is not the actor")
def test_who_is_denied_to_have_done_it() -> None:
    denied = [item for item in reading().events if said_with("نفى").id in item.said_by]
    assert [names(actor) & {"حركة الوادي", "لحركة"} for item in denied for actor in item.actor] != []
