"""A value is heard from those in whose words it stands, and every voice is heard somewhere."""

from __future__ import annotations

from riwaya.export.testimony import find_voices, list_testimony
from riwaya.model import Attribution, Claim, Passage, Reading, Report, Span, Voice

from .nights import make_release

READING = Reading(
    report=Report(id="r", text="0123456789" * 6),
    attributions=tuple(
        Attribution(id=id, cue=None, source=None, speaker=None, content=(span,), form="indirect", stance="say")
        for id, span in (("a1", Span(0, 10)), ("a2", Span(20, 30)))
    ),
)


def voice(attribution: str | None) -> Voice:
    return Voice(
        report="r", outlet=None, attribution=attribution, speaker=None, key="k", name=attribution or "own", chain=(),
        stance=None, realis="actual", denied=False, time=None, account="k",
    )  # fmt: skip


def hear(spans: list[Span], *attributions: str | None) -> list[list[str]]:
    passages = tuple(Passage(report="r", span=span) for span in spans)
    claim = Claim(value=1, key="1", denied=False, spans=passages, voices=tuple(map(voice, attributions)))
    return [[heard.name for heard in find_voices(claim, passage, READING)] for passage in passages]


def test_the_words_it_stands_in() -> None:
    assert hear([Span(2, 4), Span(22, 24)], "a1", "a2") == [["a1"], ["a2"]]


def test_outside_all_words_it_is_the_report_that_says_it() -> None:
    assert hear([Span(2, 4), Span(40, 42)], "a1", None) == [["a1"], ["own"]]


def test_else_the_nearest() -> None:
    assert hear([Span(12, 14)], "a1", "a2") == [["a1", "a2"]]
    assert hear([Span(32, 34), Span(2, 4)], "a1", "a2") == [["a2"], ["a1"]]


def test_every_voice_is_heard() -> None:
    assert hear([Span(2, 4)], "a1", None) == [["a1", "own"]]
    release = make_release()
    for incident in release.linkage.incidents:
        rows = list(list_testimony(release, incident))
        for attribute in incident.attributes:
            heard = {(row.report, row.attribution, row.speaker) for row in rows if row.attribute == attribute.name}
            voices = [voice for claim in attribute.claims for voice in claim.voices]
            assert heard == {(voice.report, voice.attribution or "", voice.name) for voice in voices}
