"""Calls with a true deadline: they run in an event loop of a thread of their own.

The client's own time limits are for each read: a server that sends a byte now and then would hold
us for hours. An event loop can cut a call off at a moment, wherever it is.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import CancelledError
from threading import Lock, Thread
from typing import Any, TypeVar

_HANG_UP_S = 2.0  # to close connections politely

Result = TypeVar("Result")


class BackgroundClosedError(Exception):
    """The call was not made, or was cut off, because the background is closed."""


class Background:
    """An event loop in a thread, from the first call on. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: Thread | None = None
        self._closed = False

    def run(self, work: Callable[[], Coroutine[Any, Any, Result]], seconds: float) -> Result:
        """What `work` returns, if it is there in that time.

        Raises:
            TimeoutError: if it is not.
            BackgroundClosedError: if this is closed before.
        """

        async def bounded() -> Result:
            async with asyncio.timeout(seconds):
                return await work()

        with self._lock:
            if self._closed:
                raise BackgroundClosedError
            future = asyncio.run_coroutine_threadsafe(bounded(), self._started())
        try:
            return future.result()
        except CancelledError:
            raise BackgroundClosedError from None

    def close(self, patience: float, last: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Takes no new work, gives what is running so many seconds, runs `last`, and ends."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            loop, thread = self._loop, self._thread
        if loop is None or thread is None:
            return
        asyncio.run_coroutine_threadsafe(_wind_up(patience, last), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()

    def _started(self) -> asyncio.AbstractEventLoop:
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            self._thread = Thread(target=self._loop.run_forever, daemon=True, name="endpoint")
            self._thread.start()
        return self._loop


async def _wind_up(patience: float, last: Callable[[], Coroutine[Any, Any, None]]) -> None:
    running = asyncio.all_tasks() - {asyncio.current_task()}
    if running:
        _, late = await asyncio.wait(running, timeout=patience)
        for task in late:
            task.cancel()
        if late:
            await asyncio.wait(late)
    try:
        async with asyncio.timeout(_HANG_UP_S):
            await last()
    except TimeoutError:
        pass
