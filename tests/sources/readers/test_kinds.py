"""What a file is: its first bytes say so, and soon."""

from __future__ import annotations

import time

import pytest

from flows.sources.links.feeds import is_feed
from flows.sources.readers import kind_of


@pytest.mark.parametrize(
    ("before", "kind"),
    [
        (b"\xef\xbb\xbf\n", "page"),
        (b"<!-- saved from url=(0014)about:internet --> <!-- a > b -- c -->\n", "page"),
        (b"<?xml version='1.0'?>\n<!-- made by x -->", "page"),
        (b"The tag ", "text"),
    ],
)
@pytest.mark.parametrize("root", [b"<!DOCTYPE html>", b"<html>", b"<HTML lang='en'>"])
def test_a_page_is_known_by_its_first_element(before: bytes, root: bytes, kind: str) -> None:
    assert kind_of(".txt", before + root) == kind


@pytest.mark.parametrize("tail", [b"x", b"<!-- never closed", b"<?never closed"])
def test_ever_more_comments_do_not_take_ever_longer(tail: bytes) -> None:
    began = time.perf_counter()
    assert kind_of(".txt", b"<!---->" * 5_000 + tail) == "text"
    assert not is_feed(b"<!---->" * 5_000 + tail)
    assert time.perf_counter() - began < 1
