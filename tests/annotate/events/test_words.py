"""An event names all the words that tell it: the verb beside its noun, a clause on it, what it did to people."""

from __future__ import annotations

import pytest

from .found import event_at


@pytest.mark.parametrize(
    ("text", "trigger", "words"),
    [
        ("شن مسلحون هجوما على القرية.", "هجوما", ["شن"]),
        ("نفذت الشرطة عملية اعتقال في الحي.", "اعتقال", ["نفذت", "عملية"]),
        ("تعرضت القافلة لهجوم قرب الحدود.", "هجوم", ["تعرضت"]),
        ("اندلعت اشتباكات بين الجيش والمسلحين في المدينة.", "اشتباكات", ["اندلعت"]),
        ("قتل ثلاثة جنود وأصيب خمسة في انفجار وسط بغداد.", "انفجار", ["قتل"]),
        ("استهدف هجوم صاروخي قاعدة عسكرية.", "هجوم", ["استهدف", "صاروخي"]),
        ("هاجم مسلحون القافلة بالقذائف في كمين قرب الوادي.", "هاجم", ["كمين"]),
        ("خرج المئات في مظاهرة وسط بغداد.", "مظاهرة", ["خرج"]),
        ("أطلق جنود النار على سيارة قرب الحاجز.", "أطلق", ["النار"]),
        ("ارتفعت حصيلة التفجير إلى 29 قتيلا و80 جريحا.", "التفجير", ["قتيلا", "جريحا"]),
        ("قصفت طائرات حربية مستودعا في مدينة الحديدة.", "قصفت", []),
    ],
)
def test_words(text: str, trigger: str, words: list[str]) -> None:
    event, _ = event_at(text, trigger)
    assert [span.of(text) for span in event.words or ()] == words


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("نفى الجيش شن هجوم على القرية.", "هجوم"),
        ("أدانت الحكومة الهجوم على القافلة.", "الهجوم"),
        ("فشلت القوات في اقتحام الحي.", "اقتحام"),
    ],
)
def test_what_is_said_of_an_event_does_not_tell_it(text: str, trigger: str) -> None:
    event, _ = event_at(text, trigger)
    assert not {"نفى", "أدانت", "فشلت"} & {span.of(text) for span in event.words or ()}
