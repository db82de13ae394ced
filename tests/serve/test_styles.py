"""Styles know start and end, never left and right; what is bundled comes from here; the lock names no host."""

from __future__ import annotations

import json
import re
from pathlib import Path

WEB = Path(__file__).parents[2] / "web"
PHYSICAL = re.compile(
    r"(?<![\w-])((margin|padding|border|inset|scroll-margin|scroll-padding)-(left|right|top|bottom)|left|right|top|bottom|width"
    r"|height|(min|max)-(width|height)|float|clear)\s*:|text-align:\s*(left|right)"
)


def test_styles_use_logical_properties_only() -> None:
    found = []
    for sheet in sorted((WEB / "src" / "styles").glob("*.css")):
        rules = re.sub(r"/\*.*?\*/|@media[^{]*", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
        found += [(sheet.name, match[0]) for match in PHYSICAL.finditer(rules)]
    assert found == []


def test_nothing_is_fetched_from_elsewhere() -> None:
    for path in sorted((WEB / "src").rglob("*.*")):
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"https?://|//[a-z0-9-]+\.[a-z]", text.replace("// ", "")), path.name


def test_the_lock_names_no_host_and_every_licence_is_free() -> None:
    packages = json.loads((WEB / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert len(packages) > 20
    for name, package in packages.items():
        assert "resolved" not in package, name
        if name and not package.get("dev"):
            assert package["license"] in {
                "0BSD",
                "BSD-2-Clause",
                "BSD-3-Clause",
                "ISC",
                "MIT",
                "OFL-1.1",
                "Unlicense",
            }, name
