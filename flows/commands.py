"""What each command does. The result goes to standard output; returns the exit code."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from flows.console.proof import audit_json, audit_text, retraction_json, retraction_text
from flows.console.results import (
    evaluation_json,
    published_json,
    sentence_json,
    sentence_text,
    shortest,
    show,
    show_json,
    table,
)
from flows.errors import InputError
from flows.settings import EngineName, load_settings

if TYPE_CHECKING:
    import argparse

    from flows.console.terminal import Terminal
    from flows.settings import Settings

_OK, _FAILED, _HELD = 0, 1, 3
_LAST_PORT = 65_535


def brief(args: argparse.Namespace, terminal: Terminal) -> int:
    """Makes a brief; says where it is and shows its heart."""
    from flows.form import check_bounds
    from flows.publish.names import check_name
    from flows.publish.staging import check_writable
    from flows.publish.terminal import summary
    from flows.reading import check_readable
    from flows.server import prefect_api

    if args.name is not None and not args.name.strip():
        raise InputError("--name is empty; leave it out to use the folder's name")
    settings = load_settings()
    check_bounds(
        sources=args.sources,
        name=args.name or "",
        focus=args.focus or "",
        since=args.since or "",
        out=args.out or "",
    )
    check_name(args.name or "")
    check_writable(Path(args.out) if args.out else settings.out)
    if args.dry_run:
        return _estimate(args, settings, terminal)
    terminal.progress("starting Prefect: some seconds, the first time up to half a minute")
    with prefect_api(settings.state_dir) as wait_until_ready:
        check_readable(args.sources)  # what cannot be read is said now, not after the wait
        from flows.brief import brief as make_brief
        from flows.supervision import run_here

        wait_until_ready()
        published = run_here(
            make_brief,
            sources=args.sources,
            name=args.name or "",
            focus=args.focus or "",
            length=args.length,
            engine=args.engine or "as set",
            strictness=args.strictness,
            publish_sources=args.publish_sources or "as set",
            out=args.out or "",
            since=args.since or "",
            only_if_new=args.only_if_new,
            fallback=args.fallback or "none",
        )
        terminal.progress("stopping Prefect")
    terminal.done()
    if args.json:
        show_json(published_json(published))
    else:
        where = shortest(published.folder / "brief.html")
        show(f"{published.outcome}: {where}\n\n{summary(published.brief)}")
    return _OK if published.brief.status == "published" else _HELD


def _estimate(args: argparse.Namespace, settings: Settings, terminal: Terminal) -> int:
    """What a brief of these sources would cost, about. Asks no model."""
    from flows.desk import open_desk
    from flows.forecasting import forecast, forecast_line
    from flows.placing import place
    from flows.reading import read_all, since_when
    from flows.sources.naming import folder_name

    name = args.name or folder_name(args.sources)
    out = place(settings.out, args.out or "", name, inside=False)
    since = since_when(args.since or "", out, name)
    terminal.progress("reading")
    documents = read_all(settings, args.sources, since=since).documents
    with open_desk(settings, args.engine or settings.engine_name) as desk:
        likely = forecast(documents, desk, settings, args.focus or None)
    terminal.done()
    if args.json:
        show_json({"documents": len(documents), **asdict(likely)})
    else:
        show(forecast_line(likely))
    return _OK


def check(args: argparse.Namespace, terminal: Terminal) -> int:
    """Says of each sentence of a person's own text what carries it, or why nothing does."""
    from flows.checking import check_text
    from flows.desk import open_desk
    from flows.reading import read_all
    from flows.spending import told

    terminal.progress("reading")
    text = _draft(args.draft)
    settings = load_settings()
    reading = read_all(settings, args.sources)
    for source in reading.skipped:
        terminal.note(f"{source.name} is left out: {source.reason}")
    terminal.progress("checking")
    with open_desk(settings, settings.engine_name) as desk, told(lambda: desk.usage):
        sentences = check_text(text, reading.documents, desk.judge)
    terminal.done()
    if all(s.outcome == "not_checked" for s in sentences):
        raise InputError(f"{args.draft} has no sentence to check")
    names = {document.id: document.name for document in reading.documents}
    if args.json:
        show_json([sentence_json(sentence, names) for sentence in sentences])
    else:
        show("\n".join(sentence_text(sentence, names) for sentence in sentences))
    return _OK if all(s.outcome != "not_carried" for s in sentences) else _HELD


def audit(args: argparse.Namespace, terminal: Terminal) -> int:
    """Re-checks a published brief from its own folder; no model is asked."""
    from flows.audit import audit as audited

    terminal.progress("checking")
    found = audited(Path(args.brief), Path(args.against) if args.against else None)
    terminal.done()
    if args.json:
        show_json(audit_json(found, args.brief))
    else:
        show(audit_text(found, args.brief))
    return _OK if found.holds else _FAILED


def retract(args: argparse.Namespace, _: Terminal) -> int:
    """Marks a published brief as one that no longer stands."""
    from flows.assembling import utc_now
    from flows.publish.retracting import retract as mark

    brief, changed = mark(Path(args.brief), args.why, utc_now())
    if args.json:
        show_json(retraction_json(brief) | {"changed": changed})
    else:
        show(f"{args.brief}: {'' if changed else 'already '}{retraction_text(brief.retraction)}")
    return _OK


def evaluate(args: argparse.Namespace, terminal: Terminal) -> int:
    """Measures the checker on labelled claims; writes down what came out wrong."""
    from flows.measuring import beside, gate_rows, measure, set_rows, summary

    claims = Path(args.claims)
    wrong = Path(args.wrong) if args.wrong else beside(claims)
    evaluation = measure(load_settings(), claims, args.judge, wrong)
    terminal.done()
    if args.json:
        show_json(evaluation_json(evaluation, wrong))
    else:
        tables = (table(rows) for rows in (set_rows(evaluation), gate_rows(evaluation)) if rows)
        show("\n\n".join([*tables, f"{summary(evaluation)}: {wrong}"]))
    return _OK


def serve(args: argparse.Namespace, terminal: Terminal) -> int:
    """Starts a server and serves the deployments until it is interrupted."""
    from flows.console.service import service_json, service_text
    from flows.deployments import read_deployments
    from flows.serving import serving

    if not 1 <= args.port <= _LAST_PORT:
        raise InputError(f"--port {args.port} is no port; name one from 1 to {_LAST_PORT}")
    settings = load_settings()
    served = read_deployments(Path.cwd())
    terminal.progress("starting Prefect's server: some seconds, the first time up to half a minute")
    with serving(settings, args.port) as service:
        ids = service.start()
        terminal.done()
        if args.json:
            show_json(service_json(service, ids))
        else:
            show(service_text(service, ids, served, settings))
        sys.stdout.flush()
        service.watch()
    return _FAILED


def engines(args: argparse.Namespace, terminal: Terminal) -> int:
    """Shows what is configured, and whether it answers."""
    settings = load_settings()
    terminal.progress("asking the endpoint")
    rows = [_about(settings, engine) for engine in get_args(EngineName)]
    terminal.done()
    if args.json:
        show_json(rows)
    else:
        for row in rows:
            used = "default" if row["default"] else ""
            show(f"{row['engine']:<11} {used:<8} judge {row['judge']:<9} {row['about']}")
    return _OK if all(row["ready"] for row in rows if row["default"]) else _FAILED


def _about(settings: Settings, engine: EngineName) -> dict[str, Any]:
    """An engine with its judge, as they are set up, and whether their models answer."""
    from flows.desk import open_desk

    judge = settings.judge_name(engine)
    row: dict[str, Any] = {
        "engine": engine,
        "default": engine == settings.engine_name,
        "judge": judge,
        "models": [],
        "threshold": settings.judge_threshold if judge == "decisions" else None,
    }
    try:
        desk = open_desk(settings, engine)
    except InputError as error:
        return row | {"ready": False, "about": f"not configured: {error}"}
    with desk:
        answers = [endpoint.ping() for endpoint in desk.endpoints]
        models = list(desk.made_by.models)
    said = "; ".join(line for _, line in answers) or "ready; no key, no network"
    if row["threshold"] is not None:
        said += f"; a claim passes from {row['threshold']:g}"
    return row | {"models": models, "ready": all(ok for ok, _ in answers), "about": said}


def _draft(name: str) -> str:
    """The text to check, from a file or standard input."""
    from flows.sources import MAX_BYTES
    from flows.sources.decode import decode
    from flows.sources.files import read

    try:
        data = sys.stdin.buffer.read() if name == "-" else read(Path(name), MAX_BYTES)
        return decode(data).text
    except InputError as error:
        raise InputError(f"{name} {error}") from error
