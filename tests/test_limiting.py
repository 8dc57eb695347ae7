"""A limit of Prefect's across runs, on a real server that is slow, forgetful or away."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import httpx
import pytest

from flows.errors import RunCancelledError, StoppedError
from flows.limiting import limiter

Patch = Callable[..., None]


def never() -> bool:
    return False


@pytest.fixture
def limit(prefect_server: None) -> Iterator[str]:  # noqa: ARG001
    """One slot, of a name of its own: Prefect keeps something for each name."""
    from prefect.client.orchestration import get_client

    name = f"limit-{uuid4().hex[:8]}"
    with get_client(sync_client=True) as client:
        client.upsert_global_concurrency_limit_by_name(name, 1)
    yield name
    with get_client(sync_client=True) as client:
        left = client.read_global_concurrency_limit_by_name(name).active_slots
    assert left == 0


@pytest.fixture
def around(monkeypatch: pytest.MonkeyPatch) -> Patch:
    """Puts something between us and one call of Prefect's client."""
    from prefect.client.orchestration import PrefectClient

    def put(method: str, between: Callable[..., Any]) -> None:
        real = getattr(PrefectClient, method)

        async def call(self: PrefectClient, *args: object, **named: object) -> object:
            return await between(lambda: real(self, *args, **named))

        monkeypatch.setattr(PrefectClient, method, call)

    return put


def test_a_slot_that_is_granted_late_is_not_lost(limit: str, around: Patch) -> None:
    """Who stops waiting just then would leave it taken by nobody."""
    import asyncio

    granted = []

    async def late(real: Callable[[], Any]) -> object:
        answer = await real()
        granted.append(answer)
        await asyncio.sleep(2.2)
        return answer

    around("increment_concurrency_slots_with_lease", late)
    with limiter(limit, never)():
        pass
    assert len(granted) == 1


def test_the_call_waits_while_the_server_is_away(
    limit: str, around: Patch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.limiting._SLICE_S", 0.01)
    times = iter([httpx.ConnectError("refused"), httpx.ConnectError("refused")])

    async def away(real: Callable[[], Any]) -> object:
        for error in times:
            raise error
        return await real()

    around("increment_concurrency_slots_with_lease", away)
    with limiter(limit, never)():
        pass
    assert next(times, None) is None


def test_what_was_done_under_a_slot_outlives_the_server(limit: str, around: Patch) -> None:
    async def away(real: Callable[[], Any]) -> object:
        await real()
        raise httpx.ConnectError("refused")

    around("release_concurrency_slots_with_lease", away)
    with limiter(limit, never)():
        answer = "paid for"
    assert answer


def test_who_waits_sees_that_the_run_was_cancelled(
    limit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """... the first in the queue, and the one behind it in the same process."""
    monkeypatch.setattr("flows.limiting._SLICE_S", 0.05)
    cancelled = threading.Event()
    waiting, ended = limiter(limit, cancelled.is_set), []

    def wait() -> None:
        try:
            with waiting():
                ended.append("got it")
        except RunCancelledError:
            ended.append("cancelled")

    with limiter(limit, never)():
        threads = [threading.Thread(target=wait) for _ in range(3)]
        for one in threads:
            one.start()
        time.sleep(0.3)
        assert ended == []
        cancelled.set()
        for one in threads:
            one.join(20)
    assert ended == ["cancelled"] * 3


def test_a_limit_that_is_deleted_meanwhile_is_named(prefect_server: None) -> None:  # noqa: ARG001
    from prefect.client.orchestration import get_client

    name = f"limit-{uuid4().hex[:8]}"
    with get_client(sync_client=True) as client:
        client.upsert_global_concurrency_limit_by_name(name, 1)
        slot = limiter(name, never)
        client.delete_global_concurrency_limit_by_name(name)
    with pytest.raises(StoppedError, match=f"no global concurrency limit '{name}'"), slot():
        pass


def test_a_server_that_stays_away_fails_the_run_and_no_document(
    limit: str, around: Patch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.limiting.LONGEST_S", 0)

    async def away(_: Callable[[], Any]) -> object:
        raise httpx.ConnectError("refused")

    around("increment_concurrency_slots_with_lease", away)
    with pytest.raises(StoppedError, match=r"ConnectError\): see that it answers"):
        limiter(limit, never)().__enter__()


def test_a_rate_lets_one_through_at_once_and_the_next_one_waits(
    prefect_server: None,  # noqa: ARG001
) -> None:
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.actions import GlobalConcurrencyLimitCreate

    name = f"rate-{uuid4().hex[:8]}"
    with get_client(sync_client=True) as client:
        client.create_global_concurrency_limit(
            GlobalConcurrencyLimitCreate(name=name, limit=1, slot_decay_per_second=0.01)
        )
    slot = limiter(name, never)
    with slot():
        pass
    cancelled = limiter(name, lambda: True)
    with pytest.raises(RunCancelledError), cancelled():
        pass
