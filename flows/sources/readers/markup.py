"""HTML that is no page but somebody's words, to text: of mails, and of entries in feeds.

What a browser would put on a line of its own is one here, so no sentence runs into the next.
"""

from __future__ import annotations

from lxml import etree

_LINES = frozenset(
    """address article aside blockquote br caption center dd div dl dt figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tr ul""".split()
)
_CELLS = frozenset(["td", "th"])
_UNSEEN = frozenset("head iframe noscript object script style svg template title".split())
_SOFT_HYPHEN = "\u00ad"


def text_of(markup: str, *, quoted: bool = True) -> str:
    """The text that a piece of HTML shows, a paragraph a line.

    Without `quoted`, what a mail program marks as the mail that is answered is left out.
    """
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(markup.encode(errors="replace"), parser)
    except etree.XMLSyntaxError:  # nothing in it
        return ""
    if root is None:
        return ""
    parts: list[str] = []
    unseen = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = str(element.tag)
        hides = tag in _UNSEEN or (not quoted and _is_answered(element))
        parts.append("\n" if tag in _LINES else " " if tag in _CELLS else "")
        if event == "start":
            unseen += hides
            parts.append("" if unseen else _words(element.text))
        else:
            unseen -= hides
            parts.append("" if unseen else _words(element.tail))
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n\n".join(line for line in lines if line)


def _is_answered(element: etree._Element) -> bool:
    """How Gmail, Thunderbird and Apple's Mail mark the mail that is answered."""
    if element.tag != "blockquote":
        return False
    around = [element, element.getparent()]
    of_gmail = any("gmail_quote" in (e.get("class") or "") for e in around if e is not None)
    return of_gmail or element.get("type") == "cite"


def _words(text: str | None) -> str:
    """A run of text; its own line breaks are white space."""
    return (text or "").replace("\n", " ").replace(_SOFT_HYPHEN, "")
