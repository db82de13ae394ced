"""Every page in both languages, with its record beside it; words and links that hold."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
from lxml import html

from riwaya.serve.words import read_words

from .site import REPORTS, Site

INCIDENT = "d2a6ed4b43f17ef3"
# An example of each parameter that stands in a path.
EXAMPLES = {
    "/incidents/{id}": INCIDENT,
    "/incidents/{id}/dossier": INCIDENT,
    "/speakers/{key}": "نزار الصفواني",
    "/framing/{key}": "معسكر النخيل",
    "/exports/{name}": "csv",
    "/matters/{id}": "66b98df8866d9d5b",
}
# What these answer is not a page.
NO_PAGES = ("/original", "/exports")
SKIPPED = {"/adding/{id}", "/enter"}


def list_pages(site: Site) -> list[str]:
    """The addresses of all pages, from OpenAPI."""
    with site.client() as client:
        paths = client.get("/openapi.json").json()["paths"]
    pages = [path.replace(":path", "") for path, methods in paths.items() if "get" in methods]
    kept = [path for path in pages if not path.endswith(".json") and path not in SKIPPED]
    return [re.sub(r"\{\w+\}", EXAMPLES.get(path, "night-1"), path) for path in kept]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_page_in_both_languages(shared_site: Site, language: str) -> None:
    pages = list_pages(shared_site)
    assert len(pages) > 18
    with shared_site.client(language) as client:
        for path in pages:
            answer = client.get(path)
            assert answer.status_code == 200, path
            if path.startswith(NO_PAGES):
                continue
            page = html.document_fromstring(answer.text)
            assert (page.get("lang"), page.get("dir")) == (language, "rtl" if language == "ar" else "ltr"), path
            assert page.xpath("count(//h1)") == 1, path
            assert not page.xpath("//script[not(@src) and not(@type='application/json')] | //*[@style] | //style"), path
            assert not page.xpath("//@onclick | //@onload"), path


def test_every_page_has_its_record(shared_site: Site) -> None:
    with shared_site.client() as client:
        for path in list_pages(shared_site):
            if path.startswith(NO_PAGES):
                continue
            answer = client.get("/index.json" if path == "/" else f"{path}.json")
            assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json"), path
            assert isinstance(answer.json(), dict)


def test_the_record_of_a_report_holds_its_places(shared_site: Site) -> None:
    with shared_site.client() as client:
        record = client.get("/reports/night-1.json").json()
    text = record["report"]["text"]
    assert len(record["cards"]) > 20
    for card in record["cards"]:
        for _, start, end in card["marks"]:
            assert text[start:end].strip() == text[start:end] != ""
        assert card["rule"]


def test_links_lead_somewhere(shared_site: Site) -> None:
    seen: set[str] = set()
    with shared_site.client() as client:
        for path in list_pages(shared_site):
            if path.startswith((*NO_PAGES, "/patterns")):
                continue
            page = html.document_fromstring(client.get(path).text)
            seen |= {link for link in page.xpath("//a/@href") if link.startswith("/")}
        for link in sorted(seen):
            assert client.get(link).status_code == 200, link
    assert len(seen) > 60


def test_what_is_not_there_is_said_in_words(shared_site: Site) -> None:
    with shared_site.client() as client:
        for path in ("/reports/none", "/incidents/none", "/speakers/none", "/framing/none", "/adding/none", "/nothing"):
            answer = client.get(path)
            assert answer.status_code == 404, path
            assert "<h1>" in answer.text, path
            assert "Traceback" not in answer.text
        assert client.get("/reports?page=x").status_code == 422
        assert client.get("/reports/none.json").json()["status"] == 404


def test_start_counts_the_ledger(shared_site: Site) -> None:
    with shared_site.client() as client:
        assert client.get("/index.json").json()["counts"]["reports"] == REPORTS


def test_search_finds_spellings_and_narrows(shared_site: Site) -> None:
    with shared_site.client() as client:
        found = client.get("/search.json", params={"q": "معسكر"}).json()["found"]
        assert {"night-1", "night-2"} <= {hit["id"] for hit in found}
        assert any(form == "المعسكر" for hit in found for form in hit["forms"])
        only = client.get("/search.json", params={"q": "معسكر", "outlet": "صحيفة المنارة"}).json()["found"]
        assert {hit["outlet"] for hit in only} == {"صحيفة المنارة"}
        assert client.get("/search.json", params={"q": "معسكر", "until": "2024-05-01"}).json()["found"] == []


def test_accounts_stand_side_by_side(shared_site: Site) -> None:
    with shared_site.client() as client:
        page = client.get(f"/incidents/{INCIDENT}.json").json()
    killed = next(row for row in page["rows"] if row["name"] == "killed")
    assert killed["standing"] == "disagree"
    names = {column["id"]: column["name"] for column in page["columns"]}
    told = {names[cell["account"]]: [value["text"] for value in cell["values"]] for cell in killed["cells"]}
    assert told["كتائب فجر السهل"] == ["20"]
    assert told["وزارة الدفاع"] == ["3", "4"]
    quotes = [quote for cell in killed["cells"] for value in cell["values"] for quote in value["quotes"]]
    assert quotes
    assert any(column["copies"] == ["night-4"] for column in page["columns"])


def test_every_word_of_the_templates_is_in_the_table() -> None:
    used = set()
    for template in (files("riwaya.serve") / "templates").iterdir():
        used |= set(re.findall(r"\bt\('([^']+)', '([^']+)'", template.read_text(encoding="utf-8")))
    assert len(used) > 100
    for language in ("ar", "en"):
        words = read_words(language)
        assert [key for key in sorted(used) if not words.has(*key)] == []


def test_both_languages_have_the_same_gaps() -> None:
    rows = (files("riwaya.serve") / "messages.tsv").read_text(encoding="utf-8").splitlines()
    for row in rows[3:]:
        _, key, english, arabic = row.split("\t")
        assert english.count("{}") == arabic.count("{}"), key
        assert english.strip(), key
        assert arabic.strip(), key


def test_exports_are_downloaded_and_leave_private_names_out(shared_site: Site) -> None:
    with shared_site.client() as client:
        for form in client.get("/export.json").json()["formats"]:
            answer = client.get(f"/exports/{form['name']}", params={"incident": INCIDENT})
            assert answer.status_code == 200, form
            assert answer.headers["content-disposition"].startswith('attachment; filename="riwaya-'), form
            assert len(answer.content) > 200, form
        whole = client.get("/exports/jsonl").text
        redacted = client.get("/exports/jsonl", params={"private": "true"}).text
        assert "كمال البدري" in whole
        assert "كمال البدري" not in redacted
        assert client.get("/exports/none").status_code == 404


def test_quotations_are_those_of_the_account(shared_site: Site) -> None:
    with shared_site.client() as client:
        page = client.get(f"/incidents/{INCIDENT}.json").json()
    names = {column["id"]: column["name"] for column in page["columns"]}
    for row in page["rows"]:
        for cell in row["cells"]:
            for value in cell["values"]:
                assert value["quotes"]
                for quote in value["quotes"]:
                    said = quote["before"] + quote["words"] + quote["after"]
                    if names[cell["account"]] == "قيادة عمليات السهل":
                        assert "مسؤوليتها عن الهجوم" not in said, row["name"]


def test_names_say_in_whose_words(shared_site: Site) -> None:
    with shared_site.client() as client:
        page = client.get("/framing/معسكر النخيل.json").json()
    assert len(page["named"]["reports"]) >= 4
    outlets = {naming["by"] for naming in page["framing"]["namings"] if naming["kind"] == "outlet"}
    assert {"وكالة الرافد", "قناة الشرفة"} <= outlets
    for naming in page["framing"]["namings"]:
        assert all(naming["name"] in quote for quote in naming["quotes"])


def test_remarks_on_one_subject_stand_side_by_side(shared_site: Site) -> None:
    with shared_site.client() as client:
        (line,) = client.get("/matters.json").json()["matters"]
        page = client.get(f"/matters/{line['id']}.json").json()
    assert line["standing"] == "disagree"
    assert [column["name"] for column in page["columns"]] == ["جماعة مسلحة", "وزارة الدفاع"]
    assert [cell["relation"] for cell in page["rows"][0]["cells"]] == ["denied", "deny"]
