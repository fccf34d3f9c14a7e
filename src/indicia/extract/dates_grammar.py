"""The date grammar's driver: at each place in the text the longest phrase that any rule finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from indicia.extract import dates_calendar as calendar
from indicia.extract import dates_relative as relative
from indicia.extract import dates_spans as spans
from indicia.extract import dates_stretches as stretches
from indicia.extract.dates_pieces import Hit
from indicia.extract.dates_tokens import PADDING, Token, Tokens, tokens
from indicia.extract.dates_words import (
    DAY_NAMES,
    DAY_PARTS,
    EDGE_NOUNS,
    EDGES,
    FREQUENCIES,
    HOLIDAYS,
    MANY,
    MOMENTS,
    MONTHS,
    ORDINALS,
    PHRASES,
    PLURAL_DAYS,
    POINTERS,
    SEASONS,
    TENS,
    UNITS,
    VAGUE,
)
from indicia.extract.numbers import SCALES
from indicia.extract.numbers import UNITS as NUMBER_WORDS

Rule = Callable[[Tokens, int], Hit | None]

RULES: tuple[Rule, ...] = (
    calendar.in_digits, calendar.day_and_month, calendar.month_phrase, stretches.season_phrase,
    stretches.quarter_phrase, stretches.weekday_phrase, stretches.year_phrase, stretches.decade_phrase,
    stretches.ordinal_day,
    spans.clock, spans.day_with_part, relative.deictic, spans.holiday, relative.pointed, relative.distance,
    spans.repeated, relative.recent, relative.from_context, relative.year_end, relative.end_of_unit,
    spans.duration, spans.vague,
)  # fmt: skip
"""The longest hit wins; of two as long, the earlier rule."""

_STARTS = (
    frozenset(
        "the a an another half its their that same this these those in at not before right long every each per".split()
    )
    | frozenset("today tonight yesterday tomorrow overnight then fiscal calendar comparable year month some".split())
    | frozenset(word.split()[0] for word in (*PHRASES, *HOLIDAYS, "new"))
    | frozenset((*MONTHS, *DAY_NAMES, *PLURAL_DAYS, *SEASONS, *UNITS, *DAY_PARTS, *MOMENTS, *ORDINALS, *TENS))
    | frozenset((*POINTERS, *EDGES, *EDGE_NOUNS, *MANY, *FREQUENCIES, *VAGUE, *NUMBER_WORDS, *SCALES, "'", "’"))
)
_WEAK_STARTS = frozenset("the a an its their in at not right before half some another that this".split())
"""They begin a phrase only with one of the words below, or with another start, behind them."""
_SECOND = _STARTS.union(*(phrase.split() for phrase in (*PHRASES, *HOLIDAYS))) | frozenset(
    "couple pair few handful number dozen latest full fiscal flat yesterday".split()
)
_START_KINDS = frozenset(("iso", "numeric", "clock", "decade", "ord", "num"))


def hits(text: str) -> Iterator[tuple[Hit, Token, Token, tuple[tuple[int, int], ...]]]:
    """Every phrase of time, left to right: the hit, its first and last token, and the spans of a range's ends."""
    t = tokens(text)
    i, stop = 0, len(t) - PADDING
    while i < stop:
        hit = _best(t, i) if _may_start(t, i) else None
        if hit is None:
            i += 1
            continue
        yield hit, t[i], t[hit.end - 1], _parts(t, i, hit)
        i = hit.end


def _may_start(t: Tokens, i: int) -> bool:
    """A cheap look before the rules are tried: most words of a text begin nothing."""
    low = t[i].low
    if low in _WEAK_STARTS:
        return t[i + 1].low in _SECOND or t[i + 1].kind in _START_KINDS
    return low in _STARTS or t[i].kind in _START_KINDS


def _best(t: Tokens, i: int) -> Hit | None:
    best: Hit | None = None
    for rule in RULES:
        hit = rule(t, i)
        if hit is not None and (best is None or hit.end > best.end):
            best = hit
    return best


def _parts(t: Tokens, i: int, hit: Hit) -> tuple[tuple[int, int], ...]:
    if hit.split is None or hit.kind != "range":
        return ()
    end, start = hit.split
    return (t[i].start, t[end - 1].end), (t[start].start, t[hit.end - 1].end)
