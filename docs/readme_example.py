"""Writes the example of README.md: the opening of examples/report.jsonl and what riwaya reads in it.

`python docs/readme_example.py` refreshes it; with `--check` nothing is written and exit code 1 says that it is old.
"""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from riwaya.export import Style, find_format
from riwaya.intake import Intake, read_sources
from riwaya.model import Report
from riwaya.pipeline import make_reader

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
BEGIN = "<!-- example:begin (written by docs/readme_example.py) -->\n"
END = "<!-- example:end -->"
# As much of the report and of the reading as fits on a screen: the opening, who says what, what happened.
PARAGRAPHS = 3
SECTIONS = ("Who says what", "What happened", "When")


def take_opening() -> Report:
    """The example report, cut after its first paragraphs."""
    report = next(item.report for item in read_sources(ROOT / "examples" / "report.jsonl") if isinstance(item, Intake))
    return msgspec.structs.replace(report, text="\n".join(report.text.split("\n")[:PARAGRAPHS]))


def write_example() -> str:
    """The block between the markers."""
    report = take_opening()
    reading = make_reader()(report)
    printed = find_format("text").write(reading, Style()).strip().split("\n\n")
    sections = [section for section in printed if section.startswith(SECTIONS)]
    text = "\n\n".join(report.text.split("\n"))
    return f'<div dir="rtl">\n\n{text}\n\n</div>\n\n```text\n' + "\n\n".join(sections) + "\n```\n"


def main() -> None:
    """Refreshes the README, or checks that it is fresh."""
    before = README.read_text(encoding="utf-8")
    head, begun, rest = before.partition(BEGIN)
    _, ended, tail = rest.partition(END)
    if not (begun and ended):
        sys.exit(f"{README.name}: the markers {BEGIN.strip()} and {END} are missing")
    after = head + begun + write_example() + ended + tail
    if "--check" not in sys.argv[1:]:
        README.write_text(after, encoding="utf-8")
    elif after != before:
        sys.exit(f"{README.name}: its example is old; run make docs")


if __name__ == "__main__":
    main()
