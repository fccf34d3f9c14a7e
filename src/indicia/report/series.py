"""How the ranges moved over time: sparklines and dated moves, the same in terminal and HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from indicia.model import Assessment, HypothesisRange, Move, Ref, SeriesPoint
from indicia.report import words
from indicia.report._paper import INDENT, Paper, label, plain
from indicia.report.clean import one_line
from indicia.report.dates import edtf_words
from indicia.report.facts import Item

SHOWN = 5
"""Hypotheses shown: those that came furthest on some day."""
SPARK_CELLS = 32
"""Longer series show the last state of each stretch."""
MOST_NAME = 30
TOLD_EACH = 3
"""Of one report so many moves are named, those of the hypotheses shown before others; JSON holds all."""
NAMED_FROM = 0.02
"""Moves of less than two per cent are named only if a report moved nothing more."""
MOST_TOLD = 30
_BLOCKS = "▁▂▃▄▅▆▇█"
START = "at the start"
UNDATED = "Pages without a date count from the start"
ADDED = ", and so does what the analyst added, whatever day he signed it on"
HINDSIGHT = (
    "Which pages tell of the activity, and who said it first, is taken from all of them, so a day’s ranges may differ "
    "from --as-of that day."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """One hypothesis over all points: `first` is the start, `last` the present."""

    name: str
    states: tuple[HypothesisRange, ...]

    @property
    def first(self) -> HypothesisRange:
        """The range at the start."""
        return self.states[0]

    @property
    def last(self) -> HypothesisRange:
        """The range now."""
        return self.states[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A report that moved something: when it came, what it says, whose it is, and the moves worth naming."""

    day: date | None
    sign: str
    indicator: str
    origin: str
    refs: tuple[Ref, ...]
    moves: tuple[Move, ...]


def tracks(points: Sequence[SeriesPoint], *, most: int = SHOWN) -> tuple[Track, ...]:
    """The hypotheses that came furthest on some day, the likeliest of today first."""
    if not points:
        return ()
    found = [Track(name=h.name, states=states) for h, states in _by_hypothesis(points)]
    highest = sorted(found, key=lambda t: (-max(s.p_mid for s in t.states), t.name))[:most]
    return tuple(sorted(highest, key=lambda t: (-t.last.p_mid, t.name)))


def sparkline(middles: Sequence[float], *, top: float, cells: int = SPARK_CELLS) -> str:
    """Mid-points as blocks from 0 to `top`; of more points than cells, the last of each stretch.

    >>> sparkline([0.0, 0.1, 0.2, 0.4], top=0.4)
    '▁▃▅█'
    """
    size = len(middles)
    kept = middles if size <= cells else [middles[(n + 1) * size // cells - 1] for n in range(cells)]
    steps = len(_BLOCKS) - 1
    return "".join(_BLOCKS[round(steps * min(1.0, p / top))] if top > 0 else _BLOCKS[0] for p in kept)


def ceiling(shown: Sequence[Track], *, of_ends: bool = False) -> float:
    """The highest middle, or upper end, of the hypotheses shown, in [0, 1]."""
    return max((s.p_high if of_ends else s.p_mid for t in shown for s in t.states), default=0.0)


def told(assessment: Assessment, *, most: int = MOST_TOLD) -> tuple[tuple[Told, ...], int]:
    """The reports that moved most, in order of time, and how many more there are."""
    names = {o.id: o.name for o in assessment.origins}
    shown = {t.first.id for t in tracks(assessment.series)}
    found = [
        Told(
            day=point.day,
            sign=words.PRESENCE_SYMBOLS["present" if present else "absent"],
            indicator=words.indicator_name(indicator),
            origin=names.get(origin, origin),
            refs=moves[0].refs,
            moves=_worth_naming(moves, shown),
        )
        for point in assessment.series
        for (indicator, origin, present), moves in _by_report(point)
    ]
    least = sorted((_size(t) for t in found), reverse=True)[most - 1] if len(found) > most else 0.0
    kept = tuple([t for t in found if _size(t) >= least][:most])
    return kept, len(found) - len(kept)


def move_words(move: Move) -> str:
    """ "cover for an attack from 1–5 % to 3–12 %"."""
    before, after = (words.percent_range(h) for h in _ends(move))
    return f"{words.hypothesis_name(move.hypothesis)} from {before} to {after}"


def day_words(day: date | None) -> str:
    """The day, or that it was there from the start."""
    return edtf_words(day.isoformat()) if day else START


def summary(points: Sequence[SeriesPoint]) -> str:
    """How many days, pages and moves the series has, and how many pages lack a date."""
    pages, undated = sum(len(p.pages) for p in points), sum(len(p.pages) for p in points if p.day is None)
    days = sum(p.day is not None for p in points)
    still = sum(not p.moves for p in points if p.day is not None)
    parts = [f"{_counted(days, 'day')} with pages, {_counted(pages, 'page')}"]
    parts += [f"{undated} of them without a date"] if undated else []
    parts += [f"on {_counted(still, 'day')} nothing moved"] if still else []
    return "; ".join(parts) + "."


def hindsight(assessment: Assessment) -> str:
    """What counts from the start, and what the days before could not know."""
    added = any(o.kind == "added" for o in assessment.overrides)
    return f"{UNDATED}{ADDED if added else ''}. {HINDSIGHT}"


def over_time(paper: Paper, assessment: Assessment) -> None:
    """The section of the terminal report; nothing without a series."""
    points = assessment.series
    if not points:
        return
    paper.title("Over time", note="middle of the range, day by day; then the range at the start and now")
    shown = tracks(points)
    top = ceiling(shown)
    name = min(MOST_NAME, max(len(t.name) for t in shown))
    cells = max(8, min(SPARK_CELLS, len(points)))
    rows = [
        (
            label(t.name, style=""),
            plain(sparkline([s.p_mid for s in t.states], top=top, cells=cells)),
            plain(f"{words.percent_range(t.first)} → {words.percent_range(t.last)}"),
        )
        for t in shown
    ]
    paper.table(rows, widths=(name, cells, None))
    paper.put(plain(f"{summary(points)} Highest block: {words.percent(top)} %.", style="dim"), indent=INDENT)
    _moves(paper, assessment)
    paper.put(plain(hindsight(assessment), style="dim"), indent=INDENT)


def _moves(paper: Paper, assessment: Assessment) -> None:
    kept, more = told(assessment)
    for one in kept:
        text = f"{day_words(one.day)}: {one.sign} {one.indicator} ({one.origin}) moved "
        text += "; ".join(move_words(m) for m in one.moves)
        paper.put(paper.cited(Item(text=one_line(text), refs=one.refs)), indent=INDENT)
    if more:
        paper.put(plain(f"and {_counted(more, 'report')} that moved less", style="dim"), indent=INDENT)
    if not kept:
        paper.put(plain("no report moved a range by half a per cent", style="dim"), indent=INDENT)


def _by_hypothesis(points: Sequence[SeriesPoint]) -> Iterator[tuple[HypothesisRange, tuple[HypothesisRange, ...]]]:
    for states in zip(*(p.hypotheses for p in points), strict=True):
        yield states[0], states


def _by_report(point: SeriesPoint) -> Iterator[tuple[tuple[str, str, bool], tuple[Move, ...]]]:
    for key, moves in groupby(point.moves, key=lambda m: (m.indicator, m.origin, m.present)):
        yield key, tuple(moves)


def _worth_naming(moves: Sequence[Move], shown: set[str]) -> tuple[Move, ...]:
    known = [m for m in moves if m.hypothesis in shown]
    return tuple([m for m in known if m.shift >= NAMED_FROM][:TOLD_EACH] or known[:1] or moves[:1])


def _size(one: Told) -> float:
    return max(m.shift for m in one.moves)


def _ends(move: Move) -> tuple[HypothesisRange, HypothesisRange]:
    """Both states of a move as ranges, for the words that are made for those."""
    name, prior = words.hypothesis_name(move.hypothesis), {"prior_low": 0.0, "prior_high": 1.0}
    before = (move.low_before, move.mid_before, move.high_before)
    low, high = (
        HypothesisRange(id=move.hypothesis, name=name, p_low=a, p_mid=b, p_high=c, **prior)
        for a, b, c in (before, (move.low, move.mid, move.high))
    )
    return low, high


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
