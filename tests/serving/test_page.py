"""The form and a run's page in a real browser; their pictures are what docs/running.md shows."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.conftest import SEEDS
from tests.serving.served import Served, within

_CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(_CHROMIUM is None, reason="no Chromium is installed"),
]
_PATIENCE_MS = 90_000
#: Where the pictures go: set it to docs/ to draw those of the documentation anew.
_PICTURES = "TEST_PICTURES"


@pytest.fixture
def page(service: Served) -> Iterator[Page]:
    """A browser that has logged in as docs/running.md says."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=["--no-sandbox"])
        context = browser.new_context(
            viewport={"width": 1200, "height": 1000}, color_scheme="light"
        )
        page = context.new_page()
        page.set_default_timeout(_PATIENCE_MS)
        page.goto(service.said["address"])
        page.get_by_placeholder("admin:pass").fill(service.password)
        page.get_by_role("button", name="Login").click()
        page.wait_for_url("**/dashboard**")
        yield page
        browser.close()


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    return Path(os.environ.get(_PICTURES, tmp_path))


def test_a_colleague_fills_in_the_form_and_finds_the_brief(
    service: Served, inbox: Path, page: Page, pictures: Path
) -> None:
    shutil.copytree(SEEDS, inbox / "talks")
    page.goto(service.said["deployments"]["on-demand"])
    page.get_by_text("Focus question").wait_for()
    for title in ("Documents", "Pasted texts", "Length", "How strictly to check"):
        assert page.get_by_text(title, exact=False).first.is_visible()
    add = page.get_by_role("button", name="Add item")
    add.first.click()
    page.locator("textarea").first.fill("inbox/talks")
    page.set_viewport_size({"width": 1200, "height": 2150})
    page.screenshot(path=pictures / "form.png", full_page=True)
    submit = page.get_by_role("button", name="Submit")
    submit.click()
    page.wait_for_timeout(3000)
    asked: dict[str, object] = {
        "deployments": {"id": {"any_": [service.deployment("on-demand")]}},
        "limit": 1,
    }
    asked |= {"sort": "EXPECTED_START_TIME_DESC"}

    def is_asked_for() -> bool:
        return bool(service.call("POST", "/flow_runs/filter", asked))

    if not within(20, is_asked_for) and submit.is_visible():
        submit.click()  # on a busy machine the page may not listen yet when its button is there
    assert within(60, is_asked_for)
    run = service.call("POST", "/flow_runs/filter", asked)[0]["id"]
    assert service.ended(run)["message"].startswith("published: ")

    page.set_viewport_size({"width": 1200, "height": 1000})
    page.goto(f"{service.said['address']}/runs/flow-run/{run}?tab=Artifacts")
    page.get_by_text("Open the brief").or_(page.get_by_text("Artifacts")).first.wait_for()
    page.get_by_text("Artifacts").last.click()
    page.get_by_text(re.compile("statements? withheld")).first.wait_for()
    page.screenshot(path=pictures / "run.png")
    assert (pictures / "run.png").stat().st_size > 10_000


def test_hostile_text_stays_text_in_a_table(service: Served, page: Page) -> None:
    hostile = (
        "Fire in Leeds\n\nA fire destroyed a mill in Leeds on Tuesday, police said.\n"
        'The owner Ann Smith said that "<img src=x onerror=document.title=1> [x](javascript:alert(1))"'
        " was lost in Leeds.\nTwo people died in the fire in Leeds, police said.\n"
    )
    run = service.submit(texts=[{"title": "<b>bold</b>", "content": hostile}], name="Hostile")
    assert service.ended(run)["type"] == "COMPLETED"
    artifacts = service.artifacts(run)
    for key in ("claims", "withheld", "brief"):
        page.goto(f"{service.said['address']}/artifacts/artifact/{artifacts[key]['id']}")
        page.get_by_text("Leeds" if key != "withheld" else "withheld").first.wait_for()
        assert within(2, lambda: page.title() != "1")
        assert page.locator("main img[src='x'], main b:text('bold')").count() == 0
        assert page.locator("a[href^='javascript:']").count() == 0
