"""One flight a question: threads that ask the same at the same time wait for one answer."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from threading import Lock
from typing import Generic, TypeVar

Result = TypeVar("Result")


class SingleFlight(Generic[Result]):
    """Work that is under way is waited for, not done twice. Remembers nothing afterwards."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._flights: dict[str, Future[Result]] = {}

    def do(self, key: str, work: Callable[[], Result]) -> Result:
        """What `work` returns or raises, or what it did for whoever came first with that key."""
        mine: Future[Result] = Future()
        with self._lock:
            flight = self._flights.setdefault(key, mine)
        if flight is not mine:
            return flight.result()
        try:
            mine.set_result(work())
        except BaseException as error:
            mine.set_exception(error)
            raise
        finally:
            with self._lock:
                del self._flights[key]
        return mine.result()
