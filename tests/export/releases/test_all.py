"""What holds of every format: it is deterministic, complete, hides what it should, and quotes what stands there."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile

import pytest
from lxml import etree, html
from openpyxl import load_workbook

from riwaya.export.format import UnknownFormatError
from riwaya.export.redaction import redact
from riwaya.export.release import Release, find_release, list_release_names, list_releases
from riwaya.export.tables import TABLES
from riwaya.link import link_readings

from ..nights import AGENCY, make_release
from .tables import read_csv

FORMATS = list_releases()
PRIVATE = ("حليمة", "السنوسي")


def write(name: str, release: Release | None = None) -> list[bytes]:
    return [file.data for file in find_release(name).write(release or make_release())]


def unpack(data: bytes) -> dict[str, bytes]:
    archive = zipfile.ZipFile(io.BytesIO(data))
    return {name: archive.read(name) for name in archive.namelist()}


def all_words(data: bytes) -> str:
    """What a file says, whether it is packed or not."""
    if not data.startswith(b"PK"):
        text = data.decode()
        # JSON may write letters by number.
        return text + json.dumps(json.loads(text), ensure_ascii=False) if text.startswith(("{\n", "[\n")) else text
    return "\n".join(all_words(member) for member in unpack(data).values())


def test_names_and_modules_agree() -> None:
    assert [form.name for form in FORMATS] == list_release_names()
    assert {"acled", "csv", "ftm", "geojson", "package", "plover", "ucdp", "xlsx"} <= set(list_release_names())
    with pytest.raises(UnknownFormatError, match="no format 'docx'; there are acled, "):
        find_release("docx")


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_equal_releases_give_equal_files(form) -> None:
    readings = dict(reversed(make_release().readings.items()))
    again = Release(readings, link_readings(readings.values()))
    assert [hashlib.sha256(file.data).hexdigest() for file in form.write(again)] == [
        hashlib.sha256(file.data).hexdigest() for file in form.write(make_release())
    ]


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_private_names_are_left_out_and_others_kept(form) -> None:
    whole = "\n".join(map(all_words, write(form.name)))
    bare = redact(make_release())
    redacted = [all_words(data) for data in write(form.name, bare)]
    assert not any(name in words for name in PRIVATE for words in redacted)
    if form.name in ("csv", "jsonl", "annotations", "markdown", "html", "package", "xlsx"):
        assert "حليمة السنوسي" in whole
        assert any("person 1" in words for words in redacted)
    if form.name in ("jsonl", "markdown", "html"):
        assert "مديرية أمن السهل" in redacted[0]


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_an_empty_release_can_be_written(form) -> None:
    assert all(file.data is not None for file in form.write(Release({}, link_readings([]))))


def test_no_value_is_without_its_words() -> None:
    rows = read_csv(write("csv")[1])
    release = make_release()
    assert len(rows) > 20
    for row in rows:
        text = release.readings[row["report"]].report.text
        assert text[int(row["start"]) : int(row["end"])] == row["quote"].removeprefix("'")
        assert row["speaker"]


def test_the_table_of_incidents_shows_contradictions() -> None:
    (row,) = read_csv(write("csv")[0])
    assert row["killed"] == "4 | 9"
    assert "killed" in row["disagreements"].split(" | ")
    assert row["injured"] == "11"
    assert (row["reports"], row["begins"]) == ("3", "2024-03-11")


def test_a_spreadsheet_says_the_same_and_has_no_formula() -> None:
    book = load_workbook(io.BytesIO(write("xlsx")[0]))
    assert book.sheetnames == [table.name for table in TABLES]
    for table in TABLES:
        cells = list(book[table.name].iter_rows())
        assert [cell.value for cell in cells[0]] == list(table.columns)
        expected = [[None if value == "" else value for value in row] for row in table.list_rows(make_release())]
        assert [[cell.value for cell in row] for row in cells[1:]] == expected
        assert {cell.data_type for row in cells for cell in row} <= {"s", "n", "b"}


def test_geojson_has_places_and_honest_gaps() -> None:
    collection = json.loads(write("geojson")[0])
    (feature,) = collection["features"]
    lon, lat = feature["geometry"]["coordinates"]
    assert (35 < lat < 37.5, 42 < lon < 44) == (True, True)
    assert feature["properties"]["precision"] == "town"
    assert feature["properties"]["place"] == "سوق الياسمين"


def test_kml_is_read_by_others() -> None:
    root = etree.fromstring(write("kml")[0])
    space = {"k": "http://www.opengis.net/kml/2.2"}
    (mark,) = root.findall(".//k:Placemark", space)
    assert mark.findtext("k:TimeSpan/k:begin", namespaces=space) == "2024-03-11"
    assert mark.findtext("k:Point/k:coordinates", namespaces=space).count(",") == 1
    values = {data.get("name"): data.findtext("k:value", namespaces=space) for data in mark.iter("{*}Data")}
    assert values["killed"] == "4 | 9"


def test_json_lines_hold_the_linkage() -> None:
    lines = [json.loads(line) for line in write("jsonl")[0].splitlines()]
    assert {line["record"] for line in lines} == {"incident", "copy"}
    (incident,) = [line for line in lines if line["record"] == "incident"]
    assert incident["id"] == make_release().linkage.incidents[0].id
    assert {row["attribute"] for row in incident["testimony"]} >= {"killed", "injured", "status"}


def test_a_page_runs_nothing_of_strangers() -> None:
    page = write("html")[0].decode()
    tree = html.fromstring(page)
    assert tree.xpath("//script | //b | //img | //@onerror | //*[starts-with(@href, 'javascript')]") == []
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page
    assert len(tree.xpath("//article")) == 1
    assert "“" not in "".join(tree.xpath("//q/text()"))
    assert tree.xpath("//section[@class='disputed']//h3/text()")


def test_a_page_in_arabic_runs_from_the_right() -> None:
    tree = html.fromstring(write("html", make_release()._replace(language="ar"))[0].decode())
    assert (tree.get("lang"), tree.get("dir")) == ("ar", "rtl")
    assert "الأحداث" in tree.text_content()


def test_a_dossier_quotes_each_voice() -> None:
    text = write("markdown")[0].decode()
    assert "## killed (contradict)" in text
    assert "- **9**\n    - مصدر طبي" in text
    assert "copy of n1" in text
    assert "<b>" not in text


def test_a_package_describes_and_holds_everything() -> None:
    members = unpack(write("package")[0])
    package = json.loads(members["datapackage.json"])
    assert {resource["path"] for resource in package["resources"]} == set(members) - {"datapackage.json", "README.md"}
    for resource in package["resources"]:
        data = members[resource["path"]]
        assert (resource["bytes"], resource["hash"]) == (len(data), f"sha256:{hashlib.sha256(data).hexdigest()}")
        assert resource["name"] == resource["name"].lower()
        if resource["profile"] == "tabular-data-resource":
            header = data.decode().splitlines()[0].split(",")
            assert [field["name"] for field in resource["schema"]["fields"]] == header
    assert len({resource["name"] for resource in package["resources"]}) == len(package["resources"])


def test_texts_of_reports_stay_where_they_are() -> None:
    words = all_words(write("package")[0])
    assert AGENCY not in words
