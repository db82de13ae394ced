"""What every answer says about what a browser may do with it."""

from __future__ import annotations

# The one style element that Observable Plot puts into a chart (a test of the timeline sees when it changes). Styles of
# single elements are set through the DOM, which a policy does not touch.
PLOT_STYLE = "'sha256-xtsPXQF9V4cmc67jbfoSBYGwkCGp/qWKTOulrAR61yM='"
POLICY = "; ".join((
    "default-src 'none'",
    "script-src 'self'",
    f"style-src 'self' {PLOT_STYLE}",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
))  # fmt: skip
# A page as its outlet had it: a document of nobody's origin that runs and loads nothing.
CAPTURE_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cache-control": "no-store",
}
