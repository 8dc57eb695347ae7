"""A web page to its story: no menus, cookie walls, related links or comments.

The text is trafilatura's: of the extractors that need no browser it does best in its field's
comparisons (Bevendorff et al., SIGIR 2023). What is no story is named, never summarised.
"""

from __future__ import annotations

import logging
import re

from trafilatura import bare_extraction
from w3lib.encoding import html_to_unicode

from flows.errors import InputError
from flows.sources.addresses import host_of
from flows.sources.readers.charsets import is_utf8
from flows.sources.readers.model import Extracted, one_line, row_of

# What it says of a page that is none, we say ourselves.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

# The day that a page gives itself; the longer search guesses, in every language of the world.
_OWN_DAY = {"original_date": True, "extensive_search": False}
_LOOK = 40_000  # characters of the page's text that are searched for a wall
_STUB_WORDS = 150  # a story is longer, or there is no wall
_THIN_WORDS = 25
_ENOUGH_WORDS = 80
_PAYWALL = re.compile(
    r"\b(?:subscribe (?:now|today|to (?:continue|read|keep|unlock|access))|subscribers? only"
    r"|to continue reading|already a subscriber|(?:sign|log) in to (?:continue|read)"
    r"|become a (?:member|subscriber)|this (?:article|content|story) is (?:for|reserved for|only)"
    r"|unlock (?:this|the full) (?:article|story)|free articles? (?:left|remaining|this month))",
    re.IGNORECASE,
)
_NOT_FREE = re.compile(r"\"isAccessibleForFree\"\s*:\s*\"?false", re.IGNORECASE)
_ERROR = re.compile(
    r"^\W*(?:error\s*)?(?:4\d\d|5\d\d)\b|\b(?:page (?:not|cannot be) found|not found|access denied"
    r"|forbidden|just a moment|attention required|are you (?:a )?(?:human|robot)|captcha"
    r"|service unavailable|bad gateway|too many requests|something went wrong)\b",
    re.IGNORECASE,
)
# A wall that asks for consent, where the page shows nothing else.
_CONSENT = re.compile(
    r"\b(?:we (?:value|respect|care about) your privacy|before you continue"
    r"|cookie (?:settings|policy)|(?:accept|use|using) (?:all )?cookies"
    r"|manage (?:your )?(?:consent|preferences|choices)"
    r"|partners (?:store|process|and)|personali[sz]ed ad)",
    re.IGNORECASE,
)
_CONSENT_WORDS = 400
_FEW, _MANY = 2, 4  # of these phrases, told apart, in a text as short as a stub and in a longer one
_NEEDS_SCRIPT = re.compile(
    r"<noscript|enable javascript|javascript is (?:disabled|required)|<script", re.IGNORECASE
)
_PASSWORD = re.compile(r"<input[^<>]+type\s*=\s*[\"']?password", re.IGNORECASE)
_TITLE = re.compile(r"<title[^<>]*>([^<]*)", re.IGNORECASE)
_TOLD = 100  # characters of a title in a reason
_RULE = re.compile(r"^\|[\s|:-]*$")
_BULLET = re.compile(r"^- ")


def read_page(data: bytes, *, content_type: str | None = None, url: str | None = None) -> Extracted:
    """The story of a web page.

    `content_type` is the header that it came with, `url` its address, if it was fetched.

    Raises:
        InputError: it holds no story: an error page, a paywall's stub, a form to log in, an app.
            The message completes "<name>: ".
    """
    html = data.decode() if is_utf8(data) else _declared(content_type, data)
    found = bare_extraction(
        html,
        url=url,
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        date_extraction_params=_OWN_DAY,
    )
    text = _paragraphs(found.text or "") if found and not isinstance(found, dict) else ""
    _must_be_a_story(html, text)
    about = found.as_dict() if found and not isinstance(found, dict) else {}
    address = about.get("url") or url
    title = one_line(about.get("title"))
    if title and not text.startswith(title):
        text = f"{title}\n\n{text}"
    return Extracted(
        text=text,
        title=title,
        publisher=one_line(about.get("sitename")) or (host_of(address) if address else None),
        url=address if address and address.startswith(("http://", "https://")) else None,
        date=about.get("date"),
    )


def _declared(content_type: str | None, data: bytes) -> str:
    encoding, html = html_to_unicode(content_type, data, auto_detect_fun=_western)
    # It says that it is UTF-8, and is not.
    return html if encoding != "utf-8" or "\ufffd" not in html else data.decode("cp1252", "replace")


def _western(data: bytes) -> str | None:
    """What a page is in that declares nothing: UTF-8 if it can be, else the Western encoding."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return "windows-1252"
    return "utf-8"


def _paragraphs(text: str) -> str:
    """A paragraph a line; the rows of a table without their bars."""
    lines = []
    for line in text.splitlines():
        if _RULE.match(line):
            continue
        if line.startswith("|"):
            cells = [c.strip() for c in line.strip("| ").split("|")]
            lines.append(row_of(cells))
        else:
            lines.append(_BULLET.sub("• ", line))
    return "\n\n".join(stripped for line in lines if (stripped := line.strip()))


def _must_be_a_story(html: str, text: str) -> None:
    words = len(text.split())
    asked = len({found.casefold() for found in _CONSENT.findall(text)})
    if words < _CONSENT_WORDS and asked >= (_FEW if words < _STUB_WORDS else _MANY):
        raise InputError(
            "is a wall that asks for consent, not the story; save the page in your browser"
        )
    if words >= _STUB_WORDS:
        return
    titled = _TITLE.search(html)
    title = (one_line(titled[1]) or "")[:_TOLD] if titled else ""
    if words < _ENOUGH_WORDS and (_ERROR.search(title) or _ERROR.match(text[:80])):
        raise InputError(f"is an error page, not a story ({title or one_line(text[:_TOLD])})")
    if _NOT_FREE.search(html) or _PAYWALL.search(html[:_LOOK] if words else html):
        raise InputError(
            "is a paywall's stub, not the whole story; open it with your subscription and save it"
        )
    if words < _ENOUGH_WORDS and _PASSWORD.search(html):
        raise InputError("is a page to log in; log in and save the page itself")
    if words < _THIN_WORDS:
        needs = "it shows nothing without JavaScript" if _NEEDS_SCRIPT.search(html) else "no story"
        raise InputError(f"holds no text that can be read: {needs}; save its text as a .txt file")
