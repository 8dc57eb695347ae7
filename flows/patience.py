"""Prefect's server may be away for a while: it is restarted, or the way to it is cut.

What a run tells it is told again then, for a brief that is published must not end as failed, nor a
batch that has asked for forty of them. Prefect's own client does so only once it has been answered.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import httpx
from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_delay, wait_fixed

_P = ParamSpec("_P")
_T = TypeVar("_T")
_log = logging.getLogger(__name__)

_AGAIN_S = 3.0
LONGEST_S = 300.0  # a restart takes a minute; who is away for longer needs a person


def is_away(error: BaseException) -> bool:
    """Whether the server did not answer, or answered that it cannot just now."""
    if isinstance(error, httpx.HTTPStatusError):
        return error.response.status_code >= httpx.codes.INTERNAL_SERVER_ERROR
    return isinstance(error, httpx.TransportError)


def patiently(call: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
    """What `call` returns; called again for up to five minutes while the server is away.

    It may have been heard and not answered, so `call` must bear being made twice.
    """
    asking = Retrying(
        retry=retry_if_exception(is_away),
        wait=wait_fixed(_AGAIN_S),
        stop=stop_after_delay(LONGEST_S),
        before_sleep=_tell_once,
        reraise=True,
    )
    return asking(call, *args, **kwargs)


def _tell_once(state: RetryCallState) -> None:
    if state.attempt_number == 1:
        _log.warning("Prefect's server does not answer; it is asked again")
