"""The lexicon that ships keeps the law; a copy with one fault of every kind is told all of them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from riwaya.lexicon.linter import Problem, lint
from riwaya.lexicon.sources import DATA

# File, line to add, what the linter must say about it.
ADDED = [
    ("words/verbs.tsv", "شرب\t\tdrink\t[شربوا] الماء", "needs its imperfect"),
    ("words/verbs.tsv", "شرب/يشرب\t\tdrink\t[شربوا] الماء", "form I has no regular masdar"),
    ("words/verbs.tsv", "قال/يقول\tقول\tsay\t[قالوا] ذلك", "the same row as"),
    ("words/verbs.tsv", "أعلن/يعالن\tإعلان\tdeclare\t[أعلن] ذلك", "imperfect يعالن, but يعلن"),
    ("words/nouns_things.tsv", "قلم/أقلام\ttool\t\tpen\tاشترى [أقلاما]", "class 'tool' is none of"),
    ("words/nouns_things.tsv", "قـلم/أقلام\tthing\t\tpen\tاشترى [أقلاما]", "tatweel"),
    ("words/nouns_things.tsv", "قَلم/أقلام\tthing\t\tpen\tاشترى [أقلاما]", "vowel mark"),
    ("words/nouns_things.tsv", "کتاب\tthing\t\tpen\tاشترى [أقلاما]", "not the Arabic letter ك"),
    ("words/nouns_things.tsv", "ﻗﻠﻢ\tthing\t\tpen\tاشترى [أقلاما]", "presentation form"),
    ("words/nouns_things.tsv", "قل\N{ZERO WIDTH NON-JOINER}م\tthing\t\tpen\tاشترى [أقلاما]", "invisible mark"),
    ("words/nouns_things.tsv", "عصا١\tthing\t\tpen\tاشترى [أقلاما]", "Eastern digit"),
    ("words/nouns_things.tsv", "ا\N{ARABIC HAMZA ABOVE}مر\tthing\t\tpen\tاشترى [أقلاما]", "not in NFC"),
    ("words/nouns_things.tsv", "قلم/أقلام,أقلام\tthing\t\tpen\tاشترى [أقلاما]", "lists a plural twice"),
    ("words/nouns_things.tsv", "pen\tthing\t\tpen\tاشترى [أقلاما]", "not the notation of a noun"),
    ("words/nouns_things.tsv", "قلم/أقلام\tthing\t\tpen\tاشترى أقلاما", "must mark one place"),
    ("words/nouns_things.tsv", "قلم/أقلام\tthing\t\tpen\tاشترى [أقلاما] و[دفترا]", "must mark one place"),
    ("words/particles.tsv", "بلكي\tword\tmaybe\tجاء [بلكي]", "class 'word' is none of"),
    ("names/organisations_core.tsv", "جمعية القلم\t\tORG\tngo\tQQ\tNGO\tpen club\tمقر [جمعية القلم]", "no country has the code 'QQ'"),
    ("names/organisations_core.tsv", "نادي القلم\t\tORG\tngo\tEG\tART\tpen club\tمقر [نادي القلم]", "role 'ART' is none of"),
    ("names/figures_core.tsv", "سالم القلمي\t\tEG\tوزير\t2011\t2009\tpen\tقال [سالم القلمي]", "from 2011 is after to 2009"),
    ("places/countries.tsv", "القلمية\t\tqal\tQAL\tقلمي\tقلم\t10\t10\tpen\tسكان [القلمية]", "not of two capital letters"),
    ("places/places_core.tsv", "قلمية\t\ttown\tEG\tلا شيء\t30\t30\ttown\t3\tpen\tفي [قلمية]", "no division 'لا شيء' in EG"),
    ("places/places_core.tsv", "قلمية العليا\t\ttown\tEG\t\t95.1\t30\ttown\t3\tpen\tفي [قلمية العليا]", "lat '95.1'"),
    ("words/markers.tsv", "قهقه\tverb\tnegation\tlaugh\t[قهقه] الرجل", "no table has the verb 'قهقه'"),
    ("speech/cues.tsv", "همهم\tverb\t\tsay\tsay\tفوق+N\t\tmurmur\t{همهم} [الرجل]", "unknown frame 'فوق+N'"),
]  # fmt: skip
TRIGGER = '  - {{lemma: كلكل, pos: verb, {}, example: "{{كلكل}} الرجل"}}\n'
# What stands in a trigger, what the linter must say about it.
TRIGGERS = [
    ("mode: shouting", "mode 'shouting' is not declared"),
    ("actor: above", "actor: unknown position 'above'"),
    ("needs: [subject:ghost]", "wants a class that is none of"),
    ("needs: [colour:red]", "is not subject:, object:, genitive:, self:, complement:, adjective: or a preposition"),
    ("counts: apples", "counts 'apples' is none of"),
    ("realis: dreamt", "realis 'dreamt' is none of"),
    ("actor: subject, actor: object", "actor twice"),
    ("colour: red", "unknown keys: colour"),
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def test_lexicon_keeps_the_law() -> None:
    problems = lint()
    assert not problems, "\n".join(map(str, problems))


def test_every_kind_of_fault_in_a_table_is_told(data: Path) -> None:
    for name, line, _ in ADDED:
        with (data / name).open("a", encoding="utf-8") as file:
            file.write(line + "\n")
    told = [problem.message for problem in lint(data)]
    assert [message for _, _, message in ADDED if not any(message in line for line in told)] == []


def test_every_kind_of_fault_in_an_event_file_is_told(data: Path) -> None:
    path = data / "events" / "aid.yaml"
    triggers = "".join(TRIGGER.format(fault) for fault, _ in TRIGGERS)
    path.write_text(path.read_text(encoding="utf-8").replace("triggers:\n", "triggers:\n" + triggers), encoding="utf-8")
    told = [str(problem) for problem in lint(data)]
    assert [message for _, message in TRIGGERS if not any(message in line for line in told)] == []
    assert any(line.startswith("events/aid.yaml#1: ") for line in told)


def test_file_faults_are_told_with_file_and_line(data: Path) -> None:
    path = data / "names" / "given.tsv"
    lines = path.read_text(encoding="utf-8").split("\n")
    path.write_text("\r\n".join([*lines[:10], lines[10] + "\tmore", *lines[11:]]), encoding="utf-8", newline="")
    problems = lint(data)
    assert Problem("names/given.tsv", "line ends must be LF") in problems
    assert Problem("names/given.tsv:11", "5 cells where the table has 4 columns") in problems


def test_a_file_that_no_table_reads_is_told(data: Path) -> None:
    (data / "words" / "slang.tsv").write_text("# Slang. Apache-2.0.\nlemma\tgloss\texample\n", encoding="utf-8")
    assert Problem("words/slang.tsv", "no table reads this file") in lint(data)
