"""Turns of a transcript or a written interview: lines that open with the speaker's name and a colon."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from indicia.pages.dates import find_dates
from indicia.pages.lexicon import PHRASES
from indicia.pages.lines import Line
from indicia.pages.patterns import normalised

MIN_TURNS = 3
"""Fewer lines with a label are a list or a coincidence."""
MAX_LABEL_WORDS = 4
MAX_IMPRINT_CHARS = 80

_LABEL = re.compile(r"(?P<label>[^\W\d_][^\s:.!?]{0,20}\.?(?:\s[^\s:!?]{1,20}){0,4}?)(?:\s\([^()]{1,30}\))?\s?:\s\S")
_FURNITURE = ("links", "share", "subscribe", "donate", "photo", "contact", "role", "cookies", "rights", "advert")


def turns(lines: Sequence[Line]) -> frozenset[int]:
    """Indices of the lines that are turns; empty unless a speaker comes back and the page has several turns.

    Once a page is known to be talk, voices that speak only once ("CALLER: ...")
    count, too, if their label is written as those of the others are.
    """
    labels = {i: label for i, line in enumerate(lines) if (label := label_of(line.text)) and not _is_imprint(line.text)}
    counts = Counter(labels.values())
    back = {label for label, count in counts.items() if count > 1}
    if len(counts) < 2 or len(labels) < MIN_TURNS or not back:
        return frozenset()
    capitals = any(label.isupper() for label in back)
    alike = {label for label in counts if label.isupper()} if capitals else back if len(back) < 2 else set(counts)
    return frozenset(i for i, label in labels.items() if label in back | alike)


def _is_imprint(text: str) -> bool:
    """ "Interview: Anni Lehto · 6 May 2022": a short line that ends with a date."""
    return len(text) <= MAX_IMPRINT_CHARS and any(found.end >= len(text) - 1 for found in find_dates(text))


def label_of(text: str) -> str | None:
    """The name before the colon, if every word of it has a capital and it isn't page furniture ("Related: ...").

    >>> label_of("DR ORM: It rained."), label_of("READ ALSO: Rain"), label_of("What counts: rain")
    ('DR ORM', None, None)
    """
    found = _LABEL.match(text[:100])
    if found is None:
        return None
    label = found["label"]
    words = label.split()
    if len(words) > MAX_LABEL_WORDS or not all(w[0].isupper() or len(w) < 4 for w in words):
        return None
    plain = normalised(label)
    return None if any(phrase in plain for cue in _FURNITURE for phrase in PHRASES[cue]) else label
