"""A day as people write it; the one place where a text becomes a date."""

from __future__ import annotations

from datetime import date

from indicia.errors import UsageError


def as_date(value: date | str | None) -> date | None:
    """A date from ISO text; None stays None.

    >>> as_date("2015-06-18")
    datetime.date(2015, 6, 18)
    """
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise UsageError(f"{value!r} is no date. Write year-month-day, such as 2015-06-18.") from None
