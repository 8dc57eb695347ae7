"""What `wellsourced serve` refuses before it starts anything, and how it keeps its password."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.errors import InputError
from flows.server.embedded import ServerError
from flows.serving import _alone, _password, serving
from flows.settings import Settings

OWN = "PREFECT_SERVER_API_AUTH_STRING"


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (OWN, "PREFECT_API_URL"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def start(tmp_path: Path) -> Callable[[int], None]:
    """Begins to serve there; everything that is tried here ends before a server does."""

    def start(port: int = 0) -> None:
        with serving(Settings(state_dir=tmp_path / "state"), port):
            pytest.fail("it serves")

    return start


def test_two_do_not_share_a_state_folder(start: Callable[[int], None], tmp_path: Path) -> None:
    home = tmp_path / "state" / "serve"
    home.mkdir(parents=True)
    with _alone(home / "lock"), pytest.raises(ServerError, match="another `wellsourced serve`"):
        start(0)


@pytest.mark.parametrize("password", ["p@zz", "p/zz", "[zz"])
def test_another_servers_address_is_told_without_its_password(
    start: Callable[[int], None], monkeypatch: pytest.MonkeyPatch, password: str
) -> None:
    monkeypatch.setenv("PREFECT_API_URL", f"http://u:{password}@host:4200/api")
    with pytest.raises(InputError, match="PREFECT_API_URL names a server already") as caught:
        start(0)
    assert "zz" not in str(caught.value)


def test_a_port_that_is_taken_is_told(start: Callable[[int], None]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ServerError, match=f"port {port} of this machine is taken"):
            start(port)


def test_a_state_folder_that_is_a_file_is_told(
    start: Callable[[int], None], tmp_path: Path
) -> None:
    (tmp_path / "state").write_text("a file")
    with pytest.raises(ServerError, match=r"cannot be written .*set WELLSOURCED_STATE_DIR"):
        start(0)


def test_a_full_disk_is_told(start: Callable[[int], None], monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path) -> str:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr("flows.serving._password", full)
    with pytest.raises(ServerError, match=r"password cannot be written \(No space left"):
        start(0)


def test_the_password_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "password"
    made = _password(path)
    assert made.startswith("wellsourced:")
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o644)  # as a backup puts it back
    assert _password(path) == made
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_password_of_ones_own_is_used_and_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(OWN, "desk:my own")
    assert _password(tmp_path / "password") == "desk:my own"
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize("given", ["secret", ":secret", "desk:"])
def test_a_password_that_nobody_could_log_in_with_is_refused(
    start: Callable[[int], None], monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    monkeypatch.setenv(OWN, given)
    with pytest.raises(InputError, match="write it as user:password") as caught:
        start(0)
    assert "secret" not in str(caught.value)
