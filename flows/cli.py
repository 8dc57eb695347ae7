"""The command `wellsourced`: what it takes, and what its exit codes mean.

Only the standard library is imported here, so that `--help` is instant; each command brings what
it needs.
"""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING, NoReturn

from flows.errors import WellsourcedError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_EXIT_CODES = """\
exit codes:
  0  published, or unchanged since (check: every sentence is carried; audit: it holds)
  1  failed (audit: something does not hold)
  2  the input or a setting cannot be used
  3  held: not fit to be published, or retracted before (check: some sentence is not carried)
  130, 143  interrupted: by Ctrl-C, by kill

Settings are environment variables; docs/settings.md lists them."""


class _Version(argparse.Action):
    """Reads the version only when it is asked for: it costs as much as all of --help."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        sys.stdout.write(f"wellsourced {version('wellsourced')}\n")
        parser.exit()


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, where argparse puts the whole usage before it."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"wellsourced: {message}; {self.prog} --help says what it takes\n")


_SOURCE = "a file, a folder, a glob or a web address (a page, or a feed)"


def build_parser() -> argparse.ArgumentParser:
    """The command line, with the name of the function in `flows.commands` that serves each."""
    parser = _Parser(
        prog="wellsourced",
        description="Briefs in which every claim stands on its source.",
        epilog=_EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)

    brief = _command(commands, "brief", "make a brief of documents about one event")
    brief.add_argument("sources", nargs="+", metavar="SOURCE", help=_SOURCE)
    brief.add_argument(
        "--engine",
        choices=["extractive", "llm"],
        help="who writes: the sources' own sentences, or a language model"
        " (default: as set; else llm if a model is named, else extractive)",
    )
    brief.add_argument("--focus", metavar="TEXT", help="what the reader wants to know most")
    brief.add_argument(
        "--length",
        choices=["short", "standard", "full"],
        default="standard",
        help="how much of what holds is printed (default: standard)",
    )
    brief.add_argument(
        "--strictness",
        choices=["standard", "strict"],
        default="standard",
        help="strict withholds more: the judge must be surer (default: standard)",
    )
    brief.add_argument(
        "--publish-sources",
        choices=["full", "excerpts", "none"],
        help="how much of the source texts goes out with the brief: all, the evidence and its"
        " neighbours, or nothing (default: full, or as set)",
    )
    brief.add_argument(
        "--since",
        metavar="WHEN",
        help="of feeds, the entries since then: 2026-11-20, 24h, 7d"
        " (default: since the newest brief of this name)",
    )
    brief.add_argument(
        "--only-if-new",
        action="store_true",
        help="do nothing if the newest brief of this name has the same texts and settings",
    )
    brief.add_argument(
        "--name", help="the brief's name (default: the folder of the sources, or the first page)"
    )
    brief.add_argument(
        "--out",
        metavar="DIR",
        help="a folder or fsspec URL to publish under (default: as set, else outputs)",
    )
    brief.add_argument(
        "--dry-run", action="store_true", help="say what it would cost, about, and stop"
    )
    brief.add_argument(
        "--fallback",
        choices=["extractive"],
        help="who writes, with the offline judge, if the model's endpoint is down"
        " (default: nobody; the run fails)",
    )

    check = _command(commands, "check", "check a text of your own, sentence by sentence")
    check.add_argument("draft", metavar="DRAFT", help="the text: a file, or - for standard input")
    check.add_argument("sources", nargs="+", metavar="SOURCE", help=_SOURCE)

    audit = _command(commands, "audit", "re-check a published brief from its own folder")
    audit.epilog = (
        "Checks that the files match SHA256SUMS, that brief.json keeps its schema and agrees with"
        " itself, its texts and its pages, that headings and questions have the claims' words, and"
        " that the claims pass the gates of this version and, if it judged them, the offline judge."
        " It asks no language model, and says what it could not check. Exit code 1, and a line for"
        " each failure, if something does not hold."
    )
    audit.add_argument("brief", metavar="BRIEF.json", help="a published brief.json, or its folder")
    audit.add_argument(
        "--against",
        metavar="DIR",
        help="the original files, wherever they are in that folder: checks the brief on them too",
    )

    retract = _command(commands, "retract", "mark a published brief as one that no longer stands")
    retract.add_argument(
        "brief", metavar="BRIEF.json", help="a published brief.json, or its folder, in its place"
    )
    retract.add_argument("--why", required=True, metavar="TEXT", help="what readers are told")

    evaluate = _command(commands, "evaluate", "measure the checker on labelled claims")
    evaluate.add_argument(
        "claims",
        metavar="CLAIMS.jsonl",
        help="JSON lines with source, claim, label (1: supported), and perhaps id and dataset",
    )
    evaluate.add_argument(
        "--judge", choices=["offline", "chat", "decisions"], help="who judges (default: as set)"
    )
    evaluate.add_argument(
        "--wrong",
        metavar="FILE",
        help="where the claims that came out wrong go (default: CLAIMS.wrong.jsonl, here)",
    )

    serve = _command(commands, "serve", "serve the form and the schedule, on this machine")
    serve.add_argument(
        "--port", type=int, default=4200, help="the port to open in a browser (default: 4200)"
    )

    _command(commands, "engines", "show what is configured, and whether it answers")
    return parser


def _command(
    commands: argparse._SubParsersAction[_Parser], name: str, purpose: str
) -> argparse.ArgumentParser:
    sub = commands.add_parser(
        name, help=purpose, description=purpose[0].upper() + purpose[1:] + ".", allow_abbrev=False
    )
    sub.add_argument("--json", action="store_true", help="print the result for machines")
    sub.add_argument("--verbose", action="store_true", help="print the log, and tracebacks")
    return sub


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code. Nothing that a person gives it is a traceback."""
    args = build_parser().parse_args(argv)
    from flows.console.interrupts import Interrupted, orderly_interrupts

    try:
        with orderly_interrupts():
            return _run(args)
    except WellsourcedError as error:
        return _end(str(error), error.exit_code)
    except Interrupted as interrupted:
        return _end("interrupted", interrupted.exit_code)
    except BrokenPipeError:
        # Whoever read our output has gone; Python must not try to flush it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _run(args: argparse.Namespace) -> int:
    from flows import commands
    from flows.console.terminal import Terminal

    command: Callable[[argparse.Namespace, Terminal], int] = getattr(commands, args.command)
    with Terminal(verbose=args.verbose) as terminal:
        try:
            code = command(args, terminal)
            sys.stdout.flush()
        except (WellsourcedError, BrokenPipeError):
            raise
        except Exception as error:  # noqa: BLE001 - the last resort of a command
            return _end(terminal.unexpected(error), 1)
        return code


def _end(message: str, exit_code: int) -> int:
    from flows.publish.visible import visible

    sys.stderr.write(f"wellsourced: {visible(message)}\n")
    return exit_code


if __name__ == "__main__":
    sys.exit(main())
