"""Strangers' text outside the source, settings, dates: what people see, and what they cannot be fooled by."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from riwaya.serve.cards import list_paragraphs
from riwaya.serve.dates import write_date, write_number
from riwaya.serve.interface import Interface, choose, read_interface, write_interface
from riwaya.serve.marks import CONTROLS, has_controls, isolate, mark, source


def test_controls_are_visible() -> None:
    shown = str(mark("abc\N{RIGHT-TO-LEFT OVERRIDE}def\N{ZERO WIDTH SPACE}"))
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in shown
    assert 'title="RIGHT-TO-LEFT OVERRIDE">RLO<' in shown
    assert has_controls("\N{ARABIC LETTER MARK}")
    assert not has_controls("م\N{ZERO WIDTH NON-JOINER}ن\N{ZERO WIDTH JOINER}ـ 😀")


@given(st.text())
def test_no_text_makes_an_element(text: str) -> None:
    shown = html.fragment_fromstring(f"<div>{isolate(text)}</div>")
    assert {element.tag for element in shown.iter()} <= {"div", "bdi", "span"}
    assert not CONTROLS.search(str(isolate(text)))


@given(st.text(alphabet=st.sampled_from("ab \n<&\r\x00😀م\u064f\u0640\u200c")))
def test_paragraphs_hold_all_characters_at_their_offsets(text: str) -> None:
    for paragraph in list_paragraphs(text):
        assert text[paragraph.start : paragraph.start + len(paragraph.text)] == paragraph.text
        assert "\n" not in paragraph.text
        assert "<" not in str(source(paragraph.text))
    assert sum(len(paragraph.text) for paragraph in list_paragraphs(text)) == len(text.replace("\n", ""))


def test_dates_follow_the_settings() -> None:
    assert write_date("2024-05-14", Interface()) == "14 أيار 2024"
    assert write_date("2024-05-14", Interface(months="egypt", digits="arab")) == "١٤ مايو ٢٠٢٤"
    assert write_date("2024-05-14", Interface(calendar="hijri")) == "14 أيار 2024 (6 ذو القعدة 1445 هـ)"
    assert write_date("2024-05-14T10:00", Interface(language="en")) == "14 May 2024"
    assert write_date("2024-05", Interface()) == "2024-05"
    assert write_number(12345, Interface(language="en")) == "12,345"


@given(
    st.fixed_dictionaries(
        {
            "language": st.sampled_from(["ar", "en", "xx"]),
            "digits": st.text(max_size=5),
            "name": st.text(max_size=100),
            "key_accept": st.sampled_from(["KeyA", "", "<script>", "Digit1"]),
        }
    )
)
def test_settings_survive_the_cookie(fields: dict[str, str]) -> None:
    interface = choose(fields)
    assert read_interface(write_interface(interface), None) == interface
    assert "<" not in interface.all_keys["accept"]


def test_the_browser_says_which_language() -> None:
    assert read_interface(None, "en-GB,en;q=0.9").language == "en"
    assert read_interface(None, "fr").language == "ar"
    assert read_interface("language=en", "ar").language == "en"
