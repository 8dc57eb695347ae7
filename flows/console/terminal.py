"""What a person sees while a command works: on standard error, and only on a terminal.

Everything in the house speaks through `logging`: what it says at INFO is progress, a warning is a
line that stays. All of it, and what Prefect says, goes to a log file as well.
"""

from __future__ import annotations

import logging
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING, Self

from rich.console import Console
from rich.text import Text

from flows.publish.visible import visible
from flows.settings import load_settings

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from rich.status import Status

_LOG_BYTES = 1_000_000
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class Terminal:
    """Standard error for people, and the log file; a context manager."""

    def __init__(self, *, verbose: bool) -> None:
        self._console = Console(stderr=True, highlight=False)
        self._verbose = verbose
        self._status: Status | None = None
        self._log = load_settings().state_dir / "wellsourced.log"
        self._handlers: list[tuple[logging.Logger, logging.Handler]] = []

    def __enter__(self) -> Self:
        # Prefect leaves the root logger alone if it finds a handler with a format there.
        self._add(logging.getLogger(), self._root_handler())
        ours = logging.getLogger("flows")
        ours.setLevel(logging.INFO)
        if not self._verbose:
            self._add(ours, _Shown(self))
        logging.captureWarnings(capture=True)
        if self._console.is_terminal and not self._verbose:
            self._status = self._console.status("")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.done()
        logging.captureWarnings(capture=False)
        for logger, handler in self._handlers:
            logger.removeHandler(handler)
            handler.close()

    def progress(self, message: str) -> None:
        """What is being done now; the next message takes its place. Nothing in a pipe."""
        if self._status is not None:
            self._status.start()
            self._status.update(Text(visible(message)))

    def done(self) -> None:
        """Nothing more is being waited for: the line of progress goes."""
        if self._status is not None:
            self._status.stop()

    def note(self, message: str) -> None:
        """A line that stays."""
        self._console.print(Text(visible(message)), soft_wrap=True)

    def unexpected(self, error: Exception) -> str:
        """A fault of ours: its traceback goes to the log; returns the line that says so."""
        self.done()
        logging.getLogger().error("unexpected", exc_info=error)
        more = "its traceback is above" if self._verbose else "--verbose shows its traceback"
        if any(isinstance(handler, LogFile) for _, handler in self._handlers):
            more = f"its traceback is in {self._log}"
        return f"unexpected {type(error).__name__}: {error}; {more}"

    def _root_handler(self) -> logging.Handler:
        handler = logging.StreamHandler() if self._verbose else _file_handler(self._log)
        handler.setFormatter(logging.Formatter(_FORMAT))
        return handler

    def _add(self, logger: logging.Logger, handler: logging.Handler) -> None:
        logger.addHandler(handler)
        self._handlers.append((logger, handler))


class _Shown(logging.Handler):
    """Our own messages as a person should see them."""

    def __init__(self, terminal: Terminal) -> None:
        super().__init__(logging.INFO)
        self._terminal = terminal

    def emit(self, record: logging.LogRecord) -> None:
        show = self._terminal.note if record.levelno >= logging.WARNING else self._terminal.progress
        show(record.getMessage())


class LogFile(RotatingFileHandler):
    """The log file. Prefect takes no handler for a person's own whose class begins with a `_`."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """On a full disk nothing is kept; a traceback for each line would help nobody."""


def _file_handler(path: Path) -> logging.Handler:
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        return LogFile(path, maxBytes=_LOG_BYTES, backupCount=1, encoding="utf-8")
    return logging.NullHandler()  # a command that needs the folder says so itself
