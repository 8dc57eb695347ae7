"""A published brief as records, for programs in Python: `from flows import load_brief`."""

from __future__ import annotations

import json
from pathlib import Path

from flows.core.records import Brief
from flows.errors import InputError
from flows.publish.brief_json import from_json
from flows.publish.files import BRIEF
from flows.publish.places import os_errors, place_of
from flows.publish.schema import schema_problems, version_of


def load_brief(path: str | Path) -> Brief:
    """The brief in a brief.json of any version of the format that this program reads.

    It is held to the schema of its version; whether it stands on its sources is what
    `wellsourced audit` says. Look at its `status`: a held or retracted brief is not to be printed.

    Args:
        path: the file, or the folder that holds it; or an fsspec URL of either.

    Raises:
        InputError: if there is none, its version is not known here, or it breaks its schema.
    """
    path = place_of(path)
    file = path if path.name.endswith(".json") else path / BRIEF
    try:
        with os_errors(path):
            return _brief(file.read_bytes())
    except OSError as error:
        raise InputError(f"{file}: cannot be read: {error.strerror or error}") from error
    except InputError as error:
        raise InputError(f"{file}: {error}") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"{file}: is not JSON in UTF-8: {error}") from error


def _brief(content: bytes) -> Brief:
    data = json.loads(content.decode())
    version = version_of(data)
    if broken := schema_problems(data, version):
        raise InputError(f"breaks the schema of version {version}: {broken[0]}")
    return from_json(data)
