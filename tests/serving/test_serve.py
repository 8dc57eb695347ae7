"""Scheduled and on demand, through the API that Prefect's page uses, on a real server."""

from __future__ import annotations

import json
import urllib.error
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from tests.serving.served import FLOOD, Served, within
from tests.sources.links.site import Site, answer, serving

pytestmark = pytest.mark.slow

PLACES = ("Keighley", "Leeds")


def fill(inbox: Path, *places: str) -> None:
    for place in places:
        (inbox / f"{place}.txt").write_text(FLOOD.format(place=place))


def briefs(service: Served, name: str) -> list[Path]:
    return sorted((service.folder / "outputs" / name).glob("*/brief.json"))


def test_the_deployments_stand_as_in_prefect_yaml(service: Served) -> None:
    daily = service.call("GET", f"/deployments/{service.deployment('daily')}")
    (schedule,) = daily["schedules"]
    assert schedule["schedule"]["cron"] == "0 6 * * *"
    assert schedule["schedule"]["timezone"] == "Europe/London"
    assert schedule["active"]
    assert daily["global_concurrency_limit"]["limit"] == 1
    assert daily["concurrency_options"]["collision_strategy"] == "CANCEL_NEW"
    assert daily["parameters"] == {"sources": ["inbox"], "name": "daily", "only_if_new": True}
    assert daily["enforce_parameter_schema"]
    assert service.call("GET", f"/deployments/{service.deployment('on-demand')}")["schedules"] == []


def test_what_the_form_submits_becomes_a_brief_with_all_that_explains_it(
    service: Served, inbox: Path
) -> None:
    fill(inbox, "Keighley")
    hostile = FLOOD.format(place="Leeds") + "The <script>alert(1)</script> bridge fell in Leeds.\n"
    run = service.submit(
        sources=["inbox/Keighley.txt"],
        texts=[{"title": "A reader's letter", "content": hostile}],
        name="Aire floods",
        focus="How many died?",
        length="full",
        strictness="strict",
        publish_sources="excerpts",
        out="desk",
    )
    state = service.ended(run)
    assert state["name"] == "Completed", state
    assert state["message"].startswith("published: ")
    (path,) = (service.folder / "outputs" / "desk" / "aire-floods").glob("*/brief.json")
    brief = json.loads(path.read_text())
    assert brief["focus"] == "How many died?"
    assert brief["publish_sources"] == "excerpts"
    assert brief["made_by"]["settings"]["length"] == "full"
    assert brief["made_by"]["judge"] == "offline, strict"
    assert {s["title"] for s in brief["sources"]} == {"Flood in Keighley", "A reader's letter"}
    assert service.run(run)["name"] == "Aire floods"

    artifacts = service.artifacts(run)
    assert artifacts.keys() == {"brief", "claims", "differences", "withheld", "page", "usage"}
    rows = json.loads(artifacts["claims"]["data"])
    assert [row["Claim"] for row in rows] == [claim["text"] for claim in brief["claims"]]
    assert {row["Verdict"] for row in rows} == {"supported"}
    assert "<script>" not in artifacts["brief"]["data"]

    link = artifacts["page"]["data"].partition("](")[2].rstrip(")")
    assert link == f"{service.said['address']}/briefs/desk/aire-floods/{brief['id']}/brief.html"
    page = link.removeprefix(service.said["address"])
    assert service.get(page, password=False)[0] == 401
    status, headers, html = service.get(page)
    assert status == 200
    assert "How many died?" in html
    assert "sandbox" in headers["content-security-policy"]
    assert service.get("/briefs/../state/serve/password")[0] in (400, 404)

    def told() -> bool:
        return any(e["payload"]["id"] == brief["id"] for e in service.events("wellsourced.brief."))

    assert within(30, told)
    (event,) = (e for e in service.events("wellsourced.") if e["payload"]["id"] == brief["id"])
    assert event["event"] == "wellsourced.brief.published"
    assert event["resource"]["prefect.resource.id"] == "wellsourced.brief.aire-floods"
    assert event["payload"]["page"] == link
    assert f"prefect.flow-run.{run}" in {r["prefect.resource.id"] for r in event["related"]}
    assert "river" not in json.dumps(event)  # counts and places: no word of a source


def page(place: str) -> bytes:
    """A story on the web."""
    title, _, *lines = FLOOD.format(place=place).splitlines()
    paragraphs = "".join(f"<p>{line}</p>" for line in lines)
    head = f"<html lang=en><title>{title}</title><body><article><h1>{title}</h1>"
    return f"{head}{paragraphs}</article></body></html>".encode()


def feed(site: Site, **days: str) -> bytes:
    """A feed of such stories, each of a day in November 2026."""
    items = "".join(
        f"<item><title>Flood in {place}</title><link>{site.url(f'/{place}')}</link>"
        f"<pubDate>{day} Nov 2026 09:30:00 +0000</pubDate></item>"
        for place, day in days.items()
    )
    return f"<rss version='2.0'><channel><title>Post</title>{items}</channel></rss>".encode()


def test_links_and_a_feed_since_a_day_are_read_and_none_that_leads_inside(
    service: Served,
) -> None:
    with serving() as site:
        for place in ("Leeds", "York", "Hull"):
            site.pages[f"/{place}"] = answer(page(place))
        site.pages["/feed"] = answer(feed(site, York="20", Hull="02"), "application/rss+xml")
        site.pages["/trap"] = answer(b"", status=302, Location="http://169.254.169.254/latest")
        asked: dict[str, Any] = {
            "sources": [site.url("/Leeds"), site.url("/feed"), site.url("/trap")],
            "since": "2026-11-15",
            "name": "From the web",
        }
        state = service.made(**asked)
        assert state["message"].startswith("published: "), state
        (path,) = briefs(service, "from-the-web")
        sources = json.loads(path.read_text())["sources"]
        assert {s["url"] for s in sources if s["status"] == "read"} == {
            site.url("/Leeds"),
            site.url("/York"),
        }
        (trap,) = (s for s in sources if s["status"] == "failed")
        assert "an address inside a private network" in trap["reason"]
        assert "/Hull" not in {path for path, _ in site.asked}
        # Asked again without a day: since the newest brief, and the feed has nothing since then.
        again = service.made(sources=[site.url("/feed")], name="From the web")
        assert (again["type"], again["message"]) == ("COMPLETED", "nothing new")
        state = service.made(sources=[service.said["address"]], name="Inside")
        assert state["type"] == "FAILED"
        assert "leads to 127.0.0.1, an address inside a private network" in state["message"]


def test_two_texts_of_one_title_are_told_apart(service: Served) -> None:
    texts = [{"title": "A letter", "content": FLOOD.format(place=p)} for p in PLACES]
    state = service.made(texts=texts, name="../🔥 <b>floods</b>\x00\u202e")
    assert state["message"].startswith("published: "), state
    (path,) = briefs(service, "b-floods-b")
    found = json.loads(path.read_text())["sources"]
    assert {s["title"] for s in found} == {"A letter", "A letter (2)"}


def test_half_a_character_does_not_end_the_service(service: Served) -> None:
    with pytest.raises(urllib.error.HTTPError) as caught:
        service.submit(texts=[{"title": "Cut", "content": "A flood in Leeds. \ud83d"}])
    assert caught.value.code == 422
    assert "half of a character" in json.loads(caught.value.read())["detail"]


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ({"length": "huge"}, "length"),
        ({"strictness": "lax"}, "strictness"),
        ({"sources": "inbox"}, "sources"),
        ({"sources": [""]}, "sources"),
        ({"focus": "why? " * 100}, "focus"),
        ({"texts": [{"title": "", "content": "x"}]}, "texts"),
        ({"texts": [{"title": "x"}]}, "texts"),
        ({"texts": [{"content": "x"}]}, "texts"),
        ({"engine": "gpt"}, "engine"),
        ({"length": None}, "length"),
        ({"only_if_new": "maybe"}, "only_if_new"),
        ({"name": "n" * 201}, "name"),
        ({"texts": [{"title": "x", "content": "x" * 600_000}]}, "524,288 bytes"),
    ],
)
def test_the_form_refuses_bad_values(service: Served, bad: dict[str, Any], said: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as caught:
        service.submit(**bad)
    assert caught.value.code in (409, 422)
    assert said in caught.value.read().decode()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"sources": ["/etc/passwd"]}, "/etc/passwd is outside the folders that may be read"),
        ({"sources": ["inbox"], "out": "../elsewhere"}, "is not a folder in outputs"),
        ({}, "No sources were named"),
        ({"sources": ["inbox/../../../etc/passwd"]}, "is outside the folders that may be read"),
        ({"sources": ["state/serve/password"]}, "is outside the folders that may be read"),
        ({"sources": ["inbox/link"]}, "inbox/link is outside the folders that may be read"),
        ({"sources": ["file:///etc/passwd"]}, "is no file, folder or web address"),
        ({"sources": ["inbox"], "since": "yesterday"}, "yesterday is no day; write it like"),
    ],
)
def test_what_the_form_cannot_know_is_said_in_one_line(
    service: Served, inbox: Path, asked: dict[str, Any], said: str
) -> None:
    fill(inbox, "Leeds")
    (inbox / "link").symlink_to("/etc/passwd")
    run = service.submit(**asked)
    state = service.ended(run)
    assert state["type"] == "FAILED"
    assert said in state["message"]
    assert "\n" not in state["message"]
    assert "exception" not in state["message"]  # no word of Prefect's before ours
    logs = service.call("POST", "/logs/filter", {"logs": {"flow_run_id": {"any_": [run]}}})
    told = [line["message"] for line in logs]
    assert [message for message in told if "Traceback" in message] == []
    assert not (service.folder / "elsewhere").exists()


def test_a_morning_without_news_makes_nothing(service: Served, inbox: Path) -> None:
    fill(inbox, *PLACES)
    first = service.made("daily")
    assert first["message"].startswith("published: "), first
    there = briefs(service, "daily")
    again = service.made("daily")
    assert (again["name"], again["message"]) == ("Completed", "nothing new")
    assert briefs(service, "daily") == there
    assert within(30, lambda: bool(service.events("wellsourced.brief.unchanged")))
    fill(inbox, "Bradford")
    assert service.made("daily")["message"].startswith("published: ")
    assert len(briefs(service, "daily")) == len(there) + 1


def test_a_brief_that_is_held_ends_in_a_state_that_says_so(service: Served) -> None:
    text = {"title": "Short", "content": "A warehouse burned down in Leeds on Tuesday."}
    state = service.made(texts=[text], name="Too little")
    assert (state["type"], state["name"]) == ("COMPLETED", "Held")
    assert state["message"].startswith("held, not published: ")
    assert not briefs(service, "too-little")


def test_a_morning_that_stays_held_alarms_once(service: Served, inbox: Path) -> None:
    (inbox / "short.txt").write_text("A warehouse burned down in Leeds on Tuesday.\n")
    first = service.made("daily", name="Held mornings")
    assert first["name"] == "Held"
    again = service.made("daily", name="Held mornings")
    assert (again["type"], again["name"]) == ("COMPLETED", "Still held")
    assert again["message"].startswith("nothing new; still held, not published: ")

    def told() -> list[str]:
        about = "wellsourced.brief.held-mornings"
        events = service.events("wellsourced.brief.")
        return [e["event"] for e in events if e["resource"]["prefect.resource.id"] == about]

    assert within(30, lambda: len(told()) > 1)
    assert sorted(told()) == ["wellsourced.brief.held", "wellsourced.brief.unchanged"]
    fill(inbox, *PLACES)
    assert service.made("daily", name="Held mornings")["message"].startswith("published: ")


@pytest.fixture
def mailbox() -> Iterator[tuple[str, list[dict[str, str]]]]:
    """A web address that keeps what is posted to it."""
    received: list[dict[str, str]] = []

    class Box(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            received.append(json.loads(self.rfile.read(int(self.headers["content-length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Box)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/", received
    server.shutdown()
    server.server_close()
    thread.join()


def test_an_automation_hears_of_a_published_brief_and_of_a_held_one(
    service: Served, inbox: Path, mailbox: tuple[str, list[dict[str, str]]]
) -> None:
    address, received = mailbox
    kind = service.call("GET", "/block_types/slug/webhook")["id"]
    schemas = service.call(
        "POST", "/block_schemas/filter", {"block_schemas": {"block_type_id": {"any_": [kind]}}}
    )
    block = service.call(
        "POST",
        "/block_documents/",
        {
            "name": "desk",
            "block_type_id": kind,
            "block_schema_id": schemas[0]["id"],
            "data": {"method": "POST", "url": address, "allow_private_urls": True},
        },
    )
    told = '{"outcome": "{{ event.payload.outcome }}", "page": "{{ event.payload.page }}"}'
    service.call(
        "POST",
        "/automations/",
        {
            "name": "Tell the desk",
            "trigger": {
                "type": "event",
                "expect": ["wellsourced.brief.published", "wellsourced.brief.held"],
                "match": {"prefect.resource.id": "wellsourced.brief.*"},
                "posture": "Reactive",
                "threshold": 1,
            },
            "actions": [
                {"type": "call-webhook", "block_document_id": block["id"], "payload": told}
            ],
        },
    )
    fill(inbox, *PLACES)
    service.made(sources=["inbox"], name="For the desk")
    assert within(60, lambda: bool(received))
    assert received[0]["outcome"] == "published"
    assert "/briefs/for-the-desk/" in received[0]["page"]
    service.made(texts=[{"title": "A", "content": "A fire burned in Leeds."}], name="Held one")
    assert within(60, lambda: len(received) > 1)
    assert received[1]["outcome"] == "held"


def test_a_key_in_a_secret_block_is_used_and_never_shown(
    service: Served, inbox: Path, model: object
) -> None:
    from tests.fake_endpoint import FakeEndpoint

    assert isinstance(model, FakeEndpoint)
    kind = service.call("GET", "/block_types/slug/secret")["id"]
    schemas = service.call(
        "POST", "/block_schemas/filter", {"block_schemas": {"block_type_id": {"any_": [kind]}}}
    )
    secret = "sk-never-to-be-seen"  # noqa: S105 - that is the point
    service.call(
        "POST",
        "/block_documents/",
        {
            "name": "wellsourced-openai-api-key",
            "block_type_id": kind,
            "block_schema_id": schemas[0]["id"],
            "data": {"value": secret},
        },
    )
    fill(inbox, "Leeds")
    # The focus is the test's own, so that no answer of another test is in the store.
    run = service.submit(sources=["inbox"], engine="llm", name="With a key", focus="Which key?")
    assert service.ended(run)["type"] == "COMPLETED"
    assert {call.headers["authorization"] for call in model.ledger} == {f"Bearer {secret}"}
    logs = service.call("POST", "/logs/filter", {"logs": {"flow_run_id": {"any_": [run]}}})
    shown = json.dumps([logs, service.run(run), service.artifacts(run)])
    assert secret not in shown
    assert secret not in (service.folder / "state" / "serve" / "runs.log").read_text()
