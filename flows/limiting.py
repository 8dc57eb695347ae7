"""A limit on calls that holds across runs and machines: a global concurrency limit of Prefect's.

A slot is one of Prefect's leases. Whoever dies with one keeps it until the lease has ended.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from functools import partial
from threading import Event, Lock
from time import monotonic
from typing import Any

import httpx
from prefect.client.orchestration import get_client
from prefect.concurrency.asyncio import ConcurrencySlotAcquisitionError
from prefect.concurrency.sync import concurrency, rate_limit
from prefect.exceptions import ObjectNotFound

from flows.errors import InputError, RunCancelledError, StoppedError
from flows.patience import LONGEST_S, is_away, patiently

_SLICE_S = 1.0  # of waiting for a slot: how soon a cancelled run gives it up
_SLOT: dict[str, Any] = {
    "strict": True,
    # Prefect waits for a slot by itself, but a wait of its own that we end may have been granted
    # one just then, which would be nobody's for as long as a lease lasts.
    "max_retries": 0,
    # Seconds after which the slot of a machine that died is free again; the least there is.
    "lease_duration": 60,
    # A call under way is paid for. It is not thrown away because the server forgot its slot.
    "raise_on_lease_renewal_failure": False,
}


def limiter(name: str, stopped: Callable[[], bool]) -> Callable[[], AbstractContextManager[object]]:
    """Takes a slot for each call: for its time, or, if slots decay, out of the rate.

    While none is free, or the server that counts them is away, the call waits. If the limit is
    deleted meanwhile, or the server stays away, the call raises StoppedError: a call that cannot
    keep the limit is not made, and that is no fault of the document that it is about.

    Raises:
        InputError: if there is no limit of that name.
    """
    try:
        with get_client(sync_client=True) as client:
            limit = patiently(client.read_global_concurrency_limit_by_name, name)
    except ObjectNotFound:
        raise InputError(_no_limit(name)) from None

    def take(held: ExitStack) -> None:
        if limit.slot_decay_per_second > 0:
            rate_limit(name, timeout_seconds=_SLICE_S, strict=True)
        else:
            held.enter_context(concurrency(name, **_SLOT))

    turns = Lock()  # one of our threads asks at a time: the server has others to answer
    freed = Event()  # by one of ours: the next one need not wait to hear it

    @contextmanager
    def slot() -> Iterator[None]:
        held = ExitStack()
        while not turns.acquire(timeout=_SLICE_S):
            _go_on_unless(stopped)
        try:
            _wait_for(partial(take, held), name, stopped, freed)
        finally:
            turns.release()
        try:
            yield
        finally:
            # An answer that was paid for is not lost with a slot that cannot be given back; the
            # slot ends by itself.
            with suppress(Exception):
                held.close()
            freed.set()

    return slot


def _wait_for(
    take: Callable[[], None], name: str, stopped: Callable[[], bool], freed: Event
) -> None:
    until = monotonic() + LONGEST_S
    while True:
        freed.clear()
        try:
            take()
        except TimeoutError:
            until = monotonic() + LONGEST_S  # it is there, and all slots are taken
        except ConcurrencySlotAcquisitionError as error:
            cause = error.__cause__
            if cause is None:  # somebody has deleted it meanwhile
                raise StoppedError(_no_limit(name)) from None
            if _is_taken(cause):
                until = monotonic() + LONGEST_S
            elif not is_away(cause) or monotonic() > until:
                raise StoppedError(
                    f"Prefect's server gives no slot of {name!r} (WELLSOURCED_PREFECT_LIMIT;"
                    f" {type(cause).__name__}): see that it answers, and run again; what is paid"
                    " for is kept"
                ) from error
            freed.wait(_SLICE_S)
        else:
            return
        _go_on_unless(stopped)


def _go_on_unless(stopped: Callable[[], bool]) -> None:
    if stopped():
        raise RunCancelledError


def _is_taken(error: BaseException) -> bool:
    """Whether all slots of a limit are taken just now."""
    locked = httpx.codes.LOCKED
    return isinstance(error, httpx.HTTPStatusError) and error.response.status_code == locked


def _no_limit(name: str) -> str:
    return (
        f"WELLSOURCED_PREFECT_LIMIT: Prefect has no global concurrency limit {name!r};"
        f" make it with: prefect gcl create {name} --limit 10"
    )
