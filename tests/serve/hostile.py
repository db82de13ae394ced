"""Text that tries to become code, in each field a stranger can fill."""

from __future__ import annotations

PAYLOADS = (
    "<script>alert('T')</script>",
    "</script><script>alert('T')</script>",
    "</title></textarea></style></noscript><svg onload=alert('T')>",
    "<img src=x onerror=alert('T')>",
    "\"><img src=x onerror=alert('T')>",
    "' onmouseover='alert(1)' autofocus onfocus='alert(\"T\")",
    "<svg><animate onbegin=alert('T') attributeName=x dur=1s>",
    "<iframe srcdoc=\"<script>parent.alert('T')</script>\">",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert('T')>",
    "<details open ontoggle=alert('T')>x</details>",
    "<a href=javascript:alert('T')>x</a>",
    "<base href=//evil.example><meta http-equiv=refresh content=0;url=javascript:alert('T')>",
    "{{ 7*7 }}{% for x in y %}",
    "<!--<img src=--><img src=x onerror=alert('T')>-->",
    "<form action=//evil.example><button>x</button></form>",
    "<div hx-get=/leave hx-trigger=load></div>",
    "\u202egnp.exe\u2066<img src=x onerror=alert('T')>",
    "]]>--><script>alert('T')</script>",
)
BODY = "قالت وزارة الصحة الثلاثاء إن خمسة أشخاص قُتلوا في قصف على مدينة كركوك مساء الاثنين. ونفت الوزارة ذلك."


def make_records() -> list[dict[str, object]]:
    """A report for each payload, with the payload in every field."""
    return [
        {
            "id": f"hostile-{number}",
            "title": payload,
            "outlet": payload,
            "url": f"javascript:alert({number})//{payload}",
            "published": "2024-05-14",
            "text": f"{payload}\nقال المتحدث «{payload}» الثلاثاء.\n{BODY}\n{payload}",
        }
        for number, payload in enumerate(PAYLOADS)
    ]
