"""Lines: where they break, and what stands in isolates."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from riwaya.export import PLAIN, Line, Phrase, Style, own, quote, write_lines

FSI, PDI = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
PHRASE = own("who: ") + quote("وزارة الصحة") + own(" -> ") + quote("كركوك")


def test_nothing_is_isolated_or_broken_by_default() -> None:
    assert write_lines([Line(1, PHRASE)], PLAIN) == "  who: وزارة الصحة -> كركوك\n"


def test_the_words_of_the_report_are_isolated() -> None:
    written = write_lines([Line(0, PHRASE)], Style(isolate=True))
    assert written == f"who: {FSI}وزارة الصحة{PDI} -> {FSI}كركوك{PDI}\n"


def test_an_isolate_is_closed_on_the_line_it_is_opened_on() -> None:
    written = write_lines([Line(0, quote("خمسة جنود بكركوك"))], Style(isolate=True, width=12))
    assert written == f"{FSI}خمسة جنود{PDI}\n    {FSI}بكركوك{PDI}\n"


def test_marks_take_no_room() -> None:
    assert write_lines([Line(0, quote("مُحَمَّدٌ وَعَلِيٌّ"))], Style(width=12)).count("\n") == 1


def test_quotation_marks_are_not_torn_off() -> None:
    phrase = own("“") + quote("كلمة " * 4 + "أخيرة") + own("”")
    lines = write_lines([Line(0, phrase)], Style(width=16)).splitlines()
    assert lines[0].startswith("“كلمة")
    assert lines[-1].endswith("أخيرة”")


def test_headings_are_set_by_the_style() -> None:
    assert write_lines([Line(0, own("a"), heading=True), Line(0, own("b"))], Style(heading=str.upper)) == "A\nb\n"


def test_an_empty_line_is_empty() -> None:
    assert write_lines([Line(2, ())], Style(isolate=True)) == "\n"


@given(
    st.lists(st.tuples(st.text("ab اب\n", max_size=30), st.booleans()), max_size=5),
    st.integers(0, 40),
    st.booleans(),
)
def test_no_word_is_lost_and_every_isolate_is_closed(parts: list[tuple[str, bool]], width: int, isolate: bool) -> None:
    phrase: Phrase = tuple(part for text, quoted in parts for part in (quote(text) if quoted else own(text)))
    written = write_lines([Line(0, phrase)], Style(isolate=isolate, width=width))
    bare = re.sub(f"[{FSI}{PDI}]", "", written)
    assert bare.split() == "".join(part.text for part in phrase).split()
    for line in written.splitlines():
        assert re.fullmatch(f"[^{FSI}{PDI}]*(?:{FSI}[^{FSI}{PDI}]+{PDI}[^{FSI}{PDI}]*)*", line)
