"""A real HTTP server that speaks Chat Completions and decisions, misbehaves on order, and keeps
a ledger.

    with FakeEndpoint() as fake:
        fake.script(Status(429, {"Retry-After": "0"}), Answer({"claims": []}))
        ...  # an OpenAI client at fake.url
        assert len(fake.ledger) == 2

Each request takes the next behaviour from the script. When the script is empty, `fake.default`
answers: faithfully, unless a test puts something else there.
"""

from __future__ import annotations

import json
import re
import select
import socket
import struct
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self, TypeAlias

_RECORD = re.compile(r"^(?:\{.*\}|\[\".*\])$", re.MULTILINE)
#: Under which schema the claims are shown as arrays, and of what.
_SHOWN = {
    "judgements": ("id", "cites", "text"),
    "attribution": ("id", "cites", "speaker", "text"),
    "group": ("id", "speaker", "text"),
}
_SENTENCE = re.compile(r"^\[(\d+)\] (?:\(heading\) )?(.*)$", re.MULTILINE)


@dataclass(eq=False)
class Call:
    """One request as the server received it, and what became of it."""

    path: str
    headers: dict[str, str]  # names in lower case
    body: dict[str, Any]
    asked_at: float = field(default_factory=time.monotonic)
    answered_at: float | None = None  # when its last byte was sent to somebody who still listened
    fault: str | None = None  # what was done wrong on purpose, if anything

    @property
    def question(self) -> str:
        """The same for the same prompt, however often it is sent and with whatever complaints."""
        first = {**self.body, "messages": self.body.get("messages", [])[:2]}
        return json.dumps([self.path, first], sort_keys=True)

    @property
    def schema(self) -> str:
        """The name of the schema that the answer must obey; that of the path for decisions."""
        if self.path.endswith("/decisions"):
            return "decisions"
        asked = self.body.get("response_format") or {}
        return str(asked.get("json_schema", {}).get("name", ""))

    @property
    def system(self) -> str:
        return str(self.body["messages"][0]["content"])

    @property
    def user(self) -> str:
        """The first message of the user: the prompt."""
        return str(self.body["messages"][1]["content"])

    @property
    def last(self) -> str:
        """The last message: the prompt, or a re-ask."""
        return str(self.body["messages"][-1]["content"])

    @property
    def questions(self) -> list[dict[str, Any]]:
        """The questions of a decision."""
        return list(self.body["questions"])

    @property
    def sentences(self) -> dict[int, str]:
        """The numbered sentences that were shown."""
        shown = self.body["input"] if self.schema == "decisions" else self.user
        return {int(number): text for number, text in _SENTENCE.findall(shown)}

    @property
    def records(self) -> list[dict[str, Any]]:
        """The claims that were shown."""
        shown = [json.loads(line) for line in _RECORD.findall(self.user)]
        names = _SHOWN.get(self.schema)
        return [dict(zip(names, one, strict=True)) for one in shown] if names else shown


@dataclass(frozen=True)
class Answer:
    """A completion. `content` is JSON text, or an object to be made into it."""

    content: object
    finish_reason: str = "stop"
    refusal: str | None = None
    prompt_tokens: int = 100
    cached_tokens: int = 40
    completion_tokens: int = 10


@dataclass(frozen=True)
class Decided:
    """The answers to a decision's questions, as they travel."""

    answers: list[dict[str, Any]]
    input_tokens: int = 500
    cached_tokens: int = 0


@dataclass(frozen=True)
class Status:
    """An HTTP error, with the body that OpenAI's API sends."""

    code: int
    headers: dict[str, str] = field(default_factory=dict)
    message: str = "as ordered"
    error_code: str | None = None
    param: str | None = None


@dataclass(frozen=True)
class Raw:
    """Any body at all."""

    body: bytes
    content_type: str = "application/json"
    code: int = 200
    missing: int = 0  # bytes that its content-length promises and that never come


@dataclass(frozen=True)
class Reset:
    """The connection is reset before a byte is sent."""


@dataclass(frozen=True)
class Slow:
    """The answer comes late."""

    seconds: float
    then: Answer | Decided | Status


@dataclass(frozen=True)
class Drip:
    """The answer comes a few bytes at a time: no single wait is long, all of them are."""

    seconds: float  # between two pieces
    then: Answer | Decided
    pieces: int = 20


Behaviour: TypeAlias = Answer | Decided | Status | Raw | Reset | Slow | Drip
Responder: TypeAlias = Callable[[Call], Behaviour]


class FakeEndpoint:
    """Listens on 127.0.0.1 while it is open."""

    def __init__(self) -> None:
        self.ledger: list[Call] = []
        self.models: list[str] | None = ["fake-model"]
        self.default: Responder = faithful
        self._script: deque[Behaviour | Responder] = deque()
        self._lock = threading.Lock()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.fake = self
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        )

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def script(self, *behaviours: Behaviour | Responder) -> None:
        """What the next requests get, in order."""
        self._script.extend(behaviours)

    def answer(self, call: Call) -> Behaviour:
        with self._lock:
            self.ledger.append(call)
            behaviour = self._script.popleft() if self._script else self.default
        return behaviour(call) if callable(behaviour) else behaviour

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def faithful(call: Call) -> Behaviour:
    """What an honest and dull model would answer under each schema."""
    if call.schema == "decisions":
        return Decided([decided(q["name"], q["choices"][0]["value"]) for q in call.questions])
    return Answer(_FAITHFUL[call.schema](call))


def decided(name: str, choice: str, probability: float = 0.97) -> dict[str, Any]:
    """One answer to a choice question; the other options share the rest."""
    options = _OPTIONS[0] if choice in _OPTIONS[0] else _OPTIONS[1]
    rest = (1 - probability) / (len(options) - 1)
    odds = [{"value": o, "probability": probability if o == choice else rest} for o in options]
    return {
        "type": "choice",
        "name": name,
        "choice": choice,
        "confidence": probability,
        "probabilities": odds,
    }


_OPTIONS = (
    ("supported", "partial", "contradicted", "not_found"),
    ("same", "dropped", "swapped", "invented"),
)


def _summary(call: Call) -> dict[str, Any]:
    claims = [
        {"sentences": [number], "speaker": None, "text": text}
        for number, text in call.sentences.items()
        if len(text.split()) >= 6
    ]
    return {"claims": claims[:10]}


def _group(call: Call) -> dict[str, Any]:
    return {"members": [r["id"] for r in call.records], "speaker": None, "text": None}


def _restatement(_: Call) -> dict[str, Any]:
    return {"speaker": None, "text": None}


def _judgements(call: Call) -> dict[str, Any]:
    def judge(record: dict[str, Any]) -> dict[str, Any]:
        cited = [n for n in record["cites"] if n in call.sentences]
        said = _words(" ".join(call.sentences[n] for n in cited))
        verdict = "supported" if cited and _words(record["text"]) <= said else "not_found"
        return {
            "id": record["id"],
            "sentences": cited if verdict == "supported" else [],
            "verdict": verdict,
        }

    return {"judgements": [judge(r) for r in call.records]}


def _attribution(call: Call) -> dict[str, Any]:
    return {
        "attributions": [
            {"id": r["id"], "text_speaker": r["speaker"], "finding": "same"} for r in call.records
        ]
    }


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


_FAITHFUL: dict[str, Callable[[Call], dict[str, Any]]] = {
    "summary": _summary,
    "group": _group,
    "restatement": _restatement,
    "judgements": _judgements,
    "attribution": _attribution,
}


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    fake: FakeEndpoint

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hung up is what some tests are about."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else each answer waits 40 ms for the client's acknowledgement
    server: _Server

    def do_GET(self) -> None:
        models = self.server.fake.models
        if models is None:
            self._send(404, {"error": {"message": "no such path"}})
        else:
            data = [{"id": m, "object": "model", "created": 0, "owned_by": "fake"} for m in models]
            self._send(200, {"object": "list", "data": data})

    def do_POST(self) -> None:
        length = int(self.headers["content-length"])
        body = json.loads(self.rfile.read(length))
        headers = {name.lower(): value for name, value in self.headers.items()}
        call = Call(self.path, headers, body)
        behaviour = self.server.fake.answer(call)
        if isinstance(behaviour, Slow):
            time.sleep(behaviour.seconds)
            behaviour = behaviour.then
        listens = not self._has_hung_up()
        match behaviour:
            case Answer():
                self._send(200, _completion(body["model"], behaviour))
            case Drip(seconds, answer, pieces):
                whole = reply_bytes(body["model"], answer)
                self._write(200, whole, "application/json", {}, (seconds, pieces))
            case Decided():
                self._send(200, _decision(body["model"], behaviour))
            case Status():
                error = {
                    "message": behaviour.message,
                    "type": "fake",
                    "code": behaviour.error_code,
                    "param": behaviour.param,
                }
                self._send(behaviour.code, {"error": error}, behaviour.headers)
            case Raw(content, kind, code, missing):
                self._write(code, content, kind, {}, missing=missing)
            case Reset():
                linger = struct.pack("ii", 1, 0)  # closing then sends RST, not FIN
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
                self.close_connection = True
                self.connection.close()
        if listens:
            call.answered_at = time.monotonic()

    def _has_hung_up(self) -> bool:
        """Whether the client has closed its end: what is sent now, nobody reads."""
        readable, _, _ = select.select([self.connection], [], [], 0)
        try:
            return bool(readable) and not self.connection.recv(1, socket.MSG_PEEK)
        except OSError:
            return True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Silence: the ledger is the log."""

    def _send(self, status: int, body: object, headers: dict[str, str] | None = None) -> None:
        self._write(status, json.dumps(body).encode(), "application/json", headers or {})

    def _write(
        self,
        status: int,
        body: bytes,
        kind: str,
        headers: dict[str, str],
        slowly: tuple[float, int] = (0, 1),
        *,
        missing: int = 0,
    ) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body) + missing))
        self.end_headers()
        seconds, pieces = slowly
        size = -(-len(body) // pieces) or 1
        for start in range(0, len(body), size):
            if start:
                time.sleep(seconds)
            self.wfile.write(body[start : start + size])
        if missing:
            self.close_connection = True


def _decision(model: str, decision: Decided) -> dict[str, Any]:
    return {
        "model": model,
        "answers": decision.answers,
        "usage": {
            "input_tokens": decision.input_tokens,
            "input_tokens_details": {
                "cached_tokens": decision.cached_tokens,
                "cache_write_tokens": 0,
            },
            "output_tokens": 0,
            "output_tokens_details": {"reasoning_tokens": 0},
            "total_tokens": decision.input_tokens,
        },
    }


def reply_bytes(model: str, answer: Answer | Decided) -> bytes:
    """An answer as it travels."""
    if isinstance(answer, Decided):
        return json.dumps(_decision(model, answer)).encode()
    return json.dumps(_completion(model, answer)).encode()


def _completion(model: str, answer: Answer) -> dict[str, Any]:
    content = answer.content if isinstance(answer.content, str) else json.dumps(answer.content)
    return {
        "id": "chatcmpl-fake",
        "object": "chat.completion",
        "created": 0,
        "model": model,
        "choices": [
            {
                "index": 0,
                "finish_reason": answer.finish_reason,
                "message": {
                    "role": "assistant",
                    "content": None if answer.refusal else content,
                    "refusal": answer.refusal,
                },
            }
        ],
        "usage": {
            "prompt_tokens": answer.prompt_tokens,
            "completion_tokens": answer.completion_tokens,
            "total_tokens": answer.prompt_tokens + answer.completion_tokens,
            "prompt_tokens_details": {"cached_tokens": answer.cached_tokens},
        },
    }
