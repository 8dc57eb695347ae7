"""Where briefs are: a folder of this machine, or one on object storage behind an fsspec URL.

Object storage has no rename and no lock that all writers share. There a brief is whole when its
SHA256SUMS is there, the last object written; each object is replaced at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

from flows.errors import InputError, WellsourcedError

#: `s3://bucket/prefix`, also as `Path` shortens it; a scheme of one letter is a drive of Windows.
_URL = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]+):/{1,3}(?P<rest>[^/].*)", re.IGNORECASE)


def place_of(path: str | Path) -> Path:
    """The place that a path or an fsspec URL names; a URL's behaves like a `Path`, and is none.

    Raises:
        InputError: if what that kind of storage needs is not installed, or it cannot be reached,
            or the URL holds a password: places are told in events, pages and logs.
    """
    url = _URL.fullmatch(str(path)) if not is_remote(path) else None
    if url is None:
        return cast("Path", path) if is_remote(path) else Path(path)
    if url["scheme"].lower() == "file":
        return Path("/" + url["rest"])
    from fsspec import available_protocols
    from upath import UPath

    scheme, address = url["scheme"], f"{url['scheme']}://{url['rest']}"
    if _holds_secret(address):
        raise InputError(
            f"{scheme}://…: holds a password or a query; put credentials where other programs for"
            f" {scheme}:// look for them"
        )
    if scheme not in available_protocols():
        raise InputError(f"{path}: cannot be opened: nothing here speaks {scheme}")
    try:
        # Others write there too: a listing that was right a second ago may be wrong now.
        place: Any = UPath(address, use_listings_cache=False)
        _ = place.fs
    except ImportError as error:  # its message names the package
        raise InputError(f"{path}: cannot be opened: {error}") from None
    except Exception as error:  # noqa: BLE001 - each protocol has errors of its own
        raise InputError(f"{path}: cannot be opened: {type(error).__name__}") from None
    return cast("Path", place)


def _holds_secret(address: str) -> bool:
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:  # no address; what stands before an @ may be a password with a / in it
        return "@" in address
    return bool(parts.password or parts.query)


def is_remote(path: object) -> bool:
    """Whether it is a place behind a URL."""
    return not isinstance(path, str | Path)


@contextmanager
def os_errors(place: Path) -> Iterator[None]:
    """Whatever a storage's own library raises (no network, no credentials) becomes an `OSError`.

    It tells the kind of error alone: what such an error says may hold credentials.
    """
    try:
        yield
    except (OSError, WellsourcedError):
        raise
    except Exception as error:
        if not is_remote(place):
            raise
        raise OSError(None, type(error).__name__) from None


def place_remote(
    target: Path,
    files: Mapping[str, bytes],
    last: tuple[str, bytes],
    is_good: Callable[[Path], bool],
) -> bool:
    """Puts `files` below `target`, then `last`, unless what is there is good.

    Returns:
        Whether it is ours that stands there now.
    """
    if is_good(target):
        return False
    mark = target / last[0]
    if mark.exists():  # from here on nobody takes what is there for whole
        mark.unlink()
    for path, data in files.items():
        (target / path).write_bytes(data)
    for there in list(target.rglob("*")):
        if there.is_file() and there.relative_to(target).as_posix() not in files:
            there.unlink()
    mark.write_bytes(last[1])
    return True
