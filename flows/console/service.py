"""What `wellsourced serve` says once it serves."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from flows.publish.places import place_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from flows.deployments import Deployment, Served
    from flows.serving import Service
    from flows.settings import Settings


def service_json(service: Service, ids: Mapping[str, str]) -> dict[str, Any]:
    """Everything a program needs to use it; the password stays in its file."""
    return {
        "address": service.address,
        "password_file": str(service.password_file) if service.password_file else None,
        "deployments": {name: form_of(service.address, one) for name, one in ids.items()},
    }


def service_text(
    service: Service, ids: Mapping[str, str], served: Served, settings: Settings
) -> str:
    """The same for a person. The password is shown to a terminal only, not to a log."""
    kept_in = service.password_file or "PREFECT_SERVER_API_AUTH_STRING"
    secret = service.password if sys.stdout.isatty() else f"what is in {kept_in}"
    lines = [
        f"serving at {service.address} (log in with {secret})",
        "",
        *(
            f"  {one.name:<10} {form_of(service.address, ids[one.name])}{_when(one)}"
            for one in served.deployments
        ),
        f"  {'all runs':<10} {service.address}/runs",
        f"  {'briefs':<10} {place_of(settings.out).absolute()}",
        f"  {'may read':<10} {', '.join(map(_readable, settings.roots))}",
        f"  {'set up in':<10} {served.path}",
        "",
        "Ctrl-C ends it.",
    ]
    return "\n".join(lines)


def form_of(address: str, deployment: str) -> str:
    """The page with a deployment's form."""
    return f"{address}/deployments/deployment/{deployment}/run"


def _readable(root: Path) -> str:
    return f"{root.absolute()}{'' if root.is_dir() else ' (not there yet: make it)'}"


def _when(deployment: Deployment) -> str:
    return "".join(_told(one.cron, one.timezone) for one in deployment.schedules if one.active)


def _told(cron: str, timezone: str) -> str:
    return f"  ({cron} {timezone})"
