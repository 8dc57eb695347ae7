"""The habits of print in which newspapers write dates and times, one pattern each.

A pattern's named groups say what it found; `dates` turns them into a `Date`.
"""

from __future__ import annotations

import re

from flows.core.facts.calendar_words import (
    LONG_MONTH,
    LONG_WEEKDAY,
    MONTH,
    PART_OF_DAY,
    PERIOD,
    SHORT_MONTH,
    WEEKDAY,
)

_S = r"[\s\u00a0]"  # a space of any kind
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1\d|20)\d\d"
_TO = rf"{_S}?[-–—‑]{_S}?|{_S}+(?:to|and|through|until|or){_S}+"
_MORE = rf"(?:(?:{_TO})(?P<end_day>{_DAY})(?!\w|[,.:/]\d))?"
_BEFORE = (
    rf"(?:(?:(?:[Ll]ast|[Tt]his(?:{_S}+past)?|[Nn]ext|[Pp]ast){_S}+)?"
    rf"(?P<weekday>{WEEKDAY}),?{_S}+(?:\()?(?:the{_S}+)?)?"
)
_AFTER = rf"(?:,?{_S}*\((?P<weekday2>{WEEKDAY})\))?"
_STAGE = (
    rf"(?:(?:[Ee]arly|[Ll]ate|[Mm]id|[Tt]he\s+end\s+of|[Tt]he\s+start\s+of)[-‑\s]+(?:in{_S}+)?)?"
)
_EDGE = r"(?!\w|[,.:/]\d|[-‑]\d)"
_WHICH = r"(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Pp]revious|[Pp]ast|[Cc]oming|[Ff]ollowing)"
_TO_TWELVE = "one two three four five six seven eight nine ten eleven twelve"
_TEENS_AND_TENS = (
    "thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty "
    "seventy eighty ninety"
)
_IN_WORDS = f"{_TO_TWELVE} {_TEENS_AND_TENS}".replace(" ", "|")
_COUNT = rf"(?P<count>\d{{1,3}}(?:,\d{{3}})+|\d+|an?|{_IN_WORDS}|several|few|couple\s+of)"
#: Counts in words, as in "three days ago".
COUNTS = {"a": 1, "an": 1} | {w: i for i, w in enumerate(_TO_TWELVE.split(), 1)}
COUNTS |= dict(zip(_TEENS_AND_TENS.split(), (*range(13, 20), *range(20, 91, 10)), strict=True))
_ORDINALS = (
    "eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth "
    "twentieth twenty-first"
)
#: Centuries in words.
CENTURIES = {w: i for i, w in enumerate(_ORDINALS.split(), 11)}

PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        # 2025-10-09, and what a machine writes after it; 9/10/2025; 9.10.2025
        (
            rf"(?<![\w-])(?P<year>{_YEAR})[-‑](?P<month>0[1-9]|1[0-2])[-‑](?P<day>0[1-9]|[12]\d|3[01])"
            r"(?:T(?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)(?::\d\d)?Z?)?(?![\w-])"
        ),
        rf"(?<![\w/.])(?P<first>\d?\d)(?P<sep>[/.])(?P<second>\d?\d)(?P=sep)(?P<year>{_YEAR})(?![\w/])",
        # Saturday (8th November), 9 October 2025, 6-7 November
        (
            rf"(?<![\w,.:/$€£-]){_BEFORE}(?P<day>{_DAY}){_MORE}{_S}*(?:of{_S}+)?(?P<month>{MONTH})"
            rf"(?:,?{_S}+(?P<year>{_YEAR}){_EDGE})?{_AFTER}"
        ),
        # Wednesday, Oct. 29; October 9, 2025; November 6-7
        (
            rf"(?<!\w){_BEFORE}(?P<month>{MONTH}){_S}*(?:the{_S}+)?(?P<day>{_DAY}){_MORE}(?!\w|[,.:/]\d)"
            rf"(?:,?{_S}+(?P<year>{_YEAR}){_EDGE})?{_AFTER}"
        ),
        # early October 2025; last October
        rf"(?<!\w){_STAGE}(?P<month>{MONTH}),?{_S}+(?:of{_S}+)?(?P<year>{_YEAR}){_EDGE}",
        (
            rf"(?<!\w)(?:{_WHICH}{_S}+)?{_STAGE}(?P<month>{LONG_MONTH}|{SHORT_MONTH})"
            rf"(?![-‑](?!{MONTH})\w|{_S}*(?:the{_S}+)?{_DAY}(?!\w|,\d))"
        ),
        (
            rf"(?<!\w)(?:{_WHICH}{_S}+|(?<=[IiBb][ny]\s)|(?<=[Ss]ince\s)|(?<=[Uu]ntil\s)|(?<=[Ff]rom\s)"
            r"|(?<=[Dd]uring\s)|(?<=[Bb]efore\s)|(?<=[Aa]fter\s)|(?:[Ee]arly|[Ll]ate|[Mm]id)[-‑\s]+"
            r"|(?<=[Tt]he\s)(?=\w+\s(?!on\b|for\b|of\b)[a-z])|(?<=\b[Ii]ts\s)(?=\w+\s[a-z])|(?<=\s[Aa]\s)(?=\w+\s[a-z]))"
            rf"(?P<month>May|March)\b(?!\s+[A-Z][a-z]|{_S}*{_DAY}(?!\w|,\d))"
        ),
        # "March" among small words is a month, unless people march on, for or against something
        r"(?<=[a-z,&]\s)(?P<month>March)\b(?!\s+(?:on|for|of|against)\b|\s+[A-Z\d])",
        # today (Saturday), last Friday, late Thursday, Thursday night
        (
            rf"(?<!\w)(?P<relative>[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow)\b(?:{_S}+{PART_OF_DAY})?"
            rf"(?:{_S}*[(,]{_S}*(?P<weekday>{LONG_WEEKDAY})\)?)?"
        ),
        (
            rf"(?<!\w)(?<!Black\s)(?<!Good\s)(?<!Super\s)(?<!Bloody\s)(?<!Easter\s)(?<!Ash\s)(?<!Cyber\s)"
            rf"(?:{_WHICH}{_S}+)?(?:(?:[Ee]arly|[Ll]ate)(?:{_S}+on)?{_S}+)?(?P<weekday>{LONG_WEEKDAY})"
            rf"(?:{_S}+{PART_OF_DAY})?\b"
        ),
        # last month, three days ago
        rf"(?<!\w)(?:[Ee]arl(?:y|ier){_S}+|[Ll]ate(?:r)?{_S}+)?{_WHICH}{_S}+(?P<period>{PERIOD}|night)\b(?![’'-])",
        (
            rf"(?<![\w-])(?<!\d[.,]){_COUNT}{_S}+(?P<period>hour|day|week|month|year|decade)s?{_S}+"
            r"(?P<sense>ago|earlier|later)\b"
        ),
        # the 1990s, the ’90s, the 19th century
        rf"(?<!\w){_STAGE}(?P<decade>(?:1\d|20)\d0)[’']?s\b",
        r"(?<!\w)(?<=[Tt]he\s)(?:(?:early|late|mid)[-‑\s]+)?[’'‘]?(?P<short_decade>[2-9]0)[’']?s\b",
        (
            rf"(?<!\w)(?:(?P<century>\d\d?)(?:st|nd|rd|th)|(?P<spelled>(?i:{'|'.join(CENTURIES)})))"
            r"[-‑\s][Cc]entury\b"
        ),
        # 9-11 a.m., 3:30 p.m., 15:30, 1800 GMT, noon
        (
            rf"(?<![\w:.,$€£])(?:(?P<hour0>1[0-2]|0?[1-9])(?:[:.](?P<minute0>[0-5]\d))?(?:{_TO}))?"
            r"(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[AaPp])\.?[Mm]\b\.?"
        ),
        r"(?<![\w:.,$€£-])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?![\w:]|\.\d)",
        r"(?<![\w:.,$€£])(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?=\s(?:GMT|UTC|hours\b|hrs\b))",
        r"(?<!\w)(?P<word>[Nn]oon|[Mm]idnight|[Mm]idday)\b",
    )
)
# 2019-23 and 2020/21 are two years; a bare year is one where it cannot be a count.
YEARS = re.compile(
    rf"(?<![\w.,:/$€£¥+-])(?P<year>{_YEAR})(?:[-–/](?P<to>\d\d(?:\d\d)?)(?![\w,.-]*\d))?(?!\w|[,.:/]\d|%|\s?%)"
)
YEAR_CUE = re.compile(
    r"(?:\b(?:in|since|from|until|till|by|during|before|after|through|late|early|mid|the|year|"
    r"years|and|to|between|for|of|this|that|its|his|her|their|our)|[’']s|[-–(])[\s-]*$",
    re.IGNORECASE,
)
COUNT_CUE = re.compile(
    r"(?:\b(?:than|least|most|about|around|approximately|roughly|nearly|almost|over|some|"
    r"exactly|only|up\s+to|another|No\.?|number)|[$€£¥#])\s*$",
    re.IGNORECASE,
)
#: What is measured, not counted, and no date has: "50 inches (1300 mm)"; "to 1,500" after "1000".
MEASURED = re.compile(
    r"[\s-](?:km|kg|mm|cm|MW|GW|kW|lbs?|kilomet(?:re|er)s|met(?:re|er)s|feet|tonn?es|tons|acres|hectares|"
    r"per\s?cent)\b|\s(?:and|to|or)\s\d{1,3},\d{3}\b"
)
COUNTED = re.compile(
    r"[\s-](?:(?:km|kg|mm|cm|m|mi|ft|lb|lbs|MW|GW|kW|dollars?|euros?|pounds?|percent|per\s+cent|"
    r"hours?|days?|kilomet|met(?:re|er)|miles?|feet|tons?|tonnes?|acres?|hectares?|votes?)\b"
    r"|(?:people|men|women|children|troops|police|[a-z]{3,}s)\b(?!\s+later|\s+ago))"
)
