"""The server of `wellsourced serve`: Prefect's, and the published briefs beside it.

So a link from a run opens the brief in one click. Both want the same password. The page of a brief
is made of other people's texts: it is shown in an origin of its own, from which it could not reach
what the browser keeps for Prefect's page even if something in it ran.
"""

from __future__ import annotations

import base64
import hmac
import os
from pathlib import Path
from typing import TYPE_CHECKING

from prefect.server.api.server import create_app
from starlette.responses import PlainTextResponse
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from flows.server.whole_text import WholeText

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: The path of the briefs, and the variable that names their folder.
PATH = "/briefs"
FOLDER = "WELLSOURCED_SERVED_FOLDER"

_HEADERS = {
    b"content-security-policy": b"sandbox allow-scripts allow-popups allow-downloads",
    b"x-content-type-options": b"nosniff",
    b"cache-control": b"no-cache",  # a brief can be retracted
}


def create() -> ASGIApp:
    """Prefect's application, with the folder of briefs before its pages."""
    app = create_app()
    files = _Briefs(directory=Path(os.environ[FOLDER]), html=True, check_dir=False)
    guarded = _Guarded(files, os.environ["PREFECT_SERVER_API_AUTH_STRING"])
    app.router.routes.insert(0, Mount(PATH, app=guarded))
    return WholeText(app)


class _Briefs(StaticFiles):
    """The files of the folder, but for hidden ones: half a brief is one, and so is a `.env`."""

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        """The file of that path and what is known of it; ("", None) if there is none to show."""
        hidden = any(part.startswith(".") for part in Path(path).parts)
        return ("", None) if hidden else super().lookup_path(path)


class _Guarded:
    """Asks for the password that the server's other pages want, and shuts pages in."""

    def __init__(self, app: ASGIApp, password: str) -> None:
        self._app = app
        self._expected = b"Basic " + base64.b64encode(password.encode())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        given = dict(scope.get("headers", ())).get(b"authorization", b"")
        if scope["type"] == "http" and not hmac.compare_digest(given, self._expected):
            ask = {"WWW-Authenticate": 'Basic realm="Wellsourced", charset="UTF-8"'}
            await PlainTextResponse("Log in", 401, ask)(scope, receive, send)
            return

        async def shut_in(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *_HEADERS.items()]
            await send(message)

        await self._app(scope, receive, shut_in)
