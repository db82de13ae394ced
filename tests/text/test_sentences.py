"""Where sentences end and where a stop is none."""

from __future__ import annotations

import pytest

from .conftest import ReadText

CASES = [
    "وصل الوفد. | غادر الوزير.",
    "هل وصل الوفد؟ | نعم!",
    "هل وصل؟! | لا نعرف.",
    "قال الوزير: «انتهى الأمر.» | ثم غادر.",
    "(انتهى الاجتماع.) | غادر الوفد.",
    'قال: "لن نعود." | وغادر.',
    "أعلن د. سالم النتيجة. | ثم غادر.",
    "قال أ. د. سالم ذلك.",
    "كرم م. سالم المهندسين.",
    "نقلت وكالة أ. ف. ب. عن مصدر ذلك.",
    "ذكرت (أ.ف.ب) ذلك.",
    "نقلت أ.ف.ب ذلك. | ثم نفت.",
    "بلغت القوة 2.7 درجة. | لم يصب أحد.",
    "ارتفع السعر 1.5. | ثم هبط.",
    "انتظر... | ثم غادر.",
    "انتظر… | ثم غادر.",
    "قال «لن نعود ثم غادر. | وصل آخرون.",
    "زار U.S. News المكان.",
    "انتهى الاجتماع.غادر الوفد.",
    "في عام 2020. | ثم عاد.",
    "عنوان بلا نقطة",
]  # fmt: skip


@pytest.mark.parametrize("marked", CASES)
def test_sentences_end_where_marked(read: ReadText, marked: str) -> None:
    wanted = marked.split(" | ")
    document = read(" ".join(wanted))
    found = [
        document.text[document.tokens[s.first].start : document.tokens[s.last - 1].end] for s in document.sentences
    ]
    if marked == "انتهى الاجتماع.غادر الوفد.":
        assert found == ["انتهى الاجتماع.", "غادر الوفد."]
    else:
        assert found == wanted


def test_a_line_break_ends_a_sentence_and_begins_a_paragraph(read: ReadText) -> None:
    document = read("عنوان الخبر\nوصل الوفد. غادر الوزير\n\nانتهى")
    assert [sentence.paragraph for sentence in document.sentences] == [0, 1, 1, 2]


def test_an_initial_at_the_end_of_a_line_ends_it(read: ReadText) -> None:
    assert len(read("حضر سالم د.\nغادر الوفد").sentences) == 2
