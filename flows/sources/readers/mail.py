"""A mail to its own words and what is attached to it. The standard library reads the format."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator, Sequence
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from flows.errors import InputError
from flows.sources.readers.charsets import text_in
from flows.sources.readers.markup import text_of
from flows.sources.readers.model import Extracted
from flows.sources.unwrap import unwrap

_QUOTED = re.compile(r"^\s*(?:>|On .{4,120} wrote:\s*$)")
_FORWARDS = re.compile(r"^\s*(?:fwd?|wg|tr)\s*:", re.IGNORECASE)
_FORWARDED = re.compile(
    r"^\s*(?:-{2,}\s*Forwarded message|Begin forwarded message:)", re.IGNORECASE
)
# Outlook quotes the mail that is answered as it was: after a line, or after its head alone.
_ANSWERED = re.compile(r"^\s*-{2,}\s*Original Message\s*-{2,}", re.IGNORECASE)
_HEAD = re.compile(r"^\W*(?P<name>From|Sent|Date|To|Subject)\W*:", re.IGNORECASE)
_OF_A_HEAD = 8  # lines
_SIGNATURE = re.compile(r"^-- ?$")


def read_mail(data: bytes) -> Extracted:
    """The text of a mail without the mails that it quotes, and what is attached.

    Raises:
        InputError: it is no mail. Completes "<name>: ".
    """
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        mail = _read(message) if isinstance(message, EmailMessage) else None
    except InputError:
        raise
    except Exception as e:  # a broken header can make the parser raise anything
        raise InputError(f"is a mail that cannot be read ({type(e).__name__})") from e
    if mail is None:
        raise InputError("is no mail: it has no sender and no subject")
    return mail


def _read(message: EmailMessage) -> Extracted | None:
    if not (message["from"] or message["subject"]):
        return None
    title = _line(message["subject"])
    lines = unwrap(_body(message)).text.splitlines()
    forwards = bool(_FORWARDS.match(title or "")) or any(map(_FORWARDED.match, lines))
    text, quoted = _own_words(lines, forwards=forwards)
    notes = ["mails that it quotes were left out"] if quoted else []
    if forwards:
        notes.append("forwards another mail, whose words are read as its own")
    return Extracted(
        text=f"{title}\n\n{text}" if title else text,
        title=title,
        publisher=_line(parseaddr(str(message["from"] or ""))[0]),
        date=_day(message),
        notes=tuple(notes),
        attached=tuple(_attachments(message)),
    )


def _body(message: EmailMessage) -> str:
    part = message.get_body(("plain", "html"))
    if part is None:
        return ""
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    text = text_in(content, part.get_content_charset())
    return text_of(text, quoted=False) if part.get_content_subtype() == "html" else text


def _own_words(lines: Sequence[str], *, forwards: bool) -> tuple[str, bool]:
    """The lines before a signature that quote nobody, and whether any did."""
    own = []
    quoted = False
    for at, line in enumerate(lines):
        if _SIGNATURE.match(line):
            break
        if not forwards and (_ANSWERED.match(line) or _is_head(lines[at : at + _OF_A_HEAD])):
            quoted = True
            break
        if _QUOTED.match(line):
            quoted = True
        else:
            own.append(line.rstrip())
    return "\n".join(own).strip(), quoted


def _is_head(lines: Sequence[str]) -> bool:
    """Whether a mail's head starts here: from whom, when, to whom, about what."""
    found = [m["name"].lower() for line in lines if line.strip() and (m := _HEAD.match(line))]
    return (
        bool(_HEAD.match(lines[0]))
        and {"from", "subject"} <= set(found[:_OF_A_HEAD])
        and ("sent" in found or "date" in found)
    )


def _attachments(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    for number, part in enumerate(message.iter_attachments(), start=1):
        name = _line(part.get_filename()) or f"attachment {number}"
        if part.get_content_type() == "message/rfc822":
            inner = part.get_content()
            yield (name if name.endswith(".eml") else f"{name}.eml"), inner.as_bytes()
            continue
        if part.get_content_maintype() == "image" and part["content-id"]:
            continue  # a picture in the text, most often a logo
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
