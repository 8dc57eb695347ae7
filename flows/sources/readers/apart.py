"""PDFs are read in a process of their own: a hostile one may ask for hours, or for all memory.

`python -m flows.sources.readers.apart` is that process: a PDF on its standard input, one line of
JSON on its standard output.
"""

from __future__ import annotations

import json
import subprocess
import sys

from flows.errors import InputError
from flows.sources.readers.model import Extracted
from flows.sources.readers.pdf import read_pdf

MOST_SECONDS = 180.0  # a report of 500 pages takes about 30
_MOST_MEMORY = 4 << 30  # bytes


def read_pdf_apart(data: bytes, seconds: float = MOST_SECONDS) -> Extracted:
    """The text of a PDF, as `read_pdf` gives it, or nothing after that time.

    Raises:
        InputError: as `read_pdf`; also if it takes longer. Completes "<name>: ".
    """
    try:
        done = subprocess.run(  # noqa: S603 - our own module, and no shell
            [sys.executable, "-P", "-m", __name__],  # a module in the reader's folder is not ours
            input=data,
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as e:
        raise InputError(f"is a PDF that took longer than {seconds:g} seconds; split it") from e
    try:
        told = json.loads(done.stdout)
    except ValueError as e:
        raise InputError(
            "is a PDF that cannot be read (it asks for too much memory, or is broken); save it anew"
        ) from e
    if "problem" in told:
        raise InputError(told["problem"])
    return Extracted(told["text"], notes=tuple(told["notes"]), pages=tuple(told["pages"]))


def _main() -> None:
    try:
        import resource
    except ImportError:  # Windows has none; there only the time is limited
        pass
    else:
        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    try:
        read = read_pdf(sys.stdin.buffer.read())
    except InputError as error:
        told: dict[str, object] = {"problem": str(error)}
    else:
        told = {"text": read.text, "notes": read.notes, "pages": read.pages}
    # ASCII: a broken font may give halves of surrogate pairs.
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    _main()
