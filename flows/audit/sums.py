"""Do the files match SHA256SUMS, no more of them and no fewer?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from flows.audit.report import Finding
from flows.publish.files import SUMS, sum_lines, sums


def sum_findings(files: Mapping[str, bytes], listed: bytes) -> Iterator[Finding]:
    """Each file that is missing, too many or changed; `listed` are the bytes of SHA256SUMS."""
    yield from (Finding("sums", line) for line in _lines(files, listed))


def _lines(files: Mapping[str, bytes], listed: bytes) -> Iterator[str]:
    expected, found = sum_lines(sums(files)), sum_lines(listed)
    there, named = {_path_of(line) for line in expected}, {_path_of(line) for line in found}
    yield from (f"{path}: is listed in {SUMS}, but missing" for path in sorted(named - there))
    yield from (f"{path}: is not listed in {SUMS}" for path in sorted(there - named))
    changed = {_path_of(line) for line in expected - found} & named
    yield from (f"{path}: does not match its sum in {SUMS}" for path in sorted(changed))
    if expected == found and listed != sums(files):
        yield f"{SUMS}: is not as it was written"


def _path_of(line: str) -> str:
    return line.partition("  ")[2]
