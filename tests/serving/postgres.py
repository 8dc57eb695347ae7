"""PostgreSQL as Debian installs it, in a folder of the test's own."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from tests.serving.served import within

_USER = "postgres"  # PostgreSQL does not run as root


@contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """A new and empty database on a Unix socket in `folder`; yields SQLAlchemy's URL of it."""
    initdb = _program("initdb")
    user: dict[str, Any] = {}
    if os.geteuid() == 0:
        user = {"user": _USER, "group": _USER, "extra_groups": []}
        shutil.chown(folder, _USER, _USER)
    data = folder / "data"
    subprocess.run(
        [initdb, "-D", data, "-U", "wellsourced", "-A", "trust", "-E", "UTF8", "--no-sync"],
        cwd=folder,
        check=True,
        capture_output=True,
        **user,
    )
    # Who may open the folder may use the database: nobody else can.
    listening = ["-c", "listen_addresses=", "-c", f"unix_socket_directories={folder}"]
    with (folder / "postgres.log").open("wb") as log:
        server = subprocess.Popen(
            [initdb.with_name("postgres"), "-D", data, "-c", "fsync=off", *listening],
            cwd=folder,
            stdout=log,
            stderr=log,
            **user,
        )
    try:
        assert within(60, lambda: _accepts(folder / ".s.PGSQL.5432")), (
            folder / "postgres.log"
        ).read_text()
        yield f"postgresql+asyncpg://wellsourced@/postgres?host={folder}"
    finally:
        server.send_signal(signal.SIGINT)  # what is connected is sent away
        server.wait(60)


def _program(name: str) -> Path:
    """PostgreSQL's, on the path or where Debian has it."""
    if found := shutil.which(name):
        return Path(found).resolve()
    there = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    assert there, "PostgreSQL is not installed (Debian: apt install postgresql)"
    return there[-1]


def _accepts(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as probe, suppress(OSError):
        probe.connect(str(path))
        return True
    return False
