"""Web pages: the story without what surrounds it, and what is no story."""

from __future__ import annotations

import contextlib
import time

import pytest

from flows.errors import InputError
from flows.sources import make_document
from flows.sources.readers.page import read_page

STORY = (
    "The council of Tarnow approved the new bridge on Monday by 31 votes to 14, the speaker said.",
    "Mayor Olga Pine said the bridge would open in 2027. She said it would cost 48 million euros.",
    "“The city cannot afford it,” said Karl Vest, the opposition leader.",
)
AROUND = ("Sport", "We use cookies", "Ten ways to cook", "Nice bridge, says a reader", "© 2025")


def page(story: tuple[str, ...] = STORY, head: str = "", around: str = "") -> str:
    """A newspaper's page with its menus, cookie wall, related links and comments."""
    body = "".join(f"<p>{p}</p>" for p in story)
    return (
        "<!doctype html><html><head><title>Bridge approved</title>"
        f"<meta property='og:site_name' content='Tarnow Herald'>{head}</head><body>"
        "<nav><a href='/'>Home</a> <a href='/s'>Sport</a></nav>"
        "<div id='cookie-banner'>We use cookies. <button>Accept</button></div>"
        f"<article><h1>Bridge approved</h1>{body}</article>{around}"
        "<aside class='related'><h3>Related</h3><a href='x'>Ten ways to cook</a></aside>"
        "<div id='comments' class='comments'><p>Nice bridge, says a reader</p></div>"
        "<footer>© 2025 Tarnow Herald</footer></body></html>"
    )


def test_the_story_is_read_without_what_surrounds_it() -> None:
    read = read_page(page().encode())
    assert read.text.split("\n\n") == ["Bridge approved", *STORY]
    assert not any(words in read.text for words in AROUND)
    assert (read.title, read.publisher) == ("Bridge approved", "Tarnow Herald")


def test_the_page_says_where_it_lives_and_when_it_was_published() -> None:
    head = (
        "<link rel='canonical' href='https://herald.example/news/bridge'>"
        "<meta property='article:published_time' content='2025-05-14T08:00:00Z'>"
    )
    read = read_page(page(head=head).encode(), url="https://herald.example/news/bridge?from=feed")
    assert (read.url, read.date) == ("https://herald.example/news/bridge", "2025-05-14")


@pytest.mark.parametrize(
    ("encoding", "declared", "header"),
    [
        ("utf-8", "", None),
        ("windows-1252", "<meta charset='windows-1252'>", None),
        ("utf-16", "", None),
        ("windows-1252", "", "text/html; charset=windows-1252"),
        ("windows-1252", "", None),
    ],
)
def test_the_encoding_is_the_one_declared_else_told(
    encoding: str, declared: str, header: str | None
) -> None:
    data = page(head=declared).encode(encoding)
    assert STORY[2] in read_page(data, content_type=header).text


def test_a_saved_page_is_a_document_whatever_its_name() -> None:
    document = make_document("story.txt", page().encode())
    assert document.title == "Bridge approved"
    assert next(s.text for s in document.sentences if s.kind == "body") == STORY[0]


def test_markup_in_the_text_is_text() -> None:
    story = (*STORY, "The form says &lt;script&gt;alert(1)&lt;/script&gt; to whoever opens it.")
    assert "<script>alert(1)</script>" in read_page(page(story).encode()).text


NO_STORY = [
    (
        "<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1>"
        "<p>The page was not found on this server.</p></body></html>",
        "is an error page, not a story",
    ),
    (
        "<html><head><title>Just a moment...</title></head><body><p>Checking your browser.</p>"
        "</body></html>",
        "is an error page, not a story",
    ),
    (
        page(STORY[:1], around="<div>Subscribe to continue reading this article.</div>"),
        "is a paywall's stub",
    ),
    (
        page(
            STORY[:1],
            head='<script type="application/ld+json">{"isAccessibleForFree": false}</script>',
        ),
        "is a paywall's stub",
    ),
    (
        "<html><head><title>App</title><script src='x'></script></head><body><div id='root'></div>"
        "<noscript>You need to enable JavaScript to run this app.</noscript></body></html>",
        "it shows nothing without JavaScript",
    ),
    (
        "<html><head><title>Herald</title></head><body><form><input type='text'>"
        "<input type='password'></form></body></html>",
        "is a page to log in",
    ),
    ("<html></html>", "holds no text that can be read"),
    ("", "holds no text that can be read"),
]


@pytest.mark.parametrize(("html", "said"), NO_STORY)
def test_what_is_no_story_is_named(html: str, said: str) -> None:
    with pytest.raises(InputError) as raised:
        read_page(html.encode())
    assert said in str(raised.value)


@pytest.mark.parametrize(
    "hostile",
    ["<title>" * 8_000, "<input " * 8_000, f"<p>{'|' * 26}x"],
    ids=["titles", "inputs", "bars"],
)
def test_hostile_markup_does_not_take_long(hostile: str) -> None:
    began = time.perf_counter()
    with contextlib.suppress(InputError):
        read_page(f"<html><body>{hostile}".encode())
    assert time.perf_counter() - began < 1


def test_a_reason_is_short_however_long_the_title() -> None:
    with pytest.raises(InputError, match="is an error page") as raised:
        read_page(f"<html><title>404 {'x' * 9_000}</title></html>".encode())
    assert len(str(raised.value)) < 200


@pytest.mark.parametrize(
    ("really", "declared"),
    [("utf-8", "us-ascii"), ("utf-8", "windows-1252"), ("windows-1252", "utf-8")],
)
def test_a_page_that_lies_about_its_encoding_is_read_as_what_it_is(
    really: str, declared: str
) -> None:
    html = page(("The café of Zürich’s mayor is “closed”, he said on Monday.", *STORY))
    data = html.replace("<head>", f"<head><meta charset='{declared}'>").encode(really)
    assert "The café of Zürich’s mayor is “closed”, he said" in read_page(data).text


def test_a_wall_that_asks_for_consent_is_no_story() -> None:
    wall = (
        "We value your privacy. We and our 842 partners store and access information on a device,"
        " such as cookies, and process personal data to provide personalised ads and content. You"
        " may click to consent to our processing, or exercise your preferences at any time."
    )
    html = f"<html><head><title>Bridge</title></head><body><p>{wall}</p></body></html>"
    with pytest.raises(InputError, match="is a wall that asks for consent"):
        read_page(html.encode())


def test_a_short_story_about_cookies_is_one() -> None:
    story = "The court ruled that Tarnow's site may not use cookies without consent, it said."
    assert "may not use cookies" in read_page(page((story, *STORY)).encode()).text
