"""Whether a text speaks in the first person outside quotation marks.

"I counted 52 branches" is the writer's word; printed alone it would be the house's.
"""

from __future__ import annotations

import re

from flows.core.facts import read_facts

# "US" is a country and "mine" a pit: only forms that can be nothing else.
_FIRST_PERSON = re.compile(
    r"(?:^\W*|(?<=[.?!:] ))(?P<opening>We|My|Our)\b"
    r"|(?P<word>\bI\b(?!\.|-\d)|\b(?:we|my|our|ours|me|us|myself|ourselves)\b)"
)
# The numeral: "World War I", "type I diabetes", "King Charles I".
_NUMBERED = re.compile(
    r"\b(?:war|type|phase|part|class|grade|stage|level|tier|category|article|chapter|section|title"
    r"|volume|division|group|schedule|act|(?:king|queen|pope|emperor|empress|tsar|sultan)\s\w+)\s$",
    re.IGNORECASE,
)


def speaks_in_first_person(text: str) -> bool:
    """Whether "I", "we", "my", "our", "me" or "us" stands outside every quotation."""
    quoted = [(q.start, q.end) for q in read_facts(text).quotations]
    for found in _FIRST_PERSON.finditer(text):
        word, at = found[found.lastgroup or 0], found.end()
        if word == "I" and _NUMBERED.search(text[: found.start()]):
            continue
        if not any(start < at <= end for start, end in quoted):
            return True
    return False
