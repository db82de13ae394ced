"""Pages as files: encodings, fields, and what is refused."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from riwaya.intake import Defaults, Intake, Skipped, read_bytes, read_sources
from riwaya.intake.formats.html import find_charset, sniff


def read(raw: bytes, defaults: Defaults | None = None) -> Intake | Skipped:
    [taken] = read_bytes(raw, where="a.html", defaults=defaults or Defaults())
    return taken


def test_read_the_article_and_nothing_else(page: str, page_text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.htm"
    path.write_text(page)
    [taken] = read_sources([path], defaults=Defaults(outlet="آخر", published="2000-01-01"))
    assert isinstance(taken, Intake)
    assert taken.report.text == page_text
    assert taken.report.title == "مقتل ستة جنود في هجوم قرب الموصل"
    assert taken.report.published == "2021-03-04T10:20:00+03:00"
    assert (taken.report.outlet, taken.report.url) == ("موقع الرواية", "https://example.org/a/1")
    assert (taken.media_type, taken.encoding, taken.raw) == ("text/html", "utf-8", path.read_bytes())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1256"])
@pytest.mark.parametrize("claim", ["utf-8", "windows-1256", "iso-8859-1", "none"])
def test_read_the_page_whatever_it_claims(encoding: str, claim: str, page: str, page_text: str) -> None:
    page = page.replace("😀", "&#x1F600;").replace("utf-8", claim)
    taken = read(page.encode(encoding))
    assert isinstance(taken, Intake)
    assert taken.report.text == page_text


def test_claim_settles_what_the_bytes_do_not_say() -> None:
    """The Arabic is in character references, so no byte speaks for any encoding."""
    story = "قال مصدر أمني إن انفجارا وقع قرب مقهى Café de Flore"
    body = "".join(char if char < "\u0100" else f"&#{ord(char)};" for char in story)
    taken = read(f"<meta charset=iso-8859-15><p>{body} €</p>".encode("iso-8859-15"))
    assert isinstance(taken, Intake)
    assert (taken.report.text, taken.encoding) == (f"{story} €", "iso-8859-15")


def test_same_page_gets_the_same_id(page: str) -> None:
    first, second = read(page.encode()), read(page.encode("utf-16"))
    assert isinstance(first, Intake)
    assert isinstance(second, Intake)
    assert first.report.id == second.report.id
    assert first.sha256 != second.sha256


def test_date_of_the_footer_is_never_taken(page: str) -> None:
    taken = read(page.replace("article:published_time", "x").encode())
    assert isinstance(taken, Intake)
    assert taken.report.published is None


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "not a page: no element in it"),
        (b"<html><body></body></html>", "empty text"),
        (b"<p>English only, nothing else</p>", "no Arabic letters"),
        ("<nav>قال مصدر أمني إن انفجارا وقع</nav>".encode(), "empty text"),
        (b"<p>\0</p>", "binary: NUL byte at position 3"),
        ("<p>قال مصدر".encode() + b"\xff</p>", "byte 0xff at position 18 is not UTF-8"),
    ],
    ids=str,
)
def test_say_why_a_page_is_skipped(raw: bytes, reason: str) -> None:
    assert read(raw) == Skipped("a.html", reason)


@pytest.mark.parametrize(
    ("head", "charset"),
    [
        (b'<meta charset="windows-1256">', "windows-1256"),
        (b"<META CHARSET=utf-8 />", "utf-8"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-6">', "ISO-8859-6"),
        (b'<?xml version="1.0" encoding="windows-1256"?>', "windows-1256"),
        (b"<p>charset=x</p>", None),
        (b" " * 9000 + b'<meta charset="utf-8">', None),
    ],
    ids=lambda value: str(value)[-30:],
)
def test_find_charset(head: bytes, charset: str | None) -> None:
    assert find_charset(head) == charset


@pytest.mark.parametrize(
    ("head", "is_page"),
    [
        ("<!DOCTYPE HTML>", True),
        ("<html lang=ar>", True),
        ("<!-- x -->", True),
        ("<قال>", False),
        ("قال", False),
        ("<pre-war>", False),
    ],
)
def test_sniff(head: str, is_page: bool) -> None:
    assert sniff(head) is is_page


def test_parser_is_not_loaded_before_the_first_page() -> None:
    """The parser and the extractors take a quarter of a second, which every start of the program would pay."""
    code = (
        "import sys, riwaya.intake as intake;"
        "list(intake.read_bytes(b'', where='a.txt')); list(intake.read_bytes(b'', where='a.jsonl'));"
        "print([name for name in ('lxml', 'trafilatura', 'readability', 'email') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
