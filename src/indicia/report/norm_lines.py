"""Lines of plain text that the pages on norms share."""

from __future__ import annotations

import textwrap
from datetime import date

from indicia.kb.norms import CONFIDENCE
from indicia.report.clean import one_line

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
UNCHECKED = "°"
"""Stands behind a figure that was not held against the document itself."""


def key_lines(width: int) -> list[str]:
    """What the certainty marks mean."""
    marks = "; ".join(f"{mark} {text}" for mark, text in CONFIDENCE.items())
    return wrapped(f"Certainty: {marks}. {UNCHECKED} not held against the document itself.", width)


def day_text(day: date) -> str:
    """A day as people write it: 7 Jun 2027."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def edtf_text(text: str) -> str:
    """A day in EDTF as people write it; anything else as it is."""
    try:
        return day_text(date.fromisoformat(text))
    except ValueError:
        return text


def capital(text: str) -> str:
    """First letter large."""
    return text[:1].upper() + text[1:]


def row(label: str, text: str, width: int, *, label_width: int = 13) -> list[str]:
    """A label and a text beside it, over as many lines as it needs."""
    shown = f"  {label:<{label_width - 2}}"
    return textwrap.wrap(one_line(text), width, initial_indent=shown, subsequent_indent=" " * label_width)


def wrapped(text: str, width: int, *, first: int = 0, rest: int = 0) -> list[str]:
    """A text over as many lines as it needs; harmless in a terminal."""
    return textwrap.wrap(one_line(text), width, initial_indent=" " * first, subsequent_indent=" " * rest)
