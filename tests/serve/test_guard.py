"""Who may come in: one-time links, sessions, host names, where writes come from, what a page may load."""

from __future__ import annotations

import http.client
from collections.abc import Iterator

import httpx2
import pytest

from riwaya.serve.safety.guard import BODY_LIMIT
from riwaya.serve.safety.sessions import IDLE, Sessions

from .site import Site


def test_a_link_lets_one_browser_in_once(shared_site: Site) -> None:
    token = shared_site.sessions.issue()
    with shared_site.client(session="none") as client:
        first = client.get(f"/enter?token={token}")
        assert (first.status_code, first.headers["location"]) == (303, "/")
        assert "HttpOnly" in first.headers["set-cookie"]
        assert client.get(f"/enter?token={token}").status_code == 403
    with shared_site.client(session=first.cookies[shared_site.sessions.cookie]) as client:
        assert client.get("/reports").status_code == 200
        assert client.get("/enter?token=guess").status_code == 403


@pytest.mark.parametrize(
    "path", ["/", "/reports", "/reports/night-1", "/original/night-1", "/openapi.json", "/map.json"]
)
def test_without_a_session_nothing_is_shown(shared_site: Site, path: str) -> None:
    with shared_site.client(session="none") as client:
        answer = client.get(path)
    assert answer.status_code == (401 if path.endswith(".json") else 303)
    assert "night" not in answer.text


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec-fetch-site": "same-origin"}, 303),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "none"}, 403),
        ({"origin": "https://example.org"}, 403),
        ({"origin": "null"}, 403),
        ({}, 403),
    ],
)
def test_writes_come_from_our_own_pages(shared_site: Site, headers: dict[str, str], status: int) -> None:
    cookies = {shared_site.sessions.cookie: shared_site.session}
    with httpx2.Client(base_url=shared_site.base, cookies=cookies, trust_env=False) as client:
        answer = client.post("/settings", data={"language": "en"}, headers=headers)
    assert answer.status_code == status


def test_other_host_names_get_no_answer(shared_site: Site) -> None:
    with shared_site.client() as client:
        assert client.get("/", headers={"host": "evil.example:80"}).status_code == 421
        assert client.get("/", headers={"host": "localhost"}).status_code == 200


def test_long_bodies_are_refused(shared_site: Site) -> None:
    connection = http.client.HTTPConnection(shared_site.base.removeprefix("http://"), timeout=30)
    connection.putrequest("POST", "/add")
    for name, value in (
        ("cookie", f"{shared_site.sessions.cookie}={shared_site.session}"),
        ("sec-fetch-site", "same-origin"),
    ):
        connection.putheader(name, value)
    connection.putheader("content-length", str(BODY_LIMIT + 1))
    connection.endheaders()
    assert connection.getresponse().status == 413
    connection.close()


def test_bodies_of_unstated_length_are_counted(shared_site: Site) -> None:
    def write() -> Iterator[bytes]:
        yield b'--b\r\ncontent-disposition: form-data; name="files"; filename="x.txt"\r\n\r\n'
        for _ in range(BODY_LIMIT // 1_000_000 + 2):
            yield b"x" * 1_000_000

    with shared_site.client() as client:
        form = {"content-type": "multipart/form-data; boundary=b"}
        assert client.post("/add", headers=form, content=write()).status_code == 413


def test_pages_run_and_load_only_our_own(shared_site: Site) -> None:
    with shared_site.client() as client:
        page, original = client.get("/reports/night-1"), client.get("/original/night-1")
    policy = page.headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert page.headers["x-content-type-options"] == "nosniff"
    assert page.headers["cache-control"] == "no-store"
    assert original.headers["content-security-policy"].startswith("sandbox;")


def test_sessions_end_when_idle() -> None:
    now = [0.0]
    sessions = Sessions(lambda: now[0])
    key = sessions.begin("layla")
    now[0] += IDLE - 1
    assert sessions.find(key) == "layla"
    now[0] += IDLE + 1
    assert sessions.find(key) is None


def test_the_way_back_is_a_page_of_ours(shared_site: Site) -> None:
    with shared_site.client() as client:
        for back in ("//evil.example", "https://evil.example", "/\\evil.example"):
            assert client.post("/settings", data={"back": back}).headers["location"] == "/settings"
        assert client.post("/settings", data={"back": "/reports?page=1"}).headers["location"] == "/reports?page=1"


def test_two_servers_on_one_machine_do_not_put_each_other_out(shared_site: Site, site: Site) -> None:
    assert shared_site.sessions.cookie != site.sessions.cookie
    with shared_site.client() as client:
        client.cookies.set(site.sessions.cookie, site.session)
        assert client.get("/reports").status_code == 200
