"""Briefs under an fsspec URL: no rename and no lock there, and never a half brief all the same."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from flows import load_brief
from flows.audit import audit
from flows.cli import main
from flows.errors import InputError, PublishError
from flows.publish import publish
from flows.publish.listing import newest
from flows.publish.places import is_remote, place_of
from flows.publish.retracting import retract
from flows.publish.staging import check_writable
from tests.publish.making import mill_fire
from tests.s3 import s3_server


@pytest.fixture(scope="module")
def s3() -> Iterator[None]:
    """An S3 server, and an environment that leads to it."""
    with s3_server() as env, pytest.MonkeyPatch.context() as patch:
        for name, value in env.items():
            patch.setenv(name, value)
        yield


@pytest.fixture(params=["memory", pytest.param("s3", marks=pytest.mark.slow)])
def url(request: pytest.FixtureRequest) -> str:
    name = uuid.uuid4().hex
    if request.param == "s3":
        request.getfixturevalue("s3")
        place_of(f"s3://{name}/x").parent.mkdir()
    return f"{request.param}://{name}/briefs"


def read(url: str, path: str) -> Any:  # noqa: ANN401 - whatever a file holds
    return json.loads((place_of(url) / path).read_bytes())


def test_the_whole_road_of_a_brief(url: str) -> None:
    brief, documents = mill_fire()
    first = publish(brief, documents, url)
    assert first.outcome == "published"
    assert audit(first.folder).problems == ()
    assert load_brief(f"{url}/mill-fire/{first.brief.id}/brief.json") == first.brief
    assert publish(brief, documents, url).outcome == "unchanged"
    second = publish(
        replace(brief, focus="roof", finished_at="2025-11-09T00:00:00Z"), documents, url
    )
    listed = read(url, "index.json")["briefs"]
    assert [b["id"] for b in listed] == [second.brief.id, first.brief.id]
    assert read(url, "mill-fire/latest.json")["brief"]["id"] == second.brief.id
    retract(f"{url}/mill-fire/{second.brief.id}", "Wrong.", "2025-11-10T00:00:00Z")
    assert publish(second.brief, documents, url).outcome == "retracted"
    assert newest(place_of(url), brief.name) == first.brief
    assert audit(second.folder).retraction is not None
    assert b"Retracted: " in (place_of(url) / "feed.xml").read_bytes()


def test_what_lacks_its_last_object_is_no_brief_and_is_made_whole(url: str) -> None:
    brief, documents = mill_fire()
    folder = publish(brief, documents, url).folder
    (folder / "SHA256SUMS").unlink()
    (folder / "stray.txt").write_bytes(b"x")
    assert not audit(folder).holds
    assert newest(place_of(url), brief.name) is None
    publish(replace(brief, name="Other"), documents, url)
    assert [b["name"] for b in read(url, "index.json")["briefs"]] == ["Other"]
    assert publish(brief, documents, url).outcome == "published"
    assert audit(folder).problems == ()
    assert len(read(url, "index.json")["briefs"]) == 2


def test_a_url_is_told_from_a_path_however_it_was_written() -> None:
    assert is_remote(place_of("memory://a/b"))
    assert is_remote(place_of(Path("memory://a/b")))  # which drops a stroke
    assert str(place_of(Path("memory://a/b"))) == "memory://a/b"
    for local in ("outputs", "/tmp/x", "C:/x", "a:b", "./s3/x"):  # noqa: S108 - only a name
        assert place_of(local) == Path(local)
    assert place_of("file:///srv/x") == Path("/srv/x")
    check_writable(Path("memory://a/b"))


class EndpointConnectionError(Exception):
    """As botocore has its own."""


def test_storage_that_fails_is_an_error_in_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    brief, documents = mill_fire()
    url = f"memory://{uuid.uuid4().hex}"

    def down(*_: object, **__: object) -> None:
        raise EndpointConnectionError("Could not connect to https://host/x?sig=hush")

    with monkeypatch.context() as patch:
        patch.setattr("fsspec.implementations.memory.MemoryFileSystem._open", down)
        with pytest.raises(PublishError, match=r"was not written: EndpointConnectionError$"):
            publish(brief, documents, url)
        with pytest.raises(InputError, match=r"brief\.json: cannot be read: EndpointConn\w+$"):
            load_brief(f"{url}/mill-fire/0/brief.json")


def test_storage_that_is_not_installed_or_not_known_is_said_at_once() -> None:
    with pytest.raises(InputError, match="cannot be opened"):
        check_writable(Path("carrier-pigeon://loft/x"))
    with pytest.raises(InputError, match=r"127.0.0.1:1/x: cannot be opened: ConnectionRefused\w+$"):
        check_writable(Path("ftp://127.0.0.1:1/x"))


@pytest.mark.parametrize(
    "url",
    [
        "ftp://me:hush@host/x",
        "ftp://me:hu/hush@host/x",
        "ftp://me:hush@[host/x",
        "https://host/x?sig=hush",
    ],
)
def test_a_password_in_a_place_is_refused_and_not_repeated(
    url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in (["brief", "news", "--out", url], ["audit", url]):
        assert main(command) == 2
        said = capsys.readouterr().err
        assert "holds a password or a query" in said
        assert "hush" not in said
