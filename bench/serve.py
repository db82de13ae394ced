"""Measures the workspace: a long report, the next item after a decision, search in a large ledger.

    python bench/serve.py [--reports 100000]

Bars: a report of 27,000 characters with 1,500 items is served within 300 ms and painted within 150 ms; the next item
is there 100 ms after a decision; 95 of 100 searches in a ledger of 100,000 reports take less than 200 ms. What is
slower fails the run with exit code 1. The large ledger is filled with synthetic texts without reading them.
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2
import uvicorn
from playwright.sync_api import sync_playwright

from riwaya.intake import Intake, read_bytes
from riwaya.ledger import Ledger, Versions
from riwaya.model import Entity, Mention, Reading, Report, Span
from riwaya.serve.safety.sessions import Sessions
from riwaya.serve.server import bind, make_local

CHARACTERS, ITEMS = 27_000, 1_500
SERVED, PAINTED, NEXT, SEARCHED = 300.0, 150.0, 100.0, 200.0
VERSIONS = Versions("bench", "bench")
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
FREQUENT = (
    "قصف صاروخ معسكر وزارة الدفاع الداخلية مدينة قرية شرطة جيش متظاهر انفجار سيارة سوق مستشفى محافظ وزير مصدر"
    " قتيل جريح هجوم مسلح طريق جسر مدرسة كهرباء ماء اتفاق هدنة حدود مفاوضات انتخابات حكومة برلمان رئيس زيارة"
    " كركوك البصرة الموصل بغداد حلب حمص دمشق بيروت صنعاء عدن طرابلس بنغازي الخرطوم القاهرة عمان أعلن قال أكد"
)
WORDS = FREQUENT.split()


def make_rare(number: int) -> str:
    """A word of letters for each number, as long as words are."""
    letters = "بتجحدرزسشصطعفقكلمنهي"
    return "م" + "".join(letters[number // 20**place % 20] for place in range(4))


def make_text(number: int, length: int) -> str:
    """Words in paragraphs, the same for the same number; rare words make searches differ."""
    chance = random.Random(number)
    words: list[str] = []
    while sum(map(len, words)) + len(words) < length:
        word = chance.choice(WORDS) if chance.random() < 0.25 else make_rare(chance.randrange(20_000))
        words.append(word + (".\n" if chance.random() < 0.02 else ""))
    return " ".join(words)


def make_intake(number: int, length: int) -> Intake:
    """A report that is in no file."""
    text = make_text(number, length)
    day = f"20{10 + number % 15}-{1 + number % 12:02}-{1 + number % 28:02}"
    report = Report(id=f"b{number}", text=text, outlet=f"وسيلة {number % 40}", title=text[:50].strip(), published=day)
    (intake,) = read_bytes(f"{number} {text}".encode(), where=f"b{number}.txt")
    assert isinstance(intake, Intake)
    return Intake(
        report=report,
        raw=intake.raw,
        where=intake.where,
        media_type=intake.media_type,
        encoding=intake.encoding,
        sha256=intake.sha256,
    )


def make_long() -> tuple[Intake, Reading]:
    """A report of many items, each on words of its own."""
    intake = make_intake(10**6, CHARACTERS)
    text, position, mentions = intake.report.text, 0, []
    for number in range(ITEMS):
        start = text.find(" ", position) + 1
        end = min(place for place in (text.find(" ", start), text.find(".", start), len(text)) if place > 0)
        mentions.append(
            Mention(id=f"m{number}", span=Span(start, max(end, start + 1)), type="ORG", entity="e1", rule="bench")
        )
        position = end if end > start else start + 1
    entity = Entity(id="e1", name="وزارة الدفاع", type="ORG")
    return intake, Reading(report=intake.report, mentions=tuple(mentions), entities=(entity,))


def fill(ledger: Ledger, reports: int) -> None:
    """Adds the long report and many short ones."""
    ledger.add(*make_long(), VERSIONS)
    began = time.perf_counter()
    for start in range(0, reports, 1000):
        intakes = [make_intake(number, 400) for number in range(start, min(start + 1000, reports))]
        ledger.add_all(((intake, Reading(report=intake.report)) for intake in intakes), VERSIONS)
    print(f"{reports} reports added in {time.perf_counter() - began:.0f} s")


def judge(name: str, milliseconds: float, bar: float) -> bool:
    """Prints one measure beside its bar."""
    print(f"{name}: {milliseconds:.0f} ms (bar {bar:.0f})")
    return milliseconds <= bar


def measure_pages(base: str, session: dict[str, str]) -> Iterator[bool]:
    """The long report: on the server, and in the browser."""
    with httpx2.Client(base_url=base, cookies=session, timeout=60, trust_env=False) as client:
        client.get("/reports/b1000000")
        times = []
        for _ in range(7):
            began = time.perf_counter()
            assert client.get("/reports/b1000000").status_code == 200
            times.append((time.perf_counter() - began) * 1000)
    yield judge("a report of 1,500 items, server, median", statistics.median(times), SERVED)
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        print("no Chromium here: painting and the review are not measured")
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        context = browser.new_context()
        ((name, key),) = session.items()
        context.add_cookies([{"name": name, "value": key, "url": base}])
        page = context.new_page()
        page.goto(f"{base}/reports/b1000000")
        painted = page.evaluate("performance.getEntriesByName('paint')[0].duration")
        yield judge("the same, painted", painted, PAINTED)
        page.goto(f"{base}/review/b1000000?lang=en")
        waits = []
        for _ in range(10):
            waits.append(page.evaluate(DECIDE))
        yield judge("the next of 1,500 items after a decision, shown, worst of 10", max(waits), NEXT)
        browser.close()


# Presses the key for "accept" and waits until the next item is on the screen.
DECIDE = """() => new Promise((resolve) => {
  const began = performance.now();
  document.body.dispatchEvent(new KeyboardEvent("keydown", {code: "KeyY", key: "y", bubbles: true}));
  requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
})"""


def measure_search(base: str, session: dict[str, str], reports: int) -> bool:
    """Searches for one, two and rare words, as a page asks for them."""
    chance = random.Random(7)
    times = []
    with httpx2.Client(base_url=base, cookies=session, timeout=60, trust_env=False) as client:
        for number in range(200):
            words = [chance.choice(WORDS), make_rare(chance.randrange(20_000)), " ".join(chance.sample(WORDS, 2))][
                number % 3
            ]
            began = time.perf_counter()
            assert client.get("/search.json", params={"q": words}).status_code == 200
            times.append((time.perf_counter() - began) * 1000)
    times.sort()
    print(f"search among {reports} reports, median: {times[len(times) // 2]:.0f} ms")
    return judge("search, 95th percentile", times[int(len(times) * 0.95)], SEARCHED)


def main() -> int:
    """Runs all measures; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=100_000)
    reports = parser.parse_args().reports
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "bench.db") as ledger:
        fill(ledger, reports)
        sessions = Sessions()
        with bind(0) as listening:
            config = uvicorn.Config(make_local(ledger, sessions), lifespan="off", log_level="error", ws="none")
            server = uvicorn.Server(config)
            thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
            thread.start()
            while not server.started:
                time.sleep(0.01)
            base = f"http://127.0.0.1:{listening.getsockname()[1]}"
            session = {sessions.cookie: sessions.begin("bench")}
            held = [*measure_pages(base, session), measure_search(base, session, reports)]
            server.should_exit = True
            thread.join(10)
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
