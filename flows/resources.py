"""Where prompts and schemas are: inside an installed wheel, or at the top of a checkout."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def resource(kind: str, name: str) -> Path:
    """The path of one shipped file, e.g. `resource("schemas", "brief.schema.json")`.

    Raises:
        FileNotFoundError: if neither the wheel nor the checkout has it.
    """
    for root in (_HERE / "_shipped", _HERE.parent):
        path = root / kind / name
        if path.is_file():
            return path
    raise FileNotFoundError(f"{kind}/{name} is not part of this installation")
