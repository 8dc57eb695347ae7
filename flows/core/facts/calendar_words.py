"""Names of months, weekdays and stretches of time, as pieces for regular expressions."""

from __future__ import annotations

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
#: Monday first, as Python counts them.
WEEKDAY_NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_SHORT_MONTHS = {"Sept": 9} | {m[:3]: i for i, m in enumerate(_MONTHS, 1) if m != "May"}
_SHORT_WEEKDAYS = {
    "Tues": 1,
    "Thur": 3,
    "Thurs": 3,
    **{d[:3]: i for i, d in enumerate(WEEKDAY_NAMES)},
}

#: Folded name, long or short, without a point → 1 to 12.
MONTH_NUMBER = {m.casefold(): i for i, m in enumerate(_MONTHS, 1)} | {
    m.casefold(): i for m, i in _SHORT_MONTHS.items()
}
#: Folded name, long or short, without a point → Monday 0 to Sunday 6.
WEEKDAY_NUMBER = {d.casefold(): i for i, d in enumerate(WEEKDAY_NAMES)} | {
    d.casefold(): i for d, i in _SHORT_WEEKDAYS.items()
}


def _alternatives(names: list[str]) -> str:
    # "may", "march", "august" and "sun" in lower case are other words. Longest first.
    plain = {"May", "March", "August"}
    forms = {form for name in names for form in (name, name.upper())}
    forms |= {name.lower() for name in names if len(name) > 5 and name not in plain}  # noqa: PLR2004
    return "|".join(sorted(forms, key=lambda form: (-len(form), form)))


#: A month beside a day or a year may be short ("Oct. 9"); one alone is spelled out or has a point.
MONTH = rf"(?:(?:{_alternatives(_MONTHS)})\b|(?:{_alternatives(list(_SHORT_MONTHS))})\b\.?)"
#: "May" and "March" alone are only a month where the words around say so.
LONG_MONTH = rf"(?:{_alternatives([m for m in _MONTHS if m not in {'May', 'March'}])})\b"
SHORT_MONTH = rf"(?:{_alternatives(list(_SHORT_MONTHS))})\."
WEEKDAY = (
    rf"(?:(?:{_alternatives(WEEKDAY_NAMES)})\b|(?:{_alternatives(list(_SHORT_WEEKDAYS))})\b\.?)"
)
LONG_WEEKDAY = rf"(?:{_alternatives(WEEKDAY_NAMES)})\b"
PART_OF_DAY = r"(?:early\s+)?(?:morning|afternoon|evening|night|lunchtime)"
PERIOD = (
    r"(?:week|weekend|month|quarter|year|decade|century|season|spring|summer|autumn|fall|winter)"
)
