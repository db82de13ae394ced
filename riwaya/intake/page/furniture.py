"""What stands inside an article without being part of it: scripts, menus, forms, share buttons, teasers."""

from __future__ import annotations

import re

from riwaya.intake.page.tree import Node, has_ancestor, measure_text

SKIPPED = frozenset({
    "script", "style", "noscript", "template", "head", "title", "nav", "aside", "button", "select", "option",
    "datalist", "textarea", "input", "svg", "iframe", "object", "embed", "canvas", "audio", "video", "map", "dialog",
})  # fmt: skip
SKIPPED_ROLES = frozenset({"navigation", "complementary", "search", "contentinfo", "dialog"})
LISTS = frozenset({"ul", "ol", "div", "section"})

READER_COMMENTS = re.compile(r"(?:^|\s)(?:comments?(?:-(?:area|list|section))?|disqus_thread|respond)(?:\s|$)", re.I)
WIDGET = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|shares|social|addtoany|addthis|sharedaddy|related|breadcrumbs?|tags|newsletter"
    r"|subscribe|adverts?|advertisement|ads?|most-read|read-?more|also-read)(?:$|[\s_-])",
    re.I,
)
# A share bar or teaser box is links with a caption; a box with more words of its own is text of the article,
# whatever its class is called ("post-tags-content").
CAPTION_LENGTH = 80
TEASERS = 3
TEASER_SHARE = 0.8


def is_furniture(node: Node, article: Node) -> bool:
    """True if the element, which stands inside `article`, is not part of what the article says."""
    if node is article:
        return False
    if node.tag in SKIPPED or node.get("role") in SKIPPED_ROLES:
        return True
    if node.tag == "footer":  # the footer of a quotation names its speaker
        return not has_ancestor(node, "blockquote")
    if node.tag == "form":  # some servers wrap the whole page into one form
        return measure_text(node) * 2 < measure_text(article)
    return _is_widget(node) or _is_teaser_list(node)


def _is_widget(node: Node) -> bool:
    names = f"{node.get('class', '')} {node.get('id', '')}"
    if names == " ":
        return False
    if READER_COMMENTS.search(names):
        return True
    return WIDGET.search(names) is not None and _measure_own(node) < CAPTION_LENGTH


def _is_teaser_list(node: Node) -> bool:
    """True for a list or box of several links and little else."""
    if node.tag not in LISTS:
        return False
    links = node.findall(".//a")
    if len(links) < TEASERS:
        return False
    return sum(map(measure_text, links)) >= TEASER_SHARE * measure_text(node)


def _measure_own(node: Node) -> int:
    """The length of the text that is not inside links and buttons."""
    linked = sum(measure_text(part) for part in node.iter("a", "button", "script", "style"))
    return measure_text(node) - linked
