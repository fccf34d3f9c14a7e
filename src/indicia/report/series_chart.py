"""One hypothesis over time as inline SVG: band for the range, line for its middle, ticks for days on which it moved."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from indicia.model import SeriesPoint
from indicia.report import words
from indicia.report.series import Track, day_words

WIDTH, HEIGHT = 400, 48
LEAD = 24.0
"""Room at the left for the state before the first dated page."""
TAIL = 12.0
"""The last state is drawn on so far, or the last step could not be seen."""
_GRIDS = (0.1, 0.25, 0.5, 0.75, 1.0)
"""The scale ends at the first of these that holds all upper ends."""


def scale_top(highest: float) -> float:
    """The upper end of the scale of all charts of one series, in [0, 1].

    >>> scale_top(0.37)
    0.5
    """
    return next((top for top in _GRIDS if highest <= top), 1.0)


def chart(track: Track, points: Sequence[SeriesPoint], *, top: float, id: str) -> Markup:
    """The chart of one hypothesis; `id` must be unique on the page.

    Title and description say in words what the lines show. Without the style
    sheet (`.series`) it is black on white.
    """
    xs = positions(points)
    lows, middles, highs = (
        [_y(p, top) for p in ends] for ends in zip(*((s.p_low, s.p_mid, s.p_high) for s in track.states), strict=True)
    )
    band = f"M{_n(xs[0])},{_n(highs[0])}{_steps(xs, highs)}V{_n(lows[-1])}{_steps_back(xs, lows)}Z"
    return Markup(
        '<svg class="series" viewBox="0 0 {W} {H}" preserveAspectRatio="none" role="img" '
        'aria-labelledby="{id}-t {id}-d"><title id="{id}-t">{title}</title><desc id="{id}-d">{desc}</desc>{grid}'
        '<path class="band" d="{band}"/><path class="middle" d="M{x},{y}{line}" fill="none"/>{ticks}</svg>'
    ).format(
        W=WIDTH, H=HEIGHT, id=id, title=f"{track.name} over time", desc=_description(track, points),
        grid=Markup("").join(_gridline(share) for share in (0.0, 0.5, 1.0)),
        band=band, x=_n(xs[0]), y=_n(middles[0]), line=_steps(xs, middles),
        ticks=Markup("").join(_tick(x) for x, p in zip(xs, points, strict=True) if _moved(p, track)),
    )  # fmt: skip


def axis(points: Sequence[SeriesPoint]) -> Markup:
    """The first and last day under the charts' head; "start" where no page has a date."""
    days = [p.day for p in points if p.day]
    if not days:
        return Markup('<span class="days"><span>start</span></span>')
    first = Markup('<span style="left:{}%">{}</span>').format(_n(100 * LEAD / WIDTH), day_words(days[0]))
    last = Markup("<span>{}</span>").format(day_words(days[-1])) if len(days) > 1 else Markup("")
    return Markup('<span class="days">{}{}</span>').format(first, last)


def positions(points: Sequence[SeriesPoint]) -> list[float]:
    """Where each point begins: days in proportion, the start at the left edge."""
    days = [p.day.toordinal() for p in points if p.day]
    first, last = (days[0], days[-1]) if days else (0, 0)
    width = (WIDTH - LEAD - TAIL) / max(1, last - first)
    return [LEAD + (p.day.toordinal() - first) * width if p.day else 0.0 for p in points]


def _steps(xs: Sequence[float], ys: Sequence[float]) -> str:
    """From the first point on: along to the next day, then up or down, and on to the right edge."""
    parts = (f"H{_n(x)}V{_n(y)}" for x, y in zip(xs[1:], ys[1:], strict=True))
    return "".join(parts) + f"H{WIDTH}"


def _steps_back(xs: Sequence[float], ys: Sequence[float]) -> str:
    pairs = list(zip(xs[1:], ys[:-1], strict=True))
    return "".join(f"H{_n(x)}V{_n(y)}" for x, y in reversed(pairs)) + f"H{_n(xs[0])}"


def _moved(point: SeriesPoint, track: Track) -> bool:
    return any(m.hypothesis == track.first.id for m in point.moves)


def _description(track: Track, points: Sequence[SeriesPoint]) -> str:
    start, now = words.percent_range(track.first), words.percent_range(track.last)
    days = [day_words(p.day) for p in points if _moved(p, track)]
    when = f" It moved on {words.listed(days[:8])}{' and later' if len(days) > 8 else ''}." if days else ""
    return f"From {start} at the start to {now} now.{when.replace('on at the', 'at the')}"


def _gridline(share: float) -> Markup:
    y = _n(_y(share, 1.0))
    return Markup('<line class="grid" x1="0" x2="{0}" y1="{1}" y2="{1}"/>').format(WIDTH, y)


def _tick(x: float) -> Markup:
    return Markup('<line class="tick" x1="{0}" x2="{0}" y1="{1}" y2="{2}"/>').format(_n(x), HEIGHT - 6, HEIGHT)


def _y(p: float, top: float) -> float:
    """Top of the scale near the upper edge, with room for the line's width."""
    return 2 + (HEIGHT - 4) * (1 - min(1.0, p / top))


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
