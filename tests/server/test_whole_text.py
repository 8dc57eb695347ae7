"""What the server could never show again is refused before it is stored."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from flows.server.whole_text import WholeText


@pytest.fixture
def client() -> Iterator[TestClient]:
    async def echo(request: Request) -> Response:
        return Response(await request.body())

    methods = ["GET", "POST", "PATCH"]
    with TestClient(WholeText(Starlette(routes=[Route("/", echo, methods=methods)]))) as client:
        yield client


@pytest.mark.parametrize(
    "body",
    [rb'{"texts": ["\ud83d"]}', rb'{"a\uDE00": 1}', '["\ud800"]'.encode(errors="surrogatepass")],
    ids=["value", "key", "raw"],
)
@pytest.mark.parametrize("method", ["POST", "PATCH"])
def test_half_a_character_is_refused_in_one_line(
    client: TestClient, method: str, body: bytes
) -> None:
    answer = client.request(method, "/", content=body)
    assert answer.status_code == 422
    assert answer.json()["detail"].startswith("the text holds half of a character")


@pytest.mark.parametrize(
    "body",
    [
        json.dumps(["🔥", "한"]).encode(),  # escaped, in whole pairs
        json.dumps(["🔥", "한"], ensure_ascii=False).encode(),
        rb'{"path": "C:\\udata"}',
        rb"no json, \ud83d",
        b"",
        b"x" * 300_000,
    ],
)
def test_everything_else_arrives_as_it_was_sent(client: TestClient, body: bytes) -> None:
    assert client.post("/", content=body).content == body


def test_a_body_in_pieces_is_seen_whole(client: TestClient) -> None:
    assert client.post("/", content=iter([rb'["\ud8', rb'3d"]'])).status_code == 422
    assert client.post("/", content=iter([b'["a', b'b"]'])).content == b'["ab"]'
