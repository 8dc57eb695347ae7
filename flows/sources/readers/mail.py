"""A mail to its own words and what is attached to it. The standard library reads the format."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from trafilatura import html2txt

from flows.errors import InputError
from flows.sources.readers.model import Extracted
from flows.sources.unwrap import unwrap

_QUOTED = re.compile(r"^\s*(?:>|On .{4,120} wrote:\s*$|-{2,}\s*Original Message\s*-{2,})")
_SIGNATURE = re.compile(r"^-- ?$")


@dataclass(frozen=True, slots=True)
class Mail:
    """What a mail says itself, and its attachments by name."""

    said: Extracted
    attached: tuple[tuple[str, bytes], ...]


def read_mail(data: bytes) -> Mail:
    """The text of a mail without the mails that it quotes, and what is attached.

    Raises:
        InputError: it is no mail. Completes "<name>: ".
    """
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        mail = _read(message) if isinstance(message, EmailMessage) else None
    except Exception as e:  # a broken header can make the parser raise anything
        raise InputError(f"is a mail that cannot be read ({type(e).__name__})") from e
    if mail is None:
        raise InputError("is no mail: it has no sender and no subject")
    return mail


def _read(message: EmailMessage) -> Mail | None:
    if not (message["from"] or message["subject"]):
        return None
    text, quoted = _own_words(unwrap(_body(message)).text)
    title = _line(message["subject"])
    said = Extracted(
        text=f"{title}\n\n{text}" if title else text,
        title=title,
        publisher=_line(parseaddr(str(message["from"] or ""))[0]),
        date=_day(message),
        notes=("mails that it quotes were left out",) if quoted else (),
    )
    return Mail(said, tuple(_attachments(message)))


def _body(message: EmailMessage) -> str:
    part = message.get_body(("plain", "html"))
    if part is None:
        return ""
    content = part.get_content()
    if not isinstance(content, str):
        return ""
    return html2txt(content) if part.get_content_subtype() == "html" else content


def _own_words(text: str) -> tuple[str, bool]:
    """The lines before a signature that quote nobody, and whether any did."""
    lines = []
    quoted = False
    for line in text.splitlines():
        if _SIGNATURE.match(line):
            break
        if _QUOTED.match(line):
            quoted = True
        else:
            lines.append(line.rstrip())
    return "\n".join(lines).strip(), quoted


def _attachments(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    for number, part in enumerate(message.iter_attachments(), start=1):
        name = _line(part.get_filename()) or f"attachment {number}"
        if part.get_content_type() == "message/rfc822":
            inner = part.get_content()
            yield (name if name.endswith(".eml") else f"{name}.eml"), inner.as_bytes()
            continue
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            yield name, content


def _day(message: EmailMessage) -> str | None:
    try:
        return parsedate_to_datetime(str(message["date"])).date().isoformat()
    except (TypeError, ValueError):
        return None


def _line(value: object) -> str | None:
    return " ".join(str(value).split()) or None if value else None
