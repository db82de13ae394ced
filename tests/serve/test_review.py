"""The review: by keyboard alone, in any keyboard layout; blind; undone; in bulk; and how far people agree."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from riwaya.model import Decision

from .conftest import Window
from .site import Site


def holding(site: Site, report: str = "night-1") -> list[Decision]:
    return site.ledger.decisions(report, holding=True)


def state(window: Window) -> str:
    return window.page.locator("#count").inner_text()


def until(condition: Callable[[], bool]) -> None:
    """Waits for what the page sends to arrive."""
    for _ in range(100):
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError("did not happen within five seconds")


def test_a_report_is_reviewed_by_keyboard_alone(site: Site, window: Window) -> None:
    page = window.open("/review/night-1?layer=events", "en")
    total = page.locator("a[data-go]").count()
    assert total >= 4
    for number in range(total):
        page.keyboard.press("yn"[number % 2])
    until(lambda: len(holding(site)) == total)
    assert state(window) == f"{total} of {total} decided"
    verdicts = [decision.verdict for decision in holding(site)]
    assert verdicts == ["accept" if number % 2 == 0 else "reject" for number in range(total)]
    assert {decision.person for decision in holding(site)} == {"layla"}
    assert page.locator("#announce").inner_text().endswith("All items shown are decided.")
    page.keyboard.press("z")
    until(lambda: len(holding(site)) == total - 1)
    page.locator("a[data-state=open]").wait_for()
    assert state(window) == f"{total - 1} of {total} decided"
    page.reload()
    assert state(window) == f"{total - 1} of {total} decided"
    assert window.faults == []


def test_keys_are_known_by_their_place(site: Site, window: Window) -> None:
    page = window.open("/review/night-1", "ar")
    # The key that bears غ on an Arabic keyboard and y on a Latin one.
    press = "(key) => document.body.dispatchEvent(new KeyboardEvent('keydown', {code: 'KeyY', key, bubbles: true}))"
    page.evaluate(press, "غ")
    until(lambda: [decision.verdict for decision in holding(site)] == ["accept"])


def test_keys_can_be_changed_and_switched_off(site: Site, window: Window) -> None:
    with site.client() as client:
        cookie = client.post("/settings", data={"key_accept": "KeyQ", "shortcuts": "on"}).cookies["riwaya_interface"]
        off = client.post("/settings", data={"shortcuts": "off"}).cookies["riwaya_interface"]
    for value, key, decided in ((cookie, "y", 0), (cookie, "q", 1), (off, "y", 1)):
        window.page.context.add_cookies([{"name": "riwaya_interface", "value": value.strip('"'), "url": site.base}])
        window.open("/review/night-1").keyboard.press(key)
        time.sleep(0.3)
        assert len(holding(site)) == decided


def test_no_key_decides_while_somebody_writes(site: Site, window: Window) -> None:
    page = window.open("/review/night-1")
    page.locator(".card.current input[name=reason]").focus()
    page.keyboard.type("yny")
    assert holding(site) == []
    page.locator(".card.current button[value=reject]").click()
    until(lambda: [(each.verdict, each.reason) for each in holding(site)] == [("reject", "yny")])


def test_edges_move_by_word_and_by_letter(site: Site, window: Window) -> None:
    page = window.open("/review/night-1?layer=events")
    words = page.locator("#places bdi").first
    page.keyboard.press("e")
    first = words.inner_text()
    page.keyboard.press("Shift+ArrowLeft")
    longer = words.inner_text()
    assert longer.startswith(f"{first} ")
    assert len(longer.split()) == 2
    page.keyboard.press("Alt+ArrowRight")
    assert words.inner_text() == longer[:-1]
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+ArrowRight")
    assert len(words.inner_text().split()) == 3
    page.keyboard.press("Shift+ArrowLeft")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    (decision,) = holding(site)
    assert decision.verdict == "edit"
    start, end = (decision.value or {})["trigger"]
    assert site.ledger.reading("night-1").report.text[start:end] == longer[:-1]
    assert page.locator("a[data-state=edit]").count() == 1
    reviewed = site.ledger.reviewed("night-1").reading
    assert any(event.trigger.of(reviewed.report.text) == longer[:-1] for event in reviewed.events)


def test_values_are_corrected(site: Site, window: Window) -> None:
    page = window.open("/review/night-1?layer=attributions")
    page.keyboard.press("e")
    page.locator("#editing select[name=stance]").select_option("deny")
    with page.expect_navigation():
        page.locator("#editing button.primary").click()
    (decision,) = holding(site)
    assert decision.value == {"stance": "deny"}
    assert page.locator("a[data-state=edit]").count() == 1


def test_what_was_missed_is_added_by_selecting_it(site: Site, window: Window) -> None:
    page = window.open("/review/night-1")
    page.evaluate("""() => {
      const node = document.querySelector("#text p").firstChild;
      const start = node.data.indexOf("مساء أمس");
      getSelection().setBaseAndExtent(node, start, node, start + 8);
    }""")
    page.locator("#adding select[name=layer]").select_option("mentions")
    page.locator("#adding select[name=mention_type]").select_option("FAC")
    with page.expect_navigation():
        page.locator("#adding button.primary").click()
    assert [decision.verdict for decision in holding(site)] == ["add", "add"]
    reviewed = site.ledger.reviewed("night-1").reading
    assert any(mention.span.of(reviewed.report.text) == "مساء أمس" for mention in reviewed.mentions)
    assert page.locator("a[data-state=add]").count() == 1
    with page.expect_navigation():
        page.keyboard.press("z")
    assert holding(site) == []


def test_a_place_with_other_characters_is_refused(site: Site) -> None:
    stated = {"report": "night-1", "layer": "events", "item": "v1", "verdict": "edit", "value": {"trigger": [0, 5]}}
    with site.client() as client:
        assert client.post("/decisions", json=stated | {"words": {"0-5": "بغداد"}}).status_code == 422
        assert client.post("/decisions", json=stated | {"value": {"trigger": [0, 10**6]}}).status_code == 422
        assert client.post("/decisions", json=stated | {"value": {"trigger": [5, 6]}}).status_code == 422
        assert client.post("/decisions", json=stated | {"item": "v999"}).status_code == 422
        assert client.post("/decisions", json={"report": "night-1"}).status_code == 422
        assert client.post("/decisions", json=stated | {"words": {"0-5": "كركوك"}}).status_code == 200
    assert len(holding(site)) == 1


def test_bulk_shows_first_and_is_undone_as_one(site: Site) -> None:
    with site.client() as client:
        preview = client.get("/bulk/night-1.json", params={"layer": "times"}).json()
        assert 1 < preview["count"] < 20
        assert len(preview["sample"]) == min(10, preview["count"])
        assert holding(site) == []
        form = {"report": "night-1", "layer": "times", "state": "open", "verdict": "accept"}
        client.post("/decisions/bulk", data=form)
        assert len(holding(site)) == preview["count"]
        client.post("/decisions/undo", data={"report": "night-1", "verdict": "undo", "layer": ""})
    assert holding(site) == []


@pytest.mark.parametrize("own", [False, True], ids=["before", "after"])
def test_others_are_seen_only_after_ones_own_decision(site: Site, own: bool) -> None:
    other = site.sessions.begin("omar")
    stated = {"report": "night-1", "layer": "events", "item": "v1"}
    with site.client(session=other) as client:
        client.cookies.set("riwaya_interface", "name=omar")
        assert client.post("/decisions", json=stated | {"verdict": "reject"}).status_code == 200
    with site.client() as client:
        if own:
            client.post("/decisions", json=stated | {"verdict": "accept"})
        items = client.get("/review/night-1.json").json()["items"]
    item = next(each for each in items if (each["card"]["layer"], each["card"]["item"]) == ("events", "v1"))
    assert item["state"] == ("accept" if own else "open")
    assert [(each["person"], each["verdict"]) for each in item["others"]] == ([("omar", "reject")] if own else [])


def test_agreement_between_people_and_with_the_program(site: Site) -> None:
    codings = {"layla": "yyn", "omar": "ynn"}
    verdicts = {"y": "accept", "n": "reject"}
    for person, codes in codings.items():
        with site.client(session=site.sessions.begin(person)) as client:
            client.cookies.set("riwaya_interface", f"name={person}")
            for item, code in zip(("v1", "v2", "v3"), codes, strict=True):
                stated = {"report": "night-1", "layer": "events", "item": item, "verdict": verdicts[code]}
                assert client.post("/decisions", json=stated).status_code == 200
    with site.client() as client:
        lines = client.get("/agreement.json").json()["lines"]
    by = {(tuple(line["coders"]), line["layer"]): line for line in lines}
    line = by[("layla", "omar"), "events"]
    assert (line["units"], line["same"]) == (3, 2)
    assert line["alpha"] == pytest.approx(1 - (2 / 6) / (18 / 30))
    assert by[("layla", "riwaya"), "events"]["same"] == 2


def test_events_are_split_joined_and_put_back(site: Site) -> None:
    incident = "d2a6ed4b43f17ef3"
    with site.client() as client:
        before = client.get(f"/incidents/{incident}.json").json()
        first, last = before["members"][0], before["members"][-1]
        pair = {"report": last["report"], "event": last["event"], "verdict": "split"}
        form = pair | {"with_report": first["report"], "with_event": first["event"]}
        there = client.post(f"/incidents/{incident}/decide", data=form).headers["location"]
        after = client.get(f"{there}.json").json()
        assert after["incident"]["id"] != incident
        assert last["report"] in after["incident"]["reports"]
        joined = form | {"verdict": "join", "with_report": "", "with_event": "", "with_incident": incident}
        there = client.post(f"/incidents/{after['incident']['id']}/decide", data=joined).headers["location"]
        again = client.get(f"{there}.json").json()
        assert {(m["report"], m["event"]) for m in again["members"]} >= {(last["report"], last["event"])}
        for decision in reversed(site.ledger.decisions(holding=True)):
            client.post(f"/incidents/{incident}/undo", data={"decision": decision.id})
        assert client.get(f"/incidents/{incident}.json").json()["members"] == before["members"]
