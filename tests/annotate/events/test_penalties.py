"""What courts give: a prison term stands beside the conviction, other penalties are the conviction itself."""

from __future__ import annotations

import pytest

from ..names.cases import read


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("قضت المحكمة بسجن التاجر عامين.", ["SANCTION", "COERCE"]),
        ("حكمت المحكمة على الكاتب بالسجن سنة.", ["SANCTION", "COERCE"]),
        ("قضت المحكمة بمعاقبة المتهم بالسجن عامين.", ["SANCTION", "COERCE"]),
        ("قضت المحكمة بتغريم الشركة مليون دينار.", ["SANCTION"]),
        ("زار الوفد السجن أمس.", []),
    ],
)
def test_prison_terms(text: str, told: list[str]) -> None:
    assert [event.type for event in read(text).events if event.type in ("SANCTION", "COERCE")] == told


def test_whom_the_term_is_given_to() -> None:
    text = "قضت المحكمة بسجن التاجر عامين."
    reading = read(text)
    names = {entity.id: entity.name for entity in reading.entities}
    ruling, term = reading.events
    assert [names[id] for id in term.recipient] == [names[id] for id in ruling.recipient] == ["التاجر"]
