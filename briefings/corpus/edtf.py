"""Dates that are as exact as they are known: EDTF (ISO 8601-2:2019), calendar dates only.

All are of level 0. The date of an article may have one of two qualifiers of level 1 at its end: `~` or `?`.
"""

from __future__ import annotations

import datetime
import re
from calendar import month_name, monthrange
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

DECEMBER = 12
_MONTHS = (*month_name,)
_LONGEST_DATE = 40
_DEFAULTS = datetime.datetime(2000, 1, 1), datetime.datetime(2004, 2, 2)  # noqa: DTZ001  # only their days


class NoSuchDayError(ValueError):
    """The date has the right form, but there is no such day."""


_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?]?)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Date:
    """A year, a month or a day. `str()` gives the EDTF form: `2025`, `2025-05`, `2025-05-29`."""

    year: int
    month: int | None = None
    day: int | None = None
    qualifier: str = ""
    """`~` where the date is approximate, `?` where it is uncertain."""

    @classmethod
    def parse(cls, text: str, *, qualified: bool = False) -> Date:
        """Read `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, with a qualifier at its end if it may have one.

        Raises ValueError, with a message for the contributor, if the text does not have this form, and NoSuchDayError
        if there is no such day.
        """
        match = _FORM.fullmatch(text)
        if match is None or (match[4] and not qualified):
            raise ValueError(f'"{text}" is not a date of the form 2025, 2025-05 or 2025-05-29')
        year, month, day = (int(part) if part else None for part in match.groups()[:3])
        assert year is not None
        try:
            datetime.date(year, 1 if month is None else month, 1 if day is None else day)
        except ValueError:
            raise NoSuchDayError(f'"{text}" is not in the calendar{_because(year, month)}') from None
        return cls(year, month, day, match[4])

    def __str__(self) -> str:
        return f"{self.plain}{self.qualifier}"

    @property
    def plain(self) -> str:
        """The date without its qualifier, for formats that know none."""
        return "-".join(
            [f"{self.year:04}"] + [f"{part:02}" for part in (self.month, self.day) if part is not None]
        )

    @property
    def first(self) -> datetime.date:
        """The earliest day that the date can mean."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> datetime.date:
        """The latest day that the date can mean."""
        month = self.month or DECEMBER
        return datetime.date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def words(self) -> str:
        """For readers, in English: `29 May 2025`, `May 2025`, `2025`, `about 2025`, `2025?`."""
        month = _MONTHS[self.month] if self.month else None
        words = " ".join(str(part) for part in (self.day, month, self.year) if part)
        return f"about {words}" if self.qualifier == "~" else words + self.qualifier


def dates_meant(text: str) -> str:
    """A hint with the date that a text in another form means, or both if the day and the month can be exchanged.

    Empty if it cannot be read as a date.
    """
    # Most checks read no such date.
    from dateutil import parser  # noqa: PLC0415

    found: dict[Date, None] = {}
    if len(text) <= _LONGEST_DATE:
        for day_first in (True, False):
            with suppress(ValueError, OverflowError, TypeError):
                # What a text does not say is taken from the default, so two of them show what it says.
                one, other = (
                    parser.parse(text, dayfirst=day_first, default=default).timetuple()[:3]
                    for default in _DEFAULTS
                )
                if one[:2] == other[:2]:
                    found.setdefault(Date(*(one if one == other else one[:2])))
    return f"write {' or '.join(_with_words(date, found) for date in found)}" if found else ""


def _with_words(date: Date, found: Collection[Date]) -> str:
    return str(date) if len(found) == 1 else f"{date} for {date.words}"


def _because(year: int, month: int | None) -> str:
    """Why there is no such day, for the message."""
    if month is not None and not 1 <= month <= DECEMBER:
        return f": there is no month {month:02}"
    if month is None or year == 0:
        return ": there is no year 0000"
    last = Date(year, month).last
    return f": {last.strftime('%B')} {year} has {last.day} days"
