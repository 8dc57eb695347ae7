"""Refuses what Prefect's server would store and could never show again.

JSON can carry half of a surrogate pair, and a text that was cut in the middle of an emoji does. On
SQLite, Prefect keeps it among a run's parameters; every later answer that holds the run then fails,
the one that hands out scheduled runs as well, and with it the whole service, at each new start.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from starlette.responses import JSONResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_WRITES = frozenset({"POST", "PUT", "PATCH"})
_MAYBE = re.compile(rb"\\u[dD][89a-fA-F]|\xed[\xa0-\xbf]")  # escaped, or as it is
_SAID = (
    "the text holds half of a character, most often of an emoji that was cut in two;"
    " take it out, or paste the text again"
)


class WholeText:
    """Around the server: a request with such a text is answered 422, and the form shows why."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, as ASGI has it."""
        if scope["type"] != "http" or scope["method"] not in _WRITES:
            await self._app(scope, receive, send)
            return
        messages = [await receive()]
        while messages[-1].get("more_body"):
            messages.append(await receive())
        if _is_broken(b"".join(message.get("body", b"") for message in messages)):
            await JSONResponse({"detail": _SAID}, 422)(scope, receive, send)
            return

        async def again() -> Message:
            return messages.pop(0) if messages else await receive()

        await self._app(scope, again, send)


def _is_broken(body: bytes) -> bool:
    """Whether its text, as a JSON parser takes it, cannot be written as UTF-8."""
    if not _MAYBE.search(body):
        return False
    try:
        json.dumps(json.loads(body), ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return True
    except ValueError:  # no JSON: the server says so
        return False
    return False
