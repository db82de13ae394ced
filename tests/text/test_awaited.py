"""Where a noun of what is said is due, so that a masdar written like a verb is none."""

from __future__ import annotations

import pytest

from riwaya.lexicon import Pos

from .conftest import ReadText

DUE = [
    "أعلنت الوزارة، أمس، [قتل] ثلاثة مهربين",
    "شجب الحزب، الجمعة، [خطف] الطبيب",
    "رفض المجلس العرض، مؤكدا [قتل] الرهائن",
]
NOT_DUE = [
    "غادر الوفد المدينة، أمس، [قتل] ثلاثة حراس",
    "انفجر اللغم، [قتل] ثلاثة حراس",
]


@pytest.mark.parametrize(("marked", "due"), [*((text, True) for text in DUE), *((text, False) for text in NOT_DUE)])
def test_a_deed_is_a_noun_only_where_it_is_due(read: ReadText, marked: str, due: bool) -> None:
    start = marked.index("[")
    document = read(marked.replace("[", "").replace("]", ""))
    (tag,) = [tag for tag, token in zip(document.tags, document.tokens, strict=True) if token.start == start]
    assert tag is not None
    assert (tag.pos is not Pos.VERB) is due
