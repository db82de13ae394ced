"""Plain text is one report, to the last character."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from riwaya.intake import Defaults, Intake, Skipped, read_sources


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("marked", [False, True])
def test_keep_every_character(encoding: str, marked: bool, story: str, tmp_path: Path) -> None:
    text = f"  {story}\r\n\r\n\tانتهى \n"
    mark = codecs.BOM_UTF8.decode().encode(encoding) if marked else b""
    path = tmp_path / "a.txt"
    path.write_bytes(mark + text.encode(encoding))
    [taken] = read_sources([path])
    assert isinstance(taken, Intake)
    assert taken.report.text == text
    assert taken.raw == path.read_bytes()
    assert (taken.where, taken.media_type, taken.encoding) == (str(path), "text/plain", encoding)


@pytest.mark.parametrize("encoding", ["windows-1256", "iso-8859-6"])
def test_read_single_byte_files(encoding: str, tmp_path: Path) -> None:
    text = "قال مصدر أمني إن انفجارا وقع قرب بغداد، وأدى إلى مقتل ثلاثة أشخاص.\r\n"
    path = tmp_path / "a.TXT"
    path.write_bytes(text.encode(encoding))
    [taken] = read_sources([path])
    assert isinstance(taken, Intake)
    assert (taken.report.text, taken.encoding) == (text, encoding)


def test_take_the_rest_from_the_defaults(story: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(story)
    [taken] = read_sources([path], defaults=Defaults(outlet="وكالة", published="04/03/2021"))
    assert isinstance(taken, Intake)
    assert (taken.report.outlet, taken.report.published, taken.report.title) == ("وكالة", "2021-03-04", None)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty text"),
        (codecs.BOM_UTF8, "empty text"),
        (b"%PDF-1.4\n\0\0\0", "binary: NUL byte at position 9"),
        (b"An English report.", "no Arabic letters"),
        ("قال".encode(), "only 3 Arabic letters, at least 20 are needed"),
    ],
    ids=str,
)
def test_say_why_a_file_is_skipped(raw: bytes, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(raw)
    assert list(read_sources([path])) == [Skipped(str(path), reason)]
