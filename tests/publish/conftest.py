"""A real browser for the tests of the page, and what no page of ours may do in it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Literal, TypeAlias

import pytest
from playwright.sync_api import Browser, Dialog, Page, sync_playwright

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
Scheme: TypeAlias = Literal["light", "dark"]
#: Opens a page from disk: its HTML, the window's width, light or dark, whether scripts may run.
Open: TypeAlias = Callable[..., Page]


# The browser's driver runs an event loop, in which no other asynchronous test could run: it goes
# when the module that needs it is done.
@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens pages; afterwards, none may have complained, asked for anything, or opened a dialog."""
    with ExitStack() as stack:

        def open_page(
            html: str, width: int = 1280, scheme: Scheme = "light", *, scripts: bool = True
        ) -> Page:
            path = tmp_path / "brief.html"
            path.write_text(html, encoding="utf-8")
            return stack.enter_context(_watched(chromium, path, width, scheme, scripts=scripts))

        yield open_page


@contextmanager
def _watched(
    browser: Browser, path: Path, width: int, scheme: Scheme, *, scripts: bool
) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        java_script_enabled=scripts,
        reduced_motion="reduce",  # nothing is looked at while it still moves
    )
    page, seen = context.new_page(), list[str]()

    def dismissed(dialog: Dialog) -> None:
        seen.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    page.on("console", lambda message: seen.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: seen.append(f"error: {error}"))
    page.on("dialog", dismissed)
    page.on("request", lambda request: seen.append(f"request: {request.url}"))
    page.goto(path.as_uri())
    yield page
    context.close()
    assert set(seen) == {f"request: {path.as_uri()}"}
